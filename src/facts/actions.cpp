#include "facts/actions.h"

namespace facts {

namespace {

/// An action this close to its date is at risk (5.3).
constexpr int days_at_risk = 30;

bool is_by(std::optional<base::Date> date, base::Date as_at)
{
    return date && *date <= as_at;
}

bool is_at_risk(
    Action const& action, ActionStatus status, Standing const& standing, base::Date as_at)
{
    auto const due = current_due(action, as_at);
    auto const rating = rating_as_at(action, as_at);
    return due.days_since(as_at) <= days_at_risk || due > action.original_due
        || (rating && *rating != Rating::green) || standing.missed_in_a_row > 0
        || status == ActionStatus::complete_awaiting_acceptance;
}

Punctuality punctuality(Action const& action, base::Date due, base::Date as_at)
{
    if (action.status == ActionStatus::withdrawn)
        return Punctuality::not_counted;
    bool const completed = is_by(action.completed_on, as_at);
    if (!(due < as_at || (completed && due <= as_at)))
        return Punctuality::not_counted;
    return completed && *action.completed_on <= due ? Punctuality::on_time : Punctuality::late;
}

void count(Share& share, Punctuality punctuality)
{
    share.n += punctuality == Punctuality::on_time ? 1 : 0;
    share.d += punctuality != Punctuality::not_counted ? 1 : 0;
}

} // namespace

ActionStatus status_as_at(Action const& action, base::Date as_at)
{
    bool const reached = action.status == ActionStatus::complete
        || action.status == ActionStatus::complete_awaiting_acceptance;
    if (!reached)
        return action.status;
    // A record without dates is taken at its word; one with dates is read back to `as_at`.
    if (action.status == ActionStatus::complete
        && (!action.accepted_on || is_by(action.accepted_on, as_at)))
        return ActionStatus::complete;
    if (!action.completed_on || is_by(action.completed_on, as_at))
        return ActionStatus::complete_awaiting_acceptance;
    return ActionStatus::in_progress;
}

base::Date current_due(Action const& action, base::Date as_at)
{
    return action.revised_due && is_by(action.revision_approved_on, as_at) ? *action.revised_due
                                                                           : action.original_due;
}

std::optional<Rating> rating_as_at(Action const& action, base::Date as_at)
{
    auto rating = action.rating;
    for (auto const& update : action.updates) {
        if (update.received_on <= as_at && update.rating)
            rating = update.rating;
    }
    return rating;
}

bool is_overdue(Action const& action, base::Date as_at)
{
    auto const status = status_as_at(action, as_at);
    return status != ActionStatus::withdrawn && status != ActionStatus::complete
        && as_at > current_due(action, as_at);
}

int days_overdue(Action const& action, base::Date as_at)
{
    return is_overdue(action, as_at) ? as_at.days_since(current_due(action, as_at)) : 0;
}

Brag brag(Action const& action, Standing const& standing, base::Date as_at)
{
    auto const status = status_as_at(action, as_at);
    if (status == ActionStatus::withdrawn)
        return Brag::grey;
    if (status == ActionStatus::complete)
        return Brag::blue;
    if (is_overdue(action, as_at) || standing.escalated)
        return Brag::red;
    return is_at_risk(action, status, standing, as_at) ? Brag::amber : Brag::green;
}

Punctuality against_original_due(Action const& action, base::Date as_at)
{
    return punctuality(action, action.original_due, as_at);
}

Punctuality against_current_due(Action const& action, base::Date as_at)
{
    return punctuality(action, current_due(action, as_at), as_at);
}

void ActionMeasures::add(RatedAction const& rated, base::Date as_at)
{
    auto const& [action, status] = rated;
    ++all;
    ++by_brag.at(static_cast<std::size_t>(status));
    overdue += is_overdue(action, as_at) ? 1 : 0;
    count(on_time_original, against_original_due(action, as_at));
    count(on_time_agreed, against_current_due(action, as_at));
    if (status != Brag::grey && is_by(action.completed_on, as_at)
        && *action.completed_on > action.original_due) {
        ++completed_late;
        days_late += action.completed_on->days_since(action.original_due);
    }
}

ActionMeasures measure(std::vector<RatedAction> const& actions, base::Date as_at)
{
    ActionMeasures measures;
    for (auto const& rated : actions)
        measures.add(rated, as_at);
    return measures;
}

std::vector<RatedAction> led_by(std::vector<RatedAction> const& actions, std::string const& agency)
{
    std::vector<RatedAction> found;
    for (auto const& rated : actions) {
        if (rated.action.agency == agency)
            found.push_back(rated);
    }
    return found;
}

} // namespace facts
