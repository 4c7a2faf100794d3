#include "layout/table_columns.h"

#include <algorithm>

namespace layout {

using base::Length;

namespace {

/// Few rows are quicker measured than estimated.
constexpr std::size_t exact_rows = 50;

/// Wider than any character that is not ASCII, for each of its bytes.
constexpr std::int64_t byte_width_max = 1000;

/// How many times its least height a box to write in would like to be wide.
constexpr std::int64_t writing_widths = 8;

std::size_t span_of(std::uint8_t span)
{
    return std::max<std::size_t>(span, 1);
}

} // namespace

RowColumns columns_of(document::Row const& row, TakenRows& taken, std::size_t rows_left)
{
    RowColumns result;
    TakenRows next;
    next.reserve(taken.size());
    for (auto const rows : taken)
        next.push_back(rows > 0 ? rows - 1 : 0);
    for (auto const& cell : row.cells) {
        // Where all its columns are free; those of markup::parse() always are.
        auto const count = span_of(cell.column_span);
        for (auto i = result.end; i < std::min(result.end + count, taken.size()); ++i)
            if (taken.at(i) > 0)
                result.end = i + 1;
        result.first.push_back(result.end);
        auto const rows = std::min(span_of(cell.row_span), rows_left);
        for (std::size_t i = 0; i < count; ++i, ++result.end) {
            next.resize(std::max(next.size(), result.end + 1), 0);
            next.at(result.end) = rows - 1;
        }
    }
    taken = std::move(next);
    return result;
}

std::size_t count_columns(document::Table const& table)
{
    auto count = table.columns.size();
    for (auto const* const rows : { &table.head, &table.body, &table.foot }) {
        TakenRows taken;
        for (std::size_t i = 0; i < rows->size(); ++i)
            columns_of(rows->at(i), taken, rows->size() - i);
        count = std::max(count, taken.size());
    }
    return count;
}

TableMeasure::TableMeasure(
    Context& context, document::Table const& table, std::string_view style, Source source)
    : m_context(context)
    , m_style(style)
    , m_source(source)
    , m_text(context)
    , m_columns(table.columns)
    , m_exact_rows(exact_rows)
{
    auto const count = count_columns(table);
    m_columns.resize(count, { document::Column::Kind::content, 1 });
    // Equal parts are what a table without <colgroup> has: its content decides instead.
    using Kind = document::Column::Kind;
    if (std::ranges::all_of(
            m_columns, [](auto const& c) { return c.kind == Kind::parts && c.amount == 1; }))
        m_columns.assign(count, { Kind::content, 1 });
    m_needs.resize(count);
    for (auto const* const rows : { &table.head, &table.body, &table.foot })
        measure(*rows);
    std::ranges::stable_sort(m_spans, {}, &SpanNeed::count);
    for (auto const& span : m_spans)
        spread(span, m_columns, m_needs);
}

std::vector<Length> TableMeasure::widths(Length width) const
{
    return column_widths(m_columns, m_needs, width);
}

TextWidths TableMeasure::total() const
{
    TextWidths total;
    for (std::size_t i = 0; i < m_needs.size(); ++i) {
        auto const& column = m_columns.at(i);
        Length const fixed { column.kind == document::Column::Kind::fixed ? column.amount : 0 };
        total.least += std::max(m_needs.at(i).least, fixed);
        total.most += std::max(m_needs.at(i).most, fixed);
    }
    return total;
}

void TableMeasure::measure(Rows const& rows)
{
    TakenRows taken;
    for (std::size_t i = 0; i < rows.size() && !m_context.is_full(); ++i) {
        auto const& row = rows.at(i);
        auto const columns = columns_of(row, taken, rows.size() - i);
        for (std::size_t k = 0; k < row.cells.size(); ++k) {
            auto const& cell = row.cells.at(k);
            auto const first = columns.first.at(k);
            auto const count = span_of(cell.column_span);
            if (count == 1) {
                measure(cell, m_needs.at(first));
                continue;
            }
            auto span = std::ranges::find_if(m_spans,
                [&](auto const& known) { return known.first == first && known.count == count; });
            if (span == m_spans.end())
                span = m_spans.insert(span, { first, count, {} });
            measure(cell, span->need);
        }
        m_exact_rows -= m_exact_rows > 0 ? 1 : 0;
    }
}

void TableMeasure::measure(document::Cell const& cell, TextWidths& need)
{
    Source const source { m_source.file, cell.line > 0 ? cell.line : m_source.line };
    auto const& style = m_context.cell_style(cell.style, m_style, source);
    auto const around = style.padding * 2 + style.indent_left + style.indent_right;
    if (cell.blocks.empty())
        measure(cell.text, style, around, need);
    else
        measure(cell.blocks, style, around, need);
}

void TableMeasure::measure(
    document::Blocks const& blocks, Style const& cell, Length around, TextWidths& need)
{
    auto const widen = [&](TextWidths widths, Length edges) {
        need.least = std::max(need.least, widths.least + edges);
        need.most = std::max(need.most, widths.most + edges);
    };
    for (auto const& block : blocks) {
        auto const& style = m_context.style_in_cell(m_context.style(block.style, m_source), cell);
        auto const edges
            = around + style.indent_left + style.indent_right + (style.border + style.padding) * 2;
        using document::Group, document::Table;
        if (auto const* const paragraph = std::get_if<document::Paragraph>(&block.content))
            measure(paragraph->text, style, edges, need);
        else if (auto const* const heading = std::get_if<document::Heading>(&block.content))
            measure(heading->text, style, edges, need);
        else if (auto const* const list = std::get_if<document::List>(&block.content))
            for (auto const& item : list->items)
                measure(item.content, cell, edges, need);
        else if (auto const* const group = std::get_if<std::unique_ptr<Group>>(&block.content))
            measure((*group)->content, cell, edges, need);
        else if (auto const* const table = std::get_if<std::unique_ptr<Table>>(&block.content)) {
            auto const& names = m_context.document.styles;
            auto const name
                = block.style < names.size() ? std::string_view(names.at(block.style)) : "";
            widen(TableMeasure(m_context, **table, name, m_source).total(), edges);
        } else if (auto const* const place = std::get_if<document::FieldPlace>(&block.content)) {
            measure(m_context.document.fields.at(place->field), style, edges, need);
        }
    }
}

/// A box is never narrower than it is high, and asks for room to write in.
void TableMeasure::measure(
    document::Field const& field, Style const& style, Length around, TextWidths& need)
{
    auto const add = [&](std::string const& text) {
        measure(document::Spans { { .text = text } }, style, around, need);
    };
    add(field.label);
    add(field.value);
    for (auto const& option : field.options)
        add(option.text);
    need.least = std::max(need.least, style.min_height + around);
    need.most = std::max(need.most, style.min_height * writing_widths + around);
}

void TableMeasure::measure(
    document::Spans const& text, Style const& style, Length around, TextWidths& need)
{
    need.letter = std::max(need.letter, style.size);
    if (m_exact_rows == 0) {
        for (auto const& span : text)
            m_context.spend(span.text.size() / 16);
        auto const most = bounds(text, style);
        if (most.least + around <= need.least && most.most + around <= need.most)
            return;
    }
    // Without a node: what is measured is not placed, so its links get none either.
    m_text.prepare(text, style, artifact, m_source);
    auto const widths = m_text.widths();
    need.least = std::max(need.least, widths.least + around);
    need.most = std::max(need.most, widths.most + around);
}

TableMeasure::Advances const& TableMeasure::advances(Weight weight, Slant slant)
{
    auto const [found, is_new] = m_advances.try_emplace({ weight, slant }, Advances {});
    if (!is_new)
        return found->second;
    auto const& fonts = m_context.shaper.fonts();
    auto const font = fonts.main_font(weight, slant);
    auto const em = fonts.metrics(font).units_per_em;
    for (char32_t c = U' '; c < 0x7F; ++c) {
        auto const advance = std::int64_t { fonts.advance(font, fonts.glyph_of(font, c)) };
        // Kerning moves letters apart by less than a fiftieth of the size.
        found->second.at(c) = advance * 1000 / em + 21;
    }
    return found->second;
}

/// No less than what the text needs: its longest stretch between spaces, and its longest line.
TextWidths TableMeasure::bounds(document::Spans const& text, Style const& style)
{
    TextWidths result;
    std::int64_t line = 0, word = 0, longest_line = 0, longest_word = 0;
    for (auto const& span : text) {
        auto const& known = advances(span.flags & document::strong ? Weight::bold : style.weight,
            span.flags & document::emphasis ? Slant::italic : style.slant);
        if (span.flags & document::line_break)
            line = word = 0;
        for (char const c : span.text) {
            auto const byte = static_cast<unsigned char>(c);
            auto const width = byte < known.size() ? known[byte] : byte_width_max;
            line = c == '\n' ? 0 : line + width;
            word = c == ' ' || c == '\n' ? 0 : word + width;
            longest_line = std::max(longest_line, line);
            longest_word = std::max(longest_word, word);
        }
    }
    result.least = { longest_word * style.size.millipoints / 1000 + 1 };
    result.most = { longest_line * style.size.millipoints / 1000 + 1 };
    return result;
}

} // namespace layout
