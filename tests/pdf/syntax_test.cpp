#include "pdf/syntax.h"

#include <gtest/gtest.h>

namespace {

std::string thousandths(std::int64_t value)
{
    std::string out;
    pdf::append_thousandths(out, value);
    return out;
}

std::string text_string(std::string_view text)
{
    std::string out;
    pdf::append_text_string(out, text);
    return out;
}

TEST(Syntax, PrintsThousandthsWithoutTrailingZeros)
{
    EXPECT_EQ(thousandths(0), "0");
    EXPECT_EQ(thousandths(12000), "12");
    EXPECT_EQ(thousandths(12500), "12.5");
    EXPECT_EQ(thousandths(595276), "595.276");
    EXPECT_EQ(thousandths(841890), "841.89");
    EXPECT_EQ(thousandths(50), ".05");
    EXPECT_EQ(thousandths(-1), "-.001");
    EXPECT_EQ(thousandths(-2000), "-2");
}

TEST(Syntax, EscapesByteStrings)
{
    std::string out;
    pdf::append_byte_string(out, "a(b)\\c\rd\n");
    EXPECT_EQ(out, "(a\\(b\\)\\\\c\\rd\n)");
}

TEST(Syntax, WritesTextAsAsciiOrUtf16)
{
    EXPECT_EQ(text_string("Plan (2)"), "(Plan \\(2\\))");
    EXPECT_EQ(text_string("Ż"), "<FEFF017B>");
    // U+1F600 is the surrogate pair D83D DE00.
    EXPECT_EQ(text_string("a😀"), "<FEFF0061D83DDE00>");
    EXPECT_EQ(text_string(""), "()");
}

} // namespace
