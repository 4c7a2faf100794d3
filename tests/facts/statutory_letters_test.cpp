#include "facts/statutory_letters.h"

#include "facts/northbridge.h"

#include <gtest/gtest.h>

using namespace facts;
using namespace northbridge;

namespace {

std::string content(Northbridge const& data, char const* as_at)
{
    auto const told = notice_content(data.subject(), on(as_at));
    std::string text;
    text += told.initiated ? "initiated " : "";
    text += told.not_initiated ? "not_initiated " : "";
    text += told.reviewer ? "reviewer " : "";
    text += told.publication_concern ? "concern " : "";
    text += told.publication_copy ? "copy " : "";
    return text;
}

} // namespace

TEST(StatutoryLetters, ThePanelIsToldOnceOfEachThing)
{
    Northbridge data;
    EXPECT_EQ(content(data, "2016-06-07"), ""); // The decision is of 8 June.
    EXPECT_EQ(content(data, "2016-06-09"), "initiated ");
    EXPECT_EQ(content(data, "2016-06-10"), "initiated "); // Sent on this day.
    EXPECT_EQ(content(data, "2016-06-22"), "reviewer ");
    EXPECT_EQ(content(data, "2016-06-23"), "");
    EXPECT_EQ(content(data, "2017-04-10"), "copy "); // After the planning meeting of 1 March.
    EXPECT_EQ(content(data, "2017-04-20"), "");
}

TEST(StatutoryLetters, AReportKeptBackIsAConcernOnceTheBoardHasIt)
{
    Northbridge data;
    at(data.case_file, "/publication/decision") = base::Value("DO_NOT_PUBLISH");
    EXPECT_EQ(content(data, "2017-02-15"), "");
    EXPECT_EQ(content(data, "2017-02-16"), "concern ");
}

TEST(StatutoryLetters, AnotherDecisionIsToldWhereThePanelHasToKnow)
{
    Northbridge data;
    at(data.case_file, "/decisions/0/review_type") = base::Value("MULTI_AGENCY_LEARNING_REVIEW");
    EXPECT_EQ(content(data, "2016-06-09"), "not_initiated ");
}

TEST(StatutoryLetters, TheCoronerReadsRealNamesWhereTheDocumentMay)
{
    Northbridge data;
    Occasion occasion { "C07", "", on("2016-06-10"), 1, {}, NamePolicy::real };
    auto const facts = coroner_facts(data.subject(), occasion);
    EXPECT_EQ(printed_at(facts, "name"), "Coroner for Northshire");
    EXPECT_EQ(printed_at(facts, "deaths"),
        "Zofia Maria Wiśniewska (born 12 August 2015, died 24 March 2016)");
    occasion.names = NamePolicy::initials;
    EXPECT_TRUE(fact_at(coroner_facts(data.subject(), occasion), "deaths").missing());
}

TEST(StatutoryLetters, TheViceChairSignsForAChairInConflict)
{
    EXPECT_EQ(printed_at(subgroup_chair_facts(Northbridge().subject(), on("2016-06-10")), "title"),
        "Chair of the SCR Subgroup");
    Northbridge const conflicted("case-nb16-02.json");
    auto const facts = subgroup_chair_facts(conflicted.subject(), on("2016-09-26"));
    EXPECT_EQ(printed_at(facts, "title"), "Vice-Chair of the SCR Subgroup");
    EXPECT_EQ(printed_at(facts, "name"), "Dr Oluwaseun Fairbrass");
}

TEST(StatutoryLetters, TheDaysOfARapidReviewSkipChristmas)
{
    Northbridge data("case-nb18-01.json");
    data.profile = read_json("data/profiles/sefton_2018.json");
    auto const facts = rapid_review_facts(data.subject(), calendar(), on("2019-01-15")).value();
    std::string days;
    for (auto const& step : *fact_at(facts, "steps").list())
        days += printed_at(step, "day") + " " + printed_at(step, "due.iso") + "\n";
    // Received on 19 December 2018; 25, 26 December and 1 January do not count.
    EXPECT_NE(days.find("Day 1 2018-12-20\n"), std::string::npos) << days;
    EXPECT_NE(days.find("Day 10 2019-01-07\n"), std::string::npos) << days;
    EXPECT_NE(days.find("Day 15 2019-01-14\n"), std::string::npos) << days;
    EXPECT_NE(
        printed_at(facts, "not_counted").find("Boxing Day (26 December 2018)"), std::string::npos);
}
