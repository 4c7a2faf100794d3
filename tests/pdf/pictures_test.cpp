#include "pdf/pdf.h"

#include "outside.h"
#include "samples.h"

#include <algorithm>

namespace {

using base::Length;
using layout::Role;
using pdf_test::fonts;
using pdf_test::TemporaryPdf;

/// Text, a logo, a figure with a caption, decoration, and the logo again on a second page.
layout::PagedDocument with_pictures()
{
    pdf_test::PagedBuilder build(fonts());
    auto& document = build.document();
    document.metadata.title = "Pictures";
    document.pictures.push_back(std::make_shared<image::Picture>(
        image::Picture { 2, 1, 3, std::string("\xC0\0\0\0\0\xC0", 6) }));
    document.pictures.push_back(
        std::make_shared<image::Picture>(image::Picture { 1, 2, 1, std::string("\x20\xE0", 2) }));
    document.texts = { "Crest of the Board", "How a review goes" };
    auto const place = [&](std::uint32_t picture, int y, layout::NodeId node) {
        auto& page = document.pages.back();
        page.pictures.push_back(
            { picture, Length::points(72), Length::points(y), Length::points(100),
                Length::points(50), node, static_cast<std::uint32_t>(page.runs.size()) });
    };
    build.page();
    auto const logo = build.node(Role::figure, 0);
    build[logo].text = 1;
    place(0, 40, logo);
    build.line(build.node(Role::paragraph, 0), "Before it", { .y = 120 });
    auto const figure = build.node(Role::figure, 0);
    build[figure].text = 2;
    place(1, 140, figure);
    build.line(
        build.node(Role::paragraph, build.node(Role::caption, figure)), "Figure 1", { .y = 210 });
    build.line(build.node(Role::paragraph, 0), "After it", { .y = 240 });
    build.page();
    place(0, 40, layout::artifact);
    auto const last = build.node(Role::figure, 0);
    build[last].text = 1;
    place(0, 140, last);
    return build.finish();
}

TEST(Pictures, AreStoredOnceAndSeenAsTheyAre)
{
    auto const bytes = pdf::write(with_pictures(), fonts());
    // Two objects, shown four times: width, height, colours, bits of each.
    auto const list = pdf_test::judged("pdfimages -list", bytes);
    EXPECT_EQ(std::count(list.begin(), list.end(), '\n'), 2 + 4) << list;
    EXPECT_NE(list.find("2     1  icc     3   8"), std::string::npos) << list;
    EXPECT_NE(list.find("1     2  gray    1   8"), std::string::npos) << list;
    EXPECT_EQ(pdf_test::judged("qpdf --check", bytes).find("WARNING"), std::string::npos);
}

TEST(Pictures, StandInReadingOrder)
{
    auto const bytes = pdf::write(with_pictures(), fonts());
    auto const tree = pdf_test::judged("pdfinfo -struct-text", bytes);
    std::string order;
    for (std::size_t at = 0; at < tree.size();) {
        auto const end = std::min(tree.find('\n', at), tree.size());
        auto line = tree.substr(at, end - at);
        for (auto const* const known : { "Figure:", "Caption", "Before", "Figure 1", "After" })
            if (line.find(known) != std::string::npos)
                order += std::string(order.empty() ? "" : ", ") + known;
        at = end + 1;
    }
    EXPECT_EQ(order, "Figure:, Before, Figure:, Caption, Figure 1, After, Figure:") << tree;
}

TEST(Pictures, ConformAndAreDeterministic)
{
    auto const bytes = pdf::write(with_pictures(), fonts());
    EXPECT_EQ(bytes, pdf::write(with_pictures(), fonts()));
    TemporaryPdf const file("pictures", bytes);
    auto const outcome
        = pdf_test::run(CASEBINDER_SOURCE_DIR "/tests/conformance/check ua1,2a " + file.path());
    EXPECT_EQ(outcome.exit_code, 0) << outcome.output;
}

TEST(Pictures, AFigureHasItsBounds)
{
    TemporaryPdf const file("bounds", pdf::write(with_pictures(), fonts()));
    auto const text = pdf_test::run(
        "qpdf --qdf --object-streams=disable " + file.path() + " - | grep -a -A6 /BBox")
                          .output;
    // From x = 72 to 172, 50 points high, 842 - 40 - 50 = 752 from the foot.
    EXPECT_NE(text.find("72"), std::string::npos) << text;
    EXPECT_NE(text.find("172"), std::string::npos) << text;
}

} // namespace
