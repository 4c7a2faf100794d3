#include "cli/command_test.h"

#include <csignal>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

class PasswordTest : public cli_test::CommandTest {
protected:
    PasswordTest() { std::filesystem::create_directories(installation.output); }
    std::filesystem::path password_file(std::string const& text) const
    {
        auto const file = installation.folder / "password";
        base::write_file(file, text);
        return file;
    }
    /// The agenda of the Scoping Panel, level L2.
    std::vector<std::string> agenda(std::vector<std::string> const& more) const
    {
        std::vector<std::string> arguments { "assemble", "6", "--case", "NB16/01", "--as-at",
            "2016-04-20", "-o", installation.output.string() };
        arguments.insert(arguments.end(), more.begin(), more.end());
        return arguments;
    }
    std::string made() const { return base::read_file(installation.output / written().front()); }
};

bool is_encrypted(std::string const& bytes)
{
    return bytes.find("/Encrypt") != std::string::npos;
}

TEST_F(PasswordTest, AConfidentialDocumentNeedsAChoice)
{
    ASSERT_EQ(import_records().code, 0);
    auto const refused = run(agenda({}));
    EXPECT_EQ(refused.code, 1) << refused;
    for (auto const* part : { "protection-not-chosen", "--password-file", "--ask-password",
             "--unprotected", "whoever gets the file can read it" })
        EXPECT_TRUE(refused.says(part)) << part << refused;
    EXPECT_TRUE(written().empty());

    auto const open = run(agenda({ "--unprotected" }));
    EXPECT_EQ(open.code, 0) << open;
    EXPECT_TRUE(open.says("warning protection-none")) << open;
    ASSERT_EQ(written().size(), 1u);
    EXPECT_FALSE(is_encrypted(made()));
}

TEST_F(PasswordTest, FromAFileOpensTheDocument)
{
    ASSERT_EQ(import_records().code, 0);
    for (auto const* text : { "Zażółć 1", "Zażółć 1\n", "Zażółć 1\r\n" }) {
        auto const outcome = run(agenda({ "--password-file", password_file(text).string() }));
        ASSERT_EQ(outcome.code, 0) << outcome;
        EXPECT_FALSE(outcome.says("protection")) << outcome;
        EXPECT_FALSE(outcome.says("Zażółć")) << outcome;
        ASSERT_EQ(written().size(), 1u);
        EXPECT_TRUE(is_encrypted(made()));
        auto const file = (installation.output / written().front()).string();
        EXPECT_EQ(
            std::system(("qpdf --check --password='Zażółć 1' " + file + " >/dev/null").c_str()), 0);
        EXPECT_NE(std::system(("qpdf --check " + file + " >/dev/null 2>&1").c_str()), 0);
    }
}

TEST_F(PasswordTest, EveryCopyIsEncrypted)
{
    ASSERT_EQ(import_records().code, 0);
    auto const outcome = run({ "assemble", "2a", "--case", "NB16/01", "--all-recipients", "--as-at",
        "2016-04-20", "--password-file", password_file("wren").string(), "-o",
        installation.output.string() });
    ASSERT_EQ(outcome.code, 0) << outcome;
    ASSERT_GT(written().size(), 3u);
    for (auto const& name : written())
        EXPECT_TRUE(is_encrypted(base::read_file(installation.output / name))) << name;
}

TEST_F(PasswordTest, FaultsNameTheFileAndNotThePassword)
{
    ASSERT_EQ(import_records().code, 0);
    auto const empty = run(agenda({ "--password-file", password_file("\n").string() }));
    EXPECT_EQ(empty.code, 1) << empty;
    EXPECT_TRUE(empty.says("password-empty")) << empty;
    auto const lines = run(agenda({ "--password-file", password_file("sesame\nopen").string() }));
    EXPECT_EQ(lines.code, 1) << lines;
    EXPECT_TRUE(lines.says("password-characters")) << lines;
    EXPECT_TRUE(lines.says("/password")) << lines;
    EXPECT_FALSE(lines.says("sesame")) << lines;
    auto const nowhere = run(agenda({ "--password-file", "/nowhere/password" }));
    EXPECT_EQ(nowhere.code, 3) << nowhere;
    EXPECT_TRUE(written().empty());
}

