#include "rules/conduct_words.h"
#include "rules/support.h"

#include <gtest/gtest.h>

using namespace northbridge;
using rules_test::check;
using rules_test::first;

namespace {

base::Value json(char const* text)
{
    return base::parse_json(text, "test").value();
}

/// NB16/01 with a report of the hospitals trust that is as it should be.
Northbridge with_agency_report()
{
    Northbridge data;
    data.case_file.set(
        "agency_reports", json(R"([{ "agency": "HOSP", "kind": "AGENCY_REPORT", "author": "P10",
            "author_independent": true, "commissioned_on": "2016-07-06", "due_on": "2016-09-30",
            "received_on": "2016-09-28", "signed_off_by": "Rufus Cattermole",
            "signed_off_post": "Director of Nursing", "signed_off_on": "2016-09-27",
            "recommendations": [{ "no": "R1", "text": "Teach the bruising protocol each year.",
                "owner_role": "Named Nurse", "due": "2017-01-31" }] }])"));
    return data;
}

/// NB16/01 with a conversation of 8 November 2016, all five checks made.
Northbridge with_conversation()
{
    Northbridge data;
    data.case_file.set(
        "conversations", json(R"([{ "practitioner": "practitioner-1", "held_on": "2016-11-08",
            "key_witness_checks": { "legal_advice_offered": true, "recorded_or_full_notes": true,
                "no_questions_on_culpability": true, "sio_may_view_other_disclosures": true,
                "told_police_may_see": true }, "agreed": true, "used_in_report": true }])"));
    return data;
}

Northbridge with_disclosure()
{
    Northbridge data;
    data.case_file.set(
        "disclosures", json(R"([{ "requested_by": "DISCLOSURE_OFFICER", "instructed_by": "SIO",
            "received_on": "2016-11-01", "material": "The merged timeline",
            "consulted": { "reviewer": true, "police_sg_lead": true, "panel": true },
            "agency_views": [{ "agency": "CSC", "view": "No objection." }],
            "decision": "VIEW_GRANTED", "decided_by": "INDEPENDENT_CHAIR",
            "decided_on": "2016-11-15", "viewed_on": "2016-11-17" }])"));
    return data;
}

} // namespace

TEST(EvidenceRules, AgencyReportsAreSignedOff)
{
    auto data = with_agency_report();
    EXPECT_EQ(first(check(data, "R-P29", "2016-10-01")), "");
    auto& report = at(data.case_file, "/agency_reports/0");
    report.set("signed_off_on", "2016-09-29"); // A day after it came.
    EXPECT_EQ(
        first(check(data, "R-P29", "2016-10-01")), "error R-P29 /agency_reports/0/signed_off_on");
    remove(report, "signed_off_on");
    EXPECT_EQ(
        first(check(data, "R-P29", "2016-10-01")), "error R-P29 /agency_reports/0/signed_off_on");
    remove(report, "signed_off_by");
    auto const findings = check(data, "R-P29", "2016-10-01");
    EXPECT_EQ(first(findings), "error R-P29 /agency_reports/0/signed_off_by");
    EXPECT_NE(findings.at(0).message.find(
                  "The Learning Review Agency Report of Northbridge Hospitals Trust came on 28 "
                  "September 2016 without"),
        std::string::npos);
    // It had not come yet.
    EXPECT_EQ(first(check(data, "R-P29", "2016-09-27")), "");
    report.set("signed_off_by", "Ottoline Peverell"); // P10, the author.
    report.set("signed_off_on", "2016-09-27");
    EXPECT_EQ(
        first(check(data, "R-P29", "2016-10-01")), "error R-P29 /agency_reports/0/signed_off_by");
}

