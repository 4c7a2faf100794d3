#include "layout/hyphenation.h"
#include "make.h"
#include "trace.h"

#include <algorithm>

namespace {

std::vector<std::string> divided(std::string const& word)
{
    std::vector<std::string> parts;
    std::size_t start = 0;
    for (auto const point : make::fonts().hyphenation()->points(word)) {
        parts.push_back(word.substr(start, point - start));
        start = point;
    }
    parts.push_back(word.substr(start));
    return parts;
}

using Parts = std::vector<std::string>;

TEST(Hyphenation, DividesWordsOfSmallLettersOnly)
{
    EXPECT_EQ(divided("safeguarding"), (Parts { "safe", "guard", "ing" }));
    EXPECT_EQ(divided("(recommendation)."), (Parts { "(re", "com", "mend", "a", "tion)." }));
    EXPECT_EQ(divided("Staffordshire"), (Parts { "Staffordshire" }));
    EXPECT_EQ(divided("house"), (Parts { "house" }));
    EXPECT_EQ(divided("http://recommendation"), (Parts { "http://recommendation" }));
    EXPECT_EQ(divided(""), (Parts { "" }));
    EXPECT_EQ(divided(std::string(5000, 'a')).size(), 1U);
}

/// The runs, and the letters that their glyphs show.
struct Shown {
    std::string reads;
    std::string glyphs;
};
std::vector<Shown> shown(make::Document const& document)
{
    auto pages = make::lay_out(document);
    std::vector<Shown> result;
    for (auto const& run : trace::text_runs(pages, make::fonts()))
        result.push_back({ run.text, "" });
    for (auto& run : pages.pages.front().runs)
        run.actual_text = 0;
    std::size_t i = 0;
    for (auto const& run : trace::text_runs(pages, make::fonts()))
        result.at(i++).glyphs = run.text;
    return result;
}

TEST(Hyphenation, IsOffUnlessTheStyleAsksForIt)
{
    make::Document document;
    document.blocks = make::blocks(document.p(make::words(19) + " safeguarding"));
    auto const runs = shown(document);
    ASSERT_EQ(runs.size(), 2U);
    EXPECT_EQ(runs.at(1).glyphs, "safeguarding");
}

TEST(Hyphenation, ShowsAHyphenThatIsNotPartOfTheText)
{
    make::Document document;
    document.blocks = make::blocks(document.p(make::words(19) + " safeguarding ends", "divided"));
    // 19 words and spaces take 464.6 of 500 pt; "safe-" takes 24, "safeguard-" 50.
    auto const runs = shown(document);
    ASSERT_EQ(runs.size(), 4U);
    EXPECT_EQ(runs.at(0).glyphs, make::words(19) + " ");
    EXPECT_EQ(runs.at(1).glyphs, "safe-");
    EXPECT_EQ(runs.at(1).reads, "safeguarding");
    EXPECT_EQ(runs.at(2).glyphs, "guarding");
    EXPECT_EQ(runs.at(2).reads, "");
    EXPECT_EQ(runs.at(3).reads, " ends");
}

TEST(Hyphenation, LeavesTheLastWordWhole)
{
    make::Document document;
    document.blocks = make::blocks(document.p(make::words(19) + " safeguarding", "divided"));
    auto const runs = shown(document);
    ASSERT_EQ(runs.size(), 2U);
    EXPECT_EQ(runs.at(1).glyphs, "safeguarding");
}

TEST(Hyphenation, HonoursSoftHyphens)
{
    make::Document document;
    document.blocks = make::blocks(document.p(make::words(19) + " Staf\u00ADford\u00ADshire ends"),
        document.p("Staf\u00ADford\u00ADshire"));
    auto const runs = shown(document);
    ASSERT_EQ(runs.size(), 5U);
    EXPECT_EQ(runs.at(1).glyphs, "Staf-");
    EXPECT_EQ(runs.at(1).reads, "Staffordshire");
    EXPECT_EQ(runs.at(2).glyphs, "fordshire");
    EXPECT_EQ(runs.at(2).reads, "");
    EXPECT_EQ(runs.at(4).glyphs, "Staffordshire"); // Where the line goes on nothing shows.
}

// Its letters from right to left were read twice: with the whole word and by themselves.
TEST(Hyphenation, AWordOfTwoDirectionsIsReadOnce)
{
    make::Document document;
    auto const text = [](std::string const& hyphen) {
        return make::words(19) + " Staf" + hyphen + "ford\u05E9\u05DC\u05D5\u05DD ends";
    };
    document.blocks = make::blocks(document.p(text("\u00AD")));
    std::string reads;
    bool is_divided = false;
    for (auto const& run : shown(document)) {
        reads += run.reads;
        is_divided = is_divided || run.glyphs == "Staf-";
    }
    EXPECT_TRUE(is_divided);
    EXPECT_EQ(reads, text(""));
}

TEST(Hyphenation, DividesWordsInNarrowColumns)
{
    make::Document document;
    auto table = std::make_unique<document::Table>();
    table->columns = { { document::Column::Kind::fixed, 45'000 }, {} };
    auto cell = document.td("", "divided");
    cell.text.clear();
    std::string const text = "a misunderstanding, notwithstanding internationalisation, of the "
                             "administration and accountability of all";
    cell.blocks.push_back(document.p(text, "divided"));
    table->body.push_back(make::row(std::move(cell), document.td("text")));
    document.blocks = make::blocks(document.block("table", std::move(table)));
    std::string reads;
    std::size_t hyphens = 0;
    for (auto const& run : shown(document)) {
        reads += run.reads;
        hyphens += run.glyphs.ends_with('-') ? 1 : 0;
        EXPECT_LE(run.glyphs.size(), 22U); // The column is as wide as its longest word.
    }
    EXPECT_EQ(reads, text + "text");
    EXPECT_GE(hyphens, 2U);
}

} // namespace
