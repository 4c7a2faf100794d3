#include "facts/copies_part.h"

#include "facts/copies.h"
#include "facts/fields.h"
#include "facts/people.h"
#include "facts/record_fact.h"

#include <algorithm>
#include <array>

namespace facts {

using casefile::Record;

namespace {

bool may_be_witness(Record const& practitioner)
{
    return is(practitioner, "key_witness", "YES") || is(practitioner, "key_witness", "POSSIBLE");
}

Fact agency_name(Subject const& subject, Record const& record)
{
    auto const agency = find_agency(subject.board, record.text("agency"));
    return agency ? text_field(*agency, "name") : missing_field(record, "agency");
}

/// The learning event a practitioner is asked to, past or to come.
Fact own_event(Subject const& subject, Record const& practitioner, base::Date as_at)
{
    auto const event = event_by(subject.case_file, as_at);
    auto const key = practitioner.text("key");
    bool const asked = practitioner.flag("invited_event").value_or(false)
        || (event && find(event->list("delegates"), "practitioner", key));
    return event && asked ? Fact(all_fields(*event, subject, NamePolicy::pseudonym))
                          : missing_field(subject.case_file, "events");
}

/// p1, p2 …: what was said to each prompt of the form; Missing where nothing was.
Fact::Object answers(Record const& conversation)
{
    constexpr int prompts = 9; // As many as form 13 asks.
    Fact::Object facts;
    for (int number = 1; number <= prompts; ++number)
        facts["p" + std::to_string(number)] = Fact::Missing { "Answer", {} };
    for (auto const& answer : conversation.list("answers")) {
        if (auto const number = answer.integer("no"))
            facts["p" + std::to_string(*number)] = text_field(answer, "text");
    }
    return facts;
}

/// What was said besides the prompts.
Fact::List other_answers(Record const& conversation)
{
    Fact::List list;
    for (auto const& answer : conversation.list("answers")) {
        if (!answer.has("no"))
            list.push_back(Fact::Object { { "prompt", text_field(answer, "prompt") },
                { "text", text_field(answer, "text") } });
    }
    return list;
}

/// The factors of one level that helped, or that hindered, a line each.
Fact factors_of(Record const& conversation, std::string_view level, bool helped)
{
    std::string lines;
    for (auto const& factor : conversation.list("factors")) {
        if (is(factor, "level", level) && factor.flag("helped").value_or(false) == helped)
            lines += (lines.empty() ? "" : "\n") + factor.text("text").value_or("Yes");
    }
    return lines.empty() ? Fact(Fact::Missing { "Factors", conversation.pointer("factors") })
                         : Fact(lines);
}

Fact::Object factor_grid(Record const& conversation)
{
    Fact::Object grid;
    for (auto const* level :
        { "INDIVIDUAL", "TEAM", "ORGANISATION", "INTER_AGENCY", "FAMILY", "TOOLS" }) {
        grid[level] = Fact::Object { { "helped", factors_of(conversation, level, true) },
            { "hindered", factors_of(conversation, level, false) } };
    }
    return grid;
}

/// The last conversation recorded with a practitioner, held or arranged.
std::optional<Record> conversation_with(Record const& case_file, Record const& practitioner)
{
    std::optional<Record> last;
    for (auto const& conversation : case_file.list("conversations")) {
        if (conversation.text("practitioner") == practitioner.text("key"))
            last = conversation;
    }
    return last;
}

/// Each question of the review with what the report says to it.
Fact::List questions_with_answers(Subject const& subject, std::optional<Record> const& report)
{
    Fact::List list;
    auto const terms = newest_terms(subject.case_file);
    if (!terms)
        return list;
    auto const answers = report ? report->list("answers") : std::vector<Record> {};
    for (auto const& question : terms->list("questions")) {
        auto const number = question.integer("no");
        auto const answer = std::ranges::find_if(
            answers, [&](Record const& one) { return one.integer("question") == number; });
        auto facts = answer == answers.end()
            ? Fact::Object { { "text", Fact::Missing { "Analysis", {} } } }
            : all_fields(*answer, subject, NamePolicy::pseudonym);
        for (auto const* key : { "expected", "why", "helped_hindered", "lived_experience" })
            facts.emplace(key, Fact::Missing { "Analysis", {} });
        list.push_back(Fact::Object { { "no", Fact::count(number.value_or(0)) },
            { "text", text_field(question, "text") }, { "answer", std::move(facts) } });
    }
    return list;
}

/// A list of texts as the text of one field, a line each.
Fact in_lines(Record const& record, std::string_view key, bool numbered)
{
    std::string lines;
    int number = 0;
    for (auto const& text : record.texts(key)) {
        lines += (lines.empty() ? "" : "\n")
            + (numbered ? std::to_string(++number) + ". " : std::string()) + text;
    }
    return lines.empty() ? missing_field(record, key) : Fact(lines);
}

/// What the agency has written so far, with its lists as the texts of fields.
Fact draft_facts(Subject const& subject, std::optional<Record> const& report)
{
    if (!report)
        return missing_field(subject.case_file, "agency_reports");
    auto facts = all_fields(*report, subject, NamePolicy::pseudonym);
    facts["good_practice_text"] = in_lines(*report, "good_practice", false);
    facts["learning_points_text"] = in_lines(*report, "learning_points", true);
    facts["practitioner_suggestions_text"] = in_lines(*report, "practitioner_suggestions", false);
    facts["policies_text"] = in_lines(*report, "policies", false);
    return facts;
}

/// What the police say of a delegate: as the event has it, else as the practitioner's entry does.
Fact::Object delegate_facts(Subject const& subject, Record const& event, Record const& practitioner)
{
    auto facts = all_fields(practitioner, subject, NamePolicy::pseudonym);
    facts["name"] = practitioner_name(subject, practitioner);
    auto const delegate = find(event.list("delegates"), "practitioner", practitioner.text("key"));
    auto const& said = delegate && delegate->has("police_cleared") ? *delegate : practitioner;
    facts["cleared"] = printed_field(said, "police_cleared");
    facts["is_witness"] = may_be_witness(practitioner);
    return facts;
}

/// "Detective Inspector Lea Ward, Safeguarding lead": who holds a role in the case on a day.
Fact office(Subject const& subject, std::string_view role, base::Date on)
{
    auto const person
        = holder_of(subject.board, role, subject.case_file.text("ref").value_or(""), on);
    if (!person)
        return Fact::Missing { "Holder of the role " + std::string(role), "/role_holdings" };
    auto const title = person->text("job_title");
    return person->text("display_name").value_or("") + (title ? ", " + *title : "");
}

} // namespace

Fact::Object all_fields(Record const& record, Subject const& subject, NamePolicy names)
{
    return *record_fact(record, subject, names, [](std::string_view) { return true; }).object();
}

std::optional<Record> newest_terms(Record const& case_file)
{
    auto const versions = case_file.list("tor");
    return versions.empty() ? std::nullopt : std::optional(versions.back());
}

Fact contact_of(Subject const& subject, Record const& agency)
{
    return person_fact(subject.board, find_person(subject.board, agency.text("scr_rep")),
        agency.label("scr_rep") + " of " + agency.text("name").value_or("the agency"),
        agency.pointer("scr_rep"));
}

std::optional<Record> event_by(Record const& case_file, base::Date as_at)
{
    std::optional<Record> chosen;
    for (auto const& event : case_file.list("events")) {
        auto const date = event.date("date");
        if (!date || !is(event, "kind", "LEARNING_EVENT"))
            continue;
        auto const chosen_on = chosen ? chosen->date("date") : std::nullopt;
        bool const nearer = !chosen_on
            || (*chosen_on < as_at ? *date > *chosen_on : *date >= as_at && *date < *chosen_on);
        if (nearer)
            chosen = event;
    }
    return chosen;
}

std::vector<Record> expected_at(Record const& case_file, Record const& event)
{
    auto const delegates = event.list("delegates");
    std::vector<Record> expected;
    for (auto const& practitioner : case_file.list("practitioners")) {
        if (practitioner.flag("invited_event").value_or(false)
            || find(delegates, "practitioner", practitioner.text("key")))
            expected.push_back(practitioner);
    }
    return expected;
}

Fact practitioner_name(Subject const& subject, Record const& practitioner)
{
    auto const person = find_person(subject.board, practitioner.text("person"));
    return person ? text_field(*person, "display_name") : text_field(practitioner, "name");
}

std::string role_and_agency(Subject const& subject, Record const& practitioner)
{
    auto const agency = find_agency(subject.board, practitioner.text("agency"));
    return practitioner.text("role_at_time").value_or("Practitioner")
        + (agency ? ", " + agency->text("short").value_or(agency->text("name").value_or("")) : "");
}

Fact practitioner_copy(Subject const& subject, Record const& practitioner,
    std::optional<Record> const& conversation, base::Date as_at)
{
    auto const agency = find_agency(subject.board, practitioner.text("agency"));
    auto const name = practitioner_name(subject, practitioner);
    auto const held
        = conversation ? conversation : conversation_with(subject.case_file, practitioner);
    Fact::Object facts { { "name", name },
        { "salutation", name.printed() ? Fact(salutation(*name.printed())) : name },
        { "agency", agency_name(subject, practitioner) },
        { "address", agency ? lines_of(agency->text("address").value_or("")) : Fact::List {} },
        { "contact",
            agency ? contact_of(subject, *agency) : missing_field(practitioner, "agency") },
        { "practitioner", all_fields(practitioner, subject, NamePolicy::pseudonym) },
        { "code", text_field(practitioner, "key") },
        { "is_key_witness", may_be_witness(practitioner) },
        { "event", own_event(subject, practitioner, as_at) } };
    if (!held) {
        for (auto const* key : { "conversation", "answer", "other_answers", "factor" })
            facts[key] = missing_field(subject.case_file, "conversations");
        return facts;
    }
    auto fields = all_fields(*held, subject, NamePolicy::pseudonym);
    auto const interviewers = held->texts("interviewers");
    fields["held_by"]
        = interviewers.empty() ? missing_field(*held, "interviewers") : Fact(joined(interviewers));
    facts["conversation"] = std::move(fields);
    facts["answer"] = answers(*held);
    facts["other_answers"] = other_answers(*held);
    facts["factor"] = factor_grid(*held);
    return facts;
}

Fact report_copy(Subject const& subject, Record const& involvement)
{
    auto const id = involvement.text("agency").value_or("");
    auto const agency = *find_agency(subject.board, id);
    auto const contact = contact_of(subject, agency);
    auto const report = find(subject.case_file.list("agency_reports"), "agency", id);
    auto const chronology = find(subject.case_file.list("chronologies"), "agency", id);
    auto const secured = find(subject.case_file.list("records_secured"), "agency", id);
    return Fact::Object { { "name", contact.member("name").value_or(Fact()) },
        { "salutation", contact.member("salutation").value_or(Fact()) },
        { "agency", text_field(agency, "name") }, { "agency_short", text_field(agency, "short") },
        { "address", lines_of(agency.text("address").value_or("")) }, { "contact", contact },
        { "report", draft_facts(subject, report) },
        { "involvement", all_fields(involvement, subject, NamePolicy::pseudonym) },
        { "background",
            chronology ? text_field(*chronology, "background")
                       : missing_field(subject.case_file, "chronologies") },
        { "chronology_received_on",
            chronology ? date_field(*chronology, "received_on")
                       : missing_field(subject.case_file, "chronologies") },
        { "records_secured_on",
            secured ? date_field(*secured, "secured_on")
                    : missing_field(subject.case_file, "records_secured") },
        { "questions", questions_with_answers(subject, report) } };
}

Fact event_facts(Subject const& subject, base::Date as_at)
{
    auto const event = event_by(subject.case_file, as_at);
    if (!event)
        return missing_field(subject.case_file, "events");
    auto facts = all_fields(*event, subject, NamePolicy::pseudonym);
    Fact::List people;
    for (auto const& practitioner : expected_at(subject.case_file, *event)) {
        auto one = delegate_facts(subject, *event, practitioner);
        one["position"] = Fact::count(static_cast<long long>(people.size() + 1));
        people.push_back(std::move(one));
    }
    facts["people"] = std::move(people);
    facts["sio"] = office(subject, "SIO", as_at);
    facts["police_lead"] = office(subject, "POLICE_SG_LEAD", as_at);
    return facts;
}

} // namespace facts
