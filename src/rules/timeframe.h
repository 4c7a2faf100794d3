#pragma once

// The timetable of a review -> what is odd about it (spec/domain.md 4.10, and 3.3 on reviews that
// will be late).

#include "rules/rule.h"

namespace rules {

/// Warns of planned dates that come before what they have to follow.
base::Diagnostics timeframe_in_order(Situation const& situation);

/// Warns when a review that may be late has recorded nothing of what it learned so far.
base::Diagnostics early_learning_captured(Situation const& situation);

} // namespace rules
