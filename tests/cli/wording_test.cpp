#include "cli/command_test.h"

namespace {

using service_test::at;

class WordingTest : public cli_test::CommandTest {
protected:
    /// Gives the board of NB16/01 one wording.
    void word(std::string const& paragraph, std::string const& text)
    {
        installation.change("board", "northbridge", [&](auto& board) {
            at(board, "wording/0/paragraph") = paragraph;
            at(board, "wording/0/text") = text;
        });
    }
};

TEST_F(WordingTest, ShippedNeedsNoRecords)
{
    auto const outcome = run({ "wording", "2a" });
    EXPECT_EQ(outcome.code, 0) << outcome;
    EXPECT_TRUE(outcome.says("\nP4\n    Please send someone senior enough")) << outcome;
    EXPECT_TRUE(outcome.says("Tell us the name by ((panel.rsvp_by.weekday)).")) << outcome;
    EXPECT_TRUE(outcome.says("must print ((panel.rsvp_by.weekday))")) << outcome;
    EXPECT_TRUE(outcome.says("schedule  holds other elements")) << outcome;
    EXPECT_FALSE(std::filesystem::exists(installation.data));
    EXPECT_EQ(run({ "wording", "2a", "--shipped" }).out, outcome.out);
}

TEST_F(WordingTest, OfABoardStandsBesideWhatShips)
{
    ASSERT_EQ(import_records().code, 0);
    auto const outcome
        = run({ "wording", "2a", "--board", "northbridge", "--as-at", "2016-04-20" });
    EXPECT_EQ(outcome.code, 0) << outcome;
    EXPECT_TRUE(outcome.says("P4  worded by board northbridge, agreed by SCR Subgroup on "
                             "19 November 2015, used from 1 January 2016\n    Please send"))
        << outcome;
    EXPECT_TRUE(outcome.says("  as shipped:\n    Please send someone senior enough to bring all "
                             "your agency’s information"))
        << outcome;
    EXPECT_TRUE(outcome.says("\nP5\n")) << outcome;
    EXPECT_EQ(
        run({ "wording", "2a", "--case", "NB16/01", "--as-at", "2016-04-20" }).out, outcome.out);
    // Before its first day the shipped words stand alone.
    EXPECT_FALSE(run({ "wording", "2a", "--board", "northbridge", "--as-at", "2015-12-31" })
                     .says("worded by"));
}

TEST_F(WordingTest, IsToldToProgramsAsJson)
{
    ASSERT_EQ(import_records().code, 0);
    auto const outcome
        = run({ "wording", "2a", "--board", "northbridge", "--as-at", "2016-04-20", "--json" });
    auto const value = base::parse_json(outcome.out, "out");
    ASSERT_TRUE(value.ok()) << outcome;
    auto const* paragraphs = base::resolve(value.value(), "/documents/0/paragraphs");
    ASSERT_NE(paragraphs, nullptr);
    auto const& p4 = paragraphs->as_list()->at(3);
    EXPECT_EQ(p4.text("id"), "P4");
    EXPECT_TRUE(p4.text("shipped").starts_with("Please send"));
    EXPECT_EQ(base::resolve(p4, "/required_fields/0")->as_string()->c_str(),
        std::string("panel.rsvp_by.weekday"));
    EXPECT_EQ(base::resolve(p4, "/own")->text("agreed_by"), "SCR Subgroup");
    EXPECT_EQ(base::resolve(p4, "/own")->text("pointer"), "/wording/0/text");
    EXPECT_EQ(base::resolve(p4, "/own")->text("from"), "2016-01-01");
    EXPECT_EQ(paragraphs->as_list()->at(4).find("own"), nullptr);
}

TEST_F(WordingTest, UnknownDocumentsAndBoardsAreFaults)
{
    ASSERT_EQ(import_records().code, 0);
    EXPECT_EQ(run({ "wording", "99" }).code, 1);
    EXPECT_EQ(run({ "wording", "2a", "--board", "nowhere" }).code, 1);
    EXPECT_EQ(run({ "wording", "--check" }).code, 2);
    EXPECT_EQ(run({ "wording", "2a", "--board", "northbridge", "--shipped" }).code, 2);
}

TEST_F(WordingTest, FaultsAreToldAtImport)
{
    word("P44", "By ((panel.rsvp_by))");
    auto outcome = import_records();
    EXPECT_EQ(outcome.code, 1) << outcome;
    EXPECT_TRUE(outcome.says("wording-paragraph")) << outcome;
    EXPECT_TRUE(outcome.says("/wording/0/paragraph")) << outcome;
    word("P4", "Soon ((");
    outcome = import_records();
    EXPECT_TRUE(outcome.says("wording-unclosed-field")) << outcome;
    EXPECT_TRUE(outcome.says("wording-required-field")) << outcome;
}

TEST_F(WordingTest, UnknownFieldsAreToldAtImport)
{
    // A case that comes in with the board tells what fields there are …
    word("P4", "By ((panel.rsvp_by)) to ((board.nam))");
    auto outcome = import_records();
    EXPECT_EQ(outcome.code, 1) << outcome;
    EXPECT_TRUE(outcome.says("board.json /wording/0/text")) << outcome;
    EXPECT_TRUE(outcome.says("Did you mean \"board.name\"?")) << outcome;
    // … and else one that is stored.
    word("P4", "By ((panel.rsvp_by))");
    ASSERT_EQ(import_records().code, 0);
    word("P4", "By ((panel.rsvp_by)) to ((board.nam))");
    outcome = run({ "import", installation.file_of("board", "northbridge").string() });
    EXPECT_TRUE(outcome.says("Did you mean \"board.name\"?")) << outcome;
    EXPECT_EQ(outcome.code, 1);
}

TEST_F(WordingTest, CheckAsksTheCasesOfTheBoard)
{
    // No case comes in with the board, so nothing tells yet what fields there are.
    auto const board = installation.file_of("board", "northbridge");
    word("P4", "By ((panel.rsvp_by)) to ((recipient.agncy))");
    ASSERT_EQ(run({ "import", board.string() }).code, 0);
    EXPECT_EQ(run({ "wording", "--check", "--board", "northbridge" }).code, 0);
    ASSERT_EQ(run({ "import", installation.file_of("case", "NB16/01").string() }).code, 0);
    auto const outcome = run({ "wording", "--check", "--board", "northbridge" });
    EXPECT_EQ(outcome.code, 1) << outcome;
    EXPECT_TRUE(outcome.says("Did you mean \"recipient.agency\"?")) << outcome;
}

TEST_F(WordingTest, ReadingAgeIsAWarning)
{
    word("P4",
        "Representation necessitates organisational seniority, communicated by "
        "((panel.rsvp_by.weekday)).");
    auto const outcome = import_records();
    EXPECT_EQ(outcome.code, 0) << outcome;
    EXPECT_TRUE(outcome.says("reading age")) << outcome;
    EXPECT_TRUE(outcome.says("Representation necessitates")) << outcome;
    auto const check = run({ "wording", "--check", "--board", "northbridge" });
    EXPECT_EQ(check.code, 0) << check;
    EXPECT_TRUE(check.says("reading age")) << check;
}

TEST_F(WordingTest, CheckFindsWhatATemplateChangedUnderIt)
{
    ASSERT_EQ(import_records().code, 0);
    EXPECT_TRUE(run({ "wording", "--check", "--case", "NB16/01" }).says("can be used"));
    installation.copy_home();
    auto const path = installation.template_of("2a");
    auto text = base::read_file(path);
    text.replace(text.find("id=\"P4\""), 7, "id=\"P4x\"");
    base::write_file(path, text);
    auto const check = run({ "wording", "--check", "--board", "northbridge" });
    EXPECT_EQ(check.code, 1) << check;
    EXPECT_TRUE(check.says(" P4x,")) << check;
    // What is listed without it says so.
    EXPECT_TRUE(run({ "wording", "2a", "--board", "northbridge" }).says("wording-paragraph"));
    auto const letters = assemble_letters();
    EXPECT_EQ(letters.code, 1) << letters;
    EXPECT_TRUE(letters.says("wording-paragraph")) << letters;
}

TEST_F(WordingTest, OfTheAnnualReportIsTheBoardsToo)
{
    auto const report = [&](std::string const& text) {
        installation.change("board", "sefton", [&](auto& board) {
            board.set("wording",
                base::parse_json(R"([{"document": "X05", "paragraph": "governance",
                    "agreed_by": "Board", "agreed_on": "2020-11-19"}])",
                    "wording")
                    .value());
            at(board, "wording/0/text") = text;
        });
        EXPECT_EQ(import_records().code, 0);
        return run({ "report", "annual", "--board", "sefton", "--committee-date", "2021-01-26",
            "-o", (installation.folder / "report.pdf").string() });
    };
    EXPECT_EQ(report("The ((report.manager_title)) governs.").code, 0);
    auto const outcome = report("The ((report.manager_titel)) governs.");
    EXPECT_EQ(outcome.code, 1) << outcome;
    EXPECT_TRUE(outcome.says("board sefton /wording/0/text")) << outcome;
    EXPECT_TRUE(outcome.says("Did you mean \"report.manager_title\"?")) << outcome;
}

