#include "facts/deadlines.h"

#include "base/file.h"

#include <gtest/gtest.h>

#include <filesystem>

using namespace facts;
using base::Date;

namespace {

Date on(char const* iso)
{
    return *Date::parse(iso);
}

Calendar calendar()
{
    auto const file = std::filesystem::path(CASEBINDER_SOURCE_DIR) / "data/bank_holidays.json";
    return Calendar(base::parse_json(base::read_file(file), file.string()).value());
}

Deadline notification(char const* told, char const* told_on)
{
    return notification_deadline(
        told, on("2016-03-24"), on(told_on), 5, calendar(), on("2016-05-01"))
        .value();
}

} // namespace

TEST(Deadlines, NotificationOverEaster)
{
    // K1: aware Thu 24 March 2016, due Mon 4 April; Ofsted on 1 April (4), the Board on 5 April.
    auto const ofsted = notification("Ofsted", "2016-04-01");
    EXPECT_EQ(ofsted.due, on("2016-04-04"));
    EXPECT_EQ(ofsted.state, DeadlineState::done_on_time);
    EXPECT_EQ(ofsted.lateness(), "");
    auto const board = notification("the Board", "2016-04-05");
    EXPECT_EQ(board.state, DeadlineState::done_late);
    EXPECT_EQ(board.late_by, 1);
    EXPECT_EQ(board.lateness(), "1 working day late");
    EXPECT_EQ(board.explanation(),
        "5 working days from the day on which the local authority became aware (24 March 2016, "
        "day 0) is 4 April 2016. 25 March 2016 is not counted (Good Friday). 28 March "
        "2016 is not counted (Easter Monday).");
}

TEST(Deadlines, ScopingPanelOfNorthbridge)
{
    // K2: 31 August 2016 + 14 days; + 1 month is 30 September, since 31 September does not exist.
    auto const minutes
        = minutes_deadline(on("2016-08-31"), {}, 14, calendar(), on("2016-09-01")).value();
    EXPECT_EQ(minutes.due, on("2016-09-14"));
    EXPECT_EQ(minutes.state, DeadlineState::not_due);
    auto const decision
        = decision_deadline(on("2016-08-31"), 1, {}, {}, calendar(), on("2016-09-23")).value();
    EXPECT_EQ(decision.due, on("2016-09-30"));
    EXPECT_EQ(decision.state, DeadlineState::due_soon); // 26, 27, 28, 29, 30 September are 5 days.

    // Panel 9 May 2016: minutes by 23 May, sent 20 May; decision by 9 June, made 8 June.
    auto const sent
        = minutes_deadline(on("2016-05-09"), on("2016-05-20"), 14, calendar(), on("2016-06-30"));
    EXPECT_EQ(sent.value().due, on("2016-05-23"));
    EXPECT_EQ(sent.value().state, DeadlineState::done_on_time);
    auto const made = decision_deadline(
        on("2016-05-09"), 1, on("2016-06-08"), on("2016-06-08"), calendar(), on("2016-06-30"));
    EXPECT_EQ(made.value().due, on("2016-06-09"));
    EXPECT_EQ(made.value().state, DeadlineState::done_on_time);
}

TEST(Deadlines, DecisionIsDoneOnlyWhenItIsAnsweredToo)
{
    auto const unanswered = decision_deadline(
        on("2016-05-09"), 1, on("2016-06-08"), {}, calendar(), on("2016-06-20"));
    EXPECT_EQ(unanswered.value().state, DeadlineState::overdue);
    EXPECT_EQ(unanswered.value().lateness(), "11 days late"); // 20 - 9 June.
}

TEST(Deadlines, NotInitiating)
{
    // K3: decided 26 September 2016, due 10 October; sent 11 October is one day late.
    auto const notice = not_initiated_deadline(
        on("2016-09-26"), on("2016-10-11"), 14, calendar(), on("2016-10-31"));
    EXPECT_EQ(notice.value().due, on("2016-10-10"));
    EXPECT_EQ(notice.value().lateness(), "1 day late");
    EXPECT_EQ(national_body(on("2016-09-26")),
        "National Panel of Independent Experts on Serious Case Reviews");
    // K14.
    EXPECT_EQ(national_body(on("2018-06-28")),
        "National Panel of Independent Experts on Serious Case Reviews");
    EXPECT_EQ(national_body(on("2018-06-29")), "Child Safeguarding Practice Review Panel");
}

TEST(Deadlines, CompletionInSixMonths)
{
    // K6: 8 June 2016 + 6 months; completed 16 February 2017: 23 + 31 + 16 = 70 days late.
    auto const late
        = completion_deadline(on("2016-06-08"), on("2017-02-16"), 6, calendar(), on("2017-03-01"));
    EXPECT_EQ(late.value().due, on("2016-12-08"));
    EXPECT_EQ(late.value().late_by, 70);
    // 31 August 2017 + 6 months is 28 February 2018.
    auto const clamped
        = completion_deadline(on("2017-08-31"), on("2018-02-28"), 6, calendar(), on("2018-03-01"));
    EXPECT_EQ(clamped.value().due, on("2018-02-28"));
    EXPECT_EQ(clamped.value().state, DeadlineState::done_on_time);
}

TEST(Deadlines, ADateNotReachedYetIsNotDone)
{
    auto const early
        = completion_deadline(on("2016-06-08"), on("2017-02-16"), 6, calendar(), on("2017-01-08"));
    EXPECT_EQ(early.value().state, DeadlineState::overdue);
    EXPECT_EQ(early.value().late_by, 31); // 8 December to 8 January.
}

TEST(Deadlines, WeekendIsHintedAtButNotMoved)
{
    // 11 January 2019 + 14 days is Friday; 12 January + 14 days is Saturday 26 January.
    auto const notice
        = not_initiated_deadline(on("2019-01-12"), {}, 14, calendar(), on("2019-01-12")).value();
    EXPECT_EQ(notice.due, on("2019-01-26"));
    EXPECT_EQ(notice.last_working_day_before, on("2019-01-25"));
    auto const fact = to_fact(notice);
    EXPECT_EQ(*fact.member("due")->printed(), "26 January 2019");
    EXPECT_EQ(*fact.member("state")->printed(), "Not due yet");
}

TEST(Deadlines, OutsideTheCalendarIsRefused)
{
    auto const far = minutes_deadline(on("2028-12-20"), {}, 14, calendar(), on("2028-12-21"));
    ASSERT_FALSE(far.ok());
    EXPECT_EQ(far.errors().at(0).code, "calendar-not-loaded");
}
