#include "rules/support.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace northbridge;
using rules_test::check;
using rules_test::first;

namespace {

Northbridge of_case(char const* file, char const* profile)
{
    Northbridge data(file);
    data.profile = read_json(std::string("data/profiles/") + profile + ".json");
    return data;
}

base::Value parsed(char const* json)
{
    return base::parse_json(json, "a test").value();
}

std::string message(base::Diagnostics const& findings)
{
    return findings.empty() ? std::string() : findings.front().message;
}

bool mentions(std::string const& text, char const* words)
{
    return text.find(words) != std::string::npos;
}

base::Value& notification(Northbridge& data)
{
    return at(data.case_file, "/notifications/0");
}

rules::Verdict::State state(Northbridge const& data, char const* rule, char const* as_at)
{
    auto const verdicts = rules::judge(data.subject(), calendar(), on(as_at));
    return std::ranges::find(verdicts, rule, &rules::Verdict::rule)->state;
}

using State = rules::Verdict::State;

} // namespace

TEST(ReferralRules, TheSeniorManagerCompletesTheForm)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-P01", "2016-04-05")), "");
    remove(notification(data), "completed_on");
    EXPECT_EQ(
        first(check(data, "R-P01", "2016-04-05")), "error R-P01 /notifications/0/completed_on");
    notification(data).set("completed_on", "2016-04-06"); // Received on the 5th.
    EXPECT_EQ(
        first(check(data, "R-P01", "2016-04-06")), "error R-P01 /notifications/0/completed_on");
    remove(notification(data), "senior_manager");
    EXPECT_EQ(
        first(check(data, "R-P01", "2016-04-06")), "error R-P01 /notifications/0/senior_manager");
    // Nobody can judge a form that has not come.
    EXPECT_EQ(first(check(data, "R-P01", "2016-04-04")), "");
}

TEST(ReferralRules, TheSeniorLeadKnows)
{
    Northbridge data;
    char const* const place = " R-P01 /notifications/0/senior_lead_informed";
    notification(data).set("senior_lead_informed", parsed(R"({ "informed": false })"));
    EXPECT_EQ(first(check(data, "R-P01", "2016-04-05")), std::string("warning") + place);
    notification(data).set("senior_lead_informed", parsed(R"({ "informed": true })"));
    EXPECT_EQ(first(check(data, "R-P01", "2016-04-05")), std::string("warning") + place);
    remove(notification(data), "senior_lead_informed");
    EXPECT_EQ(first(check(data, "R-P01", "2016-04-05")), std::string("error") + place);
}

TEST(ReferralRules, TheFormBelongsToProfilesThatHaveIt)
{
    auto rapid = of_case("case-nb18-01.json", "sefton_2018");
    remove(notification(rapid), "senior_manager");
    EXPECT_EQ(first(check(rapid, "R-P01", "2018-12-31")), "");
    EXPECT_EQ(state(rapid, "R-P01", "2018-12-31"), State::not_arisen);
    EXPECT_EQ(state(Northbridge(), "R-P01", "2016-04-05"), State::kept);
    EXPECT_EQ(state(Northbridge(), "R-P01", "2016-04-04"), State::not_arisen);
}

TEST(ReferralRules, TheChairsAreToldWithinAWorkingDay)
{
    // Received on Tuesday 5 April 2016: by Wednesday 6 April.
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-P02", "2016-05-09")), "");
    notification(data).set("chair_informed_on", "2016-04-07");
    auto const late = check(data, "R-P02", "2016-05-09");
    EXPECT_EQ(first(late), "warning R-P02 /notifications/0/chair_informed_on");
    EXPECT_TRUE(mentions(message(late), "Chair was told only on 7 April 2016 of the notification"));
    remove(notification(data), "chair_informed_on");
    EXPECT_EQ(first(check(data, "R-P02", "2016-04-06")), ""); // There is still time.
    EXPECT_EQ(first(check(data, "R-P02", "2016-04-07")),
        "warning R-P02 /notifications/0/chair_informed_on");
    // Told on the 6th is not told yet on the 5th, and not late either.
    EXPECT_EQ(first(check(Northbridge(), "R-P02", "2016-04-05")), "");
}

