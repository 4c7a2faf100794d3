#include "layout/stacked.h"

#include <algorithm>

namespace layout {

namespace {

document::Blocks copy_of(document::Blocks const& blocks);

document::Cell copy_of(document::Cell const& cell)
{
    document::Cell copy;
    copy.text = cell.text;
    copy.blocks = copy_of(cell.blocks);
    copy.style = cell.style;
    copy.column_span = cell.column_span;
    copy.row_span = cell.row_span;
    copy.scope = cell.scope;
    copy.line = cell.line;
    return copy;
}

std::vector<document::Row> copy_of(std::vector<document::Row> const& rows)
{
    std::vector<document::Row> copies;
    for (auto const& row : rows) {
        auto& copy = copies.emplace_back();
        for (auto const& cell : row.cells)
            copy.cells.push_back(copy_of(cell));
    }
    return copies;
}

auto copy_of(auto const& content)
{
    return content;
}

document::List copy_of(document::List const& list)
{
    document::List copy;
    copy.ordered = list.ordered;
    for (auto const& item : list.items) {
        auto& copied = copy.items.emplace_back();
        copied.label = item.label;
        copied.content = copy_of(item.content);
        copied.line = item.line;
        copied.term = item.term;
        copied.term_style = item.term_style;
    }
    return copy;
}

std::unique_ptr<document::Group> copy_of(std::unique_ptr<document::Group> const& group)
{
    auto copy = std::make_unique<document::Group>();
    copy->role = group->role;
    copy->alternative = group->alternative;
    copy->content = copy_of(group->content);
    copy->label = group->label;
    return copy;
}

std::unique_ptr<document::Table> copy_of(std::unique_ptr<document::Table> const& table)
{
    auto copy = std::make_unique<document::Table>();
    copy->is_presentation = table->is_presentation;
    copy->caption = table->caption;
    copy->continued = table->continued;
    copy->columns = table->columns;
    copy->head = copy_of(table->head);
    copy->body = copy_of(table->body);
    copy->foot = copy_of(table->foot);
    return copy;
}

std::unique_ptr<document::Drawing> copy_of(std::unique_ptr<document::Drawing> const& drawing)
{
    return std::make_unique<document::Drawing>(*drawing);
}

document::Blocks copy_of(document::Blocks const& blocks)
{
    document::Blocks copies;
    for (auto const& block : blocks) {
        auto& copy = copies.emplace_back();
        copy.id = block.id;
        copy.style = block.style;
        copy.line = block.line;
        copy.file = block.file;
        std::visit([&](auto const& content) { copy.content = copy_of(content); }, block.content);
    }
    return copies;
}

/// The heading of a column: what its cells in the head say, from the top.
struct Heading {
    document::Spans text;
    std::uint16_t style = 0;
};

class Stacker {
public:
    explicit Stacker(document::Table const& table)
        : m_table(table)
    {
        read_headings();
        for (auto const& row : table.body)
            for (auto const& cell : row.cells)
                if (cell.scope == document::Scope::none && m_plain == 0)
                    m_plain = cell.style;
    }

    void stack(std::vector<document::Row> const& rows, std::vector<document::Row>& out)
    {
        std::vector<std::size_t> taken; // For each column, rows yet that a cell from above takes.
        for (auto const& row : rows) {
            std::size_t column = 0;
            bool first = true;
            for (auto const& cell : row.cells) {
                for (; column < taken.size() && taken.at(column) > 0; ++column)
                    --taken.at(column);
                add(cell, column, first, out);
                first = false;
                auto const end = column + std::max<std::size_t>(cell.column_span, 1);
                taken.resize(std::max(taken.size(), end), 0);
                for (; column < end; ++column)
                    taken.at(column) = cell.row_span > 1 ? cell.row_span - 1u : 0u;
            }
            for (; column < taken.size(); ++column)
                taken.at(column) -= taken.at(column) > 0 ? 1 : 0;
        }
    }

private:
    document::Table const& m_table;
    std::vector<Heading> m_headings;
    std::uint16_t m_plain = 0; ///< Style of data cells.

    void read_headings()
    {
        std::vector<std::size_t> taken;
        for (auto const& row : m_table.head) {
            std::size_t column = 0;
            for (auto const& cell : row.cells) {
                for (; column < taken.size() && taken.at(column) > 0; ++column)
                    --taken.at(column);
                auto const end = column + std::max<std::size_t>(cell.column_span, 1);
                taken.resize(std::max(taken.size(), end), 0);
                m_headings.resize(std::max(m_headings.size(), end));
                for (; column < end; ++column) {
                    taken.at(column) = cell.row_span > 1 ? cell.row_span - 1u : 0u;
                    auto& heading = m_headings.at(column);
                    if (!heading.text.empty() && !cell.text.empty())
                        heading.text.push_back({ " – " });
                    heading.text.insert(heading.text.end(), cell.text.begin(), cell.text.end());
                    heading.style = cell.style;
                }
            }
        }
    }

    Heading heading_of(std::size_t column) const
    {
        return column < m_headings.size() ? m_headings.at(column) : Heading { {}, m_plain };
    }

    void add(
        document::Cell const& cell, std::size_t column, bool first, std::vector<document::Row>& out)
    {
        auto heading = heading_of(column);
        auto& row = out.emplace_back();
        auto value = copy_of(cell);
        value.row_span = 1;
        value.column_span = 1;
        // A heading of a group, or "None recorded", stands for the row and under no one column.
        if (m_headings.size() > 1 && cell.column_span >= m_headings.size()) {
            value.column_span = 2;
            row.cells.push_back(std::move(value));
            return;
        }
        if (first || heading.text.empty()) {
            value.column_span = 2;
            if (first) {
                value.style = heading.style;
                value.scope = document::Scope::column;
                if (!heading.text.empty() && !value.text.empty()) {
                    heading.text.push_back({ ": " });
                    value.text.insert(value.text.begin(), heading.text.begin(), heading.text.end());
                }
                // There is room for it on one line.
                for (auto& span : value.text)
                    if ((span.flags & document::line_break) != 0)
                        span = { " " };
            }
            row.cells.push_back(std::move(value));
            return;
        }
        document::Cell label;
        label.text = std::move(heading.text);
        for (auto& span : label.text)
            if ((span.flags & document::line_break) == 0)
                span.flags |= document::strong;
        label.style = m_plain;
        label.scope = document::Scope::row;
        label.line = cell.line;
        if (value.scope != document::Scope::none)
            value.scope = document::Scope::row;
        row.cells.push_back(std::move(label));
        row.cells.push_back(std::move(value));
    }
};

document::Table one_below_the_other(document::Table const& table)
{
    document::Table result;
    result.is_presentation = true;
    result.columns = { {} };
    for (auto const& row : table.body) {
        for (auto const& cell : row.cells) {
            auto& panel = result.body.emplace_back().cells.emplace_back(copy_of(cell));
            panel.column_span = panel.row_span = 1;
        }
    }
    return result;
}

} // namespace

document::Table stacked(document::Table const& table)
{
    using Kind = document::Column::Kind;
    document::Table result;
    if (table.is_presentation)
        return one_below_the_other(table);
    result.caption = table.caption;
    result.columns = { { Kind::parts, 2 }, { Kind::parts, 3 } };
    Stacker stacker(table);
    stacker.stack(table.body, result.body);
    stacker.stack(table.foot, result.body);
    return result;
}

} // namespace layout
