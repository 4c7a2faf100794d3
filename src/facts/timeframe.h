#pragma once

// A case under its profile -> the steps of its review from the incident to the website, each with
// the day it is due and the day it was done (spec/domain.md 4.10).

#include "facts/deadlines.h"
#include "facts/facts.h"

#include <optional>
#include <string>
#include <vector>

namespace facts {

/// One box of the timeframe.
struct TimeframeStep {
    std::string number; ///< "1" to "24"; "Day 10" in a rapid review.
    std::string title;
    std::string rule; ///< "R-D12", or "5 weeks after the decision"; empty for what just happens.
    std::optional<base::Date> due; ///< Nothing while the day it is counted from is not known.
    std::vector<SkippedDay> skipped; ///< Bank holidays that were not counted.
    std::optional<base::PartialDate> done;
};

/// The steps of which reviews: those that the type of the case's review has, or all that a
/// published one has.
enum class Kinds { of_case, published };

/// The steps that the profile and the type of the review have, in their order. Done is what had
/// happened by `as_at`. Fails when a count leaves the calendar.
base::Result<std::vector<TimeframeStep>> review_timeframe(Subject const& subject,
    Calendar const& calendar, base::Date as_at, Kinds kinds = Kinds::of_case);

/// Whether reviews of this case's type are published under its profile: if not, the timeframe has
/// no steps 21, 22 and 24.
bool is_published_type(Subject const& subject, base::Date as_at);

} // namespace facts
