#pragma once

// A text -> the first day of the calendar that it gives, which tells more of a case than its month.

#include <optional>
#include <string>
#include <string_view>

namespace rules {

/// The first full date as it is written: "9 May", "9th May 2016", "May 9, 2016", "09/05/2016",
/// "9.5.16" or "2016-05-09". Months and years alone are none.
std::optional<std::string> exact_date(std::string_view text);

} // namespace rules
