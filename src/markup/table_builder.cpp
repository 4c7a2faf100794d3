#include "markup/table_builder.h"

#include "base/limits.h"

#include <algorithm>
#include <utility>

namespace markup {

namespace {

std::string count_columns(std::size_t count)
{
    return std::to_string(count) + (count == 1 ? " column" : " columns");
}

Complaint too_many_columns()
{
    return { "markup-too-many-columns",
        "This table has more than " + std::to_string(base::limits::markup_columns_max)
            + " columns.",
        "Use fewer columns, or several tables." };
}

} // namespace

std::optional<Complaint> TableBuilder::set_caption(document::Spans caption)
{
    if (!m_table->caption.empty())
        return Complaint { "markup-table-order", "This table has two captions.", "Keep one." };
    m_table->caption = std::move(caption);
    return std::nullopt;
}

std::optional<Complaint> TableBuilder::add_column(document::Column column)
{
    if (has_rows())
        return Complaint { "markup-table-order", "<colgroup> stands after the first row.",
            "Put <colgroup> before the rows." };
    if (m_table->columns.size() == base::limits::markup_columns_max)
        return too_many_columns();
    m_table->columns.push_back(column);
    return std::nullopt;
}

void TableBuilder::open_section(std::string_view name)
{
    m_section = name == "thead" ? Section::head : name == "tfoot" ? Section::foot : Section::body;
}

std::optional<Complaint> TableBuilder::close_section()
{
    m_section = Section::body;
    if (std::ranges::any_of(m_covered, [](auto rows) { return rows > 0; })) {
        std::ranges::fill(m_covered, std::uint8_t { 0 });
        return Complaint { "markup-row-span", "A cell spans more rows than follow it.",
            "Lower its rowspan or add the rows." };
    }
    return std::nullopt;
}

void TableBuilder::open_row()
{
    m_row.cells.reserve(m_table->columns.size());
}

std::optional<Complaint> TableBuilder::close_row()
{
    auto const found = row_width();
    if (found > base::limits::markup_columns_max) {
        m_row.cells.clear();
        return too_many_columns();
    }
    // The first row settles how many columns there are; <col> may describe fewer, not more.
    if (!has_rows() && m_table->columns.size() < found)
        m_table->columns.resize(found);
    auto const wanted = m_table->columns.size();
    m_covered.resize(wanted);
    auto const fits = place_cells();
    rows().push_back(std::exchange(m_row, {}));
    if (fits)
        return std::nullopt;
    return Complaint { "markup-row-width",
        "This row has cells for " + count_columns(found) + ", the table has "
            + count_columns(wanted) + ".",
        "Add or remove cells, or correct colspan and rowspan." };
}

std::optional<Complaint> TableBuilder::finish()
{
    if (auto complaint = close_section())
        return complaint;
    if (!has_rows())
        return Complaint { "markup-empty-table", "This table has no rows.",
            "Show the table only where it has rows, or give it a header row." };
    if (m_table->is_presentation && has_headings())
        return Complaint { "markup-presentation",
            "This table of panels has a caption, a head or <th>, but it is no table to a reader.",
            "Put headings into the panels, or remove role=\"presentation\"." };
    // A head without rows below it is no head for readers (PDF/UA-1 7.2), only cells that say
    // "none".
    if (m_table->body.empty())
        m_table->body = std::exchange(m_table->head, {});
    return std::nullopt;
}

std::vector<document::Row>& TableBuilder::rows()
{
    switch (m_section) {
    case Section::head:
        return m_table->head;
    case Section::foot:
        return m_table->foot;
    default:
        return m_table->body;
    }
}

bool TableBuilder::has_rows() const
{
    return !m_table->head.empty() || !m_table->body.empty() || !m_table->foot.empty();
}

bool TableBuilder::has_headings() const
{
    auto const heads = [](document::Row const& row) {
        return std::ranges::any_of(row.cells,
            [](document::Cell const& cell) { return cell.scope != document::Scope::none; });
    };
    return !m_table->caption.empty() || !m_table->head.empty() || !m_table->foot.empty()
        || std::ranges::any_of(m_table->body, heads);
}

/// Columns that the row's own cells and those reaching down into it take.
std::size_t TableBuilder::row_width() const
{
    auto width = static_cast<std::size_t>(
        std::ranges::count_if(m_covered, [](auto rows) { return rows > 0; }));
    for (auto const& cell : m_row.cells)
        width += cell.column_span;
    return width;
}

/// Gives each cell its columns, left to right; false if the row is not exactly filled.
bool TableBuilder::place_cells()
{
    auto next = m_covered;
    for (auto& rows_left : next)
        rows_left = static_cast<std::uint8_t>(rows_left == 0 ? 0 : rows_left - 1);
    std::size_t column = 0;
    auto skip_covered = [&] {
        while (column < m_covered.size() && m_covered.at(column) > 0)
            ++column;
    };
    auto fits = true;
    for (auto const& cell : m_row.cells) {
        skip_covered();
        for (int i = 0; i < cell.column_span && fits; ++i, ++column) {
            fits = column < m_covered.size() && m_covered.at(column) == 0;
            if (fits)
                next.at(column) = static_cast<std::uint8_t>(cell.row_span - 1);
        }
    }
    skip_covered();
    m_covered = std::move(next);
    return fits && column == m_covered.size();
}

} // namespace markup
