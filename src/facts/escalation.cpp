#include "facts/escalation.h"

#include <algorithm>
#include <set>

namespace facts {

namespace {

/// Received after `after` and not later than `until`; the first such day.
std::optional<base::Date> provided(Action const& action, base::Date after, base::Date until)
{
    std::optional<base::Date> first;
    for (auto const& update : action.updates) {
        if (update.received_on > after && update.received_on <= until
            && (!first || update.received_on < *first))
            first = update.received_on;
    }
    return first;
}

/// An agency that has finished has nothing more to send, even while its evidence waits.
bool is_finished(Action const& action, base::Date by)
{
    if (action.status == ActionStatus::withdrawn)
        return true;
    if (action.status == ActionStatus::complete && !action.completed_on && !action.accepted_on)
        return true;
    return (action.completed_on && *action.completed_on <= by)
        || (action.accepted_on && *action.accepted_on <= by);
}

/// The day the action was finished, as far as the record knows.
std::optional<base::Date> finished_on(Action const& action)
{
    return action.accepted_on ? action.accepted_on : action.completed_on;
}

EscalationEntry const* entry_for(std::vector<EscalationEntry> const& entries, base::Date opened_on)
{
    auto const found = std::ranges::find(entries, opened_on, &EscalationEntry::opened_on);
    return found == entries.end() ? nullptr : &*found;
}

void close(Escalation& escalation, base::Date on, Closure closure)
{
    escalation.closed_on = on;
    escalation.closure = closure;
}

/// Level 2 closes with the first update received after it was opened (up to `until`); the Board's
/// direction and completion close level 3, but not before the Board has received it.
void close_if_due(
    Escalation& escalation, Action const& action, EscalationEntry const* entry, base::Date until)
{
    if (escalation.closed_on)
        return;
    if (!escalation.exception_on) {
        if (auto const received = provided(action, escalation.opened_on, until))
            close(escalation, *received, Closure::update_received);
        else if (is_finished(action, until) && finished_on(action))
            close(escalation, *finished_on(action), Closure::completed);
        return;
    }
    if (!escalation.board_on || *escalation.board_on > until)
        return;
    if (entry && entry->board_directed_on && *entry->board_directed_on <= until)
        close(escalation, *entry->board_directed_on, Closure::board_directed);
    else if (is_finished(action, until) && finished_on(action))
        close(escalation, std::max(*finished_on(action), *escalation.board_on), Closure::completed);
}

/// One action climbing the ladder, meeting by meeting.
struct Ladder {
    Action const& action;
    EscalationForums const& forums;
    std::vector<Term> const& represented_by_chair;
    std::vector<EscalationEntry> const& entries;
    std::vector<base::Date> run {}; ///< Meetings missed in a row, up to now.
    Chase record {};

    /// A held meeting at which an update was due; `previous` is the held meeting before it.
    void visit(base::Date previous, base::Date meeting)
    {
        bool const answered = provided(action, previous, meeting).has_value();
        record.due_at.push_back(meeting);
        if (answered)
            record.provided_at.push_back(meeting);
        if (answered)
            run.clear();
        else
            run.push_back(meeting);
        if (run.size() == 1)
            record.chased_at.push_back(meeting);
        review_last(meeting);
        bool const is_open = !record.escalations.empty() && !record.escalations.back().closed_on;
        if (!is_open && static_cast<int>(run.size()) >= forums.misses)
            open(meeting);
    }

    void open(base::Date meeting)
    {
        bool const by_vice_chair = std::ranges::any_of(
            represented_by_chair, [&](auto const& term) { return term.contains(meeting); });
        Escalation escalation { meeting, run, by_vice_chair, {}, {}, {}, {}, Closure::open };
        if (forums.has_executive)
            escalation.executive_on = first_after(forums.executive, meeting);
        record.escalations.push_back(std::move(escalation));
    }

    /// Closes the last escalation or sends it to the Board, as this meeting finds it.
    void review_last(base::Date meeting)
    {
        if (record.escalations.empty())
            return;
        auto& last = record.escalations.back();
        auto const* const entry = entry_for(entries, last.opened_on);
        close_if_due(last, action, entry, meeting);
        if (!goes_to_board(last, entry, meeting))
            return;
        last.exception_on = meeting;
        last.board_on = first_after(forums.board, meeting);
        last.closed_on.reset();
        last.closure = Closure::open;
    }

    /// Only the first subgroup meeting after the Executive's asks (without an Executive, the first
    /// one after the escalation was opened).
    bool goes_to_board(
        Escalation const& last, EscalationEntry const* entry, base::Date meeting) const
    {
        auto const referred
            = forums.has_executive ? last.executive_on : std::optional(last.opened_on);
        if (last.exception_on || !referred || first_after(forums.subgroup, *referred) != meeting)
            return false;
        bool const promise_broken
            = entry && entry->timescale_promised && *entry->timescale_promised < meeting;
        return promise_broken || !last.closed_on;
    }
};

bool lies_in(std::optional<base::Date> date, base::Date from, base::Date to)
{
    return date && *date >= from && *date <= to;
}

} // namespace

std::optional<base::Date> first_after(std::vector<base::Date> const& dates, base::Date date)
{
    auto const found = std::ranges::upper_bound(dates, date);
    return found == dates.end() ? std::nullopt : std::optional(*found);
}

Chase chase(Action const& action, EscalationForums const& forums,
    std::vector<Term> const& represented_by_chair, std::vector<EscalationEntry> const& entries,
    base::Date as_at)
{
    if (!action.allocated_on)
        return {};
    Ladder ladder { action, forums, represented_by_chair, entries };
    // The first held meeting after allocation sends the request; answers are due from the next.
    std::optional<base::Date> previous;
    for (auto const meeting : forums.subgroup) {
        if (meeting <= *action.allocated_on || meeting > as_at)
            continue;
        if (is_finished(action, meeting))
            ladder.run.clear();
        else if (previous)
            ladder.visit(*previous, meeting);
        previous = meeting;
    }
    auto record = std::move(ladder.record);
    for (auto& escalation : record.escalations)
        close_if_due(escalation, action, entry_for(entries, escalation.opened_on), as_at);
    record.standing.missed_in_a_row = static_cast<int>(ladder.run.size());
    record.standing.escalated = std::ranges::any_of(
        record.escalations, [](auto const& escalation) { return !escalation.closed_on; });
    return record;
}

EscalationMeasures measure(std::vector<ChasedAction> const& actions, base::Date from, base::Date to)
{
    EscalationMeasures measures;
    std::set<std::string> agencies;
    for (auto const& action : actions) {
        measures.responses.n += static_cast<int>(action.chase.provided_at.size());
        measures.responses.d += static_cast<int>(action.chase.due_at.size());
        for (auto const& escalation : action.chase.escalations) {
            measures.exceptions += lies_in(escalation.board_on, from, to) ? 1 : 0;
            if (!lies_in(escalation.opened_on, from, to))
                continue;
            ++measures.opened;
            agencies.insert(action.agency);
            measures.by_vice_chair += escalation.by_vice_chair ? 1 : 0;
            if (!escalation.closed_on)
                ++measures.still_open;
            else if (escalation.board_on && *escalation.board_on <= *escalation.closed_on)
                ++measures.closed_after_board;
            else
                ++measures.closed_before_board;
        }
    }
    measures.agencies = static_cast<int>(agencies.size());
    return measures;
}

} // namespace facts
