#include "rules/support.h"

#include <gtest/gtest.h>

using namespace northbridge;
using rules_test::check;
using rules_test::first;

namespace {

base::Value& minutes(Northbridge& data)
{
    return at(data.case_file, "/meetings/0/panel_minutes");
}

std::string found(Northbridge const& data)
{
    return first(check(data, "minutes-complete", "2016-05-20", "8"));
}

constexpr auto place = "error minutes-complete /meetings/0/panel_minutes/";

} // namespace

TEST(MinutesRules, AskForWhatMinutesMustSay)
{
    EXPECT_EQ(found(Northbridge()), "");
    for (auto const* key : { "reminder_given", "safeguarding_action", "incident_summary" }) {
        Northbridge data;
        remove(minutes(data), key);
        EXPECT_EQ(found(data), place + std::string(key));
    }
    Northbridge data;
    minutes(data).set("reminder_given", false);
    EXPECT_EQ(found(data), place + std::string("reminder_given"));
    Northbridge without;
    remove(at(without.case_file, "/meetings/0"), "panel_minutes");
    EXPECT_EQ(found(without), "error minutes-complete /meetings/0/panel_minutes");
}

TEST(MinutesRules, AskForTheInformationThatAnAgencyBrought)
{
    Northbridge data;
    // The hospital (third of the list) came with its information.
    remove(at(minutes(data), "/agency_information/2"), "summary");
    EXPECT_EQ(found(data), place + std::string("agency_information"));
    // Its representative came without: "No information brought" says all.
    at(data.case_file, "/meetings/0/attendances/6").set("information_brought", false);
    EXPECT_EQ(found(data), "");
}

TEST(MinutesRules, AskForReasonsNotToInviteTheFamily)
{
    Northbridge data;
    remove(at(minutes(data), "/family/1"), "reason");
    EXPECT_EQ(found(data), place + std::string("family/1/reason"));
    remove(minutes(data), "family");
    EXPECT_EQ(found(data), place + std::string("family"));
}

TEST(MinutesRules, AskWhoCame)
{
    Northbridge data;
    remove(at(data.case_file, "/meetings/0/attendances/6"), "status");
    EXPECT_EQ(found(data), "error minutes-complete /meetings/0/attendances/6/status");
}

TEST(MinutesRules, AskLessOfAnAdjournedPanel)
{
    Northbridge data;
    at(data.case_file, "/meetings/0").set("status", "ADJOURNED");
    remove(minutes(data), "incident_summary");
    EXPECT_EQ(found(data), "");
}

TEST(TimeframeRules, WarnOfPlannedDatesOutOfOrder)
{
    auto const told = [](Northbridge const& data, char const* as_at) {
        return first(check(data, "timeframe-order", as_at, "10"));
    };
    Northbridge data;
    EXPECT_EQ(told(data, "2017-03-01"), "");
    at(data.case_file, "/decisions/0").set("first_panel_on", "2016-06-07");
    EXPECT_EQ(told(data, "2017-03-01"), "warning timeframe-order /decisions/0/first_panel_on");
    at(data.case_file, "/decisions/0").set("first_panel_on", "2016-07-05");
    // At the Board on 16 February 2017; before that it is due on 8 December 2016.
    at(data.case_file, "/publication").set("planned_on", "2017-02-15");
    EXPECT_EQ(told(data, "2017-03-01"), "warning timeframe-order /publication/planned_on");
    EXPECT_EQ(told(data, "2017-01-31"), "");
    at(data.case_file, "/publication").set("planned_on", "2016-12-07");
    EXPECT_EQ(told(data, "2017-01-31"), "warning timeframe-order /publication/planned_on");
}

TEST(TimeframeRules, WarnWhenALateReviewCapturesNoLearning)
{
    auto const told = [](Northbridge const& data, char const* as_at) {
        return first(check(data, "early-learning", as_at, "10"));
    };
    Northbridge data;
    EXPECT_EQ(told(data, "2016-11-08"), "");
    remove(data.case_file, "early_learning");
    // Decided on 8 June 2016: five months later is 8 November.
    EXPECT_EQ(told(data, "2016-11-07"), "");
    EXPECT_EQ(told(data, "2016-11-08"), "warning early-learning /early_learning");
    EXPECT_EQ(told(data, "2017-02-16"), "");
}
