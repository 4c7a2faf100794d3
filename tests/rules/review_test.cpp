#include "rules/support.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace northbridge;
using rules_test::check;
using rules_test::first;

namespace {

base::Value json(char const* text)
{
    return base::parse_json(text, "test").value();
}

std::string place_of_last(base::Value::List const& meetings)
{
    return "/meetings/" + std::to_string(meetings.size() - 1);
}

/// The rules of these three files that are listed.
std::vector<std::string> const& listed()
{
    static std::vector<std::string> const ids { "R-P11-panel", "R-P22", "R-P24", "R-P25", "R-P26",
        "R-P28", "R-P28-conflict", "R-P29", "R-P30", "R-P31", "R-P32", "R-P33", "R-P33-clearance",
        "R-P34", "R-P35", "R-P36", "R-P50", "R-P52", "R-P54", "R-P55", "R-P56", "R-P57" };
    return ids;
}

/// Those of them with a BLOCK.
std::string blocked(Northbridge const& data, char const* as_at)
{
    std::string ids;
    for (auto const& verdict : rules::judge(data.subject(), calendar(), on(as_at))) {
        if (verdict.state == rules::Verdict::State::blocked
            && std::ranges::find(listed(), verdict.rule) != listed().end())
            ids += verdict.rule + " ";
    }
    return ids;
}

rules::Verdict::State state(Northbridge const& data, char const* rule, char const* as_at)
{
    for (auto const& verdict : rules::judge(data.subject(), calendar(), on(as_at))) {
        if (verdict.rule == rule)
            return verdict.state;
    }
    ADD_FAILURE() << rule << " is not judged";
    return {};
}

using State = rules::Verdict::State;

} // namespace

TEST(ReviewRules, TheExamplesHaveNoBlock)
{
    struct Example {
        char const* file;
        char const* profile;
        std::vector<char const*> days;
    };
    std::vector<Example> const examples {
        { "case-nb16-01.json", "staffs_stoke_2015", { "2016-06-09", "2016-10-20", "2017-04-20" } },
        { "case-nb16-02.json", "staffs_stoke_2015", { "2016-09-27", "2017-03-20" } },
        { "case-nb17-01.json", "staffs_stoke_2015", { "2017-09-20", "2018-03-22" } },
        { "case-nb17-02.json", "staffs_stoke_2015", { "2017-10-02" } },
        { "case-nb17-03.json", "staffs_stoke_2015", { "2018-01-19" } },
        { "case-nb18-01.json", "sefton_2018", { "2019-08-09" } },
        { "case-nb19-01.json", "sefton_2018", { "2020-03-27" } },
    };
    for (auto const& [file, profile, days] : examples) {
        Northbridge data(file);
        data.profile = read_json("data/profiles/" + std::string(profile) + ".json");
        for (auto const* day : days)
            EXPECT_EQ(blocked(data, day), "") << file << " on " << day;
    }
}

TEST(ReviewRules, PublicFiguresAloneBlockNothing)
{
    // The five reviews of the public report hold hardly more than dates.
    for (auto const* number : { "1", "2", "3", "4", "5" }) {
        Northbridge data;
        data.board = read_json("examples/sefton-2021/board.json");
        data.case_file = read_json("examples/sefton-2021/case-scr" + std::string(number) + ".json");
        data.profile = read_json("data/profiles/sefton_2018.json");
        EXPECT_EQ(blocked(data, "2021-01-15"), "") << number;
    }
}

TEST(ReviewRules, ThePoliceSeeTheTermsOfReferenceFirst)
{
    // NB16/01: shown on 24 June 2016, agreed on 5 July, criminal investigation open since March.
    Northbridge data;
    EXPECT_EQ(state(data, "R-P22", "2016-07-04"), State::not_arisen);
    EXPECT_EQ(state(data, "R-P22", "2016-07-05"), State::kept);
    at(data.case_file, "/tor/0").set("shared_with_sio_on", "2016-07-05");
    EXPECT_EQ(first(check(data, "R-P22", "2016-07-05")), "");
    at(data.case_file, "/tor/0").set("shared_with_sio_on", "2016-07-06");
    auto const findings = check(data, "R-P22", "2016-07-20");
    EXPECT_EQ(first(findings), "error R-P22 /tor/0/shared_with_sio_on");
    EXPECT_NE(findings.at(0).message.find("saw them only on 6 July 2016"), std::string::npos);
    remove(at(data.case_file, "/tor/0"), "shared_with_sio_on");
    EXPECT_EQ(first(check(data, "C12", "2016-07-20")), "error R-P22 /tor/0/shared_with_sio_on");
    EXPECT_EQ(first(check(data, "D11", "2016-07-20")), "error R-P22 /tor/0/shared_with_sio_on");
}

