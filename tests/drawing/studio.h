#pragma once

// A studio with round numbers: letters are 5 pt wide, lines 10 pt high, whatever the style.

#include "drawing/drawing.h"

#include <algorithm>

namespace drawing_test {

inline base::Length pt(std::int64_t points)
{
    return base::Length::points(points);
}

inline drawing::Studio studio()
{
    return {
        [](std::string_view style) {
            drawing::Look look { pt(10), pt(10), pt(4), pt(20), pt(1), pt(24), pt(80) };
            if (style == "chart-axis")
                look.min_height = pt(100);
            return look;
        },
        [](std::string_view text, std::string_view, base::Length width) {
            auto const letters = static_cast<std::int64_t>(text.size());
            auto const in_line = std::max<std::int64_t>(1, width.millipoints / 5000);
            return drawing::Extent { pt(std::min(letters, in_line) * 5),
                pt((letters + in_line - 1) / in_line * 10) };
        },
    };
}

inline std::vector<drawing::Picture> draw(
    document::Drawing const& drawing, std::int64_t width = 400)
{
    return drawing::draw(drawing, pt(width), studio());
}

inline drawing::Text const* find_text(drawing::Picture const& picture, std::string const& text)
{
    for (auto const& one : picture.texts)
        if (one.text == text)
            return &one;
    return nullptr;
}

} // namespace drawing_test
