#include "facts/facts.h"
#include "facts/northbridge.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace {

using northbridge::Northbridge;

/// Northbridge as one of two boards that share a record.
Northbridge shared_board()
{
    Northbridge data;
    data.board.set("sub_boards",
        base::parse_json(R"([
            {"id": "staffordshire", "label": "Northbridge County",
             "name": "Northbridge County Safeguarding Children Board", "short": "NCSCB",
             "address": "County House\nCounty Row\nNorthbridge\nNB2 2BB", "tel": "01632 960201",
             "email": "county@nscb.example", "web": "county.nscb.example",
             "csc_notifier_posts": ["Head of Safeguarding, County"],
             "edu_lead_label": "the County Education Safeguarding Adviser"},
            {"id": "stoke", "label": "Northbridge City", "address": "Town Hall\nNB3 3CC",
             "csc_notifier_posts": ["Head of Safeguarding, City"],
             "edu_lead_label": "the City Schools Adviser",
             "chronology_tool": "LSCB_TEMPLATE"}])",
            "sub_boards")
            .value());
    return data;
}

facts::Fact facts_of(Northbridge const& data, std::string const& document)
{
    facts::Occasion const occasion { document, "comm", northbridge::on("2016-04-21"), 1, {},
        facts::NamePolicy::real, "panel-agencies" };
    return facts::case_facts(data.subject(), northbridge::calendar(), occasion).value();
}

/// Every fact by its path; what cannot be printed by what it is.
void flatten(
    facts::Fact const& fact, std::string const& path, std::map<std::string, std::string>& all)
{
    if (auto const* object = fact.object()) {
        for (auto const& [key, member] : *object)
            flatten(member, path.empty() ? key : path + "." + key, all);
    } else if (auto const* list = fact.list()) {
        all[path] = std::to_string(list->size()) + " entries";
        for (std::size_t i = 0; i < list->size(); ++i)
            flatten(list->at(i), path + "." + std::to_string(i), all);
    } else {
        all[path] = fact.printed().value_or(fact.shown() ? "shown" : "not shown");
    }
}

/// The paths at which two sets of facts differ.
std::set<std::string> differences(facts::Fact const& one, facts::Fact const& other)
{
    std::map<std::string, std::string> left;
    std::map<std::string, std::string> right;
    flatten(one, {}, left);
    flatten(other, {}, right);
    EXPECT_GT(left.size(), 100u);
    std::set<std::string> paths;
    for (auto const& [path, value] : left) {
        if (auto const found = right.find(path); found == right.end() || found->second != value)
            paths.insert(path);
    }
    for (auto const& [path, value] : right) {
        if (!left.contains(path))
            paths.insert(path);
    }
    return paths;
}

using northbridge::printed_at;
using Paths = std::set<std::string>;

} // namespace

TEST(BoardVariants, DifferInFiveThingsOnly)
{
    auto const data = shared_board();
    // The letterhead, the letter variant, the posts, the education lead and the tool.
    EXPECT_EQ(differences(facts_of(data, "2a"), facts_of(data, "2b")),
        (Paths { "board.name", "board.short", "board.address", "board.tel", "board.email",
            "board.web", "document.number", "document.code", "document.reference",
            "board.notifier_posts.0", "board.education_lead", "document.uses_chronolator" }));
}

TEST(BoardVariants, ALetterheadIsTheSubBoardsOwnWhereItHasOne)
{
    auto const data = shared_board();
    auto const county = facts_of(data, "2a");
    EXPECT_EQ(printed_at(county, "board.name"), "Northbridge County Safeguarding Children Board");
    EXPECT_EQ(printed_at(county, "board.email"), "county@nscb.example");
    EXPECT_EQ(
        printed_at(county, "board.education_lead"), "the County Education Safeguarding Adviser");
    auto const city = facts_of(data, "2b");
    EXPECT_EQ(printed_at(city, "board.name"), "Northbridge Safeguarding Children Board");
    EXPECT_EQ(printed_at(city, "board.address"), "Town Hall, NB3 3CC");
    EXPECT_EQ(printed_at(city, "board.tel"), "01632 960100");
}

TEST(BoardVariants, ASubBoardsToolGoesBeforeTheProfiles)
{
    auto data = shared_board();
    EXPECT_TRUE(northbridge::shown_at(facts_of(data, "2a"), "document.uses_chronolator"));
    northbridge::at(data.board, "/sub_boards/0").set("chronology_tool", "LSCB_TEMPLATE");
    EXPECT_FALSE(northbridge::shown_at(facts_of(data, "2a"), "document.uses_chronolator"));
}

TEST(BoardVariants, OtherDocumentsAreTheCommonBoards)
{
    auto const data = shared_board();
    EXPECT_EQ(differences(facts_of(data, "9"), facts_of(Northbridge(), "9")), Paths {});
}

TEST(BoardVariants, ABoardOfItsOwnHasOneLetterhead)
{
    Northbridge const data;
    EXPECT_EQ(differences(facts_of(data, "2a"), facts_of(data, "2b")),
        (Paths { "document.number", "document.code", "document.reference",
            "document.uses_chronolator" }));
}

TEST(BoardVariants, AChairSignsUnderTheProfilesTitle)
{
    Northbridge data;
    data.profile.set("secure_records_sender", "INDEPENDENT_CHAIR");
    EXPECT_EQ(printed_at(facts_of(data, "2a"), "sender.title"), "Independent Chair");
    data.profile.set("chair_title", "Independent Scrutineer");
    EXPECT_EQ(printed_at(facts_of(data, "2a"), "sender.title"), "Independent Scrutineer");
}
