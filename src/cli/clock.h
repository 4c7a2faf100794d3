#pragma once

// The only place that reads the clock: the day and the time that commands pass on as values.

#include "base/date.h"

#include <chrono>
#include <string>

namespace cli {

/// The date in London at `now`. British Summer Time runs from the last Sunday of March to the
/// last Sunday of October, both at 01:00 UTC (Summer Time Act 1972 as amended in 2002).
base::Date london_date(std::chrono::sys_seconds now);

/// Today in London.
base::Date today();

/// "2026-11-21T10:54:00Z".
std::string utc_text(std::chrono::sys_seconds now);
std::string utc_now();

} // namespace cli