TEST(ReferralRules, OnlyListedPostsNotify)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-P03", "2016-04-05")), "");
    notification(data).set("notifier_post", "Team Manager");
    auto const found = check(data, "R-P03", "2016-04-05");
    EXPECT_EQ(first(found), "error R-P03 /notifications/0/notifier_post");
    EXPECT_TRUE(mentions(message(found), "Team Manager"));
    // Typed with the other apostrophe it is the same post.
    notification(data).set("notifier_post", "Assistant Director, Children\u2019s Services");
    EXPECT_EQ(first(check(data, "R-P03", "2016-04-05")), "");
    remove(notification(data), "notifier_post");
    EXPECT_EQ(
        first(check(data, "R-P03", "2016-04-05")), "error R-P03 /notifications/0/notifier_post");
    // Nobody notified, or a profile that lists no posts: the question has not come up.
    remove(notification(data), "ofsted_or_panel_notified_on");
    EXPECT_EQ(first(check(data, "R-P03", "2016-04-05")), "");
    auto rapid = of_case("case-nb18-01.json", "sefton_2018");
    notification(rapid).set("notifier_post", "Team Manager");
    EXPECT_EQ(state(rapid, "R-P03", "2018-12-31"), State::not_arisen);
}

TEST(ReferralRules, TheRegisterIsComplete)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-P04", "2016-04-05")), "");
    remove(notification(data), "notifier_post");
    remove(at(data.case_file, "/incident"), "la_aware_on");
    auto const found = check(data, "R-P04", "2016-04-05");
    EXPECT_EQ(first(found), "warning R-P04 /notifications/0");
    EXPECT_TRUE(mentions(message(found), "became aware and the post that notified"));
    // Another agency answers with its senior manager.
    notification(data).set("referring_agency", "HOSP");
    EXPECT_FALSE(mentions(message(check(data, "R-P04", "2016-04-05")), "post"));
    data.profile = read_json("data/profiles/medway_2007.json"); // Keeps no register.
    EXPECT_EQ(state(data, "R-P04", "2016-04-05"), State::not_arisen);
}

TEST(ReferralRules, TheSubgroupDecidesBeforeAPanelIsCalled)
{
    // Decided on 13 April 2016, in an extraordinary meeting; panel on 9 May.
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-P05", "2016-04-13")), "");
    EXPECT_EQ(first(check(data, "R-P05", "2016-04-12")), "error R-P05 /subgroup_screen");
    at(data.case_file, "/subgroup_screen").set("held_on", "2016-05-10");
    EXPECT_EQ(first(check(data, "R-P05", "2016-05-10")), "error R-P05 /subgroup_screen/held_on");
    at(data.case_file, "/subgroup_screen").set("decision", "MORE_INFO");
    EXPECT_EQ(first(check(data, "R-P05", "2016-05-10")), "error R-P05 /subgroup_screen/decision");
    remove(data.case_file, "subgroup_screen");
    EXPECT_EQ(first(check(data, "R-P05", "2016-05-10")), "error R-P05 /subgroup_screen");
    EXPECT_EQ(first(check(data, "D02", "2016-04-21")), "error R-P05 /subgroup_screen");
    data.profile = read_json("data/profiles/medway_2007.json"); // Has no Scoping Panel.
    EXPECT_EQ(first(check(data, "R-P05", "2016-05-10")), "");
    auto rapid = of_case("case-nb18-01.json", "sefton_2018");
    EXPECT_EQ(state(rapid, "R-P05", "2019-01-31"), State::not_arisen);
}

TEST(ReferralRules, EveryPartnerChecksAllItsRecords)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-P07", "2016-04-21")), "");
    EXPECT_EQ(state(data, "R-P07", "2016-04-12"), State::not_arisen);
    at(data.case_file, "/name_checks/1").set("historic_checked", false);
    remove(at(data.case_file, "/name_checks/1"), "paper_checked");
    auto found = check(data, "R-P07", "2016-04-21");
    EXPECT_EQ(first(found), "warning R-P07 /name_checks/1");
    EXPECT_TRUE(mentions(message(found), "Northshire Police"));
    EXPECT_TRUE(mentions(message(found), "paper and historical records"));
    // The police answered on the 18th: there is nothing to say about it on the 17th.
    EXPECT_EQ(first(check(data, "R-P07", "2016-04-17")), "");
}

