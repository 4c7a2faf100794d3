#include "layout/furniture.h"
#include "document/walk.h"
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
        auto const side = m_side = parts.marking.empty()
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

    /// `heading` is the running heading, `number` reads "3 of 7".
    void place(Page& page, bool is_first, std::string const& heading, std::string const& number)
    {
        if (is_first)
            append(page, m_left.piece, {}, m_style.header_baseline);
        else if (!heading.empty())
            append(page, running(heading).piece, {}, m_style.header_baseline);
        append(page, m_centre.piece, {}, m_style.header_baseline);
        append(page, m_right.piece, {}, m_style.header_baseline);
        auto const baseline = foot_baseline();
        if (!m_centre.piece.runs.empty())
            append(page, m_centre.piece, {}, baseline - m_foot.last - marking_height());
        append(page, m_foot.piece, {}, baseline - m_foot.last);
        append(page, m_second.piece, {}, baseline + m_plain.leading);
        auto const page_of = set("Page " + number, m_plain, Align::right,
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
    Length m_side; ///< Width that left and right have.
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

    /// One line of the heading: it stands in full in the text, so what does not fit is left out.
    Stacked running(std::string heading)
    {
        auto const room = m_side - m_plain.leading;
        auto const fits = [&](std::string const& text) {
            m_text.prepare(text, m_plain, artifact, m_source);
            return m_text.widths().most <= room;
        };
        if (fits(heading))
            return set(heading, m_plain, Align::left, { m_style.margin_left, room });
        while (!heading.empty() && !fits(heading + "…")) {
            auto const space = heading.find_last_of(' ');
            heading.resize(space == std::string::npos ? 0 : space);
        }
        return set(heading + "…", m_plain, Align::left, { m_style.margin_left, room });
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
    std::ranges::rotate(page.runs, page.runs.begin() + static_cast<std::ptrdiff_t>(before));
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

/// How many pages are counted in this way.
std::size_t count_of(PagedDocument const& document, document::Numbering numbering)
{
    std::size_t count = 0;
    auto const& ranges = document.page_ranges;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        auto const end
            = i + 1 < ranges.size() ? ranges.at(i + 1).first_page : document.pages.size();
        if (ranges.at(i).numbering == numbering)
            count += end - ranges.at(i).first_page;
    }
    return count;
}

/// For each page the h1 in force at its top; none where an h1 stands there itself.
std::vector<std::string> running_headings(Context const& context)
{
    auto const& document = context.result;
    std::vector<std::string> headings(document.pages.size());
    std::string current;
    auto bookmark = document.bookmarks.begin();
    for (std::uint32_t page = 0; page < headings.size(); ++page) {
        auto const top = context.range_styles.at(range_of(document, page))->margin_top;
        headings.at(page) = current;
        for (; bookmark != document.bookmarks.end() && bookmark->page == page; ++bookmark) {
            if (bookmark->level != 1)
                continue;
            current = bookmark->title;
            if (bookmark->y == top)
                headings.at(page).clear();
        }
    }
    return headings;
}

} // namespace

std::string page_number(PagedDocument const& document, std::uint32_t page)
{
    auto const& range = document.page_ranges.at(range_of(document, page));
    return number_in(range.numbering, range.first_number + page - range.first_page);
}

void place_furniture(Context& context)
{
    auto& result = context.result;
    auto const headings = context.document.furniture.running_heading
        ? running_headings(context)
        : std::vector<std::string>(result.pages.size());
    for (std::size_t i = 0; i < result.page_ranges.size(); ++i) {
        auto const& range = result.page_ranges.at(i);
        auto const end = i + 1 < result.page_ranges.size() ? result.page_ranges.at(i + 1).first_page
                                                           : result.pages.size();
        Furniture furniture(context, *context.range_styles.at(i));
        auto const of = " of " + number_in(range.numbering, count_of(result, range.numbering));
        for (auto page = range.first_page; page < end; ++page) {
            furniture.place(result.pages.at(page), page == 0, headings.at(page),
                page_number(result, page) + of);
            if (!context.document.furniture.watermark.empty())
                furniture.place_watermark(result.pages.at(page));
        }
    }
}

} // namespace layout
