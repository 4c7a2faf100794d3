#include "facts/escalation.h"

#include <gtest/gtest.h>

using namespace facts;
using base::Date;

namespace {

Date on(char const* iso)
{
    return *Date::parse(iso);
}

/// The meetings of data set N (6.1).
EscalationForums forums()
{
    return {
        { on("2017-05-18"), on("2017-07-20"), on("2017-09-21"), on("2017-11-16"), on("2018-01-18"),
            on("2018-03-15") },
        { on("2017-06-08"), on("2017-10-12"), on("2017-12-07"), on("2018-02-01") },
        { on("2017-06-22"), on("2017-09-28"), on("2017-12-14"), on("2018-03-08") },
        true,
        2,
    };
}

Action action(std::vector<char const*> const& received)
{
    Action result { "1.1", "hosp", on("2017-11-30"), {}, {}, ActionStatus::in_progress, {}, {}, {},
        on("2017-03-09"), {} };
    for (auto const* date : received)
        result.updates.push_back({ on(date), {} });
    return result;
}

/// The agency's representative chairs the subgroup all the time.
std::vector<Term> const always { { on("2016-01-01"), {} } };

Date const year_end = on("2018-03-31");

} // namespace

TEST(Escalation, K9SilenceClimbsToTheBoard)
{
    auto const record = chase(action({}), forums(), {}, {}, year_end);
    ASSERT_EQ(record.escalations.size(), 1u);
    auto const& escalation = record.escalations.front();
    EXPECT_EQ(escalation.opened_on, on("2017-09-21"));
    EXPECT_EQ(escalation.missed, (std::vector { on("2017-07-20"), on("2017-09-21") }));
    EXPECT_EQ(escalation.executive_on, on("2017-10-12"));
    EXPECT_EQ(escalation.exception_on, on("2017-11-16"));
    EXPECT_EQ(escalation.board_on, on("2017-12-14"));
    EXPECT_FALSE(escalation.closed_on);
    EXPECT_EQ(escalation.level(), 3);
    EXPECT_TRUE(record.standing.escalated);
    EXPECT_EQ(record.standing.missed_in_a_row, 5); // July, September, November, January, March
    EXPECT_EQ(record.chased_at, (std::vector { on("2017-07-20") }));
}

TEST(Escalation, K9AnUpdateClosesBeforeTheBoard)
{
    auto const record = chase(
        action({ "2017-11-01", "2018-01-10", "2018-03-12" }), forums(), always, {}, year_end);
    ASSERT_EQ(record.escalations.size(), 1u);
    auto const& escalation = record.escalations.front();
    EXPECT_EQ(escalation.opened_on, on("2017-09-21"));
    EXPECT_TRUE(escalation.by_vice_chair);
    EXPECT_EQ(escalation.closed_on, on("2017-11-01"));
    EXPECT_EQ(escalation.closure, Closure::update_received);
    EXPECT_FALSE(escalation.board_on);
    EXPECT_FALSE(record.standing.escalated);
    EXPECT_EQ(record.standing.missed_in_a_row, 0);
}

TEST(Escalation, WhoRaisesDependsOnTheChairOfThatDay)
{
    std::vector<Term> const until_august { { on("2016-01-01"), on("2017-08-31") } };
    auto const record = chase(action({}), forums(), until_august, {}, year_end);
    EXPECT_FALSE(record.escalations.front().by_vice_chair); // opened on 21 September
}

TEST(Escalation, K9SingleMissesAreOnlyChased)
{
    auto const record
        = chase(action({ "2017-07-18", "2017-11-14", "2018-03-13" }), forums(), {}, {}, year_end);
    EXPECT_TRUE(record.escalations.empty());
    EXPECT_EQ(record.chased_at, (std::vector { on("2017-09-21"), on("2018-01-18") }));
    EXPECT_EQ(record.due_at.size(), 5u);
    EXPECT_EQ(record.provided_at.size(), 3u);
}

TEST(Escalation, AsAtAnEarlierDateTheLadderIsLower)
{
    auto const silent = action({});
    EXPECT_EQ(chase(silent, forums(), {}, {}, on("2017-07-20")).standing.missed_in_a_row, 1);
    EXPECT_TRUE(chase(silent, forums(), {}, {}, on("2017-09-20")).escalations.empty());
    auto const opened = chase(silent, forums(), {}, {}, on("2017-09-21"));
    ASSERT_EQ(opened.escalations.size(), 1u);
    EXPECT_EQ(opened.escalations.front().level(), 2);
}

TEST(Escalation, WithoutAnExecutiveTheNextMeetingReportsToTheBoard)
{
    auto without = forums();
    without.has_executive = false;
    auto const record = chase(action({}), without, {}, {}, year_end);
    ASSERT_EQ(record.escalations.size(), 1u);
    EXPECT_FALSE(record.escalations.front().executive_on);
    EXPECT_EQ(record.escalations.front().exception_on, on("2017-11-16"));
}

TEST(Escalation, ABrokenPromiseGoesToTheBoardInSpiteOfAnUpdate)
{
    std::vector<EscalationEntry> const entries { { on("2017-09-21"), on("2017-11-10"), {} } };
    auto const promised = action({ "2017-10-20" });
    auto const record = chase(promised, forums(), {}, entries, on("2017-11-16"));
    ASSERT_EQ(record.escalations.size(), 1u);
    EXPECT_EQ(record.escalations.front().exception_on, on("2017-11-16"));
    EXPECT_TRUE(record.standing.escalated);
}

TEST(Escalation, TheBoardsDirectionClosesAnException)
{
    std::vector<EscalationEntry> const entries { { on("2017-09-21"), {}, on("2017-12-14") } };
    auto const record = chase(action({}), forums(), {}, entries, on("2017-12-31"));
    ASSERT_EQ(record.escalations.size(), 1u);
    EXPECT_EQ(record.escalations.front().closure, Closure::board_directed);
    EXPECT_EQ(record.escalations.front().closed_on, on("2017-12-14"));
}

TEST(Escalation, FinishedAndWithdrawnActionsAreNotChased)
{
    auto finished = action({});
    finished.completed_on = on("2017-07-14");
    finished.status = ActionStatus::complete_awaiting_acceptance;
    EXPECT_TRUE(chase(finished, forums(), {}, {}, year_end).due_at.empty());
    auto withdrawn = action({});
    withdrawn.status = ActionStatus::withdrawn;
    EXPECT_TRUE(chase(withdrawn, forums(), {}, {}, year_end).due_at.empty());
}

TEST(Escalation, MeasuresOfTheYear)
{
    std::vector<ChasedAction> const actions {
        { "1.7", "hosp", chase(action({}), forums(), {}, {}, year_end) },
        { "1.9", "csc",
            chase(action({ "2017-11-01", "2018-01-10", "2018-03-12" }), forums(), always, {},
                year_end) },
        { "1.11", "pol",
            chase(
                action({ "2017-07-18", "2017-11-14", "2018-03-13" }), forums(), {}, {}, year_end) },
    };
    auto const measures = measure(actions, on("2017-04-01"), year_end);
    EXPECT_EQ(measures.opened, 2);
    EXPECT_EQ(measures.agencies, 2);
    EXPECT_EQ(measures.exceptions, 1);
    EXPECT_EQ(measures.by_vice_chair, 1);
    EXPECT_EQ(measures.closed_before_board, 1);
    EXPECT_EQ(measures.still_open, 1);
    EXPECT_EQ(measures.responses.n, 6); // 0 + 3 + 3
    EXPECT_EQ(measures.responses.d, 15); // five meetings each
}
