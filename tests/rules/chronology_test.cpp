#include "rules/support.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace northbridge;
using rules_test::check;
using rules_test::first;

namespace {

base::Value json(char const* text)
{
    return base::parse_json(text, "test").value();
}

} // namespace

TEST(ChronologyRules, TheExampleMeetsThem)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "D04", "2016-04-20", "4")), "");
    EXPECT_EQ(first(check(data, "D05", "2016-07-06", "5")), "");
    EXPECT_EQ(first(check(data, "X01", "2016-07-06", "X01")), "");
    EXPECT_FALSE(base::has_error(check(data, "X02", "2016-07-06", "X02")));
}

TEST(ChronologyRules, ThePeriodBeginsBeforeItEnds)
{
    Northbridge data;
    at(data.case_file, "/tor/0").set("period_from", "2016-03-25");
    EXPECT_EQ(first(check(data, "D04", "2016-07-06", "4")), "error chronology-period /tor");
    at(data.case_file, "/tor/0").set("period_from", "2016-03-24");
    EXPECT_EQ(first(check(data, "D04", "2016-07-06", "4")), "");
}

TEST(ChronologyRules, ThereIsAPeriodAndADayOfReturn)
{
    Northbridge data;
    remove(data.case_file, "tor");
    for (auto& meeting : *at(data.case_file, "/meetings").as_list())
        remove(meeting, "chronology_from");
    EXPECT_EQ(first(check(data, "D05", "2016-04-20", "5")), "error chronology-period /meetings");
    for (auto& meeting : *at(data.case_file, "/meetings").as_list())
        remove(meeting, "chronology_due");
    EXPECT_EQ(first(check(data, "chronology-return", "2016-04-20", "5")),
        "warning chronology-return /meetings");
}

TEST(ChronologyRules, ATimelineNeedsEntries)
{
    EXPECT_EQ(first(check(Northbridge(), "timeline", "2016-04-20", "X02")),
        "error timeline-empty /chronologies");
}

TEST(ChronologyRules, ATimelineNamesNobody)
{
    Northbridge data;
    at(data.case_file, "/chronologies/0/entries/0")
        .set("event", "Agnieszka rang the contact team.");
    auto const found = check(data, "timeline", "2016-07-06", "X02");
    ASSERT_TRUE(base::has_error(found));
    EXPECT_TRUE(first(found).ends_with("/chronologies/0/entries/0/event")) << first(found);
}

TEST(ChronologyRules, ATimelineTellsWhatIsAwaited)
{
    auto const found = check(Northbridge(), "timeline", "2016-07-06", "X02");
    EXPECT_EQ(std::ranges::count(found, "timeline-awaited", &base::Diagnostic::code), 4);
}

TEST(ChronologyRules, AGenogramNeedsTheChild)
{
    Northbridge data;
    at(data.case_file, "/children") = json("[]");
    EXPECT_EQ(first(check(data, "X01", "2016-07-06", "X01")), "error genogram-child /children");
}

TEST(ChronologyRules, NobodyIsTheirOwnAncestor)
{
    Northbridge data;
    at(data.case_file, "/relationships") = json(R"([
        {"a":"other-1","b":"other-3","type":"PARENT_OF"},
        {"a":"other-3","b":"child-1","type":"PARENT_OF"},
        {"a":"child-1","b":"other-1","type":"ADOPTIVE_PARENT_OF"}])");
    auto const found = check(data, "X01", "2016-07-06", "X01");
    EXPECT_EQ(first(found), "error genogram-cycle /relationships");
    EXPECT_NE(found.front().message.find("Mother"), std::string::npos);
}

TEST(ChronologyRules, ParentsAreKnownAndHowTheyAreRelated)
{
    Northbridge data;
    at(data.case_file, "/relationships") = json("[]");
    EXPECT_EQ(
        first(check(data, "X01", "2016-07-06", "X01")), "warning genogram-parents /children/0");
    at(data.case_file, "/relationships") = json(R"([
        {"a":"other-1","b":"child-1","type":"PARENT_OF"},
        {"a":"other-4","b":"child-1","type":"PARENT_OF"}])");
    EXPECT_EQ(
        first(check(data, "X01", "2016-07-06", "X01")), "warning genogram-parents /relationships");
}