TEST_F(PasswordTest, AWorkbookLeavesInAnEncryptedContainer)
{
    ASSERT_EQ(import_records().code, 0);
    std::vector<std::string> plan { "assemble", "14", "--case", "NB16/01", "--as-at", "2018-03-31",
        "-o", installation.output.string(), "--password-file", password_file("wren").string() };
    EXPECT_EQ(run(plan).code, 0); // Level L1; nobody would refuse a wish to protect it.
    EXPECT_TRUE(is_encrypted(made()));
    plan.insert(plan.end(), { "--format", "xlsx" });
    auto const workbook = run(plan);
    EXPECT_EQ(workbook.code, 0) << workbook;
    auto const names = written();
    auto const zip = std::ranges::find_if(
        names, [](std::string const& name) { return name.ends_with(".xlsx.zip"); });
    ASSERT_NE(zip, names.end());
    auto const bytes = base::read_file(installation.output / *zip);
    EXPECT_TRUE(bytes.starts_with("PK"));
    EXPECT_EQ(bytes.find("xl/workbook.xml"), std::string::npos);

    // A file that was named gets the ending that says what it is.
    plan.at(7) = (installation.output / "mine.xlsx").string();
    EXPECT_EQ(run(plan).code, 0);
    EXPECT_TRUE(std::filesystem::exists(installation.output / "mine.xlsx.zip"));
    EXPECT_FALSE(std::filesystem::exists(installation.output / "mine.xlsx"));
}

/// What a person sees at a terminal who types `first` and `second` when asked, and the exit code.
std::pair<std::string, int> at_terminal(
    std::string const& first, std::string const& second, std::function<int()> const& command)
{
    int terminal = -1;
    auto const child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    if (child == 0)
        ::_exit(command());
    std::string seen;
    auto const read_until = [&](std::string_view text) {
        char buffer[512];
        while (text.empty() || seen.find(text) == std::string::npos) {
            auto const count = ::read(terminal, buffer, sizeof buffer);
            if (count <= 0)
                return;
            seen.append(buffer, static_cast<std::size_t>(count));
        }
    };
    auto const type = [&](std::string const& line) {
        EXPECT_EQ(::write(terminal, (line + "\n").data(), line.size() + 1),
            static_cast<ssize_t>(line.size() + 1));
    };
    ::alarm(60); // Rather a failure than to wait for ever.
    read_until("Password for the document: ");
    type(first);
    read_until("again: ");
    type(second);
    read_until({});
    ::alarm(0);
    int status = 0;
    ::waitpid(child, &status, 0);
    ::close(terminal);
    return { seen, WIFEXITED(status) ? WEXITSTATUS(status) : -1 };
}

TEST_F(PasswordTest, IsAskedForTwiceAndNotShown)
{
    ASSERT_EQ(import_records().code, 0);
    auto const ask = [&] {
        auto const outcome = run(agenda({ "--ask-password" }));
        std::cout << outcome.out << outcome.err << std::flush;
        return outcome.code;
    };
    auto const [differs, refused] = at_terminal("sesame 1", "sesame 2", ask);
    EXPECT_EQ(refused, 1) << differs;
    EXPECT_NE(differs.find("not the same"), std::string::npos) << differs;
    EXPECT_EQ(differs.find("sesame"), std::string::npos) << differs;
    EXPECT_TRUE(written().empty());
    auto const [seen, code] = at_terminal("sesame 1", "sesame 1", ask);
    EXPECT_EQ(code, 0) << seen;
    EXPECT_EQ(seen.find("sesame"), std::string::npos) << seen;
    ASSERT_EQ(written().size(), 1u);
    auto const file = (installation.output / written().front()).string();
    EXPECT_EQ(
        std::system(("qpdf --check --password='sesame 1' " + file + " >/dev/null").c_str()), 0);
}

} // namespace
