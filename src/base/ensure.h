#pragma once

// Checks against our own mistakes. They stay on in release builds.

#include <string_view>

namespace base {

/// Ends the process with `message` when `condition` is false: a bug of ours, never of the user's.
void ensure(bool condition, std::string_view message);

} // namespace base
