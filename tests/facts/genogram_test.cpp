#include "facts/genogram.h"

#include "base/json.h"
#include "facts/northbridge.h"

#include <gtest/gtest.h>

using namespace facts;
using northbridge::at;
using northbridge::Northbridge;
using northbridge::on;
using northbridge::printed_at;

namespace {

Northbridge with_relationships(std::string const& relationships)
{
    Northbridge data;
    at(data.case_file, "/relationships") = base::parse_json(relationships, "test").value();
    return data;
}

Fact facts_of(Northbridge const& data, NamePolicy names = NamePolicy::pseudonym)
{
    return genogram_facts(data.subject(), { "X01", "", on("2016-07-06"), 1, {}, names });
}

/// "a b partners: c d" of each couple.
std::string couples(Northbridge const& data)
{
    std::string all;
    auto const facts = facts_of(data);
    for (auto const& couple : *facts.member("couples")->list()) {
        auto const twins = printed_at(couple, "twins");
        all += printed_at(couple, "of") + " " + printed_at(couple, "kind") + ": "
            + printed_at(couple, "children") + (twins.empty() ? "" : " twins " + twins) + "\n";
    }
    return all;
}

} // namespace

TEST(Genogram, DrawsTheExample)
{
    Northbridge data;
    // Father and mother by the date of their separation; the eldest child stands first.
    EXPECT_EQ(couples(data),
        "other-4 other-1 separated: other-3 child-1\nother-2 other-1 cohabiting: \n");
    auto const facts = facts_of(data);
    auto const& people = *facts.member("people")->list();
    ASSERT_EQ(people.size(), 5U);
    EXPECT_EQ(printed_at(people.at(0), "name"), "Wren");
    EXPECT_EQ(printed_at(people.at(0), "note"), "d. 2016");
    EXPECT_TRUE(people.at(0).member("index")->shown());
    EXPECT_EQ(printed_at(people.at(1), "note"), "25 years");
    EXPECT_EQ(printed_at(people.at(1), "sex"), "female");
    EXPECT_EQ(printed_at(people.at(4), "household"), "");
    auto const home = facts.member("households")->list()->front();
    EXPECT_EQ(printed_at(home, "members"), "child-1 other-1 other-2 other-3");
}

TEST(Genogram, NamesFollowThePolicy)
{
    auto const facts = facts_of(Northbridge(), NamePolicy::real);
    EXPECT_EQ(printed_at(facts.member("people")->list()->at(1), "name"), "Agnieszka Wiśniewska");
}

TEST(Genogram, LaterRelationshipsCount)
{
    EXPECT_EQ(couples(with_relationships(R"([
        {"a":"other-1","b":"other-4","type":"SEPARATED","from":"2015"},
        {"a":"other-4","b":"other-1","type":"MARRIED","from":"2009"}])")),
        "other-4 other-1 separated: \n");
}

TEST(Genogram, OneParentStandsAlone)
{
    EXPECT_EQ(couples(with_relationships(R"([{"a":"other-1","b":"child-1","type":"PARENT_OF"}])")),
        "other-1 partners: child-1\n");
}

TEST(Genogram, BirthParentsComeBeforeAdoptiveOnes)
{
    EXPECT_EQ(couples(with_relationships(R"([
        {"a":"other-2","b":"child-1","type":"ADOPTIVE_PARENT_OF"},
        {"a":"other-1","b":"child-1","type":"PARENT_OF"},
        {"a":"other-2","b":"other-3","type":"ADOPTIVE_PARENT_OF"}])")),
        "other-1 partners: child-1\nother-2 partners: other-3\n");
}

TEST(Genogram, TwinsShareAStem)
{
    EXPECT_EQ(couples(with_relationships(R"([
        {"a":"other-1","b":"child-1","type":"PARENT_OF"},
        {"a":"other-1","b":"other-3","type":"PARENT_OF"},
        {"a":"child-1","b":"other-3","type":"TWIN"}])")),
        "other-1 partners: other-3 child-1 twins other-3 child-1\n");
}

TEST(Genogram, NobodyLivesInTwoHouseholds)
{
    Northbridge data;
    at(data.case_file, "/households") = base::parse_json(R"([
        {"label":"Left","members":["other-1"],"to":"2014"},
        {"label":"First","members":["other-1","child-1"]},
        {"label":"Second","members":["other-1","other-4"]},
        {"label":"Empty","members":["child-1"]}])",
        "test")
                                            .value();
    auto const facts = facts_of(data);
    auto const& homes = *facts.member("households")->list();
    ASSERT_EQ(homes.size(), 2U);
    EXPECT_EQ(printed_at(homes.at(0), "members"), "other-1 child-1");
    EXPECT_EQ(printed_at(homes.at(1), "members"), "other-4");
}

TEST(Genogram, SexFollowsTheRoleWhereItIsNotRecorded)
{
    Northbridge data;
    for (auto const* person : { "0", "1", "3" })
        northbridge::remove(
            at(data.case_file, "/significant_others/" + std::string(person)), "sex");
    auto const facts = facts_of(data);
    auto const& people = *facts.member("people")->list();
    EXPECT_EQ(printed_at(people.at(1), "sex"), "female"); // Mother
    EXPECT_EQ(printed_at(people.at(2), "sex"), "unknown"); // Mother's partner
    EXPECT_EQ(printed_at(people.at(4), "sex"), "male"); // Father
}
