#pragma once

// One table -> items, row by row, below one Table node however many pages it takes.

#include "layout/blocks.h"
#include "layout/table_row.h"

#include <string_view>
#include <vector>

namespace layout {

class TableSetter {
public:
    /// `style` is the name of the table's style, after which its cells are called.
    TableSetter(Context& context, BlockSetter& setter, document::Table const& table,
        std::string_view style, Area area, Source source);

    void set(NodeId parent);

private:
    using Rows = std::vector<document::Row>;
    /// For each column, how many rows yet it is taken by a cell from above.
    using Taken = std::vector<std::size_t>;
    struct RowColumns {
        std::vector<std::size_t> first; ///< Of each cell.
        std::size_t end = 0; ///< Behind the last cell.
    };

    static RowColumns columns_of(document::Row const& row, Taken& taken, std::size_t rows_left);
    std::size_t count_columns() const;
    void measure(Rows const& rows, std::vector<TextWidths>& needs);
    TextWidths widths_of(document::Cell const& cell, Style const& style);
    TextWidths widths_of(document::Blocks const& blocks);

    bool is_too_wide(std::vector<TextWidths> const& needs) const;
    void set_caption(Role role, NodeId parent);
    void set_rows(Rows const& rows, Role section, NodeId table, Hold hold);
    std::size_t end_of_group(Rows const& rows, std::size_t begin) const;
    void set_row(document::Row const& row, Taken& taken, std::size_t rows_left, NodeId section,
        SetCells& cells);
    void set_group(std::vector<SetCells> const& rows, Hold hold);
    void add_tall(std::vector<SetCells> const& rows, Hold hold);
    void add_whole(std::vector<SetCells> const& rows, std::vector<base::Length> const& heights,
        base::Length total, Hold hold);
    std::shared_ptr<SetCell> set_cell(document::Cell const& cell, std::size_t column, NodeId row);
    std::shared_ptr<SetCell> empty_cell(SetCell const* neighbour, std::size_t column, NodeId row);
    void open_head();
    Source source_of(document::Cell const& cell) const;

    Context& m_context;
    BlockSetter& m_setter;
    document::Table const& m_table;
    std::string_view m_style;
    Area m_area;
    Source m_source;
    TextSetter m_text;
    std::vector<base::Length> m_edges; ///< Left edges of the columns, and the right edge.
    bool m_in_head = false;
    bool m_head_splits = false;
    Page m_head; ///< The head rows, to be repeated.
    std::vector<Box> m_rules; ///< Below the row set last; its lower edge is at y = 0.
};

} // namespace layout
