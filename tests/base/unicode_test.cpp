#include "base/unicode.h"

#include <gtest/gtest.h>

TEST(Unicode, FindsTheFirstInvalidByte)
{
    EXPECT_FALSE(base::first_invalid_utf8("Żółć"));
    EXPECT_EQ(base::first_invalid_utf8("ab\xFF"), 2u);
    EXPECT_EQ(base::first_invalid_utf8("\xC0\x80"), 0u); // Overlong NUL.
    EXPECT_EQ(base::first_invalid_utf8("x\xED\xA0\x80"), 1u); // A surrogate.
    EXPECT_EQ(base::first_invalid_utf8("\xF4\x90\x80\x80"), 0u); // Beyond U+10FFFF.
}

TEST(Unicode, NormalisesToOneSpelling)
{
    EXPECT_EQ(base::normalise("Sia\xCC\x82n"), "Si\xC3\xA2n");
    EXPECT_EQ(base::normalise("plain"), "plain");
}

TEST(Unicode, BreaksLinesAtSpacesAndHyphensNotInsideWords)
{
    auto const breaks = base::line_breaks("a well-kept record");
    std::vector<std::size_t> offsets;
    for (auto const& one : breaks)
        offsets.push_back(one.offset);
    EXPECT_EQ(offsets, (std::vector<std::size_t> { 2, 7, 12, 18 }));
    // A no-break space keeps "9 May" together.
    EXPECT_EQ(base::line_breaks("9\xC2\xA0May").size(), 1u);
}

TEST(Unicode, SplitsRunsByScriptAndDirection)
{
    auto const runs = base::script_runs("Name: سلام (Salam)");
    // " (" keeps the script before it (UAX #24) but not its direction (UAX #9).
    ASSERT_EQ(runs.size(), 4u);
    EXPECT_EQ(runs[0].level, 0);
    EXPECT_EQ(runs[1].level, 1);
    EXPECT_EQ(runs[2].level, 0);
    EXPECT_NE(runs[2].script, runs[3].script);
    EXPECT_EQ(runs.back().end, std::string("Name: سلام (Salam)").size());
}

TEST(Unicode, IsolatesTheLinesThatHaveRightToLeftLetters)
{
    EXPECT_EQ(base::isolated("12 May"), "12 May");
    EXPECT_EQ(base::isolated("সমস্ত"), "সমস্ত");
    EXPECT_EQ(base::isolated("سلام (1)"), "\u2068سلام (1)\u2069");
    EXPECT_EQ(base::isolated("one\nسلام\n"), "one\n\u2068سلام\u2069\n");
}

TEST(Unicode, KnowsWhichParagraphsBeginOnTheRight)
{
    EXPECT_TRUE(base::begins_on_the_right("سلام, 12 May"));
    EXPECT_FALSE(base::begins_on_the_right("\u2068سلام\u2069, 12 May"));
    EXPECT_FALSE(base::begins_on_the_right("On سلام"));
    EXPECT_FALSE(base::begins_on_the_right(""));
}

TEST(Unicode, OrdersRightToLeftRunsVisually)
{
    EXPECT_EQ(base::visual_order({ 0, 1, 1, 0 }), (std::vector<std::size_t> { 0, 2, 1, 3 }));
}

TEST(Unicode, RoundTripsCodePoints)
{
    std::string const text = "Łukasz ✓ 𝒜";
    EXPECT_EQ(base::to_utf8(base::to_code_points(text)), text);
    EXPECT_EQ(base::length_in_code_points(text), 10u);
}

TEST(Unicode, KnowsWhatMustNotEnterARecord)
{
    EXPECT_TRUE(base::is_unwelcome(0));
    EXPECT_TRUE(base::is_unwelcome(0x202E));
    EXPECT_TRUE(base::is_unwelcome(0xFFFE));
    EXPECT_FALSE(base::is_unwelcome('\n'));
    EXPECT_FALSE(base::is_unwelcome(U'ł'));
    EXPECT_EQ(base::describe_code_point(U'ł'), "U+0142 LATIN SMALL LETTER L WITH STROKE");
}
