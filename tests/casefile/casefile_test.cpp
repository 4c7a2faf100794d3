#include "casefile/casefile.h"

#include "base/file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>

namespace {

namespace filesystem = std::filesystem;
using base::Value;
using casefile::Kind;

filesystem::path source_folder()
{
    return CASEBINDER_SOURCE_DIR;
}

casefile::Schemas const& schemas()
{
    static auto const loaded = casefile::Schemas::load(source_folder() / "data/schema");
    return loaded;
}

std::string all_of(base::Diagnostics const& faults)
{
    std::string text;
    for (auto const& fault : faults)
        text += base::describe(fault) + '\n';
    return text;
}

/// One of the small records beside this test.
Value record_file(std::string const& name)
{
    auto const path = source_folder() / "tests/casefile/records" / name;
    auto parsed = base::parse_json(base::read_file(path), name);
    EXPECT_TRUE(parsed.ok()) << name;
    return std::move(parsed).value();
}

/// The faults of a value as "code pointer" lines.
std::string faults_of(Value const& value)
{
    auto const result = casefile::read(base::write_json(value), "file.json", schemas());
    std::string text;
    if (result.ok())
        return text;
    for (auto const& fault : result.errors()) {
        EXPECT_FALSE(fault.message.empty());
        EXPECT_FALSE(fault.fix.empty());
        text += fault.code + ' ' + fault.place.pointer + '\n';
    }
    return text;
}

/// Sets the value at `pointer`; the last token may be a new member of an object, or the number
/// after the last entry of a list.
void put(Value& root, std::string const& pointer, Value value)
{
    auto const tokens = base::pointer_tokens(pointer).value();
    auto* place = &root;
    for (auto const& token : tokens) {
        if (auto* list = place->as_list()) {
            auto const index = std::stoul(token);
            if (index == list->size())
                list->emplace_back();
            place = &list->at(index);
        } else {
            if (!place->find(token))
                place->set(token, Value());
            auto& members = *place->as_object();
            place = &std::ranges::find(members, token, &Value::Member::first)->second;
        }
    }
    *place = std::move(value);
}

class Example : public testing::TestWithParam<std::string> { };

TEST_P(Example, ReadsWithoutAFault)
{
    std::size_t files = 0;
    for (auto const& entry :
        filesystem::recursive_directory_iterator(source_folder() / GetParam())) {
        if (entry.path().extension() != ".json")
            continue;
        ++files;
        auto const name = entry.path().filename().string();
        auto const result = casefile::read(base::read_file(entry.path()), name, schemas());
        EXPECT_TRUE(result.ok()) << all_of(result.ok() ? base::Diagnostics() : result.errors());
    }
    EXPECT_GE(files, 2U);
}

INSTANTIATE_TEST_SUITE_P(Folders, Example,
    testing::Values("examples/northbridge", "examples/sefton-2021", "data/profiles"),
    [](auto const& example) {
        auto name = example.param;
        std::ranges::replace_if(
            name, [](char c) { return !std::isalnum(c); }, '_');
        return name;
    });

TEST(Examples, AgreeWithTheirBoards)
{
    for (auto const* folder : { "examples/northbridge", "examples/sefton-2021" }) {
        auto const read = [](filesystem::path const& path) {
            return casefile::read(base::read_file(path), path.string(), schemas()).value();
        };
        auto const board = read(source_folder() / folder / "board.json");
        casefile::Record const record(board.value, schemas().of(Kind::board));
        for (auto const& entry : filesystem::directory_iterator(source_folder() / folder)) {
            if (entry.path().extension() != ".json" || entry.path().filename() == "board.json")
                continue;
            auto const document = read(entry.path());
            EXPECT_EQ(document.value.text("board"), board.id);
            EXPECT_EQ(all_of(casefile::check_against_board(
                          document, entry.path().string(), record, schemas())),
                "");
        }
    }
}

TEST(Read, SaysWhatTheFileIs)
{
    auto const read = [](std::string const& name) {
        return casefile::read(base::write_json(record_file(name)), name, schemas()).value();
    };
    EXPECT_EQ(read("case.json").kind, Kind::case_file);
    EXPECT_EQ(read("case.json").id, "TB16/01");
    EXPECT_EQ(read("board.json").kind, Kind::board);
    EXPECT_EQ(read("board.json").id, "testborough");
    EXPECT_EQ(read("training.json").kind, Kind::training);
    EXPECT_EQ(read("training.json").id, "testborough");
}

TEST(Read, UnknownKindOfFileIsRefused)
{
    for (auto const* text : { "{}", "[]", R"({"record": "letter"})", R"({"record": 7})" }) {
        auto const result = casefile::read(text, "file.json", schemas());
        ASSERT_FALSE(result.ok()) << text;
        EXPECT_EQ(result.errors().front().code, "record-kind");
        EXPECT_EQ(result.errors().front().place.pointer, "/record");
    }
}

/// One change to a good example, and the faults it must give.
struct Change {
    char const* file;
    char const* pointer;
    Value value;
    char const* faults;
};

void PrintTo(Change const& change, std::ostream* out)
{
    *out << change.file << ' ' << change.pointer;
}

class BrokenInput : public testing::TestWithParam<Change> { };

TEST_P(BrokenInput, IsToldAtItsPlace)
{
    auto const& change = GetParam();
    auto value = record_file(change.file);
    put(value, change.pointer, change.value);
    EXPECT_EQ(faults_of(value), std::string(change.faults) + '\n');
}

INSTANTIATE_TEST_SUITE_P(Schema, BrokenInput,
    testing::Values(
        Change { "case.json", "/children/0/dob", "12/08/2015", "schema-format /children/0/dob" },
        Change { "case.json", "/children/0/dob", "2015-02-29", "schema-format /children/0/dob" },
        Change { "case.json", "/stage", "DONE", "schema-choice /stage" },
        Change { "case.json", "/childs", Value::List {}, "schema-unknown-field /childs" },
        Change { "case.json", "/children", Value::List {},
            "schema-length /children\n"
            "record-unknown-reference /relationships/0/b\n"
            "record-unknown-reference /notifications/0/covers_children/0" },
        Change { "case.json", "/meetings/0/attendances/0/capacity", "GUEST",
            "schema-choice /meetings/0/attendances/0/capacity" },
        Change { "case.json", "/plan/recommendations/1/actions/0/original_due", Value(),
            "schema-type /plan/recommendations/1/actions/0/original_due" },
        Change { "case.json", "/publication/record/published_on", "April 2017",
            "schema-format /publication/record/published_on" },
        Change { "case.json", "/significant_others/2", Value::Object { { "key", "other-3" } },
            "schema-missing /significant_others/2/pseudonym" },
        Change { "training.json", "/deliveries/0/bookings/0/outcome", "CAME",
            "schema-choice /deliveries/0/bookings/0/outcome" },
        Change { "training.json", "/reported_totals/0/practitioners/value", "539",
            "schema-type /reported_totals/0/practitioners/value" }));

INSTANTIATE_TEST_SUITE_P(Names, BrokenInput,
    testing::Values(Change { "case.json", "/significant_others/1/key", "other-1",
                        "record-repeated /significant_others/1/key\n"
                        "record-unknown-reference /relationships/0/a" },
        Change { "case.json", "/significant_others/0/pseudonym", "Wren",
            "record-repeated /significant_others/0/pseudonym" },
        Change { "case.json", "/plan/recommendations/1/actions/0/no", "1.1",
            "record-repeated /plan/recommendations/1/actions/0/no" },
        Change { "case.json", "/plan/recommendations/1/no", 1,
            "record-repeated /plan/recommendations/1/no" },
        Change { "case.json", "/scoping_recommendations/0/panel_meeting", "SP-2",
            "record-unknown-reference /scoping_recommendations/0/panel_meeting" },
        Change { "case.json", "/appointments/0/reviewer", "R2",
            "record-unknown-reference /appointments/0/reviewer" },
        Change { "board.json", "/agencies/1/id", "CSC", "record-repeated /agencies/1/id" },
        Change { "board.json", "/agencies/0/scr_rep", "P9",
            "record-unknown-reference /agencies/0/scr_rep" },
        Change { "training.json", "/deliveries/0/course", "C9",
            "record-unknown-reference /deliveries/0/course" }));

INSTANTIATE_TEST_SUITE_P(Dates, BrokenInput,
    testing::Values(Change { "case.json", "/children/0/died_on", "2015-07",
                        "record-order /children/0/died_on" },
        Change { "case.json", "/meetings/0/end", "09:30", "record-order /meetings/0/end" },
        Change { "case.json", "/meetings/0/end", "08:00", "record-order /meetings/0/end" },
        Change { "case.json", "/meetings/0/minutes_sent_on", "2016-05-08",
            "record-order /meetings/0/minutes_sent_on" },
        Change { "case.json", "/name_checks/0/due_on", "2016-04-12",
            "record-order /name_checks/0/due_on" },
        Change { "case.json", "/plan/recommendations/0/actions/0/original_due", "2017-03-01",
            "record-order /plan/recommendations/0/actions/0/original_due" },
        Change { "case.json", "/decisions/0/responded_to_subgroup_chair_on", "2016-06-07",
            "record-order /decisions/0/responded_to_subgroup_chair_on" },
        Change { "training.json", "/reported_totals/0/period_to", "2017",
            "record-order /reported_totals/0/period_to" },
        Change { "board.json", "/profile_periods/1/from", "2018-06-28",
            "record-profile-overlap /profile_periods/1/from" },
        Change { "board.json", "/profile_periods/1/from", "2018-07-01",
            "record-profile-gap /profile_periods/1/from" }));

INSTANTIATE_TEST_SUITE_P(Characters, BrokenInput,
    testing::Values(Change { "case.json", "/children/0/given_names",
                        "Zofia\xE2\x80\xAEMaria", // U+202E override.
                        "record-character /children/0/given_names" },
        Change { "case.json", "/children/0/aliases/0", "Zosia\x01",
            "record-character /children/0/aliases/0" },
        Change { "case.json", "/incident/circumstances", "A replacement character: \xEF\xBF\xBD.",
            "record-character /incident/circumstances" }));

TEST(Read, SeveralFaultsComeTogether)
{
    auto value = record_file("case.json");
    put(value, "/children/0/died_on", "2015-07");
    put(value, "/stage", "DONE");
    put(value, "/plan/recommendations/1/actions/0/no", "1.1");
    put(value, "/appointments/0/reviewer", "R2");
    put(value, "/children/0/religion", "\x01");
    EXPECT_EQ(faults_of(value),
        "record-character /children/0/religion\n"
        "schema-choice /stage\n"
        "record-order /children/0/died_on\n"
        "record-repeated /plan/recommendations/1/actions/0/no\n"
        "record-unknown-reference /appointments/0/reviewer\n");
}

TEST(Read, PartialDatesAreOutOfOrderOnlyWhenCertain)
{
    auto value = record_file("case.json");
    // Born on 12 August 2015: the death may have been later in that month.
    put(value, "/children/0/died_on", "2015-08");
    EXPECT_EQ(faults_of(value), "");
}

TEST(Read, TextsComeInNormalForm)
{
    auto value = record_file("case.json");
    put(value, "/children/0/given_names", "Llyr\xCC\x82"); // r, then a combining circumflex.
    put(value, "/children/0/aliases/0", "Zos\xCC\x81ka"); // s, then a combining acute accent.
    auto const document = casefile::read(base::write_json(value), "f", schemas()).value();
    casefile::Record const record(document.value, schemas().of(Kind::case_file));
    EXPECT_EQ(record.list("children").at(0).texts("aliases").at(0), "Zo\xC5\x9Bka"); // U+015B
    // No single code point exists for this one.
    EXPECT_EQ(record.list("children").at(0).text("given_names"), "Llyr\xCC\x82");
}

TEST(Read, DamagedFilesAreRefusedOrReadButNeverEndTheProcess)
{
    auto const good = base::write_json(record_file("training.json"));
    std::uint32_t state = 1; // A fixed sequence, so that a failure can be repeated.
    auto const next = [&](std::size_t bound) {
        state = state * 1664525U + 1013904223U;
        return static_cast<std::size_t>(state >> 8) % bound;
    };
    std::string_view const pieces = "{}[]\",:0-9.eE\\ntfu\x80\xC3\xFF ";
    int refused = 0;
    for (int round = 0; round < 3000; ++round) {
        auto damaged = good;
        for (std::size_t change = 0; change <= next(3); ++change)
            damaged.at(next(damaged.size())) = pieces.at(next(pieces.size()));
        if (round % 10 == 0)
            damaged.resize(next(damaged.size()));
        auto const result = casefile::read(damaged, "file.json", schemas());
        refused += result.ok() ? 0 : 1;
    }
    EXPECT_GT(refused, 2000);
}

class CheckAgainstBoard : public testing::Test {
protected:
    std::string faults_of_file(Value const& value) const
    {
        auto const document = casefile::read(base::write_json(value), "f", schemas()).value();
        casefile::Record const record(m_board, schemas().of(Kind::board));
        std::string text;
        for (auto const& fault :
            casefile::check_against_board(document, "case.json", record, schemas())) {
            EXPECT_EQ(fault.place.file, "case.json");
            text += fault.code + ' ' + fault.place.pointer + ' ' + fault.message + '\n';
        }
        return text;
    }

