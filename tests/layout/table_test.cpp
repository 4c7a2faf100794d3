#include "layout/columns.h"
#include "make.h"
#include "trace.h"

namespace {

using base::Length;
using Kind = document::Column::Kind;

Length pt(std::int64_t value)
{
    return Length::points(value);
}

std::vector<Length> widths(
    std::vector<document::Column> const& columns, std::vector<layout::TextWidths> const& needs)
{
    return layout::column_widths(columns, needs, pt(500));
}

TEST(Columns, FixedOnesGetWhatTheyAskAndPartsShareTheRest)
{
    auto const result = widths({ { Kind::fixed, 100'000 }, { Kind::parts, 1 }, { Kind::parts, 3 } },
        { {}, { pt(10), pt(900) }, { pt(10), pt(900) } });
    EXPECT_EQ(result, (std::vector { pt(100), pt(100), pt(300) })); // 400 = 1 + 3 parts of 100.
}

TEST(Columns, NoneIsNarrowerThanItsLongestWord)
{
    auto const result = widths(
        { { Kind::parts, 1 }, { Kind::parts, 9 } }, { { pt(120), pt(120) }, { pt(10), pt(900) } });
    EXPECT_EQ(result, (std::vector { pt(120), pt(380) })); // A tenth would be 50.
}

TEST(Columns, FixedOnesGrowForALongWordUpToTwice)
{
    auto const result = widths({ { Kind::fixed, 50'000 }, { Kind::fixed, 50'000 } },
        { { pt(70), pt(70) }, { pt(300), pt(300) } });
    EXPECT_EQ(result, (std::vector { pt(70), pt(100) }));
}

TEST(Columns, ContentIsSetOnOneLineIfThereIsRoomAndFillsTheWidth)
{
    auto const result = widths({ { Kind::content, 1 }, { Kind::content, 1 } },
        { { pt(10), pt(100) }, { pt(10), pt(150) } });
    EXPECT_EQ(result, (std::vector { pt(200), pt(300) })); // 250 wanted, 500 there: twice each.
}

TEST(Columns, WideContentSharesFairly)
{
    auto const result = widths({ { Kind::content, 1 }, { Kind::content, 1 }, { Kind::content, 1 } },
        { { pt(10), pt(60) }, { pt(10), pt(2000) }, { pt(10), pt(5000) } });
    EXPECT_EQ(result, (std::vector { pt(60), pt(220), pt(220) })); // (500 - 60) / 2
}

TEST(Columns, WhatCannotFitIsSharedAllTheSame)
{
    auto const result = widths({ { Kind::content, 1 }, { Kind::parts, 1 } },
        { { pt(50), pt(50) }, { pt(9000), pt(9000) } });
    EXPECT_EQ(result, (std::vector { pt(50), pt(450) }));
    auto const fixed = widths({ { Kind::fixed, 800'000 }, { Kind::parts, 1 } }, { {}, {} });
    EXPECT_EQ(fixed, (std::vector { pt(375), pt(125) })); // The other keeps half an even share.
}

/// Two columns of 250 pt.
std::unique_ptr<document::Table> table()
{
    auto result = std::make_unique<document::Table>();
    result->columns = { { Kind::fixed, 250'000 }, { Kind::fixed, 250'000 } };
    return result;
}

std::vector<trace::Run> runs_saying(layout::PagedDocument const& pages, std::string const& text)
{
    auto runs = trace::runs(pages, make::fonts());
    std::erase_if(runs, [&](auto const& run) { return run.text != text; });
    return runs;
}

TEST(Table, CellsArePaddedAndRowsAreAsHighAsTheirHighestCell)
{
    make::Document document;
    auto content = table();
    document::Cell two_lines;
    two_lines.text = make::lines(2);
    two_lines.style = document.style("td");
    content->body.push_back(make::row(document.td("a"), std::move(two_lines)));
    content->body.push_back(make::row(document.td("b"), document.td("c")));
    document.blocks = make::blocks(document.block("table", std::move(content)));
    auto const pages = make::lay_out(document);
    auto const a = runs_saying(pages, "a").at(0);
    auto const b = runs_saying(pages, "b").at(0);
    EXPECT_DOUBLE_EQ(a.x, 55);
    EXPECT_DOUBLE_EQ(runs_saying(pages, "c").at(0).x, 305);
    EXPECT_NEAR(a.y, 70 + 5 + 13.466, 0.002); // Padding, then as in any line.
    EXPECT_NEAR(b.y - a.y, 5 + 2 * 20 + 5, 0.002); // The row of two lines.
    auto const& boxes = pages.pages.front().boxes;
    ASSERT_EQ(boxes.size(), 2U); // One rule for each row, over both columns.
    EXPECT_EQ(boxes.at(0).y, pt(70 + 50 - 1));
    EXPECT_EQ(boxes.at(0).width, pt(500));
}

TEST(Table, ABackgroundDoesNotHideTheRuleAboveIt)
{
    make::Document document;
    auto content = table();
    content->body.push_back(make::row(document.td("a"), document.td("b")));
    content->body.push_back(make::row(document.th("c"), document.td("d")));
    document.blocks = make::blocks(document.block("table", std::move(content)));
    auto const pages = make::lay_out(document);
    auto const& boxes = pages.pages.front().boxes;
    // The rule of the first row, the background, the first rule again, the second rule.
    ASSERT_EQ(boxes.size(), 4U);
    EXPECT_EQ(boxes.at(1).y, pt(100));
    EXPECT_EQ(boxes.at(2).y, boxes.at(0).y);
    EXPECT_EQ(boxes.at(2).width, pt(500));
}

TEST(Table, HeadRowsAreRepeatedOnEachPageButTaggedOnce)
{
    make::Document document;
    auto content = table();
    content->head.push_back(make::row(document.th("Name"), document.th("Due")));
    for (int i = 0; i < 60; ++i)
        content->body.push_back(
            make::row(document.td("row" + std::to_string(i)), document.td("x")));
    document.blocks = make::blocks(document.block("table", std::move(content)));
    auto const pages = make::lay_out(document);
    // Rows of 30 pt, 700 pt: the head and 22 rows on each page, so 22 + 22 + 16.
    ASSERT_EQ(pages.pages.size(), 3U);
    auto const heads = runs_saying(pages, "Name");
    ASSERT_EQ(heads.size(), 3U);
    EXPECT_NE(heads.at(0).node, layout::artifact);
    EXPECT_EQ(heads.at(1).node, layout::artifact);
    EXPECT_EQ(heads.at(2).node, layout::artifact);
    EXPECT_DOUBLE_EQ(heads.at(2).y, heads.at(0).y);
    EXPECT_EQ(runs_saying(pages, "row21").at(0).page, 0U);
    EXPECT_EQ(runs_saying(pages, "row22").at(0).page, 1U);
    EXPECT_EQ(runs_saying(pages, "row44").at(0).page, 2U);
    auto const tables = std::ranges::count_if(
        pages.nodes, [](auto const& node) { return node.role == layout::Role::table; });
    EXPECT_EQ(tables, 1);
}

TEST(Table, ItsStructureIsThatOfTheDocument)
{
    make::Document document;
    auto content = table();
    content->caption = { { "People" } };
    content->head.push_back(make::row(document.th("Name"), document.th("Due")));
    auto first = document.th("A", document::Scope::row);
    first.row_span = 2;
    content->body.push_back(make::row(std::move(first), document.td("x")));
    content->body.push_back(make::row(document.td("y")));
    content->foot.push_back(make::row(document.td("Sum")));
    document.blocks = make::blocks(document.block("table", std::move(content)));
    auto const pages = make::lay_out(document);
    EXPECT_EQ(trace::print_tree(pages),
        "Document\n Table\n  Caption\n  THead\n   TR\n    TH\n    TH\n  TBody\n   TR\n    TH\n"
        "    TD\n   TR\n    TD\n  TFoot\n   TR\n    TD\n    TD\n"); // The foot row is filled up.
    auto const a = runs_saying(pages, "A").at(0);
    EXPECT_EQ(pages.nodes.at(a.node).row_span, 2);
    EXPECT_EQ(pages.nodes.at(a.node).scope, document::Scope::row);
    EXPECT_DOUBLE_EQ(runs_saying(pages, "y").at(0).x, 305); // The second column.
}

TEST(Table, ACellOverTwoRowsMakesThemAsHighAsItNeeds)
{
    make::Document document;
    auto content = table();
    document::Cell tall;
    tall.text = make::lines(5);
    tall.style = document.style("td");
    tall.row_span = 2;
    content->body.push_back(make::row(std::move(tall), document.td("one")));
    content->body.push_back(make::row(document.td("two")));
    content->body.push_back(make::row(document.td("end"), document.td("end2")));
    document.blocks = make::blocks(document.block("table", std::move(content)));
    auto const pages = make::lay_out(document);
    auto const one = runs_saying(pages, "one").at(0);
    EXPECT_NEAR(runs_saying(pages, "two").at(0).y - one.y, 30, 0.002);
    EXPECT_NEAR(runs_saying(pages, "end").at(0).y - one.y, 5 * 20 + 10, 0.002);
}

TEST(Table, ACellOverTwoColumnsIsAsWideAsBoth)
{
    make::Document document;
    auto content = table();
    auto wide = document.td(make::words(19)); // 19 words take 462 pt: one line of 490, not of 240.
    wide.column_span = 2;
    content->body.push_back(make::row(std::move(wide)));
    content->body.push_back(make::row(document.td("a"), document.td("b")));
    document.blocks = make::blocks(document.block("table", std::move(content)));
    EXPECT_EQ(runs_saying(make::lay_out(document), make::words(19)).size(), 1U);
}

TEST(Table, ARowUnlessTallIsKeptWhole)
{
    make::Document document;
    auto content = table();
    for (int i = 0; i < 22; ++i)
        content->body.push_back(make::row(document.td("x"), document.td("y")));
    document::Cell cell;
    cell.text = make::lines(16); // 330 pt, less than half of 700; 700 - 22 x 30 = 40 are left.
    cell.style = document.style("td");
    content->body.push_back(make::row(std::move(cell), document.td("z")));
    document.blocks = make::blocks(document.block("table", std::move(content)));
    auto const pages = make::lay_out(document);
    EXPECT_EQ(runs_saying(pages, "line1").at(0).page, 1U);
    EXPECT_EQ(runs_saying(pages, "line16").at(0).page, 1U);
    EXPECT_EQ(runs_saying(pages, "z").at(0).page, 1U);
}

TEST(Table, ATallRowIsSplitOverAsManyPagesAsItNeeds)
{
    make::Document document;
    auto content = table();
    content->head.push_back(make::row(document.th("Name"), document.th("Due")));
    document::Cell cell;
    cell.text = make::lines(100);
    cell.style = document.style("td");
    content->body.push_back(make::row(std::move(cell), document.td("beside")));
    content->body.push_back(make::row(document.td("next"), document.td("y")));
    document.blocks = make::blocks(document.block("table", std::move(content)));
    auto const pages = make::lay_out(document);
    // 700 - 30 of head - 10 of padding: 33 lines a page, so 33 + 33 + 33 + 1.
    EXPECT_EQ(runs_saying(pages, "line33").at(0).page, 0U);
    EXPECT_EQ(runs_saying(pages, "line34").at(0).page, 1U);
    EXPECT_EQ(runs_saying(pages, "line99").at(0).page, 2U);
    EXPECT_EQ(runs_saying(pages, "line100").at(0).page, 3U);
    EXPECT_EQ(runs_saying(pages, "beside").at(0).page, 0U);
    EXPECT_EQ(runs_saying(pages, "next").at(0).page, 3U);
    // All its lines are of one cell, on whatever page.
    EXPECT_EQ(runs_saying(pages, "line1").at(0).node, runs_saying(pages, "line100").at(0).node);
    EXPECT_EQ(runs_saying(pages, "Name").size(), 4U);
}

TEST(Table, ATallRowBeginsOnThePageThatHasRoomForItsFirstLine)
{
    make::Document document;
    auto content = table();
    content->body.push_back(make::row(document.td("a"), document.td("b")));
    document::Cell cell;
    cell.text = make::lines(50);
    cell.style = document.style("td");
    content->body.push_back(make::row(std::move(cell), document.td("z")));
    document.blocks = make::blocks(document.block("table", std::move(content)));
    auto const pages = make::lay_out(document);
    EXPECT_EQ(runs_saying(pages, "line1").at(0).page, 0U);
    EXPECT_EQ(runs_saying(pages, "line33").at(0).page, 0U); // 30 + 10 + 33 x 20 = 700.
    EXPECT_EQ(runs_saying(pages, "line34").at(0).page, 1U);
}

TEST(Table, ATallGroupOfSpannedRowsLosesNothing)
{
    make::Document document;
    auto content = table();
    document::Cell tall;
    tall.text = make::lines(80, "span");
    tall.style = document.style("td");
    tall.row_span = 3;
    content->body.push_back(make::row(std::move(tall), document.td("one")));
    content->body.push_back(make::row(document.td("two")));
    content->body.push_back(make::row(document.td("three")));
    document.blocks = make::blocks(document.block("table", std::move(content)));
    auto const pages = make::lay_out(document);
    for (int i = 1; i <= 80; ++i)
        EXPECT_EQ(runs_saying(pages, "span" + std::to_string(i)).size(), 1U) << i;
    EXPECT_EQ(runs_saying(pages, "three").size(), 1U);
}

TEST(Table, TheCaptionStaysWithTheHeadAndTheFirstRow)
{
    make::Document document;
    auto content = table();
    content->caption = { { "People" } };
    content->head.push_back(make::row(document.th("Name"), document.th("Due")));
    content->body.push_back(make::row(document.td("first"), document.td("x")));
    // 31 lines leave 80 pt: room for caption and head (20 + 30), not for the first row (30) too
    // with the 10 pt of space before.
    document.blocks
        = make::blocks(document.block("tight", document::Paragraph { "", make::lines(32, "fill") }),
            document.block("table", std::move(content)));
    auto const pages = make::lay_out(document);
    EXPECT_EQ(runs_saying(pages, "People").at(0).page, 1U);
    EXPECT_EQ(runs_saying(pages, "first").at(0).page, 1U);
}

TEST(Table, OverlayStylesKeepTheTypeOfTheTable)
{
    make::Document document;
    auto content = table();
    content->body.push_back(
        make::row(document.td("plain", "dense-td"), document.td("Red", "badge")));
    document.blocks = make::blocks(document.block("dense", std::move(content)));
    auto sheet = make::read_styles(
        std::string(make::plain_styles)
            .replace(std::string(make::plain_styles).find("\"div\""), 0, "\"dense\": {}, "),
        "s.json");
    auto const pages = make::lay_out(document, sheet);
    EXPECT_EQ(runs_saying(pages, "Red").at(0).placed.size, pt(8));
    EXPECT_EQ(pages.pages.front().boxes.front().colour, 0xFFCCCCU);
}

TEST(Table, CellsMayHoldBlocksAndTablesOfTheirOwn)
{
    make::Document document;
    auto inner = table();
    inner->body.push_back(make::row(document.td("inner1"), document.td("inner2")));
    document::Cell cell;
    cell.style = document.style("td");
    document::List list;
    list.items.push_back({ "-", make::blocks(document.p("item", "li")), 1 });
    cell.blocks = make::blocks(document.p("intro"), document.block("ul", std::move(list)),
        document.block("table", std::move(inner)));
    auto content = table();
    content->body.push_back(make::row(std::move(cell), document.td("beside")));
    document.blocks = make::blocks(document.block("table", std::move(content)));
    auto const pages = make::lay_out(document);
    for (auto const* const text : { "intro", "item", "inner1", "inner2", "beside" })
        EXPECT_EQ(runs_saying(pages, text).size(), 1U) << text;
    EXPECT_DOUBLE_EQ(runs_saying(pages, "intro").at(0).y, runs_saying(pages, "beside").at(0).y);
}

TEST(Columns, ACellOverSeveralRaisesTheirNeeds)
{
    std::vector<document::Column> const columns { { Kind::content, 1 }, { Kind::fixed, 60'000 },
        { Kind::content, 1 } };
    std::vector<layout::TextWidths> needs { { pt(10), pt(40) }, {}, { pt(20), pt(40) } };
    layout::spread({ 0, 3, { pt(130), pt(100) } }, columns, needs);
    EXPECT_EQ(needs.at(0).least, pt(30)); // 130 - 10 - 60 - 20 = 40 lack, 20 for each.
    EXPECT_EQ(needs.at(1).least, pt(0));
    EXPECT_EQ(needs.at(2).least, pt(40));
    EXPECT_EQ(needs.at(0).most, pt(40)); // 140 are more than 100.
}

TEST(Table, AWordOfARowFarDownIsNotBroken)
{
    make::Document document;
    auto content = std::make_unique<document::Table>();
    for (int i = 0; i < 2000; ++i)
        content->body.push_back(make::row(document.td(i == 1990 ? "Llanfairpwllgwyngyll" : "ab"),
            document.td(make::words(40)), document.td(i == 1991 ? "12-345678901234" : "cd")));
    document.blocks = make::blocks(document.block("table", std::move(content)));
    auto const pages = make::lay_out(document);
    EXPECT_EQ(runs_saying(pages, "Llanfairpwllgwyngyll").size(), 1U);
    EXPECT_EQ(runs_saying(pages, "12-345678901234").size(), 1U);
}

TEST(Table, AWordOverTwoColumnsIsNotBroken)
{
    make::Document document;
    auto content = std::make_unique<document::Table>();
    auto wide = document.td("Llanfairpwllgwyngyllgogerychwyrndrobwll");
    wide.column_span = 2;
    content->body.push_back(make::row(std::move(wide), document.td(make::words(200))));
    content->body.push_back(make::row(document.td("a"), document.td("b"), document.td("c")));
    document.blocks = make::blocks(document.block("table", std::move(content)));
    EXPECT_EQ(
        runs_saying(make::lay_out(document), "Llanfairpwllgwyngyllgogerychwyrndrobwll").size(), 1U);
}

TEST(Table, AGroupHeadingIsKeptWithTheRowAfterIt)
{
    make::Document document;
    auto content = table();
    for (int i = 0; i < 22; ++i)
        content->body.push_back(make::row(document.td("x"), document.td("y")));
    auto heading = document.td("Group", "group");
    heading.column_span = 2;
    heading.scope = document::Scope::row_group;
    content->body.push_back(make::row(std::move(heading)));
    content->body.push_back(make::row(document.td("member"), document.td("y")));
    document.blocks = make::blocks(document.block("table", std::move(content)));
    auto const pages = make::lay_out(document);
    // 22 rows of 30 pt leave 40 pt: room for the heading alone.
    EXPECT_EQ(runs_saying(pages, "Group").at(0).page, 1U);
    EXPECT_EQ(runs_saying(pages, "member").at(0).page, 1U);
}

TEST(Table, TheTotalIsKeptWithTheLastRowAndStyled)
{
    make::Document document;
    auto content = table();
    for (int i = 0; i < 23; ++i)
        content->body.push_back(
            make::row(document.td("row" + std::to_string(i)), document.td("y")));
    content->foot.push_back(make::row(document.td("Total"), document.td("23")));
    document.blocks = make::blocks(document.block("striped", std::move(content)));
    auto const pages = make::lay_out(document);
    // 23 rows of 30 pt fill the page but for 10 pt.
    EXPECT_EQ(runs_saying(pages, "row21").at(0).page, 0U);
    EXPECT_EQ(runs_saying(pages, "row22").at(0).page, 1U);
    auto const total = runs_saying(pages, "Total");
    ASSERT_EQ(total.size(), 1U);
    EXPECT_EQ(total.at(0).page, 1U);
    EXPECT_TRUE(make::fonts().metrics(total.at(0).placed.font).bold);
    auto const& boxes = pages.pages.at(1).boxes;
    EXPECT_TRUE(std::ranges::any_of(boxes, [](auto const& box) { return box.height == pt(2); }));
}

TEST(Table, EveryOtherRowHasItsColourAndCountingBeginsAgainUnderAHeading)
{
    make::Document document;
    auto content = table();
    for (int i = 0; i < 3; ++i)
        content->body.push_back(make::row(document.td("x"), document.td("y")));
    auto heading = document.td("Group", "group");
    heading.column_span = 2;
    content->body.push_back(make::row(std::move(heading)));
    for (int i = 0; i < 2; ++i)
        content->body.push_back(make::row(document.td("x"), document.td("y")));
    document.blocks = make::blocks(document.block("striped", std::move(content)));
    auto const pages = make::lay_out(document);
    std::vector<Length> tops;
    for (auto const& box : pages.pages.front().boxes)
        if (box.colour == 0xF7F7F7)
            tops.push_back(box.y);
    EXPECT_EQ(tops, (std::vector { pt(100), pt(220) })); // The 2nd row and the 2nd of the group.
}

TEST(Table, FurtherPagesSayWhatGoesOn)
{
    make::Document document;
    auto content = table();
    content->caption = { { "People" } };
    content->continued = "(continued)";
    content->head.push_back(make::row(document.th("Name"), document.th("Due")));
    for (int i = 0; i < 30; ++i)
        content->body.push_back(make::row(document.td("x"), document.td("y")));
    document.blocks = make::blocks(document.block("table", std::move(content)));
    auto const pages = make::lay_out(document);
    auto const lines = runs_saying(pages, "People (continued)");
    ASSERT_EQ(pages.pages.size(), 2U);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines.at(0).page, 1U);
    EXPECT_EQ(lines.at(0).node, layout::artifact);
    EXPECT_LT(lines.at(0).y, runs_saying(pages, "Name").at(1).y);
}

TEST(Table, ATableThatBeginsOnANewPageDoesNotSayThatItGoesOn)
{
    make::Document document;
    auto content = table();
    content->continued = "(continued)";
    content->body.push_back(make::row(document.td("x"), document.td("y")));
    document.blocks
        = make::blocks(document.block("tight", document::Paragraph { "", make::lines(35, "fill") }),
            document.block("table", std::move(content)));
    auto const pages = make::lay_out(document);
    ASSERT_EQ(pages.pages.size(), 2U);
    EXPECT_TRUE(runs_saying(pages, "(continued)").empty());
}

TEST(Table, AHeadHigherThanAThirdOfThePageIsNotRepeated)
{
    for (int const lines : { 11, 12 }) { // 230 and 250 pt of 700.
        make::Document document;
        auto content = table();
        document::Cell cell;
        cell.text = make::lines(static_cast<std::size_t>(lines), "head");
        cell.style = document.style("th");
        content->head.push_back(make::row(std::move(cell), document.th("Due")));
        for (int i = 0; i < 30; ++i)
            content->body.push_back(make::row(document.td("x"), document.td("y")));
        document.blocks = make::blocks(document.block("table", std::move(content)));
        auto const pages = make::lay_out(document);
        EXPECT_EQ(runs_saying(pages, "Due").size(), lines == 11 ? pages.pages.size() : 1U);
    }
}

TEST(Table, AHeadOfSeveralRowsWithSpansIsRepeatedWhole)
{
    make::Document document;
    auto content = table();
    auto both = document.th("Both");
    both.row_span = 2;
    content->head.push_back(make::row(std::move(both), document.th("Upper")));
    content->head.push_back(make::row(document.th("Lower")));
    for (int i = 0; i < 50; ++i)
        content->body.push_back(make::row(document.td("x"), document.td("y")));
    document.blocks = make::blocks(document.block("table", std::move(content)));
    auto const pages = make::lay_out(document);
    for (auto const* const text : { "Both", "Upper", "Lower" }) {
        auto const found = runs_saying(pages, text);
        ASSERT_EQ(found.size(), pages.pages.size()) << text;
        EXPECT_NE(found.at(0).node, layout::artifact);
        EXPECT_EQ(found.at(1).node, layout::artifact);
    }
}

TEST(Table, ARowOfATallGroupIsNotSplitUnlessItIsTallItself)
{
    make::Document document;
    auto content = table();
    document::Cell tall;
    tall.text = make::lines(30, "span"); // Less than the 20 rows beside it.
    tall.style = document.style("td");
    tall.row_span = 20;
    for (int i = 0; i < 20; ++i) {
        document::Cell cell;
        cell.text = make::lines(2, "r" + std::to_string(i) + "-");
        cell.style = document.style("td");
        content->body.push_back(
            i == 0 ? make::row(std::move(tall), std::move(cell)) : make::row(std::move(cell)));
    }
    document.blocks = make::blocks(document.block("table", std::move(content)));
    auto const pages = make::lay_out(document);
    ASSERT_EQ(pages.pages.size(), 2U); // 14 rows of 50 pt fill the first page.
    for (int i = 0; i < 20; ++i) {
        auto const stem = "r" + std::to_string(i) + "-";
        EXPECT_EQ(runs_saying(pages, stem + "1").at(0).page, i < 14 ? 0U : 1U) << i;
        EXPECT_EQ(runs_saying(pages, stem + "2").at(0).page, i < 14 ? 0U : 1U) << i;
    }
    // The cell beside them goes on as one text, line under line.
    auto const first = runs_saying(pages, "span1").at(0);
    EXPECT_NEAR(runs_saying(pages, "span30").at(0).y - first.y, 29 * 20, 0.01);
}

TEST(Table, ACellThatSplitsLeavesNoLineAlone)
{
    make::Document document;
    auto content = table();
    document::Cell cell;
    cell.blocks = make::blocks(
        document.block("p", document::Paragraph { "", make::lines(40) })); // Two lines at least.
    cell.style = document.style("td");
    content->body.push_back(make::row(std::move(cell), document.td("beside")));
    document.blocks
        = make::blocks(document.block("tight", document::Paragraph { "", make::lines(30, "fill") }),
            document.block("table", std::move(content)));
    // 100 pt are left: 4 lines and paddings of the 40, whose last page would hold 36 and 2 more.
    auto const pages = make::lay_out(document);
    EXPECT_EQ(runs_saying(pages, "line4").at(0).page, 0U);
    EXPECT_EQ(runs_saying(pages, "line5").at(0).page, 1U);
    EXPECT_EQ(runs_saying(pages, "line38").at(0).page, 1U);
    // Two lines go over, although there is room for one of them.
    EXPECT_EQ(runs_saying(pages, "line39").at(0).page, 2U);
    EXPECT_EQ(runs_saying(pages, "line40").at(0).page, 2U);
}

TEST(Table, AColumnNarrowerThanALetterIsAFault)
{
    make::Document document;
    auto content = std::make_unique<document::Table>();
    document::Row row;
    for (int i = 0; i < 80; ++i)
        row.cells.push_back(document.td("mm"));
    content->body.push_back(std::move(row));
    document.blocks = make::blocks(document.block("table", std::move(content)));
    auto const result = layout::lay_out(document, make::styles(), make::fonts());
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.errors().front().code, "layout-too-narrow");
}

TEST(Table, TenThousandRowsAreOneTable)
{
    make::Document document;
    auto content = table();
    content->head.push_back(make::row(document.th("Name"), document.th("Due")));
    for (int i = 0; i < 10'000; ++i)
        content->body.push_back(
            make::row(document.td("row" + std::to_string(i)), document.td("x")));
    document.blocks = make::blocks(document.block("table", std::move(content)));
    auto const pages = make::lay_out(document);
    EXPECT_EQ(pages.pages.size(), 455U); // 22 rows on each, so 454 pages and 12 rows.
    auto const count = [&](layout::Role role) {
        return std::ranges::count_if(
            pages.nodes, [&](auto const& node) { return node.role == role; });
    };
    EXPECT_EQ(count(layout::Role::table), 1);
    EXPECT_EQ(count(layout::Role::table_head), 1);
    EXPECT_EQ(count(layout::Role::table_body), 1);
    EXPECT_EQ(count(layout::Role::table_row), 10'001);
    EXPECT_EQ(runs_saying(pages, "row9999").size(), 1U);
}

} // namespace
