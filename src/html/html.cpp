#include "html/html.h"

#include "html/css.h"
#include "html/text.h"

#include "base/ensure.h"

#include <set>

namespace html {

namespace {

using document::Block;
using document::Blocks;
using document::Cell;
using document::Scope;
using document::Spans;

bool is_empty(Spans const& spans)
{
    for (auto const& span : spans) {
        if (!span.text.empty())
            return false;
    }
    return true;
}

std::string plain_text(Spans const& spans)
{
    std::string text;
    for (auto const& span : spans)
        text += span.flags & document::line_break ? " " : span.text;
    return text;
}

class Writer {
public:
    Writer(document::Document const& document, Look const& look)
        : m_document(document)
        , m_look(look)
    {
    }

    std::string write();

private:
    document::Document const& m_document;
    Look const& m_look;
    std::string m_out;
    std::set<std::string> m_ids; ///< An id may stand once.
    bool m_in_cell = false;

    void head();
    void furniture(std::string_view element, std::vector<std::string> const& lines);
    void add(std::string_view markup) { m_out += markup; }
    void attribute(std::string_view name, std::string_view value);
    void text_element(std::string_view open, std::string_view close, std::string_view text);
    void classes(std::string const& own, std::uint16_t style);
    void identify(std::string const& id);
    bool is_framed(std::uint16_t style) const;

