#include "layout/furniture.h"
#include "layout/flow.h"

#include <algorithm>

namespace layout {

using base::Length;

namespace {

/// Lines set below each other; the baseline of the first is at y = 0.
struct Stacked {
    Page piece;
    Length last; ///< Baseline of the last line.
};

class Furniture {
public:
    Furniture(Context& context, PageStyle const& style)
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
        m_right
            = set(parts.header_right, m_plain, Align::right, { whole.x + text_width - side, side });
        m_text.prepare("Page 5000 of 5000", m_plain, artifact, m_source);
        auto const number_width = m_text.widths().most;
        m_foot = set(parts.footer_left, m_plain, Align::left,
            { whole.x, text_width - number_width - m_plain.leading });
        m_second = set(parts.footer_second, m_plain, Align::left, whole);
    }

    Length header_end() const
    {
        auto const lines = std::max({ m_left.last, m_centre.last, m_right.last });
        return m_style.header_baseline + lines + m_plain.leading;
    }
    /// Height from the lower edge of the page that the footer takes.
    Length footer_height() const { return m_style.height - footer_top(); }

    void place(Page& page, std::size_t number, std::size_t count)
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
        auto const page_of = set("Page " + std::to_string(number) + " of " + std::to_string(count),
            m_plain, Align::right,
            { m_style.margin_left, m_style.width - m_style.margin_left - m_style.margin_right });
        append(page, page_of.piece, {}, baseline);
    }

    void place_watermark(Page& page);

private:
    Context& m_context;
    PageStyle const& m_style;
    TextSetter m_text;
    Source m_source;
    Style const& m_plain;
    Style const& m_marking;
    Stacked m_left, m_centre, m_right, m_foot, m_second;

    /// Of the marking above the footer lines.
    Length marking_height() const
    {
        return m_marking.leading + m_marking.space_after + m_centre.last;
    }
    /// Of the line with the page number. A second footer line of several lines pushes it up.
    Length foot_baseline() const
    {
        return m_style.height - m_style.footer_baseline - m_second.last;
    }
    Length footer_top() const
    {
        auto const marking = m_centre.piece.runs.empty() ? Length {} : marking_height();
        return foot_baseline() - m_foot.last - marking - m_plain.leading;
    }

    Stacked set(std::string const& text, Style style, Align align, Area area)
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
};

/// Along the rising diagonal, through the middle of the page, below the text.
void Furniture::place_watermark(Page& page)
{
    auto const& text = m_context.document.furniture.watermark;
    auto style = m_context.style("watermark", m_source);
    auto const most = [&] {
        m_text.prepare(text, style, artifact, m_source);
        return m_text.widths().most;
    };
    // 707107 / 1000000 is the sine and cosine of 45 degrees.
    auto const room = std::min(page.width, page.height) * 1000000 / 707107;
    if (auto const width = most(); width > room)
        style.size = style.size * room.millipoints / width.millipoints;
    auto const width = most();
    std::vector<Page> lines;
    m_text.lines({ {}, width }, lines);
    if (lines.empty() || lines.front().runs.empty())
        return;
    auto const capitals = m_context.shaper.fonts().metrics(lines.front().runs.front().font);
    auto const half_height = style.size * capitals.cap_height / (2 * capitals.units_per_em);
    auto const along = [](Length length) { return length * 707107 / 1000000; };
    auto const before = page.runs.size();
    for (auto& run : lines.front().runs) {
        auto const from_middle = run.x - width / 2;
        // Half the height of the letters to the lower right, so that they are centred.
        run.x = page.width / 2 + along(from_middle + half_height);
        run.y = page.height / 2 - along(from_middle - half_height);
        run.rotation = 45;
    }
    append(page, lines.front(), {}, {});
    for (auto& picture : page.pictures)
        picture.runs_before += static_cast<std::uint32_t>(page.runs.size() - before);
    std::ranges::rotate(page.runs, page.runs.begin() + static_cast<std::ptrdiff_t>(before));
}

} // namespace

namespace {

/// Where to fold a letter so that its address stands in the window of the envelope.
void place_fold_marks(Page& page, PageStyle const& style, Style const& rule)
{
    for (auto y = style.fold_every; y < style.height; y += style.fold_every)
        page.boxes.push_back(
            { style.fold_mark, y, style.fold_mark, rule.rule_below, rule.border_colour });
}

} // namespace

PageStyle with_room_for_furniture(Context& context, PageStyle style)
{
    Furniture const furniture(context, style);
    auto const body = style.height / 2;
    // Furniture may take more than its margin, but not more than half of the page.
    style.margin_top = std::max(style.margin_top, std::min(furniture.header_end(), body / 2));
    style.margin_bottom
        = std::max(style.margin_bottom, std::min(furniture.footer_height(), body / 2));
    return style;
}

void place_furniture(Context& context, PageStyle const& style)
{
    Furniture furniture(context, style);
    auto& pages = context.result.pages;
    if (style.fold_every > Length {} && style.fold_mark > Length {})
        place_fold_marks(pages.front(), style, context.style("hr", {}));
    for (std::size_t i = 0; i < pages.size(); ++i) {
        furniture.place(pages.at(i), i + 1, pages.size());
        if (!context.document.furniture.watermark.empty())
            furniture.place_watermark(pages.at(i));
    }
}

} // namespace layout
