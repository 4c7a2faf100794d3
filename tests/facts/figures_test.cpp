#include "facts/figures.h"

#include <gtest/gtest.h>

using namespace facts;

TEST(Figures, PercentagesRoundHalfUpFromIntegers)
{
    EXPECT_EQ(*percent(11, 19).printed(), "57.9%"); // 0.57894…
    EXPECT_EQ(*percent(1, 8).printed(), "12.5%");
    EXPECT_EQ(*percent(1, 16).printed(), "6.3%"); // 6.25 rounds up
    EXPECT_EQ(*percent(1, 2000).printed(), "0.1%"); // 0.05 rounds up
    EXPECT_EQ(*percent(1, 2001).printed(), "0.0%");
    EXPECT_EQ(*percent(0, 3).printed(), "0.0%");
    EXPECT_EQ(*percent(7, 7).printed(), "100.0%");
    EXPECT_DOUBLE_EQ(percent(11, 19).number()->value, 57.9);
}

TEST(Figures, NothingToDividePrintsADash)
{
    EXPECT_EQ(*percent(0, 0).printed(), "–");
    EXPECT_EQ(percent(0, 0).number(), nullptr);
    EXPECT_EQ(*mean(0, 0).printed(), "–");
    EXPECT_EQ(*median({}).printed(), "–");
}

TEST(Figures, MeansAndMedians)
{
    EXPECT_EQ(*mean(31, 5).printed(), "6.2");
    EXPECT_EQ(*mean(539, 25).printed(), "21.6"); // 21.56
    EXPECT_EQ(*mean(-5, 4).printed(), "-1.2"); // -1.25 rounds up, towards zero
    EXPECT_EQ(*median({ 10, 6, 8, 6 }).printed(), "7");
    EXPECT_EQ(*median({ 5, 8 }).printed(), "6.5");
    EXPECT_EQ(*median({ 7, 5, 7 }).printed(), "7");
}

TEST(Figures, QualityWordsStandWithTheNumber)
{
    EXPECT_EQ(qualified(1000, Quality::approximate), "c. 1,000");
    EXPECT_EQ(qualified(1000, Quality::at_least), "over 1,000");
    EXPECT_EQ(qualified(539, Quality::as_reported), "539");
    EXPECT_EQ(grouped(1234567), "1,234,567");
    EXPECT_EQ(grouped(-1000), "-1,000");
    EXPECT_EQ(grouped(-100), "-100");
}

TEST(Figures, AFigureKeepsItsRows)
{
    Figure const figure { "M-A2", "Complete", percent(1, 2), "%", "Complete of counted", "Plan 1",
        { { "1.1", "complete" }, { "1.2", "open" } } };
    auto const fact = to_fact(figure);
    EXPECT_EQ(*fact.member("printed")->printed(), "50.0%");
    EXPECT_EQ(*fact.member("counted")->printed(), "2");
    EXPECT_EQ(*fact.member("rows")->list()->at(1).member("item")->printed(), "1.2");
    EXPECT_TRUE(
        to_fact({ "M", "Label", percent(0, 0), "%", "", "", {} }).member("value")->missing());
}
