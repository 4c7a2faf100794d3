#include "facts/people.h"

#include "facts/northbridge.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace facts;
using namespace northbridge;

TEST(People, SalutationKeepsTitlesAndRanks)
{
    EXPECT_EQ(salutation("Dr Amir Shah"), "Dr Shah");
    EXPECT_EQ(salutation("Detective Chief Inspector Lea Ward-Hill"),
        "Detective Chief Inspector Ward-Hill");
    EXPECT_EQ(salutation("Ms Ward"), "Ms Ward");
    EXPECT_EQ(salutation("Lea Ward"), "Lea Ward");
    EXPECT_EQ(salutation("Ward"), "Ward");
    EXPECT_EQ(salutation(""), "");
}

TEST(People, ARoleIsHeldFromAndTo)
{
    Northbridge data;
    data.board.set("role_holdings",
        base::parse_json(R"([
            { "person": "P01", "role": "SUBGROUP_CHAIR", "scope": "BOARD", "to": "2016-03-31" },
            { "person": "P02", "role": "SUBGROUP_CHAIR", "scope": "BOARD", "from": "2016-04-01" },
            { "person": "P07", "role": "SIO", "scope": "CASE", "case": "NB16/09" } ])",
            "roles")
            .value());
    auto const board = data.subject().board;
    EXPECT_EQ(holder_of(board, "SUBGROUP_CHAIR", "NB16/01", on("2016-03-31"))->text("id"), "P01");
    EXPECT_EQ(holder_of(board, "SUBGROUP_CHAIR", "NB16/01", on("2016-04-01"))->text("id"), "P02");
    EXPECT_FALSE(holder_of(board, "SIO", "NB16/01", on("2016-04-01")).has_value());
    EXPECT_TRUE(holder_of(board, "SIO", "NB16/09", on("2016-04-01")).has_value());
}

TEST(People, PanelHearsAgenciesInTheFixedOrder)
{
    Northbridge data;
    auto const subject = data.subject(); // The views must outlive the list.
    auto agencies = subject.board.list("agencies");
    std::ranges::reverse(agencies);
    sort_for_panel(agencies);
    std::string order;
    for (auto const& agency : agencies)
        order += *agency.text("short") + " ";
    // Social care, police, health (CCG, hospital, community, GP), education, schools, then by
    // name: Bridgewell …, Northbridge Housing, … Board, … Youth …, Northshire Probation.
    EXPECT_EQ(order, "CSC POL CCG HOSP COMM GP EDU SCH VCS HOUS LSCB YOS PROB ");
}
