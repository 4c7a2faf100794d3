#include "pdf/pdf.h"

#include "outside.h"
#include "samples.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace {

using pdf_test::judged;

std::size_t occurrences(std::string const& text, std::string const& part)
{
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

/// Compares the tag tree that poppler sees with tests/golden/tags/NAME.txt. With
/// CASEBINDER_UPDATE_GOLDEN set, writes it instead.
void expect_tags(std::string const& name, layout::PagedDocument const& document)
{
    auto const tags = judged("pdfinfo -struct-text", pdf::write(document, pdf_test::fonts()));
    auto const path = CASEBINDER_SOURCE_DIR "/tests/golden/tags/" + name + ".txt";
    if (std::getenv("CASEBINDER_UPDATE_GOLDEN") != nullptr)
        base::write_file(path, tags);
    EXPECT_EQ(tags, base::read_file(path)) << name;
}

TEST(Structure, TagsOfALetter)
{
    expect_tags("letter", pdf_test::letter());
}

TEST(Structure, TagsOfATableOverThreePages)
{
    expect_tags("table", pdf_test::table(3, 4));
}

TEST(Structure, TagsOfAParagraphOverTwoPages)
{
    expect_tags("split_paragraph", pdf_test::split_paragraph());
}

TEST(Structure, WritesAttributesThatPopplerDoesNotShow)
{
    auto const plain = judged("qpdf --qdf --object-streams=disable",
        pdf::write(pdf_test::letter(), pdf_test::fonts()), "-");
    EXPECT_EQ(occurrences(plain, "/Alt (Three steps from referral to report)"), 1u);
    // "Referral" in 11 point from x = 72 at baseline 841.89 - 240 = 601.89; ascent 1854 and
    // descent -434 units of 2048 are 9.957 and -2.331 points.
    EXPECT_NE(plain.find("/BBox [\n      72\n      599.559\n      111.123\n      611.848\n"),
        std::string::npos);
    EXPECT_EQ(occurrences(plain, "/ListNumbering /Decimal"), 1u);
    EXPECT_EQ(occurrences(plain, "/Type /OBJR"), 1u);
    EXPECT_EQ(occurrences(plain, "/Contents (Guidance for panels)"), 1u);
    EXPECT_EQ(occurrences(plain, "/URI (https://example.org/a\\(b\\))"), 1u);
    // One page and one link.
    EXPECT_EQ(occurrences(plain, "/ParentTreeNextKey 2"), 1u);
}

TEST(Structure, FindsTheElementOfEveryPageAndLink)
{
    auto const plain = judged("qpdf --qdf --object-streams=disable",
        pdf::write(pdf_test::table(250, 1), pdf_test::fonts()), "-");
    // 250 pages in leaves of 100 entries: keys 0 to 99, 100 to 199, 200 to 249.
    EXPECT_EQ(occurrences(plain, "/Limits"), 3u);
    EXPECT_NE(plain.find("/Limits [\n    200\n    249\n  ]"), std::string::npos);
    EXPECT_EQ(occurrences(plain, "/StructParents "), 250u);
}

TEST(Structure, FortyThousandElements)
{
    // 300 pages x 45 rows x 3 elements = 40,500; libharu's own arrays end at 32,767.
    auto const document = pdf_test::table(300, 45);
    ASSERT_GT(document.nodes.size(), 40'000u);
    auto const bytes = pdf::write(document, pdf_test::fonts());
    EXPECT_LT(bytes.size(), 1'500'000u);
    judged("qpdf --check", bytes);
    auto const plain = judged("qpdf --qdf --object-streams=disable", bytes, "-");
    EXPECT_EQ(occurrences(plain, "/S /TR"), 13'501u); // 300 x 45 and the header row
    EXPECT_EQ(occurrences(plain, "/S /TD"), 13'500u);
    EXPECT_NE(judged("pdftotext -f 300", bytes, "-").find("Action 13500"), std::string::npos);
}

} // namespace
