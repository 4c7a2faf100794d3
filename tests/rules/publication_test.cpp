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

using State = rules::Verdict::State;

std::vector<std::string> const& listed()
{
    static std::vector<std::string> const ids { "R-P27", "R-P38", "R-P39", "R-P40", "R-P41",
        "R-P42", "R-P44", "R-P46", "R-P46-full", "R-P47", "R-P49", "R-P51" };
    return ids;
}

std::string blocked(Northbridge const& data, char const* as_at)
{
    std::string ids;
    for (auto const& verdict : rules::judge(data.subject(), calendar(), on(as_at))) {
        if (verdict.state == State::blocked
            && std::ranges::find(listed(), verdict.rule) != listed().end())
            ids += verdict.rule + " " + verdict.findings.front().message + "\n";
    }
    return ids;
}

State state(Northbridge const& data, std::string const& rule, char const* as_at)
{
    for (auto const& verdict : rules::judge(data.subject(), calendar(), on(as_at))) {
        if (verdict.rule == rule)
            return verdict.state;
    }
    ADD_FAILURE() << rule << " is not judged";
    return {};
}

/// Gives a member to an object, or another value.
void set(base::Value& object, std::string const& key, base::Value value)
{
    remove(object, key);
    object.as_object()->emplace_back(key, std::move(value));
}

/// What R-P49 finds when the second finding of the report says this.
std::string first_in_finding(Northbridge data, std::string const& words)
{
    at(data.case_file, "/reports/0/findings/1/text") = base::Value("As was said, " + words + ".");
    return first(check(data, "R-P49", "2017-05-10"));
}
std::string const in_finding = "error R-P49 /reports/0/findings/1/text";

void remove_planning_meetings(Northbridge& data)
{
    std::erase_if(*at(data.case_file, "/meetings").as_list(), [](base::Value& meeting) {
        return *at(meeting, "/forum").as_string() == "PUBLICATION_PLANNING";
    });
}

// The report of NB16/01 was published on 27 April 2017.
constexpr auto* published = "2017-05-10";

} // namespace

TEST(PublicationRules, TheExamplesHaveNoBlock)
{
    struct Example {
        char const* file;
        char const* profile;
        std::vector<char const*> days;
    };
    std::vector<Example> const examples {
        { "case-nb16-01.json", "staffs_stoke_2015", { "2016-06-09", "2017-04-20", published } },
        { "case-nb16-02.json", "staffs_stoke_2015", { "2017-03-20" } },
        { "case-nb17-01.json", "staffs_stoke_2015", { "2018-03-22", "2018-04-10" } },
        { "case-nb17-02.json", "staffs_stoke_2015", { "2017-10-02" } },
        { "case-nb17-03.json", "staffs_stoke_2015", { "2018-01-19" } },
        { "case-nb18-01.json", "sefton_2018", { "2019-09-10", "2019-10-20" } },
        { "case-nb19-01.json", "sefton_2018", { "2020-03-29", "2020-04-20" } },
    };
    for (auto const& [file, profile, days] : examples) {
        Northbridge data(file);
        data.profile = read_json("data/profiles/" + std::string(profile) + ".json");
        for (auto const* day : days)
            EXPECT_EQ(blocked(data, day), "") << file << " on " << day;
    }
}

TEST(PublicationRules, NothingArisesWhereOnlyInformationIsHeld)
{
    Northbridge const data("case-nb17-02.json");
    for (auto const& rule : listed())
        EXPECT_EQ(state(data, rule, "2018-01-10"), State::not_arisen) << rule;
}

TEST(PublicationRules, AGenogramStaysOutOfTheReport)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-P27", published)), "");
    auto& report = at(data.case_file, "/reports/0");
    set(report, "appendices", json(R"([{"kind": "POLICE_REQUEST"}, {"kind": "GENOGRAM"}])"));
    EXPECT_EQ(first(check(data, "R-P27", published)), "error R-P27 /reports/0/appendices/1/kind");
    // The report is dated 10 February 2017.
    EXPECT_EQ(state(data, "R-P27", "2017-01-10"), State::not_arisen);
    set(at(data.case_file, "/publication"), "decision", json(R"("DO_NOT_PUBLISH")"));
    EXPECT_EQ(first(check(data, "R-P27", published)), "");
}

