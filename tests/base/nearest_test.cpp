#include "base/nearest.h"

#include <gtest/gtest.h>

TEST(Nearest, FindsTheSlipOfTheKeyboard)
{
    std::vector<std::string> const known { "decided_on", "outcome", "review_type" };
    EXPECT_EQ(base::nearest("decided_no", known), "decided_on");
    EXPECT_EQ(base::nearest("reviewtype", known), "review_type");
    EXPECT_EQ(base::nearest("venue", known), std::nullopt);
    EXPECT_EQ(base::nearest("", {}), std::nullopt);
    EXPECT_EQ(base::nearest(std::string(500, 'x'), { std::string(500, 'x') }), std::nullopt);
}