TEST(ReferralRules, NoPartnerIsForgotten)
{
    Northbridge data;
    at(data.case_file, "/name_checks")
        .as_list()
        ->erase(at(data.case_file, "/name_checks").as_list()->begin() + 10); // Northbridge Housing
    auto const found = check(data, "R-P07", "2016-04-21");
    EXPECT_EQ(first(found), "warning R-P07 /name_checks");
    EXPECT_TRUE(mentions(message(found), "Northbridge Housing."));
    // Not a partner any more, or not yet, when the others were asked.
    at(data.board, "/agencies/10").set("active_to", "2016-03-31");
    EXPECT_EQ(first(check(data, "R-P07", "2016-04-21")), "");
    // A school that the case does not name is not asked: NB16/02.
    EXPECT_EQ(first(check(Northbridge("case-nb16-02.json"), "R-P07", "2016-08-16")), "");
}

TEST(ReferralRules, DiscrepanciesAreShared)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-P08", "2016-04-21")), "");
    auto& discrepancy = at(data.case_file, "/name_checks/1/discrepancies/0");
    remove(discrepancy, "shared_on");
    auto const found = check(data, "R-P08", "2016-04-21");
    EXPECT_EQ(first(found), "warning R-P08 /name_checks/1/discrepancies/0/shared_on");
    EXPECT_TRUE(mentions(message(found), "Northshire Police"));
    EXPECT_TRUE(mentions(message(found), "Other name of "));
    for (auto const* personal : { "Rod Gwyndaf", "Rhodri", "Gwyndaf" })
        EXPECT_FALSE(mentions(message(found) + found.front().fix, personal)) << personal;
    EXPECT_EQ(state(data, "R-P08", "2016-04-17"), State::not_arisen);
}

TEST(ReferralRules, TheSchoolWritesItsOwnChronology)
{
    // Wren's own age brings no school; a child of eight at the panel's school does.
    Northbridge data;
    EXPECT_EQ(state(data, "R-P10", "2016-04-21"), State::not_arisen);
    auto& child = at(data.case_file, "/children/0");
    child.set("dob", "2007-08-12");
    EXPECT_EQ(first(check(data, "R-P10", "2016-04-21")), "warning R-P10 /children/0/school");
    child.set("school", "SCH");
    EXPECT_EQ(state(data, "R-P10", "2016-04-21"), State::kept);
    at(data.case_file, "/involvements/4").set("chronology_required", false);
    EXPECT_EQ(first(check(data, "R-P10", "2016-04-21")), "warning R-P10 /involvements");
    at(data.case_file, "/involvements/4").set("chronology_required", true);
    at(data.case_file, "/involvements/4").set("required_at_panel", false);
    EXPECT_EQ(first(check(data, "R-P10", "2016-04-21")), ""); // Still on the list of invitations.
    std::erase_if(*at(data.case_file, "/meetings/0/attendances").as_list(),
        [](auto const& one) { return one.text("agency") == "SCH"; });
    EXPECT_EQ(first(check(data, "R-P10", "2016-04-21")), "warning R-P10 /meetings/0/attendances");
}

TEST(ReferralRules, ThereIsAnEducationLead)
{
    Northbridge data;
    at(data.case_file, "/children/0").set("school", "SCH");
    EXPECT_EQ(first(check(data, "R-P10", "2016-04-21")), "");
    std::erase_if(*at(data.board, "/role_holdings").as_list(),
        [](auto const& one) { return one.text("role") == "EDU_LEAD"; });
    auto const found = check(data, "R-P10", "2016-04-21");
    EXPECT_EQ(first(found), "warning R-P10 /role_holdings");
    EXPECT_EQ(found.front().place.file, "board");
}

