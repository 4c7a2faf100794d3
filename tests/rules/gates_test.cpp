#include "facts/minutes.h"

#include "facts/panel.h"
#include "rules/support.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace northbridge;
using rules_test::check;
using rules_test::first;

// The acceptance check K8 of spec/domain.md 6.2, conflicts and gates, as far as the Scoping Panel
// goes; terms of reference and Review Panel stand in review_test.cpp.

namespace {

/// The letter, the agenda and the minutes of a panel, with a day on which each is made.
struct Made {
    char const* rules;
    char const* document;
    char const* as_at;
};

} // namespace

TEST(Gates, TheViceChairStandsInForAChairWhoWasInvolved)
{
    Northbridge data("case-nb16-02.json");
    auto const subject = data.subject();
    auto const panel = facts::scoping_panels(subject.case_file).front();
    auto const chair = facts::panel_chair(subject, panel);
    EXPECT_EQ(chair.person->text("id"), "P04");
    EXPECT_EQ(chair.basis, facts::ChairBasis::vice_chair_conflict);
    for (auto const& [rules, document, as_at] : { Made { "D02", "2b", "2016-08-16" },
             Made { "D06", "6", "2016-08-16" }, Made { "D08", "8", "2016-09-12" } }) {
        EXPECT_EQ(first(check(data, rules, as_at, document)), "") << rules;
        auto conflicted = data;
        at(conflicted.case_file, "/meetings/0").set("chair", "P03");
        EXPECT_EQ(first(check(conflicted, rules, as_at, document)), "error R-P12 /meetings/0/chair")
            << rules;
    }
}

TEST(Gates, TheViceChairIsFoundWithoutBeingNamed)
{
    Northbridge data("case-nb16-02.json");
    remove(at(data.case_file, "/meetings/0"), "chair");
    remove(at(data.case_file, "/meetings/0"), "chair_basis");
    auto const subject = data.subject();
    auto const chair
        = facts::panel_chair(subject, facts::scoping_panels(subject.case_file).front());
    EXPECT_EQ(chair.person->text("id"), "P04");
    EXPECT_EQ(chair.basis, facts::ChairBasis::vice_chair_conflict);
}

TEST(Gates, TheChairMayChairWithoutInvolvement)
{
    Northbridge data;
    EXPECT_EQ(at(data.case_file, "/meetings/0").text("chair"), "P03");
    EXPECT_EQ(first(check(data, "R-P12", "2016-04-21")), "");
}

TEST(Gates, TheMinuteTakerHadNoInvolvement)
{
    Northbridge data;
    for (auto const& [rules, document, as_at] :
        { Made { "D06", "6", "2016-04-21" }, Made { "D08", "8", "2016-05-20" } }) {
        EXPECT_EQ(first(check(data, rules, as_at, document)), "") << rules; // P05
        auto involved = data;
        at(involved.case_file, "/meetings/0").set("minute_taker", "P06");
        EXPECT_EQ(
            first(check(involved, rules, as_at, document)), "error R-P14 /meetings/0/minute_taker")
            << rules;
    }
}

TEST(Gates, TheInvestigatorIsInvitedToTheScopingPanel)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "D02", "2016-04-21")), "");
    std::erase_if(*at(data.case_file, "/meetings/0/attendances").as_list(),
        [](auto const& one) { return one.text("person") == "P07"; });
    EXPECT_EQ(first(check(data, "D02", "2016-04-21")), "error R-P11 /meetings/0/attendances");
    EXPECT_EQ(first(check(data, "D06", "2016-04-21", "6")), "error R-P11 /meetings/0/attendances");
}

TEST(Gates, NoMinutesWithoutEverySignature)
{
    Northbridge data;
    auto const* people = at(data.case_file, "/meetings/0/attendances").as_list();
    for (std::size_t i = 0; i < people->size(); ++i) {
        auto unsigned_one = data;
        auto const person = people->at(i).text("person");
        std::erase_if(*at(unsigned_one.case_file, "/confidentiality_agreements").as_list(),
            [&](auto const& one) { return one.text("person") == person; });
        EXPECT_EQ(first(check(unsigned_one, "D08", "2016-05-20", "8")),
            "error R-P15 /meetings/0/attendances/" + std::to_string(i))
            << person;
    }
}

TEST(Gates, MinutesGoToTheSafeguardingLeadAndNotToTheInvestigator)
{
    Northbridge data;
    auto const subject = data.subject();
    auto const panel = facts::last_panel_held(subject.case_file, on("2016-05-20"));
    std::vector<std::string> receiving;
    for (auto const& one : facts::minutes_recipients(subject, *panel, on("2016-05-20")))
        receiving.push_back(one.person->text("id").value());
    EXPECT_EQ(std::ranges::count(receiving, "P07"), 0);
    EXPECT_EQ(std::ranges::count(receiving, "P08"), 1);
}
