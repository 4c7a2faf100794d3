#include "make.h"
#include "trace.h"

namespace {

using base::Length;
using layout::Role;

/// A grey picture of these proportions.
std::shared_ptr<image::Picture const> picture(std::uint32_t width, std::uint32_t height)
{
    return std::make_shared<image::Picture>(
        image::Picture { width, height, 1, std::string(std::size_t { width } * height, '\x80') });
}

struct WithPictures : make::Document {
    WithPictures()
    {
        pictures["wide"] = picture(200, 100);
        pictures["tall"] = picture(10, 1000);
    }
    document::Block img(std::string source, Length width, Length height = {},
        std::string alternative = "A crest", std::string const& style_name = "img")
    {
        return block(style_name,
            document::Image { std::move(source), std::move(alternative), width, height }, 7);
    }
};

TEST(Images, KeepTheirProportions)
{
    WithPictures document;
    document.blocks = make::blocks(document.img("wide", Length::points(80)),
        document.img("wide", {}, Length::points(10)),
        document.img("wide", Length::points(80), Length::points(10)));
    auto const pages = make::lay_out(document);
    auto const& placed = pages.pages.at(0).pictures;
    ASSERT_EQ(placed.size(), 3u);
    EXPECT_EQ(placed.at(0).width, Length::points(80));
    EXPECT_EQ(placed.at(0).height, Length::points(40)); // 80 * 100 / 200
    EXPECT_EQ(placed.at(0).x, Length::points(50));
    EXPECT_EQ(placed.at(0).y, Length::points(70));
    EXPECT_EQ(placed.at(1).width, Length::points(20));
    EXPECT_EQ(placed.at(1).y, Length::points(110)); // 70 + 40
    EXPECT_EQ(placed.at(2).width, Length::points(20)); // Both are the most it may take.
    EXPECT_EQ(pages.pictures.size(), 1u); // Each picture once.
}

TEST(Images, AreMadeSmallerWhereThereIsNoRoom)
{
    WithPictures document;
    document.blocks = make::blocks(
        document.img("wide", Length::points(9000)), document.img("tall", Length::points(100)));
    auto const pages = make::lay_out(document);
    EXPECT_EQ(pages.pages.at(0).pictures.at(0).width, Length::points(500));
    // 10 : 1000 on a text area 700 high, on a page of its own.
    auto const& tall = pages.pages.at(1).pictures.at(0);
    EXPECT_EQ(tall.height, Length::points(700));
    EXPECT_EQ(tall.width, Length::points(7));
}

TEST(Images, AreFiguresWithTheirText)
{
    WithPictures document;
    document.blocks = make::blocks(
        document.img("wide", Length::points(80)), document.img("wide", Length::points(80), {}, ""));
    auto const pages = make::lay_out(document);
    auto const& placed = pages.pages.at(0).pictures;
    auto const& figure = pages.nodes.at(placed.at(0).node);
    EXPECT_EQ(figure.role, Role::figure);
    EXPECT_EQ(pages.texts.at(figure.text - 1), "A crest");
    EXPECT_EQ(placed.at(1).node, layout::artifact); // Decoration.
}

TEST(Images, AFigureHoldsPictureAndCaptionOnOnePage)
{
    WithPictures document;
    auto const figure = [&] {
        auto group
            = document.group(make::blocks(document.img("wide", Length::points(400), {}, ""),
                                 document.group(make::blocks(document.p("Figure 1", "figcaption")),
                                     "div", "Caption")),
                "figure", "Figure");
        std::get<std::unique_ptr<document::Group>>(group.content)->alternative = "A crest";
        return group;
    };
    // 700 less 25 lines of 20 leaves 200: the picture fits, its caption does not.
    document.blocks = make::blocks(
        document.block("tight", document::Paragraph { "", make::lines(25) }), figure());
    auto const pages = make::lay_out(document);
    ASSERT_EQ(pages.pages.size(), 2u);
    EXPECT_TRUE(pages.pages.at(0).pictures.empty());
    ASSERT_EQ(pages.pages.at(1).pictures.size(), 1u);
    auto const& placed = pages.pages.at(1).pictures.front();
    EXPECT_EQ(pages.nodes.at(placed.node).role, Role::figure);
    auto const runs = trace::runs(pages, make::fonts());
    auto const caption = std::ranges::find(runs, std::string("Figure 1"), &trace::Run::text);
    ASSERT_NE(caption, runs.end());
    EXPECT_EQ(caption->page, 1u);
    auto const paragraph = pages.nodes.at(caption->node);
    EXPECT_EQ(pages.nodes.at(paragraph.parent).role, Role::caption);
    EXPECT_EQ(pages.nodes.at(paragraph.parent).parent, placed.node);
}

TEST(Images, KeepTheirPlaceInReadingOrder)
{
    WithPictures document;
    document.furniture.watermark = "DRAFT";
    document.furniture.footer_left = "Foot";
    document.blocks = make::blocks(
        document.p("Before"), document.img("wide", Length::points(80)), document.p("After"));
    auto const pages = make::lay_out(document);
    auto const& page = pages.pages.at(0);
    auto const runs = trace::runs(pages, make::fonts());
    auto const before = page.pictures.at(0).runs_before;
    EXPECT_EQ(runs.at(before - 1).text, "Before");
    EXPECT_EQ(runs.at(before).text, "After");
}

TEST(Images, InARepeatedHeadAreTaggedOnce)
{
    WithPictures document;
    auto table = std::make_unique<document::Table>();
    table->columns = { {} };
    document::Cell head;
    head.blocks = make::blocks(document.img("wide", Length::points(80)));
    head.style = document.style("th");
    head.scope = document::Scope::column;
    table->head.push_back(make::row(std::move(head)));
    for (int i = 0; i < 40; ++i)
        table->body.push_back(make::row(document.td("cell")));
    document.blocks.push_back(document.block("table", std::move(table)));
    auto const pages = make::lay_out(document);
    ASSERT_GE(pages.pages.size(), 2u);
    EXPECT_NE(pages.pages.at(0).pictures.at(0).node, layout::artifact);
    EXPECT_EQ(pages.pages.at(1).pictures.at(0).node, layout::artifact);
    EXPECT_LE(pages.pages.at(0).pictures.at(0).width, Length::points(80));
}

TEST(Images, AnUnknownNameIsAFaultThatNamesThoseThereAre)
{
    WithPictures document;
    document.blocks = make::blocks(document.img("crest", Length::points(80)));
    auto const result = layout::lay_out(document, make::styles(), make::fonts());
    ASSERT_FALSE(result.ok());
    auto const& fault = result.errors().front();
    EXPECT_EQ(fault.code, "layout-unknown-picture");
    EXPECT_EQ(fault.place.line, 7);
    EXPECT_EQ(fault.fix, "Use one of: tall, wide.");
}

} // namespace
