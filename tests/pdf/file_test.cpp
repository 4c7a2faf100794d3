#include "pdf/pdf.h"

#include "base/limits.h"
#include "outside.h"
#include "pdf/font_programs.h"
#include "samples.h"

#include <gtest/gtest.h>

#include <sstream>
#include <thread>

namespace {

using pdf_test::fonts;
using pdf_test::judged;

TEST(File, SameDocumentGivesSameBytes)
{
    auto const first = pdf::write(pdf_test::letter(), fonts());
    EXPECT_EQ(first, pdf::write(pdf_test::letter(), fonts()));

    std::string from_threads[2];
    {
        std::jthread const one([&] { from_threads[0] = pdf::write(pdf_test::letter(), fonts()); });
        std::jthread const two([&] { from_threads[1] = pdf::write(pdf_test::letter(), fonts()); });
    }
    EXPECT_EQ(first, from_threads[0]);
    EXPECT_EQ(first, from_threads[1]);
}

TEST(File, RememberedFontProgramsChangeNothing)
{
    pdf::FontPrograms programs(fonts());
    for (int time = 0; time < 2; ++time) {
        EXPECT_EQ(pdf::Writer(fonts(), programs).finish(pdf_test::letter()),
            pdf::write(pdf_test::letter(), fonts()));
        EXPECT_EQ(pdf::Writer(fonts(), programs).finish(pdf_test::table(3, 4)),
            pdf::write(pdf_test::table(3, 4), fonts()));
    }
}

TEST(File, IdentifierFollowsTheContent)
{
    auto const identifier = [](layout::PagedDocument const& document) {
        auto const bytes = pdf::write(document, fonts());
        return bytes.substr(bytes.find("/ID[<") + 5, 32);
    };
    auto changed = pdf_test::letter();
    changed.metadata.title += ".";
    EXPECT_NE(identifier(pdf_test::letter()), identifier(changed));
}

/// Writes a document as layout hands it over: the page numbers come when all pages were taken.
std::string written_page_by_page(layout::PagedDocument document)
{
    auto const number = document.pages.front().runs.back();
    pdf::Writer writer(fonts());
    for (std::size_t page = 0; page < document.pages.size(); ++page) {
        writer.take(document, page);
        EXPECT_TRUE(document.pages.at(page).glyphs.empty());
        EXPECT_TRUE(document.pages.at(page).runs.empty());
    }
    auto const glyph = fonts().glyph_of(number.font, U'A');
    for (auto& page : document.pages) {
        page.glyphs.push_back({ glyph, 600, 0, 0 });
        page.runs.push_back({ 0, 1, number.font, 0x102030, number.size, base::Length::points(500),
            base::Length::points(800), layout::artifact });
    }
    return writer.finish(document);
}

TEST(File, PagesMayBeTakenOneByOne)
{
    // More pages than wait for their number, so that some get it in a stream of its own.
    auto const bytes = written_page_by_page(pdf_test::table(20, 4));
    auto const report = judged("qpdf --check", bytes);
    EXPECT_NE(report.find("No syntax or stream encoding errors"), std::string::npos) << report;
    EXPECT_EQ(judged("pdfinfo -struct-text", bytes),
        judged("pdfinfo -struct-text", pdf::write(pdf_test::table(20, 4), fonts())));
    std::istringstream lines(judged("pdftotext", bytes, "-"));
    int numbers = 0;
    for (std::string line; std::getline(lines, line);)
        numbers += line == "A";
    EXPECT_EQ(numbers, 20);
    // Links and figures are known to the end although what the page shows is gone.
    auto const letter = judged("pdfinfo -struct", written_page_by_page(pdf_test::letter()));
    EXPECT_NE(letter.find("Link (inline)\n      Object"), std::string::npos) << letter;
    EXPECT_NE(letter.find("Figure:\n     /BBox [72 599.559 111.123 611.848]"), std::string::npos)
        << letter;
}

TEST(File, IsSoundAndSmall)
{
    auto const bytes = pdf::write(pdf_test::letter(), fonts());
    // Four subsets of fonts are most of it.
    EXPECT_LT(bytes.size(), 20'000u);
    auto const report = judged("qpdf --check", bytes);
    EXPECT_NE(report.find("No syntax or stream encoding errors"), std::string::npos) << report;
    judged("qpdf --check", pdf::write(pdf_test::table(3, 4), fonts()));
    judged("qpdf --check", pdf::write(pdf_test::split_paragraph(), fonts()));
}

TEST(File, TextCanBeReadBack)
{
    auto const text = judged("pdftotext -layout", pdf::write(pdf_test::letter(), fonts()), "-");
    EXPECT_NE(text.find("Dear Łukasz Żółć and Siân Ŵyn (office), see the guidance\n"
                        "before the first meeting.\n"),
        std::string::npos)
        << text;
    EXPECT_NE(text.find("1. Read the file\n2. Reply\n"), std::string::npos) << text;
    EXPECT_NE(text.find("RESTRICTED"), std::string::npos) << text;
}

TEST(File, FontsAreEmbeddedSubsetsWithUnicode)
{
    auto const bytes = pdf::write(pdf_test::letter(), fonts());
    auto const list = judged("pdffonts", bytes);
    EXPECT_NE(list.find("+LiberationSans "), std::string::npos) << list;
    EXPECT_NE(list.find("+LiberationSans-Bold "), std::string::npos) << list;
    std::size_t rows = 0;
    for (auto at = list.find("CID TrueType"); at != std::string::npos;
         at = list.find("CID TrueType", at + 1)) {
        ++rows;
        EXPECT_EQ(list.substr(at + 35, 11), "yes yes yes") << list;
    }
    EXPECT_EQ(rows, 3u) << list;
}

TEST(File, MetadataSaysTheSameTwice)
{
    auto const bytes = pdf::write(pdf_test::letter(), fonts());
    auto const information = judged("TZ=UTC pdfinfo -isodates", bytes);
    EXPECT_NE(information.find("Invitation to a scoping panel\n"), std::string::npos);
    EXPECT_NE(information.find("2016-05-09T00:00:00Z\n"), std::string::npos) << information;
    auto const keywords = "Document 2a; Version 2 – 14.06.16; RESTRICTED";
    EXPECT_NE(information.find(keywords), std::string::npos) << information;
    EXPECT_EQ(information.find("Producer"), std::string::npos);

    auto const packet = judged("pdfinfo -meta", bytes);
    EXPECT_NE(packet.find(">Invitation to a scoping panel<"), std::string::npos);
    EXPECT_NE(packet.find("<xmp:CreateDate>2016-05-09T00:00:00Z<"), std::string::npos);
    EXPECT_NE(packet.find(std::string("<pdf:Keywords>") + keywords + "<"), std::string::npos);
    EXPECT_NE(packet.find("<rdf:li>en-GB</rdf:li>"), std::string::npos);
}

TEST(File, TitleMayHoldAnyCharacter)
{
    auto const bytes = pdf::write(pdf_test::split_paragraph(), fonts());
    EXPECT_NE(judged("pdfinfo", bytes).find("Tom & Jerry <\"O’Brien\"> – سلام 会議\n"),
        std::string::npos);
    EXPECT_NE(judged("pdfinfo -meta", bytes)
                  .find(">Tom &amp; Jerry &lt;&quot;O’Brien&quot;&gt; – سلام 会議<"),
        std::string::npos);
}

TEST(File, LeavesOutMetadataThatIsNotThere)
{
    auto document = pdf_test::letter();
    document.metadata = {};
    document.metadata.title = "Bare";
    auto const bytes = pdf::write(document, fonts());
    EXPECT_EQ(judged("pdfinfo", bytes).find("Keywords"), std::string::npos);
    EXPECT_EQ(judged("pdfinfo", bytes).find("CreationDate"), std::string::npos);
    EXPECT_EQ(judged("pdfinfo -meta", bytes).find("CreateDate"), std::string::npos);
}

TEST(File, OutlineFollowsTheLevels)
{
    auto const bytes = pdf::write(pdf_test::letter(), fonts());
    auto const plain = judged("qpdf --json --json-key=outlines", bytes);
    auto const first = plain.find("\"title\": \"Scoping panel\"");
    auto const child = plain.find("\"title\": \"Żółć\"");
    auto const last = plain.find("\"title\": \"End\"");
    ASSERT_NE(first, std::string::npos) << plain;
    ASSERT_NE(last, std::string::npos) << plain;
    // qpdf prints the keys of an item in order: its kids, then its title.
    EXPECT_LT(child, first) << plain;
    EXPECT_LT(first, last) << plain;
}

TEST(File, AsManyPagesAsTheLimit)
{
    pdf_test::PagedBuilder build(fonts());
    for (std::size_t i = 0; i < base::limits::pages_max; ++i)
        build.page();
    build.line(build.node(layout::Role::paragraph, 0), "Last", {});
    auto const bytes = pdf::write(build.finish(), fonts());
    EXPECT_NE(judged("pdfinfo", bytes).find("Pages:           5000\n"), std::string::npos);
    judged("qpdf --check", bytes);
}

TEST(FileDeathTest, NoDocumentIsOursToMend)
{
    layout::PagedDocument document;
    EXPECT_DEATH(pdf::write(document, fonts()), "no page");
}

} // namespace
