#include "make.h"

#include <algorithm>
#include <cmath>

namespace {

document::Block flow(make::Document& document, std::size_t steps, std::string const& text)
{
    auto drawing = std::make_unique<document::Drawing>();
    drawing->alternative = "What the flow shows.";
    document::FlowChart chart;
    chart.lanes.resize(1);
    for (std::size_t i = 0; i < steps; ++i)
        chart.lanes.front().steps.push_back({ text, "", "", {}, false });
    drawing->content = std::move(chart);
    return document.block("flow", std::move(drawing));
}

std::size_t runs_of(layout::PagedDocument const& pages, layout::NodeId node)
{
    std::size_t count = 0;
    for (auto const& page : pages.pages)
        count += static_cast<std::size_t>(
            std::ranges::count(page.runs, node, &layout::TextRun::node));
    return count;
}

TEST(Drawing, IsAFigureWithItsWordsAndAllItsContent)
{
    make::Document document;
    document.blocks.push_back(document.p("Before", "p"));
    document.blocks.push_back(flow(document, 2, "Step"));
    auto const pages = make::lay_out(document, make::house_styles());
    auto const figure = std::ranges::find(pages.nodes, layout::Role::figure, &layout::Node::role);
    ASSERT_NE(figure, pages.nodes.end());
    EXPECT_EQ(pages.texts.at(figure->text - 1), "What the flow shows.");
    auto const node = static_cast<layout::NodeId>(figure - pages.nodes.begin());
    EXPECT_EQ(runs_of(pages, node), 4U) << "two numbers and two texts";
    ASSERT_FALSE(pages.pages.front().paths.empty());
    for (auto const& path : pages.pages.front().paths)
        EXPECT_EQ(path.node, node);
}

TEST(Drawing, LongFlowGoesOnOverPagesWithinTheTextArea)
{
    make::Document document;
    document.blocks.push_back(flow(document, 60, "A step of the review, with a date"));
    auto const pages = make::lay_out(document, make::house_styles());
    ASSERT_GT(pages.pages.size(), 1U);
    auto const* const style = make::house_styles().page("portrait");
    std::size_t boxes = 0;
    for (auto const& page : pages.pages) {
        for (auto const& [path, node] : page.paths) {
            boxes += path.fill && path.stroke > base::Length {} ? 1 : 0;
            for (auto const& point : path.points) {
                EXPECT_GE(point.y, style->margin_top);
                EXPECT_LE(point.y, page.height - style->margin_bottom);
                EXPECT_LE(point.x, page.width - style->margin_right);
            }
        }
    }
    EXPECT_EQ(boxes, 60U) << "no box is lost";
}

// A board with 39 agencies could not make its annual report: the chart was shrunk to one page.
TEST(Drawing, ChartOfManyBarsGoesOnOverPagesAtItsOwnSize)
{
    make::Document document;
    auto drawing = std::make_unique<document::Drawing>();
    drawing->alternative = "Actions by agency.";
    document::Chart chart { document::Chart::Kind::rag, "actions", {} };
    for (auto const* const status : { "Blue", "Red" }) {
        document::ChartSeries series { status, {} };
        for (int i = 0; i < 80; ++i)
            series.values.push_back(
                { "An agency with a rather long name, number " + std::to_string(i), "3", 3000 });
        chart.series.push_back(std::move(series));
    }
    drawing->content = std::move(chart);
    document.blocks.push_back(document.block("flow", std::move(drawing)));
    auto const& styles = make::house_styles();
    auto const pages = make::lay_out(document, styles);
    ASSERT_GT(pages.pages.size(), 2U);
    auto const size = styles.find("chart-label")->size;
    std::size_t names = 0;
    for (auto const& page : pages.pages) {
        for (auto const& run : page.runs)
            names += run.size == size ? 1 : 0;
        for (auto const& [path, node] : page.paths)
            for (auto const& point : path.points)
                EXPECT_LE(point.y, page.height - styles.page("portrait")->margin_bottom);
    }
    EXPECT_GE(names, 80U) << "none is lost or shrunk";
}

document::Block genogram(make::Document& document, std::size_t children)
{
    auto drawing = std::make_unique<document::Drawing>();
    drawing->alternative = "A family.";
    document::Genogram family;
    document::Couple couple;
    for (std::size_t i = 0; i < children + 1; ++i) {
        family.people.push_back({ "p" + std::to_string(i), "Somebody with a name", "30", {} });
        if (i > 0)
            couple.children.push_back(i);
    }
    family.people.back().index = true;
    family.couples.push_back(couple);
    drawing->content = std::move(family);
    return document.block("genogram", std::move(drawing));
}

TEST(Drawing, WiderThanThePageIsMadeSmaller)
{
    make::Document document;
    document.blocks.push_back(genogram(document, 7));
    auto const pages = make::lay_out(document, make::house_styles());
    auto const* const style = make::house_styles().page("portrait");
    for (auto const& path : pages.pages.at(0).paths)
        for (auto const& point : path.path.points) {
            EXPECT_GE(point.x, style->margin_left - base::Length::points(1));
            EXPECT_LE(
                point.x, pages.pages.at(0).width - style->margin_right + base::Length::points(1));
        }
}

TEST(Drawing, TooSmallToReadIsAFault)
{
    make::Document document;
    document.blocks.push_back(genogram(document, 40));
    auto const result = layout::lay_out(document, make::house_styles(), make::fonts());
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.errors().front().code, "layout-drawing-too-large");
    EXPECT_EQ(result.errors().size(), 1U);
}

/// Contrast ratio of WCAG 2.2.
double contrast(std::uint32_t a, std::uint32_t b)
{
    auto const luminance = [](std::uint32_t colour) {
        double sum = 0;
        for (auto const& [shift, weight] :
            { std::pair { 16u, 0.2126 }, { 8u, 0.7152 }, { 0u, 0.0722 } }) {
            auto const part = (colour >> shift & 0xFF) / 255.0;
            sum += weight
                * (part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    };
    auto const [low, high] = std::minmax({ luminance(a), luminance(b) });
    return (high + 0.05) / (low + 0.05);
}

TEST(Drawing, LettersAndLinesOfTheHouseStyleStandOutFromTheirGround)
{
    for (auto const* const name : { "chart-1", "chart-2", "chart-3", "chart-4", "chart-5",
             "chart-6", "rag-blue", "rag-green", "rag-amber", "rag-red", "rag-grey", "flow-box",
             "flow-box-overdue", "cycle-box", "progress-done", "progress-overdue" }) {
        auto const* const style = make::house_styles().find(name);
        ASSERT_TRUE(style) << name;
        EXPECT_GE(contrast(style->colour, style->background), 4.5) << name;
        EXPECT_GE(contrast(style->border_colour, 0xFFFFFF), 3.0) << name;
    }
    for (auto const* const name : { "flow-date", "flow-number", "cycle-label" })
        for (auto const* const ground : { "flow-box", "flow-box-overdue", "cycle-box" })
            EXPECT_GE(contrast(make::house_styles().find(name)->colour,
                          make::house_styles().find(ground)->background),
                4.5)
                << name;
    for (auto const* const name : { "chart-axis", "chart-key", "timeline-status", "genogram-note",
             "genogram-household", "genogram-key" })
        EXPECT_GE(contrast(make::house_styles().find(name)->colour, 0xFFFFFF), 4.5) << name;
}

} // namespace