TEST(PublicationRules, EveryPartnerEndorses)
{
    Northbridge data;
    EXPECT_EQ(state(data, "R-P38", published), State::kept);
    EXPECT_EQ(state(data, "R-P38", "2016-10-01"), State::not_arisen);
    auto& status = at(data.case_file, "/endorsements/3/status");
    status = json(R"("PENDING")");
    EXPECT_EQ(first(check(data, "R-P38", published)), "error R-P38 /endorsements/3/status");
    set(data.case_file, "overrides",
        json(
            R"([{"rule": "R-P38",
            "role": "INDEPENDENT_CHAIR", "reason": "No trust.", "on": "2017-04-21"}])"));
    EXPECT_EQ(first(check(data, "R-P38", published)), "warning R-P38 /endorsements/3/status");
    EXPECT_EQ(state(data, "R-P38", published), State::set_aside);
    set(data.case_file, "overrides",
        json(R"([{"rule": "R-P38", "role": "LSCB_MANAGER", "reason": "No time.",
            "on": "2017-04-21"}])"));
    EXPECT_EQ(state(data, "R-P38", published), State::blocked);
}

TEST(PublicationRules, ACorePartnerCannotBeMissing)
{
    Northbridge data;
    auto& endorsements = *at(data.case_file, "/endorsements").as_list();
    endorsements.erase(endorsements.begin()); // Children's Social Care
    auto const found = check(data, "R-P38", published);
    EXPECT_EQ(first(found), "error R-P38 /endorsements");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NE(found.front().message.find("Children’s Social Care"), std::string::npos);
}

TEST(PublicationRules, AnEndorsementAfterPublicationIsTooLate)
{
    Northbridge data;
    at(data.case_file, "/endorsements/0/on") = json(R"("2017-05-02")");
    EXPECT_EQ(first(check(data, "R-P38", published)), "error R-P38 /endorsements/0/status");
}

TEST(PublicationRules, ActionsAndImpactAreToldWithTheReport)
{
    Northbridge data;
    EXPECT_EQ(state(data, "R-P39", published), State::kept);
    EXPECT_EQ(state(data, "R-P39", "2017-04-20"), State::not_arisen);
    remove(at(data.case_file, "/statements/0"), "impact");
    EXPECT_EQ(first(check(data, "R-P39", published)), "error R-P39 /statements");
}

TEST(PublicationRules, PublicationIsPlannedInAMeeting)
{
    Northbridge data;
    EXPECT_EQ(state(data, "R-P40", published), State::kept);
    remove_planning_meetings(data);
    EXPECT_EQ(first(check(data, "R-P40", published)), "error R-P40 /meetings");
    // 27 April less 14 days is 13 April: until the 12th there is time to convene one.
    EXPECT_EQ(first(check(data, "R-P40", "2017-04-12")), "warning R-P40 /meetings");
    EXPECT_EQ(first(check(data, "R-P40", "2017-04-13")), "error R-P40 /meetings");
    EXPECT_EQ(state(data, "R-P40", "2017-01-10"), State::not_arisen); // No report yet.
}

TEST(PublicationRules, OnlyAMeetingHeldBeforePublicationPlansIt)
{
    Northbridge data;
    remove_planning_meetings(data);
    at(data.case_file, "/meetings")
        .push(json(R"({"id": "PP", "forum": "PUBLICATION_PLANNING", "date": "2017-04-20",
            "status": "HELD"})"));
    auto& meeting = at(data.case_file, "/meetings").as_list()->back();
    EXPECT_EQ(state(data, "R-P40", published), State::kept);
    EXPECT_EQ(first(check(data, "R-P40", "2017-04-19")), "error R-P40 /meetings");
    EXPECT_EQ(first(check(data, "R-P40", "2017-04-20")), "");
    set(meeting, "status", json(R"("CANCELLED")"));
    EXPECT_EQ(first(check(data, "R-P40", published)), "error R-P40 /meetings");
    set(meeting, "status", json(R"("HELD")"));
    set(meeting, "date", json(R"("2017-04-28")"));
    EXPECT_EQ(first(check(data, "R-P40", published)), "error R-P40 /meetings");
}

