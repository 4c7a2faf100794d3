#pragma once

// Strings, numbers and colours -> text in CSS and SVG.

#include <cstdint>
#include <string>
#include <string_view>

namespace html {

/// A string of CSS inside a style element, quotes included.
void append_css_string(std::string& out, std::string_view text);

/// Thousandths as a decimal: 1250 -> "1.25".
void append_thousandths(std::string& out, std::int64_t value);

/// 0x17456b -> "#17456b".
std::string colour_code(std::uint32_t colour);

} // namespace html
