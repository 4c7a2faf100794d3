#include "layout/flow.h"
#include "base/limits.h"
#include "layout/table_row.h"

#include <algorithm>

namespace layout {

using base::Length;

void append(Page& target, Page const& part, Length x, Length y)
{
    auto const first = static_cast<std::uint32_t>(target.glyphs.size());
    target.glyphs.insert(target.glyphs.end(), part.glyphs.begin(), part.glyphs.end());
    for (auto run : part.runs) {
        run.first += first;
        run.x += x;
        run.y += y;
        target.runs.push_back(run);
    }
    for (auto box : part.boxes) {
        box.x += x;
        box.y += y;
        target.boxes.push_back(box);
    }
    for (auto polygon : part.polygons) {
        for (auto& point : polygon.points) {
            point.first += x;
            point.second += y;
        }
        target.polygons.push_back(std::move(polygon));
    }
    for (auto link : part.links) {
        link.x += x;
        link.y += y;
        target.links.push_back(std::move(link));
    }
    for (auto field : part.fields) {
        field.x += x;
        field.y += y;
        target.fields.push_back(field);
    }
}

void draw_frame(std::vector<Box>& boxes, Style const& style, Area area, Length top, Length bottom)
{
    auto const height = bottom - top;
    auto const line = style.border;
    if (style.background != 0xFFFFFF)
        boxes.push_back({ area.x, top, area.width, height, style.background });
    if (line == Length {})
        return;
    auto const colour = style.border_colour;
    boxes.push_back({ area.x, top, area.width, line, colour });
    boxes.push_back({ area.x, bottom - line, area.width, line, colour });
    boxes.push_back({ area.x, top, line, height, colour });
    boxes.push_back({ area.x + area.width - line, top, line, height, colour });
}

void Stack::open_area(Page& target, Length x, Length top, Length bottom)
{
    m_target = &target;
    m_x = x;
    m_y = top;
    m_bottom = bottom;
    m_at_top = true;
    for (auto& open : m_open) {
        if (open.style) {
            begin_frame(open);
        } else {
            append(target, open.head, m_x, m_y);
            m_y += open.head.height;
        }
    }
}

Length Stack::close_area()
{
    for (auto open = m_open.rbegin(); open != m_open.rend(); ++open) {
        if (!open->style)
            continue;
        m_y += open->inset;
        end_frame(*open);
    }
    m_target = nullptr;
    return m_y;
}

void Stack::begin_frame(Open& open)
{
    open.top = m_y;
    open.first_box = m_target->boxes.size();
    // Its place among the boxes is kept now, because a frame lies below what it contains.
    draw_frame(m_target->boxes, *open.style, open.area, m_y, m_y);
    m_y += open.inset;
}

void Stack::end_frame(Open const& open)
{
    std::vector<Box> boxes;
    auto area = open.area;
    area.x += m_x;
    draw_frame(boxes, *open.style, area, open.top, m_y);
    std::ranges::copy(boxes, m_target->boxes.begin() + static_cast<std::ptrdiff_t>(open.first_box));
}

Length Stack::end_of(std::span<Item const> items, Length y, bool at_top, Length reserve)
{
    for (auto const& item : items) {
        if (!at_top)
            y += item.space_before;
        at_top = false;
        y += item.height;
        if (item.kind == Item::Kind::open_frame)
            reserve += item.height;
        else if (item.kind == Item::Kind::close_frame)
            reserve -= item.height;
    }
    return y + reserve;
}

bool Stack::fits(std::span<Item const> items) const
{
    return end_of(items, m_y, m_at_top, m_reserve) <= m_bottom;
}

Length Stack::continued_height() const
{
    Length height;
    for (auto const& open : m_open)
        height += open.style ? open.inset : open.head.height;
    return height;
}

bool Stack::fits_afresh(std::span<Item const> items, Length top, Length bottom) const
{
    return end_of(items, top + continued_height(), true, m_reserve) <= bottom;
}

void Stack::place(Item& item)
{
    if (!m_at_top)
        m_y += item.space_before;
    switch (item.kind) {
    case Item::Kind::open_frame:
        m_open.push_back({ item.style, item.area, item.height, {}, {}, 0 });
        begin_frame(m_open.back());
        m_reserve += item.height;
        break;
    case Item::Kind::close_frame:
        m_y += item.height;
        m_reserve -= item.height;
        end_frame(m_open.back());
        m_open.pop_back();
        m_at_top = false;
        break;
    case Item::Kind::open_table:
        m_open.push_back({ nullptr, {}, {}, std::move(item.piece), {}, 0 });
        break;
    case Item::Kind::close_table:
        m_open.pop_back();
        break;
    case Item::Kind::piece:
        append(*m_target, item.piece, m_x, m_y);
        m_y += item.height;
        m_at_top = false;
        break;
    case Item::Kind::tall_row:
    case Item::Kind::page_break:
        base::ensure(false, "item cannot be placed as a whole");
    }
}

bool Stack::place_tall(Item& item, bool force)
{
    if (!m_at_top)
        m_y += item.space_before;
    item.space_before = {};
    Page part;
    bool const done = item.row->take(part, room(), force);
    append(*m_target, part, m_x, m_y);
    m_y += part.height;
    m_at_top = m_at_top && part.height == Length {};
    return done;
}

Flow::Flow(Context& context, PageStyle const& style)
    : m_context(context)
    , m_style(style)
    , m_bottom(style.height - style.margin_bottom)
{
    m_context.result.pages.push_back({});
    auto& page = m_context.result.pages.back();
    page.width = style.width;
    page.height = style.height;
    m_stack.open_area(page, style.margin_left, style.margin_top, m_bottom);
}

void Flow::add(Item item)
{
    if (m_context.is_full())
        return;
    if (item.hold == Hold::none)
        flush();
    if (item.kind == Item::Kind::page_break) {
        flush();
        m_break = true;
        return;
    }
    m_held.push_back(std::move(item));
}

void Flow::finish()
{
    flush();
    m_stack.close_area();
}

void Flow::flush()
{
    if (m_held.empty())
        return;
    // Only now, so that a break with nothing after it makes no empty page.
    if (std::exchange(m_break, false) && !m_stack.at_top())
        new_page();
    place(m_held);
    m_held.clear();
}

/// On this page if the items fit, else on a new one; too many for any page are broken where they
/// hold least.
void Flow::place(std::span<Item> items)
{
    if (!m_stack.fits(items) && !m_stack.at_top()
        && m_stack.fits_afresh(items, m_style.margin_top, m_bottom))
        new_page();
    if (m_stack.fits(items) || items.size() == 1) {
        place_each(items);
        return;
    }
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= items.size(); ++i) {
        if (i < items.size() && items[i].hold == Hold::firmly)
            continue;
        if (begin == 0 && i == items.size())
            place_each(items);
        else
            place(items.subspan(begin, i - begin));
        begin = i;
    }
}

