#include "pdf/figure_bounds.h"

#include <algorithm>
#include <vector>

namespace pdf {

namespace {

/// For each node the outermost figure it belongs to, or `artifact`; empty without any figure.
std::vector<layout::NodeId> figures_of(std::vector<layout::Node> const& nodes)
{
    auto const is_figure = [](auto const& node) { return node.role == layout::Role::figure; };
    if (std::none_of(nodes.begin(), nodes.end(), is_figure))
        return {};
    std::vector<layout::NodeId> figures(nodes.size(), layout::artifact);
    for (layout::NodeId node = 1; node < nodes.size(); ++node) {
        auto const above = figures.at(nodes[node].parent);
        figures[node] = above == layout::artifact && is_figure(nodes[node]) ? node : above;
    }
    return figures;
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

std::map<layout::NodeId, FigureBounds> figure_bounds(
    layout::PagedDocument const& document, layout::FontSet const& fonts)
{
    std::map<layout::NodeId, FigureBounds> result;
    auto const figures = figures_of(document.nodes);
    if (figures.empty())
        return result;
    std::vector<layout::NodeId> split;
    auto const widen = [&](layout::NodeId figure, FigureBounds const& bounds) {
        auto const [known, added] = result.emplace(figure, bounds);
        auto& all = known->second;
        if (!added && all.page != bounds.page)
            split.push_back(figure);
        all.left = std::min(all.left, bounds.left);
        all.bottom = std::min(all.bottom, bounds.bottom);
        all.right = std::max(all.right, bounds.right);
        all.top = std::max(all.top, bounds.top);
    };
    for (std::uint32_t number = 0; number < document.pages.size(); ++number) {
        auto const& page = document.pages.at(number);
        for (auto const& run : page.runs) {
            if (run.node == layout::artifact || figures.at(run.node) == layout::artifact)
                continue;
            widen(figures.at(run.node), bounds_of(page, number, run, fonts.metrics(run.font)));
        }
        for (auto const& [path, node] : page.paths)
            for (auto const& [x, y] : path.points)
                widen(figures.at(node), { number, x, page.height - y, x, page.height - y });
    }
    for (auto const figure : split)
        result.erase(figure);
    return result;
}

} // namespace pdf
