#include "facts/timeframe_fact.h"

#include "northbridge.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace facts;
using namespace northbridge;

namespace {

Fact timeframe_of(Northbridge const& data, char const* as_at)
{
    Occasion const occasion { .document = "10", .recipient = "", .as_at = on(as_at) };
    return timeframe_facts(data.subject(), calendar(), occasion).value();
}

Fact step_of(Fact const& timeframe, char const* number)
{
    auto const steps = fact_at(timeframe, "steps");
    for (auto const& step : *steps.list()) {
        if (printed_at(step, "number") == number)
            return step;
    }
    ADD_FAILURE() << "no step " << number;
    return {};
}

std::string status(Northbridge const& data, char const* number, char const* as_at)
{
    auto const step = step_of(timeframe_of(data, as_at), number);
    return printed_at(step, "progress") + ": " + printed_at(step, "status");
}

Northbridge of_profile(char const* file, char const* profile)
{
    Northbridge data(file);
    data.profile = read_json(std::string("data/profiles/") + profile + ".json");
    return data;
}

std::size_t count(Fact const& timeframe, char const* lane)
{
    return fact_at(timeframe, lane).list()->size();
}

} // namespace

TEST(TimeframeFact, SaysHowEachStepStands)
{
    Northbridge const data;
    EXPECT_EQ(status(data, "6", "2016-05-31"), "done: Done");
    // Told to the Board on 5 April 2016, a day after it was due.
    EXPECT_EQ(status(data, "2", "2016-05-31"), "done: Done, 1 day late");
    EXPECT_EQ(status(data, "18", "2016-12-08"), "to-come: To come");
    EXPECT_EQ(status(data, "18", "2016-12-18"), "overdue: Overdue by 10 days");
    // Due on 8 December 2016, at the Board on 16 February 2017: 70 days (K6).
    EXPECT_EQ(status(data, "18", "2017-05-31"), "done: Done, 70 days late");
    EXPECT_EQ(status(data, "24", "2018-04-27"), "to-come: To come");
    EXPECT_EQ(status(data, "24", "2018-04-28"), "to-come: May be removed");
}

TEST(TimeframeFact, PutsTheStepsIntoThreeLanes)
{
    auto const all = timeframe_of(Northbridge(), "2017-05-31");
    EXPECT_EQ(count(all, "decision"), 8u);
    EXPECT_EQ(count(all, "review"), 9u);
    EXPECT_EQ(count(all, "publication"), 7u);
    EXPECT_EQ(count(all, "steps"), 24u);
    EXPECT_EQ(printed_at(step_of(all, "6"), "target"), "14 days after step 5");
    EXPECT_EQ(printed_at(step_of(all, "13"), "target"), "12 weeks after the decision");
    EXPECT_EQ(printed_at(step_of(all, "13"), "rule"), "");
}

TEST(TimeframeFact, TellsOfCriminalProcessAndAgreedDelay)
{
    Northbridge data;
    auto const before = timeframe_of(data, "2016-10-13");
    EXPECT_EQ(printed_at(before, "criminal_process.lead_body"), "Northshire Police");
    EXPECT_FALSE(shown_at(before, "delays"));
    auto const after = fact_at(timeframe_of(data, "2016-10-14"), "delays");
    ASSERT_EQ(after.list()->size(), 1u);
    EXPECT_EQ(after.list()->at(0).printed(),
        "Criminal proceedings. Written request of 14 October 2016, until 31 January 2017");
    data.case_file.set("extensions",
        base::parse_json(
            R"([{"rule": "R-D16", "until": "2017-03-08", "reason": "The reviewer fell ill",
            "agreed_by": "INDEPENDENT_CHAIR", "agreed_on": "2016-11-01"}])",
            "a test")
            .value());
    auto const both = fact_at(timeframe_of(data, "2016-11-01"), "delays");
    ASSERT_EQ(both.list()->size(), 2u);
    EXPECT_EQ(both.list()->at(1).printed(), "The reviewer fell ill (R-D16, until 8 March 2017)");
}

TEST(TimeframeFact, OfARapidReviewHasItsDays)
{
    auto const data = of_profile("case-nb18-01.json", "sefton_2018");
    auto const all = timeframe_of(data, "2019-01-31");
    // 1, 2, Day 0, 1, 10, 12, 14, 15 twice, and 8.
    EXPECT_EQ(count(all, "decision"), 10u);
    EXPECT_EQ(printed_at(step_of(all, "Day 10"), "due"), "7 January 2019");
    EXPECT_EQ(printed_at(step_of(all, "Day 10"), "box_number"), "");
    EXPECT_EQ(printed_at(step_of(all, "Day 1"), "target"), "1 working day after Day 0");
    EXPECT_EQ(printed_at(step_of(all, "Day 10"), "box_title"), "Day 10: The rapid review is held");
    auto const skipped = fact_at(step_of(all, "Day 10"), "skipped");
    ASSERT_EQ(skipped.list()->size(), 3u); // 25 and 26 December, 1 January
    EXPECT_EQ(printed_at(skipped.list()->at(2), "date"), "1 January 2019");
}

TEST(TimeframeFact, OfALessonsLearnedReviewHasNoPublication)
{
    auto data = of_profile("case-nb16-02.json", "medway_2007");
    at(data.case_file, "/decisions/0").set("review_type", "LLR");
    auto const all = timeframe_of(data, "2017-03-31");
    EXPECT_TRUE(shown_at(all, "not_published"));
    EXPECT_EQ(count(all, "publication"), 4u); // 18, 19, 20 and 23
}

TEST(TimeframeFact, TheModelSaysTheSameOfEveryCase)
{
    auto const model = timeframe_model(Northbridge().subject(), calendar()).value();
    EXPECT_EQ(count(model, "steps"), 24u);
    EXPECT_EQ(printed_at(step_of(model, "7"), "target"), "1 month after step 5");
    EXPECT_EQ(printed_at(step_of(model, "18"), "rule"), "R-D16");
    EXPECT_EQ(printed_at(step_of(model, "21"), "target"), "7 days before step 22");
    auto const other = timeframe_model(Northbridge("case-nb16-02.json").subject(), calendar());
    auto const& steps = *fact_at(model, "steps").list();
    auto const others = fact_at(other.value(), "steps");
    ASSERT_EQ(others.list()->size(), steps.size());
    for (std::size_t i = 0; i < steps.size(); ++i) {
        EXPECT_FALSE(shown_at(steps.at(i), "due"));
        EXPECT_FALSE(shown_at(steps.at(i), "done"));
        for (auto const* key : { "number", "title", "target", "rule" })
            EXPECT_EQ(printed_at(steps.at(i), key), printed_at(others.list()->at(i), key));
    }
    auto const rapid = of_profile("case-nb18-01.json", "sefton_2018");
    auto const days = timeframe_model(rapid.subject(), calendar()).value();
    EXPECT_EQ(printed_at(step_of(days, "Day 14"), "box_title"), "Day 14: The Chair decides");
    EXPECT_EQ(printed_at(step_of(days, "21"), "target"), "7 working days before step 22");
}
