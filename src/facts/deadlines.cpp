#include "facts/deadlines.h"

#include <algorithm>

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
    case DeadlineState::overdue:
        break;
    }
    return "Overdue";
}

} // namespace

std::string Limit::printed() const
{
    switch (unit) {
    case Unit::working_days:
        return counted(amount, "working day");
    case Unit::days:
        return counted(amount, "day");
    case Unit::months:
        break;
    }
    return counted(amount, "month");
}

std::string Deadline::lateness() const
{
    if (late_by == 0)
        return {};
    auto const working = limit.unit == Limit::Unit::working_days;
    return counted(late_by, working ? "working day" : "day") + " late";
}

std::string Deadline::explanation() const
{
    auto text = limit.printed() + " from " + clock.trigger + " of " + clock.triggered_on.prose()
        + (limit.unit == Limit::Unit::working_days ? ", which is day 0, is " : " is ") + due.prose()
        + ".";
    for (auto const& day : skipped)
        text += " " + day.date.prose() + " is not counted (" + day.why + ").";
    if (last_working_day_before)
        text += " The last working day before it is " + last_working_day_before->prose() + ".";
    return text;
}

base::Result<Deadline> count_deadline(std::string rule, std::string requirement, Clock clock,
    Limit limit, Calendar const& calendar, base::Date as_at)
{
    auto const from = clock.triggered_on;
    Deadline deadline { std::move(rule), std::move(requirement), std::move(clock), limit, from, {},
        {}, {}, 0 };
    if (deadline.clock.done && *deadline.clock.done > as_at)
        deadline.clock.done.reset();
    if (limit.unit == Limit::Unit::working_days) {
        auto counted_day = TRY(calendar.add_working_days(from, limit.amount));
        deadline.due = counted_day.date;
        deadline.skipped = std::move(counted_day.skipped);
    } else {
        deadline.due = limit.unit == Limit::Unit::days ? from.plus_days(limit.amount)
                                                       : from.plus_months(limit.amount);
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
