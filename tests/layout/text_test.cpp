#include "make.h"
#include "trace.h"

namespace {

std::vector<trace::Run> runs_of(make::Document const& document)
{
    static layout::PagedDocument pages;
    pages = make::lay_out(document);
    return trace::text_runs(pages, make::fonts());
}

TEST(Text, FirstBaselineStandsWhereHalfTheLeadingPutsIt)
{
    make::Document document;
    document.blocks = make::blocks(document.p("word"));
    auto const runs = runs_of(document);
    ASSERT_EQ(runs.size(), 1U);
    EXPECT_EQ(runs.at(0).text, "word");
    EXPECT_DOUBLE_EQ(runs.at(0).x, 50);
    // Ascent 1854/2048 x 10 = 9.052, descent 434/2048 x 10 = 2.119; (20 - 11.171) / 2 = 4.414
    // above the letters: 70 + 4.414 + 9.052 = 83.466. Space before is dropped at the page's top.
    EXPECT_NEAR(runs.at(0).y, 83.466, 0.002);
}

TEST(Text, LinesAreALeadingApartAndTheSpaceBetweenBlocksIsTheLarger)
{
    make::Document document;
    document.blocks = make::blocks(document.p(make::words(30)), document.p("next"));
    auto const runs = runs_of(document);
    // "word" + space is 1479 + 1139 + 682 + 1139 + 569 = 5008 units (w o r d and the space), that
    // is 24.453 pt at 10 pt; the last word of a line needs no space: 21.675 + 19 x 24.453 =
    // 486.3, one more would be 510.7 > 500. So 20 words and 10.
    ASSERT_EQ(runs.size(), 3U);
    EXPECT_EQ(runs.at(0).text, make::words(20) + " ");
    EXPECT_EQ(runs.at(1).text, make::words(10));
    EXPECT_NEAR(runs.at(1).y - runs.at(0).y, 20, 0.001);
    // 10 pt after the first block, 4 pt before the second: the larger, 10, below the leading.
    EXPECT_NEAR(runs.at(2).y - runs.at(1).y, 30, 0.001);
}

TEST(Text, BreaksLinesWhereToldTo)
{
    make::Document document;
    document.blocks = make::blocks(document.block("p", document::Paragraph { "", make::lines(3) }));
    auto const runs = runs_of(document);
    ASSERT_EQ(runs.size(), 3U);
    EXPECT_EQ(runs.at(2).text, "line3");
    EXPECT_NEAR(runs.at(2).y - runs.at(0).y, 40, 0.001);
}

TEST(Text, EmptyLinesKeepTheirHeight)
{
    make::Document document;
    document.blocks = make::blocks(document.block("p",
        document::Paragraph { "",
            { { "a" }, { "", document::line_break }, { "", document::line_break }, { "b" } } }));
    auto const runs = runs_of(document);
    ASSERT_EQ(runs.size(), 2U);
    EXPECT_NEAR(runs.at(1).y - runs.at(0).y, 40, 0.001);
}

TEST(Text, AlignsToTheRightWithoutTheSpaceAtTheLineEnd)
{
    make::Document document;
    document.blocks = make::blocks(document.p(make::words(30), "right"));
    auto const runs = runs_of(document);
    ASSERT_EQ(runs.size(), 2U);
    // The space that ends the first line (569 / 2048 x 10 = 2.778 pt) hangs over the edge.
    EXPECT_NEAR(runs.at(0).x + runs.at(0).width - 2.778, 550, 0.01);
    EXPECT_NEAR(runs.at(1).x + runs.at(1).width, 550, 0.01);
}

TEST(Text, AWordOfFiveThousandLettersIsBrokenAndWhole)
{
    make::Document document;
    std::string word;
    for (int i = 0; i < 5000; ++i)
        word += static_cast<char>('a' + i % 26);
    document.blocks = make::blocks(document.p("before " + word + " after"));
    auto const runs = runs_of(document);
    std::string all;
    for (auto const& run : runs) {
        all += run.text;
        auto const visible = run.text.ends_with(' ') ? 2.8 : 0.0;
        EXPECT_LE(run.x + run.width, 550.01 + visible);
    }
    EXPECT_EQ(all, "before " + word + " after");
    EXPECT_GT(runs.size(), 40U); // 5,000 letters at 5 pt on average in lines of 500 pt: about 50.
    EXPECT_LT(runs.size(), 60U);
}

TEST(Text, ABoldWordIsARunOfItsOwn)
{
    make::Document document;
    document.blocks = make::blocks(document.block("p",
        document::Paragraph { "", { { "one " }, { "two", document::strong }, { " three" } } }));
    auto const runs = runs_of(document);
    ASSERT_EQ(runs.size(), 3U);
    EXPECT_NEAR(runs.at(1).x, runs.at(0).x + runs.at(0).width, 0.01);
    EXPECT_NEAR(runs.at(2).x, runs.at(1).x + runs.at(1).width, 0.01);
    EXPECT_NE(runs.at(1).placed.font, runs.at(0).placed.font);
    EXPECT_EQ(runs.at(1).node, runs.at(0).node);
}

TEST(Text, LinksHaveANodeAnAreaAndAnUnderline)
{
    make::Document document;
    document.links = { "https://www.northbridge.example/" };
    document.blocks = make::blocks(document.block("p",
        document::Paragraph { "", { { "see " }, { "our site", document::plain, 1 }, { "." } } }));
    auto const pages = make::lay_out(document);
    auto const runs = trace::text_runs(pages, make::fonts());
    ASSERT_EQ(runs.size(), 3U);
    auto const& node = pages.nodes.at(runs.at(1).node);
    EXPECT_EQ(node.role, layout::Role::link);
    EXPECT_EQ(node.parent, runs.at(0).node);
    EXPECT_EQ(runs.at(1).placed.colour, 0x0000FFU);
    ASSERT_EQ(pages.pages.front().links.size(), 1U);
    auto const& link = pages.pages.front().links.front();
    EXPECT_EQ(link.uri, "https://www.northbridge.example/");
    EXPECT_EQ(link.node, runs.at(1).node);
    EXPECT_NEAR(trace::points(link.width), runs.at(1).width, 0.01);
    ASSERT_EQ(pages.pages.front().boxes.size(), 1U);
    EXPECT_NEAR(trace::points(pages.pages.front().boxes.front().y), runs.at(1).y + 2, 0.01);
}

TEST(Text, RightToLeftLettersStandFromRightToLeftAndReadInOrder)
{
    make::Document document;
    document.blocks = make::blocks(document.p("Name: \u0633\u0645\u0631 \u0645\u062D end"));
    auto const runs = runs_of(document);
    // In reading order: Latin, the letters of two Arabic words one by one, Latin.
    std::string all;
    for (auto const& run : runs)
        all += run.text;
    EXPECT_EQ(all, "Name: \u0633\u0645\u0631 \u0645\u062D end");
    ASSERT_EQ(runs.size(), 1U + 6U + 1U);
    for (std::size_t i = 2; i <= 6; ++i)
        EXPECT_NEAR(runs.at(i).x + runs.at(i).width, runs.at(i - 1).x, 0.01);
    EXPECT_NEAR(runs.at(6).x, runs.at(0).x + runs.at(0).width, 0.01);
    EXPECT_NEAR(runs.at(7).x, runs.at(1).x + runs.at(1).width, 0.01);
}

// Without the isolates the number would stand left of the name, and the comma left of both.
TEST(Text, AnIsolatedNameReordersNothingAroundIt)
{
    make::Document document;
    document.blocks
        = make::blocks(document.p("Ms \u2068\u0633\u0645\u0631\u2069, 12 May (b. 2015)"));
    auto const runs = runs_of(document);
    std::string all;
    for (auto const& run : runs)
        all += run.text;
    EXPECT_EQ(all, "Ms \u0633\u0645\u0631, 12 May (b. 2015)"); // The isolates do not read,
    ASSERT_EQ(runs.size(), 1U + 3U + 1U); // and are no glyphs.
    EXPECT_NEAR(runs.at(3).x, runs.at(0).x + runs.at(0).width, 0.01);
    EXPECT_NEAR(runs.at(4).x, runs.at(1).x + runs.at(1).width, 0.01);
    EXPECT_EQ(runs.at(4).text, ", 12 May (b. 2015)");
}

TEST(Text, RightToLeftLettersThatCannotBeReadOneByOneGetActualText)
{
    make::Document document;
    // A letter with a vowel sign above it: two glyphs in one place.
    document.blocks = make::blocks(document.p("\u0633\u064E\u0645"));
    auto const runs = runs_of(document);
    std::string all;
    for (auto const& run : runs)
        all += run.text;
    EXPECT_EQ(all, "\u0633\u064E\u0645");
}

TEST(Text, ARightToLeftParagraphBeginsAtTheRightEdge)
{
    make::Document document;
    document.blocks = make::blocks(document.p("\u0633\u0645\u0631"));
    auto const runs = runs_of(document);
    ASSERT_EQ(runs.size(), 3U);
    EXPECT_NEAR(runs.at(0).x + runs.at(0).width, 550, 0.01);
}

TEST(Text, SpacesThatEndALineHangOverItsEndWhateverTheScript)
{
    make::Document document;
    std::string arabic;
    for (int i = 0; i < 60; ++i)
        arabic += "\u0633\u0645\u0631 ";
    document.blocks
        = make::blocks(document.p("Name " + arabic + "end"), document.p(arabic + "\u0633"));
    for (auto const& run : runs_of(document)) {
        auto const hanging = run.text == " " ? 3.0 : 0.0;
        EXPECT_GE(run.x + hanging, 50);
        EXPECT_LE(run.x + run.width - hanging, 550.01);
    }
}

TEST(Text, CharactersWithOneGlyphForTwoGetActualText)
{
    make::Document document;
    document.blocks = make::blocks(document.p("a b"), document.p("c\u00A0d"));
    auto const runs = runs_of(document);
    std::string all;
    for (auto const& run : runs)
        all += run.text;
    EXPECT_EQ(all, "a bc\u00A0d");
}

TEST(Text, EveryCharacterWithoutAGlyphIsNamedWithItsLine)
{
    make::Document document;
    auto first = document.p("good \U0001F98B bad");
    first.line = 12;
    auto second = document.p("\U000F1234");
    second.line = 20;
    second.file = "partials/end.xml";
    document.blocks = make::blocks(std::move(first), std::move(second));
    auto const result = layout::lay_out(document, make::styles(), make::fonts());
    ASSERT_FALSE(result.ok());
    ASSERT_EQ(result.errors().size(), 2U);
    EXPECT_EQ(result.errors().at(0).code, "layout-no-glyph");
    EXPECT_EQ(result.errors().at(0).place.line, 12);
    EXPECT_EQ(result.errors().at(0).place.file, "letter.xml");
    EXPECT_NE(result.errors().at(0).message.find("U+1F98B BUTTERFLY"), std::string::npos);
    EXPECT_EQ(result.errors().at(1).place.file, "partials/end.xml");
}

TEST(Text, ACharacterWithoutAGlyphIsAFaultInEveryPlane)
{
    for (char32_t plane = 0; plane <= 16; ++plane) {
        char32_t const character = plane * 0x10000 + 0xE123;
        make::Document document;
        document.blocks
            = make::blocks(document.p("a" + base::to_utf8(std::u32string(1, character)) + "b"));
        document.blocks.front().line = 7;
        auto const result = layout::lay_out(document, make::styles(), make::fonts());
        ASSERT_FALSE(result.ok());
        ASSERT_EQ(result.errors().size(), 1U);
        EXPECT_EQ(result.errors().front().code, "layout-no-glyph");
        EXPECT_EQ(result.errors().front().place.line, 7);
        EXPECT_NE(
            result.errors().front().message.find(base::describe_code_point(character).substr(0, 6)),
            std::string::npos)
            << result.errors().front().message;
    }
}

TEST(Text, AWordIsCutBetweenCharactersAndNotBeforeTheirMarks)
{
    make::Document document;
    std::string word;
    for (int i = 0; i < 600; ++i)
        word += "m\u0301"; // No composed form: a letter and its mark.
    document.blocks = make::blocks(document.p(word));
    std::string all;
    for (auto const& run : runs_of(document)) {
        EXPECT_TRUE(run.text.starts_with("m")) << run.text.substr(0, 4);
        all += run.text;
    }
    EXPECT_EQ(all, word);
}

TEST(Text, TheSamePagesWhetherWordsAreRememberedOrNot)
{
    make::Document document;
    document.blocks = make::blocks(document.heading(1, "Heading"),
        document.p("Some text\u00A0with \u2610 and fi, \u0633\u0644\u0627\u0645 and 12-14."));
    make::Document other;
    other.blocks = make::blocks(other.p("a\u00A0b - other text"));
    layout::Shaper shaper(make::fonts());
    auto const fresh = trace::print(make::lay_out(document), make::fonts());
    ASSERT_TRUE(layout::lay_out(other, make::styles(), shaper).ok());
    auto const after = layout::lay_out(document, make::styles(), shaper);
    ASSERT_TRUE(after.ok());
    EXPECT_EQ(trace::print(after.value(), make::fonts()), fresh);
}

} // namespace
