#include "facts/actions.h"

#include <gtest/gtest.h>

using namespace facts;
using base::Date;

namespace {

Date on(char const* iso)
{
    return *Date::parse(iso);
}

Date const as_at = on("2018-03-31");

Action due(char const* iso)
{
    return { "1.1", "csc", on(iso), {}, {}, ActionStatus::in_progress, {}, {}, {}, {}, {} };
}

Action completed(char const* due_on, char const* on_day)
{
    auto action = due(due_on);
    action.status = ActionStatus::complete;
    action.completed_on = on(on_day);
    action.accepted_on = on(on_day);
    return action;
}

} // namespace

TEST(Actions, TheFirstRuleThatAppliesGivesTheStatus)
{
    auto withdrawn = due("2017-01-01");
    withdrawn.status = ActionStatus::withdrawn;
    EXPECT_EQ(brag(withdrawn, { 3, true }, as_at), Brag::grey);
    EXPECT_EQ(brag(completed("2017-01-01", "2017-06-01"), { 3, true }, as_at), Brag::blue);
    EXPECT_EQ(brag(due("2018-03-30"), {}, as_at), Brag::red);
    EXPECT_EQ(brag(due("2018-03-31"), {}, as_at), Brag::amber); // due that day: not overdue
    EXPECT_EQ(brag(due("2018-04-30"), {}, as_at), Brag::amber); // 30 days
    EXPECT_EQ(brag(due("2018-05-01"), {}, as_at), Brag::green); // 31 days
    EXPECT_EQ(brag(due("2018-09-30"), { 2, true }, as_at), Brag::red);
    EXPECT_EQ(brag(due("2018-09-30"), { 1, false }, as_at), Brag::amber);
}

TEST(Actions, RatingsAndWaitingEvidenceAreAmber)
{
    auto rated = due("2018-09-30");
    rated.rating = Rating::amber;
    EXPECT_EQ(brag(rated, {}, as_at), Brag::amber);
    rated.updates = { { on("2018-02-01"), Rating::green } };
    EXPECT_EQ(brag(rated, {}, as_at), Brag::green);
    rated.updates.push_back({ on("2018-04-01"), Rating::red }); // after the date: not yet known
    EXPECT_EQ(brag(rated, {}, as_at), Brag::green);

    auto waiting = due("2018-09-30");
    waiting.status = ActionStatus::complete_awaiting_acceptance;
    waiting.completed_on = on("2018-03-01");
    EXPECT_EQ(brag(waiting, {}, as_at), Brag::amber);
}

TEST(Actions, ARevisedDateCountsFromItsApproval)
{
    auto revised = due("2018-01-31");
    revised.revised_due = on("2018-06-30");
    EXPECT_EQ(brag(revised, {}, as_at), Brag::red);
    revised.revision_approved_on = on("2018-01-18");
    EXPECT_EQ(brag(revised, {}, as_at), Brag::amber);
    EXPECT_EQ(brag(revised, {}, on("2018-01-17")), Brag::amber); // 14 days before the old date
    EXPECT_EQ(current_due(revised, on("2018-01-17")), on("2018-01-31"));
    EXPECT_EQ(days_overdue(due("2018-02-28"), as_at), 31);
}

TEST(Actions, CompleteOnlyFromTheDayItWasAccepted)
{
    auto action = completed("2018-03-31", "2018-03-01");
    action.accepted_on = on("2018-03-15");
    EXPECT_EQ(status_as_at(action, on("2018-02-28")), ActionStatus::in_progress);
    EXPECT_EQ(status_as_at(action, on("2018-03-14")), ActionStatus::complete_awaiting_acceptance);
    EXPECT_EQ(status_as_at(action, on("2018-03-15")), ActionStatus::complete);
}

TEST(Actions, PunctualityUsesTheDayTheAgencyFinished)
{
    auto late = completed("2017-06-30", "2017-07-14");
    EXPECT_EQ(against_original_due(late, as_at), Punctuality::late);
    EXPECT_EQ(against_original_due(due("2018-03-31"), as_at), Punctuality::not_counted);
    EXPECT_EQ(against_original_due(due("2018-03-30"), as_at), Punctuality::late);
    EXPECT_EQ(
        against_original_due(completed("2018-03-31", "2018-03-28"), as_at), Punctuality::on_time);
    auto revised = completed("2017-07-31", "2017-09-20");
    revised.revised_due = on("2017-09-30");
    revised.revision_approved_on = on("2017-07-20");
    EXPECT_EQ(against_original_due(revised, as_at), Punctuality::late);
    EXPECT_EQ(against_current_due(revised, as_at), Punctuality::on_time);

    auto const measures = measure({ { late, Brag::blue }, { revised, Brag::blue } }, as_at);
    EXPECT_EQ(measures.completed_late, 2);
    EXPECT_EQ(measures.days_late, 14 + 51); // 31 July to 20 September is 51 days
}
