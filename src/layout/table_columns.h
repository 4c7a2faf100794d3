#pragma once

// One table -> how many columns it has, which of them each cell takes, and how wide they are.

#include "layout/columns.h"
#include "layout/context.h"
#include "layout/text.h"

#include <array>
#include <map>
#include <string_view>
#include <vector>

namespace layout {

/// For each column, how many rows yet it is taken by a cell from above.
using TakenRows = std::vector<std::size_t>;

/// The columns of one row.
struct RowColumns {
    std::vector<std::size_t> first; ///< Of each cell.
    std::size_t end = 0; ///< Behind the last cell.
};

/// Finds the columns of a row's cells, and brings `taken` up to date for the next row.
RowColumns columns_of(document::Row const& row, TakenRows& taken, std::size_t rows_left);

/// Columns of the widest row, or as many as the table says it has.
std::size_t count_columns(document::Table const& table);

/// Measures what every cell of a table needs. Text that cannot be wider than what its column has
/// already is only estimated, so that a long table is not set twice.
class TableMeasure {
public:
    /// `style` is the name of the table's style, after which its cells are called.
    TableMeasure(
        Context& context, document::Table const& table, std::string_view style, Source source);

    /// Widths of the columns, which together fill `width` as column_widths() says.
    std::vector<base::Length> widths(base::Length width) const;
    /// What the table needs for no word to be broken, and to break no line at all.
    TextWidths total() const;

private:
    using Rows = std::vector<document::Row>;
    /// Of the ASCII characters, in thousandths of the font size and a little more, for kerning.
    using Advances = std::array<std::int64_t, 128>;

    void measure(Rows const& rows);
    void measure(document::Cell const& cell, TextWidths& need);
    void measure(
        document::Blocks const& blocks, Style const& cell, base::Length around, TextWidths& need);
    void measure(
        document::Spans const& text, Style const& style, base::Length around, TextWidths& need);
    void measure(
        document::Field const& field, Style const& style, base::Length around, TextWidths& need);
    TextWidths bounds(document::Spans const& text, Style const& style);
    Advances const& advances(Weight weight, Slant slant);

    Context& m_context;
    std::string_view m_style;
    Source m_source;
    TextSetter m_text;
    std::vector<document::Column> m_columns;
    std::vector<TextWidths> m_needs;
    std::vector<SpanNeed> m_spans;
    std::map<std::pair<Weight, Slant>, Advances> m_advances;
    std::size_t m_exact_rows; ///< Rows yet that are measured without an estimate.
};

} // namespace layout
