#pragma once

// English text -> the spaces in it at which a line should not end: inside "9 May 2016",
// "Regulation 5", "01632 960 123", "J. Smith". The text itself keeps its plain spaces, so that it
// is found by those who search for it, and records need no special characters.

#include <cstddef>
#include <string_view>
#include <vector>

namespace layout {

/// Byte offsets after such spaces, rising.
std::vector<std::size_t> fixed_spaces(std::string_view text);

} // namespace layout
