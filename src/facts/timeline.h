#pragma once

// The chronologies of a case, one for each agency -> one timeline of all agencies, with notes for
// the panel (spec/domain.md 4.18, X02).

#include "base/date.h"
#include "base/diagnostic.h"
#include "facts/fact.h"
#include "facts/facts.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace facts {

/// One entry of one chronology, at its place.
struct TimelineRow {
    int number = 0; ///< 1, 2, 3 … in merge order.
    std::string agency; ///< Its id on the board.
    std::int64_t reference = 0; ///< The entry's number in the agency's own chronology.
    base::PartialDate start;
    std::optional<base::TimeOfDay> time;
    std::optional<base::PartialDate> end;
    bool uncertain = false; ///< The agency marked the date with a question mark.
    std::size_t agency_rank = 0; ///< Place of the agency in the order a panel hears them.
    casefile::Record entry; ///< Everything else, as the agency wrote it.

    /// "?14/03/2015", "March 2015" or "2015"; the question mark stands for an uncertain date.
    std::string printed_date() const;
    /// The day it starts on, certain or not; nothing if only the month or year is known.
    std::optional<base::Date> day() const;
};

enum class TimelineNoteKind { duplicate, conflict, gap };

/// Something the panel should look at. Rows are never merged because of a note.
struct TimelineNote {
    TimelineNoteKind kind;
    std::vector<int> rows; ///< Numbers of the rows it is about, ascending.
    std::string text;
    bool by_panel = false; ///< The panel wrote it; otherwise it was worked out.
};

/// The days the review looks at.
struct ScopePeriod {
    base::Date from;
    base::Date to;
};

/// A chronology whose entries stand in the timeline.
struct TimelineSource {
    std::string agency; ///< Its id on the board.
    std::string version;
    base::Date received_on;
    int entries = 0;
};

struct Timeline {
    base::Date as_at;
    std::optional<std::string> version; ///< Of the newest timeline on record by `as_at`.
    std::optional<base::Date> cut_off; ///< Chronologies up to this day stand in that version.
    std::optional<ScopePeriod> scope;
    std::vector<TimelineSource> sources; ///< In panel order.
    std::vector<std::string> awaited; ///< Ids of agencies that owe a chronology, in panel order.
    std::vector<TimelineRow> rows;
    std::vector<TimelineNote> notes;
    /// What stands in the way, with JSON Pointers: entries that cannot be placed or lie
    /// outside the period, real names left in texts, chronologies newer than the version on record.
    base::Diagnostics faults;
};

/// A GAP is longer than this: six weeks (spec/domain.md 4.18), the longest that a child should go
/// unseen under a child protection plan.
constexpr int longest_days_without_entry = 42;
/// Two agencies that log the same type of thing within half an hour write about one event: their
/// clocks and the time of writing differ by minutes, and two visits so close are rare.
constexpr int same_event_minutes = 30;
/// Pairs are compared within a day; a day with more rows than this is a mistake in the dates, and
/// comparing all its pairs would bury the panel in notes.
constexpr std::size_t most_rows_compared_in_a_day = 200;

/// Merges, of each agency, the newest version of its chronology received by `as_at`. Order:
/// earliest date, latest date, time (none after all times), agency in panel order, the agency's
/// own number. An uncertain date sorts like a certain one (K15). The notes of the recorded
/// version come with those worked out, and stand instead of one of the same kind and rows.
Timeline merge_timeline(Subject const& subject, base::Date as_at);

/// What the rows suggest to a panel (rows in merge order):
/// DUPLICATE? two agencies on one day with a person in common, and the same type or one naming
/// the other agency. CONFLICT: one day with the child seen and not seen, or two agencies giving
/// different persons for the same event. GAP: more than `longest_days_without_entry` days within
/// the scope without an entry of anybody. A date known to the month or year is on no one day, an
/// uncertain day is the day given; an entry too vague to show whether there was a gap does not fill
/// one. Entries hold no address, so different addresses cannot be noticed.
std::vector<TimelineNote> timeline_notes(std::vector<TimelineRow> const& rows,
    std::optional<ScopePeriod> const& scope, Subject const& subject);

/// The timeline of a case for templates and workbooks, people by their pseudonyms:
///   as_at version cut_off scope_from scope_to
///   rows[]: row date date_value (a date if the day is certain) time agency agency_name reference
///   persons source type event child_seen
///     child_voice response role response_and_role outcome agency_comment significant good_practice
///     end panel_note uncertain, notes[] of {kind, text, rows}
///   significant_rows[]: those of them that an agency has marked
///   notes[]: kind ("DUPLICATE?", "CONFLICT", "GAP") rows ("2, 3") text by_panel
///   sources[]: agency agency_name version received_on entries      awaited[]: names
///   months[]: month month_start (its first day) agency entries, in order: entries of an agency
///   that start in a month Lists have .count and .any. Fields an agency left empty are Missing.
Fact timeline_facts(Subject const& subject, base::Date as_at);

} // namespace facts