TEST(ReviewRules, TermsNeedNoPoliceWhenTheirCaseIsClosed)
{
    // K8: NB17/01's investigation ended on 25 August 2017; the terms are of 20 September.
    Northbridge data("case-nb17-01.json");
    EXPECT_FALSE(at(data.case_file, "/tor/0").find("shared_with_sio_on"));
    EXPECT_EQ(state(data, "R-P22", "2017-09-20"), State::not_arisen);
    auto& process = at(data.case_file, "/parallel/1");
    remove(process, "to");
    process.set("status", "OPEN");
    EXPECT_EQ(first(check(data, "R-P22", "2017-09-20")), "error R-P22 /tor/0/shared_with_sio_on");
}

TEST(ReviewRules, TermsOfReferenceAreAgreedBeforePractitionersHear)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "tor-agreed", "2016-07-05")), "");
    EXPECT_EQ(first(check(data, "D11", "2016-07-04")), "error tor-agreed /tor");
}

TEST(ReviewRules, TheInvestigatorIsNotOnTheReviewPanel)
{
    // K8: P07 leads the investigation by role, by conflict and by capacity at the Scoping Panel.
    Northbridge data;
    EXPECT_EQ(state(data, "R-P11-panel", "2016-07-01"), State::not_arisen);
    EXPECT_EQ(state(data, "R-P11-panel", "2016-07-05"), State::kept);
    at(data.case_file, "/panel_members/1").set("person", "P07");
    EXPECT_EQ(first(check(data, "R-P11-panel", "2016-07-05")),
        "error R-P11-panel /panel_members/1/person");
    EXPECT_EQ(first(check(data, "R-P28-conflict", "2016-07-05")), "");
    data.case_file.set("conflicts", base::Value::List {});
    EXPECT_EQ(check(data, "R-P11-panel", "2016-07-05").size(), 1u);
    std::erase_if(*at(data.board, "/role_holdings").as_list(),
        [](auto const& holding) { return holding.text("role") == "SIO"; });
    EXPECT_EQ(check(data, "R-P11-panel", "2016-07-05").size(), 1u);
    at(data.case_file, "/meetings/0").set("attendances", base::Value::List {});
    EXPECT_EQ(check(data, "R-P11-panel", "2016-07-05").size(), 0u);
}

TEST(ReviewRules, TheInvestigatorIsNotInvitedEither)
{
    Northbridge data;
    auto& meetings = *at(data.case_file, "/meetings").as_list();
    meetings.push_back(json(R"({ "id": "RP-1", "forum": "REVIEW_PANEL", "date": "2016-09-06",
        "status": "PLANNED", "attendances": [{ "person": "P07", "capacity": "OBSERVER" }] })"));
    EXPECT_EQ(first(check(data, "R-P11-panel", "2016-08-01")),
        "error R-P11-panel " + place_of_last(meetings) + "/attendances/0/person");
    meetings.back().set("status", "CANCELLED");
    EXPECT_EQ(first(check(data, "R-P11-panel", "2016-08-01")), "");
}

TEST(ReviewRules, NobodyInConflictIsOnTheReviewPanel)
{
    Northbridge data;
    at(data.case_file, "/conflicts/0").set("effect", "CANNOT_SIT_ON_REVIEW_PANEL");
    at(data.case_file, "/conflicts/0").set("person", "P10");
    auto const findings = check(data, "R-P28-conflict", "2016-07-05");
    EXPECT_EQ(first(findings), "error R-P28-conflict /panel_members/2/person");
    EXPECT_NE(findings.at(0).message.find("Ottoline Peverell"), std::string::npos);
}