TEST(EvidenceRules, AuthorsWereNotInvolved)
{
    auto data = with_agency_report();
    auto& report = at(data.case_file, "/agency_reports/0");
    report.set("author_independent", false);
    EXPECT_EQ(first(check(data, "R-P29", "2016-08-01")),
        "error R-P29 /agency_reports/0/author_independent");
    data.profile.set("author_must_be_uninvolved", false);
    EXPECT_EQ(first(check(data, "R-P29", "2016-08-01")), "");
    data.profile.set("author_must_be_uninvolved", true);
    remove(report, "author_independent"); // The statement comes with the report.
    EXPECT_EQ(first(check(data, "R-P29", "2016-08-01")), "");
    EXPECT_EQ(first(check(data, "R-P29", "2016-10-01")),
        "error R-P29 /agency_reports/0/author_independent");
    report.set("author_independent", true);
    at(data.case_file, "/practitioners/0").set("person", "P10");
    EXPECT_EQ(first(check(data, "R-P29", "2016-10-01")), "error R-P29 /agency_reports/0/author");
    remove(at(data.case_file, "/practitioners/0"), "person");
    at(data.case_file, "/conflicts/1").set("person", "P10");
    at(data.case_file, "/conflicts/1").set("effect", "CANNOT_AUTHOR");
    data.profile.set("author_must_be_uninvolved", false);
    EXPECT_EQ(first(check(data, "R-P29", "2016-10-01")), "error R-P29 /agency_reports/0/author");
}

TEST(EvidenceRules, AgencyReportsAnswerTheTermsOfReference)
{
    auto data = with_agency_report();
    at(data.case_file, "/tor/0").set("questions", json(R"([{ "no": 1, "text": "What was known?" },
        { "no": 2, "text": "What was done?" }])"));
    auto& report = at(data.case_file, "/agency_reports/0");
    report.set("answers", json(R"([{ "question": 1, "text": "Little." }])"));
    auto const findings = check(data, "D12", "2016-10-01");
    EXPECT_EQ(first(findings), "error agency-report-answers /agency_reports/0/answers");
    EXPECT_NE(findings.at(0).message.find("does not answer question 2 of"), std::string::npos);
    at(report, "/answers/0").set("question", 2);
    report.set("answers",
        json(R"([{ "question": 1, "text": "Little." }, { "question": 2, "text": "Less." }])"));
    EXPECT_EQ(first(check(data, "D12", "2016-10-01")), "");
    remove(at(report, "/recommendations/0"), "due");
    EXPECT_EQ(first(check(data, "D12", "2016-10-01")),
        "warning agency-report-recommendations /agency_reports/0/recommendations/0/due");
}

TEST(EvidenceRules, TheTimelineHoldsEveryChronology)
{
    // Merged with what had come by 6 May 2016; the last chronology came on 4 May.
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-P30", "2016-07-05")), "");
    at(data.case_file, "/chronologies/1").set("received_on", "2016-05-07");
    EXPECT_EQ(first(check(data, "R-P30", "2016-07-05")), "warning R-P30 /timeline/0/cut_off");
    at(data.case_file, "/chronologies/1").set("nil", true);
    EXPECT_EQ(first(check(data, "R-P30", "2016-07-05")), "");
    data.case_file.set("timeline", base::Value::List {});
    EXPECT_EQ(first(check(data, "R-P30", "2016-07-05")), "warning R-P30 /timeline");
}

TEST(EvidenceRules, ParentsAreAskedBeforeTheReportIsFinal)
{
    // NB16/02: report of 15 March 2017; mother, father and the child have a decision, the little
    // brother or sister has none.
    Northbridge data("case-nb16-02.json");
    EXPECT_EQ(first(check(data, "R-P31", "2017-03-15")), "warning R-P31 /family_engagement");
    EXPECT_EQ(check(data, "R-P31", "2017-03-15").size(), 1u);
    remove(at(data.case_file, "/family_engagement/1"), "decision");
    EXPECT_EQ(
        first(check(data, "R-P31", "2017-03-14")), "warning R-P31 /family_engagement/1/decision");
    EXPECT_EQ(
        first(check(data, "R-P31", "2017-03-15")), "error R-P31 /family_engagement/1/decision");
    data.case_file.set("family_engagement", base::Value::List {});
    auto const findings = check(data, "C13", "2017-03-15");
    EXPECT_EQ(first(findings), "error R-P31 /family_engagement");
    EXPECT_EQ(findings.size(), 4u); // Mother, father, child; the sibling.
    at(data.case_file, "/significant_others/0").set("deceased_on", "2017-01");
    EXPECT_EQ(check(data, "R-P31", "2017-03-15").size(), 3u);
}

