#pragma once

// Trigger dates -> deadlines that can explain themselves (spec/domain.md 3.3).

#include "base/date.h"
#include "base/result.h"
#include "facts/calendar.h"
#include "facts/fact.h"

#include <optional>
#include <string>
#include <vector>

namespace facts {

enum class DeadlineState {
    not_due,
    due_soon,
    done_on_time,
    done_late,
    overdue,
    waived,
    cannot_be_determined ///< A date is known to the month only, and both answers are possible.
};

/// What starts the clock of a deadline, and what stops it.
struct Clock {
    std::string trigger; ///< "the Scoping Panel", as a sentence names it.
    base::Date triggered_on;
    std::optional<base::Date> done; ///< Nothing, or not by the as-at date, is "not yet done".
};

/// How long there is: calendar days and months are never moved off a weekend (AMB-03). A negative
/// amount is how long before its trigger something is due; none of either is the day itself.
struct Limit {
    /// `set_date` is a day that somebody set, `amount` days from the trigger.
    enum class Unit { working_days, days, months, set_date };
    Unit unit = Unit::days;
    int amount = 0;
    std::string printed() const; ///< "5 working days", "14 days", "1 month", "the date set"
};

/// Why a deadline need not be kept, and by whose leave.
struct Waiver {
    std::string reason;
    std::string by;
};

/// A later day that was agreed; the day on which it would have been due stays visible.
struct Extension {
    base::Date original_due;
    std::string reason;
    std::string agreed_by;
    base::Date agreed_on;
};

/// One deadline of the register.
struct Deadline {
    std::string rule; ///< "R-D13"
    std::string requirement; ///< What has to be done, in a few words.
    Clock clock;
    Limit limit;
    base::Date due;
    std::vector<SkippedDay> skipped; ///< Bank holidays that were not counted.
    /// The working day to aim for when `due` is none, which does not move the deadline.
    std::optional<base::Date> last_working_day_before;
    DeadlineState state = DeadlineState::not_due;
    int late_by = 0; ///< Working days for a limit in working days, else days; 0 if not late.
    std::string source = {}; ///< The guidance the rule is taken from, as the spec names it.
    std::string note = {}; ///< A reason or a hint that changes nothing: "Criminal proceedings".
    bool for_information = false; ///< No duty: never counted as late by those who count.
    bool earliest = false; ///< Nothing may be done before `due`, instead of after it.
    std::optional<Waiver> waiver = {};
    std::optional<Extension> extension = {}; ///< `due` is then the day it was extended to.

    bool done() const
    {
        return state == DeadlineState::done_on_time || state == DeadlineState::done_late;
    }
    /// "1 working day late", "11 days late", "2 days too early"; empty if neither.
    std::string lateness() const;
    /// "DONE_LATE(1)", "OVERDUE(3)", "NOT_DUE": the code of the state (3.3).
    std::string code() const;
    /// "14 days from the Scoping Panel (31 August 2016) is 14 September 2016. ...", with the
    /// extension, the waiver and the note.
    std::string explanation() const;
    /// Adds a sentence to the note; an empty one adds nothing.
    void add_note(std::string const& sentence);
};

/// The deadline's state as at `as_at`. Fails where the count leaves the calendar.
base::Result<Deadline> count_deadline(std::string rule, std::string requirement, Clock clock,
    Limit limit, Calendar const& calendar, base::Date as_at);

/// The same, where the trigger or what was done may be known to the month only: a state holds only
/// when every day these dates allow agrees on it.
base::Result<Deadline> count_partial_deadline(std::string rule, std::string requirement,
    std::string trigger, base::PartialDate triggered_on, std::optional<base::PartialDate> done,
    Limit limit, Calendar const& calendar, base::Date as_at);

/// The same for a day that was set for this case instead of being counted.
base::Result<Deadline> until_set_day(std::string rule, std::string requirement, std::string trigger,
    base::PartialDate triggered_on, std::optional<base::PartialDate> done, base::Date due,
    Calendar const& calendar, base::Date as_at);

/// R-D01 for one of its two limbs (`told`: "Ofsted", "the Board").
base::Result<Deadline> notification_deadline(std::string const& told, base::Date aware_on,
    std::optional<base::Date> told_on, int working_days, Calendar const& calendar,
    base::Date as_at);
/// R-D12: minutes to the invited agencies.
base::Result<Deadline> minutes_deadline(base::Date panel, std::optional<base::Date> sent, int days,
    Calendar const& calendar, base::Date as_at);
/// R-D13: the Independent Chair decides and answers the Subgroup Chair in writing; done when both
/// are done.
base::Result<Deadline> decision_deadline(base::Date panel, int months,
    std::optional<base::Date> decided, std::optional<base::Date> answered, Calendar const& calendar,
    base::Date as_at);
/// R-D15: the national Panel is told that no review is held.
base::Result<Deadline> not_initiated_deadline(base::Date decided, std::optional<base::Date> sent,
    int days, Calendar const& calendar, base::Date as_at);
/// R-D16: the review is completed.
base::Result<Deadline> completion_deadline(base::Date initiated,
    std::optional<base::Date> completed, int months, Calendar const& calendar, base::Date as_at);

/// rule, requirement, due, trigger, triggered_on, limit, done, late, state, lateness, explanation,
/// last_working_day_before and skipped[] of {date, why}.
Fact to_fact(Deadline const& deadline);

/// R-N01: what the national body was called on a date.
std::string national_body(base::Date on);

} // namespace facts
