#include "layout/table_row.h"

#include <algorithm>

namespace layout {

using base::Length;

namespace {

/// Lengthens the box before it where the two are one line, so that a row has few boxes and no
/// seams between them.
void add_beside(std::vector<Box>& boxes, std::size_t first, Box const& box)
{
    if (boxes.size() > first) {
        auto& last = boxes.back();
        if (last.y == box.y && last.height == box.height && last.colour == box.colour
            && last.x + last.width >= box.x && last.x <= box.x) {
            last.width = std::max(last.width, box.x + box.width - last.x);
            return;
        }
    }
    boxes.push_back(box);
}

void add_once(std::vector<Box>& boxes, std::size_t first, Box const& box)
{
    auto const begin = boxes.begin() + static_cast<std::ptrdiff_t>(first);
    if (std::none_of(begin, boxes.end(), [&](Box const& other) {
            return other.x == box.x && other.y == box.y && other.width == box.width
                && other.height == box.height && other.colour == box.colour;
        }))
        boxes.push_back(box);
}

void add_rule(std::vector<Box>& boxes, std::size_t first, PlacedCell const& placed)
{
    auto const& style = *placed.cell->style;
    auto const& area = placed.cell->area;
    if (style.rule_below > Length {})
        add_beside(boxes, first,
            { area.x, placed.bottom - style.rule_below, area.width, style.rule_below,
                style.border_colour });
}

} // namespace

std::vector<Box> rules_below(std::vector<PlacedCell> const& cells, Length bottom)
{
    std::vector<Box> rules;
    for (auto const& placed : cells)
        if (placed.bottom == bottom)
            add_rule(rules, 0, placed);
    return rules;
}

void draw_cells(
    std::vector<Box>& boxes, std::vector<PlacedCell> const& cells, std::vector<Box> const& above)
{
    auto first = boxes.size();
    for (auto const& [cell, top, bottom] : cells)
        if (cell->style->background != 0xFFFFFF)
            add_beside(boxes, first,
                { cell->area.x, top, cell->area.width, bottom - top, cell->style->background,
                    true });
    if (boxes.size() > first)
        boxes.insert(boxes.end(), above.begin(), above.end());
    first = boxes.size();
    for (auto const& placed : cells) {
        add_rule(boxes, first, placed);
        if (auto const& style = *placed.cell->style; style.rule_above > Length {})
            add_beside(boxes, first,
                { placed.cell->area.x, placed.top, placed.cell->area.width, style.rule_above,
                    style.border_colour });
    }
    // Borders are centred on the edges, so that those of neighbours fall on each other.
    for (bool const upper : { true, false }) {
        first = boxes.size();
        for (auto const& [cell, top, bottom] : cells)
            if (auto const line = cell->style->border; line > Length {})
                add_beside(boxes, first,
                    { cell->area.x - line / 2, (upper ? top : bottom) - line / 2,
                        cell->area.width + line, line, cell->style->border_colour });
    }
    first = boxes.size();
    for (auto const& [cell, top, bottom] : cells)
        if (auto const line = cell->style->border; line > Length {})
            for (auto const x : { cell->area.x, cell->area.x + cell->area.width })
                add_once(boxes, first,
                    { x - line / 2, top, line, bottom - top, cell->style->border_colour });
}

Length SetCell::rest_height() const
{
    if (done())
        return {};
    // Frames and heads that are open go on with their edges.
    auto height = stack.continued_height();
    for (auto i = next; i < items.size(); ++i) {
        auto const& item = items.at(i);
        if (i > next)
            height += item.space_before;
        height += item.rows ? item.rows->height() : item.height;
    }
    return height + padding * 2;
}

Length SetCell::height() const
{
    return std::max(rest_height(), least_height());
}

Length SetCell::least_height() const
{
    return std::max(style->leading + padding * 2, style->min_height);
}

std::size_t SetCell::end_of_chunk() const
{
    // How high rows that may be split become is known only when they are placed.
    auto end = next + 1;
    while (end < items.size() && items.at(end).hold == Hold::firmly && !items.at(end - 1).rows)
        ++end;
    return end;
}

Length SetCell::first_height() const
{
    if (done())
        return {};
    auto height = stack.continued_height() + stack.closing_height() + padding * 2;
    for (auto i = next; i < end_of_chunk(); ++i) {
        auto const& item = items.at(i);
        if (i > next)
            height += item.space_before;
        height += item.needed();
        // Frames that open here will be closed at the end of the area.
        if (item.kind == Item::Kind::open_frame)
            height += item.height;
        else if (item.kind == Item::Kind::close_frame)
            height -= item.height;
    }
    return height;
}

/// Places the next item, or what there is room for of rows that may be split; true if it is done.
bool SetCell::place_next(bool force)
{
    auto& item = items.at(next);
    if (item.kind == Item::Kind::tall_rows) {
        if (!stack.place_tall(item, force))
            return false;
    } else {
        stack.place(item);
    }
    ++next;
    return true;
}

Length SetCell::fill(Page& target, Length top, Length bottom, bool force)
{
    stack.open_area(target, {}, top, bottom);
    while (!done()) {
        auto const end = end_of_chunk();
        if (stack.fits(std::span(items).subspan(next, end - next))) {
            while (next < end)
                if (!place_next(force && stack.at_top()))
                    return stack.close_area();
            continue;
        }
        if (!force || !stack.at_top()) {
            if (items.at(next).kind == Item::Kind::tall_rows)
                place_next(false);
            break;
        }
        // No area holds all of it, so it is broken where this one ends.
        while (next < end && (stack.at_top() || stack.fits({ &items.at(next), 1 })))
            if (!place_next(stack.at_top()))
                break;
        if (next < end)
            break;
    }
    return stack.close_area();
}

TallRows::TallRows(std::vector<SetCells> rows, Length half_page)
    : m_ending(rows.size())
    , m_half_page(half_page)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        m_first_cell.push_back(m_cells.size());
        for (auto& cell : rows.at(i)) {
            auto const last = i + cell->row_span - 1;
            m_ending.at(last).push_back(m_cells.size());
            m_cells.push_back({ std::move(cell), i, last });
        }
    }
    m_first_cell.push_back(m_cells.size());
}

