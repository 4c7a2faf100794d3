#pragma once

// A misspelt word -> the known word it was probably meant to be.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

/// The word of `known` with the fewest letters to change, add or remove (Levenshtein), if that is
/// no more than about a third of `word`; the first of equals.
std::optional<std::string> nearest(std::string_view word, std::vector<std::string> const& known);

} // namespace base
