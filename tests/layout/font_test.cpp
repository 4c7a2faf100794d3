#include "make.h"

#include <algorithm>
#include <thread>

namespace {

using layout::Slant;
using layout::Weight;

constexpr std::uint32_t latin = 0x4C61746E; // 'Latn'
constexpr std::uint32_t arabic = 0x41726162; // 'Arab'

TEST(FontSet, MetricsAreThoseOfLiberationSans)
{
    auto const& metrics
        = make::fonts().metrics(make::fonts().main_font(Weight::regular, Slant::upright));
    EXPECT_EQ(metrics.units_per_em, 2048);
    EXPECT_EQ(metrics.ascent, 1854);
    EXPECT_EQ(metrics.descent, -434);
    EXPECT_EQ(metrics.postscript_name, "LiberationSans");
    EXPECT_FALSE(metrics.bold);
    auto const bold_italic = make::fonts().main_font(Weight::bold, Slant::italic);
    EXPECT_TRUE(make::fonts().metrics(bold_italic).bold);
    EXPECT_EQ(make::fonts().metrics(bold_italic).italic_angle, -12);
}

TEST(FontSet, ShapesWithKerning)
{
    auto const font = make::fonts().main_font(Weight::regular, Slant::upright);
    auto const pair = make::fonts().shape(font, "AV", latin, false);
    ASSERT_EQ(pair.size(), 2U);
    EXPECT_LT(pair.at(0).advance, make::fonts().advance(font, pair.at(0).glyph));
    EXPECT_EQ(pair.at(1).cluster, 1U);
}

TEST(FontSet, JoinsArabicLettersFromRightToLeft)
{
    auto const font = make::fonts().font_for(U"\u0633", Weight::regular, Slant::upright);
    ASSERT_TRUE(font.has_value());
    auto const alone = make::fonts().shape(*font, "\u0633", arabic, true);
    auto const joined = make::fonts().shape(*font, "\u0633\u0633", arabic, true);
    ASSERT_EQ(joined.size(), 2U);
    EXPECT_EQ(joined.at(0).cluster, 2U); // The second letter, two bytes on, stands leftmost.
    EXPECT_NE(joined.at(0).glyph, alone.at(0).glyph);
}

TEST(FontSet, TakesWhatTheMainFontLacksFromAFallback)
{
    auto const text = std::string("Yes \u2612 no");
    auto const runs = make::fonts().font_runs(text, Weight::bold, Slant::upright);
    ASSERT_EQ(runs.size(), 3U);
    auto const main = make::fonts().main_font(Weight::bold, Slant::upright);
    EXPECT_EQ(runs.at(0).font, main);
    EXPECT_NE(runs.at(1).font, main);
    EXPECT_TRUE(runs.at(1).font.has_value());
    EXPECT_EQ(runs.at(1).start, 4U);
    EXPECT_EQ(runs.at(1).end, 7U);
    EXPECT_EQ(runs.at(2).font, main);
}

TEST(FontSet, NeverPartsAMarkFromItsBase)
{
    auto const runs = make::fonts().font_runs("m\u0301n", Weight::regular, Slant::upright);
    ASSERT_FALSE(runs.empty());
    EXPECT_GE(runs.front().end, 3U);
}

TEST(FontSet, SaysWhenNoFontHasACharacter)
{
    auto const runs = make::fonts().font_runs("a\U000F0000", Weight::regular, Slant::upright);
    ASSERT_EQ(runs.size(), 2U);
    EXPECT_FALSE(runs.at(1).font.has_value());
}

/// Table directory of a TrueType file: tag -> length.
std::map<std::string, std::size_t> tables_of(std::string const& file)
{
    auto const number = [&](std::size_t at, int bytes) {
        std::size_t value = 0;
        for (int i = 0; i < bytes; ++i)
            value = value << 8 | static_cast<unsigned char>(file.at(at + static_cast<size_t>(i)));
        return value;
    };
    std::map<std::string, std::size_t> tables;
    for (std::size_t i = 0; i < number(4, 2); ++i)
        tables[file.substr(12 + 16 * i, 4)] = number(12 + 16 * i + 12, 4);
    return tables;
}

TEST(FontSet, SubsetsKeepGlyphNumbersAndNothingThatOnlyShapingNeeds)
{
    auto const font = make::fonts().main_font(Weight::regular, Slant::upright);
    auto const a = make::fonts().glyph_of(font, U'a');
    auto const file = make::fonts().subset(font, { a });
    auto const tables = tables_of(file);
    EXPECT_TRUE(tables.contains("glyf"));
    EXPECT_TRUE(tables.contains("hmtx"));
    EXPECT_FALSE(tables.contains("GPOS"));
    EXPECT_FALSE(tables.contains("name"));
    EXPECT_GE(tables.at("loca"), 2U * (a + 1U)); // An entry for every glyph up to the last.
    EXPECT_LT(tables.at("glyf"), 1000U);
    EXPECT_EQ(file, make::fonts().subset(font, { a }));
}

TEST(FontSet, SubsetsOfTheLatinPartAndOfTheWholeFontShowTheSame)
{
    auto const font = make::fonts().main_font(Weight::regular, Slant::upright);
    std::vector<std::uint16_t> glyphs { make::fonts().glyph_of(font, U'a') };
    auto const latin_only = tables_of(make::fonts().subset(font, glyphs));
    glyphs.push_back(make::fonts().glyph_of(font, U'\u05D0')); // Hebrew, outside the Latin part.
    std::ranges::sort(glyphs);
    auto const both = tables_of(make::fonts().subset(font, glyphs));
    EXPECT_GT(both.at("glyf"), latin_only.at("glyf"));
}

TEST(FontSet, IsSharedByThreads)
{
    auto const fonts = layout::FontSet::load(CASEBINDER_SOURCE_DIR "/fonts/fonts.json");
    std::vector<std::string> subsets(4);
    {
        std::vector<std::jthread> threads;
        for (auto& subset : subsets)
            threads.emplace_back([&fonts, &subset] {
                auto const font = fonts.main_font(Weight::regular, Slant::upright);
                std::vector<std::uint16_t> glyphs;
                for (auto const& glyph : fonts.shape(font, "Scoping Panel", latin, false))
                    glyphs.push_back(glyph.glyph);
                std::ranges::sort(glyphs);
                glyphs.erase(std::ranges::unique(glyphs).begin(), glyphs.end());
                subset = fonts.subset(font, glyphs);
            });
    }
    for (auto const& subset : subsets)
        EXPECT_EQ(subset, subsets.front());
}

TEST(FontSet, RefusesAListWithoutTheMainFamily)
{
    auto const path = testing::TempDir() + "/no-fonts.json";
    base::write_file(path, R"({"folders":["."],"main":{"regular":"None.ttf"}})");
    EXPECT_THROW(layout::FontSet::load(path), base::IoError);
}

} // namespace
