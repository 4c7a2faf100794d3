#include "facts/publication.h"

#include "facts/northbridge.h"

#include <gtest/gtest.h>

using namespace facts;
using namespace northbridge;

namespace {

Fact facts_of(Northbridge const& data, char const* as_at, char const* document = "15")
{
    return publication_facts(data.subject(), calendar(), { document, "", on(as_at), 1 }).value();
}

std::string lines(Fact const& facts, std::string_view list, std::string_view key)
{
    std::string text;
    for (auto const& one : *fact_at(facts, list).list())
        text += one.member(key)->printed().value_or("-") + "\n";
    return text;
}

} // namespace

TEST(PublicationFacts, TheDaysFollowFromThePlannedOne)
{
    Northbridge data;
    auto const facts = facts_of(data, "2017-02-22");
    EXPECT_EQ(printed_at(facts, "panel_copy.due"), "20 April 2017"); // 27 April less 7 days
    EXPECT_EQ(printed_at(facts, "panel_copy.limit"), "7 days");
    EXPECT_EQ(printed_at(facts, "website.due"), "27 April 2018"); // 12 months on the website
    EXPECT_EQ(printed_at(facts, "nspcc_due"), "5 May 2017"); // 1 May is a bank holiday
    EXPECT_FALSE(shown_at(facts, "earliest_on"));
}

TEST(PublicationFacts, APassedDayOfTheCopyGivesTheEarliestPublication)
{
    Northbridge data;
    remove(at(data.case_file, "/publication"), "panel_copy_sent_on");
    EXPECT_EQ(printed_at(facts_of(data, "2017-04-21"), "earliest_on"), "28 April 2017");
}

TEST(PublicationFacts, OpenProcessesAndPartnersAreThoseOfTheDay)
{
    Northbridge data;
    EXPECT_EQ(
        lines(facts_of(data, "2016-03-30"), "open_processes", "kind"), "Criminal investigation\n");
    EXPECT_EQ(lines(facts_of(data, "2017-02-22"), "open_processes", "kind"),
        "Criminal investigation\nInquest\n");
    // All five endorsed on 9 March 2017.
    EXPECT_EQ(fact_at(facts_of(data, "2017-03-08"), "outstanding").list()->size(), 5U);
    EXPECT_EQ(fact_at(facts_of(data, "2017-03-09"), "outstanding").list()->size(), 0U);
}

TEST(PublicationFacts, TheAgendaInvitesAndTheMinutesLookBack)
{
    Northbridge data;
    EXPECT_EQ(printed_at(facts_of(data, "2017-02-22"), "meeting.date"), "1 March 2017");
    EXPECT_FALSE(shown_at(facts_of(data, "2017-02-22", "17"), "meeting"));
    auto const minutes = facts_of(data, "2017-03-02", "17");
    EXPECT_EQ(printed_at(minutes, "meeting.minutes_due.due"), "15 March 2017"); // 14 days
    EXPECT_EQ(
        lines(minutes, "meeting.apologies", "name"), "Ambrose Tidewell\nDelphine Marchbanks\n");
    EXPECT_EQ(lines(minutes, "minutes.item_3", "owner"), "Chair of the Subgroup\nLegal adviser\n");
    EXPECT_EQ(fact_at(minutes, "minutes.item_7").list()->size(), 0U);
}

TEST(PublicationFacts, WithoutInvitationsThoseWhomTheirRoleBringsAreInvited)
{
    Northbridge data;
    remove(at(data.case_file, "/meetings/1"), "attendances");
    auto const who = lines(facts_of(data, "2017-02-22"), "invited", "who");
    EXPECT_NE(who.find("Head of Communications\n"), std::string::npos);
    EXPECT_NE(who.find("Independent Chair\n"), std::string::npos);
    EXPECT_NE(who.find("Representative\n"), std::string::npos);
}
