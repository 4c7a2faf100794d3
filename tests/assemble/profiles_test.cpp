#include "assemble/assemble.h"

#include "facts/northbridge.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace {

using northbridge::at;
using northbridge::Northbridge;

assemble::Library const& library()
{
    static auto const loaded = assemble::Library::load(northbridge::root());
    return loaded.value();
}

/// A case of the board under another profile.
Northbridge under(std::string const& profile, std::string const& file = "case-nb16-01.json")
{
    Northbridge data(file);
    data.profile = northbridge::read_json("data/profiles/" + profile + ".json");
    data.case_file.set("profile", profile);
    return data;
}

std::vector<std::string> numbers(std::vector<assemble::RegisterEntry> const& entries)
{
    std::vector<std::string> numbers;
    for (auto const& entry : entries)
        numbers.push_back(entry.number);
    return numbers;
}

std::string title_of(std::string const& profile, std::string const& number)
{
    auto const data = under(profile);
    auto const subject = data.subject();
    return assemble::titled(*library().find(number), subject.profile).title;
}

/// Forms are looked at as they are sent out, for in a completed one nothing may be lacking.
assemble::Mode mode_of(assemble::RegisterEntry const& entry)
{
    auto const& front = library().source(entry).front;
    return assemble::has_mode(front, assemble::Mode::prefilled) ? assemble::Mode::prefilled
                                                                : assemble::Mode::completed;
}

/// The first recipient of a document, or nobody.
std::string first_recipient(Northbridge const& data, assemble::RegisterEntry const& entry)
{
    auto const all
        = facts::recipients(data.subject(), library().source(entry).front.text("recipients"));
    return all.empty() ? "" : all.front().id;
}

/// What a document prints, as markup.
std::string printed(Northbridge const& data, std::string const& number, char const* as_at)
{
    auto const subject = data.subject();
    auto const entry = assemble::titled(*library().find(number), subject.profile);
    auto const& source = library().source(entry);
    facts::Occasion const occasion { .document = number,
        .recipient = first_recipient(data, entry),
        .as_at = northbridge::on(as_at),
        .keys = source.keys,
        .names = facts::name_policy(source.front.text("names")),
        .recipients = source.front.text("recipients") };
    auto root = *facts::case_facts(subject, northbridge::calendar(), occasion).value().object();
    root["register"] = facts::Fact::Object { { "number", entry.number }, { "code", entry.code },
        { "title", entry.title }, { "stage", entry.stage },
        { "version_label", entry.version_label } };
    root["marking"] = library().marking(
        *subject.profile.text("marking_scheme"), library().source(entry).front.text("level"));
    auto const mode = mode_of(entry);
    root = assemble::with_mode(std::move(root), mode, library().source(entry));
    auto filled = merge::fill(library().source(entry), root, assemble::gaps(mode));
    EXPECT_TRUE(filled.ok());
    return filled.ok() ? filled.value().text : "";
}

void replace(std::string& text, std::string const& from, std::string const& to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::vector<std::string> const profiles { "staffs_stoke_2015", "stoke_2018", "sefton_2018",
    "sunderland", "medway_2007", "working_together_2023" };

} // namespace

TEST(Profiles, DocumentsAreThoseOfTheSet)
{
    for (auto const& profile : profiles) {
        auto const data = under(profile);
        auto const subject = data.subject();
        auto listed = numbers(library().documents_of(subject.profile));
        auto set = subject.profile.texts("document_set");
        // The list stands in the order of the register.
        std::ranges::sort(listed);
        std::ranges::sort(set);
        EXPECT_EQ(listed, set) << profile;
    }
    auto const data = under("sefton_2018");
    auto const listed = numbers(library().documents_of(data.subject().profile));
    EXPECT_EQ(std::ranges::find(listed, "2a"), listed.end());
    EXPECT_NE(std::ranges::find(listed, "14"), listed.end());
}

TEST(Profiles, DocumentsBearTheBoardsOwnTitles)
{
    EXPECT_EQ(title_of("staffs_stoke_2015", "12"), "Learning Review Agency Report Template");
    EXPECT_EQ(title_of("sefton_2018", "12"), "Agency Report Template");
    EXPECT_EQ(title_of("sefton_2018", "7"), "Rapid Review Confidentiality Agreement");
    EXPECT_EQ(title_of("sunderland", "6"), "Scoping Meeting Agenda Template");
    EXPECT_EQ(title_of("medway_2007", "12"), "Individual Management Report (IMR) Template");
}

TEST(Profiles, NoBoardPrintsTheNameOfAnother)
{
    for (auto const& profile : profiles) {
        auto const data = under(profile);
        for (auto const& entry : library().documents_of(data.subject().profile)) {
            auto const text = entry.title + " " + entry.version_label;
            bool const theirs = profile == "staffs_stoke_2015" || profile == "stoke_2018";
            EXPECT_TRUE(theirs || text.find("Stoke") == std::string::npos) << profile << text;
            EXPECT_TRUE(profile == "staffs_stoke_2015" || text.find("Staff") == std::string::npos)
                << profile << text;
        }
    }
}