TEST(ReferralRules, TheBoardOfTheNormalHomeLeads)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-P20", "2016-04-21")), "");
    EXPECT_EQ(state(data, "R-P20", "2016-04-01"), State::not_arisen);
    at(data.case_file, "/children/0").set("home_area", "Oakshire");
    auto const found = check(data, "R-P20", "2016-04-21");
    EXPECT_EQ(first(found), "warning R-P20 /lead_board");
    EXPECT_TRUE(mentions(message(found), "Wren normally lived in the area of Oakshire"));
    data.case_file.set("lead_board", "Oakshire Safeguarding Children Board");
    EXPECT_EQ(first(check(data, "R-P20", "2016-04-21")), "");
    at(data.case_file, "/children/0").set("home_area", "Northbridge");
    EXPECT_EQ(first(check(data, "R-P20", "2016-04-21")), "warning R-P20 /lead_board");
    // Where the child lived is not recorded: the place of the incident has to do.
    remove(at(data.case_file, "/children/0"), "home_area");
    EXPECT_TRUE(mentions(message(check(data, "R-P20", "2016-04-21")),
        "the incident was in the area of Northbridge"));
}

TEST(ReferralRules, AnUnknownLeadBoardBlocks)
{
    Northbridge data;
    remove(data.case_file, "lead_board");
    EXPECT_EQ(first(check(data, "R-P20", "2016-04-21")), "warning R-P20 /lead_board");
    remove(at(data.case_file, "/incident"), "la_area");
    EXPECT_EQ(first(check(data, "R-P20", "2016-04-21")), "error R-P20 /children/0/home_area");
    data.case_file.set("lead_board", "Northbridge Safeguarding Children Board");
    EXPECT_EQ(first(check(data, "R-P20", "2016-04-21")), "warning R-P20 /children/0/home_area");
}

TEST(ReferralRules, TheResponsibleAuthorityOfALookedAfterChildLeads)
{
    // NB17/03: Hazel was looked after by the borough itself.
    Northbridge data("case-nb17-03.json");
    EXPECT_EQ(first(check(data, "R-P20", "2018-01-18")), "");
    at(data.case_file, "/children/0").set("responsible_la", "Oakshire County Council");
    auto const found = check(data, "R-P20", "2018-01-18");
    EXPECT_EQ(first(found), "warning R-P20 /lead_board");
    EXPECT_TRUE(mentions(message(found), "looked after by Oakshire County Council"));
    ASSERT_EQ(found.size(), 2u); // The case names another authority than the child's record.
    EXPECT_EQ(found.at(1).place.pointer, "/children/0/responsible_la");
    remove(at(data.case_file, "/children/0"), "responsible_la");
    EXPECT_EQ(first(check(data, "R-P20", "2018-01-18")), ""); // The case's own says it.
    remove(data.case_file, "responsible_la");
    remove(data.case_file, "lead_board");
    EXPECT_EQ(first(check(data, "R-P20", "2018-01-18")), "error R-P20 /children/0/responsible_la");
}

TEST(ReferralRules, OtherBoardsAreTold)
{
    Northbridge data;
    EXPECT_EQ(state(data, "R-P21", "2016-05-09"), State::not_arisen);
    data.case_file.set("other_boards", parsed(R"([ "Oakshire SCB", "Elmshire SCB" ])"));
    EXPECT_EQ(check(data, "R-P21", "2016-05-09").size(), 2u);
    at(data.case_file, "/statutory_notices")
        .as_list()
        ->push_back(parsed(R"({ "body": "OTHER_LSCB_CHAIR", "kind": "INCIDENT",
            "body_name": "Elmshire SCB", "sent_on": "2016-04-08" })"));
    auto const found = check(data, "R-P21", "2016-05-09");
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(first(found), "warning R-P21 /statutory_notices");
    EXPECT_TRUE(mentions(message(found), "Oakshire SCB"));
    EXPECT_EQ(check(data, "R-P21", "2016-04-07").size(), 2u); // Not sent yet.
    data.case_file.set("other_boards", parsed(R"([ "Elmshire SCB" ])"));
    EXPECT_EQ(first(check(data, "R-P21", "2016-05-09")), "");
    // A board that leads elsewhere is another board too.
    data.case_file.set("lead_board", "Oakshire SCB");
    EXPECT_EQ(check(data, "R-P21", "2016-05-09").size(), 1u);
}

