// The papers of a panel in the variants that no golden file shows.

#include "assemble/assemble.h"

#include "facts/northbridge.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using assemble::Mode;
using northbridge::at;
using northbridge::Northbridge;

/// What is ordered, as at a day on which it can be made.
struct Wanted {
    char const* document;
    char const* as_at;
    char const* recipient = nullptr;
    Mode mode = Mode::completed;
};

std::string page_of(Northbridge const& data, Wanted const& wanted)
{
    static auto const library = assemble::Library::load(northbridge::root());
    auto const made = assemble::assemble(
        { .document = wanted.document,
            .recipient
            = wanted.recipient ? std::optional<std::string>(wanted.recipient) : std::nullopt,
            .format = assemble::Format::html,
            .as_at = northbridge::on(wanted.as_at),
            .mode = wanted.mode },
        data.subject(), library.value());
    EXPECT_TRUE(made.ok());
    return made.ok() ? made.value().front().bytes : "";
}

bool says(std::string const& page, std::string const& words)
{
    return page.find(words) != std::string::npos;
}

/// Which of the 21 sections of the minutes a page has.
std::vector<int> sections(std::string const& page)
{
    std::vector<int> found;
    for (int number = 1; number <= 21; ++number) {
        if (says(page, "<h2 id=\"S" + std::to_string(number) + "\""))
            found.push_back(number);
    }
    return found;
}

/// The panel of NB16/01 was adjourned, and meets again four weeks later.
Northbridge adjourned()
{
    Northbridge data;
    auto& panel = at(data.case_file, "/meetings/0");
    auto second = panel;
    panel.set("status", "ADJOURNED");
    at(panel, "/panel_minutes")
        .set("adjourned_because", "The chronology of the hospital is missing.");
    second.set("id", "SP-NB16-01b");
    second.set("date", "2016-06-06");
    second.set("status", "PLANNED");
    second.set("reconvened_from", "SP-NB16-01");
    northbridge::remove(second, "panel_minutes");
    northbridge::remove(second, "minutes_sent_on");
    auto& meetings = *at(data.case_file, "/meetings").as_list();
    meetings.insert(meetings.begin() + 1, second);
    at(data.case_file, "/scoping_recommendations").as_list()->clear();
    return data;
}

} // namespace

TEST(PanelPapers, MinutesHaveTheirSectionsFilledInOrBlank)
{
    auto const minutes = page_of(Northbridge(), { "8", "2016-05-20", "p02" });
    EXPECT_EQ(sections(minutes).size(), 21u);
    EXPECT_TRUE(says(minutes, "Minutes due by"));
    EXPECT_TRUE(says(minutes, "23/05/2016"));
    EXPECT_TRUE(says(minutes, "AW (born 1991)"));
    EXPECT_FALSE(says(minutes, "Wiśniewska"));
    auto const blank = page_of(Northbridge(), { "8", "2016-05-20", nullptr, Mode::blank });
    EXPECT_EQ(sections(blank).size(), 21u);
    EXPECT_FALSE(says(blank, "NB16"));
    EXPECT_FALSE(says(blank, "Stonecroft"));
}

TEST(PanelPapers, MinutesOfAnAdjournedPanelSayWhyInPlaceOfThreeSections)
{
    auto const minutes = page_of(adjourned(), { "8", "2016-05-20", "p02" });
    auto const found = sections(minutes);
    EXPECT_EQ(found.size(), 18u);
    for (int const number : { 14, 15, 16 })
        EXPECT_EQ(std::ranges::count(found, number), 0) << number;
    EXPECT_TRUE(says(minutes, "Panel adjourned: The chronology of the hospital is missing."));
    EXPECT_TRUE(says(minutes, "reconvenes Monday 6 June 2016"));
}

TEST(PanelPapers, EachSignsOnlyWhatConcernsThem)
{
    auto const own = [](char const* id) {
        return page_of(Northbridge(), { "7", "2016-04-20", id, Mode::prefilled });
    };
    for (auto const* id : { "sheet", "p05" })
        EXPECT_TRUE(says(own(id), "For the minute taker")) << id;
    for (auto const* id : { "sheet", "p07" })
        EXPECT_TRUE(says(own(id), "I attend this first meeting only")) << id;
    EXPECT_FALSE(says(own("p10"), "For the minute taker"));
    EXPECT_FALSE(says(own("p10"), "I attend this first meeting only"));
    EXPECT_TRUE(says(own("p10"), "Ottoline Peverell"));
    EXPECT_FALSE(says(own("p10"), "Marguerite Stonecroft"));
    EXPECT_TRUE(says(own("sheet"), "Marguerite Stonecroft"));
}

TEST(PanelPapers, TheAnswerOfTheChairFollowsTheDecision)
{
    Northbridge data;
    auto& decision = at(data.case_file, "/decisions/0");
    decision.set("outcome", "OVERRULED");
    decision.set("review_type", "NFA");
    auto const none = page_of(data, { "C04", "2016-06-08" });
    EXPECT_TRUE(says(none, "No review will be held; the outcome is no further action."));
    EXPECT_FALSE(says(none, "The method will be"));
    decision.set("review_type", "AUDIT_ACTIVITY");
    decision.set("carried_out_by", "CSC");
    auto const audit = page_of(data, { "C04", "2016-06-08" });
    EXPECT_TRUE(says(audit, "There will instead be other audit activity."));
    EXPECT_TRUE(says(audit, "Northbridge Children’s Social Care will carry this out"));
    // Due on 9 June 2016 and answered on the 13th.
    Northbridge late;
    at(late.case_file, "/decisions/0").set("responded_to_subgroup_chair_on", "2016-06-13");
    EXPECT_TRUE(says(page_of(late, { "C04", "2016-06-13" }), "they are 4 days late"));
}

TEST(PanelPapers, TheCriteriaSheetIsThatOfTheProfile)
{
    Northbridge data;
    auto const blank = Wanted { "C05", "2016-04-20", nullptr, Mode::blank };
    EXPECT_TRUE(says(page_of(data, blank), "Regulation 5(2)(b)(ii), first part"));
    data.profile = northbridge::read_json("data/profiles/medway_2007.json");
    EXPECT_TRUE(says(page_of(data, blank), "A parent has been murdered"));
    EXPECT_FALSE(says(page_of(data, blank), "Regulation 5(2)"));
}

TEST(PanelPapers, ATimetableOfALessonsLearnedReviewHasNoPublication)
{
    Northbridge data("case-nb16-02.json");
    data.profile = northbridge::read_json("data/profiles/medway_2007.json");
    at(data.case_file, "/decisions/0").set("review_type", "LLR");
    auto const page = page_of(data, { "10", "2017-03-31" });
    EXPECT_TRUE(says(page, "there are no steps 21, 22 and 24"));
    EXPECT_FALSE(says(page, "The report is published"));
}

TEST(PanelPapers, ATimetableSaysWhatIsDueAndABlankOneOnlyWhen)
{
    auto const page = page_of(Northbridge(), { "10", "2016-12-18" });
    for (auto const* words : { "Overdue by 10 days", "25/03/2016 Good Friday",
             "Written request of 14 October 2016, until 31 January 2017" })
        EXPECT_TRUE(says(page, words)) << words;
    auto const blank = page_of(Northbridge(), { "10", "2016-12-18", nullptr, Mode::blank });
    EXPECT_TRUE(says(blank, "6 months after the decision"));
    for (auto const* words : { "NB16", "2016", "Northshire Police" })
        EXPECT_FALSE(says(blank, words)) << words;
}
