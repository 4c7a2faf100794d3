#pragma once

// document::Document -> indented text, one line a block, so that tests can compare whole trees.

#include "document/document.h"

#include <string>

namespace markup_test {

/// Spans as text: *strong*, _emphasis_, [link](1), and "|" for a line break.
inline std::string trace(document::Spans const& spans)
{
    std::string text;
    for (auto const& span : spans) {
        auto const marks = std::string(span.flags & document::strong ? "*" : "")
            + (span.flags & document::emphasis ? "_" : "");
        auto const reversed = std::string(marks.rbegin(), marks.rend());
        if (span.flags & document::raised)
            text += "^";
        auto const words = marks + span.text + reversed;
        if (span.flags & document::line_break)
            text += "|";
        else
            text += span.link ? "[" + words + "](" + std::to_string(span.link) + ")" : words;
    }
    return text;
}

class Tracer {
public:
    explicit Tracer(document::Document const& document)
        : m_document(document)
    {
        add_blocks(document.blocks);
    }
    std::string const& text() const { return m_text; }

private:
    void add(std::string const& line) { m_text += std::string(m_depth * 2, ' ') + line + "\n"; }
    std::string style(std::uint16_t index) const { return m_document.styles.at(index); }

    void add_blocks(document::Blocks const& blocks)
    {
        for (auto const& block : blocks) {
            auto const name = style(block.style) + (block.id.empty() ? "" : "#" + block.id);
            std::visit([&](auto const& content) { add_content(name, content); }, block.content);
        }
    }
    void add_content(std::string const& name, document::Paragraph const& paragraph)
    {
        add("p " + name + (paragraph.label.empty() ? "" : " (" + paragraph.label + ")") + ": "
            + trace(paragraph.text));
    }
    void add_content(std::string const& name, document::Heading const& heading)
    {
        auto const number = heading.number.empty() ? "" : " " + heading.number;
        add("h" + std::to_string(heading.level) + " " + name + ":" + number + " "
            + trace(heading.text));
    }
    void add_content(std::string const& name, document::List const& list)
    {
        add((list.ordered ? "ol " : "ul ") + name);
        ++m_depth;
        for (auto const& item : list.items) {
            add("li " + item.label + (item.term.empty() ? "" : trace(item.term)));
            ++m_depth;
            add_blocks(item.content);
            --m_depth;
        }
        --m_depth;
    }
    void add_content(std::string const& name, std::unique_ptr<document::Table> const& table)
    {
        auto columns = std::string();
        for (auto const& column : table->columns) {
            constexpr char kinds[] = { '*', 'f', 'a' };
            columns += " " + std::to_string(column.amount) + kinds[static_cast<int>(column.kind)];
        }
        add("table " + name + ":" + columns);
        ++m_depth;
        if (!table->caption.empty())
            add("caption: " + trace(table->caption));
        add_rows("head", table->head);
        add_rows("body", table->body);
        add_rows("foot", table->foot);
        --m_depth;
    }
    void add_rows(std::string const& name, std::vector<document::Row> const& rows)
    {
        for (auto const& row : rows) {
            add(name);
            ++m_depth;
            for (auto const& cell : row.cells) {
                constexpr char scopes[] = { '-', 'c', 'r', 'b' };
                auto const spans = cell.column_span * cell.row_span == 1
                    ? std::string()
                    : " " + std::to_string(cell.column_span) + "x" + std::to_string(cell.row_span);
                add(style(cell.style) + " " + scopes[static_cast<int>(cell.scope)] + spans + ": "
                    + trace(cell.text));
                ++m_depth;
                add_blocks(cell.blocks);
                --m_depth;
            }
            --m_depth;
        }
    }
    void add_content(std::string const& name, std::unique_ptr<document::Group> const& group)
    {
        add(group->role + " " + name
            + (group->alternative.empty() ? "" : " (" + group->alternative + ")")
            + (group->label.empty() ? "" : " [" + group->label + "]")
            + (group->own_pages ? " on " + group->own_pages->page : "")
            + (group->own_pages && group->own_pages->numbering == document::Numbering::roman ? " i"
                                                                                             : ""));
        ++m_depth;
        add_blocks(group->content);
        --m_depth;
    }
    void add_content(std::string const& name, document::Contents const& contents)
    {
        add("toc " + name + " " + std::to_string(contents.levels));
    }
    void add_content(std::string const& name, std::unique_ptr<document::Drawing> const& drawing)
    {
        add("drawing " + name + ": " + drawing->alternative);
    }
    void add_content(std::string const& name, document::Rule const&) { add("rule " + name); }
    void add_content(std::string const& name, document::PageBreak const&)
    {
        add("page-break " + name);
    }
    void add_content(std::string const& name, document::Image const& image)
    {
        add("image " + name + ": " + image.source + " [" + image.alternative + "] "
            + std::to_string(image.width.millipoints) + " x "
            + std::to_string(image.height.millipoints));
    }
    void add_content(std::string const& name, document::FieldPlace const& place)
    {
        auto const& field = m_document.fields.at(place.field);
        add("field " + name + " " + field.name + ": " + field.tip);
    }
    void add_content(std::string const& name, document::SignatureLine const& signature)
    {
        auto line = "signature " + name + ":";
        for (auto const& caption : signature.captions)
            line += " [" + caption + "]";
        for (auto const& date : signature.dates)
            line += date.empty() ? "" : " (" + date + ")";
        if (signature.columns != 2)
            line += " in " + std::to_string(signature.columns) + " columns";
        add(line);
    }

    document::Document const& m_document;
    std::string m_text;
    std::size_t m_depth = 0;
};

inline std::string trace(document::Document const& document)
{
    return Tracer(document).text();
}

} // namespace markup_test
