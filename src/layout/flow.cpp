#include "layout/flow.h"
#include "base/limits.h"
#include "layout/table_row.h"

#include <algorithm>

namespace layout {

using base::Length;

Hold hold_of_line(std::size_t index, std::size_t count, Style const& style)
{
    auto const orphans = static_cast<std::size_t>(style.orphans);
    auto const widows = static_cast<std::size_t>(style.widows);
    return index > 0 && (index < orphans || count - index < widows) ? Hold::firmly : Hold::none;
}

std::size_t end_of_firm(std::span<Item const> items, std::size_t begin)
{
    auto end = begin + 1;
    while (end < items.size() && items[end].hold == Hold::firmly)
        ++end;
    return end;
}

void append(Page& target, Page const& part, Length x, Length y)
{
    auto const first = static_cast<std::uint32_t>(target.glyphs.size());
    auto const runs_before = static_cast<std::uint32_t>(target.runs.size());
    for (auto picture : part.pictures) {
        picture.runs_before += runs_before;
        picture.x += x;
        picture.y += y;
        target.pictures.push_back(picture);
    }
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
    for (auto path : part.paths) {
        for (auto& point : path.path.points)
            point = { point.x + x, point.y + y };
        target.paths.push_back(std::move(path));
    }
    for (auto link : part.links) {
        link.x += x;
        link.y += y;
        target.links.push_back(std::move(link));
    }
    for (auto anchor : part.anchors) {
        anchor.y += y;
        target.anchors.push_back(anchor);
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
        boxes.push_back({ area.x, top, area.width, height, style.background, true });
    if (line == Length {})
        return;
    auto const colour = style.border_colour;
    boxes.push_back({ area.x, top, area.width, line, colour });
    boxes.push_back({ area.x, bottom - line, area.width, line, colour });
    boxes.push_back({ area.x, top, line, height, colour });
    boxes.push_back({ area.x + area.width - line, top, line, height, colour });
}

Length Item::needed() const
{
    return rows ? rows->first_height() : height;
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
        if (item.kind == Item::Kind::go_down) {
            y = std::max(y, item.height);
            continue;
        }
        if (!at_top)
            y += item.space_before;
        at_top = false;
        y += item.needed();
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
    if (item.kind == Item::Kind::go_down) {
        m_y = std::max(m_y, item.height);
        return;
    }
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
    case Item::Kind::go_down:
    case Item::Kind::tall_rows:
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
    bool const done = item.rows->take(part, room(), force);
    append(*m_target, part, m_x, m_y);
    m_y += part.height;
    m_at_top = m_at_top && part.height == Length {};
    return done;
}

Flow::Flow(Context& context, PageStyle const& style)
    : m_context(context)
    , m_style(&style)
{
    m_context.result.pages.push_back({});
    open_page();
    m_context.begin_range(style, document::Numbering::arabic);
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
        if (item.page_style) {
            m_next_style = item.page_style;
            m_next_numbering = item.numbering;
        }
        return;
    }
    m_held.push_back(std::move(item));
}

void Flow::finish()
{
    flush();
    close_page();
    m_context.on_page_full(m_context.result.pages.size() - 1);
}

void Flow::flush()
{
    if (m_held.empty())
        return;
    // Only now, so that a break with nothing after it makes no empty page.
    bool const breaks = std::exchange(m_break, false);
    if ((breaks && !m_stack.at_top()) || m_next_style)
        change_pages();
    place(m_held);
    m_held.clear();
}

/// On this page if the items fit, else on a new one; too many for any page are broken where they
/// hold least.
void Flow::place(std::span<Item> items)
{
    if (!m_stack.fits(items) && !m_stack.at_top()
        && m_stack.fits_afresh(items, m_style->margin_top, m_bottom))
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
        if (item.kind == Item::Kind::tall_rows) {
            while (!m_stack.place_tall(item, m_stack.at_top()) && !m_context.is_full())
                new_page();
            continue;
        }
        // Where it must be, something stands already.
        if (item.kind == Item::Kind::go_down
            && (m_stack.y() > item.height || m_context.result.pages.size() > 1))
            m_context.report_misplaced(item.source);
        if (item.bookmark != 0) {
            auto& bookmark = m_context.result.bookmarks.at(item.bookmark - 1);
            bookmark.page = static_cast<std::uint32_t>(m_context.result.pages.size() - 1);
            bookmark.y = m_stack.y() + (m_stack.at_top() ? Length {} : item.space_before);
        }
        m_stack.place(item);
    }
}

void Flow::close_page()
{
    m_stack.close_area();
    m_context.keep_anchors();
}

void Flow::open_page()
{
    auto& page = m_context.result.pages.back();
    page.width = m_style->width;
    page.height = m_style->height;
    m_bottom = m_style->height - m_style->margin_bottom;
    m_stack.open_area(page, m_style->margin_left, m_style->margin_top, m_bottom);
}

/// Begins a page, of another kind if what comes next has pages of its own. A page on which
/// nothing stands yet becomes the first of them.
void Flow::change_pages()
{
    auto const* const style = std::exchange(m_next_style, nullptr);
    if (style)
        m_style = style;
    if (m_stack.at_top())
        open_page();
    else
        new_page();
    if (style)
        m_context.begin_range(*style, m_next_numbering);
}

void Flow::new_page()
{
    close_page();
    auto& pages = m_context.result.pages;
    m_context.on_page_full(pages.size() - 1);
    if (pages.size() == base::limits::pages_max) {
        m_context.report_too_many_pages();
        pages.pop_back();
    }
    Page next;
    // A page that was taken away leaves its memory to the next.
    if (auto& last = pages.back(); last.glyphs.empty() && last.runs.empty() && last.boxes.empty()) {
        next.glyphs.swap(last.glyphs);
        next.runs.swap(last.runs);
        next.boxes.swap(last.boxes);
    }
    pages.push_back(std::move(next));
    open_page();
}

} // namespace layout
