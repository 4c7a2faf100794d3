#include "pdf/content.h"

#include "samples.h"

#include <gtest/gtest.h>

namespace {

using pdf_test::fonts;

/// One page with runs over hand-made glyphs.
class Content : public testing::Test {
protected:
    Content()
    {
        document.nodes = { { layout::Role::document, layout::artifact },
            { layout::Role::paragraph, 0 }, { layout::Role::link, 1 } };
        document.pages.resize(1);
        page().width = base::Length::points(600);
        page().height = base::Length::points(800);
    }

    layout::Page& page() { return document.pages.front(); }
    layout::FontId font() const
    {
        return fonts().main_font(layout::Weight::regular, layout::Slant::upright);
    }
    std::uint16_t glyph(char32_t character) const { return fonts().glyph_of(font(), character); }
    std::int16_t width(char32_t character) const
    {
        return static_cast<std::int16_t>(fonts().advance(font(), glyph(character)));
    }

    /// A run of "A" with this advance, and "B" with its own.
    layout::TextRun run(layout::NodeId node, int x, int y, std::int16_t advance_of_a)
    {
        auto const first = static_cast<std::uint32_t>(page().glyphs.size());
        page().glyphs.push_back({ glyph(U'A'), advance_of_a, 0, 0 });
        page().glyphs.push_back({ glyph(U'B'), width(U'B'), 0, 0 });
        layout::TextRun result {};
        result.first = first;
        result.count = 2;
        result.font = font();
        result.size = base::Length::points(10);
        result.x = base::Length::points(x);
        result.y = base::Length::points(y);
        result.node = node;
        return result;
    }

    std::string written()
    {
        pdf::ContentWriter writer(fonts());
        std::string content(writer.write_next(document));
        marked = writer.marked_content();
        return content;
    }

    std::string bytes(char32_t character) const
    {
        auto const code = glyph(character);
        return { static_cast<char>(code >> 8), static_cast<char>(code & 0xFF) };
    }
    std::string a_b(std::string const& between = "") const
    {
        return "[(" + bytes(U'A') + between + bytes(U'B') + ")]TJ\n";
    }

    layout::PagedDocument document;
    std::vector<pdf::MarkedContent> marked;
    std::string const set_font = "/F" + std::to_string(font()) + " 10 Tf ";
};

TEST_F(Content, PlacesLinesRelativeToOneAnother)
{
    page().runs = { run(1, 72, 100, width(U'A')), run(1, 80, 114, width(U'A')) };
    // 800 - 100 = 700 from below; the second line is 8 to the right and 14 lower.
    EXPECT_EQ(written(),
        "BT\n/P<</MCID 0>>BDC\n" + set_font + "72 700 Td " + a_b() + "8 -14 Td " + a_b()
            + "EMC\nET\n");
    ASSERT_EQ(marked.size(), 1u);
    EXPECT_EQ(marked.front().node, 1u);
}

TEST_F(Content, AdjustsWhereShapingChangedTheAdvance)
{
    auto const kerned = static_cast<std::int16_t>(width(U'A') - 152);
    page().runs = { run(1, 72, 100, kerned) };
    // 152 units of 2048 are 74.2 thousandths of an em to the left.
    EXPECT_NE(written().find(a_b(")74(")), std::string::npos);
}

TEST_F(Content, MovesGlyphsByTheirOffsets)
{
    page().runs = { run(1, 72, 100, width(U'A')) };
    page().glyphs.at(1).x_offset = 205; // 100.1 thousandths to the right,
    page().glyphs.at(1).y_offset = 512; // a quarter of 10 points up.
    EXPECT_NE(
        written().find("[(" + bytes(U'A') + ")]TJ 2.5 Ts [()-100(" + bytes(U'B') + ")]TJ\n0 Ts\n"),
        std::string::npos);
}

TEST_F(Content, GivesEachStretchOfAnElementAnIdentifier)
{
    page().runs = { run(1, 72, 100, width(U'A')), run(2, 90, 100, width(U'A')),
        run(1, 110, 100, width(U'A')) };
    auto const content = written();
    auto const first = content.find("/P<</MCID 0>>BDC");
    auto const second = content.find("/Link<</MCID 1>>BDC");
    auto const third = content.find("/P<</MCID 2>>BDC");
    EXPECT_LT(first, second);
    EXPECT_LT(second, third);
    EXPECT_NE(third, std::string::npos);
    ASSERT_EQ(marked.size(), 3u);
    EXPECT_EQ(marked.at(2).node, 1u);
}

TEST_F(Content, KeepsActualTextInsideItsElement)
{
    document.texts = { "AB" };
    page().runs = { run(1, 72, 100, width(U'A')), run(1, 90, 100, width(U'A')),
        run(1, 110, 100, width(U'A')) };
    page().runs.at(1).actual_text = 1;
    EXPECT_EQ(written(),
        "BT\n/P<</MCID 0>>BDC\n" + set_font + "72 700 Td " + a_b()
            + "EMC\n/Span<</MCID 1/ActualText(AB)>>BDC\n18 0 Td " + a_b()
            + "EMC\n/P<</MCID 2>>BDC\n20 0 Td " + a_b() + "EMC\nET\n");
    ASSERT_EQ(marked.size(), 3u);
    EXPECT_EQ(marked.at(1).node, 1u);
}

TEST_F(Content, MarksShapesFurnitureAndWatermarksAsArtifacts)
{
    page().boxes
        = { { { 1500 }, base::Length::points(10), base::Length::points(20), { 500 }, 0xFF8000 },
              { {}, {}, base::Length::points(20), base::Length::points(20), 0, true } };
    page().runs = { run(layout::artifact, 100, 400, width(U'A')),
        run(layout::artifact, 72, 790, width(U'A')) };
    page().runs.at(0).rotation = 90;
    // The watermark lies between the background and the rule. Top of the box is 10 from above, so
    // its lower edge is 800 - 10 - .5; 0x80 is 128/255 = .502.
    EXPECT_EQ(written(),
        "/Artifact BMC\n0 780 20 20 re f\nEMC\n"
        "BT\n/Artifact<</Type/Pagination/Subtype/Watermark>>BDC\n"
            + set_font + "0.0000 1.0000 -1.0000 0.0000 100 400 Tm " + a_b() + "EMC\nET\n"
            + "/Artifact BMC\n1 .502 0 rg\n1.5 789.5 20 .5 re f\nEMC\n"
              "BT\n/Artifact<</Type/Pagination>>BDC\n0 0 0 rg\n72 10 Td "
            + a_b() + "EMC\nET\n");
    EXPECT_TRUE(marked.empty());
}

TEST_F(Content, ReturnsFromRotatedText)
{
    page().runs = { run(layout::artifact, 72, 790, width(U'A')),
        run(layout::artifact, 100, 400, width(U'A')), run(layout::artifact, 72, 700, width(U'A')) };
    page().runs.at(1).rotation = 45;
    EXPECT_NE(written().find("0.7071 0.7071 -0.7071 0.7071 100 400 Tm "), std::string::npos);
    EXPECT_NE(written().find("1 0 0 1 72 100 Tm "), std::string::npos);
}

} // namespace