TEST(PublicationRules, RestrictionsOfACourtAndTheCoronerHoldPublication)
{
    Northbridge data;
    auto& plan = at(data.case_file, "/publication");
    // Published on 27 April: a restriction until the day before has passed.
    set(plan, "restrictions",
        json(R"([{"kind": "CORONER", "text": "Inquest", "until": "2017-04-26"},
            {"kind": "OTHER", "text": "Election", "until": "2017-06-08"}])"));
    EXPECT_EQ(first(check(data, "R-P40", "2017-04-20")), "");
    set(plan, "restrictions",
        json(R"([{"kind": "CORONER", "text": "Inquest", "until": "2017-04-27"}])"));
    EXPECT_EQ(
        first(check(data, "R-P40", "2017-04-20")), "error R-P40 /publication/restrictions/0/until");
    set(plan, "restrictions", json(R"([{"kind": "COURT_ORDER", "text": "No names"}])"));
    EXPECT_EQ(
        first(check(data, "R-P40", "2017-04-20")), "error R-P40 /publication/restrictions/0/until");
}

TEST(PublicationRules, TheNationalPanelHasSevenAnswers)
{
    Northbridge data;
    EXPECT_EQ(state(data, "R-P41", published), State::not_arisen);
    set(at(data.case_file, "/publication"), "decision", json(R"("ANONYMOUS_VIA_NSPCC")"));
    auto found = check(data, "R-P41", published);
    EXPECT_EQ(first(found), "error R-P41 /publication/decision");
    EXPECT_EQ(found.size(), 2U);
    at(data.case_file, "/statutory_notices")
        .as_list()
        ->push_back(json(R"({"body": "NATIONAL_PANEL", "kind": "NON_PUBLICATION",
            "sent_on": "2017-03-20"})"));
    set(at(data.case_file, "/publication"), "non_publication_answers",
        json(R"({"report_briefing": "a", "source_of_difficulty": "b",
            "balance_of_interests": "c", "legal_restrictions": "d",
            "amendment_considered": "e", "expert_advice": "f"})"));
    found = check(data, "R-P41", published);
    EXPECT_EQ(first(found), "error R-P41 /publication/non_publication_answers/media_handling");
    EXPECT_EQ(found.size(), 1U);
    set(at(data.case_file, "/publication/non_publication_answers"), "media_handling",
        json(R"("g")"));
    EXPECT_EQ(state(data, "R-P41", published), State::kept);
}

TEST(PublicationRules, PeopleArePreparedForPublication)
{
    Northbridge data;
    set(at(data.case_file, "/publication"), "checklist",
        json(R"([{"code": "13", "status": "DONE"}, {"code": "14", "status": "OPEN"},
            {"code": "27", "status": "NOT_APPLICABLE"}])"));
    auto const found = check(data, "R-P42", "2017-04-20");
    EXPECT_EQ(first(found), "warning R-P42 /publication/checklist/1/status");
    EXPECT_EQ(found.size(), 1U);
    at(data.case_file, "/publication/checklist/1/status") = json(R"("DONE")");
    EXPECT_EQ(first(check(data, "R-P42", "2017-04-20")), "");
    at(data.case_file, "/publication/checklist/0/status") = json(R"("OPEN")");
    EXPECT_EQ(
        first(check(data, "R-P42", "2017-04-20")), "warning R-P42 /publication/checklist/0/status");
    at(data.case_file, "/publication/checklist/0/status") = json(R"("NOT_APPLICABLE")");
    // Without the item nobody has thought of the impact on the community.
    at(data.case_file, "/publication/checklist").as_list()->pop_back();
    auto const missing = check(data, "R-P42", "2017-04-20");
    EXPECT_EQ(first(missing), "warning R-P42 /publication/checklist");
    ASSERT_EQ(missing.size(), 1U);
    EXPECT_NE(missing.front().message.find("community impact"), std::string::npos);
}

TEST(PublicationRules, TheAnnualReportCoversTheReview)
{
    Northbridge data("case-nb18-01.json"); // Published on 10 October 2019.
    EXPECT_EQ(state(data, "R-P44", "2019-10-20"), State::not_arisen);
    data.profile = read_json("data/profiles/sefton_2018.json");
    remove(data.board, "scrutiny_report");
    // There is a year for the next report: until 10 October 2020.
    EXPECT_EQ(first(check(data, "R-P44", "2020-10-09")), "");
    EXPECT_EQ(first(check(data, "R-P44", "2020-10-10")), "warning R-P44 /scrutiny_report");
    set(data.board, "scrutiny_report", json(R"({"period_to": "2019-09"})"));
    EXPECT_EQ(
        first(check(data, "R-P44", "2020-10-10")), "warning R-P44 /scrutiny_report/period_to");
    set(data.board, "scrutiny_report", json(R"({"period_to": "2019-10"})"));
    EXPECT_EQ(first(check(data, "R-P44", "2020-10-10")), "");
}

