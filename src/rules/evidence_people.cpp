#include "facts/fields.h"
#include "facts/panel.h"
#include "rules/case_words.h"
#include "rules/evidence_part.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rules {

using casefile::Record;
using facts::is;

namespace {

/// Whether a review is running or done: somebody writes it, or has written it.
bool review_is_held(Situation const& situation)
{
    auto const appointments = situation.subject.case_file.list("appointments");
    auto const reports = situation.subject.case_file.list("reports");
    return std::ranges::any_of(appointments, [&](Record const& one) {
        return happened(situation, one.partial_date("appointed_on"));
    }) || std::ranges::any_of(reports, [&](Record const& one) {
        return report_was_made(situation, one);
    });
}

bool report_is_final(Situation const& situation)
{
    auto const reports = situation.subject.case_file.list("reports");
    return std::ranges::any_of(reports, [&](Record const& report) {
        return is(report, "status", "FINAL") && report_was_made(situation, report);
    });
}

bool is_parent_or_carer(Record const& person)
{
    for (auto const& role : person.texts("role")) {
        if (role == "MOTHER" || role == "FATHER" || role == "STEP_PARENT" || role == "CARER")
            return true;
    }
    return false;
}

bool is_sibling_under_18(Record const& person, base::Date on)
{
    auto const roles = person.texts("role");
    auto const born = person.date("dob");
    return std::ranges::find(roles, "SIBLING") != roles.end() && born
        && born->plus_months(18 * 12) > on;
}

/// A child of whom the record says nothing fares as the incident did.
bool survived(Record const& child, Record const& case_file)
{
    auto const incident = case_file.child("incident");
    auto const outcome = child.has("harm") ? child.text("harm")
        : incident                         ? incident->text("outcome")
                                           : std::nullopt;
    return !child.has("died_on") && outcome && *outcome != "DIED"
        && *outcome != "DIED_SUSPECTED_SUICIDE";
}

/// Who is to be asked to contribute, parents and carers first.
struct Invited {
    Record person;
    bool parent_or_carer;
};

std::vector<Invited> family_to_ask(Situation const& situation)
{
    auto const& case_file = situation.subject.case_file;
    std::vector<Invited> family;
    std::vector<Invited> siblings;
    for (auto const& person : case_file.list("significant_others")) {
        if (happened(situation, person.partial_date("deceased_on")))
            continue;
        if (is_parent_or_carer(person))
            family.push_back({ person, true });
        else if (is_sibling_under_18(person, situation.occasion.as_at))
            siblings.push_back({ person, false });
    }
    for (auto const& child : case_file.list("children")) {
        if (survived(child, case_file))
            family.push_back({ child, false });
    }
    family.insert(family.end(), siblings.begin(), siblings.end());
    return family;
}

/// In a criminal case the police are asked before the family is.
void check_police_first(
    Situation const& situation, Record const& engagement, base::Diagnostics& findings)
{
    auto const visited = engagement.date("contract_on");
    auto const asked = engagement.date("sio_consulted_on");
    bool const approached = engagement.flag("invited").value_or(false) || visited;
    if (!approached || !criminal_process_open(situation, visited.value_or(situation.occasion.as_at))
        || (asked && (!visited || *asked <= *visited)))
        return;
    findings.push_back(block("R-P31", engagement.pointer("sio_consulted_on"),
        family_member_called(situation, engagement.text("person"))
            + " was asked to contribute while a criminal investigation was open, "
            + (asked ? "before the Senior Investigating Officer was consulted on " + asked->prose()
                        + "."
                     : "without consulting the Senior Investigating Officer."),
        "Speak to the police safeguarding lead and the Senior Investigating Officer first, and "
        "record the day."));
}

std::vector<Record> conversations_held(Situation const& situation)
{
    auto conversations = situation.subject.case_file.list("conversations");
    std::erase_if(conversations, [&](Record const& conversation) {
        return !happened(situation, conversation.date("held_on"));
    });
    return conversations;
}

/// Conversations with key witnesses while a criminal process was open.
std::vector<Record> key_witness_conversations(Situation const& situation)
{
    auto const practitioners = situation.subject.case_file.list("practitioners");
    auto conversations = conversations_held(situation);
    std::erase_if(conversations, [&](Record const& conversation) {
        auto const practitioner
            = facts::find(practitioners, "key", conversation.text("practitioner"));
        bool const witness = practitioner
            && (is(*practitioner, "key_witness", "YES")
                || is(*practitioner, "key_witness", "POSSIBLE"));
        return !witness || !criminal_process_open(situation, *conversation.date("held_on"));
    });
    return conversations;
}

/// Events on a day, past or to come, on which as far as is known a criminal process is open.
std::vector<Record> events_beside_police(Situation const& situation)
{
    auto events = situation.subject.case_file.list("events");
    std::erase_if(events, [&](Record const& event) {
        return !criminal_process_open(
            situation, std::min(*event.date("date"), situation.occasion.as_at));
    });
    return events;
}

bool has_been_heard(Situation const& situation, Record const& practitioner)
{
    auto const key = practitioner.text("key");
    auto const events = situation.subject.case_file.list("events");
    return facts::find(conversations_held(situation), "practitioner", key).has_value()
        || std::ranges::any_of(events, [&](Record const& event) {
               return happened(situation, event.date("date"))
                   && facts::find(event.list("delegates"), "practitioner", key).has_value();
           });
}

std::vector<Record> participants(Situation const& situation)
{
    auto engagements = situation.subject.case_file.list("family_engagement");
    std::erase_if(engagements, [](Record const& engagement) {
        return !is(engagement, "decision", "PARTICIPATING")
            && !is(engagement, "decision", "LIMITED");
    });
    return engagements;
}

} // namespace

