#include "make.h"
#include "trace.h"

namespace {

// The text area is 700 pt high: 35 lines of 20 pt.

/// Page of the run that says `text`, 1-based; 0 if there is none.
std::size_t page_of(layout::PagedDocument const& pages, std::string const& text)
{
    for (auto const& run : trace::text_runs(pages, make::fonts()))
        if (run.text == text)
            return run.page + 1;
    return 0;
}

std::size_t lines_on(layout::PagedDocument const& pages, std::size_t page)
{
    auto const runs = trace::text_runs(pages, make::fonts());
    return static_cast<std::size_t>(
        std::ranges::count_if(runs, [&](auto const& run) { return run.page + 1 == page; }));
}

/// `count` lines without spaces between them.
document::Block filler(make::Document& document, std::size_t count)
{
    return document.block("tight", document::Paragraph { "", make::lines(count, "fill") });
}

TEST(Flow, FillsAPageToItsLastLine)
{
    make::Document document;
    document.blocks = make::blocks(filler(document, 36));
    auto const pages = make::lay_out(document);
    ASSERT_EQ(pages.pages.size(), 2U);
    EXPECT_EQ(lines_on(pages, 1), 35U);
    EXPECT_EQ(page_of(pages, "fill36"), 2U);
}

TEST(Flow, LeavesNoSingleLineAtTheFootOrHeadOfAPage)
{
    make::Document document;
    // 34 lines, then a paragraph of 3: one line has room, but two must stay together, and the
    // two that would be left over as well; so all three move.
    document.blocks = make::blocks(
        filler(document, 34), document.block("p", document::Paragraph { "", make::lines(3) }));
    auto const pages = make::lay_out(document);
    EXPECT_EQ(page_of(pages, "line1"), 2U);

    // 31 lines = 620 pt, space 4 pt, room for 3 lines of 4: but then one would stand alone.
    make::Document widow;
    widow.blocks = make::blocks(
        filler(widow, 31), widow.block("p", document::Paragraph { "", make::lines(4) }));
    auto const split = make::lay_out(widow);
    EXPECT_EQ(page_of(split, "line2"), 1U);
    EXPECT_EQ(page_of(split, "line3"), 2U);
}

TEST(Flow, HeadingsStayWithTheirText)
{
    make::Document document;
    // 32 lines end at 640 pt; 30 pt space, a heading of 30 pt: it would just fit, its text not.
    document.blocks
        = make::blocks(filler(document, 32), document.heading(1, "Heading"), document.p("text"));
    auto const pages = make::lay_out(document);
    EXPECT_EQ(page_of(pages, "Heading"), 2U);
    EXPECT_EQ(page_of(pages, "text"), 2U);
    ASSERT_EQ(pages.bookmarks.size(), 1U);
    EXPECT_EQ(pages.bookmarks.front().title, "Heading");
    EXPECT_EQ(pages.bookmarks.front().page, 1U);
    EXPECT_EQ(pages.bookmarks.front().y, base::Length::points(70));
}

TEST(Flow, AClosingNeverStandsAloneOnAPage)
{
    make::Document document;
    // 35 lines fill the page: the closing takes the last of them with it.
    document.blocks
        = make::blocks(filler(document, 35), document.p("Yours sincerely", "farewell"));
    auto const pages = make::lay_out(document);
    EXPECT_EQ(page_of(pages, "fill34"), 1U);
    EXPECT_EQ(page_of(pages, "fill35"), 2U);
    EXPECT_EQ(page_of(pages, "Yours sincerely"), 2U);
}

TEST(Flow, BookmarksPointBelowTheSpaceBeforeTheirHeading)
{
    make::Document document;
    document.blocks
        = make::blocks(filler(document, 2), document.heading(1, "A"), document.heading(2, "B"));
    auto const pages = make::lay_out(document);
    ASSERT_EQ(pages.bookmarks.size(), 2U);
    // 70 + 2 x 20 + 30 before = 140; then 30 high and 10 after, as the styles say.
    EXPECT_EQ(pages.bookmarks.at(0).y, base::Length::points(140));
    EXPECT_EQ(pages.bookmarks.at(1).y, base::Length::points(180));
    EXPECT_EQ(pages.bookmarks.at(1).level, 2);
}

TEST(Flow, KeepsABlockTogetherIfAPageCanHoldIt)
{
    make::Document document;
    document.blocks = make::blocks(filler(document, 30),
        document.group(make::blocks(document.p("first", "tight"), document.p("second", "tight"),
                           filler(document, 8)),
            "whole"));
    EXPECT_EQ(page_of(make::lay_out(document), "first"), 2U);

    // More than any page can hold begins where it stands and is broken.
    make::Document tall;
    tall.blocks = make::blocks(filler(tall, 30),
        tall.group(make::blocks(tall.p("first", "tight"), filler(tall, 50)), "whole"));
    auto const pages = make::lay_out(tall);
    EXPECT_EQ(page_of(pages, "first"), 1U);
    EXPECT_EQ(lines_on(pages, 1), 35U);
    EXPECT_EQ(lines_on(pages, 2), 35U);
    EXPECT_EQ(lines_on(pages, 3), 30U + 1U + 50U - 70U);
}

TEST(Flow, PageBreaksEndAPageButMakeNoEmptyOnes)
{
    make::Document document;
    document.blocks = make::blocks(document.block("p", document::PageBreak {}), document.p("one"),
        document.block("p", document::PageBreak {}), document.block("p", document::PageBreak {}),
        document.p("two"));
    auto const pages = make::lay_out(document);
    EXPECT_EQ(pages.pages.size(), 2U);
    EXPECT_EQ(page_of(pages, "one"), 1U);
    EXPECT_EQ(page_of(pages, "two"), 2U);
}

TEST(Flow, FramesAreClosedAndOpenedAtAPageBreak)
{
    make::Document document;
    document.blocks = make::blocks(document.group(make::blocks(filler(document, 40)), "box"));
    auto const pages = make::lay_out(document);
    ASSERT_EQ(pages.pages.size(), 2U);
    // Edges of 1 + 9 pt above and below leave 680 pt: 34 lines.
    EXPECT_EQ(lines_on(pages, 1), 34U);
    auto const& first = pages.pages.at(0).boxes;
    ASSERT_EQ(first.size(), 4U); // Top, bottom, left, right.
    EXPECT_EQ(first.at(0).y, base::Length::points(70));
    EXPECT_EQ(first.at(1).y, base::Length::points(70 + 10 + 34 * 20 + 10 - 1));
    EXPECT_EQ(first.at(2).height, base::Length::points(700));
    auto const& second = pages.pages.at(1).boxes;
    ASSERT_EQ(second.size(), 4U);
    EXPECT_EQ(second.at(1).y, base::Length::points(70 + 10 + 6 * 20 + 10 - 1));
    auto const runs = trace::text_runs(pages, make::fonts());
    EXPECT_DOUBLE_EQ(runs.front().x, 60);
}

TEST(Flow, FramesWithinFramesLeaveRoomHoweverDeep)
{
    make::Document document;
    auto blocks = make::blocks(document.p("deep inside"));
    for (int i = 0; i < 60; ++i)
        blocks = make::blocks(document.group(std::move(blocks), "box"));
    document.blocks = std::move(blocks);
    auto const pages = make::lay_out(document);
    EXPECT_EQ(pages.pages.size(), 1U);
    EXPECT_EQ(page_of(pages, "deep inside"), 1U);
}

TEST(Flow, ListsHangTheirLabels)
{
    make::Document document;
    document::List list;
    list.items.push_back({ "1.", make::blocks(document.p("first", "li")), 1 });
    list.items.push_back({ "2.", make::blocks(document.p("second", "li")), 2 });
    document.blocks = make::blocks(document.block("ul", std::move(list)));
    auto const pages = make::lay_out(document);
    auto const runs = trace::text_runs(pages, make::fonts());
    ASSERT_EQ(runs.size(), 4U);
    EXPECT_EQ(runs.at(0).text, "1. ");
    EXPECT_DOUBLE_EQ(runs.at(0).x, 55); // 50 + 20 of indent - 15 of label.
    EXPECT_DOUBLE_EQ(runs.at(1).x, 70);
    EXPECT_DOUBLE_EQ(runs.at(0).y, runs.at(1).y);
    EXPECT_EQ(trace::print_tree(pages),
        "Document\n L\n  LI\n   Lbl\n   LBody\n    P\n  LI\n   Lbl\n   LBody\n    P\n");
}

TEST(Flow, TextMakesWayForALongLabel)
{
    make::Document document;
    document.blocks = make::blocks(
        document.block("p", document::Paragraph { "Appendix 17 (b)", { { "text" } } }));
    auto const runs = trace::text_runs(make::lay_out(document), make::fonts());
    ASSERT_EQ(runs.size(), 2U);
    EXPECT_NEAR(runs.at(1).x, runs.at(0).x + runs.at(0).width, 0.01);
    EXPECT_DOUBLE_EQ(runs.at(0).y, runs.at(1).y);
}

TEST(Flow, AnArrowLeadsFromEachStepToTheNext)
{
    make::Document document;
    document::List list;
    for (auto const* const text : { "one", "two", "three" })
        list.items.push_back({ "", make::blocks(document.p(text, "step")), 1 });
    document.blocks = make::blocks(document.block("div", std::move(list)));
    auto const pages = make::lay_out(document);
    auto const& page = pages.pages.front();
    ASSERT_EQ(page.polygons.size(), 2U);
    // First box: 70 to 70 + 5 + 20 + 5 = 100; the arrow ends 12 pt below it at the second box.
    EXPECT_EQ(page.polygons.front().points.back().second, base::Length::points(112));
    EXPECT_EQ(page.boxes.size(), 3U * 4U + 2U);
}

TEST(Flow, SignaturesStandTwoBesideEachOther)
{
    make::Document document;
    document.blocks = make::blocks(
        document.block("signature", document::SignatureLine { { "Chair", "Manager" } }));
    auto const pages = make::lay_out(document);
    auto const& boxes = pages.pages.front().boxes;
    ASSERT_EQ(boxes.size(), 2U);
    EXPECT_EQ(boxes.at(0).y, base::Length::points(110)); // 40 pt of room to sign.
    EXPECT_EQ(boxes.at(0).width, base::Length::points(240)); // (500 - 20) / 2
    EXPECT_EQ(boxes.at(1).x, base::Length::points(50 + 240 + 20));
}

TEST(Flow, FiguresCarryTheirAlternativeText)
{
    make::Document document;
    auto figure = document.group(make::blocks(document.p("A to B")), "div", "Figure");
    std::get<std::unique_ptr<document::Group>>(figure.content)->alternative = "From A to B";
    document.blocks = make::blocks(std::move(figure));
    auto const pages = make::lay_out(document);
    ASSERT_EQ(pages.nodes.at(1).role, layout::Role::figure);
    EXPECT_EQ(pages.texts.at(pages.nodes.at(1).text - 1), "From A to B");
}

TEST(Flow, UnknownStylesAndPagesAreAllReported)
{
    make::Document document;
    document.page = "poster";
    auto odd = document.p("text", "no-such-style");
    odd.line = 7;
    document.blocks = make::blocks(std::move(odd), document.p("more", "nor-this"));
    auto const result = layout::lay_out(document, make::styles(), make::fonts());
    ASSERT_FALSE(result.ok());
    ASSERT_EQ(result.errors().size(), 3U);
    EXPECT_EQ(result.errors().at(0).code, "layout-unknown-page");
    EXPECT_EQ(result.errors().at(1).code, "layout-unknown-style");
    EXPECT_EQ(result.errors().at(1).place.line, 7);
}

TEST(Flow, ADocumentOfTooManyPagesIsRefusedQuickly)
{
    make::Document document;
    for (int i = 0; i < 6000; ++i) {
        document.blocks.push_back(document.p("x"));
        document.blocks.push_back(document.block("p", document::PageBreak {}));
    }
    auto const result = layout::lay_out(document, make::styles(), make::fonts());
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.errors().front().code, "layout-too-many-pages");
}

TEST(Flow, AnEmptyDocumentHasOnePage)
{
    EXPECT_EQ(make::lay_out(make::Document {}).pages.size(), 1U);
}

} // namespace
