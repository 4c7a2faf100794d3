#include "rules/support.h"

#include <gtest/gtest.h>

using namespace northbridge;
using rules_test::check;
using rules_test::first;

TEST(PaperRules, MinutesWaitForTheMeetingAndItsMinuteTaker)
{
    Northbridge data;
    EXPECT_EQ(
        first(check(data, "planning-meeting", "2017-02-28")), "error planning-meeting /meetings");
    EXPECT_EQ(first(check(data, "planning-meeting", "2017-03-01")), "");
    EXPECT_EQ(first(check(data, "planning-minute-taker", "2017-03-01")), "");
    at(data.case_file, "/meetings/1/attendances/1/had_involvement") = base::Value(true);
    EXPECT_EQ(first(check(data, "planning-minute-taker", "2017-03-01")),
        "error planning-minute-taker /meetings/1/minute_taker");
    remove(at(data.case_file, "/meetings/1"), "minute_taker");
    EXPECT_EQ(first(check(data, "planning-minute-taker", "2017-03-01")),
        "error planning-minute-taker /meetings/1/minute_taker");
}

TEST(PaperRules, ANoticeNeedsSomethingToTell)
{
    Northbridge data;
    EXPECT_EQ(
        first(check(data, "notice-content", "2016-06-07")), "error notice-content /decisions");
    EXPECT_EQ(first(check(data, "notice-content", "2016-06-10")), "");
    EXPECT_EQ(first(check(data, "notice-content", "2016-07-01")),
        "error notice-content /statutory_notices");
}

TEST(PaperRules, TheCoronerIsWrittenToOfADeathAndAStatutoryReview)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "C07", "2016-06-10")), "");
    EXPECT_EQ(first(check(data, "C07", "2016-06-07")), "error coroner-letter /decisions");
    remove(at(data.case_file, "/children/0"), "died_on");
    EXPECT_EQ(first(check(data, "C07", "2016-06-10")), "error coroner-letter /children");
}

TEST(PaperRules, TheCaseAgainstPublicationNeedsAllSevenAnswers)
{
    Northbridge data;
    EXPECT_EQ(
        first(check(data, "C10", "2017-03-01")), "error non-publication /publication/decision");
    at(data.case_file, "/publication/decision") = base::Value("PUBLISH_SUMMARY");
    EXPECT_EQ(first(check(data, "C10", "2017-03-01")),
        "error non-publication-answers /publication/non_publication_answers");
    at(data.case_file, "/publication")
        .set("non_publication_answers",
            base::Value(base::Value::Object { { "report_briefing", base::Value("In brief.") } }));
    EXPECT_EQ(check(data, "C10", "2017-03-01").size(), 6U); // Six of the seven are missing.
}

TEST(PaperRules, ARapidReviewIsRecorded)
{
    EXPECT_EQ(first(check(Northbridge(), "C08", "2019-01-15")),
        "error rapid-review-record /rapid_review");
    EXPECT_EQ(first(check(Northbridge("case-nb18-01.json"), "C08", "2019-01-15")), "");
}