TEST(ReviewRules, DeputiesArePermittedAndRare)
{
    Northbridge data;
    EXPECT_EQ(state(data, "R-P28", "2016-10-01"), State::not_arisen);
    auto& member = at(data.case_file, "/panel_members/2");
    member.set(
        "deputy_uses", json(R"([{ "meeting": "SP-NB16-01", "deputy": "P11", "permitted": true,
            "reason": "Illness" }])"));
    EXPECT_EQ(state(data, "R-P28", "2016-10-01"), State::kept);
    auto& use = at(member, "/deputy_uses/0");
    remove(use, "reason");
    EXPECT_EQ(first(check(data, "R-P28", "2016-10-01")),
        "warning R-P28 /panel_members/2/deputy_uses/0/reason");
    use.set("permitted", false);
    EXPECT_EQ(first(check(data, "R-P28", "2016-10-01")),
        "error R-P28 /panel_members/2/deputy_uses/0/permitted");
    use.set("permitted", true);
    use.set("reason", "Illness");
    auto& uses = *at(member, "/deputy_uses").as_list();
    uses.push_back(base::Value(uses.front()));
    EXPECT_EQ(
        first(check(data, "R-P28", "2016-10-01")), "warning R-P28 /panel_members/2/deputy_uses");
}

TEST(ReviewRules, WaitingForThePoliceIsAgreedOrDecided)
{
    // NB16/01: asked on 14 October 2016, granted with the reviewer's agreement.
    Northbridge data;
    EXPECT_EQ(state(data, "R-P24", "2016-10-13"), State::not_arisen);
    EXPECT_EQ(state(data, "R-P24", "2016-10-14"), State::kept);
    auto& request = at(data.case_file, "/police_requests/0");
    remove(request, "reviewer_view");
    EXPECT_EQ(first(check(data, "R-P24", "2016-10-14")), "error R-P24 /police_requests/0/final_by");
    request.set("reviewer_view", "DISAGREE");
    EXPECT_EQ(first(check(data, "R-P24", "2016-10-14")), "error R-P24 /police_requests/0/final_by");
    request.set("final_by", "INDEPENDENT_CHAIR");
    EXPECT_EQ(first(check(data, "R-P24", "2016-10-14")), "");
    remove(request, "document_ref");
    EXPECT_EQ(
        first(check(data, "R-P24", "2016-10-14")), "error R-P24 /police_requests/0/document_ref");
    request.set("granted", false);
    request.set("final_by", "AGREED");
    EXPECT_EQ(
        first(check(data, "R-P24", "2016-10-14")), "warning R-P24 /police_requests/0/final_by");
    request.set("kind", "EXCLUDE_INVITEE");
    EXPECT_EQ(state(data, "R-P24", "2016-10-14"), State::not_arisen);
}

TEST(ReviewRules, TheReviewerIsIndependent)
{
    Northbridge data;
    EXPECT_EQ(state(data, "R-P25", "2016-06-19"), State::not_arisen);
    EXPECT_EQ(state(data, "R-P25", "2016-06-20"), State::kept);
    at(data.case_file, "/conflicts/0").set("person", "P09"); // Direct involvement.
    EXPECT_EQ(first(check(data, "R-P25", "2016-06-20")), "error R-P25 /appointments/0/reviewer");
    at(data.case_file, "/conflicts/0").set("person", "P06");
    at(data.case_file, "/reviewers/0").set("independence_declared", false);
    EXPECT_EQ(first(check(data, "R-P25", "2016-06-20")),
        "error R-P25 /reviewers/0/independence_declared");
    remove(at(data.case_file, "/appointments/0"), "reviewer");
    EXPECT_EQ(first(check(data, "R-P25", "2016-06-20")), "warning R-P25 /appointments/0/reviewer");
}

TEST(ReviewRules, EachReviewPanelConsidersImmediateLearning)
{
    Northbridge data;
    auto& meetings = *at(data.case_file, "/meetings").as_list();
    meetings.push_back(json(R"({ "id": "RP-1", "forum": "REVIEW_PANEL", "date": "2016-09-06",
        "status": "HELD" })"));
    EXPECT_EQ(first(check(data, "R-P34", "2016-09-05")), "");
    EXPECT_EQ(first(check(data, "R-P34", "2016-09-06")),
        "error R-P34 " + place_of_last(meetings) + "/no_immediate_learning");
    at(data.case_file, "/early_learning/0").set("meeting", "RP-1");
    EXPECT_EQ(first(check(data, "R-P34", "2016-09-06")), "");
    at(data.case_file, "/early_learning/0").set("meeting", "SP-NB16-01");
    meetings.back().set("no_immediate_learning", true);
    EXPECT_EQ(first(check(data, "R-P34", "2016-09-06")), "");
}

