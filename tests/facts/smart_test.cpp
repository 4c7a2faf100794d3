#include "facts/smart.h"

#include <gtest/gtest.h>

using namespace facts;
using base::Date;

namespace {

SmartInput good()
{
    SmartInput input;
    input.specific = "Every duty visit is recorded on the same working day.";
    input.measure = "Share of visits recorded the same day";
    input.baseline = "62%";
    input.target = "95% by 30 September 2017";
    input.accepted = { { "Hospital", "Head of safeguarding", *Date::parse("2017-03-01") } };
    input.relevant = "Late records hid two visits";
    input.finding = "Finding 3";
    input.due = Date::parse("2017-09-30");
    input.plan_agreed_on = Date::parse("2017-03-09");
    input.actions = { { "1.1", true, "Hospital", *Date::parse("2017-08-31") } };
    return input;
}

SmartTest test(SmartInput const& input, std::size_t letter)
{
    return smart_grid(input).at(letter);
}

} // namespace

TEST(Smart, AGoodRecommendationPassesAllFive)
{
    for (auto const& row : smart_grid(good())) {
        EXPECT_TRUE(row.passes) << row.word << ": " << row.reason;
        EXPECT_EQ(row.reason, "");
    }
}

TEST(Smart, SpecificNeedsSubstanceAndAnOwner)
{
    auto input = good();
    input.specific = "Improve recording";
    EXPECT_FALSE(test(input, 0).passes);
    // 36 characters, of which "practice" alone is left when the vague phrases are gone.
    input.specific = "Explore, promote, encourage practice";
    EXPECT_EQ(test(input, 0).reason, "says only what is vague: explore, promote, encourage");
    input = good();
    input.actions.front().has_owner = false;
    EXPECT_FALSE(test(input, 0).passes);
    input.actions.clear();
    EXPECT_EQ(test(input, 0).reason, "has no action");
}

TEST(Smart, ATargetMustBeCheckable)
{
    EXPECT_TRUE(is_checkable("95% of visits"));
    EXPECT_TRUE(is_checkable("Revised protocol in force"));
    EXPECT_TRUE(is_checkable("In use: Yes"));
    EXPECT_FALSE(is_checkable("Staff are more aware"));
    EXPECT_FALSE(is_checkable("Nobody notices")); // "no" must be a word of its own
    auto input = good();
    input.baseline.clear();
    EXPECT_TRUE(test(input, 1).passes); // a missing baseline only warns
    EXPECT_EQ(test(input, 1).reason, "no baseline to compare with");
}

TEST(Smart, EachLeadAgencyMustAccept)
{
    auto input = good();
    input.actions.push_back({ "1.2", true, "Police", *Date::parse("2017-08-31") });
    EXPECT_EQ(test(input, 2).reason, "not accepted by Police");
    input.accepted.push_back({ "Police", "Superintendent", *Date::parse("2017-03-02") });
    EXPECT_TRUE(test(input, 2).passes);
    input.accepted.clear();
    EXPECT_EQ(test(input, 2).reason, "not accepted by Hospital, Police");
}

TEST(Smart, DatesAreChecked)
{
    auto input = good();
    input.actions.front().due = *Date::parse("2017-10-01");
    EXPECT_TRUE(test(input, 4).passes); // later than the recommendation only warns
    EXPECT_EQ(test(input, 4).reason, "due after the recommendation: action 1.1");
    input.actions.front().due = *Date::parse("2017-03-08");
    EXPECT_FALSE(test(input, 4).passes);
    input.due.reset();
    EXPECT_FALSE(test(input, 4).passes);
}

TEST(Smart, VagueWordsAreWholeWords)
{
    EXPECT_EQ(vague_words("Remind staff where possible"),
        (std::vector<std::string> { "remind", "where possible" }));
    EXPECT_TRUE(vague_words("A reminder, reconsidered").empty());
}
