#include "facts/timeline.h"

#include "facts/fields.h"
#include "facts/people.h"
#include "facts/timeline_part.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <tuple>

namespace facts {

using casefile::Record;

namespace {

base::Diagnostic fault(base::Severity severity, std::string code, std::string pointer,
    std::string message, std::string fix)
{
    return { severity, std::move(code), { {}, 0, std::move(pointer) }, std::move(message),
        std::move(fix) };
}

/// The numbers in a version, so that 1.10 comes after 1.9.
std::vector<long> version_numbers(std::string const& version)
{
    std::vector<long> numbers;
    auto const* const end = version.data() + version.size();
    for (auto const* place = version.data(); place != end;) {
        long number = 0;
        auto const read = std::from_chars(place, end, number);
        if (read.ec == std::errc() && number >= 0)
            numbers.push_back(number);
        place = read.ptr == place ? place + 1 : read.ptr;
    }
    return numbers;
}

/// Orders versions of one record: by number, then as text.
auto version_key(Record const& record)
{
    auto const version = record.text("version").value_or("");
    return std::tuple(version_numbers(version), version);
}

/// Place of each agency of the board in the order a panel hears them.
std::map<std::string, std::size_t> panel_ranks(Record const& board)
{
    auto agencies = board.list("agencies");
    sort_for_panel(agencies);
    std::map<std::string, std::size_t> ranks;
    for (auto const& agency : agencies)
        ranks.emplace(agency.text("id").value_or(""), ranks.size());
    return ranks;
}

/// An agency the board does not know comes after all that it knows.
std::size_t rank_of(std::map<std::string, std::size_t> const& ranks, std::string const& agency)
{
    auto const found = ranks.find(agency);
    return found == ranks.end() ? ranks.size() : found->second;
}

/// The newest timeline on record by `as_at`.
std::optional<Record> recorded_timeline(Record const& case_file, base::Date as_at)
{
    std::optional<Record> newest;
    for (auto const& version : case_file.list("timeline")) {
        auto const cut_off = version.date("cut_off");
        if (cut_off && *cut_off <= as_at
            && (!newest || version_key(version) > version_key(*newest)))
            newest = version;
    }
    return newest;
}

/// Faults of one entry apart from its texts.
void check_entry(Record const& entry, std::string const& who,
    std::optional<ScopePeriod> const& scope, base::Diagnostics& faults)
{
    auto const start = entry.partial_date("start");
    auto const end = entry.partial_date("end");
    if (!start) {
        faults.push_back(fault(base::Severity::error, "timeline-undated", entry.pointer("start"),
            who + " has no date that can be read, so it has no place in the timeline.",
            "Give the day, the month or at least the year."));
        return;
    }
    if (end && end->latest() < start->earliest())
        faults.push_back(fault(base::Severity::error, "timeline-ends-before-start",
            entry.pointer("end"), who + " ends before it starts.", "Correct one of the dates."));
    bool const outside
        = scope && (start->earliest() > scope->to || (end ? *end : *start).latest() < scope->from);
    if (outside && !entry.flag("significant").value_or(false))
        faults.push_back(fault(base::Severity::warning, "timeline-outside-period",
            entry.pointer("start"), who + " lies outside the period of the review.",
            "Mark it as significant if the panel needs it, or leave it out."));
}

/// Reads the entries of one chronology into rows.
void add_rows(Record const& submission, std::size_t rank, Timeline& timeline)
{
    auto const agency = submission.text("agency").value_or("");
    std::set<std::int64_t> seen;
    for (auto const& entry : submission.list("entries")) {
        auto const reference = entry.integer("ref").value_or(0);
        auto const who = "Entry " + std::to_string(reference) + " of " + agency;
        check_entry(entry, who, timeline.scope, timeline.faults);
        if (!seen.insert(reference).second)
            timeline.faults.push_back(fault(base::Severity::error, "timeline-number-twice",
                entry.pointer("ref"), who + " stands there twice.",
                "Number the entries of a chronology 1, 2, 3 and so on."));
        auto const start = entry.partial_date("start");
        if (!start)
            continue;
        bool const uncertain = entry.flag("uncertain").value_or(false) || start->approximate();
        timeline.rows.push_back({ 0, agency, reference, *start, entry.time("start_time"),
            entry.partial_date("end"), uncertain, rank, entry });
    }
}

/// Everything the order depends on. A day has 1440 minutes, so a row without a time comes last.
auto merge_key(TimelineRow const& row)
{
    return std::tuple(row.start.earliest(), row.start.latest(),
        row.time ? row.time->minutes_since_midnight() : 24 * 60, row.agency_rank,
        std::string_view(row.agency), row.reference);
}

void add_sources(std::map<std::string, Record> const& newest,
    std::map<std::string, std::size_t> const& ranks, Timeline& timeline)
{
    for (auto const& [agency, submission] : newest) {
        timeline.sources.push_back({ agency, submission.text("version").value_or(""),
            *submission.date("received_on"), static_cast<int>(submission.list("entries").size()) });
        if (!submission.flag("checked").value_or(false))
            timeline.faults.push_back(
                fault(base::Severity::warning, "timeline-unchecked", submission.pointer("checked"),
                    "No manager of " + agency + " has checked its chronology.",
                    "Ask for the check, and record its date."));
        auto const received = submission.date("received_on");
        if (timeline.cut_off && *received > *timeline.cut_off)
            timeline.faults.push_back(fault(base::Severity::warning, "timeline-newer-chronology",
                submission.pointer("received_on"),
                "The chronology of " + agency + " came after version "
                    + timeline.version.value_or("") + " of the timeline was made.",
                "Record a new version of the timeline."));
    }
    std::ranges::sort(timeline.sources, {}, [&](TimelineSource const& source) {
        return std::tuple(rank_of(ranks, source.agency), source.agency);
    });
}

void add_awaited(Record const& case_file, std::map<std::string, Record> const& newest,
    std::map<std::string, std::size_t> const& ranks, Timeline& timeline)
{
    std::set<std::string> awaited;
    for (auto const& involvement : case_file.list("involvements")) {
        auto const agency = involvement.text("agency").value_or("");
        if (involvement.flag("chronology_required").value_or(false) && !newest.contains(agency))
            awaited.insert(agency);
    }
    timeline.awaited.assign(awaited.begin(), awaited.end());
    std::ranges::stable_sort(
        timeline.awaited, {}, [&](auto const& agency) { return rank_of(ranks, agency); });
}

TimelineNoteKind kind_of(Record const& note)
{
    if (is(note, "kind", "GAP"))
        return TimelineNoteKind::gap;
    return is(note, "kind", "CONFLICT") ? TimelineNoteKind::conflict : TimelineNoteKind::duplicate;
}

/// The panel's own notes, and the fault of a note whose row is not there.
std::vector<TimelineNote> panel_notes(Record const& version, Timeline& timeline)
{
    std::map<std::pair<std::string, std::int64_t>, int> numbers;
    for (auto const& row : timeline.rows)
        numbers.emplace(std::pair(row.agency, row.reference), row.number);
    std::vector<TimelineNote> notes;
    for (auto const& recorded : version.list("notes")) {
        TimelineNote note { kind_of(recorded), {}, recorded.text("text").value_or(""), true };
        for (auto const& row : recorded.list("rows")) {
            auto const agency = row.text("agency").value_or("");
            auto const found = numbers.find({ agency, row.integer("ref").value_or(0) });
            if (found != numbers.end()) {
                note.rows.push_back(found->second);
                continue;
            }
            timeline.faults.push_back(
                fault(base::Severity::warning, "timeline-note-without-row", row.pointer(),
                    "A note of the panel is about an entry of " + agency
                        + " that does not stand in the timeline.",
                    "Correct the note, or take it away."));
        }
        std::ranges::sort(note.rows);
        notes.push_back(std::move(note));
    }
    return notes;
}

void add_notes(std::optional<Record> const& recorded, Subject const& subject, Timeline& timeline)
{
    auto const own = recorded ? panel_notes(*recorded, timeline) : std::vector<TimelineNote>();
    std::set<std::pair<TimelineNoteKind, std::vector<int>>> said;
    for (auto const& note : own)
        said.emplace(note.kind, note.rows);
    for (auto& note : timeline_notes(timeline.rows, timeline.scope, subject)) {
        if (!said.contains({ note.kind, note.rows }))
            timeline.notes.push_back(std::move(note));
    }
    timeline.notes.insert(timeline.notes.end(), own.begin(), own.end());
    std::ranges::stable_sort(timeline.notes, {}, &TimelineNote::rows);
}

void check_crowded_days(Timeline& timeline)
{
    std::map<base::Date, std::size_t> rows;
    for (auto const& row : timeline.rows) {
        auto const day = row.day();
        if (day && ++rows[*day] == most_rows_compared_in_a_day + 1)
            timeline.faults.push_back(fault(base::Severity::warning, "timeline-crowded-day",
                row.entry.pointer("start"),
                "More than " + std::to_string(most_rows_compared_in_a_day) + " entries are dated "
                    + day->prose() + ", so they were not compared with each other.",
                "Check whether this is the day the records were copied."));
    }
}

} // namespace

std::map<std::string, Record> newest_received(
    Record const& case_file, base::Date as_at, base::Diagnostics& faults)
{
    auto const key = [](Record const& submission) {
        return std::tuple(version_key(submission), *submission.date("received_on"));
    };
    std::map<std::string, Record> newest;
    for (auto const& submission : case_file.list("chronologies")) {
        auto const agency = submission.text("agency").value_or("");
        auto const received = submission.date("received_on");
        if (!received || *received > as_at)
            continue;
        auto const [place, first] = newest.try_emplace(agency, submission);
        if (first)
            continue;
        if (version_key(submission) == version_key(place->second))
            faults.push_back(fault(base::Severity::error, "timeline-version-twice",
                submission.pointer("version"),
                "Two chronologies of " + agency + " have the same version.",
                "Give the later one a higher version."));
        if (key(submission) > key(place->second))
            place->second = submission;
    }
    return newest;
}

std::optional<ScopePeriod> scope_of(Record const& case_file, base::Date as_at)
{
    std::optional<Record> terms;
    for (auto const& version : case_file.list("tor")) {
        auto const agreed = version.date("agreed_on");
        if (agreed && *agreed <= as_at && (!terms || version_key(version) > version_key(*terms)))
            terms = version;
    }
    if (terms && terms->has("period_from") && terms->has("period_to"))
        return ScopePeriod { terms->partial_date("period_from")->earliest(),
            terms->partial_date("period_to")->latest() };
    for (auto const& meeting : case_file.list("meetings")) {
        auto const from = meeting.date("chronology_from");
        auto const to = meeting.date("chronology_to");
        if (from && to)
            return ScopePeriod { *from, *to };
    }
    return std::nullopt;
}

std::optional<base::Date> TimelineRow::day() const
{
    // Not exact(): an approximate day has a place too.
    bool const known = start.precision() == base::PartialDate::Precision::day;
    return known ? std::optional(start.earliest()) : std::nullopt;
}

std::string TimelineRow::printed_date() const
{
    bool const month = start.precision() == base::PartialDate::Precision::month;
    auto const text = day() ? day()->table()
        : month             ? start.earliest().month_year()
                            : std::to_string(start.earliest().year());
    return (uncertain ? "?" : "") + text;
}

Timeline merge_timeline(Subject const& subject, base::Date as_at)
{
    auto const& case_file = subject.case_file;
    Timeline timeline { as_at, {}, {}, scope_of(case_file, as_at), {}, {}, {}, {}, {} };
    auto const recorded = recorded_timeline(case_file, as_at);
    if (recorded) {
        timeline.version = recorded->text("version");
        timeline.cut_off = recorded->date("cut_off");
    }
    auto const ranks = panel_ranks(subject.board);
    auto const newest = newest_received(case_file, as_at, timeline.faults);
    add_sources(newest, ranks, timeline);
    add_awaited(case_file, newest, ranks, timeline);
    for (auto const& [agency, submission] : newest)
        add_rows(submission, rank_of(ranks, agency), timeline);
    std::ranges::stable_sort(
        timeline.rows, [](auto const& a, auto const& b) { return merge_key(a) < merge_key(b); });
    for (int number = 1; auto& row : timeline.rows)
        row.number = number++;
    check_crowded_days(timeline);
    base::append(timeline.faults, real_names(timeline.rows, case_file));
    add_notes(recorded, subject, timeline);
    return timeline;
}

} // namespace facts
