#include "rules/support.h"

#include <gtest/gtest.h>

using namespace northbridge;
using rules_test::check;
using rules_test::first;

// NB16/01: panel on 9 May 2016, decision on 8 June, letter of 9 June.

TEST(DecisionRules, TheExamplesMeetThemAll)
{
    Northbridge first_case;
    EXPECT_EQ(first(check(first_case, "D09", "2016-06-09", "9")), "");
    Northbridge second_case("case-nb16-02.json");
    EXPECT_EQ(first(check(second_case, "D09", "2016-09-27", "9")), "");
}

TEST(DecisionRules, ThereIsADecision)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "decision", "2016-06-08", "9")), "");
    EXPECT_EQ(first(check(data, "decision", "2016-06-07", "9")), "error decision /decisions");
}

TEST(DecisionRules, ReasonsAreRecorded)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "decision-reasons", "2016-06-09", "9")), "");
    remove(at(data.case_file, "/decisions/0"), "rationale");
    EXPECT_EQ(first(check(data, "decision-reasons", "2016-06-09", "9")),
        "error decision-reasons /decisions/0/rationale");
}

TEST(DecisionRules, OverrulingNeedsReasonsAndFurtherActionsNeedAList)
{
    Northbridge data;
    auto& decision = at(data.case_file, "/decisions/0");
    decision.set("outcome", "OVERRULED");
    EXPECT_EQ(first(check(data, "R-P17", "2016-06-09", "9")), "");
    remove(decision, "rationale");
    EXPECT_EQ(first(check(data, "R-P17", "2016-06-09", "9")), "error R-P17 /decisions/0/rationale");
    decision.set("outcome", "UPHELD_WITH_FURTHER_ACTIONS");
    EXPECT_EQ(
        first(check(data, "R-P17", "2016-06-09", "9")), "error R-P17 /decisions/0/further_actions");
    decision.set("further_actions", base::Value::List { "an audit of bruises in small babies" });
    EXPECT_EQ(first(check(data, "R-P17", "2016-06-09", "9")), "");
}

TEST(DecisionRules, DecisionWithinAMonthOfThePanel)
{
    // R-D13: 9 May + 1 month is 9 June.
    Northbridge data;
    at(data.case_file, "/decisions/0").set("decided_on", "2016-06-09");
    EXPECT_EQ(first(check(data, "R-D13", "2016-06-30", "9")), "");
    at(data.case_file, "/decisions/0").set("decided_on", "2016-06-13");
    auto const findings = check(data, "R-D13", "2016-06-30", "9");
    EXPECT_EQ(first(findings), "warning R-D13 /decisions/0/decided_on");
    EXPECT_NE(findings.at(0).message.find("4 days late"), std::string::npos);
}

TEST(DecisionRules, ASeriousCaseReviewIsToldToTheNationalPanel)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-P26", "2016-06-09", "9")), "");
    data.case_file.set("statutory_notices", base::Value::List {});
    EXPECT_EQ(first(check(data, "R-P26", "2016-06-09", "9")), "warning R-P26 /statutory_notices");
}

TEST(DecisionRules, EveryStatutoryPartnerHasABoardMember)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "board-members", "2016-06-09", "9")), "");
    remove(at(data.board, "/agencies/1"), "board_member");
    EXPECT_EQ(first(check(data, "board-members", "2016-06-09", "9")),
        "warning board-members /agencies/1/board_member");
}
