#include "pdf/to_unicode.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

pdf::UsedGlyphs all_glyphs(std::size_t count)
{
    return { std::vector<std::int32_t>(count, 500) };
}

TEST(ToUnicode, JoinsGlyphsAndCharactersThatFollowOneAnother)
{
    std::vector<layout::GlyphText> const texts { { 0, 3, u"x" }, { 1, 36, u"A" }, { 1, 37, u"B" },
        { 1, 38, u"C" }, { 1, 40, u"fi" }, { 1, 41, u"Z" }, { 2, 5, u"y" } };
    auto const map = pdf::to_unicode(texts, 1, all_glyphs(50));
    EXPECT_NE(map.find("1 beginbfrange\n<0024><0026><0041>\nendbfrange\n"), std::string::npos)
        << map;
    EXPECT_NE(
        map.find("2 beginbfchar\n<0028><00660069>\n<0029><005A>\nendbfchar\n"), std::string::npos)
        << map;
    EXPECT_EQ(map.find("<0003>"), std::string::npos); // Glyph 3 is of another font.
}

TEST(ToUnicode, EndsARangeWhereTheLowByteOverflows)
{
    std::vector<layout::GlyphText> const texts { { 0, 10, u"\u00FF" }, { 0, 11, u"\u0100" },
        { 0, 0xFF, u"a" }, { 0, 0x100, u"b" } };
    auto const map = pdf::to_unicode(texts, 0, all_glyphs(0x200));
    EXPECT_EQ(map.find("beginbfrange"), std::string::npos) << map;
    EXPECT_NE(map.find("4 beginbfchar"), std::string::npos) << map;
}

TEST(ToUnicode, LeavesOutGlyphsThatAreNotShown)
{
    auto used = all_glyphs(50);
    used.widths.at(36) = pdf::UsedGlyphs::unused;
    EXPECT_EQ(pdf::to_unicode({ { 0, 36, u"A" } }, 0, used).find("0041"), std::string::npos);
}

TEST(ToUnicode, WritesAtMostAHundredLinesInABlock)
{
    std::vector<layout::GlyphText> texts;
    for (std::uint16_t i = 0; i < 250; ++i) // Every other glyph, so that none can be joined.
        texts.push_back({ 0, static_cast<std::uint16_t>(2 * i + 1), u"a" });
    auto const map = pdf::to_unicode(texts, 0, all_glyphs(501));
    EXPECT_NE(map.find("100 beginbfchar"), std::string::npos);
    EXPECT_NE(map.find("50 beginbfchar"), std::string::npos); // 250 = 100 + 100 + 50
    // Head, lines, a begin and an end for each block, foot.
    EXPECT_EQ(std::count(map.begin(), map.end(), '\n'), 9 + 250 + 3 * 2 + 4);
}

} // namespace