bool TallRows::is_done(std::size_t row) const
{
    return row < m_begun && std::ranges::all_of(m_ending.at(row), [&](auto index) {
        return m_cells.at(index).cell->done();
    });
}

Length TallRows::top_of(Spanned const& spanned, std::vector<Length> const& edges) const
{
    return edges.at(std::max(spanned.first, m_row) - m_row);
}

/// Height of what is left of a row whose upper edge is the last of `edges`.
Length TallRows::need(std::size_t row, std::vector<Length> const& edges) const
{
    Length need;
    if (row >= m_begun)
        for (auto i = m_first_cell.at(row); i < m_first_cell.at(row + 1); ++i)
            need = std::max(need, m_cells.at(i).cell->least_height());
    for (auto const index : m_ending.at(row)) {
        auto const& spanned = m_cells.at(index);
        need
            = std::max(need, spanned.cell->rest_height() - (edges.back() - top_of(spanned, edges)));
    }
    return need;
}

/// What a row that is split needs to begin: the first lines of each of its cells.
Length TallRows::first_need(std::size_t row) const
{
    Length need;
    for (auto i = m_first_cell.at(row); i < m_first_cell.at(row + 1); ++i)
        need = std::max(need, m_cells.at(i).cell->first_height());
    return need;
}

Length TallRows::height() const
{
    std::vector<Length> edges { {} };
    for (auto row = m_row; row < m_ending.size(); ++row)
        edges.push_back(edges.back() + need(row, edges));
    return edges.back();
}

Length TallRows::first_height() const
{
    if (m_row == m_ending.size())
        return {};
    auto const whole = need(m_row, { {} });
    return whole > m_half_page || m_row < m_begun ? std::min(first_need(m_row), whole) : whole;
}

TallRows::Taken TallRows::plan(Length room, bool force) const
{
    Taken taken { { {} } };
    auto& edges = taken.edges;
    for (auto row = m_row; row < m_ending.size(); ++row) {
        auto const whole = need(row, edges);
        if (edges.back() + whole <= room) {
            edges.push_back(edges.back() + whole);
            continue;
        }
        bool const forced = force && row == m_row;
        bool const may_split = whole > m_half_page || row < m_begun;
        taken.splits = forced || (may_split && edges.back() + first_need(row) <= room);
        if (taken.splits)
            edges.push_back(std::max(room, edges.back()));
        break;
    }
    return taken;
}

void TallRows::fill(Page& part, Taken& taken, Length room, bool force)
{
    auto& edges = taken.edges;
    auto const end = m_row + edges.size() - 1;
    auto const split_row = taken.splits ? end - 1 : end;
    Length bottom;
    auto const fill_cell = [&](Spanned const& spanned) {
        auto& cell = *spanned.cell;
        auto const top = top_of(spanned, edges);
        auto const lower = spanned.last < split_row ? edges.at(spanned.last + 1 - m_row)
            : taken.splits                          ? room
                                                    : edges.back();
        // A cell that goes on in later rows gets another chance there.
        auto const content_end = cell.fill(part, top + cell.padding, lower - cell.padding,
            force && top == Length {} && spanned.last <= split_row);
        if (spanned.last >= split_row && content_end > top + cell.padding)
            bottom = std::max(bottom, content_end + cell.padding);
        if (spanned.first == split_row)
            bottom = std::max(bottom, std::min(room, top + cell.least_height()));
    };
    for (auto const index : m_open)
        fill_cell(m_cells.at(index));
    for (auto i = m_first_cell.at(m_row); i < m_first_cell.at(end); ++i)
        fill_cell(m_cells.at(i));
    if (taken.splits)
        edges.back() = std::max(bottom, edges.at(edges.size() - 2));
}

void TallRows::draw(Page& part, Taken const& taken) const
{
    auto const& edges = taken.edges;
    auto const end = m_row + edges.size() - 1;
    std::vector<PlacedCell> placed;
    auto const add = [&](Spanned const& spanned) {
        auto const bottom = edges.at(std::min(spanned.last + 1, end) - m_row);
        placed.push_back({ spanned.cell.get(), top_of(spanned, edges), bottom });
    };
    for (auto const index : m_open)
        add(m_cells.at(index));
    for (auto i = m_first_cell.at(m_row); i < m_first_cell.at(end); ++i)
        add(m_cells.at(i));
    // Cells lie below what they contain.
    auto const content = std::exchange(part.boxes, {});
    draw_cells(part.boxes, placed);
    part.boxes.insert(part.boxes.end(), content.begin(), content.end());
}

bool TallRows::take(Page& part, Length room, bool force)
{
    auto taken = plan(room, force);
    auto const end = m_row + taken.edges.size() - 1;
    if (end == m_row)
        return m_row == m_ending.size();
    fill(part, taken, room, force);
    draw(part, taken);
    part.height = taken.edges.back();
    m_begun = std::max(m_begun, end);
    while (m_row < m_ending.size() && is_done(m_row)) {
        for (auto i = m_first_cell.at(m_row); i < m_first_cell.at(m_row + 1); ++i)
            m_open.push_back(i);
        ++m_row;
    }
    std::erase_if(m_open, [&](auto index) { return m_cells.at(index).last < m_row; });
    return m_row == m_ending.size();
}

} // namespace layout
