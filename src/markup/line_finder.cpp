#include "markup/line_finder.h"

#include <algorithm>

namespace markup {

LineFinder::Line LineFinder::at(std::size_t offset)
{
    offset = std::min(offset, m_markup.text.size());
    auto const& origins = m_markup.origins;
    while (m_next_origin < origins.size() && origins[m_next_origin].offset <= offset) {
        auto const& origin = origins[m_next_origin++];
        m_line = { origin.file, static_cast<int>(origin.line) };
        m_offset = origin.offset;
    }
    if (m_offset < offset) {
        auto const passed = std::string_view(m_markup.text).substr(m_offset, offset - m_offset);
        m_line.line += static_cast<int>(std::ranges::count(passed, '\n'));
        m_offset = offset;
    }
    return m_line;
}

} // namespace markup
