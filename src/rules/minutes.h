#pragma once

// A Scoping Panel that met -> what its minutes lack before they are sent (spec/domain.md 4.8).

#include "rules/rule.h"

namespace rules {

/// Blocks for each section that must be filled in and is not; of an adjourned panel only
/// attendance is asked for.
base::Diagnostics minutes_complete(Situation const& situation);

} // namespace rules
