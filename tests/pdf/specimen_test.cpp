#include "layout/layout.h"
#include "markup/markup.h"
#include "pdf/pdf.h"

#include "outside.h"
#include "samples.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>

namespace {

using pdf_test::fonts;
using pdf_test::judged;
using pdf_test::TemporaryPdf;

layout::StyleSheet const& house()
{
    static auto const sheet = [] {
        auto const text = base::read_file(CASEBINDER_SOURCE_DIR "/templates/style/house.json");
        auto const value = base::parse_json(text, "house.json");
        return layout::StyleSheet::read(value.value(), "house.json").value();
    }();
    return sheet;
}

/// The specimen of structure as a PDF, with the furniture that a report has.
std::string const& structure()
{
    static auto const bytes = [] {
        auto const text = base::read_file(CASEBINDER_SOURCE_DIR "/tests/specimens/structure.xml");
        auto parsed = markup::parse({ text, { "structure.xml" }, {} });
        for (auto const& fault : parsed.ok() ? base::Diagnostics {} : parsed.errors())
            ADD_FAILURE() << base::describe(fault);
        auto document = std::move(parsed).value();
        document.metadata.title = "Learning from the review of Child K";
        document.metadata.date = "2016-06-14";
        document.furniture = { .header_left = "Northbridge Safeguarding Board",
            .header_right = "Overview report",
            .marking = "OFFICIAL-SENSITIVE",
            .footer_left = "12 Overview report – Version 2",
            .footer_second = {},
            .watermark = {},
            .running_heading = true };
        auto const pages = layout::lay_out(document, house(), fonts());
        for (auto const& fault : pages.ok() ? base::Diagnostics {} : pages.errors())
            ADD_FAILURE() << base::describe(fault);
        return pdf::write(pages.value(), fonts());
    }();
    return bytes;
}

TEST(Specimen, OfStructureConforms)
{
    TemporaryPdf const file("structure", structure());
    if (auto const* const kept = std::getenv("CASEBINDER_KEEP_SPECIMENS"))
        base::write_file(std::string(kept) + "/structure.pdf", structure());
    auto const outcome
        = pdf_test::run(CASEBINDER_SOURCE_DIR "/tests/conformance/check ua1,2a " + file.path());
    EXPECT_EQ(outcome.exit_code, 0) << outcome.output;
    EXPECT_EQ(pdf_test::run("qpdf --check " + file.path()).exit_code, 0);
}

// What a screen reader meets: the parts of the document in their roles.
TEST(Specimen, OfStructureReadsInOrder)
{
    auto const tree = judged("pdfinfo -struct-text", structure());
    std::size_t at = 0;
    for (auto const* const part : { "TOC\n", "TOCI\n", "Reference (inline)\n", "Link (inline)\n",
             "\"1 Introduction \"\n", "\"1\"\n", "\"Notes \"\n", "H1 (block)\n",
             "\"1 Introduction\"\n", "\"This review was begun on 9\u00a0May 2016.\"\n",
             "Reference (inline)\n", "\"1\"\n", "\"section 1.2\"\n", "Lbl (block)\n", "\"(a) \"\n",
             "LBody (block)\n", "\"What this means for practice\"\n", "\"Child in need\"\n",
             "LBody (block)\n", "\"3 Timeline of contacts with the family\"\n", "Table (block)",
             "\"4 Recommendations\"\n", "Note <note-", "Lbl (block)\n", "\"1 \"\n", "P (block)\n",
             "\"Under regulation 5" }) {
        auto const found = tree.find(part, at);
        ASSERT_NE(found, std::string::npos) << part << " is not behind:\n" << tree.substr(0, at);
        at = found + 1;
    }
}

TEST(Specimen, OfStructureHasPagesOfTwoShapesAndTwoNumberings)
{
    auto const sizes = judged("pdfinfo -f 1 -l 8", structure());
    EXPECT_NE(sizes.find("Page    4 size:  595.276 x 841.89 pts"), std::string::npos) << sizes;
    EXPECT_NE(sizes.find("Page    5 size:  841.89 x 595.276 pts"), std::string::npos) << sizes;
    EXPECT_NE(sizes.find("Page    8 size:  595.276 x 841.89 pts"), std::string::npos) << sizes;
    auto const plain = judged("qpdf --qdf --object-streams=disable", structure(), "-");
    auto const labels = plain.find("/PageLabels");
    ASSERT_NE(labels, std::string::npos);
    EXPECT_LT(plain.find("/S /r", labels), plain.find("/S /D", labels));
    auto const last = judged("pdftotext -f 8 -l 8 -layout", structure(), "-");
    EXPECT_NE(last.find("Page 7 of 7"), std::string::npos) << last;
}

// The table of contents is right about every heading: the page it names has the heading.
TEST(Specimen, OfStructureHasTheRightPagesInItsContents)
{
    auto const contents = judged("pdftotext -f 1 -l 1 -layout", structure(), "-");
    std::istringstream lines(contents);
    std::size_t entries = 0;
    for (std::string line; std::getline(lines, line);) {
        auto const dots = line.find(" . . ");
        if (dots == std::string::npos)
            continue;
        auto const page = line.substr(line.find_last_of(' ') + 1);
        auto title = line.substr(0, dots);
        title = title.substr(title.find_last_not_of(' ') == title.npos ? 0 : title.rfind("  ") + 2);
        auto const shown = std::to_string(std::stoi(page) + 1); // One page of front matter.
        auto const text = judged("pdftotext -f " + shown + " -l " + shown, structure(), "-");
        auto const words = title.substr(title.find_first_not_of("0123456789. "));
        EXPECT_NE(text.find(words.substr(0, 12)), std::string::npos) << line << "\n" << text;
        ++entries;
    }
    EXPECT_EQ(entries, 13u);
}

TEST(Specimen, OfStructureLeadsLinksToPlaces)
{
    auto const plain = judged("qpdf --qdf --object-streams=disable", structure(), "-");
    std::size_t links = 0;
    for (auto at = plain.find("/Subtype /Link"); at != std::string::npos;
         at = plain.find("/Subtype /Link", at + 1))
        ++links;
    // 14 lines of contents, 3 links of the text to blocks, 4 notes and 1 link to the web.
    EXPECT_EQ(links, 22u);
    EXPECT_NE(plain.find("/Contents (Under regulation 5 of the Local"), std::string::npos);
}

} // namespace