TEST_F(WordingTest, FaultsOfAProfileAreThoseOfTheInstallation)
{
    installation.copy_home();
    auto const file = installation.home / "data/profiles/staffs_stoke_2015.json";
    auto profile = service_test::read_value(file);
    profile.set("wording",
        base::parse_json(R"([{"document": "2a", "paragraph": "P13", "text": "Own ((",
            "agreed_by": "X", "agreed_on": "2016-01-01"}])",
            "wording")
            .value());
    base::write_file(file, base::write_json_indented(profile));
    auto const outcome = import_records();
    EXPECT_EQ(outcome.code, 1) << outcome;
    EXPECT_TRUE(outcome.says("data/profiles/staffs_stoke_2015.json /wording/0/text")) << outcome;
}

TEST_F(WordingTest, HostileWordsAreRefusedOrPrinted)
{
    for (auto const* hostile : { "a\u202eb", "a\u0007b" }) {
        word("P4", std::string(hostile) + " ((panel.rsvp_by))");
        auto const outcome = import_records();
        EXPECT_EQ(outcome.code, 1) << outcome;
        EXPECT_TRUE(outcome.says("/wording/0/text")) << outcome;
    }
    word("P4", std::string(100'000, 'x') + " ((panel.rsvp_by))");
    EXPECT_EQ(import_records().code, 1);
    word("P4", "<script>alert(1)</script> {{#x}} {{case.ref}} ]]> &lt; \"' ((panel.rsvp_by))");
    ASSERT_EQ(import_records().code, 0);
    EXPECT_EQ(assemble_letters().code, 0);
    // Urdu runs from right to left without any sign.
    word("P4", "براہ کرم ((panel.rsvp_by)) تک نام بتائیں۔");
    ASSERT_EQ(import_records().code, 0);
    EXPECT_EQ(assemble_letters().code, 0);
}

TEST_F(WordingTest, OfThePastIsThatOfTheRecordsOfThen)
{
    ASSERT_EQ(import_records().code, 0);
    word("P4", "By ((panel.rsvp_by)). New.");
    ASSERT_EQ(import_records().code, 0);
    EXPECT_TRUE(run({ "wording", "2a", "--board", "northbridge" }).says("New."));
    EXPECT_TRUE(run({ "history", "--board", "northbridge", "--changes" }).says("/wording/0/text"));
}

} // namespace
