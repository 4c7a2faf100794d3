#include "cli/command_test.h"

namespace {

using service_test::file_names;

class FormsTest : public cli_test::CommandTest {
protected:
    void SetUp() override
    {
        installation.make_agenda_a_form();
        ASSERT_EQ(import_records().code, 0);
    }
    cli_test::Outcome assemble(std::vector<std::string> arguments) const
    {
        arguments.insert(arguments.begin(), { "assemble", "6", "--as-at", "2016-05-09" });
        arguments.insert(arguments.end(), { "-o", installation.output.string() + "/" });
        return run(arguments);
    }
};

TEST_F(FormsTest, ABlankNeedsABoardOnly)
{
    ASSERT_EQ(assemble({ "--mode", "blank", "--board", "northbridge" }).code, 0);
    std::string const name = "BLANK_D06_scoping-panel-agenda_v4.pdf";
    ASSERT_EQ(written(), std::vector<std::string> { name });
    auto const of_board = base::read_file(installation.output / name);
    // The same as for a case, about which it says nothing.
    ASSERT_EQ(assemble({ "--mode", "blank", "--case", "NB16/01" }).code, 0);
    EXPECT_EQ(of_board, base::read_file(installation.output / name));
    ASSERT_EQ(
        assemble({ "--mode", "blank", "--board", "northbridge", "--format", "html" }).code, 0);
    EXPECT_EQ(written().front(), "BLANK_D06_scoping-panel-agenda_v4.html");
    EXPECT_EQ(run({ "check", "6", "--mode", "blank", "--board", "northbridge" }).code, 0);
}

TEST_F(FormsTest, SaysWhatABlankIsOf)
{
    auto const nothing = assemble({ "--mode", "blank" });
    EXPECT_EQ(nothing.code, 2);
    EXPECT_TRUE(nothing.says("Give --board ID.")) << nothing;
    auto const prefilled = assemble({ "--mode", "prefilled", "--board", "northbridge" });
    EXPECT_EQ(prefilled.code, 2);
    EXPECT_TRUE(prefilled.says("Give --case REF.")) << prefilled;
    EXPECT_EQ(
        assemble({ "--mode", "blank", "--board", "northbridge", "--case", "NB16/01" }).code, 2);
    auto const unknown = assemble({ "--mode", "blank", "--board", "nowhere" });
    EXPECT_EQ(unknown.code, 1);
    EXPECT_TRUE(unknown.says("board-unknown")) << unknown;
    auto const agenda = run({ "check", "15", "--mode", "blank", "--board", "northbridge" });
    EXPECT_TRUE(agenda.says("mode-not-available")) << agenda;
}

TEST_F(FormsTest, ListsTheModesOfForms)
{
    EXPECT_TRUE(run({ "documents" }).says("(blank, prefilled, completed)"));
    auto const of_case = run({ "documents", "--case", "NB16/01", "--as-at", "2016-05-09" });
    EXPECT_TRUE(of_case.says("Form: blank, prefilled, completed.")) << of_case;
}

} // namespace
