#include "layout/layout.h"
#include "markup/markup.h"
#include "pdf/pdf.h"

#include "outside.h"
#include "samples.h"

#include <gtest/gtest.h>

#include <regex>

// Numbers that carry the code of the figure they print.

namespace {

using pdf_test::fonts;
using pdf_test::judged;
using pdf_test::TemporaryPdf;

std::string specimen()
{
    return base::read_file(CASEBINDER_SOURCE_DIR "/tests/specimens/figures.xml");
}

std::string made(std::string const& markup)
{
    static auto const house = [] {
        auto const sheet = base::read_file(CASEBINDER_SOURCE_DIR "/templates/style/house.json");
        auto const value = base::parse_json(sheet, "house.json");
        return layout::StyleSheet::read(value.value(), "house.json").value();
    }();
    auto parsed = markup::parse({ markup, { "figures.xml" }, {} });
    for (auto const& fault : parsed.ok() ? base::Diagnostics {} : parsed.errors())
        ADD_FAILURE() << base::describe(fault);
    auto document = std::move(parsed).value();
    document.metadata.title = "Figures";
    document.metadata.date = "2021-01-26";
    return pdf::write(layout::lay_out(document, house, fonts()).value(), fonts());
}

TEST(Figures, AreReadFromWhatIsPrinted)
{
    TemporaryPdf const file("figures", made(specimen()));
    auto const read = pdf_test::run(
        "/usr/bin/python3 " CASEBINDER_SOURCE_DIR "/tests/pdf/figures_of.py " + file.path());
    EXPECT_EQ(read.exit_code, 0);
    EXPECT_EQ(read.output,
        "M-R1\t5\nM-A1\t1,204\nM-A2\t57.9%\nM-A2\t57.9%\n"
        "M-A7 Children’s \"CSC\" M-A2\tnot yet known\n"
        "M-L2\ttwenty-five thousand three hundred and forty-two people in all of the agencies of "
        "the board, whether they came once or twice\n"
        "M-T1\t2\nM-L4 2018\t25\nM-L4 2019\t–\nM-E1\t3\nM-X pol\t4\nM-A3\t11\n");
    auto const judge
        = pdf_test::run(CASEBINDER_SOURCE_DIR "/tests/conformance/check ua1,2a " + file.path());
    EXPECT_EQ(judge.exit_code, 0) << judge.output;
    EXPECT_EQ(pdf_test::run("qpdf --check " + file.path()).exit_code, 0);
}

struct Word {
    double left, top, right;
    std::string text;
};

std::vector<Word> words_of(std::string const& bytes)
{
    static std::regex const word(
        "xMin=\"([0-9.]+)\" yMin=\"([0-9.]+)\" xMax=\"([0-9.]+)\" yMax=\"[0-9.]+\">(.*)</word>");
    auto const boxes = judged("pdftotext -bbox", bytes, "-");
    std::vector<Word> words;
    for (std::sregex_iterator found(boxes.begin(), boxes.end(), word), end; found != end; ++found)
        words.push_back({ std::stod((*found)[1]), std::stod((*found)[2]), std::stod((*found)[3]),
            (*found)[4] });
    return words;
}

// A reference is told to programs only: every word stands where it stood.
TEST(Figures, MoveNothing)
{
    static std::regex const tag("</?data[^>]*>| figure=\"[^\"]*\"");
    auto const with = made(specimen());
    auto const without = made(std::regex_replace(specimen(), tag, ""));
    auto const before = words_of(without);
    auto const after = words_of(with);
    ASSERT_GT(before.size(), 100u);
    ASSERT_EQ(before.size(), after.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        EXPECT_EQ(before.at(i).text, after.at(i).text);
        EXPECT_NEAR(before.at(i).left, after.at(i).left, 0.01) << after.at(i).text;
        EXPECT_NEAR(before.at(i).top, after.at(i).top, 0.01) << after.at(i).text;
        EXPECT_NEAR(before.at(i).right, after.at(i).right, 0.01) << after.at(i).text;
    }
    auto const catalogue = [](std::string const& bytes) {
        auto const plain = judged("qpdf --qdf --object-streams=disable", bytes, "-");
        return plain.find("/UserProperties true") != std::string::npos;
    };
    EXPECT_TRUE(catalogue(with));
    EXPECT_FALSE(catalogue(without));
}

} // namespace
