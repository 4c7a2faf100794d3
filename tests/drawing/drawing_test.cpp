#include "studio.h"

#include <gtest/gtest.h>

namespace {

using namespace drawing_test;
using document::Chart;

document::Drawing chart(Chart::Kind kind, std::vector<document::ChartSeries> series)
{
    document::Drawing drawing;
    drawing.content = Chart { kind, "reviews", std::move(series) };
    return drawing;
}

document::ChartValue value(std::string label, std::int64_t number)
{
    return { std::move(label), std::to_string(number), number * 1000 };
}

base::Length width_of(drawing::Path const& path)
{
    auto const [left, right] = std::ranges::minmax(path.points, {}, &drawing::Point::x);
    return right.x - left.x;
}

/// The filled rectangles, from which bars can be measured.
std::vector<base::Length> bar_widths(drawing::Picture const& picture)
{
    std::vector<base::Length> widths;
    for (auto const& path : picture.paths)
        if (path.fill && path.points.size() == 4)
            widths.push_back(width_of(path));
    return widths;
}

TEST(Bars, AreAsLongAsTheirFiguresAreLarge)
{
    auto const pictures = draw(chart(
        Chart::Kind::bars, { { "", { value("North", 8), value("South", 2), value("East", 0) } } }));
    ASSERT_EQ(pictures.size(), 1U);
    auto const widths = bar_widths(pictures.front());
    ASSERT_EQ(widths.size(), 2U); // Nothing has no bar.
    // 400 less the names (25), the figures (5) and three paddings of 4 is 358.
    EXPECT_NEAR(static_cast<double>(widths.front().millipoints), 358000, 10);
    EXPECT_NEAR(static_cast<double>(widths.back().millipoints), 358000.0 / 4, 10);
    for (auto const* const text : { "North", "South", "East", "8", "2", "0" })
        EXPECT_TRUE(find_text(pictures.front(), text)) << text;
}

TEST(Bars, GoOnInAnotherPictureWhereThePageEnds)
{
    std::vector<document::ChartValue> values;
    for (int i = 1; i <= 40; ++i)
        values.push_back(value("Agency " + std::to_string(i), i));
    auto const many = chart(Chart::Kind::stacked, { { "Done", values }, { "Open", values } });
    auto studio = drawing_test::studio();
    studio.height_max = pt(300);
    auto const pictures = drawing::draw(many, pt(400), studio);
    ASSERT_GT(pictures.size(), 1U);
    std::size_t bars = 0;
    for (auto const& picture : pictures) {
        EXPECT_LE(picture.height, pt(150)) << "two on a page";
        EXPECT_TRUE(find_text(picture, "Open")) << "a key on each";
        bars += static_cast<std::size_t>(std::ranges::count_if(
            picture.texts, [](auto const& text) { return text.text.starts_with("Agency "); }));
    }
    EXPECT_EQ(bars, 40U);
    // 40 is twice as long as 20, wherever it stands: all have one scale.
    auto const longest = bar_widths(pictures.back()).back();
    auto const all = drawing::draw(many, pt(400), drawing_test::studio());
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(longest, bar_widths(all.front()).back());
}

TEST(Bars, StackedPartsAddUpAndShowTheirTotal)
{
    auto const pictures = draw(chart(Chart::Kind::stacked,
        { { "Done", { value("A", 3), value("B", 1) } },
            { "Open", { value("A", 1), value("B", 1) } } }));
    auto const& picture = pictures.at(0);
    EXPECT_TRUE(find_text(picture, "4")) << "total of A";
    EXPECT_TRUE(find_text(picture, "Done"));
    EXPECT_TRUE(find_text(picture, "Open"));
}

TEST(Bars, RagTellsTheStatusInWords)
{
    auto const pictures = draw(
        chart(Chart::Kind::rag, { { "Green", { value("A", 3) } }, { "Red", { value("A", 3) } } }));
    EXPECT_TRUE(find_text(pictures.at(0), "Green 3"));
    EXPECT_TRUE(find_text(pictures.at(0), "Red 3"));
}

TEST(Bars, AllNothingIsDrawnWithoutDividingByNothing)
{
    auto const pictures = draw(chart(Chart::Kind::bars, { { "", { value("A", 0) } } }));
    EXPECT_TRUE(bar_widths(pictures.at(0)).empty());
    EXPECT_TRUE(find_text(pictures.at(0), "0"));
}

TEST(Lines, EndWhereAFigureIsMissing)
{
    auto gap = value("2013", 0);
    gap.printed.clear();
    auto const pictures = draw(chart(Chart::Kind::lines,
        { { "North",
            { value("2011", 4), value("2012", 8), gap, value("2014", 2), value("2015", 6) } } }));
    std::size_t lines = 0;
    for (auto const& path : pictures.at(0).paths)
        if (!path.fill && path.points.size() == 2 && path.points.front().y != path.points.back().y)
            ++lines;
    EXPECT_EQ(lines, 2U) << "2011 to 2012, 2014 to 2015, and nothing between";
    EXPECT_TRUE(find_text(pictures.at(0), "North")) << "the name at the end of the line";
}

TEST(Lines, NamesAtTheEndsDoNotTouch)
{
    auto const pictures = draw(chart(Chart::Kind::lines,
        { { "One", { value("a", 5), value("b", 5) } }, { "Two", { value("a", 5), value("b", 5) } },
            { "Three", { value("a", 0), value("b", 5) } } }));
    std::vector<base::Length> tops;
    for (auto const* const name : { "One", "Two", "Three" })
        tops.push_back(find_text(pictures.at(0), name)->at.y);
    std::ranges::sort(tops);
    EXPECT_GE(tops.at(1) - tops.at(0), pt(10));
    EXPECT_GE(tops.at(2) - tops.at(1), pt(10));
}

TEST(Flow, ColumnGoesOnOverPagesAndNumbersItsSteps)
{
    document::FlowChart flow {
        { { "", { { "First", "1 May", "", {}, false }, { "Second", "", "", {}, false } } } }
    };
    document::Drawing drawing;
    drawing.content = flow;
    auto const pictures = draw(drawing);
    ASSERT_EQ(pictures.size(), 2U);
    EXPECT_TRUE(find_text(pictures.at(0), "1"));
    EXPECT_TRUE(find_text(pictures.at(1), "2"));
    EXPECT_TRUE(find_text(pictures.at(0), "Due\u00A01 May"));
    // The arrow ends where the box begins.
    EXPECT_EQ(pictures.at(1).paths.at(1).points.front().y, pt(24));
}

TEST(Flow, PrintsTheNumberItIsGivenAndWhatGoesOnBeside)
{
    document::FlowLane lane { "Decision",
        { { "Panel", "", "", {}, false, "5" }, { "Day 10", "", "", {}, false, "" } } };
    lane.asides = { { "Police", "Since May" } };
    document::Drawing drawing;
    drawing.content
        = document::FlowChart { { lane, { "Review", { { "Report", "", "", {}, false } } } } };
    auto const pictures = draw(drawing, 900);
    ASSERT_EQ(pictures.size(), 1U);
    auto const& picture = pictures.at(0);
    EXPECT_TRUE(find_text(picture, "5"));
    EXPECT_FALSE(find_text(picture, "1"));
    EXPECT_FALSE(find_text(picture, "2"));
    // A step without a number of its own is counted among all.
    EXPECT_TRUE(find_text(picture, "3"));
    ASSERT_TRUE(find_text(picture, "Police"));
    EXPECT_GT(find_text(picture, "Police")->at.y, find_text(picture, "Day 10")->at.y);
    EXPECT_LT(find_text(picture, "Since May")->at.y, picture.height);
    // In one column it stands after the steps of its lane.
    auto const below = draw(drawing, 300);
    ASSERT_EQ(below.size(), 4U);
    EXPECT_TRUE(find_text(below.at(2), "Police"));
    EXPECT_EQ(drawing::describe(drawing),
        "Flowchart of 3 steps, each leading to the next. Decision. 5 Panel. Day 10. Beside the "
        "steps: Police: Since May. Review. 3 Report.");
}

TEST(Flow, LanesStandBelowEachOtherWhereWordsWouldBreak)
{
    document::Drawing drawing;
    drawing.content
        = document::FlowChart { { { "Decision", { { "Notification", "", "", {}, false } } },
            { "Review", { { "Report", "", "", {}, false } } } } };
    // "Notification" is 60 wide. A lane of 300 has (300 - 80) / 2, less 2 * 4 and 80 for the
    // number: too little. One of 500 has enough.
    EXPECT_EQ(draw(drawing, 500).size(), 1U);
    auto const below = draw(drawing, 300);
    ASSERT_EQ(below.size(), 2U);
    EXPECT_TRUE(find_text(below.at(1), "Review"));
}

TEST(Cycle, JoinsAsManyBoxesAsArrows)
{
    document::Drawing drawing;
    drawing.content = document::Cycle { "Learning",
        { { "Look", "" }, { "Learn", "" }, { "Change", "" }, { "Check", "" } } };
    auto const pictures = draw(drawing);
    std::size_t heads = 0;
    for (auto const& path : pictures.at(0).paths)
        heads += path.fill && path.points.size() == 3 ? 1 : 0;
    EXPECT_EQ(heads, 4U);
    // The first stands at the top, in the middle.
    auto const* const first = find_text(pictures.at(0), "Look");
    EXPECT_EQ(first->at.x + first->width / 2, pt(200));
}

TEST(Cycle, BoxesOfAnyNumberStandApart)
{
    for (std::size_t count = 3; count <= 8; ++count) {
        document::Cycle cycle { "", std::vector<document::CycleStage>(count, { "Stage", "done" }) };
        document::Drawing drawing;
        drawing.content = cycle;
        auto const pictures = draw(drawing);
        std::vector<drawing::Path> boxes;
        for (auto const& path : pictures.at(0).paths)
            if (path.fill && path.points.size() > 4)
                boxes.push_back(path);
        ASSERT_EQ(boxes.size(), count);
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t k = i + 1; k < count; ++k) {
                auto const reach = [&](auto coordinate) {
                    auto const [low, high]
                        = std::ranges::minmax(boxes.at(i).points, {}, coordinate);
                    auto const [from, to] = std::ranges::minmax(boxes.at(k).points, {}, coordinate);
                    return high.*coordinate <= from.*coordinate
                        || to.*coordinate <= low.*coordinate;
                };
                EXPECT_TRUE(reach(&drawing::Point::x) || reach(&drawing::Point::y)) << count;
            }
        }
    }
}

