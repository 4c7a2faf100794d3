#include "layout/table.h"
#include "base/limits.h"
#include "layout/stacked.h"

#include <algorithm>
#include <numeric>

namespace layout {

using base::Length;
constexpr auto pages_max = static_cast<std::int64_t>(base::limits::pages_max);

namespace {

std::size_t span_of(std::uint8_t span)
{
    return std::max<std::size_t>(span, 1);
}

} // namespace

TableSetter::TableSetter(Context& context, BlockSetter& setter, document::Table const& table,
    std::string_view style, Area area, Source source)
    : m_context(context)
    , m_setter(setter)
    , m_table(table)
    , m_style(style)
    , m_area(area)
    , m_source(source)
    , m_text(context)
{
}

Source TableSetter::source_of(document::Cell const& cell) const
{
    return { m_source.file, cell.line > 0 ? cell.line : m_source.line };
}

void TableSetter::set(NodeId parent)
{
    if (count_columns(m_table) == 0) {
        // A table element without rows would be none to a reader; what it is called is kept.
        set_caption(Role::paragraph, parent);
        return;
    }
    TableMeasure const measure(m_context, m_table, m_style, m_source);
    if (is_to_be_stacked(measure.total())) {
        auto const narrow = stacked(m_table);
        TableSetter(m_context, m_setter, narrow, m_style, m_area, m_source).set(parent);
        return;
    }
    m_edges = { m_area.x };
    for (auto const width : measure.widths(m_area.width))
        m_edges.push_back(m_edges.back() + width);
    find_overlays();

    auto const table
        = m_context.add_node(m_table.is_presentation ? Role::division : Role::table, parent);
    set_caption(Role::caption, table);
    m_room = m_setter.body_height();
    m_in_head = true;
    set_rows(m_table.head, Role::table_head, table, Hold::firmly);
    m_in_head = false;
    if (!m_table.head.empty())
        m_setter.hold_next();
    bool const is_open = open_head();
    set_rows(m_table.body, Role::table_body, table, Hold::none);
    set_rows(m_table.foot, Role::table_foot, table, Hold::firmly);
    if (is_open) {
        Item item;
        item.kind = Item::Kind::close_table;
        m_setter.add_mark(std::move(item), Hold::firmly);
    }
}

/// Whether words would be broken in a table whose style wants it stacked instead. Panels beside
/// each other are stacked whenever their style says so.
bool TableSetter::is_to_be_stacked(TextWidths const& needed) const
{
    if (m_style.empty() || !m_context.style(m_style, m_source).stack)
        return false;
    return m_table.is_presentation ? count_columns(m_table) > 1
                                   : count_columns(m_table) > 2 && needed.least > m_area.width;
}

void TableSetter::find_overlays()
{
    std::string const name(m_style);
    m_even = m_context.find_style(name + "-even");
    m_total = m_context.find_style(name + "-total");
}

/// Says on further pages which table goes on.
Page TableSetter::continued_line()
{
    Page piece;
    if (m_table.continued.empty())
        return piece;
    std::string text;
    for (auto const& span : m_table.caption)
        text += span.flags & document::line_break ? " " : span.text;
    text += (text.empty() ? "" : " ") + m_table.continued;
    auto const& style = m_context.style("continued", m_source);
    m_text.prepare(text, style, artifact, m_source);
    std::vector<Page> lines;
    m_text.lines(m_area, lines);
    for (auto const& line : lines) {
        append(piece, line, {}, piece.height);
        piece.height += line.height;
    }
    piece.height += style.space_after;
    return piece;
}

/// Has what stands at the top of further pages repeated there; false if there is nothing.
bool TableSetter::open_head()
{
    Page repeated;
    auto const add = [&](Page const& part) {
        auto const height = repeated.height + part.height;
        // More than a third of the page would leave too little room, as would heads of tables
        // inside each other.
        if (height * 3 > m_setter.body_height() || m_room - part.height < m_context.least_room)
            return;
        append(repeated, part, {}, repeated.height);
        repeated.height = height;
        m_room -= part.height;
    };
    add(continued_line());
    if (!m_head_splits)
        add(m_head);
    m_head = {};
    if (repeated.height == Length {})
        return false;
    for (auto& run : repeated.runs) {
        run.node = artifact;
        run.actual_text = 0;
    }
    for (auto& picture : repeated.pictures)
        picture.node = artifact;
    repeated.links.clear();
    Item item;
    item.kind = Item::Kind::open_table;
    item.piece = std::move(repeated);
    // It is not to stand on the page before the first row: the next would begin with it.
    m_setter.add_mark(std::move(item), m_table.head.empty() ? Hold::none : Hold::firmly);
    m_setter.hold_next();
    return true;
}

void TableSetter::set_caption(Role role, NodeId parent)
{
    if (m_table.caption.empty())
        return;
    auto const& style = m_context.style("caption", m_source);
    m_setter.add_space(style.space_before);
    m_text.prepare(m_table.caption, style, m_context.add_node(role, parent), m_source);
    std::vector<Page> lines;
    m_text.lines(m_area, lines);
    m_setter.add_lines(std::move(lines), style);
    m_setter.add_space(style.space_after);
    m_setter.hold_next();
}

std::size_t TableSetter::end_of_group(Rows const& rows, std::size_t begin) const
{
    auto end = begin + 1;
    for (auto i = begin; i < end && i < rows.size(); ++i)
        for (auto const& cell : rows.at(i).cells)
            end = std::max(end, i + span_of(cell.row_span));
    return std::min(end, rows.size());
}

/// Whether a row of the body is the head of those below it, as in a stacked table.
bool TableSetter::is_head_of_next(document::Row const& row) const
{
    return !m_in_head && !row.cells.empty() && row.cells.front().scope == document::Scope::column;
}

void TableSetter::set_rows(Rows const& rows, Role section, NodeId table, Hold hold)
{
    if (rows.empty())
        return;
    auto const section_node = m_table.is_presentation ? table : m_context.add_node(section, table);
    // The first head row follows what stands before the table as any block does.
    bool first = m_in_head;
    bool even = false;
    for (std::size_t begin = 0; begin < rows.size() && !m_context.is_full();) {
        auto const end = end_of_group(rows, begin);
        if (section == Role::table_foot)
            m_overlay = m_total;
        else
            m_overlay = even && !m_in_head ? m_even : nullptr;
        TakenRows taken;
        std::vector<SetCells> group(end - begin);
        for (auto i = begin; i < end; ++i)
            set_row(rows.at(i), taken, end - i, section_node, group.at(i - begin));
        // Rows under a heading of their own are counted from there.
        bool const is_heading = std::ranges::any_of(
            group.back(), [](auto const& cell) { return cell->style->keep_with_next; });
        even = !is_heading && !even;
        set_group(group, first ? Hold::none : hold);
        if (is_heading || is_head_of_next(rows.at(end - 1)))
            m_setter.hold_next();
        first = false;
        begin = end;
    }
    m_overlay = nullptr;
}

void TableSetter::set_row(document::Row const& row, TakenRows& taken, std::size_t rows_left,
    NodeId section, SetCells& cells)
{
    auto const node
        = m_table.is_presentation ? section : m_context.add_node(Role::table_row, section);
    auto const above = taken;
    auto const columns = columns_of(row, taken, rows_left);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        cells.push_back(set_cell(row.cells.at(i), columns.first.at(i), node));
        cells.back()->row_span = std::min(cells.back()->row_span, rows_left);
    }
    // A table is regular: every row has a cell for every column (ISO 14289-1 7.5).
    for (auto column = columns.end; column + 1 < m_edges.size(); ++column)
        if (column >= above.size() || above.at(column) == 0)
            cells.push_back(empty_cell(cells.empty() ? nullptr : cells.back().get(), column, node));
}

