#include "facts/minutes.h"

#include "facts/panel.h"
#include "northbridge.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace facts;
using northbridge::at;
using northbridge::Northbridge;
using northbridge::on;

namespace {

/// The ids, or names, of those who receive the minutes sent on a day.
std::vector<std::string> recipients_of(Northbridge const& data, char const* day = "2016-05-20")
{
    auto const subject = data.subject();
    auto const panel = last_panel_held(subject.case_file, on(day));
    std::vector<std::string> ids;
    for (auto const& one : minutes_recipients(subject, panel.value(), on(day)))
        ids.push_back(one.person ? one.person->text("id").value() : one.name);
    return ids;
}

bool has(std::vector<std::string> const& ids, char const* id)
{
    return std::ranges::find(ids, id) != ids.end();
}

base::Value& attendance(Northbridge& data, char const* person)
{
    for (auto& one : *at(data.case_file, "/meetings/0/attendances").as_list()) {
        if (one.text("person") == person)
            return one;
    }
    base::ensure(false, "nobody of that id is invited");
    return data.case_file;
}

base::Value parsed(char const* json)
{
    return base::parse_json(json, "a test").value();
}

} // namespace

TEST(Minutes, GoToAllInvitedTheChairAndTheOfficeButNotToTheInvestigator)
{
    // K8: without P07, with P08. P02 is the Independent Chair, P28 the administrator; P01, the
    // manager, was at the panel.
    EXPECT_EQ(recipients_of(Northbridge()),
        (std::vector<std::string> { "P03", "P05", "P01", "P17", "P08", "P10", "P18", "P19", "P16",
            "P21", "P20", "P04", "P02", "P28" }));
}

TEST(Minutes, WhoeverSentApologiesReceivesThemToo)
{
    // NB16/02: the GP practice (P19) sent apologies.
    EXPECT_TRUE(has(recipients_of(Northbridge("case-nb16-02.json"), "2016-09-12"), "P19"));
}

TEST(Minutes, ThePoliceCopyGoesToTheSafeguardingLeadEvenIfOnlyTheInvestigatorCame)
{
    Northbridge data;
    std::erase_if(*at(data.case_file, "/meetings/0/attendances").as_list(),
        [](auto const& one) { return one.text("person") == "P08"; });
    auto const ids = recipients_of(data);
    EXPECT_TRUE(has(ids, "P08"));
    EXPECT_FALSE(has(ids, "P07"));
}

TEST(Minutes, AnInvestigatorIsKnownByCapacityConflictProcessOrRole)
{
    Northbridge data;
    attendance(data, "P07").set("capacity", "AGENCY_REP");
    EXPECT_FALSE(has(recipients_of(data), "P07")); // The conflict says so.
    northbridge::remove(data.case_file, "conflicts");
    EXPECT_FALSE(has(recipients_of(data), "P07")); // Leads the criminal investigation.
    northbridge::remove(data.case_file, "parallel");
    EXPECT_FALSE(has(recipients_of(data), "P07")); // Holds the role for the case.
    std::erase_if(*at(data.board, "/role_holdings").as_list(),
        [](auto const& one) { return one.text("role") == "SIO"; });
    EXPECT_TRUE(has(recipients_of(data), "P07")); // Nothing says so any more.
    attendance(data, "P20").set("capacity", "DISCLOSURE_OFFICER");
    EXPECT_FALSE(has(recipients_of(data), "P20"));
}

TEST(Minutes, WithoutCasePapersTheAgencysOtherRepresentativeReceivesThem)
{
    // P10 represents the hospital; with no papers for P10, its deputy is next.
    Northbridge data;
    at(data.case_file, "/conflicts")
        .as_list()
        ->push_back(parsed(R"({ "person": "P10", "kind": "LINE_MANAGED",
            "effect": "NO_CASE_PAPERS" })"));
    auto ids = recipients_of(data);
    EXPECT_FALSE(has(ids, "P10"));
    EXPECT_FALSE(has(ids, "P11"));
    at(data.board, "/agencies/3").set("deputy_rep", "P11");
    ids = recipients_of(data);
    EXPECT_FALSE(has(ids, "P10"));
    EXPECT_TRUE(has(ids, "P11"));
}

TEST(Minutes, AConflictOfAnotherKindKeepsNobodyFromThem)
{
    // NB16/02: P03 may not chair, having been involved, but would still speak for social care.
    Northbridge data("case-nb16-02.json");
    attendance(data, "P17").set("person", "P03");
    EXPECT_TRUE(has(recipients_of(data, "2016-09-12"), "P03"));
}

TEST(Minutes, SomebodyWhoIsNotOnTheBoardsListIsNamed)
{
    Northbridge data;
    auto& guest = attendance(data, "P20");
    northbridge::remove(guest, "person");
    guest.set("name", "Evander Loxley");
    EXPECT_TRUE(has(recipients_of(data), "Evander Loxley"));
}

TEST(Minutes, AreMailedUnderARuleOfTheirOwn)
{
    // K8 for document 8: P08, the police safeguarding lead, and not P07, the investigator.
    auto const of = [](char const* file) {
        std::vector<std::string> ids;
        Northbridge const data(file);
        for (auto const& one : recipients(data.subject(), "panel-minutes"))
            ids.push_back(one.id);
        return ids;
    };
    auto const ids = of("case-nb16-01.json");
    EXPECT_EQ(ids.size(), 14u);
    EXPECT_TRUE(has(ids, "p08"));
    EXPECT_FALSE(has(ids, "p07"));
    EXPECT_TRUE(of("case-nb17-03.json").empty()); // No panel was held.
}
