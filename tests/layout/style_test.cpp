#include "make.h"

#include <cmath>

namespace {

base::Result<layout::StyleSheet> read(std::string const& styles)
{
    auto const value = base::parse_json(R"({"pages":{},"styles":)" + styles + "}", "s.json");
    return layout::StyleSheet::read(value.value(), "s.json");
}

constexpr char const* body = R"("p":{"size":"12pt","leading":"16pt"})";

TEST(StyleSheet, ReadsUnitsToTheMillipoint)
{
    auto const sheet = read(R"({"p":{"size":"8.5pt","leading":"16pt","indent_left":"20mm",
        "space_after":"0.25mm","colour":"#1a2b3c"}})");
    ASSERT_TRUE(sheet.ok());
    auto const* const style = sheet.value().find("p");
    EXPECT_EQ(style->size.millipoints, 8500);
    EXPECT_EQ(style->indent_left.millipoints, 56693); // 20 mm x 72000 / 25.4 = 56692.91
    EXPECT_EQ(style->space_after.millipoints, 709); // 0.25 mm x 2834.645 = 708.66
    EXPECT_EQ(style->colour, 0x1A2B3CU);
}

TEST(StyleSheet, InheritsFromItsBaseAndInTheEndFromP)
{
    auto const sheet = read(std::string("{") + body
        + R"(,"a":{"based_on":"b","weight":"bold"},"b":{"leading":"14pt"}})");
    ASSERT_TRUE(sheet.ok());
    auto const* const a = sheet.value().find("a");
    EXPECT_EQ(a->weight, layout::Weight::bold);
    EXPECT_EQ(a->leading, base::Length::points(14));
    EXPECT_EQ(a->size, base::Length::points(12));
    EXPECT_EQ(sheet.value().find("nothing"), nullptr);
}

struct Bad {
    char const* styles;
    char const* code;
    char const* pointer;
};

class BadStyles : public testing::TestWithParam<Bad> { };

TEST_P(BadStyles, AreRefusedWithTheirPlace)
{
    auto const sheet = read(GetParam().styles);
    ASSERT_FALSE(sheet.ok());
    EXPECT_EQ(sheet.errors().front().code, GetParam().code);
    EXPECT_EQ(sheet.errors().front().place.pointer, GetParam().pointer);
}

INSTANTIATE_TEST_SUITE_P(All, BadStyles,
    testing::Values(
        Bad { R"({"p":{"size":"12px","leading":"16pt"}})", "style-bad-value", "/styles/p/size" },
        Bad { R"({"p":{"size":"12","leading":"16pt"}})", "style-bad-value", "/styles/p/size" },
        Bad {
            R"({"p":{"size":"1.2345pt","leading":"16pt"}})", "style-bad-value", "/styles/p/size" },
        Bad { R"({"p":{"size":"12pt","leading":"16pt","colour":"red"}})", "style-bad-value",
            "/styles/p/colour" },
        Bad { R"({"p":{"size":"12pt","leading":"16pt","wieght":"bold"}})", "style-unknown-property",
            "/styles/p/wieght" },
        Bad { R"({"p":{"size":"12pt","leading":"11pt"}})", "style-bad-size", "/styles/p" },
        Bad { R"({"p":{"size":"0pt","leading":"11pt"}})", "style-bad-size", "/styles/p" },
        Bad { R"({"p":{"size":"12pt","leading":"16pt"},"a":{"based_on":"b"}})", "style-bad-base",
            "/styles/a/based_on" },
        Bad { R"({"p":{"size":"12pt","leading":"16pt"},"a":{"based_on":"b"},"b":{"based_on":"a"}})",
            "style-bad-base", "/styles/b/based_on" },
        Bad {
            R"({"q":{"size":"12pt","leading":"16pt"}})", "style-bad-base", "/styles/q/based_on" }));

TEST(StyleSheet, RefusesAPageWithoutRoom)
{
    auto const value = base::parse_json(
        R"({"pages":{"small":{"width":"50pt","height":"50pt"}},"styles":{"p":{"size":"12pt",
        "leading":"16pt"}}})",
        "s.json");
    auto const sheet = layout::StyleSheet::read(value.value(), "s.json");
    ASSERT_FALSE(sheet.ok());
    EXPECT_EQ(sheet.errors().front().code, "style-no-room");
}

/// WCAG 2.2: relative luminance of an sRGB colour.
double luminance(std::uint32_t colour)
{
    auto const channel = [&](int shift) {
        auto const value = ((colour >> shift) & 0xFF) / 255.0;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0);
}

TEST(HouseStyles, HaveEveryNameOfTheVocabularyAndReadableInk)
{
    for (auto const* const name : { "p", "small", "note", "caption", "title", "subject",
             "reference", "address", "letterhead-name", "letterhead-detail", "h1", "h2", "h3", "h4",
             "ul", "ol", "li", "numbered", "numbered-li", "process", "process-li", "table", "td",
             "th", "td-number", "dense", "dense-td", "dense-th", "dense-number", "control",
             "control-td", "control-th", "box", "warning", "quote", "closing", "signature", "hr",
             "cover-label", "cover-title", "brag-blue", "brag-red", "brag-amber", "brag-green",
             "brag-grey", "furniture", "marking", "watermark", "header", "section", "div" }) {
        auto const* const style = make::house_styles().find(name);
        ASSERT_NE(style, nullptr) << name;
        if (std::string_view(name) == "watermark")
            continue; // Its words stand in the document too; it must not hide the text.
        auto const lighter = luminance(style->background) + 0.05;
        EXPECT_GE(lighter / (luminance(style->colour) + 0.05), 4.5) << name;
    }
    EXPECT_GE(make::house_styles().find("p")->size, base::Length::points(12));
    EXPECT_NE(make::house_styles().page("portrait"), nullptr);
    EXPECT_NE(make::house_styles().page("landscape"), nullptr);
}

} // namespace
