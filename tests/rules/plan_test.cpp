#include "rules/support.h"

#include <gtest/gtest.h>

using namespace northbridge;
using rules_test::check;
using rules_test::first;

TEST(PlanRules, TheExamplesMeetThemAll)
{
    Northbridge first_case;
    EXPECT_EQ(first(check(first_case, "D14", "2018-03-31", "14")), "");
    Northbridge second_case("case-nb16-02.json");
    EXPECT_EQ(first(check(second_case, "D14", "2018-03-31", "14")), "");
}

TEST(PlanRules, ThereIsAPlan)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "plan", "2018-03-31", "14")), "");
    remove(data.case_file, "plan");
    EXPECT_EQ(first(check(data, "D14", "2018-03-31", "14")), "error plan /plan");
}

TEST(PlanRules, RecommendationsAreSmart)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-P37", "2018-03-31", "14")), "");
    remove(at(data.case_file, "/plan/recommendations/1/smart"), "target");
    EXPECT_EQ(first(check(data, "R-P37", "2018-03-31", "14")),
        "error R-P37 /plan/recommendations/1/smart");
    // A plan that is not agreed yet may have gaps.
    remove(at(data.case_file, "/plan"), "agreed_on");
    EXPECT_EQ(first(check(data, "R-P37", "2018-03-31", "14")),
        "warning R-P37 /plan/recommendations/1/smart");
}

TEST(PlanRules, NationalBodiesNeedNotAccept)
{
    Northbridge data;
    auto& recommendation = at(data.case_file, "/plan/recommendations/0");
    remove(at(data.case_file, "/plan/recommendations/0/smart"), "achievable");
    EXPECT_EQ(first(check(data, "R-P37", "2018-03-31", "14")),
        "error R-P37 /plan/recommendations/0/smart");
    recommendation.set("level", "NATIONAL");
    EXPECT_TRUE(first(check(data, "R-P37", "2018-03-31", "14")).starts_with("error"));
    data.case_file.set("overrides",
        base::parse_json(R"([{ "rule": "R-P37-A", "role": "LSCB_MANAGER", "on": "2017-03-09",
            "reason": "Addressed to the national Panel." }])",
            "overrides")
            .value());
    auto const findings = check(data, "R-P37", "2018-03-31", "14");
    EXPECT_TRUE(first(findings).starts_with("warning"));
    EXPECT_NE(findings.at(0).message.find("Addressed to the national Panel."), std::string::npos);
}

TEST(PlanRules, EveryRecommendationHasActionsAndEveryActionAnOwner)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "action-owner", "2018-03-31", "14")), "");
    remove(at(data.case_file, "/plan/recommendations/0/actions/0"), "lead_agency");
    EXPECT_EQ(first(check(data, "action-owner", "2018-03-31", "14")),
        "error action-owner /plan/recommendations/0/actions/0/lead_agency");
    at(data.case_file, "/plan/recommendations/0").set("actions", base::Value::List {});
    EXPECT_EQ(first(check(data, "action-owner", "2018-03-31", "14")),
        "error action-owner /plan/recommendations/0/actions");
}

TEST(PlanRules, ActionNumbersAreTheirOwn)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "action-numbers", "2018-03-31", "14")), "");
    auto const number = at(data.case_file, "/plan/recommendations/0/actions/0").text("no");
    at(data.case_file, "/plan/recommendations/1/actions/0").set("no", number);
    EXPECT_EQ(first(check(data, "action-numbers", "2018-03-31", "14")),
        "error action-numbers /plan/recommendations/1/actions/0/no");
}

TEST(PlanRules, AClosedPlanIsSettledAndClosedInOrder)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-P43", "2018-03-31", "14")), "");
    auto& plan = at(data.case_file, "/plan");
    plan.set("board_endorsed_on", "2018-03-08");
    EXPECT_EQ(
        first(check(data, "R-P43", "2018-03-31", "14")), "error R-P43 /plan/exec_endorsed_on");
    remove(plan, "board_endorsed_on");
    plan.set("closed_by_subgroup_on", "2018-03-15");
    EXPECT_TRUE(first(check(data, "R-P43", "2018-03-31", "14"))
                    .starts_with("error R-P43 /plan/recommendations/"));
    for (auto& recommendation : *at(data.case_file, "/plan/recommendations").as_list()) {
        for (auto& action : *at(recommendation, "/actions").as_list())
            action.set("status", "COMPLETE");
    }
    EXPECT_EQ(first(check(data, "R-P43", "2018-03-31", "14")), "");
    at(data.case_file, "/plan/recommendations/0/actions/0").set("status", "WITHDRAWN");
    EXPECT_TRUE(first(check(data, "R-P43", "2018-03-31", "14")).starts_with("error"));
    at(data.case_file, "/plan/recommendations/0/actions/0")
        .set("withdrawn_reason", "The service no longer exists.");
    EXPECT_EQ(first(check(data, "R-P43", "2018-03-31", "14")), "");
}