TEST(ReviewRules, LearningIsSharedAfterAskingParallelInquiries)
{
    // Shared on 20 June 2016.
    Northbridge data;
    at(data.case_file, "/early_learning/0").set("parallel_inquiry_checked", false);
    EXPECT_EQ(state(data, "R-P34", "2016-06-19"), State::not_arisen);
    EXPECT_EQ(first(check(data, "R-P34", "2016-06-20")),
        "error R-P34 /early_learning/0/parallel_inquiry_checked");
    at(data.case_file, "/early_learning/0").set("shared_with", base::Value::List {});
    EXPECT_EQ(first(check(data, "R-P34", "2016-06-20")), "");
}

TEST(ReviewRules, TheFinalReportMeetsItsTerms)
{
    Northbridge data;
    EXPECT_EQ(state(data, "R-P36", "2017-02-09"), State::not_arisen);
    EXPECT_EQ(state(data, "R-P36", "2017-02-10"), State::kept);
    auto& report = at(data.case_file, "/reports/0");
    report.set("tor_met", false);
    EXPECT_EQ(first(check(data, "R-P36", "2017-02-10")), "error R-P36 /reports/0/tor_met");
    remove(report, "tor_met");
    EXPECT_EQ(first(check(data, "R-P36", "2017-02-10")), "error R-P36 /reports/0/tor_met");
    remove(data.case_file, "tor");
    EXPECT_EQ(first(check(data, "R-P36", "2017-02-10")), "warning R-P36 /reports/0/tor_met");
    report.set("tor_met", true);
    report.set("disagreements", json(R"([{ "agency": "HOSP", "point": "Finding 2" }])"));
    EXPECT_EQ(first(check(data, "R-P36", "2017-02-10")),
        "error R-P36 /reports/0/disagreements/0/response");
    at(report, "/disagreements/0").set("response", "Finding 2 now names the national guidance.");
    EXPECT_EQ(first(check(data, "R-P36", "2017-02-10")), "");
    report.set("tor_met", false);
    data.case_file.set("kind", "EXTERNAL_LED");
    EXPECT_EQ(state(data, "R-P36", "2017-02-10"), State::not_arisen);
}

TEST(ReviewRules, AgenciesThatKnowTheFamilySecureTheirRecords)
{
    Northbridge data;
    auto& rows = *at(data.case_file, "/records_secured").as_list();
    rows.push_back(json(R"({ "agency": "EDU", "secured_on": "2016-04-18" })"));
    EXPECT_EQ(first(check(data, "R-P56", "2016-05-09")), "");
    remove(at(data.case_file, "/records_secured/2"), "secured_on");
    auto const findings = check(data, "R-P56", "2016-05-09");
    EXPECT_EQ(first(findings), "warning R-P56 /records_secured/2/secured_on");
    EXPECT_NE(findings.at(0).message.find("Northbridge Hospitals Trust"), std::string::npos);
    at(data.case_file, "/records_secured/2").set("secured_on", "2016-04-15");
    // Who asks differs: the manager here, the Independent Chair where the profile says so.
    at(data.case_file, "/records_secured/0").set("asked_by", "LSCB_MANAGER");
    EXPECT_EQ(first(check(data, "R-P56", "2016-05-09")), "");
    data.profile = read_json("data/profiles/medway_2007.json");
    EXPECT_EQ(
        first(check(data, "R-P56", "2016-05-09")), "warning R-P56 /records_secured/0/asked_by");
    remove(data.profile, "secure_records_sender");
    EXPECT_EQ(state(data, "R-P56", "2016-05-09"), State::not_arisen);
}

TEST(ReviewRules, WhatTheNationalPanelAsksForIsSentInTime)
{
    // The copy was due on 20 April 2017 and went on 19 April.
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-P52", "2017-04-28")), "");
    auto& notices = *at(data.case_file, "/statutory_notices").as_list();
    auto const copy = std::ranges::find_if(notices, [](auto const& notice) {
        return notice.text("body") == "NATIONAL_PANEL" && notice.text("kind") == "PUBLICATION_COPY";
    });
    ASSERT_NE(copy, notices.end());
    auto const place = "/statutory_notices/" + std::to_string(copy - notices.begin());
    remove(*copy, "sent_on");
    EXPECT_EQ(first(check(data, "R-P52", "2017-04-20")), "");
    EXPECT_EQ(first(check(data, "R-P52", "2017-04-21")), "warning R-P52 " + place + "/sent_on");
}

TEST(ReviewRules, YouthOffendingIncidentsRaiseNoneOfThem)
{
    Northbridge data("case-nb17-02.json");
    for (auto const& rule : listed())
        EXPECT_EQ(state(data, rule.c_str(), "2018-01-31"), State::not_arisen) << rule;
}
