#pragma once

// Actions of a plan -> their colour status (BRAG) and the measures M-A1 to M-A7, as at a date
// (spec/domain.md 5.3).

#include "base/date.h"
#include "facts/figures.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace facts {

enum class ActionStatus {
    not_started,
    in_progress,
    complete_awaiting_acceptance,
    complete,
    withdrawn
};
enum class Rating { green, amber, red };
enum class Brag { blue, red, amber, green, grey };

/// What an agency sent about an action: an update or a piece of evidence.
struct ActionUpdate {
    base::Date received_on;
    std::optional<Rating> rating; ///< The agency's own view, where it gave one.
};

/// The parts of an action that its status and the measures need.
struct Action {
    std::string number; ///< "1.2"
    std::string agency; ///< Id of the lead agency.
    base::Date original_due;
    std::optional<base::Date> revised_due;
    std::optional<base::Date> revision_approved_on;
    ActionStatus status = ActionStatus::not_started;
    std::optional<Rating> rating; ///< On the action itself, before any update.
    std::optional<base::Date> completed_on;
    std::optional<base::Date> accepted_on;
    std::optional<base::Date> allocated_on;
    std::vector<ActionUpdate> updates; ///< In order of receipt.
};

/// What the escalation ladder says about an action (escalation.h).
struct Standing {
    int missed_in_a_row = 0; ///< Held meetings missed, ending with the last one.
    bool escalated = false; ///< An escalation to the Executive or the Board is open.
};

/// The status an action had on `as_at`: it is complete only from the day its evidence was accepted.
ActionStatus status_as_at(Action const& action, base::Date as_at);
/// The revised date once its revision was approved, else the original one.
base::Date current_due(Action const& action, base::Date as_at);
/// The first rule of 5.3 that applies. An action due on `as_at` is not overdue.
Brag brag(Action const& action, Standing const& standing, base::Date as_at);
/// Not complete, not withdrawn and `as_at` is after the current due date.
bool is_overdue(Action const& action, base::Date as_at);
/// Days from the current due date to `as_at`; 0 unless overdue.
int days_overdue(Action const& action, base::Date as_at);
/// The agency's latest rating received by `as_at`.
std::optional<Rating> rating_as_at(Action const& action, base::Date as_at);

/// One action with its status: what the measures count.
struct RatedAction {
    Action action;
    Brag brag;
};

/// Where an action stands in M-A4 or M-A5.
enum class Punctuality { not_counted, on_time, late };
Punctuality against_original_due(Action const& action, base::Date as_at);
Punctuality against_current_due(Action const& action, base::Date as_at);

/// M-A1 to M-A6 over some actions.
struct ActionMeasures {
    std::array<int, 5> by_brag {}; ///< In the order of Brag.
    int all = 0;
    int overdue = 0;
    Share on_time_original; ///< M-A4
    Share on_time_agreed; ///< M-A5
    int completed_late = 0;
    int days_late = 0; ///< Sum over the completed-late actions, against the original date.

    void add(RatedAction const& rated, base::Date as_at);
    int of(Brag status) const { return by_brag.at(static_cast<std::size_t>(status)); }
    int withdrawn() const { return of(Brag::grey); }
    int counted() const { return all - withdrawn(); } ///< M-A1
    int open() const { return counted() - of(Brag::blue); }
};

ActionMeasures measure(std::vector<RatedAction> const& actions, base::Date as_at);
/// Those whose lead agency is `agency`, for M-A7.
std::vector<RatedAction> led_by(std::vector<RatedAction> const& actions, std::string const& agency);

} // namespace facts