TEST(Words, SayEveryFigureOfAChart)
{
    auto const drawing
        = chart(Chart::Kind::bars, { { "2015", { value("North", 8), value("South", 2) } } });
    EXPECT_EQ(drawing::describe(drawing), "Bar chart of reviews. 2015: North 8, South 2.");
    auto const rows = drawing::tabulate(drawing);
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows.at(0), (std::vector<std::string> { "Shown in the chart", "2015" }));
    EXPECT_EQ(rows.at(2), (std::vector<std::string> { "South", "2" }));
}

TEST(Words, EndWithOneFullStop)
{
    document::Drawing drawing;
    drawing.content = document::Timeline { { { "9 May", "A review is made.", {} },
        { "10 May", "Who leads it?", {} }, { "", "Report", document::Progress::to_come } } };
    EXPECT_EQ(drawing::describe(drawing),
        "Timeline of 3 events. 9 May, to come: A review is made. 10 May, to come: Who leads it? "
        "to come: Report.");
}

TEST(Words, SayTheOrderAndProgressOfAFlow)
{
    document::Drawing drawing;
    drawing.title = "Timeframe";
    drawing.content = document::FlowChart {
        { { "Review", { { "Report", "7 May", "", document::Progress::overdue, true } } } }
    };
    EXPECT_EQ(drawing::describe(drawing),
        "Timeframe. Flowchart of 1 steps, each leading to the next. Review. 1 Report, due 7 May, "
        "overdue.");
}

} // namespace
