#include "layout/blocks.h"

namespace layout {

using base::Length;

namespace {

/// A caption as spans, its line feeds as line breaks.
document::Spans spans_of(std::string const& caption)
{
    document::Spans spans;
    for (std::size_t start = 0; start <= caption.size();) {
        auto const end = std::min(caption.find('\n', start), caption.size());
        if (start > 0)
            spans.push_back({ "", document::line_break, 0 });
        spans.push_back({ caption.substr(start, end - start) });
        start = end + 1;
    }
    return spans;
}

/// Puts the lines of one column beside those of the columns before it.
void add_beside(std::vector<Page>& rows, std::vector<Page> const& lines)
{
    rows.resize(std::max(rows.size(), lines.size()));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        append(rows.at(i), lines.at(i), {}, {});
        rows.at(i).height = std::max(rows.at(i).height, lines.at(i).height);
    }
}

} // namespace

/// The word before a date, and a rule to write it on from there to the end of the column. Half of
/// what is left for a signature is enough for a date.
Page BlockSetter::date_line(
    std::string const& word, Style const& style, Area area, NodeId node, Source source)
{
    m_text.prepare(word + " ", style, node, source);
    auto const word_width = m_text.widths().most;
    std::vector<Page> lines;
    m_text.lines(area, lines);
    Page result;
    auto y = style.padding / 2;
    for (auto const& line : lines) {
        append(result, line, {}, y);
        y += line.height;
    }
    auto const baseline = result.runs.empty() ? y : result.runs.back().y;
    auto const rest = area.within(word_width, {});
    result.boxes.push_back({ rest.x, baseline, rest.width, style.rule_below, style.border_colour });
    result.height = y;
    return result;
}

void BlockSetter::set_content(document::SignatureLine const& signature,
    document::Block const& block, Style const& style, Area area, NodeId parent)
{
    auto const source = source_of(block);
    set_leftover_labels(style, area, source);
    auto const gap = style.label_width;
    // In a narrow cell they stand below each other: nobody signs in less than 2.5 cm.
    auto columns = static_cast<std::int64_t>(signature.columns);
    while (columns > 1 && (area.width - gap * (columns - 1)) / columns < style.leading * 5)
        --columns;
    auto const width = (area.width - gap * (columns - 1)) / columns;
    auto const& captions = signature.captions;
    for (std::size_t first = 0; first < captions.size();
         first += static_cast<std::size_t>(columns)) {
        Page room;
        room.height = style.padding + style.rule_below;
        std::vector<Page> rows; // The captions below the rules, line by line.
        std::vector<Page> dates;
        auto const end = std::min(first + static_cast<std::size_t>(columns), captions.size());
        for (auto i = first; i < end; ++i) {
            Area const column { area.x + (width + gap) * static_cast<std::int64_t>(i - first),
                width };
            room.boxes.push_back(
                { column.x, style.padding, width, style.rule_below, style.border_colour });
            std::vector<Page> lines;
            m_text.prepare(spans_of(captions.at(i)), style,
                m_context.add_node(Role::paragraph, parent), source);
            m_text.lines(column, lines);
            add_beside(rows, lines);
            // Who listens hears each name with its date, though the dates stand in a row.
            if (i < signature.dates.size() && !signature.dates.at(i).empty())
                add_beside(dates,
                    { date_line(signature.dates.at(i), style, column,
                        m_context.add_node(Role::paragraph, parent), source) });
        }
        rows.insert(rows.begin(), std::move(room));
        std::ranges::move(dates, std::back_inserter(rows));
        for (auto& row : rows) {
            Item item;
            item.height = row.height;
            item.piece = std::move(row);
            add(std::move(item), &row == &rows.front() ? Hold::none : Hold::firmly);
        }
    }
}

} // namespace layout
