#include "drawing/drawing.h"
#include "layout/blocks.h"

#include <algorithm>

namespace layout {

using base::Length;

namespace {

drawing::Look look_of(Style const& style)
{
    return { style.size, style.leading, style.padding, style.min_height, style.border,
        style.space_after, style.label_width, style.colour, style.background, style.border_colour };
}

/// The same drawing at `part` of `whole` of its size.
void scale(Page& piece, std::int64_t part, std::int64_t whole)
{
    auto const scaled = [&](Length& length) { length = length * part / whole; };
    for (auto& run : piece.runs) {
        scaled(run.x);
        scaled(run.y);
        scaled(run.size);
    }
    for (auto& [path, node] : piece.paths) {
        for (auto& point : path.points) {
            scaled(point.x);
            scaled(point.y);
        }
        scaled(path.stroke);
        scaled(path.dash);
    }
}

} // namespace

/// Sets a text of a drawing and adds it to `piece`.
void BlockSetter::add_text(
    Page& piece, drawing::Text const& text, NodeId node, Source source, Area area)
{
    auto style = m_context.style(text.style, source);
    style.align = text.anchor == drawing::Anchor::left ? Align::start
        : text.anchor == drawing::Anchor::centre       ? Align::centre
                                                       : Align::right;
    m_text.prepare(text.text, style, node, source);
    std::vector<Page> lines;
    m_text.lines({ area.x + text.at.x, text.width }, lines);
    auto y = text.at.y;
    for (auto const& line : lines) {
        append(piece, line, {}, y);
        y += line.height;
    }
}

void BlockSetter::set_content(std::unique_ptr<document::Drawing> const& drawing,
    document::Block const& block, Style const& style, Area area, NodeId parent)
{
    auto const source = source_of(block);
    set_leftover_labels(style, area, source);
    auto const figure = m_context.add_node(Role::figure, parent);
    m_context.result.nodes.at(figure).text = m_context.add_text(drawing->alternative);
    drawing::Studio const studio {
        [&](std::string_view name) { return look_of(m_context.style(name, source)); },
        [&](std::string_view text, std::string_view name, Length width) {
            m_text.prepare(text, m_context.style(name, source), artifact, source);
            std::vector<Page> lines;
            m_text.lines({ {}, width }, lines);
            Length height;
            for (auto const& line : lines)
                height += line.height;
            return drawing::Extent { std::min(m_text.widths().most, width), height };
        },
    };
    auto const smallest = m_context.style("drawing-smallest", source).size;
    for (auto const& picture : drawing::draw(*drawing, area.width, studio)) {
        // Pictures are drawn at their own size from the left, and centred when narrower.
        Area const place { {}, picture.width };
        Item item;
        for (auto const& path : picture.paths)
            item.piece.paths.push_back({ path, figure });
        for (auto const& text : picture.texts)
            add_text(item.piece, text, figure, source, place);
        item.height = picture.height;
        auto width = picture.width;
        auto const shrink = [&](Length is, Length may_be) {
            if (is <= may_be)
                return;
            scale(item.piece, may_be.millipoints, is.millipoints);
            item.height = item.height * may_be.millipoints / is.millipoints;
            width = width * may_be.millipoints / is.millipoints;
        };
        shrink(width, area.width);
        shrink(item.height, m_body_height * 9 / 10); // Room for its title and frames.
        for (auto const& run : item.piece.runs)
            if (run.size < smallest) {
                m_context.report_small_drawing(source);
                break;
            }
        Page placed;
        append(placed, item.piece, area.x + (area.width - width) / 2, {});
        item.piece = std::move(placed);
        item.piece.height = item.height;
        add(std::move(item));
    }
}

} // namespace layout
