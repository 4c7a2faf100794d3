#include "facts/panel_minutes.h"

#include "northbridge.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace facts;
using namespace northbridge;

namespace {

Fact minutes_of(Northbridge const& data, char const* as_at = "2016-05-20")
{
    Occasion const occasion {
        .document = "8", .recipient = "", .as_at = on(as_at), .names = NamePolicy::initials
    };
    return minutes_facts(data.subject(), calendar(), occasion).value();
}

std::vector<std::string> printed(Fact const& minutes, char const* list, char const* key)
{
    std::vector<std::string> all;
    auto const fact = fact_at(minutes, list);
    for (auto const& one : *fact.list())
        all.push_back(printed_at(one, key));
    return all;
}

base::Value& attendance(Northbridge& data, std::size_t index)
{
    return at(data.case_file, "/meetings/0/attendances").as_list()->at(index);
}

} // namespace

TEST(PanelMinutes, SayWhoCameWhoWasSorryAndWhoDidNotCome)
{
    Northbridge data;
    EXPECT_EQ(fact_at(minutes_of(data), "present").list()->size(), 13u);
    attendance(data, 6).set("status", "APOLOGIES"); // P10
    attendance(data, 7).set("status", "ABSENT"); // P18
    attendance(data, 8).set("status", "DEPUTY"); // P19 sent a deputy,
    attendance(data, 9).set("status", "DEPUTY"); // and P16 came for P18.
    attendance(data, 9).set("deputy_for", "P18");
    auto const minutes = minutes_of(data);
    EXPECT_EQ(fact_at(minutes, "present").list()->size(), 10u);
    EXPECT_EQ(printed(minutes, "apologies", "agency"),
        (std::vector<std::string> { "Northbridge Hospitals Trust", "Riverside Practice" }));
    EXPECT_EQ(printed(minutes, "absent", "agency"),
        (std::vector<std::string> { "Northbridge Community Health Trust" }));
}

TEST(PanelMinutes, HearEveryRequiredAgencyInItsOrder)
{
    Northbridge const data;
    auto const minutes = minutes_of(data);
    EXPECT_EQ(printed(minutes, "agencies", "name").front(), "Northbridge Children’s Social Care");
    EXPECT_EQ(printed(minutes, "agencies", "name").size(), 7u);
    // The GP practice of NB16/02 sent apologies and told the panel nothing.
    auto const second = minutes_of(Northbridge("case-nb16-02.json"), "2016-09-12");
    auto const agencies = fact_at(second, "agencies");
    auto const found = std::ranges::find_if(*agencies.list(),
        [](Fact const& one) { return printed_at(one, "name") == "Riverside Practice"; });
    ASSERT_NE(found, agencies.list()->end());
    EXPECT_TRUE(shown_at(*found, "none_brought"));
}

TEST(PanelMinutes, ComputeWhenAgenciesSayWhetherTheyAreAccurate)
{
    // Due on Monday 23 May 2016; five working days later, over the holiday of Monday 30 May:
    // 24, 25, 26, 27 and 31 May.
    EXPECT_EQ(printed_at(minutes_of(Northbridge()), "accuracy_due"), "31 May 2016");
}

TEST(PanelMinutes, GoToThoseWhoMayHaveThem)
{
    auto const names = printed(minutes_of(Northbridge()), "distribution", "role");
    EXPECT_NE(std::ranges::find(names, "Independent Chair"), names.end());
    auto const all = recipients(Northbridge().subject(), "panel-minutes");
    auto const has
        = [&](char const* id) { return std::ranges::find(all, id, &Recipient::id) != all.end(); };
    EXPECT_TRUE(has("p08"));
    EXPECT_TRUE(has("p02"));
    EXPECT_FALSE(has("p07"));
}

TEST(PanelMinutes, OfAnAdjournedPanelSayWhenItMeetsAgain)
{
    Northbridge data;
    at(data.case_file, "/meetings/0").set("status", "ADJOURNED");
    attendance(data, 6).set("information_brought", false); // P10 of the hospital
    auto const minutes = minutes_of(data);
    EXPECT_TRUE(shown_at(minutes, "adjourned"));
    EXPECT_FALSE(shown_at(minutes, "reconvenes_on"));
    auto const lacking = fact_at(minutes, "without_information");
    ASSERT_EQ(lacking.list()->size(), 1u);
    EXPECT_EQ(lacking.list()->at(0).printed(), "Northbridge Hospitals Trust");
    auto second = at(data.case_file, "/meetings/0");
    second.set("id", "SP-NB16-01b");
    second.set("date", "2016-06-06");
    second.set("status", "PLANNED");
    second.set("reconvened_from", "SP-NB16-01");
    at(data.case_file, "/meetings").as_list()->push_back(second);
    EXPECT_EQ(printed_at(minutes_of(data), "reconvenes_on"), "6 June 2016");
    EXPECT_EQ(recipients(data.subject(), "panel-minutes").size(),
        recipients(Northbridge().subject(), "panel-minutes").size());
}

TEST(PanelMinutes, AreMissingBeforeAPanelHasMet)
{
    EXPECT_TRUE(minutes_of(Northbridge(), "2016-05-08").missing());
}
