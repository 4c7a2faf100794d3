// A case under each profile: which rules apply, with which limits, bodies and sources.

#include "deadline_cases.h"

#include <gtest/gtest.h>

#include <set>

using namespace facts;
using namespace deadline_cases;

namespace {

std::set<std::string> rules_of(std::vector<Deadline> const& all)
{
    std::set<std::string> rules;
    for (auto const& one : all)
        rules.insert(one.rule);
    return rules;
}

std::vector<Deadline> wren_under(char const* profile)
{
    return deadlines_of(of_case("case-nb16-01.json", profile), "2017-05-31", { true, true });
}

using Rules = std::set<std::string>;

} // namespace

TEST(DeadlineProfiles, Stoke2018)
{
    auto const all = wren_under("stoke_2018");
    EXPECT_EQ(rules_of(all),
        (Rules { "R-D02", "R-D10", "R-D11", "R-D12", "R-D13", "R-D14", "R-D16", "R-D17a", "R-D18",
            "R-D20", "R-D21", "R-D23", "R-D24", "R-D26" }));
    auto const told = of_rule(all, "R-D02");
    EXPECT_EQ(told.at(0).requirement,
        "Tell the National Panel of Independent Experts on Serious Case Reviews of the incident");
    EXPECT_EQ(told.at(1).requirement, "Tell the LSCB of the incident");
    EXPECT_EQ(told.at(0).limit.printed(), "5 working days");
    EXPECT_EQ(only(all, "R-D12").limit.printed(), "14 days");
    EXPECT_EQ(only(all, "R-D13").limit.printed(), "1 month");
    EXPECT_EQ(only(all, "R-D16").limit.printed(), "6 months");
    EXPECT_EQ(only(all, "R-D17a").limit.printed(), "7 days");
    EXPECT_EQ(only(all, "R-D18").limit.printed(), "12 months");
    EXPECT_EQ(only(all, "R-D20").clock.trigger, "the meeting of the SCR sub-committee");
    EXPECT_EQ(only(all, "R-D13").source, // Stoke kept the joint toolkit.
        "Staffordshire and Stoke-on-Trent serious case review toolkit, June 2016 (Working Together "
        "2015)");
}

TEST(DeadlineProfiles, Sunderland)
{
    auto const all = wren_under("sunderland");
    EXPECT_EQ(rules_of(all), // No time is set for the Chair's decision: no R-D13, no R-D14.
        (Rules { "R-D01", "R-D10", "R-D11", "R-D12", "R-D16", "R-D17a", "R-D18", "R-D20", "R-D21",
            "R-D23", "R-D24", "R-D25" }));
    EXPECT_EQ(of_rule(all, "R-D01").at(0).requirement, "Tell Ofsted of the incident");
    EXPECT_EQ(only(all, "R-D16").source.substr(0, 41), "Sunderland Safeguarding Children Board, g");
    EXPECT_EQ(only(all, "R-D20").clock.trigger,
        "the meeting of the Learning and Improvement in Practice sub-committee");
    EXPECT_EQ(only(all, "R-D12").source,
        "Staffordshire and Stoke-on-Trent serious case review toolkit, June 2016 (Working Together "
        "2015), taken over by the profile “Sunderland”");
    // A decision not to initiate: 14 days.
    auto const notice
        = only(deadlines_of(of_case("case-nb16-02.json", "sunderland"), "2016-12-31"), "R-D15");
    EXPECT_EQ(notice.limit.printed(), "14 days");
    EXPECT_EQ(notice.code(), "DONE_LATE(1)");
}

TEST(DeadlineProfiles, Medway2007)
{
    auto example = of_case("case-nb16-01.json", "medway_2007");
    auto const all = deadlines_of(example, "2017-05-31", { true, true });
    EXPECT_EQ(rules_of(all), (Rules { "R-D01", "R-D12", "R-D18", "R-D20", "R-D21" }));
    // Ofsted alone, of the review and not of the incident, without a limit.
    auto const told = only(all, "R-D01");
    EXPECT_EQ(told.requirement, "Tell Ofsted of the serious case review");
    EXPECT_EQ(told.due, on("2016-06-08"));
    EXPECT_TRUE(told.for_information);
    EXPECT_EQ(only(all, "R-D12").clock.trigger, "the SCR Panel");
    auto const learning = of_case("case-nb16-02.json", "medway_2007");
    EXPECT_TRUE(of_rule(deadlines_of(learning, "2016-12-31"), "R-D01").empty());
    // The SCR Panel sets the time of each review: 16 February 2017 is met, the 10th is not.
    example.case_file.set("complete_by", "2017-02-16");
    EXPECT_EQ(only(deadlines_of(example, "2017-05-31"), "R-D16").code(), "DONE_ON_TIME");
    example.case_file.set("complete_by", "2017-02-10");
    auto const late = only(deadlines_of(example, "2017-05-31"), "R-D16");
    EXPECT_EQ(late.code(), "DONE_LATE(6)");
    EXPECT_EQ(late.limit.printed(), "the date set");
    EXPECT_TRUE(late.explanation().starts_with("10 February 2017 is the date set for this, after "
                                               "the Chair's decision to hold it (8 June 2016)."));
}

TEST(DeadlineProfiles, WorkingTogether2023)
{
    auto const all = deadlines_of(
        of_case("case-nb18-01.json", "working_together_2023"), "2019-12-31", { true, true });
    EXPECT_EQ(rules_of(all), // One step of the rapid review is left: its end.
        (Rules { "R-D02", "R-D03", "R-D16", "R-D17b", "R-D18", "R-D24", "R-D26" }));
    auto const told = of_rule(all, "R-D02");
    EXPECT_EQ(told.at(0).requirement,
        "Tell the Child Safeguarding Practice Review Panel of the incident");
    EXPECT_EQ(told.at(1).requirement, "Tell the safeguarding partners of the incident");
    EXPECT_EQ(only(all, "R-D03").limit.printed(), "15 working days");
    EXPECT_TRUE(only(all, "R-D03").requirement.starts_with("The safeguarding partners complete"));
    EXPECT_EQ(only(all, "R-D17b").limit.printed(), "7 working days");
    EXPECT_EQ(only(all, "R-D16").clock.trigger, "the decision to hold it");
    EXPECT_NE(only(all, "R-D16").source.find("taken over by the profile “Working Together 2023”"),
        std::string::npos);
}
