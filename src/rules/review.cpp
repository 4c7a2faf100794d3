#include "facts/fields.h"
#include "facts/panel.h"
#include "rules/case_words.h"
#include "rules/review_part.h"
#include "rules/rule.h"
#include "rules/timeframe.h"

#include <algorithm>
#include <array>

// Running the review: terms of reference, Review Panel, reviewer, police (spec/domain.md 3.4).

namespace rules {

namespace {

using casefile::Record;
using facts::is;

/// The terms of reference agreed while a criminal process was open.
std::vector<Record> terms_agreed_beside_police(Situation const& situation)
{
    std::vector<Record> terms;
    for (auto const& version : situation.subject.case_file.list("tor")) {
        auto const agreed = version.date("agreed_on");
        if (happened(situation, agreed) && criminal_process_open(situation, *agreed))
            terms.push_back(version);
    }
    return terms;
}

base::Diagnostics terms_shown_to_police(Situation const& situation)
{
    base::Diagnostics findings;
    for (auto const& terms : terms_agreed_beside_police(situation)) {
        auto const agreed = *terms.date("agreed_on");
        auto const shown = terms.date("shared_with_sio_on");
        if (shown && *shown <= agreed)
            continue;
        findings.push_back(block("R-P22", terms.pointer("shared_with_sio_on"),
            "The terms of reference were agreed on " + agreed.prose()
                + " while a criminal investigation was open, but the Senior Investigating Officer "
                + (shown ? "saw them only on " + shown->prose() + "." : "has not seen them."),
            "Let the police safeguarding lead show the final draft to the Senior Investigating "
            "Officer, record the date, and agree the terms after that."));
    }
    return findings;
}

bool has_terms_agreed_beside_police(Situation const& situation)
{
    return !terms_agreed_beside_police(situation).empty();
}

base::Diagnostics terms_agreed(Situation const& situation)
{
    auto const terms = situation.subject.case_file.list("tor");
    bool const agreed = std::ranges::any_of(terms,
        [&](Record const& version) { return happened(situation, version.date("agreed_on")); });
    if (agreed)
        return {};
    return { block("tor-agreed", "/tor",
        "The terms of reference are not agreed by " + situation.occasion.as_at.prose() + ".",
        "Record the day on which the Review Panel agreed them.") };
}

/// Somebody on the Review Panel: a member, a deputy, or a person invited to a meeting.
struct Seat {
    std::string person;
    std::string place;
};

bool meeting_is_later(Situation const& situation, std::optional<std::string> const& id)
{
    auto const meeting = facts::find(situation.subject.case_file.list("meetings"), "id", id);
    return meeting && !happened(situation, meeting->date("date"));
}

std::vector<Seat> review_panel(Situation const& situation)
{
    std::vector<Seat> seats;
    auto const add = [&](Record const& record, char const* key) {
        if (auto const person = record.text(key))
            seats.push_back({ *person, record.pointer(key) });
    };
    for (auto const& member : situation.subject.case_file.list("panel_members")) {
        if (member.has("from") && !happened(situation, member.date("from")))
            continue;
        add(member, "person");
        for (auto const& use : member.list("deputy_uses")) {
            if (!meeting_is_later(situation, use.text("meeting")))
                add(use, "deputy");
        }
    }
    for (auto const& meeting : meetings_of(situation, "REVIEW_PANEL")) {
        // An invitation to a planned meeting can still be taken back.
        if (!is(meeting, "status", "PLANNED") && !happened(situation, meeting.date("date")))
            continue;
        for (auto const& attendance : meeting.list("attendances"))
            add(attendance, "person");
    }
    return seats;
}

bool has_review_panel(Situation const& situation)
{
    return !review_panel(situation).empty();
}

bool leads_criminal_investigation(Situation const& situation, std::string const& person)
{
    auto const& subject = situation.subject;
    auto const holdings = subject.board.list("role_holdings");
    auto const reference = subject.case_file.text("ref");
    // Who was the officer once stays out of the panel, even after handing over the role.
    bool const by_role = std::ranges::any_of(holdings, [&](Record const& holding) {
        return is(holding, "role", "SIO") && holding.text("person") == person
            && (!holding.has("case") || holding.text("case") == reference)
            && (!holding.has("from") || happened(situation, holding.date("from")));
    });
    auto const conflicts = subject.case_file.list("conflicts");
    bool const by_conflict = std::ranges::any_of(conflicts, [&](Record const& conflict) {
        return is(conflict, "kind", "SIO_ROLE") && conflict.text("person") == person;
    });
    auto const panels = meetings_of(situation, "SCOPING_PANEL");
    bool const by_invitation = std::ranges::any_of(panels, [&](Record const& panel) {
        return facts::invitation(panel, "person", person, "SIO").has_value();
    });
    return by_role || by_conflict || by_invitation;
}

base::Diagnostics investigator_on_panel(Situation const& situation)
{
    base::Diagnostics findings;
    for (auto const& [person, place] : review_panel(situation)) {
        if (!leads_criminal_investigation(situation, person))
            continue;
        findings.push_back(block("R-P11-panel", place,
            professional_called(situation, person)
                + " is the Senior Investigating Officer of the criminal investigation and cannot "
                  "sit on the Review Panel.",
            "Ask the police for another member; the police safeguarding lead stays the contact."));
    }
    return findings;
}

base::Diagnostics conflict_on_panel(Situation const& situation)
{
    base::Diagnostics findings;
    auto const conflicts = situation.subject.case_file.list("conflicts");
    for (auto const& [person, place] : review_panel(situation)) {
        auto const conflict = std::ranges::find_if(conflicts, [&](Record const& one) {
            return one.text("person") == person && is(one, "effect", "CANNOT_SIT_ON_REVIEW_PANEL")
                && !is(one, "kind", "SIO_ROLE"); // R-P11-panel says that better.
        });
        if (conflict == conflicts.end())
            continue;
        findings.push_back(block("R-P28-conflict", place,
            professional_called(situation, person)
                + " cannot sit on the Review Panel because of a declared conflict of interest ("
                + conflict->printed("kind").value_or("conflict") + ").",
            "Ask the agency for another member."));
    }
    return findings;
}

base::Diagnostics deputies(Situation const& situation)
{
    base::Diagnostics findings;
    for (auto const& member : situation.subject.case_file.list("panel_members")) {
        auto const name = member.has("person")
            ? professional_called(situation, member.text("person"))
            : member.text("name").value_or(agency_called(situation, member.text("agency")));
        int uses = 0;
        for (auto const& use : member.list("deputy_uses")) {
            if (meeting_is_later(situation, use.text("meeting")))
                continue;
            ++uses;
            auto const deputy = professional_called(situation, use.text("deputy"));
            if (!use.flag("permitted").value_or(false)) {
                findings.push_back(block("R-P28", use.pointer("permitted"),
                    deputy + " sat on the Review Panel for " + name
                        + " without the panel's permission.",
                    "Record the permission, or ask the panel for it."));
            } else if (!use.has("reason")) {
                findings.push_back(warn("R-P28", use.pointer("reason"),
                    deputy + " sat on the Review Panel for " + name + "; no reason is recorded.",
                    "Record what made it necessary: a deputy is an exception."));
            }
        }
        if (uses > 1) {
            findings.push_back(warn("R-P28", member.pointer("deputy_uses"),
                name + " has sent a deputy to the Review Panel " + std::to_string(uses) + " times.",
                "Ask the agency for a member who can come to every meeting."));
        }
    }
    return findings;
}

bool has_deputies(Situation const& situation)
{
    auto const members = situation.subject.case_file.list("panel_members");
    return std::ranges::any_of(
        members, [](Record const& member) { return !member.list("deputy_uses").empty(); });
}

/// Requests to delay the review or to narrow it, not those about who is invited.
std::vector<Record> requests_to_wait(Situation const& situation)
{
    std::vector<Record> requests;
    for (auto const& request : situation.subject.case_file.list("police_requests")) {
        bool const to_wait
            = is(request, "kind", "DELAY_COMPLETION") || is(request, "kind", "RESTRICT_SCOPE");
        if (to_wait && happened(situation, request.date("written_on")))
            requests.push_back(request);
    }
    return requests;
}

base::Diagnostics police_requests(Situation const& situation)
{
    base::Diagnostics findings;
    for (auto const& request : requests_to_wait(situation)) {
        auto const what = "The request of " + request.date("written_on")->prose() + " ("
            + request.printed("kind").value_or("request") + ")";
        bool const granted = request.flag("granted").value_or(false);
        bool const settled = is(request, "final_by", "INDEPENDENT_CHAIR")
            || (granted && is(request, "reviewer_view", "AGREE"));
        if (granted && !settled) {
            findings.push_back(block("R-P24", request.pointer("final_by"),
                what
                    + " was granted, but the reviewer has not agreed to it and the Independent "
                      "Chair has not decided.",
                "Record the reviewer's agreement, or ask the Independent Chair to decide."));
        }
        if (!granted && !settled && is(request, "reviewer_view", "DISAGREE")) {
            findings.push_back(warn("R-P24", request.pointer("final_by"),
                what
                    + " was refused because the reviewer disagrees; the Independent Chair has not "
                      "decided.",
                "Ask the Independent Chair, who has the last word, and record the decision."));
        }
        if (granted && !request.has("document_ref")) {
            findings.push_back(block("R-P24", request.pointer("document_ref"),
                what + " was granted, but the written request is not on file.",
                "Ask for the request in writing and record where it is: it is appended to the "
                "report."));
        }
    }
    return findings;
}

bool has_requests_to_wait(Situation const& situation)
{
    return !requests_to_wait(situation).empty();
}

std::vector<Record> appointments(Situation const& situation)
{
    auto appointments = situation.subject.case_file.list("appointments");
    std::erase_if(appointments, [&](Record const& appointment) {
        return !happened(situation, appointment.partial_date("appointed_on"));
    });
    return appointments;
}

base::Diagnostics reviewer_independent(Situation const& situation)
{
    auto const& case_file = situation.subject.case_file;
    base::Diagnostics findings;
    for (auto const& appointment : appointments(situation)) {
        auto const role = appointment.printed("role").value_or("reviewer");
        auto const reviewer
            = facts::find(case_file.list("reviewers"), "id", appointment.text("reviewer"));
        if (!reviewer) {
            findings.push_back(warn("R-P25", appointment.pointer("reviewer"),
                "The appointment as " + role + " does not say who was appointed.",
                "Record the reviewer with the declaration of independence."));
            continue;
        }
        auto const name = reviewer->has("person")
            ? professional_called(situation, reviewer->text("person"))
            : "The reviewer appointed as " + role;
        if (!reviewer->flag("independence_declared").value_or(false)) {
            findings.push_back(block("R-P25", reviewer->pointer("independence_declared"),
                name + " was appointed without declaring to be independent of the case.",
                "Ask for the declaration before the reviewer starts, and record it."));
        }
        if (facts::conflict_of(case_file, reviewer->text("person"), "CANNOT_AUTHOR")) {
            findings.push_back(block("R-P25", appointment.pointer("reviewer"),
                name + " has declared a conflict of interest and is not independent of the case.",
                "Appoint another reviewer."));
        }
    }
    return findings;
}

bool has_appointments(Situation const& situation)
{
    return !appointments(situation).empty();
}

} // namespace

std::span<Rule const> review_rules()
{
    static constexpr std::array<Rule, 13> rules { {
        { "R-P11-panel", "The Senior Investigating Officer does not sit on the Review Panel",
            investigator_on_panel, {}, joint_toolkit, has_review_panel },
        { "tor-agreed", "The terms of reference are agreed", terms_agreed },
        { "R-P22",
            "The Senior Investigating Officer sees the terms of reference before they are agreed",
            terms_shown_to_police, {}, joint_toolkit, has_terms_agreed_beside_police },
        { "R-P24", "The review waits for the police only when reviewer or Independent Chair agrees",
            police_requests, {}, joint_toolkit, has_requests_to_wait },
        { "R-P25", "The reviewer is wholly independent of the case", reviewer_independent, {},
            joint_toolkit, has_appointments },
        { "R-P28", "Review Panel members come themselves; a deputy needs permission and a reason",
            deputies, {}, joint_toolkit, has_deputies },
        { "R-P28-conflict", "Nobody with a conflict of interest sits on the Review Panel",
            conflict_on_panel, {}, {}, has_review_panel },
        { "R-P34", "Each Review Panel asks what must change at once, and checks before sharing it",
            immediate_learning, {}, joint_toolkit, immediate_learning_arises },
        { "R-P36", "The final report meets the terms of reference and disagreements are settled",
            report_meets_terms, {}, joint_toolkit, has_final_report },
        { "R-P52", "What the national Panel asks for is sent in time", national_panel_requests, {},
            joint_toolkit, has_national_panel_notices },
        { "R-P56", "Every agency that knows the family secures its records", records_secured, {},
            medway_guidance, records_secured_arises },
        { "timeframe-order", "The planned dates of the review follow each other",
            timeframe_in_order },
        { "early-learning", "A review that may be late records what must change meanwhile",
            early_learning_captured, {}, joint_toolkit },
    } };
    return rules;
}

} // namespace rules
