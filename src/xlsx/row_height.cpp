#include "xlsx/row_height.h"

#include <algorithm>

namespace xlsx {

namespace {

/// Widths count digits of Calibri. Small letters are narrower, capitals are wider, and so is the
/// font that stands in where Calibri is missing; a line too many is better than one cut off.
constexpr double usable_part = 0.9;

/// In columns of the width of a digit; letters of more than two bytes may be twice as wide.
std::size_t columns(std::string_view word)
{
    std::size_t count = 0;
    for (char const c : word) {
        auto const byte = static_cast<unsigned char>(c);
        count += byte >= 0xE0 ? 2 : (byte & 0xC0) != 0x80 ? 1 : 0;
    }
    return count;
}

std::size_t paragraph_lines(std::string_view text, std::size_t width)
{
    std::size_t lines = 1;
    std::size_t used = 0;
    while (!text.empty()) {
        auto const space = std::min(text.find(' '), text.size());
        auto const word = columns(text.substr(0, space));
        text.remove_prefix(std::min(space + 1, text.size()));
        if (used > 0 && used + 1 + word > width) {
            ++lines;
            used = 0;
        }
        used += (used > 0 ? 1 : 0) + word;
        while (used > width) { // A word longer than a line is broken inside.
            ++lines;
            used -= width;
        }
    }
    return lines;
}

} // namespace

std::size_t estimated_lines(std::string_view text, double width)
{
    auto const usable = std::max<std::size_t>(1, static_cast<std::size_t>(width * usable_part));
    if (text.size() * 2 <= usable && text.find('\n') == std::string_view::npos)
        return 1; // Not even letters of double width fill it.
    std::size_t lines = 0;
    while (true) {
        auto const end = std::min(text.find('\n'), text.size());
        lines += paragraph_lines(text.substr(0, end), usable);
        if (end == text.size())
            return lines;
        text.remove_prefix(end + 1);
    }
}

} // namespace xlsx