    void write_spans(Spans const& spans);
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
    void write(Block const&, std::uint16_t style, document::SignatureLine const& signature);
    void write_item(document::ListItem const& item);
    void write_rows(std::string_view section, std::vector<document::Row> const& rows,
        std::string const& table_style);
    void write_cell(Cell const& cell, std::string const& table_style);
};

std::string Writer::write()
{
    head();
    auto const& parts = m_document.furniture;
    furniture("header", { parts.watermark, parts.marking, parts.header_left, parts.header_right });
    add("<main>\n");
    write_blocks(m_document.blocks);
    add("</main>\n");
    furniture("footer", { parts.footer_left, parts.footer_second, parts.marking });
    add("</body>\n</html>\n");
    return std::move(m_out);
}

void Writer::head()
{
    add("<!DOCTYPE html>\n<html");
    attribute("lang", m_document.metadata.language);
    add(">\n<head>\n<meta charset=\"utf-8\">\n");
    text_element("<title>", "</title>\n", m_document.metadata.title);
    add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"robots\" content=\"noindex\">\n<style>\n");
    append_style_rules(m_out, m_document, m_look.styles);
    add(m_look.sheet);
    append_page_rules(m_out, m_document, m_look.styles);
    add("</style>\n</head>\n<body>\n");
}

/// The marking and what identifies the document, of which each page of the PDF has a copy.
void Writer::furniture(std::string_view element, std::vector<std::string> const& lines)
{
    add("<");
    add(element);
    add(" class=\"s-furniture\">\n");
    for (auto const& line : lines) {
        if (line.empty())
            continue;
        auto const* const open = line == m_document.furniture.marking ? "<p class=\"s-marking\">"
            : line == m_document.furniture.watermark                  ? "<p class=\"draft\">"
                                                                      : "<p>";
        text_element(open, "</p>\n", line);
    }
    add("</");
    add(element);
    add(">\n");
}

void Writer::attribute(std::string_view name, std::string_view value)
{
    add(" ");
    add(name);
    add("=\"");
    append_escaped(m_out, value);
    add("\"");
}

void Writer::text_element(std::string_view open, std::string_view close, std::string_view text)
{
    add(open);
    append_escaped(m_out, text);
    add(close);
}

/// Plain text takes the setting of the cell it stands in.
void Writer::classes(std::string const& own, std::uint16_t style)
{
    auto const& name = m_document.styles.at(style);
    auto const inherits = m_in_cell && (name == "p" || name == "li");
    auto value = own;
    if (!inherits)
        value += (value.empty() ? "s-" : " s-") + name;
    if (!value.empty())
        attribute("class", value);
}

void Writer::identify(std::string const& id)
{
    if (!id.empty() && m_ids.insert(id).second)
        attribute("id", id);
}

bool Writer::is_framed(std::uint16_t style) const
{
    auto const* found = m_look.styles.find(m_document.styles.at(style));
    return found && (found->border != base::Length {} || found->background != 0xFFFFFF);
}

void Writer::write_spans(Spans const& spans)
{
    for (auto const& span : spans) {
        if (span.flags & document::line_break) {
            add("<br>");
            continue;
        }
        if (span.link != 0) {
            add("<a");
            attribute("href", m_document.links.at(span.link - 1));
            add(">");
        }
        add(span.flags & document::strong ? "<strong>" : "");
        add(span.flags & document::emphasis ? "<em>" : "");
        append_escaped(m_out, span.text);
        add(span.flags & document::emphasis ? "</em>" : "");
        add(span.flags & document::strong ? "</strong>" : "");
        add(span.link != 0 ? "</a>" : "");
    }
}

void Writer::write_blocks(Blocks const& blocks)
{
    for (auto const& block : blocks)
        write_block(block, block.style);
}

void Writer::write_block(Block const& block, std::uint16_t style)
{
    // A kind of block that is not written here does not compile: nothing is left out in silence.
    std::visit([&](auto const& content) { write(block, style, content); }, block.content);
}

void Writer::write(Block const& block, std::uint16_t style, document::Paragraph const& paragraph)
{
    add("<p");
    identify(block.id);
    classes(paragraph.label.empty() ? "" : "labelled", style);
    add(">");
    if (!paragraph.label.empty())
        text_element("<span class=\"label\">", "</span> ", paragraph.label);
    write_spans(paragraph.text);
    add("</p>\n");
}

void Writer::write(Block const& block, std::uint16_t style, document::Heading const& heading)
{
    auto const element = "h" + std::to_string(heading.level);
    add("<" + element);
    identify(block.id);
    classes("", style);
    add(">");
    write_spans(heading.text);
    add("</" + element + ">\n");
}

void Writer::write(Block const& block, std::uint16_t style, document::List const& list)
{
    auto const* const element = list.ordered ? "ol" : "ul";
    add("<");
    add(element);
    identify(block.id);
    classes("", style);
    add(">\n");
    for (auto const& item : list.items)
        write_item(item);
    add("</");
    add(element);
    add(">\n");
}

/// A frame stands around the whole item, its label included; its text is plain within.
void Writer::write_item(document::ListItem const& item)
{
    auto const framed = !item.content.empty() && is_framed(item.content.front().style);
    add("<li>");
    add("<div");
    auto const* look
        = framed ? m_look.styles.find(m_document.styles.at(item.content.front().style)) : nullptr;
    if (framed)
        classes(look->arrow_after ? "item arrow" : "item", item.content.front().style);
    else
        attribute("class", "item");
    add(">");
    if (!item.label.empty()) {
        auto const is_bullet = item.label == "•" || item.label == "–";
        text_element(
            is_bullet ? "<span class=\"label\" aria-hidden=\"true\">" : "<span class=\"label\">",
            "</span> ", item.label);
    }
    add("<div class=\"content\">\n");
    for (auto const& block : item.content) {
        auto const same = framed && block.style == item.content.front().style;
        write_block(block, same ? 0 : block.style);
    }
    add("</div></div></li>\n");
}

void Writer::write(
    Block const& block, std::uint16_t style, std::unique_ptr<document::Table> const& table)
{
    // Wide tables scroll by themselves on small screens, for the keyboard too.
    add("<div class=\"scroll\" role=\"group\" tabindex=\"0\"");
    attribute("aria-label", is_empty(table->caption) ? "Table" : plain_text(table->caption));
    add(">\n<table");
    identify(block.id);
    classes("", style);
    add(">\n");
    if (!is_empty(table->caption)) {
        add("<caption class=\"s-caption\">");
        write_spans(table->caption);
        add("</caption>\n");
    }
    auto const& name = m_document.styles.at(style);
    write_rows("thead", table->head, name);
    write_rows("tbody", table->body, name);
    write_rows("tfoot", table->foot, name);
    add("</table>\n</div>\n");
}

void Writer::write_rows(std::string_view section, std::vector<document::Row> const& rows,
    std::string const& table_style)
{
    if (rows.empty())
        return;
    add("<");
    add(section);
    add(">\n");
    for (auto const& row : rows) {
        add("<tr>\n");
        for (auto const& cell : row.cells)
            write_cell(cell, table_style);
        add("</tr>\n");
    }
    add("</");
    add(section);
    add(">\n");
}

void Writer::write_cell(Cell const& cell, std::string const& table_style)
{
    auto const nothing = is_empty(cell.text) && cell.blocks.empty();
    // A header cell that says nothing heads nothing.
    auto const is_header = cell.scope != Scope::none && !nothing;
    add(is_header ? "<th" : "<td");
    if (is_header)
        attribute("scope", cell.scope == Scope::row ? "row" : "col");
    auto const* look = m_look.styles.find(m_document.styles.at(cell.style));
    auto const below = m_look.styles.find(table_style + "-td") ? table_style + "-td" : "td";
    classes(look && look->overlay ? "s-" + below : "", cell.style);
    if (cell.column_span > 1)
        attribute("colspan", std::to_string(cell.column_span));
    if (cell.row_span > 1)
        attribute("rowspan", std::to_string(cell.row_span));
    add(">");
    m_in_cell = true;
    write_spans(cell.text);
    write_blocks(cell.blocks);
    m_in_cell = false;
    add(is_header ? "</th>\n" : "</td>\n");
}

void Writer::write(
    Block const& block, std::uint16_t style, std::unique_ptr<document::Group> const& group)
{
    std::string_view const element = group->role == "Sect" ? "section"
        : group->role == "Figure"                          ? "figure"
                                                           : "div";
    add("<");
    add(element);
    identify(block.id);
    classes(is_framed(style) ? "framed" : "", style);
    if (group->role == "Note")
        attribute("role", "note");
    if (!group->alternative.empty())
        attribute("aria-label", group->alternative);
    add(">\n");
    write_blocks(group->content);
    add("</");
    add(element);
    add(">\n");
}

void Writer::write(Block const&, std::uint16_t style, document::SignatureLine const& signature)
{
    add("<div class=\"signatures\">\n");
    for (auto const& caption : signature.captions) {
        add("<p");
        classes("", style);
        add(">");
        append_escaped(m_out, caption);
        add("</p>\n");
    }
    add("</div>\n");
}

} // namespace

std::string write(document::Document const& document, Look const& look)
{
    return Writer(document, look).write();
}

} // namespace html
