#pragma once

// Counts of children by a characteristic -> what may be printed in a public document without
// making a child known (spec/domain.md 5.1).

#include <string>
#include <vector>

namespace facts {

/// What is printed in place of a count that is hidden.
constexpr auto hidden_count = "c";

/// The counts of one breakdown as they are printed, in the same order. Counts of 1 and 2 print
/// "c", and so does the next smallest count, or the hidden one could be worked out from the total.
/// Zero is hidden only where nothing else is left to hide.
std::vector<std::string> suppress_small(std::vector<int> const& counts);

} // namespace facts