    Value m_board = record_file("board.json");
};

TEST_F(CheckAgainstBoard, GoodRecordsAgreeWithTheirBoard)
{
    for (auto const* name : { "case.json", "training.json" })
        EXPECT_EQ(faults_of_file(record_file(name)), "") << name;
}

TEST_F(CheckAgainstBoard, EveryNameMustBeKnownToTheBoard)
{
    auto value = record_file("case.json");
    put(value, "/profile", "medway_2007");
    put(value, "/involvements/0/agency", "FIRE");
    put(value, "/meetings/0/minute_taker", "P9");
    put(value, "/plan/recommendations/0/actions/0/updates/0/for_meeting", "SUB-2");
    EXPECT_EQ(faults_of_file(value),
        "record-unknown-reference /profile \"Profile\" names \"medway_2007\", which is no "
        "profile of the board in any period.\n"
        "record-unknown-reference /involvements/0/agency \"Agency\" names \"FIRE\", which is no "
        "agency of the board.\n"
        "record-unknown-reference /meetings/0/minute_taker \"Minute taker\" names \"P9\", which "
        "is no person of the board.\n"
        "record-unknown-reference /plan/recommendations/0/actions/0/updates/0/for_meeting "
        "\"For the meeting\" names \"SUB-2\", which is no meeting of the board.\n");
}

TEST_F(CheckAgainstBoard, TrainingNamesAgencies)
{
    auto value = record_file("training.json");
    put(value, "/deliveries/0/bookings/0/agency_at_time", "FIRE");
    EXPECT_EQ(faults_of_file(value),
        "record-unknown-reference /deliveries/0/bookings/0/agency_at_time \"Agency at the "
        "time\" names \"FIRE\", which is no agency of the board.\n");
}

} // namespace