base::Diagnostics family_asked(Situation const& situation)
{
    auto const engagements = situation.subject.case_file.list("family_engagement");
    bool const is_final = report_is_final(situation);
    base::Diagnostics findings;
    for (auto const& [person, parent_or_carer] : family_to_ask(situation)) {
        auto const name = family_member_called(situation, person.text("key"));
        auto const engagement = facts::find(engagements, "person", person.text("key"));
        auto const place = engagement ? engagement->pointer("decision") : "/family_engagement";
        if (!engagement || !engagement->has("decision")) {
            bool const blocks = is_final && parent_or_carer;
            findings.push_back((blocks ? block : warn)("R-P31", place,
                name + ": nobody has recorded whether they take part in the review"
                    + (is_final ? ", and the report is final." : "."),
                "Record the invitation and the answer, or the reasons for not inviting."));
            continue;
        }
        if (!engagement->has("coordinator")) {
            findings.push_back(warn("R-P31", engagement->pointer("coordinator"),
                name + " has no coordinator for contact with the review.",
                "Name the person who keeps in touch with them."));
        }
        if (is(*engagement, "decision", "NOT_INVITED") && !engagement->has("reason")) {
            findings.push_back(warn("R-P31", engagement->pointer("reason"),
                name + " is not invited to contribute, and no reason is recorded.",
                "Record the reason: a family is invited unless there are clear reasons not to."));
        }
    }
    for (auto const& engagement : engagements)
        check_police_first(situation, engagement, findings);
    return findings;
}

bool family_is_to_be_asked(Situation const& situation)
{
    return review_is_held(situation) && !family_to_ask(situation).empty();
}

base::Diagnostics family_contract(Situation const& situation)
{
    base::Diagnostics findings;
    for (auto const& engagement : participants(situation)) {
        if (happened(situation, engagement.date("contract_on")))
            continue;
        findings.push_back(warn("R-P55", engagement.pointer("contract_on"),
            family_member_called(situation, engagement.text("person"))
                + " takes part in the review, but no first visit with a family contract is "
                  "recorded.",
            "Visit, introduce the reviewer, agree how to keep in touch, and record the day."));
    }
    return findings;
}

bool family_takes_part(Situation const& situation)
{
    return review_is_held(situation) && !participants(situation).empty();
}

base::Diagnostics key_witnesses(Situation const& situation)
{
    constexpr std::array<std::pair<char const*, char const*>, 5> checks { {
        { "legal_advice_offered", "legal advice offered" },
        { "recorded_or_full_notes", "recorded, or full notes taken" },
        { "no_questions_on_culpability", "no questions on guilt or on the incident" },
        { "sio_may_view_other_disclosures", "told that the police may see other disclosures" },
        { "told_police_may_see", "told that the police may see the record" },
    } };
    base::Diagnostics findings;
    for (auto const& conversation : key_witness_conversations(situation)) {
        auto const done = conversation.child("key_witness_checks");
        std::vector<std::string> missing;
        for (auto const& [key, words] : checks) {
            if (!done || !done->flag(key).value_or(false))
                missing.push_back(words);
        }
        if (missing.empty())
            continue;
        findings.push_back(block("R-P32", conversation.pointer("key_witness_checks"),
            practitioner_called(situation, conversation.text("practitioner"))
                + " may be a key witness and was heard" + on_day(conversation.date("held_on"))
                + " while a criminal investigation was open; not recorded: "
                + facts::joined(missing) + ".",
            "Complete the checks of part C before the conversation is used, and tell the police "
            "safeguarding lead."));
    }
    return findings;
}

bool talks_to_key_witnesses(Situation const& situation)
{
    return !key_witness_conversations(situation).empty();
}

