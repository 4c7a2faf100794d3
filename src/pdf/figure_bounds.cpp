#include "pdf/figure_bounds.h"

#include <algorithm>
#include <vector>

namespace pdf {

namespace {

/// The outermost figure that a node belongs to, or `artifact`.
layout::NodeId figure_of(std::vector<layout::Node> const& nodes, layout::NodeId node)
{
    auto figure = layout::artifact;
    for (; node != layout::artifact; node = nodes.at(node).parent)
        if (nodes.at(node).role == layout::Role::figure)
            figure = node;
    return figure;
}

FigureBounds bounds_of(layout::Page const& page, std::uint32_t number, layout::TextRun const& run,
    layout::FontMetrics const& metrics)
{
    std::int64_t advance = 0;
    for (auto glyph = run.first; glyph < run.first + run.count; ++glyph)
        advance += page.glyphs.at(glyph).advance;
    auto const scaled = [&](std::int64_t units) {
        return base::Length { units * run.size.millipoints / metrics.units_per_em };
    };
    auto const baseline = page.height - run.y;
    return { number, run.x, baseline + scaled(metrics.descent), run.x + scaled(advance),
        baseline + scaled(metrics.ascent) };
}

} // namespace

void FigureFinder::add(layout::PagedDocument const& document, std::size_t number)
{
    auto const& page = document.pages.at(number);
    auto const page_number = static_cast<std::uint32_t>(number);
    auto node = layout::artifact;
    auto figure = layout::artifact;
    for (auto const& run : page.runs) {
        if (run.node != node) {
            node = run.node;
            figure = figure_of(document.nodes, node);
        }
        if (figure != layout::artifact)
            widen(figure, bounds_of(page, page_number, run, m_fonts.metrics(run.font)));
    }
    for (auto const& [path, of] : page.paths) {
        auto const drawn = figure_of(document.nodes, of);
        for (auto const& [x, y] : path.points)
            widen(drawn, { page_number, x, page.height - y, x, page.height - y });
    }
    for (auto const& picture : page.pictures) {
        auto const of = figure_of(document.nodes, picture.node);
        if (of == layout::artifact)
            continue;
        auto const bottom = page.height - picture.y - picture.height;
        widen(of,
            { page_number, picture.x, bottom, picture.x + picture.width, bottom + picture.height });
    }
}

void FigureFinder::widen(layout::NodeId figure, FigureBounds const& bounds)
{
    auto const [known, added] = m_bounds.emplace(figure, bounds);
    auto& all = known->second;
    if (!added && all.page != bounds.page)
        m_split.insert(figure);
    all.left = std::min(all.left, bounds.left);
    all.bottom = std::min(all.bottom, bounds.bottom);
    all.right = std::max(all.right, bounds.right);
    all.top = std::max(all.top, bounds.top);
}

std::map<layout::NodeId, FigureBounds> FigureFinder::found() const
{
    auto result = m_bounds;
    for (auto const figure : m_split)
        result.erase(figure);
    return result;
}

} // namespace pdf