TEST(EvidenceRules, FamilyMembersHaveACoordinatorAndNoRealName)
{
    Northbridge data("case-nb16-02.json");
    remove(at(data.case_file, "/family_engagement/0"), "coordinator");
    auto findings = check(data, "R-P31", "2017-03-15");
    EXPECT_EQ(first(findings), "warning R-P31 /family_engagement/0/coordinator");
    remove(at(data.case_file, "/family_engagement/2"), "reason");
    data.case_file.set("family_engagement", base::Value::List {});
    for (auto const& finding : check(data, "R-P31", "2017-03-15")) {
        for (auto const* list : { "/children", "/significant_others" }) {
            for (auto const& person : *at(data.case_file, list).as_list()) {
                auto const name = person.text("family_name");
                EXPECT_TRUE(name.empty() || finding.message.find(name) == std::string::npos);
            }
        }
    }
}

TEST(EvidenceRules, ThePoliceAreAskedBeforeTheFamily)
{
    // NB16/01: officer consulted on 5 September 2016, first visit on 12 September.
    Northbridge data;
    auto& mother = at(data.case_file, "/family_engagement/0");
    auto const is_error = [&] {
        return first(check(data, "R-P31", "2016-10-01")).starts_with("warning R-P31")
            && check(data, "R-P31", "2016-10-01").back().severity == base::Severity::error;
    };
    EXPECT_FALSE(is_error()); // Only the brother has no decision.
    remove(mother, "sio_consulted_on");
    EXPECT_TRUE(is_error());
    mother.set("sio_consulted_on", "2016-09-13");
    EXPECT_TRUE(is_error());
    mother.set("sio_consulted_on", "2016-09-12");
    EXPECT_FALSE(is_error());
    // He was not approached.
    remove(at(data.case_file, "/family_engagement/1"), "sio_consulted_on");
    EXPECT_FALSE(is_error());
}

TEST(EvidenceRules, KeyWitnessesAreHeardAfterFiveChecks)
{
    auto data = with_conversation();
    EXPECT_EQ(first(check(data, "R-P32", "2016-11-08")), "");
    auto& conversation = at(data.case_file, "/conversations/0");
    at(conversation, "/key_witness_checks").set("told_police_may_see", false);
    remove(at(conversation, "/key_witness_checks"), "legal_advice_offered");
    EXPECT_EQ(first(check(data, "R-P32", "2016-11-07")), "");
    auto const findings = check(data, "D13", "2016-11-08");
    EXPECT_EQ(first(findings), "error R-P32 /conversations/0/key_witness_checks");
    EXPECT_NE(findings.at(0).message.find("Health visitor (Northbridge Community Health Trust)"),
        std::string::npos);
    EXPECT_NE(findings.at(0).message.find(
                  "legal advice offered and told that the police may see the record"),
        std::string::npos);
    at(data.case_file, "/practitioners/0").set("key_witness", "NO");
    EXPECT_EQ(first(check(data, "R-P32", "2016-11-08")), "");
    at(data.case_file, "/practitioners/0").set("key_witness", "YES");
    at(data.case_file, "/parallel/0").set("to", "2016-11-07"); // The investigation was over.
    EXPECT_EQ(first(check(data, "R-P32", "2016-11-08")), "");
}

TEST(EvidenceRules, ThePoliceKnowWhoComesToAnEvent)
{
    // NB16/01: list sent on 12 January 2017, event on 2 February.
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-P33", "2017-02-02")), "");
    auto& event = at(data.case_file, "/events/0");
    event.set("delegate_list_to_sio_on", "2017-02-03");
    EXPECT_EQ(
        first(check(data, "R-P33", "2017-02-02")), "error R-P33 /events/0/delegate_list_to_sio_on");
    remove(event, "delegate_list_to_sio_on");
    EXPECT_EQ(
        first(check(data, "R-P33", "2016-12-01")), "error R-P33 /events/0/delegate_list_to_sio_on");
    data.case_file.set("parallel", base::Value::List {});
    EXPECT_EQ(first(check(data, "R-P33", "2016-12-01")), "");
}

