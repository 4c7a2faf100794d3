#include "cli/command_test.h"

namespace {

using service_test::at;

class ImportTest : public cli_test::CommandTest { };

TEST_F(ImportTest, StoresBothExamples)
{
    auto const outcome = import_records();
    EXPECT_EQ(outcome.code, 0) << outcome;
    for (auto const* document :
        { "board northbridge", "board sefton", "case NB16/01", "case NB16/02", "training sefton" })
        EXPECT_TRUE(outcome.says(document)) << document << "\n" << outcome;
}

TEST_F(ImportTest, OfTheSameRecordsStoresNothingNew)
{
    ASSERT_EQ(import_records().code, 0);
    EXPECT_TRUE(import_records().says("0 new versions"));
}

TEST_F(ImportTest, ListsTheFaultsOfAllFilesAndStoresNothing)
{
    installation.change(
        "case", "NB16/01", [](auto& value) { at(value, "meetings/0/date") = "2016-02-31"; });
    installation.change("case", "NB16/02", [](auto& value) { at(value, "stage") = "NOWHERE"; });
    installation.change("board", "sefton", [](auto& value) { value.set("nickname", "x"); });
    auto const outcome = import_records();
    EXPECT_EQ(outcome.code, 1) << outcome;
    for (auto const* place : { "/meetings/0/date", "/stage", "nickname" })
        EXPECT_TRUE(outcome.says(place)) << place << "\n" << outcome;
    auto const after = run({ "documents", "--json" });
    EXPECT_FALSE(after.says("NB16/01")) << after;
    EXPECT_FALSE(after.says("\"sefton\"")) << after;
}

TEST_F(ImportTest, TellsProgramsTheFaultsAsJson)
{
    installation.change(
        "case", "NB16/01", [](auto& value) { at(value, "meetings/0/date") = "2016-02-31"; });
    auto const outcome = run({ "import", installation.records.string(), "--json" });
    EXPECT_EQ(outcome.code, 1);
    auto const value = base::parse_json(outcome.out, "out");
    ASSERT_TRUE(value.ok()) << outcome;
    auto const& fault = value.value().find("faults")->as_list()->at(0);
    EXPECT_EQ(fault.text("severity"), "error");
    EXPECT_EQ(fault.text("pointer"), "/meetings/0/date");
    EXPECT_FALSE(fault.text("message").empty());
    EXPECT_FALSE(fault.text("fix").empty());
}

TEST_F(ImportTest, RefusesACaseWhoseBoardOrProfileIsUnknown)
{
    installation.change("case", "NB16/01", [](auto& value) { value.set("board", "nowhere"); });
    installation.change("case", "NB16/02", [](auto& value) { value.set("profile", "none_2015"); });
    auto const outcome = import_records();
    EXPECT_EQ(outcome.code, 1);
    EXPECT_TRUE(outcome.says("import-board-unknown")) << outcome;
    EXPECT_TRUE(outcome.says("import-profile-unknown")) << outcome;
}

TEST_F(ImportTest, ChecksACaseAgainstTheStoredBoard)
{
    ASSERT_EQ(import_records().code, 0);
    auto const file = installation.file_of("case", "NB16/01");
    EXPECT_EQ(run({ "import", file.string() }).code, 0);
    installation.change(
        "case", "NB16/01", [](auto& value) { at(value, "involvements/0/agency") = "NOBODY"; });
    auto const outcome = run({ "import", file.string() });
    EXPECT_EQ(outcome.code, 1) << outcome;
    EXPECT_TRUE(outcome.says("/involvements/0/agency")) << outcome;
}

// Taking an agency out of a board must not leave stored cases pointing at nothing.
TEST_F(ImportTest, ChecksStoredCasesAgainstANewBoard)
{
    ASSERT_EQ(import_records().code, 0);
    std::string agency;
    installation.change("case", "NB16/01",
        [&](auto& value) { agency = at(value, "involvements/0").text("agency"); });
    installation.change("board", "northbridge", [&](auto& value) {
        auto& agencies = *at(value, "agencies").as_list();
        std::erase_if(agencies, [&](auto const& one) { return one.text("id") == agency; });
    });
    auto const outcome = run({ "import", installation.file_of("board", "northbridge").string() });
    EXPECT_EQ(outcome.code, 1) << outcome;
}

TEST_F(ImportTest, RefusesTheSameCaseTwice)
{
    auto const file = installation.file_of("case", "NB16/01");
    std::filesystem::copy_file(file, file.parent_path() / "copy.json");
    auto const outcome = import_records();
    EXPECT_EQ(outcome.code, 1);
    EXPECT_TRUE(outcome.says("import-twice")) << outcome;
}

TEST_F(ImportTest, RefusesPathsThatHoldNothing)
{
    auto const outcome = run({ "import", (installation.folder / "absent").string() });
    EXPECT_EQ(outcome.code, 1);
    EXPECT_TRUE(outcome.says("import-nothing")) << outcome;
}

TEST_F(ImportTest, RefusesFilesThatAreNoJson)
{
    base::write_file(installation.records / "broken.json", "{\"record\": \"case\",\n  \"ref\" }");
    auto const outcome = import_records();
    EXPECT_EQ(outcome.code, 1);
    EXPECT_TRUE(outcome.says("broken.json:2")) << outcome;
}

TEST_F(ImportTest, IntoAFolderThatCannotBeIsTheEnvironmentsFault)
{
    base::write_file(installation.folder / "file", "x");
    installation.data = installation.folder / "file" / "data";
    auto const outcome = import_records();
    EXPECT_EQ(outcome.code, 3) << outcome;
}

} // namespace
