#include "xlsx/row_height.h"

#include <algorithm>
#include <utility>

namespace xlsx {

namespace {

/// Widths count digits of Calibri. Small letters are narrower, capitals are wider, and so is the
/// font that stands in where Calibri is missing; a line too many is better than one cut off.
constexpr double usable_part = 0.9;

} // namespace

// One walk over the bytes: a large workbook has hundreds of thousands of wrapped cells.
std::size_t estimated_lines(std::string_view text, double width)
{
    auto const usable = std::max<std::size_t>(1, static_cast<std::size_t>(width * usable_part));
    std::size_t lines = 1;
    std::size_t used = 0;
    std::size_t word = 0; // In columns of the width of a digit.
    auto const end_word = [&] {
        if (used > 0 && used + 1 + word > usable) {
            ++lines;
            used = 0;
        }
        used += (used > 0 ? 1 : 0) + std::exchange(word, 0);
        for (; used > usable; used -= usable) // A word longer than a line is broken inside.
            ++lines;
    };
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (byte == ' ') {
            end_word();
        } else if (byte == '\n') {
            if (word > 0)
                end_word();
            ++lines;
            used = 0;
        } else { // Letters of more than two bytes may be twice as wide.
            word += byte >= 0xE0 ? 2 : (byte & 0xC0) != 0x80 ? 1 : 0;
        }
    }
    if (word > 0)
        end_word();
    return lines;
}

} // namespace xlsx