Style const& TableSetter::style_of(document::Cell const& cell)
{
    auto const& style = m_context.cell_style(cell.style, m_style, source_of(cell));
    // A cell that has a colour of its own keeps it in every other row.
    if (!m_overlay || (m_overlay == m_even && style.background != 0xFFFFFF))
        return style;
    return m_context.overlaid(style, *m_overlay);
}

std::shared_ptr<SetCell> TableSetter::set_cell(
    document::Cell const& cell, std::size_t column, NodeId row)
{
    auto const& style = style_of(cell);
    bool const is_header = cell.scope != document::Scope::none;
    auto const role = m_table.is_presentation ? Role::section
        : is_header                           ? Role::header_cell
                                              : Role::data_cell;
    auto const node = m_context.add_node(role, row);
    auto& tag = m_context.result.nodes.at(node);
    tag.scope = cell.scope;
    tag.column_span = std::max<std::uint8_t>(cell.column_span, 1);
    tag.row_span = std::max<std::uint8_t>(cell.row_span, 1);

    auto set = std::make_shared<SetCell>();
    set->style = &style;
    set->row_span = tag.row_span;
    set->padding = padding_of(style);
    auto const left = m_edges.at(column);
    set->area = { left, m_edges.at(column + tag.column_span) - left };
    auto const inner
        = set->area.within(style.padding + style.indent_left, style.padding + style.indent_right);
    if (!cell.blocks.empty()) {
        BlockSetter setter(m_context, &style, inner.x, m_room - set->padding * 2, [&](Item item) {
            set->content_height += item.height;
            set->items.push_back(std::move(item));
            // What fills more pages than there may be is not worth its memory.
            if (set->content_height > m_setter.body_height() * pages_max)
                m_context.report_too_many_pages();
        });
        setter.set(cell.blocks, inner, node);
        return set;
    }
    m_text.prepare(cell.text, style, node, source_of(cell));
    std::vector<Page> lines;
    m_text.lines(inner, lines);
    set->items.reserve(lines.size());
    for (auto& line : lines) {
        auto& item = set->items.emplace_back();
        item.height = line.height;
        item.hold = BlockSetter::hold_of_line(set->items.size() - 1, lines.size(), style);
        item.piece = std::move(line);
        item.hold = hold_of_line(set->items.size() - 1, lines.size(), style);
    }
    return set;
}