void Flow::place_each(std::span<Item> items)
{
    for (auto& item : items) {
        if (!m_stack.fits({ &item, 1 }) && !m_stack.at_top())
            new_page();
        if (item.kind == Item::Kind::tall_row) {
            while (!m_stack.place_tall(item, m_stack.at_top()) && !m_context.is_full())
                new_page();
            continue;
        }
        if (item.bookmark != 0) {
            auto& bookmark = m_context.result.bookmarks.at(item.bookmark - 1);
            bookmark.page = static_cast<std::uint32_t>(m_context.result.pages.size() - 1);
            bookmark.y = m_stack.y() + (m_stack.at_top() ? Length {} : item.space_before);
        }
        m_stack.place(item);
    }
}

namespace {

// What header and footer add to a page once all pages are there.
constexpr std::size_t furniture_glyphs = 320;
constexpr std::size_t furniture_runs = 16;

/// Gives back the room that grew with a page's text, which would double a long document, but
/// leaves enough for the furniture.
template <typename T> void tighten(std::vector<T>& items, std::size_t spare)
{
    std::vector<T> tight;
    tight.reserve(items.size() + spare);
    tight.insert(tight.end(), items.begin(), items.end());
    items = std::move(tight);
}

} // namespace

void Flow::new_page()
{
    m_stack.close_area();
    auto& pages = m_context.result.pages;
    if (!pages.empty()) {
        tighten(pages.back().glyphs, furniture_glyphs);
        tighten(pages.back().runs, furniture_runs);
    }
    if (pages.size() == base::limits::pages_max) {
        m_context.report_too_many_pages();
        pages.pop_back();
    }
    auto& page = pages.emplace_back();
    page.width = m_style.width;
    page.height = m_style.height;
    m_stack.open_area(page, m_style.margin_left, m_style.margin_top, m_bottom);
}

} // namespace layout
