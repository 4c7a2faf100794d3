#include "pdf/pdf.h"

#include "outside.h"
#include "samples.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using pdf_test::fonts;
using pdf_test::TemporaryPdf;

std::string const check = CASEBINDER_SOURCE_DIR "/tests/conformance/check ua1,2a ";

// Fails, rather than being skipped, where the validator is not installed: the output says how.
TEST(Conformance, EverySampleIsPdfUa1AndPdfA2a)
{
    TemporaryPdf const letter("letter", pdf::write(pdf_test::letter(), fonts()));
    TemporaryPdf const table("table", pdf::write(pdf_test::table(3, 4), fonts()));
    TemporaryPdf const split("split", pdf::write(pdf_test::split_paragraph(), fonts()));
    auto bare_document = pdf_test::table(1, 1);
    bare_document.metadata = {};
    bare_document.metadata.title = "Bare";
    TemporaryPdf const bare("bare", pdf::write(bare_document, fonts()));

    auto const outcome = pdf_test::run(
        check + letter.path() + " " + table.path() + " " + split.path() + " " + bare.path());
    EXPECT_EQ(outcome.exit_code, 0) << outcome.output;
    auto const& output = outcome.output;
    // 4 files by 2 standards.
    EXPECT_EQ(std::count(output.begin(), output.end(), '\n'), 8) << output;
}

// The judge must be able to say no: a figure without alternative text, a language left out.
TEST(Conformance, FaultsAreFound)
{
    auto document = pdf_test::letter();
    for (auto& node : document.nodes)
        node.text = 0;
    TemporaryPdf const figure("figure", pdf::write(document, fonts()));
    auto const outcome = pdf_test::run(check + figure.path());
    EXPECT_EQ(outcome.exit_code, 1) << outcome.output;
    EXPECT_NE(outcome.output.find("7.3 test 1"), std::string::npos) << outcome.output;
}

} // namespace