TEST(PublicationRules, AnotherSpokespersonNeedsApproval)
{
    Northbridge data;
    EXPECT_EQ(state(data, "R-P47", published), State::not_arisen);
    auto& plan = at(data.case_file, "/publication");
    set(plan, "media", json(R"([{"kind": "INTERVIEW_REQUEST", "audience": "Radio"}])"));
    EXPECT_EQ(first(check(data, "R-P47", published)), "");
    set(plan, "spokesperson", json(R"("LSCB_MANAGER")"));
    EXPECT_EQ(first(check(data, "R-P47", published)), "warning R-P47 /publication/spokesperson");
    set(at(data.case_file, "/publication/media/0"), "approved_by", json(R"("Independent Chair")"));
    EXPECT_EQ(first(check(data, "R-P47", published)), "");
}

TEST(PublicationRules, AFindingNamesNobody)
{
    Northbridge data;
    auto const family = *at(data.case_file, "/children/0/family_name").as_string();
    at(data.case_file, "/reports/0/findings/1/text")
        = base::Value("The " + family + " family was visited.");
    auto const found = check(data, "R-P49", published);
    EXPECT_EQ(first(found), "error R-P49 /reports/0/findings/1/text");
    for (auto const& finding : found)
        EXPECT_EQ(finding.message.find(family), std::string::npos) << finding.message;
    EXPECT_TRUE(check(data, "R-P49", "2017-01-10").empty());
}

TEST(PublicationRules, AStatementGivesNoExactDay)
{
    Northbridge data;
    auto const day = *base::Date::parse(*at(data.case_file, "/children/0/died_on").as_string());
    at(data.case_file, "/statements/0/impact/0") = base::Value("Since " + day.prose() + ".");
    EXPECT_EQ(first(check(data, "R-P49", published)), "error R-P49 /statements/0/impact/0");
}

TEST(PublicationRules, ARecommendationNamesNobody)
{
    Northbridge data;
    auto const given = *at(data.case_file, "/children/0/given_names").as_string();
    at(data.case_file, "/plan/recommendations/1/text")
        = base::Value("Agencies learn from what " + given + " said.");
    EXPECT_EQ(first(check(data, "R-P49", published)), "error R-P49 /plan/recommendations/1/text");
}

TEST(PublicationRules, AFindingSaysNeitherSchoolNorPractice)
{
    Northbridge data;
    auto& child = at(data.case_file, "/children/0");
    auto const& agencies = *at(data.board, "/agencies").as_list();
    for (auto const* key : { "school", "gp" }) {
        auto const& agency = agencies.at(key == std::string("gp") ? 5 : 6);
        remove(child, "school");
        remove(child, "gp");
        EXPECT_EQ(first_in_finding(data, "staff of " + agency.text("name") + " knew"), "") << key;
        set(child, key, base::Value(agency.text("id")));
        EXPECT_EQ(first_in_finding(data, "staff of " + agency.text("name") + " knew"), in_finding)
            << key;
    }
}

TEST(PublicationRules, AFindingNamesNoPractitioner)
{
    Northbridge data;
    set(data.case_file, "practitioners",
        json(R"([{"key": "practitioner-1", "agency": "CSC", "name": "Isolde Farthingdale"},
            {"key": "practitioner-2", "agency": "HOS", "person": "P10"}])"));
    EXPECT_EQ(first_in_finding(data, "Isolde Farthingdale called twice"), in_finding);
    EXPECT_EQ(first_in_finding(data, "the social worker called twice"), "");
    auto const person = *data.subject().board.list("people").at(9).text("display_name");
    ASSERT_EQ(*data.subject().board.list("people").at(9).text("id"), "P10");
    EXPECT_EQ(first_in_finding(data, person + " called twice"), in_finding);
}

