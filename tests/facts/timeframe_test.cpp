#include "facts/timeframe.h"

#include "northbridge.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace facts;
using namespace northbridge;

namespace {

std::vector<TimeframeStep> steps_of(Northbridge const& data, char const* as_at)
{
    return review_timeframe(data.subject(), calendar(), on(as_at)).value();
}

std::vector<std::string> numbers(std::vector<TimeframeStep> const& steps)
{
    std::vector<std::string> all;
    for (auto const& step : steps)
        all.push_back(step.number);
    return all;
}

bool has(std::vector<TimeframeStep> const& steps, std::string const& number)
{
    return std::ranges::find(steps, number, &TimeframeStep::number) != steps.end();
}

TimeframeStep step(std::vector<TimeframeStep> const& steps, std::string const& number)
{
    auto const found = std::ranges::find(steps, number, &TimeframeStep::number);
    EXPECT_NE(found, steps.end()) << number;
    return found == steps.end() ? TimeframeStep {} : *found;
}

/// "rule | due | done" of a step, empty for what is not there.
std::string told(Northbridge const& data, char const* number, char const* as_at = "2017-05-31")
{
    auto const found = step(steps_of(data, as_at), number);
    return found.rule + " | " + (found.due ? found.due->iso() : "") + " | "
        + (found.done ? found.done->earliest().iso() : "");
}

} // namespace

TEST(Timeframe, TwentyFourStepsOfAPublishedReview)
{
    std::vector<std::string> all;
    for (int number = 1; number <= 24; ++number)
        all.push_back(std::to_string(number));
    EXPECT_EQ(numbers(steps_of(Northbridge(), "2017-05-31")), all);
}

TEST(Timeframe, StepsFromTheRegisterOfDeadlines)
{
    Northbridge const data;
    EXPECT_EQ(told(data, "6"), "R-D12 | 2016-05-23 | 2016-05-20");
    EXPECT_EQ(told(data, "7").substr(0, 18), "R-D13 | 2016-06-09");
    EXPECT_EQ(told(data, "18"), "R-D16 | 2016-12-08 | 2017-02-16");
    EXPECT_EQ(told(data, "21"), "R-D17a | 2017-04-20 | 2017-04-19");
    EXPECT_EQ(told(data, "22"), " | 2017-04-27 | 2017-04-27");
    EXPECT_EQ(told(data, "24"), "R-D18 | 2018-04-27 | ");
}

TEST(Timeframe, StepsCountedFromTheDecision)
{
    Northbridge data;
    // Decided on Wednesday 8 June 2016: 5 working days are 9, 10, 13, 14 and 15 June.
    ASSERT_EQ(*at(data.case_file, "/decisions/0/decided_on").as_string(), "2016-06-08");
    EXPECT_EQ(told(data, "8"), "5 working days after the decision | 2016-06-15 | 2016-06-09");
    // 8 June and 21 days are 29 June, and 35 days are 13 July.
    EXPECT_EQ(told(data, "9").substr(0, 39), "3 weeks after the decision | 2016-06-29");
    EXPECT_EQ(told(data, "10").substr(0, 39), "5 weeks after the decision | 2016-07-13");
    // The report is due on 8 December 2016: 14 days later is 22 December.
    EXPECT_EQ(told(data, "20"), "2 weeks after the report is due | 2016-12-22 | 2017-03-01");
}

TEST(Timeframe, BankHolidaysAreSkippedAndTold)
{
    Northbridge data;
    // Good Friday and Easter Monday were 25 and 28 March 2016: from the 23rd the five working days
    // are 24, 29, 30 and 31 March and 1 April.
    at(data.case_file, "/decisions/0/decided_on") = base::Value("2016-03-23");
    auto const found = step(steps_of(data, "2017-05-31"), "8");
    EXPECT_EQ(found.due, on("2016-04-01"));
    EXPECT_EQ(found.skipped.size(), 2u);
}

TEST(Timeframe, BeforeTheDecisionNothingAfterItIsDue)
{
    Northbridge const data;
    EXPECT_EQ(told(data, "7", "2016-05-20"), "R-D13 | 2016-06-09 | ");
    for (auto const* number : { "8", "9", "18", "19" }) {
        auto const found = step(steps_of(data, "2016-05-20"), number);
        EXPECT_FALSE(found.done) << number;
    }
    EXPECT_FALSE(step(steps_of(data, "2016-05-20"), "9").due);
}

TEST(Timeframe, WhatIsNeverPublishedHasNoStepsOfPublication)
{
    // K14.
    Northbridge data;
    data.profile = read_json("data/profiles/medway_2007.json");
    EXPECT_TRUE(has(steps_of(data, "2017-05-31"), "22"));
    data.case_file.set("review_type", "LLR");
    at(data.case_file, "/decisions/0").set("review_type", "LLR");
    EXPECT_FALSE(is_published_type(data.subject(), on("2017-05-31")));
    auto const steps = steps_of(data, "2017-05-31");
    for (auto const* number : { "21", "22", "24" })
        EXPECT_FALSE(has(steps, number)) << number;
    for (auto const* number : { "20", "23" })
        EXPECT_TRUE(has(steps, number)) << number;
}

TEST(Timeframe, ARapidReviewGoesByItsDays)
{
    Northbridge data("case-nb18-01.json");
    data.profile = read_json("data/profiles/sefton_2018.json");
    auto const steps = steps_of(data, "2019-10-20");
    auto const all = numbers(steps);
    for (auto const* number : { "3", "4", "5", "6", "7" })
        EXPECT_FALSE(has(steps, number)) << number;
    for (auto const* number : { "1", "2", "Day 0", "Day 1", "Day 10", "Day 12", "Day 14", "8" })
        EXPECT_TRUE(has(steps, number)) << number;
    EXPECT_EQ(step(steps, "21").rule, "R-D17b");
}
