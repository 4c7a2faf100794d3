#include "layout/layout.h"
#include "markup/markup.h"
#include "outside.h"
#include "pdf/pdf.h"
#include "samples.h"

#include <gtest/gtest.h>

namespace {

/// tests/specimens/drawings.xml, one of each kind, in house style.
std::string specimen()
{
    auto const folder = std::string(CASEBINDER_SOURCE_DIR);
    auto const styles = folder + "/templates/style/house.json";
    auto const value = base::parse_json(base::read_file(styles), styles);
    auto const sheet = layout::StyleSheet::read(value.value(), styles);
    auto document = markup::parse(
        { base::read_file(folder + "/tests/specimens/drawings.xml"), { "drawings.xml" }, {} });
    if (!document.ok())
        return base::describe(document.errors().front());
    auto made = std::move(document).value();
    made.metadata.title = "Drawings";
    auto const pages = layout::lay_out(made, sheet.value(), pdf_test::fonts());
    return pages.ok() ? pdf::write(pages.value(), pdf_test::fonts())
                      : base::describe(pages.errors().front());
}

TEST(Drawings, ConformAndAreTheSameEachTime)
{
    auto const bytes = specimen();
    ASSERT_TRUE(bytes.starts_with("%PDF")) << bytes;
    EXPECT_EQ(bytes, specimen());
    pdf_test::TemporaryPdf const file("drawings", bytes);
    auto const outcome = pdf_test::run(
        std::string(CASEBINDER_SOURCE_DIR "/tests/conformance/check ua1,2a ") + file.path());
    EXPECT_EQ(outcome.exit_code, 0) << outcome.output;
    EXPECT_EQ(pdf_test::run("qpdf --check " + file.path()).exit_code, 0);
}

TEST(Drawings, AreReadInTheOrderOfThePage)
{
    auto const tree = pdf_test::judged("pdfinfo -struct-text", specimen());
    auto const title = tree.find("Notifications received in the year");
    auto const figure = tree.find("Figure", title);
    auto const table = tree.find("Table (block)", title);
    auto const next = tree.find("Reviews commissioned and completed");
    EXPECT_LT(title, figure);
    EXPECT_LT(figure, table);
    EXPECT_LT(table, next);
    EXPECT_NE(tree.find("/BBox", figure), std::string::npos);
}

} // namespace