/// Above and below the content of a cell, where the page has room for it.
Length TableSetter::padding_of(Style const& style) const
{
    auto const spare = std::max(Length {}, (m_room - m_context.least_room) / 2);
    return std::min({ style.padding, spare, m_room / 8 });
}

std::shared_ptr<SetCell> TableSetter::empty_cell(
    SetCell const* neighbour, std::size_t column, NodeId row)
{
    m_context.add_node(Role::data_cell, row);
    auto set = std::make_shared<SetCell>();
    set->style = neighbour ? neighbour->style : &m_context.style("td", m_source);
    set->padding = padding_of(*set->style);
    set->area = { m_edges.at(column), m_edges.at(column + 1) - m_edges.at(column) };
    return set;
}

void TableSetter::set_group(std::vector<SetCells> const& rows, Hold hold)
{
    std::vector<Length> heights(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (auto const& cell : rows.at(i))
            heights.at(i) = std::max(
                heights.at(i), cell->row_span == 1 ? cell->height() : cell->least_height());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (auto const& cell : rows.at(i)) {
            auto const first = heights.begin() + static_cast<std::ptrdiff_t>(i);
            auto const last = first + static_cast<std::ptrdiff_t>(cell->row_span - 1);
            auto const lacking = cell->height() - std::accumulate(first, last + 1, Length {});
            if (lacking > Length {})
                *last += lacking;
        }
    }
    auto const total = std::accumulate(heights.begin(), heights.end(), Length {});
    if (total * 2 <= m_room) {
        add_whole(rows, heights, total, hold);
        return;
    }
    m_head_splits = m_head_splits || m_in_head;
    add_tall(rows, hold);
}

void TableSetter::add_tall(std::vector<SetCells> const& rows, Hold hold)
{
    m_rules.clear();
    Item item;
    item.kind = Item::Kind::tall_rows;
    item.rows = std::make_shared<TallRows>(rows, m_room / 2);
    m_setter.add(std::move(item), hold);
}

void TableSetter::add_whole(
    std::vector<SetCells> const& rows, std::vector<Length> const& heights, Length total, Hold hold)
{
    Item item;
    Length top;
    std::vector<PlacedCell> placed;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (auto const& cell : rows.at(i)) {
            auto const first = heights.begin() + static_cast<std::ptrdiff_t>(i);
            auto const last = first + static_cast<std::ptrdiff_t>(cell->row_span);
            placed.push_back({ cell.get(), top, std::accumulate(first, last, top) });
        }
        top += heights.at(i);
    }
    draw_cells(item.piece.boxes, placed, m_rules);
    m_rules = rules_below(placed, total);
    for (auto& rule : m_rules)
        rule.y -= total;
    for (auto const& [cell, cell_top, cell_bottom] : placed) {
        auto const padding = cell->padding;
        cell->fill(item.piece, cell_top + padding, cell_bottom - padding, true);
        base::ensure(cell->done(), "a cell does not fit in its row");
    }
    item.height = item.piece.height = total;
    if (m_in_head) {
        append(m_head, item.piece, {}, m_head.height);
        m_head.height += total;
    }
    m_setter.add(std::move(item), hold);
}

} // namespace layout
