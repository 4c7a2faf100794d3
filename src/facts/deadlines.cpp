#include "facts/deadlines.h"

#include <algorithm>
#include <cstdlib>
#include <functional>

namespace facts {

namespace {

/// A deadline this near is shown as due soon (3.3), in working days.
constexpr int due_soon_working_days = 5;

std::string counted(int n, std::string const& one)
{
    return std::to_string(n) + " " + one + (n == 1 ? "" : "s");
}

/// Days by which `date` lies after `due`, in the unit in which the limit is given.
base::Result<int> days_after(
    base::Date due, base::Date date, Limit const& limit, Calendar const& calendar)
{
    if (limit.unit == Limit::Unit::working_days)
        return TRY(calendar.working_days_between(due, date));
    return std::max(0, date.days_since(due));
}

base::Result<bool> is_soon(base::Date due, base::Date as_at, Calendar const& calendar)
{
    // Weeks ahead need no count, and their years may not be in the calendar yet.
    if (due.days_since(as_at) > 4 * due_soon_working_days)
        return false;
    return TRY(calendar.working_days_between(as_at, due)) <= due_soon_working_days;
}

base::Result<DeadlineState> state_of(
    Deadline const& deadline, Calendar const& calendar, base::Date as_at)
{
    if (deadline.clock.done)
        return *deadline.clock.done <= deadline.due ? DeadlineState::done_on_time
                                                    : DeadlineState::done_late;
    if (as_at > deadline.due)
        return DeadlineState::overdue;
    return TRY(is_soon(deadline.due, as_at, calendar)) ? DeadlineState::due_soon
                                                       : DeadlineState::not_due;
}

std::string printed(DeadlineState state)
{
    switch (state) {
    case DeadlineState::not_due:
        return "Not due yet";
    case DeadlineState::due_soon:
        return "Due soon";
    case DeadlineState::done_on_time:
        return "Done on time";
    case DeadlineState::done_late:
        return "Done late";
    case DeadlineState::waived:
        return "Waived";
    case DeadlineState::cannot_be_determined:
        return "Cannot be determined from the dates held";
    case DeadlineState::overdue:
        break;
    }
    return "Overdue";
}

/// What the limit makes of the day that starts it.
base::Result<CountedDay> counted_from(base::Date from, Limit const& limit, Calendar const& calendar)
{
    if (limit.unit == Limit::Unit::working_days && limit.amount != 0)
        return calendar.add_working_days(from, limit.amount);
    return CountedDay { limit.unit == Limit::Unit::months ? from.plus_months(limit.amount)
                                                          : from.plus_days(limit.amount),
        {} };
}

std::string as_sentence(std::string const& text)
{
    return text.ends_with('.') ? text : text + ".";
}

/// "5 working days from the Scoping Panel (9 May 2016, day 0) is 16 May 2016."
std::string counted_sentence(Clock const& clock, Limit const& limit, base::Date due)
{
    bool const working = limit.unit == Limit::Unit::working_days && limit.amount != 0;
    auto const day
        = clock.trigger + " (" + clock.triggered_on.prose() + (working ? ", day 0)" : ")");
    if (limit.unit == Limit::Unit::set_date)
        return due.prose() + " is the date set for this, "
            + (limit.amount < 0 ? "before " : "after ") + day + ".";
    if (limit.amount == 0)
        return "Due on the day of " + clock.trigger + ", " + due.prose() + ".";
    return limit.printed() + (limit.amount < 0 ? " before " : " from ") + day + " is " + due.prose()
        + ".";
}

/// A deadline whose dates may be known to the month only, from the one for two days: a state
/// holds only when every day these dates allow agrees on it.
base::Result<Deadline> over_all_days(base::PartialDate triggered_on,
    std::optional<base::PartialDate> done,
    std::function<base::Result<Deadline>(base::Date, std::optional<base::Date>)> const& count)
{
    auto day = [&](base::Date (base::PartialDate::*side)() const) {
        return done ? std::optional(((*done).*side)()) : std::nullopt;
    };
    auto strict = TRY(count(triggered_on.earliest(), day(&base::PartialDate::latest)));
    auto const lenient = TRY(count(triggered_on.latest(), day(&base::PartialDate::earliest)));
    if (strict.state != lenient.state) {
        strict.state = DeadlineState::cannot_be_determined;
        strict.late_by = 0;
    }
    if (!triggered_on.exact())
        strict.add_note("The record holds only " + triggered_on.prose()
            + " for the start; the count takes its first day.");
    if (done && !done->exact())
        strict.add_note("The record says only that it was done in " + done->prose() + ".");
    return strict;
}

} // namespace

std::string Limit::printed() const
{
    int const length = std::abs(amount);
    switch (unit) {
    case Unit::set_date:
        return "the date set";
    case Unit::working_days:
        return counted(length, "working day");
    case Unit::days:
        return counted(length, "day");
    case Unit::months:
        break;
    }
    return counted(length, "month");
}

std::string Deadline::lateness() const
{
    if (late_by == 0)
        return {};
    auto const working = limit.unit == Limit::Unit::working_days;
    return counted(late_by, working ? "working day" : "day") + (earliest ? " too early" : " late");
}

std::string Deadline::code() const
{
    switch (state) {
    case DeadlineState::not_due:
        return "NOT_DUE";
    case DeadlineState::due_soon:
        return "DUE_SOON";
    case DeadlineState::done_on_time:
        return "DONE_ON_TIME";
    case DeadlineState::done_late:
        return "DONE_LATE(" + std::to_string(late_by) + ")";
    case DeadlineState::waived:
        return "WAIVED";
    case DeadlineState::cannot_be_determined:
        return "CANNOT_BE_DETERMINED";
    case DeadlineState::overdue:
        break;
    }
    return "OVERDUE(" + std::to_string(late_by) + ")";
}

std::string Deadline::explanation() const
{
    auto const counted_due = extension ? extension->original_due : due;
    auto text = counted_sentence(clock, limit, counted_due);
    for (auto const& day : skipped)
        text += " " + day.date.prose() + " is not counted (" + day.why + ").";
    if (extension)
        text += " Extended to " + due.prose() + " by the " + extension->agreed_by + " on "
            + extension->agreed_on.prose() + ": " + as_sentence(extension->reason);
    if (last_working_day_before)
        text += " The last working day before " + due.prose() + " is "
            + last_working_day_before->prose() + ".";
    if (waiver)
        text += " Set aside by the " + waiver->by + ": " + as_sentence(waiver->reason);
    return text + (note.empty() ? "" : " " + note);
}

void Deadline::add_note(std::string const& sentence)
{
    if (!sentence.empty())
        note += (note.empty() ? "" : " ") + sentence;
}

base::Result<Deadline> count_deadline(std::string rule, std::string requirement, Clock clock,
    Limit limit, Calendar const& calendar, base::Date as_at)
{
    auto const from = clock.triggered_on;
    Deadline deadline { std::move(rule), std::move(requirement), std::move(clock), limit, from, {},
        {}, {}, 0 };
    if (deadline.clock.done && *deadline.clock.done > as_at)
        deadline.clock.done.reset();
    auto counted_day = TRY(counted_from(from, limit, calendar));
    deadline.due = counted_day.date;
    deadline.skipped = std::move(counted_day.skipped);
    std::ranges::sort(deadline.skipped, {}, &SkippedDay::date); // Counted back, latest first.
    if (limit.unit != Limit::Unit::working_days || limit.amount == 0) {
        auto const working_day = TRY(calendar.last_working_day_until(deadline.due));
        if (working_day != deadline.due)
            deadline.last_working_day_before = working_day;
    }
    deadline.state = TRY(state_of(deadline, calendar, as_at));
    if (deadline.state == DeadlineState::done_late || deadline.state == DeadlineState::overdue) {
        auto const until = deadline.clock.done.value_or(as_at);
        deadline.late_by = TRY(days_after(deadline.due, until, limit, calendar));
    }
    return deadline;
}

base::Result<Deadline> count_partial_deadline(std::string rule, std::string requirement,
    std::string trigger, base::PartialDate triggered_on, std::optional<base::PartialDate> done,
    Limit limit, Calendar const& calendar, base::Date as_at)
{
    return over_all_days(triggered_on, done, [&](base::Date from, std::optional<base::Date> until) {
        return count_deadline(rule, requirement, { trigger, from, until }, limit, calendar, as_at);
    });
}

base::Result<Deadline> until_set_day(std::string rule, std::string requirement, std::string trigger,
    base::PartialDate triggered_on, std::optional<base::PartialDate> done, base::Date due,
    Calendar const& calendar, base::Date as_at)
{
    return over_all_days(triggered_on, done, [&](base::Date from, std::optional<base::Date> until) {
        return count_deadline(rule, requirement, { trigger, from, until },
            { Limit::Unit::set_date, due.days_since(from) }, calendar, as_at);
    });
}

base::Result<Deadline> notification_deadline(std::string const& told, base::Date aware_on,
    std::optional<base::Date> told_on, int working_days, Calendar const& calendar, base::Date as_at)
{
    return count_deadline("R-D01", "Tell " + told + " of the incident",
        { "the day on which the local authority became aware", aware_on, told_on },
        { Limit::Unit::working_days, working_days }, calendar, as_at);
}

base::Result<Deadline> minutes_deadline(base::Date panel, std::optional<base::Date> sent, int days,
    Calendar const& calendar, base::Date as_at)
{
    return count_deadline("R-D12", "Send the minutes to all invited agencies",
        { "the Scoping Panel", panel, sent }, { Limit::Unit::days, days }, calendar, as_at);
}

base::Result<Deadline> decision_deadline(base::Date panel, int months,
    std::optional<base::Date> decided, std::optional<base::Date> answered, Calendar const& calendar,
    base::Date as_at)
{
    auto const done
        = decided && answered ? std::optional(std::max(*decided, *answered)) : std::nullopt;
    return count_deadline("R-D13", "Decide and answer the Subgroup Chair in writing",
        { "the Scoping Panel", panel, done }, { Limit::Unit::months, months }, calendar, as_at);
}

base::Result<Deadline> not_initiated_deadline(base::Date decided, std::optional<base::Date> sent,
    int days, Calendar const& calendar, base::Date as_at)
{
    return count_deadline("R-D15", "Tell the national Panel that no review is held",
        { "the Chair's decision", decided, sent }, { Limit::Unit::days, days }, calendar, as_at);
}

base::Result<Deadline> completion_deadline(base::Date initiated,
    std::optional<base::Date> completed, int months, Calendar const& calendar, base::Date as_at)
{
    return count_deadline("R-D16", "Complete the review", { "the start", initiated, completed },
        { Limit::Unit::months, months }, calendar, as_at);
}

Fact to_fact(Deadline const& deadline)
{
    Fact::List skipped;
    for (auto const& day : deadline.skipped)
        skipped.push_back(Fact::Object { { "date", day.date }, { "why", day.why } });
    auto optional_date = [](std::optional<base::Date> date, char const* label) {
        return date ? Fact(*date) : Fact(Fact::Missing { label, {} });
    };
    return Fact::Object { { "rule", deadline.rule }, { "requirement", deadline.requirement },
        { "trigger", deadline.clock.trigger }, { "triggered_on", deadline.clock.triggered_on },
        { "limit", deadline.limit.printed() }, { "due", deadline.due },
        { "done", optional_date(deadline.clock.done, "Done on") },
        { "last_working_day_before",
            optional_date(deadline.last_working_day_before, "Last working day before") },
        { "late", deadline.late_by > 0 }, { "state", printed(deadline.state) },
        { "lateness", deadline.lateness() }, { "explanation", deadline.explanation() },
        { "skipped", std::move(skipped) } };
}

std::string national_body(base::Date on)
{
    auto const renamed = base::Date::of(2018, 6, 29);
    return on < *renamed ? "National Panel of Independent Experts on Serious Case Reviews"
                         : "Child Safeguarding Practice Review Panel";
}

} // namespace facts