base::Diagnostics practitioners_treated_well(Situation const& situation)
{
    base::Diagnostics findings;
    for (auto const& event : events_beside_police(situation)) {
        auto const day = *event.date("date");
        auto const told = event.date("delegate_list_to_sio_on");
        if (told && *told <= day)
            continue;
        findings.push_back(block("R-P33", event.pointer("delegate_list_to_sio_on"),
            "A criminal investigation is open, and the list of delegates for the event of "
                + day.prose()
                + (told ? " went to the Senior Investigating Officer only on " + told->prose() + "."
                        : " has not gone to the Senior Investigating Officer."),
            "Let the Board's administrator send the list before the event, and record the day."));
    }
    for (auto const& conversation : conversations_held(situation)) {
        if (!conversation.flag("used_in_report").value_or(false)
            || conversation.flag("agreed").value_or(false))
            continue;
        findings.push_back(block("R-P33", conversation.pointer("agreed"),
            "The report uses the conversation with "
                + practitioner_called(situation, conversation.text("practitioner"))
                + on_day(conversation.date("held_on"))
                + ", which the practitioner has not agreed as accurate.",
            "Send the notes for checking and record the answer, or leave them out of the report."));
    }
    for (auto const& practitioner : situation.subject.case_file.list("practitioners")) {
        if (!has_been_heard(situation, practitioner)
            || happened(situation, practitioner.date("supervision_offered_on")))
            continue;
        findings.push_back(warn("R-P33", practitioner.pointer("supervision_offered_on"),
            practitioner_called(situation, practitioner.text("key"))
                + " has taken part in the review without being offered reflective supervision.",
            "Ask the agency to offer it, and record the day."));
    }
    return findings;
}

bool practitioners_take_part(Situation const& situation)
{
    return !situation.subject.case_file.list("practitioners").empty()
        || !conversations_held(situation).empty() || !events_beside_police(situation).empty();
}

base::Diagnostics practitioners_cleared(Situation const& situation)
{
    base::Diagnostics findings;
    if (!criminal_process_open(situation, situation.occasion.as_at))
        return findings;
    for (auto const& practitioner : situation.subject.case_file.list("practitioners")) {
        if (!practitioner.flag("invited_event").value_or(false)
            || is(practitioner, "police_cleared", "YES"))
            continue;
        findings.push_back(block("R-P33-clearance", practitioner.pointer("police_cleared"),
            practitioner_called(situation, practitioner.text("key"))
                + " is to be invited to an event while a criminal investigation is open, and the "
                  "police have not agreed.",
            "Wait for the police, or let the Independent Chair set the rule aside with a reason."));
    }
    return findings;
}

bool invites_beside_police(Situation const& situation)
{
    auto const practitioners = situation.subject.case_file.list("practitioners");
    return criminal_process_open(situation, situation.occasion.as_at)
        && std::ranges::any_of(practitioners, [](Record const& practitioner) {
               return practitioner.flag("invited_event").value_or(false);
           });
}

base::Diagnostics disclosures(Situation const& situation)
{
    base::Diagnostics findings;
    for (auto const& request : situation.subject.case_file.list("disclosures")) {
        auto const decided = request.date("decided_on");
        if (!happened(situation, request.date("received_on"))
            || !is(request, "decision", "VIEW_GRANTED")
            || (decided && !happened(situation, decided)))
            continue;
        auto const asked = request.child("consulted");
        auto const consulted
            = [&](char const* who) { return asked && asked->flag(who).value_or(false); };
        std::vector<std::string> missing;
        if (!request.has("material"))
            missing.push_back("what material is asked for");
        if (!consulted("reviewer"))
            missing.push_back("the reviewer's advice");
        if (!consulted("police_sg_lead"))
            missing.push_back("the police safeguarding lead's advice");
        if (!consulted("panel"))
            missing.push_back("the panel's advice");
        if (request.list("agency_views").empty())
            missing.push_back("the views of the agencies");
        if (!is(request, "decided_by", "INDEPENDENT_CHAIR") || !decided)
            missing.push_back("the dated decision of the Independent Chair");
        if (decided && request.has("viewed_on") && *request.date("viewed_on") < *decided)
            missing.push_back("a decision before the day of viewing");
        if (missing.empty())
            continue;
        findings.push_back(block("R-P35", request.pointer("decision"),
            "The police may see material they asked for on " + request.date("received_on")->prose()
                + ", but the record lacks " + facts::joined(missing) + ".",
            "Disclose nothing until these are recorded."));
    }
    return findings;
}

bool disclosure_requested(Situation const& situation)
{
    auto const requests = situation.subject.case_file.list("disclosures");
    return std::ranges::any_of(
        requests, [&](Record const& one) { return happened(situation, one.date("received_on")); });
}

} // namespace rules
