#pragma once

// Cells in the order of the markup -> a table whose rows all fill its columns.

#include "document/document.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace markup {

/// What is wrong with a piece of markup; the parser knows where it stands.
struct Complaint {
    std::string code;
    std::string message;
    std::string fix;
};

/// A table while it is being read.
class TableBuilder {
public:
    /// The styles of cells without a class of their own.
    TableBuilder(std::uint16_t data_style, std::uint16_t header_style)
        : m_data_style(data_style)
        , m_header_style(header_style)
    {
    }

    std::uint16_t data_style() const { return m_data_style; }
    std::uint16_t header_style() const { return m_header_style; }
    bool in_head() const { return m_section == Section::head; }

    std::optional<Complaint> set_caption(document::Spans caption);
    std::optional<Complaint> add_column(document::Column column);
    void make_presentation() { m_table->is_presentation = true; }
    /// `name` is thead, tbody or tfoot. Rows outside of them belong to the body.
    void open_section(std::string_view name);
    std::optional<Complaint> close_section();
    void open_row();
    void add_cell(document::Cell cell) { m_row.cells.push_back(std::move(cell)); }
    std::optional<Complaint> close_row();
    std::optional<Complaint> finish();
    std::unique_ptr<document::Table> take() { return std::move(m_table); }

private:
    enum class Section { head, body, foot };
    std::vector<document::Row>& rows();
    bool has_rows() const;
    bool has_headings() const;
    std::size_t row_width() const;
    bool place_cells();

    std::unique_ptr<document::Table> m_table = std::make_unique<document::Table>();
    document::Row m_row;
    std::vector<std::uint8_t> m_covered; ///< For each column, rows that a cell above reaches into.
    Section m_section = Section::body;
    std::uint16_t m_data_style;
    std::uint16_t m_header_style;
};

} // namespace markup
