// The worked example of templates/README.md: a new letter without any C++.

#include "cli/command_test.h"

namespace {

using service_test::at;

/// The example of templates/README.md from the line `first` to the line `last`, as it stands there
/// behind seven spaces.
std::string example(std::string const& first, std::string const& last)
{
    std::string const indent(7, ' ');
    auto const readme = base::read_file(service_test::source_folder() / "templates/README.md");
    auto at = readme.find("## How a technician adds a document");
    at = readme.find("\n" + indent + first + "\n", at) + 1;
    auto const end = readme.find("\n" + indent + last + "\n", at) + indent.size() + last.size() + 1;
    std::string text;
    while (at < end) {
        auto const line = readme.substr(at, readme.find('\n', at) + 1 - at);
        text += line.substr(std::min(indent.size(), line.size() - 1));
        at += line.size();
    }
    return text;
}

class NewDocumentTest : public cli_test::CommandTest {
protected:
    /// A line in the register, a template, a number in the profile's document set.
    void add_letter()
    {
        installation.copy_home();
        auto const list_file = installation.home / "data/appendix_c.json";
        auto list = service_test::read_value(list_file);
        at(list, "documents").push(base::parse_json(example("{", "}"), "README.md").value());
        base::write_file(list_file, base::write_json_indented(list));
        auto const profile_file = installation.home / "data/profiles/staffs_stoke_2015.json";
        auto profile = service_test::read_value(profile_file);
        at(profile, "document_set").push("C99");
        base::write_file(profile_file, base::write_json_indented(profile));
        base::write_file(
            installation.home / "templates/letters/thanks.xml", example("---", "</document>"));
    }

    cli_test::Outcome documents() const
    {
        return run({ "documents", "--case", "NB16/01", "--as-at", "2016-04-20" });
    }
    cli_test::Outcome make(std::string const& to) const
    {
        return run({ "assemble", "C99", "--case", "NB16/01", "--to", to, "--as-at", "2016-04-20",
            "--unprotected", "--format", "html", "-o",
            (installation.folder / "c99.html").string() });
    }
    /// The name of somebody of the community trust.
    std::string person(std::string const& role) const
    {
        auto board = service_test::read_value(installation.file_of("board", "northbridge"));
        auto const id = service_test::item_with(at(board, "agencies"), "id", "COMM").text(role);
        return service_test::item_with(at(board, "people"), "id", id).text("display_name");
    }
    std::string made() const { return base::read_file(installation.folder / "c99.html"); }
};

TEST_F(NewDocumentTest, IsListedCheckedAndMade)
{
    add_letter();
    ASSERT_EQ(import_records().code, 0);
    auto const listed = documents();
    EXPECT_TRUE(listed.says("C99 Letter of thanks")) << listed;
    EXPECT_EQ(run({ "check", "C99", "--case", "NB16/01", "--as-at", "2016-04-20" }).code, 0);
    auto const letters = run({ "assemble", "C99", "--case", "NB16/01", "--all-recipients",
        "--as-at", "2016-04-20", "--unprotected", "-o", installation.output.string() });
    EXPECT_EQ(letters.code, 0) << letters;
    EXPECT_TRUE(letters.says("NB16-01_C99_letter-of-thanks_1_comm.pdf")) << letters;
    EXPECT_EQ(make("comm").code, 0);
    EXPECT_NE(made().find("Thank you for your help with NB16/01."), std::string::npos);
}

TEST_F(NewDocumentTest, GoesToWhomItsFrontMatterSays)
{
    add_letter();
    ASSERT_EQ(import_records().code, 0);
    // The representative on the panel, and the Board member, are two people.
    ASSERT_EQ(make("comm").code, 0);
    auto const to_panel = made();
    auto const path = installation.template_of("C99");
    auto text = base::read_file(path);
    text.replace(text.find("panel-agencies"), 14, "board-members");
    base::write_file(path, text);
    ASSERT_EQ(make("comm").code, 0);
    EXPECT_NE(to_panel, made());
    EXPECT_NE(to_panel.find(person("scr_rep")), std::string::npos);
    EXPECT_EQ(to_panel.find(person("board_member")), std::string::npos);
    EXPECT_NE(made().find(person("board_member")), std::string::npos);
}

TEST_F(NewDocumentTest, CanBeWordedByABoard)
{
    add_letter();
    installation.change("board", "northbridge", [](auto& board) {
        at(board, "wording/0/document") = "C99";
        at(board, "wording/0/paragraph") = "P1";
        at(board, "wording/0/text") = "We are grateful for your work on ((case.ref)).";
    });
    ASSERT_EQ(import_records().code, 0);
    EXPECT_TRUE(run({ "wording", "C99" }).says("Thank you for your help with ((case.ref))."));
    ASSERT_EQ(make("comm").code, 0);
    EXPECT_NE(made().find("We are grateful for your work on NB16/01."), std::string::npos);
}

TEST_F(NewDocumentTest, WithAFaultSaysWhere)
{
    add_letter();
    ASSERT_EQ(import_records().code, 0);
    installation.extend_template("C99", "<p>{{case.reff}}</p>");
    auto const outcome = make("comm");
    EXPECT_EQ(outcome.code, 1);
    EXPECT_TRUE(outcome.says("letters/thanks.xml:")) << outcome;
}

} // namespace