TEST(PublicationRules, AFindingGivesNoAddress)
{
    Northbridge data;
    set(at(data.case_file, "/children/0"), "address", json(R"("41 Lantern Row\nNorthbridge")"));
    EXPECT_EQ(first_in_finding(data, "the family lived at 41 Lantern Row"), in_finding);
    EXPECT_EQ(first_in_finding(data, "the family lived in a rented house"), "");
}

TEST(PublicationRules, AFindingGivesNeitherDayNorPlaceOfTheIncident)
{
    Northbridge data;
    auto& incident = at(data.case_file, "/incident");
    set(incident, "occurred", json(R"("2016-03-21")"));
    set(incident, "place", json(R"("Gosling Quay")"));
    for (auto const* day : { "21 March 2016", "21/03/2016", "2016-03-21" })
        EXPECT_EQ(first_in_finding(data, std::string("on ") + day + " it was clear"), in_finding);
    EXPECT_EQ(first_in_finding(data, "police were called to Gosling Quay"), in_finding);
    EXPECT_EQ(first_in_finding(data, "in March 2016 it was clear"), "");
    // Known to the month only: the month may be said.
    set(incident, "occurred", json(R"("2016-03")"));
    EXPECT_EQ(first_in_finding(data, "in March 2016 it was clear"), "");
}

TEST(PublicationRules, AReviewLedElsewhereIsShared)
{
    Northbridge data;
    set(data.case_file, "kind", json(R"("EXTERNAL_LED")"));
    for (auto const* key : { "tor", "learning_products", "publication" })
        remove(data.case_file, key);
    auto& meetings = *at(data.case_file, "/meetings").as_list();
    std::erase_if(meetings,
        [](base::Value& meeting) { return *at(meeting, "/forum").as_string() == "REVIEW_PANEL"; });
    EXPECT_EQ(first(check(data, "R-P51", published)), "warning R-P51 /statutory_notices");
    EXPECT_EQ(check(data, "R-P51", published).size(), 2U);
    at(data.case_file, "/statutory_notices")
        .as_list()
        ->push_back(json(R"({"body": "BOARD_PARTNERS", "kind": "PUBLICATION_COPY",
            "sent_on": "2017-04-28"})"));
    set(data.case_file, "learning_products",
        json(R"([{"kind": "SEVEN_MINUTE", "date": "2017-05-02"}])"));
    EXPECT_EQ(first(check(data, "R-P51", published)), "");
    set(data.case_file, "tor", json(R"([{"version": "1"}])"));
    EXPECT_EQ(first(check(data, "R-P51", published)), "error R-P51 /tor/0");
}

TEST(PublicationRules, TheAgendaNeedsADayAndSaysWhenTheCopyIsLate)
{
    Northbridge data;
    remove(at(data.case_file, "/publication"), "panel_copy_sent_on");
    EXPECT_EQ(first(check(data, "D15", "2017-04-20")), "");
    // 27 April less 7 days is 20 April. Sent on the 21st, it may be published from the 28th.
    auto const found = check(data, "D15", "2017-04-21");
    ASSERT_EQ(first(found), "warning panel-copy-date /publication/planned_on");
    EXPECT_NE(found.front().fix.find("28 April 2017"), std::string::npos);
    remove(at(data.case_file, "/publication"), "planned_on");
    EXPECT_EQ(first(check(data, "D15", "2017-04-21")),
        "error publication-planned /publication/planned_on");
}

TEST(PublicationRules, PublicationWaitsForItsChecklist)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "publication-checklist", published)), "");
    at(data.case_file, "/publication/checklist/0/status") = json(R"("OPEN")");
    EXPECT_EQ(first(check(data, "publication-checklist", published)),
        "error publication-checklist /publication/checklist/0/status");
}

TEST(PublicationRules, TheMinutesRecordADecisionAwayFromSensitiveDates)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "D17", "2017-04-20")), "");
    at(data.case_file, "/publication/sensitive_dates/0/date") = json(R"("2017-04-27")");
    EXPECT_EQ(
        first(check(data, "D17", "2017-04-20")), "warning sensitive-date /publication/planned_on");
    remove(at(data.case_file, "/publication"), "decision");
    EXPECT_EQ(first(check(data, "D17", "2017-04-20")),
        "error publication-decision /publication/decision");
}
