#include "markup/markup.h"

#include <gtest/gtest.h>

namespace {

/// "code:line" of each fault, in order.
std::string faults(std::string const& content)
{
    auto const result = markup::parse({ content, { "letter.xml" }, {} });
    std::string text;
    if (result.ok())
        return text;
    for (auto const& fault : result.errors()) {
        EXPECT_EQ(fault.place.file, "letter.xml");
        EXPECT_FALSE(fault.message.empty());
        EXPECT_FALSE(fault.fix.empty());
        text += (text.empty() ? "" : " ") + fault.code + ":" + std::to_string(fault.place.line);
    }
    return text;
}

std::string first_message(std::string const& content)
{
    auto const result = markup::parse({ content, { "letter.xml" }, {} });
    return result.ok() ? "" : result.errors().front().message;
}

struct Case {
    char const* content; ///< Of <document>, from line 2 on.
    char const* expected;
};

class Faults : public testing::TestWithParam<Case> { };

TEST_P(Faults, NameCodeAndLine)
{
    EXPECT_EQ(faults("<document>\n" + std::string(GetParam().content) + "\n</document>"),
        GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(Elements, Faults,
    testing::Values(Case { "<p>a</p>\n<para>b</para>", "markup-unknown-element:3" },
        Case { "<H1>a</H1>", "markup-unknown-element:2" },
        Case { "<li>a</li>", "markup-misplaced-element:2" },
        Case { "<ul>\n<p>a</p></ul>", "markup-misplaced-element:3" },
        Case { "<p><p>a</p></p>", "markup-misplaced-element:2" },
        Case { "<p><table/></p>", "markup-misplaced-element:2" },
        Case { "<document/>", "markup-misplaced-element:2" },
        Case { "<strong>a</strong>", "markup-misplaced-element:2" },
        Case { "<td>a</td>", "markup-misplaced-element:2" },
        Case { "<p><data>1</data></p>", "markup-missing-attribute:2" },
        Case { "<p><data figure=\"\">1</data></p>", "markup-attribute-value:2" },
        Case { "<p><data figure=\"M\"><strong>\n<data figure=\"N\">1</data></strong></data></p>",
            "markup-misplaced-element:3" },
        Case { "<p><a href=\"tel:1\"><data figure=\"N\">1</data></a></p>",
            "markup-misplaced-element:2" },
        Case { "<p><data figure=\"N\"><em><note>1</note></em></data></p>",
            "markup-misplaced-element:2" },
        Case { "<ul><li><page-break/></li></ul>", "markup-misplaced-element:2" },
        Case { "<p><a href=\"tel:1\">a<strong><a href=\"tel:2\">b</a></strong></a></p>",
            "markup-misplaced-element:2" },
        Case { "<p><img src=\"a\" alt=\"\" width=\"9mm\"/></p>", "markup-misplaced-element:2" },
        Case { "<figcaption>a</figcaption>", "markup-misplaced-element:2" },
        Case { "<table role=\"presentation\"><tr><td>a</td><td>b</td></tr></table>", "" },
        Case { "<table role=\"presentation\"><tr><th>a</th><td>b</td></tr></table>",
            "markup-presentation:2" },
        Case { "<table role=\"figure\"><tr><td>a</td></tr></table>", "markup-attribute-value:2" },
        Case { "<div role=\"presentation\">a</div>", "markup-attribute-value:2" },
        Case { "<figure><p>a</p></figure>", "markup-misplaced-element:2 markup-figure:2" },
        Case { "<figure><figcaption>a</figcaption></figure>", "markup-figure:2" },
        Case { "<figure>\n<img src=\"a\" alt=\"\" width=\"9mm\"/></figure>", "markup-figure:2" },
        // What is in an element that is left out is not told as well.
        Case { "<x><y/>text<z/></x>\n<q/>", "markup-unknown-element:2 markup-unknown-element:3" }));

INSTANTIATE_TEST_SUITE_P(Fields, Faults,
    testing::Values(Case { "<field name=\"A.1\" tip=\"t\"/><field name=\"A.2\" tip=\"t\"/>", "" },
        Case { "<field name=\"A.1\" tip=\"t\"/>\n<field name=\"A.1\" tip=\"t\"/>",
            "markup-field-name:3" },
        // A field cannot be the group in which another stands.
        Case { "<field name=\"A.1\" tip=\"t\"/>\n<field name=\"A.1.2\" tip=\"t\"/>",
            "markup-field-name:3" },
        Case { "<field name=\"A.1.2\" tip=\"t\"/>\n<field name=\"A.1\" tip=\"t\"/>",
            "markup-field-name:3" },
        Case { "<field name=\"A..1\" tip=\"t\"/>", "markup-attribute-value:2" },
        Case { "<field tip=\"t\"/>", "markup-attribute-value:2" },
        Case { "<field name=\"A\"/>", "markup-missing-attribute:2" },
        Case { "<field name=\"A\" label=\"l\"/>", "" },
        Case { "<field name=\"A\" kind=\"number\" tip=\"t\"/>", "markup-attribute-value:2" },
        Case { "<field name=\"A\" required=\"maybe\" tip=\"t\"/>", "markup-attribute-value:2" },
        Case { "<field name=\"A\" height=\"tall\" tip=\"t\"/>", "markup-attribute-value:2" },
        Case { "<field name=\"A\" width=\"20mm\" tip=\"t\"/>", "markup-unknown-attribute:2" },
        Case { "<field name=\"A\" tip=\"t\">text</field>", "markup-stray-text:2" },
        Case { "<field name=\"A\" kind=\"text\" options=\"a|b\" tip=\"t\"/>",
            "markup-unknown-attribute:2" },
        Case { "<field name=\"A\" kind=\"choice\" tip=\"t\"/>", "markup-missing-attribute:2" },
        Case { "<field name=\"A\" kind=\"choice\" options=\"a|b\" value=\"c\" tip=\"t\"/>",
            "markup-attribute-value:2" },
        Case { "<field name=\"A\" kind=\"radio\" options=\"a|b\" value=\"a|b\" tip=\"t\"/>",
            "markup-attribute-value:2" },
        Case {
            "<field name=\"A\" kind=\"checkbox\" options=\"a|b\" value=\"a|b\" tip=\"t\"/>", "" },
        Case { "<table><thead><tr><th><field name=\"A\" tip=\"t\"/></th></tr></thead></table>",
            "markup-misplaced-element:2" },
        Case { "<p><field name=\"A\" tip=\"t\"/></p>", "markup-misplaced-element:2" }));

INSTANTIATE_TEST_SUITE_P(Attributes, Faults,
    testing::Values(Case { "<p style=\"color:red\">a</p>", "markup-unknown-attribute:2" },
        Case { "<img alt=\"a\" width=\"9mm\"/>", "markup-missing-attribute:2" },
        Case { "<img src=\"a\" width=\"9mm\"/>", "markup-missing-attribute:2" },
        Case { "<img src=\"a\" alt=\"a\"/>", "markup-missing-attribute:2" },
        Case {
            "<img src=\"a\" alt=\"a\" height=\"2*\" width=\"9mm\"/>", "markup-attribute-value:2" },
        Case {
            "<img src=\"a\" alt=\"a\" height=\"0mm\" width=\"9mm\"/>", "markup-attribute-value:2" },
        Case { "<p\nalign=\"left\">a</p>", "markup-unknown-attribute:2" },
        Case { "<p class=\"a b\">a</p>", "markup-attribute-value:2" },
        Case { "<p class=\"\">a</p>", "markup-attribute-value:2" },
        Case { "<p id=\"1 a\">a</p>", "markup-attribute-value:2" },
        Case { "<p><a href=\"javascript:x\">a</a></p>", "markup-attribute-value:2" },
        Case { "<p><a href=\"file:///etc/passwd\">a</a></p>", "markup-attribute-value:2" },
        Case { "<p><a>a</a></p>", "markup-missing-attribute:2" },
        Case { "<div role=\"figure\"><p>a</p></div>", "markup-missing-attribute:2" },
        Case { "<div alt=\"x\"><p>a</p></div>", "markup-unknown-attribute:2" },
        Case { "<div role=\"note\"><p>a</p></div>", "markup-attribute-value:2" },
        Case { "<table><tr><td colspan=\"0\">a</td></tr></table>", "markup-attribute-value:2" },
        Case { "<table><tr><td rowspan=\"256\">a</td></tr></table>", "markup-attribute-value:2" },
        Case { "<table><tr><th scope=\"all\">a</th></tr></table>", "markup-attribute-value:2" },
        Case { "<table><colgroup><col width=\"3em\"/></colgroup><tr><td/></tr></table>",
            "markup-attribute-value:2" }));

INSTANTIATE_TEST_SUITE_P(Text, Faults,
    testing::Values(Case { "\n loose", "markup-stray-text:3" },
        Case { "<ul>x<li>a</li></ul>", "markup-stray-text:2" },
        Case { "<table><tr>x<td/></tr></table>", "markup-stray-text:2" },
        Case { "<hr>x</hr>", "markup-stray-text:2" },
        Case { "<div>a<p>b</p></div>", "markup-mixed-content:2" },
        Case { "<section><p>b</p>a</section>", "markup-mixed-content:2" }));

INSTANTIATE_TEST_SUITE_P(Tables, Faults,
    testing::Values(Case { "<table/>", "markup-empty-table:2" },
        Case { "<table><tr><td/><td/></tr>\n<tr><td/></tr></table>", "markup-row-width:3" },
        Case { "<table><tr><td/></tr>\n<tr><td/><td/></tr></table>", "markup-row-width:3" },
        Case { "<table><tr><td colspan=\"2\"/></tr>\n<tr><td colspan=\"3\"/></tr></table>",
            "markup-row-width:3" },
        Case { "<table><colgroup><col/><col/></colgroup>\n<tr><td/></tr></table>",
            "markup-row-width:3" },
        // The row's two cells would leave a hole under the middle one of the row above.
        Case {
            "<table><tr><td/><td rowspan=\"2\"/><td/></tr>\n<tr><td colspan=\"2\"/></tr></table>",
            "markup-row-width:3" },
        Case { "<table>\n<thead><tr><td rowspan=\"2\"/></tr></thead><tr><td/></tr></table>",
            "markup-row-span:3" },
        Case { "<table><tr><td/></tr><colgroup><col/></colgroup></table>", "markup-table-order:2" },
        Case { "<table><caption>a</caption><caption>b</caption><tr><td/></tr></table>",
            "markup-table-order:2" }));

INSTANTIATE_TEST_SUITE_P(Syntax, Faults,
    testing::Values(Case { "<p>a\n</div>", "markup-not-well-formed:3" },
        Case { "<p>a & b</p>", "markup-not-well-formed:2" },
        Case { "<p>a&nbsp;b</p>", "markup-not-well-formed:2" },
        Case { "<p class=a>b</p>", "markup-not-well-formed:2" },
        Case { "<p id=\"a\" id=\"b\">c</p>", "markup-not-well-formed:2" },
        Case { "<p>\x01</p>", "markup-not-well-formed:2" },
        Case { "<p>\xff</p>", "markup-not-well-formed:2" },
        Case { "<p><![CDATA[x]]></p>", "markup-refused:2" },
        Case { "<?php x ?>", "markup-refused:2" },
        // Faults found before the end of well-formedness are told with it.
        Case { "<x/>\n<p>a", "markup-unknown-element:2 markup-not-well-formed:4" }));

TEST(Faults, DoctypeIsRefusedBeforeItsEntities)
{
    EXPECT_EQ(faults("<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\n<document>&b;"
                     "</document>"),
        "markup-refused:1");
    EXPECT_EQ(faults("<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><document/>"), "markup-refused:1");
}

TEST(Faults, RootIsOneDocument)
{
    EXPECT_EQ(faults("<p>a</p>"), "markup-misplaced-element:1");
    EXPECT_EQ(faults(""), "markup-not-well-formed:1");
    EXPECT_EQ(faults("<document/>\n<document/>"), "markup-not-well-formed:2");
}

TEST(Faults, NestingIsLimited)
{
    // 64 elements may be open: <document>, 62 <div> and <p>.
    auto const nested = [](int depth) {
        std::string open;
        std::string close;
        for (int i = 0; i < depth; ++i) {
            open += "<div>";
            close += "</div>";
        }
        return "<document>" + open + "<p>a</p>" + close + "</document>";
    };
    EXPECT_EQ(faults(nested(62)), "");
    EXPECT_EQ(faults(nested(63)), "markup-too-deep:1");
    EXPECT_EQ(faults(nested(100'000)), "markup-too-deep:1");
}

TEST(Faults, SayWhatIsOpen)
{
    EXPECT_EQ(first_message("<document>\n<p>a</div></document>"),
        "</div> closes nothing: <p> of line 2 is still open.");
    EXPECT_EQ(
        first_message("<document>\n<ul>"), "The document ends while <ul> of line 2 is still open.");
    EXPECT_EQ(first_message("<document><p>a&nbsp;b</p></document>"),
        "There is no character called &nbsp;.");
}

TEST(Faults, LongTextIsQuotedInPart)
{
    // 40 bytes would end inside the 14th "中" of 3 bytes (1 + 13 * 3 = 40 ends after it).
    std::string text = "ab";
    for (int i = 0; i < 20; ++i)
        text += "中";
    auto const message = first_message("<document>" + text + "</document>");
    // 2 + 12 * 3 = 38 bytes fit; the next character would end at 41.
    std::string quoted = "ab";
    for (int i = 0; i < 12; ++i)
        quoted += "中";
    EXPECT_NE(message.find("\"" + quoted + "…\""), std::string::npos) << message;
}

TEST(Faults, RepeatedRowsTellOnce)
{
    markup::Markup repeated { "<document>", { "letter.xml" }, {} };
    for (int i = 0; i < 100; ++i) {
        repeated.origins.push_back({ repeated.text.size(), 0, 12 });
        repeated.text += "<para/>";
    }
    repeated.text += "</document>";
    auto const result = markup::parse(repeated);
    ASSERT_FALSE(result.ok());
    ASSERT_EQ(result.errors().size(), 1U);
    EXPECT_EQ(result.errors().front().place.line, 12);
}

} // namespace
