#include "facts/checklist.h"

#include "facts/northbridge.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace facts;
using namespace northbridge;

namespace {

std::vector<ChecklistStandard> const& standards()
{
    static auto const items = read_checklist(read_json("data/publication_checklist.json"));
    return items;
}

Occasion occasion(char const* as_at)
{
    Occasion occasion { "16", "", on(as_at), 1 };
    occasion.checklist = &standards();
    return occasion;
}

std::vector<ChecklistItem> items_of(Northbridge const& data, char const* as_at)
{
    return publication_checklist(data.subject(), calendar(), occasion(as_at)).value();
}

ChecklistItem item(std::vector<ChecklistItem> const& items, std::string const& number)
{
    auto const found = std::ranges::find(items, number, &ChecklistItem::number);
    base::ensure(found != items.end(), "no item " + number);
    return *found;
}

std::string due(std::vector<ChecklistItem> const& items, std::string const& number)
{
    auto const day = item(items, number).due;
    return day ? day->iso() : "";
}

std::string with_status(std::vector<ChecklistItem> const& items, std::string_view status)
{
    std::string numbers;
    for (auto const& one : items) {
        if (one.status == status)
            numbers += one.number + " ";
    }
    return numbers;
}

} // namespace

TEST(Checklist, HasThirtyFiveItemsOfWhichEightHoldPublicationBack)
{
    ASSERT_EQ(standards().size(), 35U);
    std::string blocking;
    for (auto const& one : standards())
        blocking += one.blocks_publication ? one.number + " " : "";
    EXPECT_EQ(blocking, "2 3 4 6 7 18 28 33 ");
}

TEST(Checklist, CountsItsDaysFromThePlannedOne)
{
    // Publication is planned for Thursday 27 April 2017.
    Northbridge data;
    auto const items = items_of(data, "2017-03-01");
    EXPECT_EQ(due(items, "1"), "2017-03-16"); // 42 days before
    EXPECT_EQ(due(items, "16"), "2017-04-24"); // 3 days before
    EXPECT_EQ(due(items, "18"), "2017-04-20"); // R-D17a: 7 calendar days before
    EXPECT_EQ(due(items, "19"), ""); // before the decision, whenever that is
    EXPECT_EQ(due(items, "22"), "2017-05-05"); // 5 working days after: 1 May is a bank holiday
    EXPECT_EQ(due(items, "29"), "2017-04-27");
    EXPECT_EQ(due(items, "34"), "2017-04-28");
    EXPECT_EQ(item(items, "34").due_until->iso(), "2017-05-11"); // until 14 days after
    EXPECT_EQ(due(items, "35"), "2017-06-08"); // 42 days after
}

TEST(Checklist, CountsThePanelsCopyInWorkingDaysWhereTheProfileDoes)
{
    Northbridge data;
    data.profile = read_json("data/profiles/sefton_2018.json");
    auto const items = items_of(data, "2017-03-01");
    // Back from 27 April: 26 25 24 21 20 19 18; Easter Monday is not reached.
    EXPECT_EQ(due(items, "18"), "2017-04-18");
    EXPECT_EQ(item(items, "18").due_words, "7 working days before publication");
    EXPECT_EQ(item(items, "9").owner, "LSCB Business Manager");
}

TEST(Checklist, WithoutAPlannedDaySaysWhenInWords)
{
    Northbridge data;
    remove(at(data.case_file, "/publication"), "planned_on");
    auto const items = items_of(data, "2017-03-01");
    EXPECT_EQ(due(items, "1"), "");
    EXPECT_EQ(item(items, "1").due_words, "42 days before publication");
    EXPECT_EQ(item(items, "34").due_words, "1 to 14 days after publication");
    EXPECT_EQ(item(items, "29").due_words, "On publication");
}

TEST(Checklist, TellsWhatWasSoOnTheDay)
{
    Northbridge data;
    EXPECT_EQ(with_status(items_of(data, "2017-03-01"), "DONE"), "");
    EXPECT_EQ(with_status(items_of(data, "2017-04-03"), "DONE"), "2 3 4 6 7 ");
    EXPECT_EQ(with_status(items_of(data, "2017-04-27"), "DONE"), "2 3 4 6 7 18 28 33 ");
    EXPECT_FALSE(item(items_of(data, "2017-03-01"), "2").done_on);
}

TEST(Checklist, SetsAsideWhatDoesNotApply)
{
    Northbridge data;
    // No non-publication, no embargo. The police request was granted and a school is involved.
    EXPECT_EQ(with_status(items_of(data, "2017-03-01"), "NOT_APPLICABLE"), "19 26 ");
    remove(data.case_file, "parallel");
    remove(data.case_file, "police_requests");
    auto const items = items_of(data, "2017-03-01");
    // Without an inquest item 7 would be set aside as well, but the record says it is done later.
    // The Coroner had a letter, so item 21 stays.
    EXPECT_EQ(with_status(items, "NOT_APPLICABLE"), "5 8 19 25 26 ");
    EXPECT_EQ(item(items, "5").note, "Does not apply to this case");
}

TEST(Checklist, ALessonsLearnedReviewHasNothingToPublish)
{
    Northbridge data;
    at(data.case_file, "/decisions/0/review_type") = base::Value("LLR");
    auto const items = items_of(data, "2017-03-01");
    for (auto const* number : { "18", "19", "20", "21", "22", "28", "29", "33" }) {
        EXPECT_EQ(item(items, number).status, "NOT_APPLICABLE") << number;
        EXPECT_EQ(item(items, number).note, "Lessons Learned Review – not published") << number;
    }
    EXPECT_EQ(item(items, "1").status, "OPEN");
}

TEST(Checklist, TheCasesOwnItemsFollow)
{
    Northbridge data;
    auto own = base::parse_json(
        R"({"code": "36", "text": "Tell the cricket club", "group": "AGENCIES", "status": "OPEN"})",
        "test")
                   .value();
    at(data.case_file, "/publication/checklist").as_list()->push_back(own);
    auto const items = items_of(data, "2017-03-01");
    ASSERT_EQ(items.size(), 36U);
    EXPECT_EQ(items.back().item, "Tell the cricket club");
    EXPECT_EQ(items.back().group, "Agencies");
}

TEST(Checklist, ABlankTellsNothingOfACase)
{
    Northbridge data;
    auto blank = occasion("2017-04-27");
    blank.blank = true;
    auto const facts = checklist_facts(data.subject(), calendar(), blank).value();
    EXPECT_EQ(printed_at(facts, "all"), "35");
    EXPECT_EQ(printed_at(facts, "done"), "0");
    for (auto const& one : *fact_at(facts, "items").list()) {
        EXPECT_TRUE(one.member("due")->missing());
        EXPECT_TRUE(one.member("status")->missing());
        EXPECT_TRUE(one.member("done_on")->missing());
    }
}
