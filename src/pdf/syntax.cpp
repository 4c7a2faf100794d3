#include "pdf/syntax.h"

#include "base/unicode.h"

#include <algorithm>
#include <charconv>

namespace pdf {

void append_integer(std::string& out, std::int64_t value)
{
    char digits[24];
    auto const end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    out.append(digits, end);
}

void append_thousandths(std::string& out, std::int64_t value)
{
    if (value < 0) {
        out += '-';
        value = -value;
    }
    auto const whole = value / 1000;
    auto const rest = static_cast<int>(value % 1000);
    if (whole != 0 || rest == 0)
        append_integer(out, whole);
    if (rest == 0)
        return;
    char const decimals[4] = { '.', static_cast<char>('0' + rest / 100),
        static_cast<char>('0' + rest / 10 % 10), static_cast<char>('0' + rest % 10) };
    out.append(decimals, rest % 10 != 0 ? 4 : rest % 100 != 0 ? 3 : 2);
}

void append_reference(std::string& out, ObjectNumber number)
{
    append_integer(out, number);
    out += " 0 R";
}

void append_byte_string(std::string& out, std::string_view bytes)
{
    out += '(';
    for (char const byte : bytes) {
        if (byte == '(' || byte == ')' || byte == '\\')
            out += '\\';
        if (byte == '\r')
            out += "\\r";
        else
            out += byte;
    }
    out += ')';
}

void append_text_string(std::string& out, std::string_view text)
{
    auto const is_plain = [](char c) { return c >= ' ' && c <= '~'; };
    if (std::all_of(text.begin(), text.end(), is_plain)) {
        append_byte_string(out, text);
        return;
    }
    out += "<FEFF";
    for (char32_t const code_point : base::to_code_points(text)) {
        if (code_point >= 0x10000) {
            append_hex(out, static_cast<std::uint16_t>(0xD7C0 + (code_point >> 10)));
            append_hex(out, static_cast<std::uint16_t>(0xDC00 + (code_point & 0x3FF)));
        } else {
            append_hex(out, static_cast<std::uint16_t>(code_point));
        }
    }
    out += '>';
}

void append_hex(std::string& out, std::uint16_t value)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    char const text[4] = { digits[value >> 12], digits[value >> 8 & 15], digits[value >> 4 & 15],
        digits[value & 15] };
    out.append(text, 4);
}

} // namespace pdf
