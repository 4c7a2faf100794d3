#include "layout/furniture.h"
#include "document/walk.h"
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
    auto const side = m_side = parts.marking.empty()
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

/// One line of the heading: it stands in full in the text, so what does not fit is left out.
Furniture::Stacked Furniture::running(std::string heading)
{
    auto const room = m_side - m_plain.leading;
    Area const area { m_style.margin_left, room };
    auto const fits = [&](std::string const& text) {
        m_text.prepare(text, m_plain, artifact, m_source);
        return m_text.widths().most <= room;
    };
    if (fits(heading))
        return set(heading, m_plain, Align::left, area);
    while (!heading.empty() && !fits(heading + "…")) {
        auto const space = heading.find_last_of(' ');
        heading.resize(space == std::string::npos ? 0 : space);
    }
    return set(heading + "…", m_plain, Align::left, area);
}

void Furniture::place(Page& page, bool is_first, std::string const& heading)
{
    if (is_first) {
        place_fold_marks(page);
        append(page, m_left.piece, {}, m_style.header_baseline);
    } else if (!heading.empty()) {
        append(page, running(heading).piece, {}, m_style.header_baseline);
    }
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
    for (auto& picture : page.pictures)
        picture.runs_before += static_cast<std::uint32_t>(page.runs.size() - before);
    std::ranges::rotate(page.runs, page.runs.begin() + static_cast<std::ptrdiff_t>(before));
}

/// Where to fold a letter so that its address stands in the window of the envelope.
void Furniture::place_fold_marks(Page& page)
{
    if (m_style.fold_every <= Length {} || m_style.fold_mark <= Length {})
        return;
    auto const& rule = m_context.style("hr", m_source);
    for (auto y = m_style.fold_every; y < m_style.height; y += m_style.fold_every)
        page.boxes.push_back(
            { m_style.fold_mark, y, m_style.fold_mark, rule.rule_below, rule.border_colour });
}

void Furniture::place_number(Page& page, std::string const& number)
{
    Area const whole { m_style.margin_left,
        m_style.width - m_style.margin_left - m_style.margin_right };
    append(page, set("Page " + number, m_plain, Align::right, whole).piece, {}, foot_baseline());
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

namespace {

std::string number_in(document::Numbering numbering, std::size_t number)
{
    return numbering == document::Numbering::roman ? document::lower_roman(number)
                                                   : std::to_string(number);
}

/// The range a page belongs to. Ranges begin at page 0.
std::size_t range_of(PagedDocument const& document, std::uint32_t page)
{
    auto const next
        = std::ranges::upper_bound(document.page_ranges, page, {}, &PageRange::first_page);
    return static_cast<std::size_t>(next - document.page_ranges.begin()) - 1;
}

/// The page after the last one of a range.
std::size_t end_of(PagedDocument const& document, std::size_t range)
{
    auto const& ranges = document.page_ranges;
    return range + 1 < ranges.size() ? ranges.at(range + 1).first_page : document.pages.size();
}

/// How many pages are counted in this way.
std::size_t count_of(PagedDocument const& document, document::Numbering numbering)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < document.page_ranges.size(); ++i) {
        if (document.page_ranges.at(i).numbering == numbering)
            count += end_of(document, i) - document.page_ranges.at(i).first_page;
    }
    return count;
}

} // namespace

PageStyle with_room_for_furniture(Context& context, PageStyle const& style)
{
    return Furniture(context, style).with_room();
}

std::string page_number(PagedDocument const& document, std::uint32_t page)
{
    auto const& range = document.page_ranges.at(range_of(document, page));
    return number_in(range.numbering, range.first_number + page - range.first_page);
}

Furniture& PageFurniture::of_range(std::size_t range)
{
    auto const* style = m_context.range_styles.at(range);
    auto found = m_furniture.find(style);
    if (found == m_furniture.end())
        found = m_furniture.try_emplace(style, m_context, *style).first;
    return found->second;
}

/// The h1 in force at the top of the page; none where an h1 stands there itself.
std::string PageFurniture::running_heading(std::uint32_t page, Length top)
{
    auto heading = m_heading;
    auto const& bookmarks = m_context.result.bookmarks;
    for (; m_next_bookmark < bookmarks.size() && bookmarks.at(m_next_bookmark).page == page;
         ++m_next_bookmark) {
        auto const& bookmark = bookmarks.at(m_next_bookmark);
        if (bookmark.level != 1)
            continue;
        m_heading = bookmark.title;
        if (bookmark.y == top)
            heading.clear();
    }
    return heading;
}

void PageFurniture::place(std::size_t page)
{
    auto const number = static_cast<std::uint32_t>(page);
    auto const range = range_of(m_context.result, number);
    auto const top = m_context.range_styles.at(range)->margin_top;
    auto const heading = m_context.document.furniture.running_heading ? running_heading(number, top)
                                                                      : std::string();
    of_range(range).place(m_context.result.pages.at(page), page == 0, heading);
}

void PageFurniture::place_numbers()
{
    auto& result = m_context.result;
    for (std::size_t i = 0; i < result.page_ranges.size(); ++i) {
        auto const& range = result.page_ranges.at(i);
        auto const of = " of " + number_in(range.numbering, count_of(result, range.numbering));
        for (auto page = range.first_page; page < end_of(result, i); ++page)
            of_range(i).place_number(result.pages.at(page), page_number(result, page) + of);
    }
}

} // namespace layout
