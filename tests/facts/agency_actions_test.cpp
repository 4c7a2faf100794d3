#include "facts/agency_actions.h"

#include "facts/northbridge.h"

#include <gtest/gtest.h>

using namespace facts;
using namespace northbridge;

namespace {

std::string ids(std::vector<Recipient> const& recipients)
{
    std::string line;
    for (auto const& recipient : recipients)
        line += recipient.id + " ";
    return line;
}

std::string numbers(Fact::List const& actions)
{
    std::string line;
    for (auto const& action : actions)
        line += action.member("number")->printed().value() + " ";
    return line;
}

} // namespace

TEST(AgencyActions, OnlyAgenciesBehindWithTheirActionsAreWrittenTo)
{
    Northbridge data;
    auto const subject = data.subject();
    EXPECT_EQ(ids(recipients(subject, "escalated-agencies", on("2017-07-20"))), "");
    auto const escalated = ids(recipients(subject, "escalated-agencies", on("2017-11-16")));
    EXPECT_NE(escalated, "");
    // Without a day it is everybody who leads an action.
    auto const all = ids(recipients(subject, "escalated-agencies"));
    EXPECT_GT(all.size(), escalated.size());
    EXPECT_EQ(all, ids(recipients(subject, "agencies-with-open-actions")));
}

TEST(AgencyActions, AnAgencySeesItsOwnOpenActionsOnly)
{
    Northbridge data;
    auto const subject = data.subject();
    std::size_t together = 0;
    for (auto const& agency : agencies_with_open_actions(subject, on("2017-11-16"))) {
        auto const own = own_actions(subject, *agency.text("id"), on("2017-11-16"));
        EXPECT_FALSE(own.empty()) << *agency.text("id");
        together += own.size();
    }
    EXPECT_LE(together, 12U); // The plan has twelve actions.
    EXPECT_EQ(numbers(own_actions(subject, "GP", on("2017-11-16"))).find("1.7"), std::string::npos);
}

TEST(AgencyActions, TheReplyIsDueInFiveWorkingDays)
{
    Northbridge data;
    auto const facts = chasing_facts(data.subject(), calendar(), on("2017-11-16")).value();
    EXPECT_EQ(printed_at(facts, "reply_by"), "23 November 2017");
    EXPECT_EQ(printed_at(facts, "next_meeting_on"), "18 January 2018");
    auto const last = chasing_facts(data.subject(), calendar(), on("2018-03-15")).value();
    EXPECT_TRUE(fact_at(last, "next_meeting_on").missing());
}
