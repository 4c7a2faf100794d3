#include "cli/command_test.h"

#include "cli/output.h"

#include <csignal>
#include <sys/mount.h>
#include <sys/resource.h>

namespace {

using service_test::at;
using service_test::item_with;

class AssembleTest : public cli_test::CommandTest { };

base::Value& scoping_panel(base::Value& case_file)
{
    return item_with(at(case_file, "meetings"), "forum", "SCOPING_PANEL");
}

TEST_F(AssembleTest, WritesALetterForEachRecipient)
{
    ASSERT_EQ(import_records().code, 0);
    auto const outcome = assemble_letters();
    ASSERT_EQ(outcome.code, 0) << outcome;
    EXPECT_GT(written().size(), 3u);
    for (auto const& name : written()) {
        EXPECT_TRUE(name.starts_with("NB16-01_D02a_")) << name;
        EXPECT_TRUE(outcome.says(name));
        auto const bytes = base::read_file(installation.output / name);
        EXPECT_TRUE(bytes.starts_with("%PDF-")) << name;
        EXPECT_LT(bytes.size(), 25u * 1024u) << name;
    }
}

TEST_F(AssembleTest, WritesOneCopyToTheFileNamed)
{
    ASSERT_EQ(import_records().code, 0);
    std::filesystem::create_directories(installation.output);
    auto const file = installation.output / "letter.pdf";
    auto const outcome = run({ "assemble", "2a", "--case", "NB16/01", "--to", "pol", "--as-at",
        "2016-04-20", "--unprotected", "-o", file.string() });
    ASSERT_EQ(outcome.code, 0) << outcome;
    EXPECT_EQ(written(), std::vector<std::string> { "letter.pdf" });
}

TEST_F(AssembleTest, AFaultyTemplateKeepsBackItsOwnDocumentOnly)
{
    installation.copy_home();
    ASSERT_EQ(import_records().code, 0);
    auto const file = installation.home / "templates/agendas/scoping-panel.xml";
    auto text = base::read_file(file);
    base::write_file(file, text.replace(text.find("<document>"), 10, "<document>{{{x}}}{{#open}}"));
    EXPECT_EQ(assemble_letters().code, 0);
    for (std::string const command : { "assemble", "check" }) {
        std::vector<std::string> arguments { command, "6", "--case", "NB16/01", "--as-at",
            "2016-04-20" };
        if (command == "assemble")
            arguments.insert(
                arguments.end(), { "--unprotected", "-o", installation.output.string() });
        auto const outcome = run(arguments);
        EXPECT_EQ(outcome.code, 1) << outcome;
        EXPECT_TRUE(outcome.says("merge-unescaped-tag at agendas/scoping-panel.xml")) << outcome;
        EXPECT_TRUE(outcome.says("2 faults; nothing was made.")) << outcome;
    }
    // Whoever asks for a list, or for many documents, hears of it before anything is done.
    for (std::vector<std::string> const& arguments :
        { std::vector<std::string> { "documents", "--case", "NB16/01" },
            { "pack", "convened", "--case", "NB16/01", "--unprotected", "-o",
                installation.output.string() } }) {
        auto const outcome = run(arguments);
        EXPECT_EQ(outcome.code, 1) << outcome;
        EXPECT_TRUE(outcome.says("2 faults; nothing was made.")) << outcome;
    }
}

TEST_F(AssembleTest, SameInputSameBytes)
{
    ASSERT_EQ(import_records().code, 0);
    ASSERT_EQ(assemble_letters().code, 0);
    auto const first = written();
    std::vector<std::string> bytes;
    for (auto const& name : first)
        bytes.push_back(base::read_file(installation.output / name));
    ASSERT_EQ(assemble_letters().code, 0);
    EXPECT_EQ(written(), first);
    for (std::size_t i = 0; i < first.size(); ++i)
        EXPECT_EQ(base::read_file(installation.output / first.at(i)), bytes.at(i));
}

TEST_F(AssembleTest, WritesTheActionPlanAsWorkbook)
{
    ASSERT_EQ(import_records().code, 0);
    std::filesystem::create_directories(installation.output);
    auto const outcome = run({ "assemble", "14", "--case", "NB16/01", "--as-at", "2018-03-31",
        "--format", "xlsx", "-o", installation.output.string() });
    ASSERT_EQ(outcome.code, 0) << outcome;
    ASSERT_EQ(written().size(), 1u);
    EXPECT_TRUE(written().front().ends_with(".xlsx"));
    EXPECT_TRUE(base::read_file(installation.output / written().front()).starts_with("PK\x03\x04"));
}

// A blank has no recipients, so none is asked for; that there is no blank is told at once.
TEST_F(AssembleTest, SaysThatAnAgendaHasNoBlank)
{
    ASSERT_EQ(import_records().code, 0);
    auto const make = [&](std::string const& mode) {
        return run({ "assemble", "15", "--case", "NB16/01", "--mode", mode, "--as-at", "2016-04-20",
            "-o", installation.output.string() });
    };
    auto const refused = make("blank");
    EXPECT_EQ(refused.code, 1) << refused;
    EXPECT_TRUE(refused.says("cannot be made with --mode blank")) << refused;
    EXPECT_EQ(make("blanc").code, 2);
    EXPECT_TRUE(written().empty());
}

TEST_F(AssembleTest, AsksWhoseCopyIsWanted)
{
    ASSERT_EQ(import_records().code, 0);
    auto const outcome = run({ "assemble", "2a", "--case", "NB16/01", "--as-at", "2016-04-20", "-o",
        installation.output.string() });
    EXPECT_EQ(outcome.code, 2);
    EXPECT_TRUE(outcome.says("--all-recipients")) << outcome;
    EXPECT_TRUE(outcome.says("pol")) << outcome;
    EXPECT_TRUE(written().empty());
}

TEST_F(AssembleTest, KnowsItsCasesDocumentsAndRecipients)
{
    ASSERT_EQ(import_records().code, 0);
    auto const output = installation.output.string();
    auto const no_case = run({ "assemble", "6", "--case", "NB99/99", "-o", output });
    EXPECT_EQ(no_case.code, 1);
    EXPECT_TRUE(no_case.says("case-unknown")) << no_case;
    auto const no_document = run({ "assemble", "99", "--case", "NB16/01", "-o", output });
    EXPECT_EQ(no_document.code, 1);
    EXPECT_TRUE(no_document.says("document-not-available")) << no_document;
    auto const nobody
        = run({ "assemble", "2a", "--case", "NB16/01", "--to", "nobody", "-o", output });
    EXPECT_EQ(nobody.code, 1);
    EXPECT_TRUE(nobody.says("recipient-unknown")) << nobody;
    EXPECT_TRUE(written().empty());
}

TEST_F(AssembleTest, RefusesAnUnknownTemplateKey)
{
    ASSERT_EQ(import_records().code, 0);
    installation.copy_home();
    installation.extend_template("2a", "<p>{{case.nonsense}}</p>");
    auto const outcome = assemble_letters();
    EXPECT_EQ(outcome.code, 1);
    EXPECT_TRUE(outcome.says("case.nonsense")) << outcome;
    EXPECT_TRUE(outcome.says("merge-unknown-key")) << outcome;
    EXPECT_TRUE(outcome.says(installation.template_of("2a").filename().string() + ":")) << outcome;
    EXPECT_TRUE(written().empty());
}

TEST_F(AssembleTest, RefusesAKeyThatWouldFallThroughToItsParent)
{
    ASSERT_EQ(import_records().code, 0);
    installation.copy_home();
    installation.extend_template("2a", "{{#children}}<p>{{board.name}}</p>{{/children}}");
    auto const outcome = assemble_letters();
    EXPECT_EQ(outcome.code, 1);
    EXPECT_TRUE(outcome.says("board.name")) << outcome;
    EXPECT_TRUE(outcome.says("outer.")) << outcome;
    EXPECT_TRUE(written().empty());
}

TEST_F(AssembleTest, RefusesAMissingFact)
{
    installation.change("case", "NB16/01",
        [](auto& value) { service_test::remove_member(scoping_panel(value), "venue"); });
    ASSERT_EQ(import_records().code, 0);
    auto const outcome = assemble_letters();
    EXPECT_EQ(outcome.code, 1) << outcome;
    EXPECT_TRUE(outcome.says("/venue")) << outcome;
    EXPECT_TRUE(written().empty());
}

TEST_F(AssembleTest, RefusesACharacterThatNoFontHas)
{
    installation.change("case", "NB16/01", [](auto& value) {
        scoping_panel(value).set("venue", "Room \xF0\x92\x80\x80"); // U+12000, a cuneiform sign
    });
    ASSERT_EQ(import_records().code, 0);
    auto const outcome = assemble_letters();
    EXPECT_EQ(outcome.code, 1) << outcome;
    EXPECT_TRUE(outcome.says("layout-no-glyph")) << outcome;
    EXPECT_TRUE(outcome.says("U+12000")) << outcome;
    EXPECT_TRUE(written().empty());
}

TEST_F(AssembleTest, ListsFaultsOfEveryKindAtOnce)
{
    installation.change("case", "NB16/01",
        [](auto& value) { service_test::remove_member(scoping_panel(value), "venue"); });
    ASSERT_EQ(import_records().code, 0);
    installation.copy_home();
    installation.extend_template(
        "2a", "<p>{{case.nonsense}}</p>\n{{#children}}<p>{{board.name}}</p>{{/children}}");
    auto const outcome = run({ "check", "2a", "--case", "NB16/01", "--as-at", "2016-04-20" });
    EXPECT_EQ(outcome.code, 1);
    for (auto const* part : { "case.nonsense", "board.name", "/venue" })
        EXPECT_TRUE(outcome.says(part)) << part << "\n" << outcome;
}

TEST_F(AssembleTest, RefusesABrokenTemplateBeforeAnythingElse)
{
    ASSERT_EQ(import_records().code, 0);
    installation.copy_home();
    installation.extend_template("2a", "{{#children}}<p>never closed</p>");
    auto const outcome = assemble_letters();
    EXPECT_EQ(outcome.code, 1);
    EXPECT_TRUE(outcome.says("merge-unclosed-section")) << outcome;
}

TEST_F(AssembleTest, CheckMakesNothing)
{
    ASSERT_EQ(import_records().code, 0);
    auto const outcome = run({ "check", "6", "--case", "NB16/01", "--as-at", "2016-04-20" });
    EXPECT_EQ(outcome.code, 0) << outcome;
    EXPECT_TRUE(outcome.says("can be made"));
}

TEST_F(AssembleTest, IntoAPlaceThatIsNoFolderIsTheEnvironmentsFault)
{
    ASSERT_EQ(import_records().code, 0);
    base::write_file(installation.folder / "file", "x");
    installation.output = installation.folder / "file" / "out";
    auto const outcome = assemble_letters();
    EXPECT_EQ(outcome.code, 3) << outcome;
    EXPECT_TRUE(outcome.says("casebinder: ")) << outcome;
}

TEST_F(AssembleTest, WritesNoLetterIfOneCannotBeWritten)
{
    ASSERT_EQ(import_records().code, 0);
    ASSERT_EQ(assemble_letters().code, 0);
    auto const last = written().back();
    std::filesystem::remove_all(installation.output);
    std::filesystem::create_directories(installation.output / last); // A folder in its place.
    EXPECT_EQ(assemble_letters().code, 3);
    EXPECT_EQ(written(), std::vector<std::string> { last });
}

TEST_F(AssembleTest, LeavesNoPartOnAFullDisk)
{
    ASSERT_EQ(import_records().code, 0);
    std::filesystem::create_directories(installation.output);
    // Room for two letters and no more.
    if (::mount("tmpfs", installation.output.c_str(), "tmpfs", 0, "size=48k") != 0)
        GTEST_SKIP() << "mounting a small file system needs root";
    auto const outcome = assemble_letters();
    auto const left = written();
    ::umount(installation.output.c_str());
    EXPECT_EQ(outcome.code, 3) << outcome;
    EXPECT_TRUE(outcome.says("No space left on device")) << outcome;
    EXPECT_FALSE(outcome.says(".part")) << outcome;
    EXPECT_TRUE(left.empty());
}

// The same without root: the second file is larger than the process may write.
TEST(WriteAll, LeavesNoPartWhenALaterFileFails)
{
    service_test::Installation installation;
    std::filesystem::create_directories(installation.output);
    base::write_file(installation.output / "first", "old");
    rlimit before {};
    ::getrlimit(RLIMIT_FSIZE, &before);
    auto const handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit const small { 1000, before.rlim_max };
    ::setrlimit(RLIMIT_FSIZE, &small);
    std::ostringstream ignored;
    EXPECT_THROW(cli::write_all({ { installation.output / "first", "new" },
                                    { installation.output / "second", std::string(2000, 'x') } },
                     { ignored, ignored }),
        base::IoError);
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    EXPECT_EQ(service_test::file_names(installation.output), std::vector<std::string> { "first" });
    EXPECT_EQ(base::read_file(installation.output / "first"), "old");
}

} // namespace
