#include "layout/table.h"
#include "layout/columns.h"
#include "layout/stacked.h"

#include <algorithm>
#include <numeric>

namespace layout {

using base::Length;

namespace {

/// Columns are measured on so many rows; later rows break their text where they must. Measuring
/// more would cost as much as setting the table.
constexpr std::size_t measured_rows_max = 500;

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

/// Finds the columns of a row's cells, and brings `taken` up to date for the next row.
TableSetter::RowColumns TableSetter::columns_of(
    document::Row const& row, Taken& taken, std::size_t rows_left)
{
    RowColumns result;
    Taken next;
    for (auto const rows : taken)
        next.push_back(rows > 0 ? rows - 1 : 0);
    for (auto const& cell : row.cells) {
        while (result.end < taken.size() && taken.at(result.end) > 0)
            ++result.end;
        result.first.push_back(result.end);
        auto const rows = std::min(span_of(cell.row_span), rows_left);
        for (std::size_t i = 0; i < span_of(cell.column_span); ++i, ++result.end) {
            next.resize(std::max(next.size(), result.end + 1), 0);
            next.at(result.end) = rows - 1;
        }
    }
    taken = std::move(next);
    return result;
}

std::size_t TableSetter::count_columns() const
{
    auto count = m_table.columns.size();
    for (auto const* const rows : { &m_table.head, &m_table.body, &m_table.foot }) {
        Taken taken;
        for (std::size_t i = 0; i < rows->size(); ++i)
            columns_of(rows->at(i), taken, rows->size() - i);
        count = std::max(count, taken.size());
    }
    return count;
}

void TableSetter::set(NodeId parent)
{
    auto const count = count_columns();
    if (count == 0) {
        // A table element without rows would be none to a reader; what it is called is kept.
        set_caption(Role::paragraph, parent);
        return;
    }
    auto columns = m_table.columns;
    columns.resize(count, { document::Column::Kind::content, 1 });
    // Equal parts are what a table without <colgroup> has: its content decides instead.
    using Kind = document::Column::Kind;
    if (std::ranges::all_of(
            columns, [](auto const& c) { return c.kind == Kind::parts && c.amount == 1; }))
        columns.assign(count, { Kind::content, 1 });
    std::vector<TextWidths> needs(count);
    for (auto const* const rows : { &m_table.head, &m_table.body, &m_table.foot })
        measure(*rows, needs);
    if (is_too_wide(needs)) {
        auto const narrow = stacked(m_table);
        TableSetter(m_context, m_setter, narrow, m_style, m_area, m_source).set(parent);
        return;
    }
    m_edges = { m_area.x };
    for (auto const width : column_widths(columns, needs, m_area.width))
        m_edges.push_back(m_edges.back() + width);

    auto const table = m_context.add_node(Role::table, parent);
    set_caption(Role::caption, table);
    m_in_head = true;
    set_rows(m_table.head, Role::table_head, table, Hold::firmly);
    m_in_head = false;
    // A head of more than a quarter of the page would leave too little room to repeat it.
    bool const repeat = m_head.height > Length {} && !m_head_splits
        && m_head.height * 4 <= m_setter.body_height();
    if (!m_table.head.empty())
        m_setter.hold_next();
    if (repeat)
        open_head();
    set_rows(m_table.body, Role::table_body, table, Hold::none);
    set_rows(m_table.foot, Role::table_foot, table, Hold::firmly);
    if (repeat) {
        Item item;
        item.kind = Item::Kind::close_table;
        m_setter.add_mark(std::move(item));
    }
}

/// Whether words would be broken in a table whose style wants it stacked instead.
bool TableSetter::is_too_wide(std::vector<TextWidths> const& needs) const
{
    if (needs.size() <= 2 || m_style.empty() || !m_context.style(m_style, m_source).stack)
        return false;
    Length least;
    for (auto const& need : needs)
        least += need.least;
    return least > m_area.width;
}

void TableSetter::open_head()
{
    for (auto& run : m_head.runs) {
        run.node = artifact;
        run.actual_text = 0;
    }
    for (auto& picture : m_head.pictures)
        picture.node = artifact;
    m_head.links.clear();
    Item item;
    item.kind = Item::Kind::open_table;
    item.piece = std::move(m_head);
    m_setter.add_mark(std::move(item));
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

void TableSetter::measure(Rows const& rows, std::vector<TextWidths>& needs)
{
    Taken taken;
    for (std::size_t i = 0; i < std::min(rows.size(), measured_rows_max); ++i) {
        auto const& row = rows.at(i);
        auto const columns = columns_of(row, taken, rows.size() - i);
        for (std::size_t k = 0; k < row.cells.size(); ++k) {
            auto const& cell = row.cells.at(k);
            if (cell.column_span > 1)
                continue;
            auto const& style = m_context.cell_style(cell.style, m_style, source_of(cell));
            auto const around = style.padding * 2 + style.indent_left + style.indent_right;
            auto const widths = widths_of(cell, style);
            auto& need = needs.at(columns.first.at(k));
            need.least = std::max(need.least, widths.least + around);
            need.most = std::max(need.most, widths.most + around);
        }
    }
}

TextWidths TableSetter::widths_of(document::Cell const& cell, Style const& style)
{
    if (!cell.blocks.empty())
        return widths_of(cell.blocks);
    // Without a node: what is measured is not placed, so its links get none either.
    m_text.prepare(cell.text, style, artifact, source_of(cell));
    return m_text.widths();
}

TextWidths TableSetter::widths_of(document::Blocks const& blocks)
{
    TextWidths result;
    auto const widen = [&](TextWidths widths, Length around) {
        result.least = std::max(result.least, widths.least + around);
        result.most = std::max(result.most, widths.most + around);
    };
    for (auto const& block : blocks) {
        auto const& style = m_context.style(block.style, m_source);
        auto const around
            = style.indent_left + style.indent_right + (style.border + style.padding) * 2;
        auto const text_widths = [&](document::Spans const& text) {
            m_text.prepare(text, style, artifact, m_source);
            return m_text.widths();
        };
        if (auto const* const paragraph = std::get_if<document::Paragraph>(&block.content))
            widen(text_widths(paragraph->text), around);
        else if (auto const* const heading = std::get_if<document::Heading>(&block.content))
            widen(text_widths(heading->text), around);
        else if (auto const* const list = std::get_if<document::List>(&block.content))
            for (auto const& item : list->items)
                widen(widths_of(item.content), around);
        else if (auto const* const group
            = std::get_if<std::unique_ptr<document::Group>>(&block.content))
            widen(widths_of((*group)->content), around);
        else
            widen({ {}, m_area.width }, {});
    }
    return result;
}

std::size_t TableSetter::end_of_group(Rows const& rows, std::size_t begin) const
{
    auto end = begin + 1;
    for (auto i = begin; i < end && i < rows.size(); ++i)
        for (auto const& cell : rows.at(i).cells)
            end = std::max(end, i + span_of(cell.row_span));
    return std::min(end, rows.size());
}

void TableSetter::set_rows(Rows const& rows, Role section, NodeId table, Hold hold)
{
    if (rows.empty())
        return;
    auto const section_node = m_context.add_node(section, table);
    // The first head row follows what stands before the table as any block does.
    bool first = m_in_head;
    for (std::size_t begin = 0; begin < rows.size() && !m_context.is_full();) {
        auto const end = end_of_group(rows, begin);
        Taken taken;
        std::vector<SetCells> group(end - begin);
        for (auto i = begin; i < end; ++i)
            set_row(rows.at(i), taken, end - i, section_node, group.at(i - begin));
        set_group(group, first ? Hold::none : hold);
        first = false;
        begin = end;
    }
}

void TableSetter::set_row(
    document::Row const& row, Taken& taken, std::size_t rows_left, NodeId section, SetCells& cells)
{
    auto const node = m_context.add_node(Role::table_row, section);
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

std::shared_ptr<SetCell> TableSetter::set_cell(
    document::Cell const& cell, std::size_t column, NodeId row)
{
    auto const& style = m_context.cell_style(cell.style, m_style, source_of(cell));
    bool const is_header = cell.scope != document::Scope::none;
    auto const node = m_context.add_node(is_header ? Role::header_cell : Role::data_cell, row);
    auto& tag = m_context.result.nodes.at(node);
    tag.scope = cell.scope;
    tag.column_span = std::max<std::uint8_t>(cell.column_span, 1);
    tag.row_span = std::max<std::uint8_t>(cell.row_span, 1);

    auto set = std::make_shared<SetCell>();
    set->style = &style;
    set->row_span = tag.row_span;
    auto const left = m_edges.at(column);
    set->area = { left, m_edges.at(column + tag.column_span) - left };
    auto const inner
        = set->area.within(style.padding + style.indent_left, style.padding + style.indent_right);
    if (!cell.blocks.empty()) {
        BlockSetter setter(m_context, &style, inner.x, m_setter.body_height(),
            [&](Item item) { set->items.push_back(std::move(item)); });
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
        item.piece = std::move(line);
    }
    return set;
}

std::shared_ptr<SetCell> TableSetter::empty_cell(
    SetCell const* neighbour, std::size_t column, NodeId row)
{
    m_context.add_node(Role::data_cell, row);
    auto set = std::make_shared<SetCell>();
    set->style = neighbour ? neighbour->style : &m_context.style("td", m_source);
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
    if (total * 2 <= m_setter.body_height()) {
        add_whole(rows, heights, total, hold);
        return;
    }
    m_head_splits = m_head_splits || m_in_head;
    add_tall(rows, hold);
}

void TableSetter::add_tall(std::vector<SetCells> const& rows, Hold hold)
{
    std::vector<std::pair<std::shared_ptr<SetCell>, std::size_t>> open; ///< And rows to come.
    m_rules.clear();
    for (auto const& own : rows) {
        for (auto const& cell : own)
            open.emplace_back(cell, cell->row_span);
        SetCells ending, going_on;
        for (auto& [cell, to_come] : open)
            (--to_come == 0 ? ending : going_on).push_back(cell);
        std::erase_if(open, [](auto const& entry) { return entry.second == 0; });
        Item item;
        item.kind = Item::Kind::tall_row;
        item.row = std::make_shared<TallRow>(std::move(ending), std::move(going_on));
        auto const height = item.row->height();
        item.height = height * 2 <= m_setter.body_height() ? height : item.row->first_height();
        m_setter.add(std::move(item), hold);
    }
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
        auto const padding = cell->style->padding;
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
