#pragma once

// A text -> the word that makes it a matter of staff conduct, which a review never settles (R-P50).

#include <optional>
#include <string>
#include <string_view>

namespace rules {

/// The first word of `text` that speaks of disciplinary or grievance proceedings or of dismissal,
/// as it is written there. Words with a hyphen are one word, so "multi-disciplinary" is none.
std::optional<std::string> conduct_word(std::string_view text);

} // namespace rules
