#include "layout/furniture.h"
#include "layout/flow.h"

#include <algorithm>

namespace layout {

using base::Length;

namespace {

constexpr std::string_view widest_number = "Page 5000 of 5000";

} // namespace

Furniture::Furniture(Context& context, PageStyle const& style)
    : m_context(context)
    , m_style(style)
    , m_text(context)
    , m_source { context.document.file, 0 }
    , m_plain(context.style("furniture", m_source))
    , m_marking(context.style("marking", m_source))
{
    auto const& parts = context.document.furniture;
    auto const text_width = style.width - style.margin_left - style.margin_right;
    Area const whole { style.margin_left, text_width };
    m_centre = set(parts.marking, m_marking, Align::centre, whole);
    // Left and right share what the marking leaves; long names take more lines.
    auto const side = parts.marking.empty()
        ? text_width / 2
        : (text_width - m_text.widths().most - m_plain.leading * 2) / 2;
    m_left = set(parts.header_left, m_plain, Align::left, { whole.x, side });
    m_right = set(parts.header_right, m_plain, Align::right, { whole.x + text_width - side, side });
    m_text.prepare(widest_number, m_plain, artifact, m_source);
    auto const number_width = m_text.widths().most;
    m_foot = set(parts.footer_left, m_plain, Align::left,
        { whole.x, text_width - number_width - m_plain.leading });
    m_second = set(parts.footer_second, m_plain, Align::left, whole);
    if (!parts.watermark.empty())
        set_watermark();
}

PageStyle Furniture::with_room() const
{
    auto style = m_style;
    auto const most = style.height / 4;
    // Furniture may take more than its margin, but not more than half of the page.
    style.margin_top = std::max(style.margin_top, std::min(header_end(), most));
    style.margin_bottom
        = std::max(style.margin_bottom, std::min(style.height - footer_top(), most));
    return style;
}

/// From the top of the page.
Length Furniture::header_end() const
{
    auto const lines = std::max({ m_left.last, m_centre.last, m_right.last });
    return m_style.header_baseline + lines + m_plain.leading;
}

/// Of the marking above the footer lines.
Length Furniture::marking_height() const
{
    return m_marking.leading + m_marking.space_after + m_centre.last;
}

/// Of the line with the page number. A second footer line of several lines pushes it up.
Length Furniture::foot_baseline() const
{
    return m_style.height - m_style.footer_baseline - m_second.last;
}

Length Furniture::footer_top() const
{
    auto const marking = m_centre.piece.runs.empty() ? Length {} : marking_height();
    return foot_baseline() - m_foot.last - marking - m_plain.leading;
}

Furniture::Stacked Furniture::set(std::string const& text, Style style, Align align, Area area)
{
    Stacked result;
    style.align = align;
    m_text.prepare(text, style, artifact, m_source);
    std::vector<Page> lines;
    m_text.lines(area, lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto const& line = lines.at(i);
        result.last = style.leading * static_cast<std::int64_t>(i);
        if (!line.runs.empty())
            append(result.piece, line, {}, result.last - line.runs.front().y);
    }
    return result;
}

void Furniture::place(Page& page, std::size_t number)
{
    if (number == 1)
        append(page, m_left.piece, {}, m_style.header_baseline);
    append(page, m_centre.piece, {}, m_style.header_baseline);
    append(page, m_right.piece, {}, m_style.header_baseline);
    auto const baseline = foot_baseline();
    if (!m_centre.piece.runs.empty())
        append(page, m_centre.piece, {}, baseline - m_foot.last - marking_height());
    append(page, m_foot.piece, {}, baseline - m_foot.last);
    append(page, m_second.piece, {}, baseline + m_plain.leading);
    // The watermark lies below the text.
    auto const before = page.runs.size();
    append(page, m_watermark, {}, {});
    std::ranges::rotate(page.runs, page.runs.begin() + static_cast<std::ptrdiff_t>(before));
}

void Furniture::place_numbers()
{
    auto& pages = m_context.result.pages;
    Area const whole { m_style.margin_left,
        m_style.width - m_style.margin_left - m_style.margin_right };
    for (std::size_t i = 0; i < pages.size(); ++i) {
        auto const text = "Page " + std::to_string(i + 1) + " of " + std::to_string(pages.size());
        append(pages.at(i), set(text, m_plain, Align::right, whole).piece, {}, foot_baseline());
    }
}

/// Along the rising diagonal, through the middle of the page.
void Furniture::set_watermark()
{
    auto const& text = m_context.document.furniture.watermark;
    auto style = m_context.style("watermark", m_source);
    auto const most = [&] {
        m_text.prepare(text, style, artifact, m_source);
        return m_text.widths().most;
    };
    // 707107 / 1000000 is the sine and cosine of 45 degrees.
    auto const room = std::min(m_style.width, m_style.height) * 1000000 / 707107;
    if (auto const width = most(); width > room)
        style.size = style.size * room.millipoints / width.millipoints;
    auto const width = most();
    std::vector<Page> lines;
    m_text.lines({ {}, width }, lines);
    if (lines.empty() || lines.front().runs.empty())
        return;
    m_watermark = std::move(lines.front());
    auto const capitals = m_context.shaper.fonts().metrics(m_watermark.runs.front().font);
    auto const half_height = style.size * capitals.cap_height / (2 * capitals.units_per_em);
    auto const along = [](Length length) { return length * 707107 / 1000000; };
    for (auto& run : m_watermark.runs) {
        auto const from_middle = run.x - width / 2;
        // Half the height of the letters to the lower right, so that they are centred.
        run.x = m_style.width / 2 + along(from_middle + half_height);
        run.y = m_style.height / 2 - along(from_middle - half_height);
        run.rotation = 45;
    }
}

} // namespace layout
