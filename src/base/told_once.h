#pragma once

// Faults of several copies, formats or documents -> one list in which each is told once.

#include "base/diagnostic.h"

namespace base {

/// Adds the diagnostics of `more` that `all` does not have yet: same code, message and place.
void append_new(Diagnostics& all, Diagnostics const& more);

} // namespace base
