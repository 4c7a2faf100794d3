#include "xlsx/row_height.h"

#include <gtest/gtest.h>

#include <string>

TEST(RowHeight, CountsLinesOnTheGenerousSide)
{
    // 0.9 of 20 characters are 18: "one two three" has 13, "one two three fours" 19.
    EXPECT_EQ(xlsx::estimated_lines("", 20), 1U);
    EXPECT_EQ(xlsx::estimated_lines("one two three", 20), 1U);
    EXPECT_EQ(xlsx::estimated_lines("one two three fours", 20), 2U);
    EXPECT_EQ(xlsx::estimated_lines("one\ntwo\n", 20), 3U);
    // 37 letters without a space: 18 + 18 + 1.
    EXPECT_EQ(xlsx::estimated_lines(std::string(37, 'x'), 20), 3U);
    EXPECT_EQ(xlsx::estimated_lines(std::string(3, 'x'), 0.1), 3U);
}
