#pragma once

// Base64 text (RFC 4648, section 4) -> bytes.

#include <optional>
#include <string>
#include <string_view>

namespace base {

/// The bytes; none if the text is not Base64: other characters, white space, wrong padding.
std::optional<std::string> decode_base64(std::string_view text);

} // namespace base
