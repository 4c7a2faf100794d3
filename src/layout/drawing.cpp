#include "drawing/drawing.h"
#include "layout/blocks.h"
#include "layout/drawn.h"

#include <algorithm>

namespace layout {

using base::Length;

namespace {

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
    auto const style = drawn_style(m_context, text, source);
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
    auto studio = studio_of(m_context, m_text, source);
    studio.height_max = m_body_height * 9 / 10; // Room for its title and frames.
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
        shrink(item.height, studio.height_max);
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
