#pragma once

// Wrapped text -> lines, for readers that do not fit the height of rows themselves.

#include <cstddef>
#include <string_view>

namespace xlsx {

/// How many lines `text` takes in a column of `width` characters; at least one. An estimate on
/// the generous side: the reader's font is not known here.
std::size_t estimated_lines(std::string_view text, double width);

} // namespace xlsx
