#pragma once

// What the words of the progress tracker mean, for its readers.

#include "facts/fact.h"

#include <string_view>

namespace facts {

/// {term, meaning} for statuses, rates, tables and levels; `scheme` is the profile's
/// status_scheme, which names the statuses.
Fact::List tracker_definitions(std::string_view scheme);

} // namespace facts