TEST(ReferralRules, TheChildsReviewGoesBeforeAHomicideReview)
{
    Northbridge data("case-nb17-01.json");
    EXPECT_EQ(first(check(data, "R-P23", "2017-08-31")), "");
    EXPECT_EQ(state(data, "R-P23", "2017-08-31"), State::kept);
    EXPECT_EQ(state(data, "R-P23", "2017-07-09"), State::not_arisen); // Proposed on the 10th.
    at(data.case_file, "/parallel/0").set("lead_for_joint_review", true);
    EXPECT_EQ(first(check(data, "R-P23", "2017-08-31")),
        "warning R-P23 /parallel/0/lead_for_joint_review");
    // K14: at 18 the victim is no child, and the homicide review stands alone.
    at(data.case_file, "/children/0").set("dob", "1999-06-22");
    EXPECT_EQ(first(check(data, "R-P23", "2017-08-31")), "");
}

TEST(ReferralRules, AsManyFormsAsTheIncidentNeeds)
{
    // K14: two siblings harmed = 1 form; dead = 2; unrelated harmed = 2.
    auto data = of_case("case-nb19-01.json", "sefton_2018");
    EXPECT_EQ(first(check(data, "R-C05", "2019-09-30")), "");
    for (auto const* child : { "/children/0", "/children/1" })
        at(data.case_file, child).set("harm", "DIED");
    auto found = check(data, "R-C05", "2019-09-30");
    EXPECT_EQ(first(found), "warning R-C05 /notifications");
    EXPECT_TRUE(mentions(message(found), "needs 2 forms of notification, but one form came in"));
    // Two forms are right once each covers one child.
    auto second = at(data.case_file, "/notifications/0");
    at(data.case_file, "/notifications").as_list()->push_back(second);
    EXPECT_EQ(first(check(data, "R-C05", "2019-09-30")),
        "warning R-C05 /notifications/0/covers_children");
    at(data.case_file, "/notifications/0").set("covers_children", parsed(R"([ "child-1" ])"));
    at(data.case_file, "/notifications/1").set("covers_children", parsed(R"([ "child-2" ])"));
    EXPECT_EQ(first(check(data, "R-C05", "2019-09-30")), "");
}

TEST(ReferralRules, UnrelatedChildrenHaveAFormEach)
{
    auto data = of_case("case-nb19-01.json", "sefton_2018");
    std::erase_if(*at(data.case_file, "/relationships").as_list(),
        [](auto const& one) { return one.text("type") == "SIBLING"; });
    EXPECT_EQ(first(check(data, "R-C05", "2019-09-30")), "warning R-C05 /notifications");
    // A large case of exploitation has one form for the main child.
    at(data.case_file, "/incident").set("large_exploitation_operation", true);
    EXPECT_EQ(first(check(data, "R-C05", "2019-09-30")), "");
}

TEST(ReferralRules, AnotherAgencysReferralIsNoFormOfTheAuthority)
{
    Northbridge data;
    auto second = notification(data);
    second.set("referring_agency", "HOSP");
    at(data.case_file, "/notifications").as_list()->push_back(second);
    EXPECT_EQ(first(check(data, "R-C05", "2016-04-21")), "");
}

TEST(ReferralRules, AYouthOffendingIncidentIsForInformationOnly)
{
    Northbridge data("case-nb17-02.json");
    EXPECT_EQ(state(data, "R-P45", "2017-10-01"), State::kept);
    EXPECT_EQ(state(Northbridge(), "R-P45", "2016-05-09"), State::not_arisen);
    auto& incident = at(data.board, "/yos_incidents/0");
    incident.set("multi_agency_learning", true);
    auto const found = check(data, "R-P45", "2017-10-01");
    EXPECT_EQ(first(found), "warning R-P45 /yos_incidents/0/lscb_formally_advised_on");
    EXPECT_EQ(found.front().place.file, "board");
    incident.set("lscb_formally_advised_on", "2017-09-29");
    EXPECT_EQ(first(check(data, "R-P45", "2017-10-01")), "");
    EXPECT_EQ(check(data, "R-P45", "2017-09-28").size(), 1u);
}

