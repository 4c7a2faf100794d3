#pragma once

// Byte offsets of filled markup -> template file and line.

#include "markup/markup.h"

namespace markup {

/// Finds template lines for offsets that never decrease, each in the time since the last.
class LineFinder {
public:
    struct Line {
        std::uint16_t file = 0;
        int line = 1;
    };

    explicit LineFinder(Markup const& markup)
        : m_markup(markup)
    {
    }
    Line at(std::size_t offset);

private:
    Markup const& m_markup;
    std::size_t m_next_origin = 0;
    std::size_t m_offset = 0;
    Line m_line;
};

} // namespace markup
