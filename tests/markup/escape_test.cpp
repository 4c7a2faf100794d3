#include "markup/markup.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

namespace {

/// The text of <p>`escaped`</p>, line breaks as line feeds.
std::string read_back(std::string const& escaped)
{
    // The label keeps a paragraph of white space from being left out.
    auto const result = markup::parse(
        { "<document><p label=\"x\">" + escaped + "</p></document>", { "t.xml" }, {} });
    if (!result.ok()) {
        ADD_FAILURE() << base::describe(result.errors().front()) << "\n" << escaped;
        return {};
    }
    std::string text;
    auto const& paragraph = std::get<document::Paragraph>(result.value().blocks.at(0).content);
    for (auto const& span : paragraph.text)
        text += span.flags == document::line_break ? "\n" : span.text;
    return text;
}

/// What printing makes of a value's white space: runs are one space, none at ends of lines.
std::string collapsed(std::string_view value)
{
    std::string text;
    bool space = false;
    for (auto const byte : value) {
        if (byte == ' ' || byte == '\t') {
            space = true;
            continue;
        }
        if (space && byte != '\n' && !text.empty() && text.back() != '\n')
            text += ' ';
        space = false;
        text += byte;
    }
    return text;
}

TEST(Escape, MarkupCharactersAreText)
{
    EXPECT_EQ(markup::escape("a < b & c > \"d\" 'e'"),
        "a &lt; b &amp; c &gt; &quot;d&quot; &apos;e&apos;");
    EXPECT_EQ(markup::escape("one\ntwo"), "one<br/>two");
}

TEST(Escape, ValuesComeBackAsTheyWere)
{
    for (std::string const value : { "O'Brien", "{{x}}", "{{{x}}}", "{{#a}}b{{/a}}", "&amp;",
             "&lt;p&gt;", "<b>bold</b>", "]]>", "<![CDATA[x]]>", "<!--", "-->", "<?xml?>", "</p>",
             "</document>", "=1+1", "a\nb", "\n", "%00", "\u202e", "Zo\u00eb \u0141\u00f3d\u017a",
             "\U0001f600", "<script>alert('x')</script>" })
        EXPECT_EQ(read_back(markup::escape(value)), value) << value;
}

TEST(Escape, GeneratedValuesComeBack)
{
    constexpr std::array<std::string_view, 24> pieces { "<", ">", "&", "\"", "'", "\n", " ", "\t",
        "a", "&amp;", "&#10;", "<br/>", "<p>", "</p>", "{{", "}}", "]]>", "<!--", "--", "é", "中",
        "\u00a0", "\U0001f600", ";" };
    constexpr unsigned seed = 20160509;
    std::mt19937 random(seed);
    for (int round = 0; round < 5000; ++round) {
        std::string value;
        auto const length = random() % 20;
        for (unsigned i = 0; i < length; ++i)
            value += pieces.at(random() % pieces.size());
        ASSERT_EQ(read_back(markup::escape(value)), collapsed(value)) << "seed " << seed;
    }
}

TEST(Escape, WhatXmlCannotCarryIsMadeVisible)
{
    constexpr auto sign = "\xEF\xBF\xBD";
    for (auto const& value : { std::string("\0", 1), std::string("\x01"), std::string("\x1f"),
             std::string("\r"), std::string("\xEF\xBF\xBE"), std::string("\xEF\xBF\xBF") })
        EXPECT_EQ(read_back(markup::escape(value)), sign);
    EXPECT_EQ(read_back(markup::escape("a\xEF\xBF\xBFz")), "a\xEF\xBF\xBDz");
}

// White space of a field's value is kept: its lines are what somebody wrote.
TEST(Escape, AttributesReadBackAsTheyAre)
{
    for (std::string const value :
        { "one\ntwo\n\nthree", "\"quoted\" & <b>'s", "a\nb\" tip=\"x", "  spaces  " }) {
        auto const result = markup::parse({ "<document><field name=\"A\" tip=\"t\" value=\""
                + markup::escape_attribute(value) + "\"/></document>",
            { "t.xml" }, {} });
        ASSERT_TRUE(result.ok()) << base::describe(result.errors().front());
        EXPECT_EQ(result.value().fields.at(0).value, value);
    }
}

} // namespace
