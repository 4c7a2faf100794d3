#pragma once

// Text -> where its words begin and end.

#include <cstddef>
#include <string_view>

namespace base {

/// Whether a word goes on across `at`: letters, digits or marks stand on both sides. `text` is
/// valid UTF-8 and `at` no place inside a character.
bool is_within_word(std::string_view text, std::size_t at);

} // namespace base
