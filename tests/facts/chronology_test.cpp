#include "facts/chronology.h"

#include "base/json.h"
#include "facts/northbridge.h"

#include <gtest/gtest.h>

using namespace facts;
using northbridge::at;
using northbridge::Northbridge;
using northbridge::on;
using northbridge::printed_at;

namespace {

base::Value json(std::string const& text)
{
    return base::parse_json(text, "test").value();
}

Fact facts_of(Northbridge const& data, std::string const& recipient,
    char const* as_at = "2016-07-06", NamePolicy names = NamePolicy::real)
{
    return chronology_facts(data.subject(), { "5", recipient, on(as_at), 1, {}, names });
}

std::string tool_of(Northbridge const& data, std::string const& recipient)
{
    return chronology_tool(data.subject(), { "5", recipient, on("2016-07-06") });
}

/// The date of the only entry that the police have sent.
Fact date_of(std::string const& start, bool uncertain)
{
    Northbridge data;
    at(data.case_file, "/chronologies/1/entries") = json(R"([{"ref":1,"start":")" + start
        + R"(","event":"Called.")" + (uncertain ? R"(,"uncertain":true)" : "") + "}]");
    return *facts_of(data, "pol").member("entries")->list()->front().member("date");
}

} // namespace

TEST(Chronology, AsksTheAgenciesThatHoldRecords)
{
    std::string ids;
    for (auto const& one : recipients(Northbridge().subject(), "chronology-agencies"))
        ids += one.id + " ";
    EXPECT_EQ(ids, "csc pol hosp comm gp sch vcs ");
}

TEST(Chronology, AsksNobodyWhoOwesNone)
{
    Northbridge data;
    at(data.case_file, "/involvements/2").set("chronology_required", false); // HOSP, sent none.
    at(data.case_file, "/involvements/0").set("chronology_required", false); // CSC, sent one.
    std::string ids;
    for (auto const& one : recipients(data.subject(), "chronology-agencies"))
        ids += one.id + " ";
    EXPECT_EQ(ids, "csc pol comm gp sch vcs ");
}

TEST(Chronology, TellsPeriodPeopleAndReturn)
{
    auto const facts = facts_of(Northbridge(), "pol", "2016-04-20");
    EXPECT_EQ(printed_at(facts, "agency"), "Northshire Police");
    EXPECT_EQ(printed_at(facts, "due"), "4 May 2016");
    auto const first = facts.member("people")->list()->front();
    EXPECT_EQ(printed_at(first, "key_and_line"),
        "Wren: Zofia Maria Wiśniewska, born 12/08/2015, Subject child");
    EXPECT_EQ(printed_at(first, "aliases"), "Zosia");
}

TEST(Chronology, ShowsWhatTheAgencyHadSentByTheDay)
{
    EXPECT_EQ(facts_of(Northbridge(), "pol", "2016-05-03").member("entries")->list()->size(), 0U);
    EXPECT_TRUE(
        facts_of(Northbridge(), "pol", "2016-05-03").member("author_role")->missing() != nullptr);
    auto const facts = facts_of(Northbridge(), "pol", "2016-05-04");
    EXPECT_EQ(printed_at(facts, "author_role"), "Detective sergeant");
    auto const& entries = *facts.member("entries")->list();
    ASSERT_EQ(entries.size(), 2U);
    // By date, then time: an entry without a time comes last, whatever its number.
    EXPECT_EQ(printed_at(entries.front(), "ref"), "2");
    EXPECT_EQ(printed_at(entries.front(), "persons"), "Mother, Father, Brother");
    EXPECT_EQ(printed_at(entries.front(), "response"), "Police constable");
    EXPECT_EQ(printed_at(entries.front(), "child_seen"), "Not applicable");
}

TEST(Chronology, KeepsDatesAsTheyAreKnown)
{
    ASSERT_TRUE(date_of("2015-03-14", false).date());
    EXPECT_EQ(date_of("2015-03-14", false).date()->iso(), "2015-03-14");
    EXPECT_EQ(*date_of("2015-03-14", true).text(), "?14/03/2015");
    EXPECT_EQ(*date_of("2015-03-14~", false).text(), "?14/03/2015");
    EXPECT_EQ(*date_of("2015-03", false).text(), "03/2015");
    EXPECT_EQ(*date_of("2015", false).text(), "2015");
    EXPECT_EQ(*date_of("2015", true).text(), "?2015");
}

TEST(Chronology, HidesNamesWhereTheDocumentMay)
{
    auto const facts = facts_of(Northbridge(), "pol", "2016-07-06", NamePolicy::pseudonym);
    auto const first = facts.member("people")->list()->front();
    EXPECT_EQ(printed_at(first, "key_and_line"), "Wren: Wren, Subject child");
    EXPECT_TRUE(first.member("dob")->missing());
}

TEST(Chronology, UsesTheToolOfAgencyThenAreaThenProfile)
{
    Northbridge data;
    EXPECT_EQ(tool_of(data, "hosp"), "LSCB_TEMPLATE");
    data.profile.set("chronology_tool", "CHRONOLATOR_HEADINGS");
    EXPECT_EQ(tool_of(data, "hosp"), "CHRONOLATOR_HEADINGS");
    EXPECT_EQ(tool_of(data, "pol"), "LSCB_TEMPLATE"); // What the police have used.
    data.board.set("sub_boards", json(R"([{"id":"north","short":"NN",
        "name":"Northbridge Safeguarding Children Board","chronology_tool":"LSCB_TEMPLATE"}])"));
    EXPECT_EQ(tool_of(data, "hosp"), "LSCB_TEMPLATE");
}