TEST(Profiles, TitlesAreOfDocumentsInTheSet)
{
    for (auto const& profile : profiles) {
        auto const data = under(profile);
        auto const subject = data.subject();
        auto const set = subject.profile.texts("document_set");
        for (auto const& own : subject.profile.list("document_titles")) {
            EXPECT_NE(std::ranges::find(set, *own.text("document")), set.end())
                << profile << ' ' << *own.text("document");
        }
    }
}

TEST(Profiles, TheTwoLettersOfASharedRecordDifferInNothingElse)
{
    auto data = under("staffs_stoke_2015");
    data.board.set("sub_boards",
        base::parse_json(R"([
            {"id": "staffordshire", "label": "County", "name": "County Children Board",
             "address": "County House", "tel": "01632 960201", "email": "county@nscb.example",
             "web": "county.nscb.example", "edu_lead_label": "the County Education Adviser"},
            {"id": "stoke", "label": "City", "name": "City Children Board",
             "address": "Town Hall", "tel": "01632 960202", "email": "city@nscb.example",
             "web": "city.nscb.example", "edu_lead_label": "the City Schools Adviser"}])",
            "sub_boards")
            .value());
    auto county = printed(data, "2a", "2016-04-20");
    auto const city = printed(data, "2b", "2016-04-20");
    EXPECT_NE(county.find("Please use the ChronoLator file."), std::string::npos);
    EXPECT_NE(city.find("Please use the LSCB chronology template"), std::string::npos);
    EXPECT_EQ(city.find("County"), std::string::npos);
    EXPECT_NE(county, city);
    replace(county, "County Children Board", "City Children Board");
    replace(county, "County House", "Town Hall");
    replace(county, "01632 960201", "01632 960202");
    replace(county, "county", "city");
    replace(county, "the County Education Adviser", "the City Schools Adviser");
    replace(county, "D02a", "D02b");
    replace(county, "Please use the ChronoLator file.",
        "Please use the LSCB chronology template enclosed.");
    EXPECT_EQ(county, city);
}

TEST(Profiles, ABoardOfTodayPrintsNoBodyOfYesterday)
{
    // The board of the example under a name of today; the case is one of serious harm.
    auto data = under("working_together_2023", "case-nb16-01.json");
    // What the board itself entered: a job title, and the agency that it is.
    for (auto* record : { &data.board, &data.case_file }) {
        auto text = base::write_json(*record);
        replace(text, "LSCB Manager", "Partnership Manager");
        replace(text, "LSCB administrator", "Partnership administrator");
        replace(text, "Safeguarding Children Board", "Safeguarding Children Partnership");
        replace(text, "\"review_type\":\"SCR\"", "\"review_type\":\"LCSPR\"");
        replace(text, "\"LSCB\"", "\"NSCP\"");
        replace(text, "serious case review", "practice review");
        replace(text, "SCR Subgroup", "Practice Review Group");
        *record = base::parse_json(text, "record.json").value();
    }
    data.board.set("name", "Northbridge Safeguarding Children Partnership");
    data.board.set("short", "NSCP");
    at(data.case_file, "/decisions/0/review_type") = base::Value("LCSPR");
    auto const subject = data.subject();
    std::set<std::string> made;
    for (auto const& entry : library().documents_of(subject.profile)) {
        if (entry.template_file.empty() || entry.number == "X05")
            continue; // The annual report is the board's, not a case's.
        auto const make = [&](assemble::Format format) {
            return assemble::assemble({ .document = entry.number,
                                          .recipient = {},
                                          .format = format,
                                          .as_at = northbridge::on("2018-07-31"),
                                          .mode = mode_of(entry) },
                subject, library());
        };
        // What has nothing to say on this day is not made.
        auto const page = make(assemble::Format::html);
        if (!page.ok())
            continue;
        auto const& text = page.value().front().bytes;
        for (auto const* word : { "LSCB", "NSCB", "Serious Case Review", "serious case review",
                 "SCR", "Safeguarding Children Board" }) {
            EXPECT_EQ(text.find(word), std::string::npos)
                << entry.number << " prints " << word << ": "
                << text.substr(std::min(text.find(word), text.size()), 120);
        }
        auto const& keys = library().source(entry).keys;
        if (std::ranges::find(keys, "profile.subgroup") != keys.end()) {
            EXPECT_NE(text.find("Practice Review Group"), std::string::npos) << entry.number;
        }
        EXPECT_TRUE(make(assemble::Format::pdf).ok()) << entry.number;
        if (!entry.workbook_file.empty()) {
            EXPECT_TRUE(make(assemble::Format::xlsx).ok()) << entry.number;
        }
        made.insert(entry.number);
    }
    EXPECT_TRUE(made.contains("14"));
}
