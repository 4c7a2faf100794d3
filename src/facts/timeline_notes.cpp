#include "facts/fields.h"
#include "facts/people.h"
#include "facts/timeline_part.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <set>

namespace facts {

using casefile::Record;

namespace {

/// What other agencies call an agency of this type in their records, where nobody writes the name
/// on its letterhead.
struct CommonName {
    std::string_view type;
    std::string_view name;
};
constexpr std::array common_names {
    CommonName { "CSC", "social worker" },
    CommonName { "CSC", "social care" },
    CommonName { "POLICE", "police" },
    CommonName { "ACUTE_TRUST", "hospital" },
    CommonName { "COMMUNITY_TRUST", "health visitor" },
    CommonName { "SCHOOL", "school" },
    CommonName { "GP_PRACTICE", "gp" },
    CommonName { "PROBATION", "probation" },
    CommonName { "HOUSING", "housing" },
    CommonName { "YOS", "youth offending" },
};

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower_case(std::string text)
{
    std::ranges::transform(text, text.begin(), lower);
    return text;
}

/// A row with what pairs are compared by, worked out once.
struct Compared {
    TimelineRow const* row;
    std::set<std::string> persons;
    std::string type;
    std::string seen;
    std::set<std::string> agencies_named;
};

using Names = std::vector<std::pair<std::string, std::string>>; ///< Agency id, name in lower case.

Names names_of_agencies(Record const& board)
{
    Names names;
    for (auto const& agency : board.list("agencies")) {
        auto const id = agency.text("id").value_or("");
        for (auto const* key : { "name", "short" }) {
            if (auto const name = agency.text(key); name && !name->empty())
                names.emplace_back(id, lower_case(*name));
        }
        for (auto const& common : common_names) {
            if (is(agency, "type", common.type))
                names.emplace_back(id, std::string(common.name));
        }
    }
    return names;
}

Compared compared(TimelineRow const& row, Names const& names)
{
    auto const& entry = row.entry;
    auto const persons = entry.texts("persons");
    Compared result { &row, { persons.begin(), persons.end() },
        entry.text("event_type").value_or(""), entry.text("child_seen").value_or(""), {} };
    for (auto const* key : { "event", "source", "response", "outcome" }) {
        auto const text = lower_case(entry.text(key).value_or(""));
        for (auto const& [agency, name] : names) {
            if (has_words(text, name))
                result.agencies_named.insert(agency);
        }
    }
    return result;
}

bool share_person(std::set<std::string> const& a, std::set<std::string> const& b)
{
    return std::ranges::any_of(a, [&](auto const& person) { return b.contains(person); });
}

std::string name_of(TimelineRow const& row)
{
    return row.agency + " " + std::to_string(row.reference);
}

bool same_type(Compared const& a, Compared const& b)
{
    return !a.type.empty() && a.type == b.type;
}

/// Why two rows may be one event; empty if they need not be.
std::string duplicate(Compared const& a, Compared const& b)
{
    if (a.row->agency == b.row->agency || !share_person(a.persons, b.persons))
        return {};
    auto const both = name_of(*a.row) + " and " + name_of(*b.row);
    if (same_type(a, b))
        return both + " may be the same event: same day, person and type.";
    if (a.agencies_named.contains(b.row->agency))
        return both + " may be the same event: same day and person, and " + name_of(*a.row)
            + " names " + b.row->agency + ".";
    if (b.agencies_named.contains(a.row->agency))
        return both + " may be the same event: same day and person, and " + name_of(*b.row)
            + " names " + a.row->agency + ".";
    return {};
}

bool same_event(Compared const& a, Compared const& b)
{
    return a.row->agency != b.row->agency && same_type(a, b) && a.row->time && b.row->time
        && std::abs(a.row->time->minutes_since_midnight() - b.row->time->minutes_since_midnight())
        <= same_event_minutes;
}

/// What two rows disagree about; empty if nothing.
std::string conflict(Compared const& a, Compared const& b, std::set<std::string> const& children)
{
    auto const of_whom = [&](Compared const& row) {
        std::set<std::string> named;
        std::ranges::set_intersection(row.persons, children, std::inserter(named, named.end()));
        return named.empty() ? children : named; // A row that names no child is about any of them.
    };
    bool const seen_and_not
        = (a.seen == "YES" && b.seen == "NO") || (a.seen == "NO" && b.seen == "YES");
    if (seen_and_not && share_person(of_whom(a), of_whom(b))) {
        auto const& yes = a.seen == "YES" ? a : b;
        auto const& no = a.seen == "YES" ? b : a;
        return name_of(*yes.row) + " says that the child was seen, " + name_of(*no.row)
            + " that it was not.";
    }
    if (same_event(a, b) && !a.persons.empty() && !b.persons.empty() && a.persons != b.persons)
        return name_of(*a.row) + " and " + name_of(*b.row)
            + " may be the same event, and give different persons.";
    return {};
}

/// Compares all rows of one day with each other.
void compare_day(std::vector<Compared> const& day, std::set<std::string> const& children,
    std::vector<TimelineNote>& notes)
{
    for (std::size_t i = 0; i < day.size(); ++i) {
        for (std::size_t j = i + 1; j < day.size(); ++j) {
            auto const& a = day.at(i);
            auto const& b = day.at(j);
            std::vector<int> const rows { a.row->number, b.row->number };
            if (auto text = duplicate(a, b); !text.empty())
                notes.push_back({ TimelineNoteKind::duplicate, rows, std::move(text) });
            if (auto text = conflict(a, b, children); !text.empty())
                notes.push_back({ TimelineNoteKind::conflict, rows, std::move(text) });
        }
    }
}

void compare_days(
    std::vector<TimelineRow> const& rows, Subject const& subject, std::vector<TimelineNote>& notes)
{
    std::set<std::string> children;
    for (auto const& child : subject.case_file.list("children"))
        children.insert(child.text("key").value_or(""));
    std::map<base::Date, std::vector<TimelineRow const*>> days;
    for (auto const& row : rows) {
        if (auto const day = row.day())
            days[*day].push_back(&row);
    }
    auto const names = names_of_agencies(subject.board);
    for (auto const& [date, of_day] : days) {
        if (of_day.size() < 2 || of_day.size() > most_rows_compared_in_a_day)
            continue;
        std::vector<Compared> day;
        for (auto const* row : of_day)
            day.push_back(compared(*row, names));
        compare_day(day, children, notes);
    }
}

/// The days a row shows contact on; nothing if it is too vague to show any.
std::optional<ScopePeriod> shown_by(TimelineRow const& row)
{
    auto const vague = [](base::PartialDate date) {
        return date.latest().days_since(date.earliest()) > longest_days_without_entry;
    };
    auto const end = row.end && row.end->latest() >= row.start.latest() ? *row.end : row.start;
    if (vague(row.start))
        return std::nullopt;
    return ScopePeriod { row.start.earliest(), (vague(end) ? row.start : end).latest() };
}

void find_gaps(std::vector<TimelineRow> const& rows, ScopePeriod const& scope,
    std::vector<TimelineNote>& notes)
{
    auto shown_until = scope.from.plus_days(-1);
    int before = 0;
    auto const look = [&](base::Date next, int after) {
        int const days = next.days_since(shown_until) - 1;
        if (days <= longest_days_without_entry)
            return;
        std::vector<int> around;
        if (before != 0)
            around.push_back(before);
        if (after != 0)
            around.push_back(after);
        notes.push_back({ TimelineNoteKind::gap, std::move(around),
            "No agency has an entry from " + shown_until.plus_days(1).prose() + " to "
                + next.plus_days(-1).prose() + " (" + std::to_string(days) + " days)." });
    };
    auto const after_scope = scope.to.plus_days(1);
    for (auto const& row : rows) {
        auto const shown = shown_by(row);
        if (!shown || shown->to < scope.from || shown->from > scope.to)
            continue;
        look(std::min(shown->from, after_scope), row.number);
        if (shown->to > shown_until) {
            shown_until = shown->to;
            before = row.number;
        }
    }
    look(after_scope, 0);
}

} // namespace

std::vector<TimelineNote> timeline_notes(std::vector<TimelineRow> const& rows,
    std::optional<ScopePeriod> const& scope, Subject const& subject)
{
    std::vector<TimelineNote> notes;
    compare_days(rows, subject, notes);
    if (scope && scope->from <= scope->to)
        find_gaps(rows, *scope, notes);
    return notes;
}

} // namespace facts
