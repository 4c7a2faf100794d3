#include "layout/layout.h"
#include "markup/markup.h"
#include "pdf/pdf.h"

#include "outside.h"
#include "samples.h"

#include <gtest/gtest.h>

#include <algorithm>

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

} // namespace
