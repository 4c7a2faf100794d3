#pragma once

// Values -> the text of PDF objects (ISO 32000-1 7.3), in integers only.

#include "base/length.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace pdf {

/// The number of an indirect object.
using ObjectNumber = std::uint32_t;

void append_integer(std::string& out, std::int64_t value);

/// A number given in thousandths, with at most three decimals: 12500 is printed "12.5".
void append_thousandths(std::string& out, std::int64_t value);

/// A length in points.
inline void append_length(std::string& out, base::Length length)
{
    append_thousandths(out, length.millipoints);
}

/// The corners of an area whose y counts down from the top of its page, as Rect wants them.
inline void append_rectangle(std::string& out, auto const& area, base::Length page_height)
{
    append_length(out, area.x);
    out += ' ';
    append_length(out, page_height - area.y - area.height);
    out += ' ';
    append_length(out, area.x + area.width);
    out += ' ';
    append_length(out, page_height - area.y);
}

/// "12 0 R"
void append_reference(std::string& out, ObjectNumber number);

/// A string of bytes in parentheses. Line ends are escaped because readers normalise them.
void append_byte_string(std::string& out, std::string_view bytes);

/// A text string: ASCII as it is, anything else as UTF-16 (7.9.2.2). `text` is valid UTF-8.
void append_text_string(std::string& out, std::string_view text);

/// Four upper-case hexadecimal digits.
void append_hex(std::string& out, std::uint16_t value);

} // namespace pdf
