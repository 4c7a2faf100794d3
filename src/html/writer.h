#pragma once

// The kinds of blocks -> their markup. Each subject has a file of its own: html.cpp (the frame and
// text), table.cpp, form.cpp, figure.cpp, drawing.cpp.

#include "base/xml.h"
#include "html/html.h"
#include "html/text.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace html {

using document::Block;
using document::Blocks;
using document::Cell;
using document::Spans;

bool is_empty(Spans const& spans);

class Writer {
public:
    Writer(document::Document const& document, Look const& look);

    std::string write();

private:
    document::Document const& m_document;
    Look const& m_look;
    std::string m_out;
    std::set<std::string> m_ids; ///< An id may stand once.
    bool m_in_cell = false;
    bool m_has_contents; ///< A table of contents links to the headings.
    std::size_t m_headings = 0; ///< Written so far, as layout::entries_of counts them.
    document::Group const* m_figure = nullptr; ///< The one that is being written.

    void head();
    void furniture(std::string_view element, std::vector<std::string> const& lines);
    void add(std::string_view markup) { m_out += markup; }
    void attribute(std::string_view name, std::string_view value);
    void text_element(std::string_view open, std::string_view close, std::string_view text);
    void classes(std::string const& own, std::uint16_t style);
    void identify(std::string const& id);
    bool is_framed(std::uint16_t style) const;

    /// Says of an element that its text begins on the right.
    void direction(Spans const& spans);
    void write_spans(Spans const& spans);
    void write_span(document::Span const& span);
    void write_blocks(Blocks const& blocks);
    void write_block(Block const& block, std::uint16_t style);
    void write(Block const& block, std::uint16_t style, document::Paragraph const& paragraph);
    void write(Block const& block, std::uint16_t style, document::Heading const& heading);
    void write(Block const& block, std::uint16_t style, document::List const& list);
    void write(
        Block const& block, std::uint16_t style, std::unique_ptr<document::Table> const& table);
    void write(
        Block const& block, std::uint16_t style, std::unique_ptr<document::Group> const& group);
    void write(Block const&, std::uint16_t, document::Rule const&) { add("<hr>\n"); }
    void write(Block const&, std::uint16_t, document::PageBreak const&)
    {
        add("<div class=\"new-page\"></div>\n");
    }
    void write(Block const& block, std::uint16_t style, document::SignatureLine const& signature);
    void write(Block const& block, std::uint16_t style, document::Contents const& contents);
    void write(Block const& block, std::uint16_t style, document::Image const& image);
    void write(
        Block const& block, std::uint16_t style, std::unique_ptr<document::Drawing> const& drawing);
    void write(Block const& block, std::uint16_t style, document::FieldPlace const& place);
    void write_lines(std::string const& text);
    void write_pictures(document::Drawing const& drawing, std::string_view screen);
    void write_definitions(document::List const& list);
    void write_item(document::ListItem const& item);
    void write_options(document::Field const& field);
    void write_panels(Block const& block, std::uint16_t style, document::Table const& table);
    void write_rows(std::string_view section, std::vector<document::Row> const& rows,
        std::string const& table_style);
    void write_cell(Cell const& cell, std::string const& table_style);
};

} // namespace html
