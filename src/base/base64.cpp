#include "base/base64.h"

#include <cstdint>

namespace base {

std::optional<std::string> decode_base64(std::string_view text)
{
    constexpr std::string_view alphabet
        = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    if (text.size() % 4 != 0)
        return std::nullopt;
    std::size_t const padding = text.ends_with("==") ? 2 : (text.ends_with('=') ? 1 : 0);
    text.remove_suffix(padding);
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3 + 2);
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (char const c : text) {
        auto const digit = alphabet.find(c);
        if (digit == std::string_view::npos)
            return std::nullopt;
        bits = bits << 6 | static_cast<std::uint32_t>(digit);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>(bits >> count & 0xFF);
        }
    }
    // Bits that padding leaves over must be zero, or two texts would mean the same bytes.
    return (bits & ((1u << count) - 1)) == 0 ? std::optional(bytes) : std::nullopt;
}

} // namespace base
