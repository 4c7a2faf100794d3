#include "facts/suppression.h"

#include <gtest/gtest.h>

using facts::suppress_small;
using Texts = std::vector<std::string>;

TEST(Suppression, LargeCountsPrint)
{
    EXPECT_EQ(suppress_small({ 3, 0, 1200 }), (Texts { "3", "0", "1,200" }));
    EXPECT_EQ(suppress_small({}), Texts {});
}

TEST(Suppression, ASmallCountTakesTheNextSmallestWithIt)
{
    // 20 in all: without hiding the 4, 20 - 4 - 14 would give the 2 away.
    EXPECT_EQ(suppress_small({ 14, 2, 4 }), (Texts { "14", "c", "c" }));
    // Two small ones are both hidden, and one more: 1 + 2 = 3 would be known otherwise.
    EXPECT_EQ(suppress_small({ 1, 2, 9, 5 }), (Texts { "c", "c", "9", "c" }));
}

TEST(Suppression, OfEqualCountsOneIsEnough)
{
    EXPECT_EQ(suppress_small({ 5, 1, 5 }), (Texts { "c", "c", "5" }));
}

TEST(Suppression, ZeroIsHiddenOnlyWhereNothingElseIsLeft)
{
    EXPECT_EQ(suppress_small({ 0, 1, 6 }), (Texts { "0", "c", "c" }));
    EXPECT_EQ(suppress_small({ 0, 2 }), (Texts { "c", "c" }));
    EXPECT_EQ(suppress_small({ 2 }), (Texts { "c" }));
}
