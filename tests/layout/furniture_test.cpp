#include "make.h"
#include "trace.h"

namespace {

make::Document furnished(std::size_t page_count)
{
    make::Document document;
    document.furniture.header_left = "Northbridge Board";
    document.furniture.header_right = "NB";
    document.furniture.marking = "OFFICIAL-SENSITIVE";
    document.furniture.footer_left = "2a Letter";
    document.furniture.footer_second = "Case NB/1";
    for (std::size_t i = 0; i < page_count; ++i) {
        document.blocks.push_back(document.p("text"));
        document.blocks.push_back(document.block("p", document::PageBreak {}));
    }
    return document;
}

std::vector<trace::Run> saying(layout::PagedDocument const& pages, std::string const& text)
{
    auto runs = trace::runs(pages, make::fonts());
    std::erase_if(runs, [&](auto const& run) { return run.text != text; });
    return runs;
}

TEST(Furniture, StandsOnEveryPageAndIsNeverText)
{
    auto const pages = make::lay_out(furnished(3));
    ASSERT_EQ(pages.pages.size(), 3U);
    EXPECT_EQ(saying(pages, "Northbridge Board").size(), 1U); // First page only.
    EXPECT_EQ(saying(pages, "NB").size(), 3U);
    EXPECT_EQ(saying(pages, "OFFICIAL-SENSITIVE").size(), 6U); // Head and foot.
    EXPECT_EQ(saying(pages, "2a Letter").size(), 3U);
    EXPECT_EQ(saying(pages, "Case NB/1").size(), 3U);
    ASSERT_EQ(saying(pages, "Page 2 of 3").size(), 1U);
    EXPECT_EQ(saying(pages, "Page 2 of 3").at(0).page, 1U);
    for (auto const& run : trace::runs(pages, make::fonts()))
        EXPECT_EQ(run.node == layout::artifact, run.text != "text");
}

TEST(Furniture, LeavesOnlyThePageNumberToTheEnd)
{
    layout::Shaper shaper(make::fonts());
    std::vector<std::size_t> handed;
    auto const document = furnished(3);
    auto const pages = layout::lay_out(
        document, make::styles(), shaper, [&](layout::PagedDocument& so_far, std::size_t page) {
            handed.push_back(page);
            EXPECT_EQ(so_far.pages.size(), page + 1);
            auto& full = so_far.pages.at(page);
            EXPECT_EQ(full.runs.size(), page == 0 ? 7U : 6U);
            full.runs.clear();
            full.glyphs.clear();
        });
    ASSERT_TRUE(pages.ok());
    EXPECT_EQ(handed, (std::vector<std::size_t> { 0, 1, 2 }));
    for (auto const& page : pages.value().pages)
        EXPECT_EQ(page.runs.size(), 1U);
    EXPECT_EQ(saying(pages.value(), "Page 3 of 3").size(), 1U);
}

TEST(Furniture, StandsInItsPlaces)
{
    auto const pages = make::lay_out(furnished(1));
    auto const left = saying(pages, "Northbridge Board").at(0);
    EXPECT_DOUBLE_EQ(left.x, 50);
    EXPECT_DOUBLE_EQ(left.y, 30);
    auto const right = saying(pages, "NB").at(0);
    EXPECT_NEAR(right.x + right.width, 550, 0.01);
    auto const marks = saying(pages, "OFFICIAL-SENSITIVE");
    EXPECT_NEAR(marks.at(0).x + marks.at(0).width / 2, 300, 0.01);
    EXPECT_DOUBLE_EQ(marks.at(0).y, 30);
    EXPECT_DOUBLE_EQ(marks.at(1).y, 790); // A line above the footer line.
    EXPECT_DOUBLE_EQ(saying(pages, "2a Letter").at(0).y, 800); // 840 - 40
    EXPECT_DOUBLE_EQ(saying(pages, "Case NB/1").at(0).y, 810);
    auto const number = saying(pages, "Page 1 of 1").at(0);
    EXPECT_DOUBLE_EQ(number.y, 800);
    EXPECT_NEAR(number.x + number.width, 550, 0.01);
}

TEST(Furniture, LongFurnitureTakesMoreLinesAndTheTextMakesWay)
{
    auto document = furnished(1);
    document.furniture.header_left = make::words(60); // 60 words at 8 pt in about 190 pt.
    auto const pages = make::lay_out(document);
    double lowest = 0;
    for (auto const& run : trace::runs(pages, make::fonts()))
        if (run.node == layout::artifact && run.y < 400)
            lowest = std::max(lowest, run.y);
    EXPECT_GT(lowest, 70); // It did not fit above the margin.
    EXPECT_GT(saying(pages, "text").at(0).y, lowest);
}

TEST(Furniture, TheWatermarkLiesBelowTheTextThroughTheMiddle)
{
    auto document = furnished(2);
    document.furniture.watermark = "DRAFT";
    auto const pages = make::lay_out(document);
    auto const marks = saying(pages, "DRAFT");
    ASSERT_EQ(marks.size(), 2U);
    EXPECT_EQ(pages.pages.at(0).runs.front().rotation, 45);
    // From the start of the baseline along 45 degrees to its end, the middle is half the height
    // of the capitals (1409 / 2048 x 50 / 2 = 17.2 pt) from the middle of the page.
    auto const half = marks.at(0).width / 2 * 0.707107;
    auto const off = 17.2 * 0.707107;
    EXPECT_NEAR(marks.at(0).x + half, 300 + off, 0.1);
    EXPECT_NEAR(marks.at(0).y - half, 420 + off, 0.1);
}

TEST(Furniture, ACharacterWithoutAGlyphIsReported)
{
    auto document = furnished(1);
    document.furniture.footer_left = "\U000F1234";
    auto const result = layout::lay_out(document, make::styles(), make::fonts());
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.errors().front().code, "layout-no-glyph");
}

} // namespace
