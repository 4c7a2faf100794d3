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
                { cell->area.x, top, cell->area.width, bottom - top, cell->style->background });
    if (boxes.size() > first)
        boxes.insert(boxes.end(), above.begin(), above.end());
    first = boxes.size();
    for (auto const& placed : cells)
        add_rule(boxes, first, placed);
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

Length SetCell::height() const
{
    Length height;
    for (auto i = next; i < items.size(); ++i) {
        auto const& item = items.at(i);
        if (i > next)
            height += item.space_before;
        height += item.kind == Item::Kind::tall_row ? item.row->height() : item.height;
    }
    return std::max(height + style->padding * 2, least_height());
}

Length SetCell::least_height() const
{
    return std::max(style->leading + style->padding * 2, style->min_height);
}

Length SetCell::fill(Page& target, Length top, Length bottom, bool force)
{
    stack.open_area(target, {}, top, bottom);
    while (next < items.size()) {
        auto& item = items.at(next);
        bool must = force && stack.at_top();
        if (item.kind == Item::Kind::tall_row) {
            if (!stack.place_tall(item, must))
                break;
            ++next;
            continue;
        }
        auto const count = end_of_firm(items, next) - next;
        auto const firm = std::span(items).subspan(next, count);
        if (!must && !stack.fits(firm))
            break;
        // What holds firmly and fits nowhere is broken where the area ends.
        for (auto& one : firm) {
            if (one.kind == Item::Kind::tall_row || (!must && !stack.fits({ &one, 1 })))
                break;
            stack.place(one);
            ++next;
            must = false;
        }
    }
    return stack.close_area();
}

Length TallRow::least_height() const
{
    Length height;
    for (auto const* const cells : { &m_ending, &m_going_on })
        for (auto const& cell : *cells)
            height = std::max(height, cell->least_height());
    return height;
}

Length TallRow::height() const
{
    auto height = least_height();
    for (auto const& cell : m_ending)
        height = std::max(height, cell->height());
    return height;
}

Length TallRow::first_height() const
{
    Length height;
    for (auto const* const cells : { &m_ending, &m_going_on })
        for (auto const& cell : *cells) {
            auto first = cell->done() ? cell->style->leading : Length {};
            auto const end = cell->done() ? cell->next : end_of_firm(cell->items, cell->next);
            for (auto i = cell->next; i < end; ++i)
                first += cell->items.at(i).height
                    + (i > cell->next ? cell->items.at(i).space_before : Length {});
            height = std::max(height, first + cell->style->padding * 2);
        }
    return height;
}

bool TallRow::take(Page& part, Length room, bool force)
{
    Length height;
    bool done = true;
    bool progress = false;
    for (auto const& cell : m_ending) {
        auto const padding = cell->style->padding;
        auto const end = cell->fill(part, padding, room - padding, force);
        progress = progress || end > padding;
        done = done && cell->done();
        height = std::max(height, end + padding);
    }
    if (!done && !progress) {
        part = Page {};
        return false;
    }
    if (!m_begun)
        height = std::max(height, std::min(room, least_height()));
    m_begun = true;
    std::vector<PlacedCell> placed;
    for (auto const& cell : m_ending)
        placed.push_back({ cell.get(), {}, height });
    for (auto const& cell : m_going_on) {
        auto const padding = cell->style->padding;
        cell->fill(part, padding, height - padding, false);
        placed.push_back({ cell.get(), {}, height });
    }
    // Cells lie below what they contain.
    auto const content = std::exchange(part.boxes, {});
    draw_cells(part.boxes, placed);
    part.boxes.insert(part.boxes.end(), content.begin(), content.end());
    part.height = height;
    return done;
}

} // namespace layout
