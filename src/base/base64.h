#pragma once

// Base64 text (RFC 4648, section 4) -> bytes, and back.

#include <optional>
#include <string>
#include <string_view>

namespace base {

/// The bytes; none if the text is not Base64: other characters, white space, wrong padding.
std::optional<std::string> decode_base64(std::string_view text);

/// The text, in one line.
std::string encode_base64(std::string_view bytes);

} // namespace base
