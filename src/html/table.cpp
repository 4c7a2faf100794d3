#include "html/writer.h"

#include "document/walk.h"

#include <algorithm>
#include <utility>

namespace html {

using document::Scope;

namespace {

std::string_view name_of(Scope scope)
{
    return scope == Scope::row ? "row" : scope == Scope::row_group ? "rowgroup" : "col";
}

bool heads_group(document::Row const& row)
{
    return std::ranges::any_of(
        row.cells, [](Cell const& cell) { return cell.scope == Scope::row_group; });
}

} // namespace

void Writer::write(
    Block const& block, std::uint16_t style, std::unique_ptr<document::Table> const& table)
{
    if (table->is_presentation)
        return write_panels(block, style, *table);
    // Wide tables scroll by themselves on small screens, for the keyboard too.
    add("<div class=\"scroll\" role=\"group\" tabindex=\"0\"");
    attribute(
        "aria-label", is_empty(table->caption) ? "Table" : document::plain_text(table->caption));
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

void Writer::write_panels(Block const& block, std::uint16_t style, document::Table const& table)
{
    add("<div");
    identify(block.id);
    classes("panels", style);
    add(">\n");
    auto const name = m_document.styles.at(style) + "-td";
    for (auto const& row : table.body) {
        for (auto const& cell : row.cells) {
            add("<div");
            auto const* look = m_look.styles.find(m_document.styles.at(cell.style));
            auto const below = look && look->overlay ? "s-" + name : std::string();
            auto const whole = cell.column_span > 1 ? std::string("wide-panel ") : std::string();
            classes(whole + below, cell.style);
            direction(cell.text);
            add(">");
            auto const outside = std::exchange(m_in_cell, true);
            write_spans(cell.text);
            write_blocks(cell.blocks);
            m_in_cell = outside;
            add("</div>\n");
        }
    }
    add("</div>\n");
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
        // The heading of a group of rows heads the rest of its section.
        if (&row != &rows.front() && heads_group(row))
            add("</tbody>\n<tbody>\n");
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
        attribute("scope", name_of(cell.scope));
    auto const* look = m_look.styles.find(m_document.styles.at(cell.style));
    auto const below = m_look.styles.find(table_style + "-td") ? table_style + "-td" : "td";
    classes(look && look->overlay ? "s-" + below : "", cell.style);
    if (cell.column_span > 1)
        attribute("colspan", std::to_string(cell.column_span));
    if (cell.row_span > 1)
        attribute("rowspan", std::to_string(cell.row_span));
    direction(cell.text);
    add(">");
    auto const outside = std::exchange(m_in_cell, true);
    write_spans(cell.text);
    write_blocks(cell.blocks);
    m_in_cell = outside;
    add(is_header ? "</th>\n" : "</td>\n");
}

} // namespace html
