#pragma once

// Actions and meetings -> who was chased, escalated to the Executive and reported to the Board
// (spec/domain.md 3.6, R-E01 to R-E06).

#include "facts/actions.h"

#include <optional>
#include <string>
#include <vector>

namespace facts {

/// The meetings the ladder runs on, each list sorted by date.
struct EscalationForums {
    std::vector<base::Date> subgroup; ///< Held meetings only: cancelled ones are skipped.
    std::vector<base::Date> executive; ///< Held or planned.
    std::vector<base::Date> board; ///< Held or planned.
    bool has_executive = true; ///< False: escalations go straight to the Chair (R-E05).
    int misses = 2; ///< Meetings missed in a row that open an escalation.
};

/// A stretch of time, both ends included; no end means it goes on.
struct Term {
    base::Date from;
    std::optional<base::Date> to;
    bool contains(base::Date date) const { return from <= date && (!to || date <= *to); }
};

/// What a person entered about an escalation, which no algorithm can know.
struct EscalationEntry {
    base::Date opened_on;
    std::optional<base::Date> timescale_promised;
    std::optional<base::Date> board_directed_on;
};

enum class Closure { open, update_received, completed, board_directed };

/// One escalation of one action, from the meeting that opened it.
struct Escalation {
    base::Date opened_on; ///< The subgroup meeting at which the run was reached (level 2).
    std::vector<base::Date> missed;
    bool by_vice_chair = false; ///< The agency's representative chairs the subgroup.
    std::optional<base::Date> executive_on; ///< Empty while no such meeting is planned.
    std::optional<base::Date>
        exception_on; ///< Subgroup meeting that sent it to the Board (level 3).
    std::optional<base::Date> board_on;
    std::optional<base::Date> closed_on;
    Closure closure = Closure::open;

    int level() const { return exception_on ? 3 : 2; }
};

/// The record of one action against the meetings up to `as_at`.
struct Chase {
    std::vector<base::Date> due_at; ///< Meetings at which an update was due.
    std::vector<base::Date> provided_at; ///< Those with information or evidence.
    std::vector<base::Date> chased_at; ///< Level 1: meetings missed for the first time in a row.
    std::vector<Escalation> escalations;
    Standing standing;
};

/// Walks the held subgroup meetings up to `as_at`. `represented_by_chair`: when the lead agency's
/// representative was the subgroup chair, so that the vice-chair raised (R-E04).
Chase chase(Action const& action, EscalationForums const& forums,
    std::vector<Term> const& represented_by_chair, std::vector<EscalationEntry> const& entries,
    base::Date as_at);

/// The first date after `date`, if any.
std::optional<base::Date> first_after(std::vector<base::Date> const& dates, base::Date date);

/// One action with its record of chasing, for M-E1 to M-E5.
struct ChasedAction {
    std::string number;
    std::string agency;
    Chase chase;
};

/// M-E1 to M-E5 over escalations opened, reported or closed from `from` to `to`.
struct EscalationMeasures {
    int opened = 0; ///< M-E1, actions.
    int agencies = 0; ///< M-E1, distinct agencies.
    int exceptions = 0; ///< M-E2, those whose Board meeting lies in the period.
    int closed_before_board = 0; ///< M-E3
    int closed_after_board = 0;
    int still_open = 0;
    Share responses; ///< M-E4, over all meetings up to the as-at date of the chase.
    int by_vice_chair = 0; ///< M-E5
};

EscalationMeasures measure(
    std::vector<ChasedAction> const& actions, base::Date from, base::Date to);

} // namespace facts
