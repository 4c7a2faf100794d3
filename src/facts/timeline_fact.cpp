#include "facts/fields.h"
#include "facts/people.h"
#include "facts/timeline_part.h"

#include <map>
#include <tuple>

namespace facts {

using casefile::Record;

namespace {

/// Pseudonym of each child and family member by key; Missing where the record has none.
using Pseudonyms = std::map<std::string, Fact, std::less<>>;

Pseudonyms pseudonyms(Record const& case_file)
{
    Pseudonyms names;
    for (auto const* list : { "children", "significant_others" }) {
        for (auto const& person : case_file.list(list))
            names.emplace(person.text("key").value_or(""), text_field(person, "pseudonym"));
    }
    return names;
}

/// "Mother, Father"; Missing if one of them has no pseudonym, so that a real name cannot stand in.
Fact persons_fact(Record const& entry, Pseudonyms const& names)
{
    std::string all;
    for (auto const& key : entry.texts("persons")) {
        auto const found = names.find(key);
        if (found == names.end())
            return missing_field(entry, "persons");
        if (!found->second.text())
            return found->second;
        all += (all.empty() ? "" : ", ") + *found->second.text();
    }
    return all.empty() ? missing_field(entry, "persons") : Fact(all);
}

std::string printed_kind(TimelineNoteKind kind)
{
    switch (kind) {
    case TimelineNoteKind::duplicate:
        return "DUPLICATE?";
    case TimelineNoteKind::conflict:
        return "CONFLICT";
    case TimelineNoteKind::gap:
        break;
    }
    return "GAP";
}

Fact note_fact(TimelineNote const& note)
{
    std::string rows;
    for (int const row : note.rows)
        rows += (rows.empty() ? "" : ", ") + std::to_string(row);
    return Fact::Object { { "kind", printed_kind(note.kind) },
        { "rows", rows.empty() ? Fact(Fact::Missing { "Rows", {} }) : Fact(rows) },
        { "text", note.text }, { "by_panel", note.by_panel } };
}

Fact agency_name(Record const& board, std::string const& id)
{
    auto const agency = find_agency(board, id);
    return agency ? text_field(*agency, "name") : Fact(id);
}

/// "DUPLICATE? CSC 1 and … CONFLICT …": the last column.
Fact panel_note(std::vector<TimelineNote const*> const& notes)
{
    std::string text;
    for (auto const* note : notes)
        text += (text.empty() ? "" : " ") + printed_kind(note->kind) + " " + note->text;
    return text.empty() ? Fact(Fact::Missing { "Panel note", {} }) : Fact(text);
}

/// The day, if it is certain; else as it prints.
Fact date_value(TimelineRow const& row)
{
    auto const day = row.day();
    return day && !row.uncertain ? Fact(*day) : Fact(row.printed_date());
}

Fact row_fact(TimelineRow const& row, Record const& board, Pseudonyms const& names,
    std::vector<TimelineNote const*> const& notes)
{
    auto const& entry = row.entry;
    Fact::List of_row;
    for (auto const* note : notes)
        of_row.push_back(note_fact(*note));
    return Fact::Object { { "row", Fact::count(row.number) }, { "date", row.printed_date() },
        { "date_value", date_value(row) }, { "time", time_field(entry, "start_time") },
        { "end", partial_date_field(entry, "end") }, { "uncertain", row.uncertain },
        { "agency", row.agency }, { "agency_name", agency_name(board, row.agency) },
        { "reference", Fact::count(row.reference) }, { "persons", persons_fact(entry, names) },
        { "source", text_field(entry, "source") }, { "type", printed_field(entry, "event_type") },
        { "event", text_field(entry, "event") },
        { "child_seen", printed_field(entry, "child_seen") },
        { "child_voice", text_field(entry, "child_voice") },
        { "response", text_field(entry, "response") },
        { "role", text_field(entry, "practitioner_role") },
        { "response_and_role", response_and_role(entry) },
        { "outcome", text_field(entry, "outcome") },
        { "agency_comment", text_field(entry, "agency_comment") },
        { "significant", flag_field(entry, "significant") },
        { "good_practice", flag_field(entry, "good_practice") },
        { "panel_note", panel_note(notes) }, { "notes", std::move(of_row) } };
}

/// Entries of each agency by the month they start in. An entry known to the year only is in none.
Fact::List months(Timeline const& timeline)
{
    std::map<std::tuple<base::Date, std::size_t, std::string>, int> counts;
    for (auto const& row : timeline.rows) {
        auto const start = row.start.earliest();
        if (row.start.precision() != base::PartialDate::Precision::year)
            ++counts[{
                start.plus_days(1 - static_cast<int>(start.day())), row.agency_rank, row.agency }];
    }
    Fact::List list;
    for (auto const& [key, count] : counts)
        list.push_back(Fact::Object { { "month", std::get<0>(key).month_year() },
            { "month_start", std::get<0>(key) }, { "agency", std::get<2>(key) },
            { "entries", Fact::count(count) } });
    return list;
}

Fact::List sources(Timeline const& timeline, Record const& board)
{
    Fact::List list;
    for (auto const& source : timeline.sources)
        list.push_back(Fact::Object { { "agency", source.agency },
            { "agency_name", agency_name(board, source.agency) }, { "version", source.version },
            { "received_on", source.received_on }, { "entries", Fact::count(source.entries) } });
    return list;
}

} // namespace

Fact timeline_facts(Subject const& subject, base::Date as_at)
{
    auto const timeline = merge_timeline(subject, as_at);
    auto const names = pseudonyms(subject.case_file);
    std::map<int, std::vector<TimelineNote const*>> notes_of;
    Fact::List notes;
    for (auto const& note : timeline.notes) {
        notes.push_back(note_fact(note));
        for (int const row : note.rows)
            notes_of[row].push_back(&note);
    }
    Fact::List rows;
    Fact::List significant;
    for (auto const& row : timeline.rows) {
        rows.push_back(row_fact(row, subject.board, names, notes_of[row.number]));
        if (row.entry.flag("significant").value_or(false))
            significant.push_back(rows.back());
    }
    Fact::List awaited;
    for (auto const& agency : timeline.awaited)
        awaited.push_back(agency_name(subject.board, agency));
    auto const missing = [&](std::string label) {
        return Fact(Fact::Missing { std::move(label), "/timeline" });
    };
    return Fact::Object { { "as_at", as_at },
        { "version", timeline.version ? Fact(*timeline.version) : missing("Version") },
        { "cut_off",
            timeline.cut_off ? Fact(*timeline.cut_off) : missing("Chronologies received up to") },
        { "scope_from",
            timeline.scope ? Fact(timeline.scope->from) : missing("Period reviewed from") },
        { "scope_to", timeline.scope ? Fact(timeline.scope->to) : missing("Period reviewed to") },
        { "rows", std::move(rows) }, { "significant_rows", std::move(significant) },
        { "notes", std::move(notes) }, { "sources", sources(timeline, subject.board) },
        { "awaited", std::move(awaited) }, { "months", months(timeline) } };
}

} // namespace facts
