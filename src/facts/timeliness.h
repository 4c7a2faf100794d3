#pragma once

// Milestones of reviews, known to the day or the month -> the measures M-T1 to M-T5
// (spec/domain.md 3.2 and 5.2).

#include "base/date.h"
#include "base/result.h"
#include "facts/calendar.h"

#include <optional>
#include <string>
#include <vector>

namespace facts {

/// The interval between two dates in months.
struct Months {
    int value = 0; ///< For lists, means and medians: complete months, or nominal ones.
    int least = 0; ///< Fewest and most complete months that the known dates allow.
    int most = 0;
    /// "7", or "5 to 6" when a full and a partial date leave it open.
    std::string printed() const;
};

/// Complete months between two full dates, nominal months when one is known to the month only;
/// nothing when one is known to the year only.
std::optional<Months> months_between(base::PartialDate a, base::PartialDate b);

/// "Met", "Not met", "Cannot be determined from the dates held".
std::string printed(base::Timeliness timeliness);

/// Counts of MET, NOT MET and CANNOT BE DETERMINED.
struct Tally {
    int met = 0;
    int not_met = 0;
    int undetermined = 0;
    int judged() const { return met + not_met; }
    int all() const { return met + not_met + undetermined; }
    void add(base::Timeliness timeliness);
};

/// How long before publication the national Panel must have its copy.
struct CopyRule {
    int days = 7;
    bool working_days = false;
};

/// Whether a copy sent on `sent` was in time for a report published on `published`
/// (R-D17a, R-D17b). Fails when the count leaves the calendar.
base::Result<base::Timeliness> copy_in_time(base::PartialDate sent, base::PartialDate published,
    CopyRule const& rule, Calendar const& calendar);

/// The milestones of one review that the measures use.
struct Milestones {
    std::optional<base::PartialDate> initiated;
    std::optional<base::PartialDate> appointed;
    std::optional<base::PartialDate> reported; ///< Report received by the Board.
    std::optional<base::PartialDate> copied; ///< Report sent to the national Panel.
    std::optional<base::PartialDate> published;
};

/// Whether `b` came within `months` of `a`; nothing unless both are known.
std::optional<base::Timeliness> in_time(std::optional<base::PartialDate> const& a,
    std::optional<base::PartialDate> const& b, int months);
/// The interval, or nothing unless both are known.
std::optional<Months> interval(
    std::optional<base::PartialDate> const& a, std::optional<base::PartialDate> const& b);

} // namespace facts
