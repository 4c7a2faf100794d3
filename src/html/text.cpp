#include "html/text.h"

#include "base/ensure.h"

namespace html {

void append_css_string(std::string& out, std::string_view text)
{
    out += '"';
    for (auto const c : text) {
        base::ensure(static_cast<unsigned char>(c) >= ' ' || c == '\n' || c == '\t',
            "a control character in a document");
        switch (c) {
        // As numbers, because "</style" ends the element even inside a string.
        case '"':
            out += "\\22 ";
            break;
        case '<':
            out += "\\3C ";
            break;
        case '\\':
            out += "\\5C ";
            break;
        case '\n':
            out += "\\A ";
            break;
        default:
            out += c;
        }
    }
    out += '"';
}

void append_thousandths(std::string& out, std::int64_t value)
{
    if (value < 0)
        out += '-';
    auto const digits = std::to_string(value < 0 ? -value : value);
    auto const padded = std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
    out += padded.substr(0, padded.size() - 3);
    auto decimals = padded.substr(padded.size() - 3);
    decimals.erase(decimals.find_last_not_of('0') + 1);
    if (!decimals.empty())
        out += "." + decimals;
}

std::string colour_code(std::uint32_t colour)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string code = "#";
    for (int shift = 20; shift >= 0; shift -= 4)
        code += digits.at(colour >> shift & 0xF);
    return code;
}

} // namespace html
