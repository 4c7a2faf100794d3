#pragma once

// One table -> items, row by row, below one Table node however many pages it takes.

#include "layout/blocks.h"
#include "layout/table_columns.h"
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
    bool is_to_be_stacked(TextWidths const& needed) const;
    void set_caption(Role role, NodeId parent);
    void set_rows(Rows const& rows, Role section, NodeId table, Hold hold);
    std::size_t end_of_group(Rows const& rows, std::size_t begin) const;
    bool is_head_of_next(document::Row const& row) const;
    void set_row(document::Row const& row, TakenRows& taken, std::size_t rows_left, NodeId section,
        SetCells& cells);
    void set_group(std::vector<SetCells> const& rows, Hold hold);
    void add_tall(std::vector<SetCells> const& rows, Hold hold);
    void add_whole(std::vector<SetCells> const& rows, std::vector<base::Length> const& heights,
        base::Length total, Hold hold);
    std::shared_ptr<SetCell> set_cell(document::Cell const& cell, std::size_t column, NodeId row);
    std::shared_ptr<SetCell> empty_cell(SetCell const* neighbour, std::size_t column, NodeId row);
    bool open_head();
    Page continued_line();
    void find_overlays();
    Style const& style_of(document::Cell const& cell);
    base::Length padding_of(Style const& style) const;
    Source source_of(document::Cell const& cell) const;

    Context& m_context;
    BlockSetter& m_setter;
    document::Table const& m_table;
    std::string_view m_style;
    Area m_area;
    Source m_source;
    TextSetter m_text;
    std::vector<base::Length> m_edges; ///< Left edges of the columns, and the right edge.
    base::Length m_room; ///< Height of a page that is left to the rows.
    Style const* m_even = nullptr; ///< What every other row looks like.
    Style const* m_total = nullptr; ///< What the rows of the foot look like.
    Style const* m_overlay = nullptr; ///< Of the row that is being set.
    bool m_in_head = false;
    bool m_head_splits = false;
    Page m_head; ///< The head rows, to be repeated.
    std::vector<Box> m_rules; ///< Below the row set last; its lower edge is at y = 0.
};

} // namespace layout
