#include "document/append.h"

#include <gtest/gtest.h>

namespace {

using namespace document;

/// A heading with an id, and a paragraph that links to it and to a page of the web.
Document part(std::string const& page, std::string const& style)
{
    Document made;
    made.file = "part.xml";
    made.page = page;
    made.styles = { "p", style };
    made.links = { "#top", "https://example.org" };
    made.figures = { style };
    made.blocks.emplace_back().content = Heading { 2, { { "Contents" } } };
    made.blocks.emplace_back().content = Contents {};
    made.blocks.emplace_back().content = PageBreak {};
    auto& heading = made.blocks.emplace_back();
    heading.id = "top";
    heading.content = Heading { 1, { { "Title" } } };
    auto& paragraph = made.blocks.emplace_back();
    paragraph.style = 1;
    paragraph.content
        = Paragraph { {}, { { "up", plain, 1 }, { "out", plain, 2 }, { "7", plain, 0, 1 } } };
    return made;
}

Document whole()
{
    Document made;
    made.page = "portrait";
    made.styles = { "p", "other" };
    made.links = { "#item-1" };
    return made;
}

TEST(Append, KeepsWhatPartsReferTo)
{
    auto document = whole();
    auto const first = take_in(document, part("portrait", "note"), "a-");
    auto const second = take_in(document, part("portrait", "other"), "b-");
    ASSERT_EQ(first.size(), 3u); // The page break, the heading and the paragraph.
    EXPECT_TRUE(std::holds_alternative<PageBreak>(first.at(0).content));
    EXPECT_EQ(first.at(1).id, "a-top");
    EXPECT_EQ(second.at(1).id, "b-top");
    EXPECT_EQ(first.at(1).file, "part.xml");
    EXPECT_EQ(document.styles.at(first.at(2).style), "note");
    EXPECT_EQ(document.styles.at(second.at(2).style), "other");
    EXPECT_EQ(document.styles.size(), 3u);
    auto const link = [&](Blocks const& blocks, std::size_t span) {
        auto const& text = std::get<Paragraph>(blocks.at(2).content).text;
        return document.links.at(text.at(span).link - 1);
    };
    EXPECT_EQ(link(first, 0), "#a-top");
    EXPECT_EQ(link(second, 0), "#b-top");
    EXPECT_EQ(link(second, 1), "https://example.org");
    EXPECT_EQ(document.links.front(), "#item-1");
    auto const& text = std::get<Paragraph>(second.at(2).content).text;
    EXPECT_EQ(document.figures.at(text.at(2).figure - 1), "other");
}

TEST(Append, GivesOtherPagesToThemselves)
{
    auto document = whole();
    auto landscape = part("landscape", "note");
    auto& block = landscape.blocks.emplace_back();
    auto roman = std::make_unique<Group>();
    roman->own_pages.emplace().page = "portrait";
    block.content = std::move(roman);
    landscape.blocks.emplace_back().content = Paragraph { {}, { { "end" } } };
    auto const blocks = take_in(document, std::move(landscape), "a-");
    ASSERT_EQ(blocks.size(), 3u); // Groups may not stand in each other when both own pages.
    std::vector<std::string> pages;
    for (auto const& one : blocks)
        pages.push_back(std::get<std::unique_ptr<Group>>(one.content)->own_pages->page);
    EXPECT_EQ(pages, (std::vector<std::string> { "landscape", "portrait", "landscape" }));
}

} // namespace
