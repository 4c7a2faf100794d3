#include "facts/agreement.h"

#include "northbridge.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace facts;
using namespace northbridge;

namespace {

std::vector<std::string> ids(std::vector<Recipient> const& all)
{
    std::vector<std::string> list;
    for (auto const& one : all)
        list.push_back(one.id);
    return list;
}

/// The `recipient` facts of a copy of the agreement.
Fact recipient_of(Northbridge const& data, char const* id, char const* as_at = "2016-05-09")
{
    Occasion const occasion { .document = "7",
        .recipient = id,
        .as_at = on(as_at),
        .keys = { "recipient" },
        .names = NamePolicy::initials,
        .recipients = "panel-attendees" };
    return fact_at(case_facts(data.subject(), calendar(), occasion).value(), "recipient");
}

} // namespace

TEST(Agreement, HasTheSheetFirstAndThenAPageForEachWhoIsInvited)
{
    Northbridge const data;
    auto const all = ids(recipients(data.subject(), "panel-attendees"));
    // 13 are invited to the panel of 9 May 2016.
    ASSERT_EQ(all.size(), 14u);
    EXPECT_EQ(all.at(0), "sheet");
    EXPECT_EQ(all.at(1), "p03");
    EXPECT_TRUE(shown_at(recipient_of(data, "sheet"), "is_sheet"));
    EXPECT_EQ(printed_at(recipient_of(data, "sheet"), "agency"), "All attendees");
    EXPECT_FALSE(shown_at(recipient_of(data, "p07"), "is_sheet"));
    EXPECT_EQ(printed_at(recipient_of(data, "p07"), "capacity"), "Senior Investigating Officer");
    EXPECT_EQ(printed_at(recipient_of(data, "p07"), "signed_on"), "9 May 2016");
    EXPECT_EQ(printed_at(recipient_of(data, "p07", "2016-05-08"), "signed_on"), "");
}

TEST(Agreement, KeepsTheWordsForOthersAway)
{
    Northbridge data;
    // P05 takes the minutes, P07 investigates, P10 represents an agency.
    EXPECT_FALSE(shown_at(recipient_of(data, "p05"), "no_minute_taker"));
    EXPECT_TRUE(shown_at(recipient_of(data, "p05"), "no_investigator"));
    EXPECT_FALSE(shown_at(recipient_of(data, "p07"), "no_investigator"));
    EXPECT_TRUE(shown_at(recipient_of(data, "p10"), "no_minute_taker"));
    EXPECT_TRUE(shown_at(recipient_of(data, "p10"), "no_investigator"));
    EXPECT_FALSE(shown_at(recipient_of(data, "sheet"), "no_minute_taker"));
    EXPECT_FALSE(shown_at(recipient_of(data, "sheet"), "no_investigator"));
    auto& invited = *at(data.case_file, "/meetings/0/attendances").as_list();
    std::erase_if(invited, [](auto const& one) { return one.text("capacity") == "SIO"; });
    EXPECT_TRUE(shown_at(recipient_of(data, "sheet"), "no_investigator"));
}

TEST(Agreement, TakesInThoseWhoAreNotOnTheBoardsList)
{
    Northbridge data;
    auto& invited = *at(data.case_file, "/meetings/0/attendances").as_list();
    for (int twice = 0; twice < 2; ++twice)
        invited.push_back(base::parse_json(R"({"name": "Łucja Żak", "agency": "HOUS",
            "capacity": "EXPERT"})",
            "a test")
                              .value());
    auto const all = ids(recipients(data.subject(), "panel-attendees"));
    ASSERT_EQ(all.size(), 16u);
    EXPECT_NE(all.at(14), all.at(15));
    auto const own = recipient_of(data, all.at(15).c_str());
    EXPECT_EQ(printed_at(own, "name"), "Łucja Żak");
    EXPECT_EQ(printed_at(own, "involvement"), "");
}

TEST(Agreement, IsOfTheRapidReviewWhereThereIsNoScopingPanel)
{
    Northbridge const data("case-nb18-01.json");
    auto const panel = agreement_meeting(data.subject().case_file);
    ASSERT_TRUE(panel);
    EXPECT_EQ(panel->text("id"), "RR-NB18-01");
    EXPECT_EQ(recipients(data.subject(), "panel-attendees").size(), 8u);
    Northbridge without;
    at(without.case_file, "/meetings").as_list()->clear();
    EXPECT_TRUE(agreement_facts(without.subject(), on("2016-05-09")).missing());
    EXPECT_TRUE(recipients(without.subject(), "panel-attendees").empty());
}