TEST(EvidenceRules, TheListForThePoliceIsOfAnEventToCome)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "C09", "2017-01-12")), "");
    remove(at(data.case_file, "/events/0"), "delegate_list_to_sio_on");
    EXPECT_EQ(first(check(data, "C09", "2017-01-12")), ""); // It is this list that is to go.
    EXPECT_EQ(first(check(data, "C09", "2017-02-03")), "warning C09-delegates /events/0/date");
    at(data.case_file, "/events/0").set("delegates", base::Value::List {});
    EXPECT_EQ(first(check(data, "C09", "2017-01-12")), ""); // Two practitioners are invited.
    at(data.case_file, "/practitioners/0").set("invited_event", false);
    at(data.case_file, "/practitioners/1").set("invited_event", false);
    EXPECT_EQ(first(check(data, "C09", "2017-01-12")), "error C09-delegates /events/0/delegates");
    data.case_file.set("events", base::Value::List {});
    EXPECT_EQ(first(check(data, "C09", "2017-01-12")), "error C09-delegates /events");
}

TEST(EvidenceRules, AgencyReportsDoNotNameTheFamily)
{
    auto data = with_agency_report();
    EXPECT_EQ(first(check(data, "D12", "2016-10-01")),
        "error agency-report-answers "
        "/agency_reports/0/answers");
    EXPECT_EQ(first(check(data, "agency-report-names", "2016-10-01")), "");
    at(data.case_file, "/agency_reports/0").set("context", "We knew Zofia Wiśniewska as Zosia.");
    auto const findings = check(data, "agency-report-names", "2016-10-01");
    // Given name, family name (the mother's too) and alias; no warning prints any of them.
    ASSERT_EQ(findings.size(), 4u);
    for (auto const& finding : findings) {
        EXPECT_EQ(finding.severity, base::Severity::warning);
        EXPECT_EQ(finding.message.find("Zo"), std::string::npos) << finding.message;
        EXPECT_EQ(finding.message.find("Wi"), std::string::npos) << finding.message;
    }
}

TEST(EvidenceRules, PractitionersAgreeTheirNotesAndAreSupported)
{
    auto data = with_conversation();
    EXPECT_EQ(first(check(data, "R-P33", "2016-12-01")), "");
    auto& conversation = at(data.case_file, "/conversations/0");
    conversation.set("agreed", false);
    EXPECT_EQ(first(check(data, "R-P33", "2016-12-01")), "error R-P33 /conversations/0/agreed");
    conversation.set("used_in_report", false);
    EXPECT_EQ(first(check(data, "R-P33", "2016-12-01")), "");
    remove(at(data.case_file, "/practitioners/0"), "supervision_offered_on");
    EXPECT_EQ(first(check(data, "R-P33", "2016-12-01")),
        "warning R-P33 /practitioners/0/supervision_offered_on");
    data.case_file.set("conversations", base::Value::List {}); // Not heard before the event.
    EXPECT_EQ(first(check(data, "R-P33", "2016-12-01")), "");
    EXPECT_EQ(first(check(data, "R-P33", "2017-02-02")),
        "warning R-P33 /practitioners/0/supervision_offered_on");
}

TEST(EvidenceRules, ThePoliceAgreeBeforeAnInvitation)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "D11", "2016-08-03")), "");
    at(data.case_file, "/practitioners/0").set("police_cleared", "PENDING");
    EXPECT_EQ(first(check(data, "D11", "2016-08-03")),
        "error R-P33-clearance /practitioners/0/police_cleared");
    data.case_file.set("overrides",
        json(R"([{ "rule": "R-P33-clearance", "role": "INDEPENDENT_CHAIR", "on": "2016-08-02",
            "reason": "The police have not answered for six weeks." }])"));
    EXPECT_EQ(first(check(data, "D11", "2016-08-03")),
        "warning R-P33-clearance /practitioners/0/police_cleared");
    at(data.case_file, "/overrides/0").set("role", "LSCB_MANAGER");
    EXPECT_EQ(first(check(data, "D11", "2016-08-03")),
        "error R-P33-clearance /practitioners/0/police_cleared");
}

