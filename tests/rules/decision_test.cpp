#include "rules/support.h"

#include <gtest/gtest.h>

#include <algorithm>

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

TEST(DecisionRules, ADecisionAgainstTheCriteriaIsAWarning)
{
    // Died, abuse suspected: Working Together 2015 asks for a serious case review, and one is held.
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-C02", "2016-06-09", "9")), "");
    at(data.case_file, "/decisions/0").set("review_type", "NFA");
    auto const found = check(data, "R-C02", "2016-06-09", "9");
    EXPECT_EQ(first(found), "warning R-C02 /decisions/0/review_type");
    EXPECT_NE(found.front().message.find("A review must be held"), std::string::npos);
    EXPECT_EQ(first(check(data, "R-C02", "2016-06-07", "9")), ""); // nothing decided yet
    auto const verdicts
        = rules::judge(data.subject(), northbridge::calendar(), northbridge::on("2016-06-09"));
    auto const listed = std::ranges::find(verdicts, "R-C02", &rules::Verdict::rule);
    ASSERT_NE(listed, verdicts.end());
    EXPECT_EQ(listed->state, rules::Verdict::State::warned);
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

TEST(DecisionRules, EverybodyHearsOfASeriousCaseReview)
{
    // NB16/01: a child died, the hospitals, the school and the police were involved.
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-P26", "2016-06-09", "9")), "");
    auto& notices = *at(data.case_file, "/statutory_notices").as_list();
    auto const all = notices;
    for (auto const* body : { "BOARD_PARTNERS", "NATIONAL_PANEL", "OFSTED", "DFE", "CORONER",
             "HMIC", "CQC", "NHS_AREA_TEAM" }) {
        std::erase_if(notices, [&](auto const& notice) {
            return notice.text("body") == body
                && (notice.text("kind") == "SCR_STARTED"
                    || notice.text("kind") == "DECISION_INITIATED");
        });
        auto const findings = check(data, "R-P26", "2016-06-09", "9");
        EXPECT_EQ(findings.size(), 1u) << body;
        EXPECT_EQ(first(findings), "warning R-P26 /statutory_notices") << body;
        notices = all;
    }
    notices.clear();
    // The eight bodies; the reviewer is appointed and named only later.
    EXPECT_EQ(check(data, "R-P26", "2016-06-09", "9").size(), 8u);
    EXPECT_NE(check(data, "R-P26", "2016-06-09", "9").back().message.find("Northshire Police"),
        std::string::npos);
}

TEST(DecisionRules, TheCoronerHearsOnlyOfDeathsAndHealthOnlyWhereItsBodiesExist)
{
    Northbridge data("case-nb18-01.json");
    data.profile = read_json("data/profiles/sefton_2018.json");
    auto const mentions = [&](char const* words) {
        auto const findings = check(data, "R-P26", "2019-01-11", "9");
        return std::ranges::any_of(findings,
            [&](auto const& finding) { return finding.message.find(words) != std::string::npos; });
    };
    EXPECT_TRUE(mentions("Board partners"));
    EXPECT_TRUE(mentions("Care Quality Commission"));
    EXPECT_FALSE(mentions("Coroner"));
    EXPECT_FALSE(mentions("Area Team"));
    at(data.case_file, "/children/0").set("harm", "DIED");
    EXPECT_TRUE(mentions("Coroner"));
    data.profile = read_json("data/profiles/medway_2007.json");
    EXPECT_TRUE(mentions("Ofsted"));
    EXPECT_FALSE(mentions("Care Quality Commission (by the CCG)"));
    EXPECT_FALSE(mentions("Department for Education"));
}

TEST(DecisionRules, NoticesThatStayUnsentAreTold)
{
    // 8 June 2016 + 10 working days is 22 June.
    Northbridge data;
    auto& notices = *at(data.case_file, "/statutory_notices").as_list();
    auto const dfe = std::ranges::find_if(
        notices, [](auto const& notice) { return notice.text("body") == "DFE"; });
    ASSERT_NE(dfe, notices.end());
    remove(*dfe, "sent_on");
    EXPECT_EQ(first(check(data, "R-P26", "2016-06-22", "9")), "");
    EXPECT_EQ(first(check(data, "R-P26", "2016-06-23", "9")),
        "warning R-P26 /statutory_notices/" + std::to_string(dfe - notices.begin()) + "/sent_on");
}

TEST(DecisionRules, TheNationalPanelHearsWhoReviews)
{
    Northbridge data;
    std::erase_if(*at(data.case_file, "/statutory_notices").as_list(),
        [](auto const& notice) { return notice.text("kind") == "REVIEWER_NAMED"; });
    EXPECT_EQ(first(check(data, "R-P26", "2016-06-20", "9")), ""); // Told on 22 June.
    remove(at(data.case_file, "/appointments/0"), "panel_told_on");
    EXPECT_EQ(first(check(data, "R-P26", "2016-06-19", "9")), ""); // Not appointed yet.
    EXPECT_EQ(first(check(data, "R-P26", "2016-06-20", "9")),
        "warning R-P26 /appointments/0/panel_told_on");
}

TEST(DecisionRules, OtherReviewsAreNobodysBusinessAbroad)
{
    Northbridge data("case-nb16-02.json");
    EXPECT_EQ(first(check(data, "R-P26", "2016-12-01", "9")), "");
}

TEST(DecisionRules, TheFamilyHearsOfTheDecision)
{
    // NB16/02: decision on Monday 26 September 2016; 20 working days end on Monday 24 October.
    Northbridge data("case-nb16-02.json");
    EXPECT_EQ(first(check(data, "R-P54", "2016-11-01", "9")), "");
    auto& contact = at(data.case_file, "/family_engagement/0/contacts/0");
    contact.set("date", "2016-10-24");
    EXPECT_EQ(first(check(data, "R-P54", "2016-11-01", "9")), "");
    contact.set("date", "2016-10-25");
    EXPECT_EQ(first(check(data, "R-P54", "2016-10-24", "9")), "");
    EXPECT_EQ(first(check(data, "R-P54", "2016-10-25", "9")), "warning R-P54 /family_engagement");
    contact.set("date", "2016-09-23"); // Before the decision.
    EXPECT_EQ(first(check(data, "R-P54", "2016-10-25", "9")), "warning R-P54 /family_engagement");
    contact.set("date", "2016-10-03");
    remove(at(data.case_file, "/decisions/0"), "rationale");
    EXPECT_EQ(
        first(check(data, "R-P54", "2016-10-25", "9")), "warning R-P54 /decisions/0/rationale");
}

TEST(DecisionRules, EveryStatutoryPartnerHasABoardMember)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "board-members", "2016-06-09", "9")), "");
    remove(at(data.board, "/agencies/1"), "board_member");
    EXPECT_EQ(first(check(data, "board-members", "2016-06-09", "9")),
        "warning board-members /agencies/1/board_member");
}