TEST(ReferralRules, AYouthOffendingIncidentHoldsNoDecisionPanelOrPlan)
{
    Northbridge data("case-nb17-02.json");
    Northbridge const full;
    for (auto const* key : { "decisions", "scoping_recommendations", "meetings", "plan" }) {
        Northbridge one("case-nb17-02.json");
        one.case_file.set(key, *full.case_file.find(key));
        EXPECT_TRUE(first(check(one, "R-P45", "2017-10-01"))
                        .starts_with(std::string("error R-P45 /") + key))
            << key;
    }
    // Nothing else arises for it.
    for (auto const& verdict : rules::judge(data.subject(), calendar(), on("2017-10-01"))) {
        for (auto const* mine : { "R-P01", "R-P02", "R-P03", "R-P04", "R-P05", "R-P07", "R-P08",
                 "R-P10", "R-P20", "R-P21", "R-P23", "R-P13", "R-P15", "R-P16", "R-P18", "R-P19" })
            EXPECT_TRUE(verdict.rule != mine || verdict.state == State::not_arisen) << mine;
    }
}

TEST(NotificationForm, TheChildWasUnder18)
{
    // Wren's incident was on 23 March 2016.
    Northbridge data;
    at(data.case_file, "/children/0").set("dob", "1998-03-24");
    EXPECT_EQ(first(check(data, "incident-age", "2016-04-05")), "");
    at(data.case_file, "/children/0").set("dob", "1998-03-23");
    EXPECT_EQ(
        first(check(data, "incident-age", "2016-04-05")), "error incident-age /children/0/dob");
    data.case_file.set("overrides",
        parsed(R"([{ "rule": "incident-age", "role": "LSCB_MANAGER", "on": "2016-04-05",
            "reason": "A care leaver whose earlier care is to be looked at." }])"));
    EXPECT_EQ(
        first(check(data, "incident-age", "2016-04-05")), "warning incident-age /children/0/dob");
}

TEST(NotificationForm, DatesFollowEachOther)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "incident-date", "2016-04-05")), "");
    EXPECT_EQ(first(check(data, "death-date", "2016-04-05")), "");
    at(data.case_file, "/incident").set("occurred", "2016-04-06");
    EXPECT_EQ(first(check(data, "incident-date", "2016-04-05")),
        "error incident-date /notifications/0/completed_on");
    at(data.case_file, "/incident").set("occurred", "2016-04"); // May have been before.
    EXPECT_EQ(first(check(data, "incident-date", "2016-04-05")), "");
    at(data.case_file, "/children/0").set("died_on", "2015-08-11"); // Born on the 12th.
    EXPECT_EQ(
        first(check(data, "death-date", "2016-04-05")), "error death-date /children/0/died_on");
}

TEST(NotificationForm, ALateNotificationIsTold)
{
    // K1: due by Monday 4 April; Ofsted was told in time, the Board a working day late.
    auto const found = check(Northbridge(), "notified-late", "2016-04-05");
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(first(found), "warning notified-late /notifications");
    EXPECT_TRUE(mentions(message(found), "1 working day late")) << message(found);
    EXPECT_EQ(first(check(Northbridge("case-nb16-02.json"), "notified-late", "2016-08-16")), "");
}

TEST(ReferralRules, TheExamplesBreakNone)
{
    struct Example {
        char const* file;
        char const* profile;
        char const* as_at;
    };
    for (auto const& [file, profile, as_at] :
        { Example { "case-nb16-01.json", "staffs_stoke_2015", "2016-06-08" },
            Example { "case-nb16-02.json", "staffs_stoke_2015", "2016-09-26" },
            Example { "case-nb17-01.json", "staffs_stoke_2015", "2017-08-31" },
            Example { "case-nb17-02.json", "staffs_stoke_2015", "2017-10-01" },
            Example { "case-nb17-03.json", "staffs_stoke_2015", "2018-01-19" },
            Example { "case-nb18-01.json", "sefton_2018", "2019-01-11" },
            Example { "case-nb19-01.json", "sefton_2018", "2019-10-03" } }) {
        auto const data = of_case(file, profile);
        for (auto const* rule :
            { "R-P01", "R-P02", "R-P03", "R-P04", "R-P05", "R-P07", "R-P08", "R-P10", "R-P20",
                "R-P21", "R-P23", "R-P45", "R-C05", "R-P13", "R-P15", "R-P16", "R-P18", "R-P19",
                "incident-age", "incident-date", "death-date", "recommendation-criteria" })
            EXPECT_EQ(first(check(data, rule, as_at)), "") << file;
    }
}
