#include "facts/chronology.h"

#include "facts/addressees.h"
#include "facts/fields.h"
#include "facts/naming.h"
#include "facts/panel.h"
#include "facts/people.h"
#include "facts/timeline_part.h"

#include <algorithm>

namespace facts {

using casefile::Record;

namespace {

/// The agency whose copy it is.
std::optional<Record> agency_of(Subject const& subject, std::string const& recipient)
{
    auto const all = addressees(subject, "chronology-agencies");
    auto const found = std::ranges::find(all, recipient, &Addressee::id);
    return found == all.end() ? std::nullopt : std::optional(found->agency);
}

/// The newest chronology that the agency had sent by the as-at date.
std::optional<Record> submission_of(
    Subject const& subject, std::optional<Record> const& agency, base::Date as_at)
{
    if (!agency)
        return std::nullopt;
    base::Diagnostics ignored; // The rules of the timeline tell them.
    auto const newest = newest_received(subject.case_file, as_at, ignored);
    auto const found = newest.find(agency->text("id").value_or(""));
    return found == newest.end() ? std::nullopt : std::optional(found->second);
}

/// The board that leads the case, of those that share a record.
std::optional<Record> leading_sub_board(Subject const& subject)
{
    auto const lead = subject.case_file.text("lead_board");
    auto const boards = subject.board.list("sub_boards");
    auto const by_name = find(boards, "name", lead);
    return by_name ? by_name : find(boards, "short", lead);
}

/// "dd/mm/yyyy", "mm/yyyy" or "yyyy": as agencies enter it, so that it can be read back.
std::string as_entered(base::PartialDate const& date)
{
    using Precision = base::PartialDate::Precision;
    auto const day = date.earliest();
    auto const table = day.table();
    if (date.precision() == Precision::day)
        return table;
    return date.precision() == Precision::month ? table.substr(3) : table.substr(6);
}

Fact entered_date(Record const& entry, char const* key, bool uncertain)
{
    auto const date = entry.partial_date(key);
    if (!date)
        return missing_field(entry, key);
    bool const certain = !uncertain && !date->approximate();
    if (certain && date->exact())
        return *date->exact();
    return (certain ? "" : "?") + as_entered(*date);
}

/// How the same date prints: dates in tables and dates as entered look alike.
Fact date_text(Fact const& entered)
{
    return entered.date() ? Fact(entered.date()->table()) : entered;
}

Fact keys_of(Record const& entry, Fact::List const& people, std::vector<std::string> const& ids)
{
    std::string all;
    for (auto const& id : entry.texts("persons")) {
        auto const found = std::ranges::find(ids, id);
        if (found == ids.end())
            return missing_field(entry, "persons");
        auto const& person = people.at(static_cast<std::size_t>(found - ids.begin()));
        all += (all.empty() ? "" : ", ") + person.member("key")->printed().value_or(id);
    }
    return all.empty() ? missing_field(entry, "persons") : Fact(all);
}

Fact yes_or_no(Record const& entry, char const* key)
{
    auto const flag = entry.flag(key);
    return flag ? Fact(*flag ? "Yes" : "No") : missing_field(entry, key);
}

Fact entry_fact(
    TimelineRow const& row, Fact::List const& people, std::vector<std::string> const& ids)
{
    auto const& entry = row.entry;
    auto const date = entered_date(entry, "start", row.uncertain);
    auto const end = entered_date(entry, "end", false);
    return Fact::Object { { "ref", Fact::count(row.reference) }, { "date", date },
        { "date_text", date_text(date) }, { "end_text", date_text(end) },
        { "time", time_field(entry, "start_time") }, { "end", end },
        { "persons", keys_of(entry, people, ids) }, { "source", text_field(entry, "source") },
        { "type", printed_field(entry, "event_type") }, { "event", text_field(entry, "event") },
        { "child_seen", printed_field(entry, "child_seen") },
        { "child_voice", text_field(entry, "child_voice") },
        { "response", response_and_role(entry) }, { "outcome", text_field(entry, "outcome") },
        { "comment", text_field(entry, "agency_comment") },
        { "significant", yes_or_no(entry, "significant") },
        { "good_practice", yes_or_no(entry, "good_practice") } };
}

/// "Zofia Maria Wiśniewska, born 12/08/2015, subject child": who a key of the entries is.
Fact::Object person_line(Record const& person, NamePolicy policy, std::string const& relationship)
{
    auto const facts = family_member(person, policy, std::nullopt);
    auto const aliases = facts.find("aliases");
    auto const name = facts.at("name").printed();
    auto line = name.value_or(facts.at("pseudonym").printed().value_or(""));
    if (auto const born = person.date("dob"); born && policy == NamePolicy::real)
        line += ", born " + born->table();
    if (!relationship.empty())
        line += ", " + relationship;
    return { { "key", facts.at("pseudonym") },
        { "name", name ? facts.at("name") : facts.at("pseudonym") },
        { "dob", policy == NamePolicy::real ? date_field(person, "dob") : Fact() },
        { "relationship",
            relationship.empty() ? missing_field(person, "relationship_to_child")
                                 : Fact(relationship) },
        { "aliases", aliases == facts.end() ? Fact() : aliases->second }, { "line", line },
        { "key_and_line", facts.at("pseudonym").printed().value_or("") + ": " + line } };
}

struct People {
    Fact::List facts;
    std::vector<std::string> ids; ///< Their keys in the record, in the same order.
};

People people_of(Subject const& subject, NamePolicy policy)
{
    People people;
    for (auto const& child : subject.case_file.list("children")) {
        people.facts.push_back(person_line(child, policy, "Subject child"));
        people.ids.push_back(child.text("key").value_or(""));
    }
    for (auto const& other : subject.case_file.list("significant_others")) {
        people.facts.push_back(
            person_line(other, policy, other.text("relationship_to_child").value_or("")));
        people.ids.push_back(other.text("key").value_or(""));
    }
    return people;
}

Fact due(Subject const& subject, std::optional<Record> const& submission, base::Date as_at)
{
    if (submission && submission->has("due_on"))
        return date_field(*submission, "due_on");
    auto const panel = panel_invited_to(subject.case_file, as_at);
    return panel ? date_field(*panel, "chronology_due")
                 : Fact(Fact::Missing { "Chronology due", "/meetings" });
}

/// What the agency has written about its chronology as a whole.
void add_submission(
    Fact::Object& facts, std::optional<Record> const& agency, std::optional<Record> const& sent)
{
    auto const who = agency ? agency->text("name").value_or("the agency") : "the agency";
    auto const unsent = Fact(Fact::Missing { "Chronology of " + who, "/chronologies" });
    for (auto const* key : { "author_role", "checked_by", "background", "version" })
        facts[key] = sent ? text_field(*sent, key) : unsent;
    for (auto const* key : { "checked_on", "received_on" })
        facts[key] = sent ? date_field(*sent, key) : unsent;
    facts["nil"] = sent ? Fact(yes_or_no(*sent, "nil")) : unsent;
    facts["agency"] = agency ? text_field(*agency, "name") : unsent;
}

} // namespace

std::string chronology_tool(Subject const& subject, Occasion const& occasion)
{
    auto const agency = agency_of(subject, occasion.recipient);
    auto const sent = submission_of(subject, agency, occasion.as_at);
    if (sent && sent->has("tool"))
        return *sent->text("tool");
    auto const board = leading_sub_board(subject);
    if (board && board->has("chronology_tool"))
        return *board->text("chronology_tool");
    return subject.profile.text("chronology_tool").value_or("");
}

Fact response_and_role(Record const& entry)
{
    auto const done = entry.text("response");
    auto const role = entry.text("practitioner_role");
    if (!done)
        return text_field(entry, "practitioner_role");
    return role ? Fact(*done + " (" + *role + ")") : Fact(*done);
}

bool gives_chronology(Record const& case_file, std::optional<std::string> const& agency)
{
    auto const involvement = find(case_file.list("involvements"), "agency", agency);
    return (involvement && involvement->flag("chronology_required").value_or(true))
        || find(case_file.list("chronologies"), "agency", agency);
}

Fact chronology_facts(Subject const& subject, Occasion const& occasion)
{
    auto const agency = agency_of(subject, occasion.recipient);
    auto const sent = submission_of(subject, agency, occasion.as_at);
    auto people = people_of(subject, occasion.names);
    auto const scope = scope_of(subject.case_file, occasion.as_at);
    auto const missing = [](char const* label) {
        return Fact(Fact::Missing { label, "/meetings" });
    };
    Fact::Object facts { { "from", scope ? Fact(scope->from) : missing("Chronology from") },
        { "to", scope ? Fact(scope->to) : missing("Chronology to") },
        { "due", due(subject, sent, occasion.as_at) } };
    add_submission(facts, agency, sent);
    Fact::List entries;
    if (sent) {
        auto const id = agency->text("id").value_or("");
        for (auto const& row : merge_timeline(subject, occasion.as_at).rows) {
            if (row.agency == id)
                entries.push_back(entry_fact(row, people.facts, people.ids));
        }
    }
    facts["entries"] = std::move(entries);
    facts["people"] = std::move(people.facts);
    return facts;
}

} // namespace facts