TEST(EvidenceRules, DisclosureIsDecidedByTheChairAfterEverybody)
{
    auto data = with_disclosure();
    EXPECT_EQ(first(check(data, "R-P35", "2016-11-20")), "");
    auto& request = at(data.case_file, "/disclosures/0");
    request.set("agency_views", base::Value::List {});
    at(request, "/consulted").set("panel", false);
    EXPECT_EQ(first(check(data, "R-P35", "2016-11-14")), ""); // Not decided yet.
    auto const findings = check(data, "R-P35", "2016-11-15");
    EXPECT_EQ(first(findings), "error R-P35 /disclosures/0/decision");
    EXPECT_NE(findings.at(0).message.find("lacks the panel's advice and the views of the agencies"),
        std::string::npos);
    request.set("decision", "REFUSED");
    EXPECT_EQ(first(check(data, "R-P35", "2016-11-20")), "");
    auto other = with_disclosure();
    at(other.case_file, "/disclosures/0").set("decided_by", "LSCB_MANAGER");
    EXPECT_EQ(first(check(other, "R-P35", "2016-11-20")), "error R-P35 /disclosures/0/decision");
    at(other.case_file, "/disclosures/0").set("decided_by", "INDEPENDENT_CHAIR");
    at(other.case_file, "/disclosures/0").set("viewed_on", "2016-11-14");
    EXPECT_EQ(first(check(other, "R-P35", "2016-11-20")), "error R-P35 /disclosures/0/decision");
}

TEST(EvidenceRules, AFirstVisitSetsUpAContract)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-P55", "2016-09-12")), "");
    EXPECT_EQ(first(check(data, "R-P55", "2016-09-11")),
        "warning R-P55 /family_engagement/0/contract_on");
    remove(at(data.case_file, "/family_engagement/0"), "contract_on");
    EXPECT_EQ(first(check(data, "R-P55", "2016-10-01")),
        "warning R-P55 /family_engagement/0/contract_on");
}

TEST(EvidenceRules, AnApprovedReportHasItsParts)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-P57", "2017-02-10")), "");
    auto& report = at(data.case_file, "/reports/0");
    report.set("good_practice", base::Value::List {});
    EXPECT_EQ(first(check(data, "R-P57", "2017-02-09")), "");
    EXPECT_EQ(first(check(data, "R-P57", "2017-02-10")), "warning R-P57 /reports/0/good_practice");
    remove(report, "findings");
    remove(data.case_file, "plan");
    EXPECT_EQ(check(data, "R-P57", "2017-02-10").size(), 3u);
    report.set("status", "DRAFT");
    EXPECT_EQ(first(check(data, "R-P57", "2017-02-10")), "");
}

TEST(EvidenceRules, ReviewsDisciplineNobody)
{
    auto data = with_agency_report();
    EXPECT_EQ(first(check(data, "R-P50", "2017-02-10")), "");
    at(data.case_file, "/plan/recommendations/1/actions/0")
        .set("text", "Begin Disciplinary proceedings.");
    auto const findings = check(data, "R-P50", "2017-02-10");
    EXPECT_EQ(first(findings), "error R-P50 /plan/recommendations/1/actions/0/text");
    EXPECT_NE(findings.at(0).message.find("“Disciplinary”"), std::string::npos);
    EXPECT_NE(findings.at(0).fix.find("the agency's senior manager"), std::string::npos);
    at(data.case_file, "/plan/recommendations/1/actions/0").set("text", "Train all nurses.");
    at(data.case_file, "/plan/recommendations/0").set("text", "The grievance should be heard.");
    EXPECT_EQ(
        first(check(data, "R-P50", "2017-02-10")), "error R-P50 /plan/recommendations/0/text");
    at(data.case_file, "/plan/recommendations/0").set("text", "Assess together.");
    at(data.case_file, "/agency_reports/0/recommendations/0").set("text", "Consider dismissal.");
    EXPECT_EQ(first(check(data, "D12", "2016-07-10")),
        "error R-P50 /agency_reports/0/recommendations/0/text");
}

TEST(EvidenceRules, OnlyWholeWordsAreConductWords)
{
    using rules::conduct_word;
    for (auto const* innocent : { "", "Hold multi-disciplinary meetings.",
             "A multidisciplinary team meets.", "A multi disciplinary team meets.",
             "Multi‑disciplinary and inter‐disciplinary work", "Teach self-discipline.",
             "Every discipline is heard.", "Staff took a disciplined approach.",
             "Concerns were dismissed too soon.", "Parents were aggrieved.", "disciplinaryé" })
        EXPECT_EQ(conduct_word(innocent), std::nullopt) << innocent;
    EXPECT_EQ(conduct_word("the disciplinary policy"), "disciplinary");
    EXPECT_EQ(conduct_word("DISMISSAL"), "DISMISSAL");
    EXPECT_EQ(conduct_word("‘grievance’ or (grievances)"), "grievance");
    EXPECT_EQ(conduct_word("multi-disciplinary work, then dismissals—soon"), "dismissals");
}
