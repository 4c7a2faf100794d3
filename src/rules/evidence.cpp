#include "facts/fields.h"
#include "facts/panel.h"
#include "rules/case_words.h"
#include "rules/conduct_words.h"
#include "rules/evidence_part.h"

#include <algorithm>
#include <array>

// What the review hears: agency reports, chronologies, the report itself (spec/domain.md 3.4).

namespace rules {

namespace {

using casefile::Record;
using facts::is;

/// "The Individual Management Report (IMR) of Northbridge Hospitals Trust".
std::string report_called(Situation const& situation, Record const& report)
{
    return "The " + situation.subject.profile.text("agency_report_label").value_or("agency report")
        + " of " + agency_called(situation, report.text("agency"));
}

std::vector<Record> agency_reports_received(Situation const& situation)
{
    auto reports = situation.subject.case_file.list("agency_reports");
    std::erase_if(reports,
        [&](Record const& report) { return !happened(situation, report.date("received_on")); });
    return reports;
}

bool has_agency_reports(Situation const& situation)
{
    return !situation.subject.case_file.list("agency_reports").empty();
}

void check_sign_off(Situation const& situation, Record const& report, base::Diagnostics& findings)
{
    auto const received = report.date("received_on");
    if (!happened(situation, received))
        return;
    auto const name = report_called(situation, report);
    auto const signed_on = report.date("signed_off_on");
    if (!report.has("signed_off_by") || !signed_on) {
        findings.push_back(block("R-P29",
            report.pointer(report.has("signed_off_by") ? "signed_off_on" : "signed_off_by"),
            name + " came" + on_day(received) + " without the sign-off of a senior officer.",
            "Ask the agency's senior officer to check and sign it, and record name and day."));
    } else if (*signed_on > *received) {
        findings.push_back(block("R-P29", report.pointer("signed_off_on"),
            name + " came" + on_day(received) + ", before the senior officer signed it"
                + on_day(signed_on) + ".",
            "Record the day on which the signed version came."));
    }
    auto const author = report.has("author") ? professional_called(situation, report.text("author"))
                                             : report.text("author_name").value_or("");
    if (!author.empty() && report.text("signed_off_by") == author) {
        findings.push_back(block("R-P29", report.pointer("signed_off_by"),
            name + " is signed off by its own author, " + author + ".",
            "Ask a senior officer who did not write it."));
    }
}

void check_author(Situation const& situation, Record const& report, base::Diagnostics& findings)
{
    auto const& case_file = situation.subject.case_file;
    auto const name = report_called(situation, report);
    auto const author = report.text("author");
    if (facts::conflict_of(case_file, author, "CANNOT_AUTHOR")) {
        findings.push_back(block("R-P29", report.pointer("author"),
            name + " cannot be written by " + professional_called(situation, author)
                + " because of a declared conflict of interest.",
            "Ask the agency for another author."));
        return;
    }
    if (!situation.subject.profile.flag("author_must_be_uninvolved").value_or(false))
        return;
    if (facts::find(case_file.list("practitioners"), "person", author)) {
        findings.push_back(block("R-P29", report.pointer("author"),
            name + " is written by " + professional_called(situation, author)
                + ", who worked with the child or family.",
            "Ask the agency for an author who was not involved."));
        return;
    }
    auto const independent = report.flag("author_independent");
    bool const received = happened(situation, report.date("received_on"));
    if (independent ? *independent : !received)
        return;
    findings.push_back(block("R-P29", report.pointer("author_independent"),
        name
            + (independent ? " is written by somebody who is not independent of the case."
                           : " came without its author's statement of independence."),
        "Ask for an author without involvement or line management in the case, who says so in the "
        "report."));
}

base::Diagnostics agency_reports(Situation const& situation)
{
    base::Diagnostics findings;
    for (auto const& report : situation.subject.case_file.list("agency_reports")) {
        check_sign_off(situation, report, findings);
        check_author(situation, report, findings);
    }
    return findings;
}

/// A received report speaks to every question of the terms of reference.
base::Diagnostics agency_report_answers(Situation const& situation)
{
    std::optional<Record> terms;
    for (auto const& version : situation.subject.case_file.list("tor")) {
        if (happened(situation, version.date("agreed_on")))
            terms = version;
    }
    base::Diagnostics findings;
    if (!terms)
        return findings;
    for (auto const& report : agency_reports_received(situation)) {
        auto const answers = report.list("answers");
        std::vector<std::string> open;
        for (auto const& question : terms->list("questions")) {
            auto const number = question.integer("no");
            bool const answered = std::ranges::any_of(answers, [&](Record const& answer) {
                return answer.integer("question") == number && answer.has("text");
            });
            if (number && !answered)
                open.push_back(std::to_string(*number));
        }
        if (open.empty())
            continue;
        findings.push_back(block("agency-report-answers", report.pointer("answers"),
            report_called(situation, report) + " does not answer question"
                + (open.size() > 1 ? "s " : " ") + facts::joined(open)
                + " of the terms of reference.",
            "Ask the author to answer it."));
    }
    return findings;
}

base::Diagnostics agency_report_recommendations(Situation const& situation)
{
    base::Diagnostics findings;
    for (auto const& report : agency_reports_received(situation)) {
        for (auto const& recommendation : report.list("recommendations")) {
            bool const has_owner = recommendation.has("owner_role");
            if (has_owner && recommendation.has("due"))
                continue;
            findings.push_back(warn("agency-report-recommendations",
                recommendation.pointer(has_owner ? "due" : "owner_role"),
                report_called(situation, report) + ": recommendation "
                    + recommendation.text("no").value_or("") + " has no "
                    + (has_owner ? "due date." : "owner."),
                "Ask the agency who does it by when."));
        }
    }
    return findings;
}

/// The day on which the last chronology that holds anything came in.
std::optional<base::Date> last_chronology(Situation const& situation)
{
    std::optional<base::Date> last;
    for (auto const& chronology : situation.subject.case_file.list("chronologies")) {
        auto const received = chronology.date("received_on");
        if (!happened(situation, received) || chronology.flag("nil").value_or(false))
            continue;
        if (!last || *received > *last)
            last = received;
    }
    return last;
}

base::Diagnostics timeline(Situation const& situation)
{
    auto const last = last_chronology(situation);
    if (!last)
        return {};
    std::optional<Record> newest;
    for (auto const& version : situation.subject.case_file.list("timeline")) {
        auto const cut_off = version.date("cut_off");
        if (happened(situation, cut_off) && (!newest || *cut_off >= *newest->date("cut_off")))
            newest = version;
    }
    if (!newest) {
        return { warn("R-P30", "/timeline",
            "Chronologies have come in, but there is no merged timeline.",
            "Merge the chronologies for the Review Panel, and record the cut-off date.") };
    }
    auto const cut_off = *newest->date("cut_off");
    if (cut_off >= *last)
        return {};
    return { warn("R-P30", newest->pointer("cut_off"),
        "The merged timeline ends with what had come in by " + cut_off.prose()
            + "; a chronology came on " + last->prose() + ".",
        "Merge the chronologies again.") };
}

bool timeline_arises(Situation const& situation)
{
    // Before the decision there are chronologies, but nobody who would merge them.
    return last_chronology(situation)
        && facts::decision_by(situation.subject.case_file, situation.occasion.as_at);
}

/// The newest report that the Review Panel has approved.
std::optional<Record> approved_report(Situation const& situation)
{
    std::optional<Record> approved;
    for (auto const& report : situation.subject.case_file.list("reports")) {
        bool const far_enough = is(report, "status", "PANEL_APPROVED")
            || is(report, "status", "FINAL_DRAFT") || is(report, "status", "FINAL");
        if (far_enough && report_was_made(situation, report))
            approved = report;
    }
    return approved;
}

base::Diagnostics report_contents(Situation const& situation)
{
    auto const report = approved_report(situation);
    if (!report)
        return {};
    base::Diagnostics findings;
    auto const miss = [&](std::string const& place, std::string const& what) {
        findings.push_back(warn("R-P57", place,
            "The Review Panel has approved the report, but the record holds " + what + ".",
            "Enter them, or \"None identified\" where that is what the review found."));
    };
    if (report->list("findings").empty())
        miss(report->pointer("findings"), "no findings on practice and systems");
    if (report->texts("good_practice").empty())
        miss(report->pointer("good_practice"), "no good practice");
    auto const plan = situation.subject.case_file.child("plan");
    if (!plan || plan->list("recommendations").empty())
        miss("/plan/recommendations", "no recommendations");
    return findings;
}

bool has_approved_report(Situation const& situation)
{
    return approved_report(situation).has_value();
}

void check_words(
    Record const& record, char const* key, std::string const& what, base::Diagnostics& findings)
{
    auto const word = conduct_word(record.text(key).value_or(""));
    if (!word)
        return;
    findings.push_back(block("R-P50", record.pointer(key),
        what + " speaks of staff conduct (“" + *word + "”), which a review does not deal with.",
        "Take it out: conduct concerns go to the agency's senior manager."));
}

base::Diagnostics no_conduct_matters(Situation const& situation)
{
    base::Diagnostics findings;
    auto const& case_file = situation.subject.case_file;
    if (auto const plan = case_file.child("plan")) {
        for (auto const& recommendation : plan->list("recommendations")) {
            auto const number = std::to_string(recommendation.integer("no").value_or(0));
            check_words(recommendation, "text", "Recommendation " + number, findings);
            check_words(recommendation, "intended_outcome",
                "The outcome of recommendation " + number, findings);
            for (auto const& action : recommendation.list("actions")) {
                auto const what = "Action " + action.text("no").value_or("");
                check_words(action, "text", what, findings);
                check_words(action, "outcome_statement", what, findings);
            }
        }
    }
    for (auto const& report : case_file.list("agency_reports")) {
        for (auto const& recommendation : report.list("recommendations")) {
            check_words(recommendation, "text",
                report_called(situation, report) + ": recommendation "
                    + recommendation.text("no").value_or(""),
                findings);
        }
    }
    return findings;
}

bool has_recommendations(Situation const& situation)
{
    auto const& case_file = situation.subject.case_file;
    auto const plan = case_file.child("plan");
    auto const reports = case_file.list("agency_reports");
    return (plan && !plan->list("recommendations").empty())
        || std::ranges::any_of(
            reports, [](Record const& report) { return !report.list("recommendations").empty(); });
}

} // namespace

std::span<Rule const> evidence_rules()
{
    static constexpr std::array<Rule, 14> rules { {
        { "R-P29", "An agency's report has an uninvolved author and a senior officer's sign-off",
            agency_reports, {}, joint_toolkit, has_agency_reports },
        { "agency-report-answers", "An agency's report answers every question of the review",
            agency_report_answers },
        { "agency-report-recommendations", "An agency's recommendations have owner and due date",
            agency_report_recommendations },
        { "agency-report-names", "An agency's report calls the family by pseudonyms",
            agency_report_names },
        { "C09-delegates", "The list to the police names whom an event is for", delegates_listed },
        { "R-P30", "One timeline merges all chronologies", timeline, {}, joint_toolkit,
            timeline_arises },
        { "R-P31", "The family is asked to contribute, in criminal cases after the police",
            family_asked, {}, joint_toolkit, family_is_to_be_asked },
        { "R-P32", "Five checks come before a key witness is heard ahead of a trial", key_witnesses,
            {}, joint_toolkit, talks_to_key_witnesses },
        { "R-P33", "Practitioners agree their notes, are supported, and the police know who comes",
            practitioners_treated_well, {}, joint_toolkit, practitioners_take_part },
        { "R-P33-clearance",
            "The police agree before practitioners are invited beside a criminal investigation",
            practitioners_cleared, "INDEPENDENT_CHAIR", joint_toolkit, invites_beside_police },
        { "R-P35", "The Independent Chair decides on disclosure after hearing everybody concerned",
            disclosures, {}, joint_toolkit, disclosure_requested },
        { "R-P50", "Recommendations leave discipline and grievances to the agencies",
            no_conduct_matters, {}, sunderland_toolkit, has_recommendations },
        { "R-P55", "A first visit sets up a contract with the family", family_contract, {},
            joint_toolkit, family_takes_part },
        { "R-P57", "The report holds findings, good practice and recommendations", report_contents,
            {}, joint_toolkit, has_approved_report },
    } };
    return rules;
}

} // namespace rules
