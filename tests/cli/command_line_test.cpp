#include "cli/clock.h"
#include "cli/command_test.h"
#include "web/raw_client.h"

#include <csignal>
#include <fstream>
#include <sys/wait.h>
#include <thread>

namespace {

using namespace std::chrono_literals;

class CommandLineTest : public cli_test::CommandTest { };

TEST_F(CommandLineTest, ExplainsEveryCommandWithAnExample)
{
    for (auto const* command : { "import", "documents", "check", "assemble", "serve" }) {
        auto const outcome = run_exactly({ command, "--help" });
        EXPECT_EQ(outcome.code, 0);
        EXPECT_TRUE(outcome.says("Example:\n  casebinder " + std::string(command))) << outcome;
        EXPECT_TRUE(outcome.says("--data")) << outcome;
    }
    auto const outcome = run_exactly({ "report", "annual", "--help" });
    EXPECT_TRUE(outcome.says("Example:\n  casebinder report annual")) << outcome;
    EXPECT_EQ(run_exactly({ "--help" }).code, 0);
}

TEST_F(CommandLineTest, RefusesAWrongCommandLineWithTwo)
{
    std::vector<std::vector<std::string>> const wrong {
        {},
        { "publish" },
        { "import" },
        { "documents", "--case" },
        { "check", "2a" },
        { "check", "2a", "--case", "NB16/01", "--as-at", "31/01/2016" },
        { "check", "2a", "--case", "NB16/01", "--as-at", "2016-02-31" },
        { "assemble", "2a", "--case", "NB16/01" },
        { "assemble", "2a", "--case", "NB16/01", "--to", "pol", "--all-recipients", "-o", "x" },
        { "assemble", "2a", "--case", "NB16/01", "-o", "x", "--format", "docx" },
        { "assemble", "6", "--case", "NB16/01", "-o", "x", "--unprotected", "--ask-password" },
        { "assemble", "6", "--case", "NB16/01", "-o", "x", "--unprotected", "--password-file",
            "y" },
        { "assemble", "6", "--case", "NB16/01", "-o", "x", "--password", "y" },
        { "assemble", "2a", "--case", "NB16/01", "-o", "x", "--edition", "public" },
        { "report" },
        { "report", "annual", "--board", "sefton", "-o", "x" },
        { "report", "annual", "--board", "sefton", "--committee-date", "2021-01-26", "--from",
            "2018-13", "-o", "x" },
        { "report", "annual", "--board", "sefton", "--committee-date", "2021-01-26", "-o", "x",
            "--workbook", "x" },
        { "serve", "--listen", "0.0.0.0:8080" },
        { "serve", "--listen", "192.168.1.10:8080" },
        { "serve", "--listen", "nonsense" },
    };
    for (auto const& arguments : wrong) {
        auto const outcome = run_exactly(arguments);
        EXPECT_EQ(outcome.code, 2) << testing::PrintToString(arguments) << outcome;
        EXPECT_FALSE(outcome.err.empty());
    }
}

TEST_F(CommandLineTest, SaysWhyItServesThisMachineOnly)
{
    auto const outcome = run_exactly({ "serve", "--listen", "0.0.0.0:8080" });
    EXPECT_TRUE(outcome.says("no logins yet")) << outcome;
}

TEST_F(CommandLineTest, WithoutRecordsIsTheEnvironmentsFault)
{
    auto const outcome = run({ "documents" });
    EXPECT_EQ(outcome.code, 3) << outcome;
    EXPECT_TRUE(outcome.says("import some first")) << outcome;
    EXPECT_FALSE(std::filesystem::exists(installation.data));
}

TEST_F(CommandLineTest, WithoutTemplatesIsTheEnvironmentsFault)
{
    installation.home = installation.folder / "absent";
    EXPECT_EQ(import_records().code, 3);
}

TEST_F(CommandLineTest, ListsCasesAndDocuments)
{
    ASSERT_EQ(import_records().code, 0);
    auto const outcome = run({ "documents" });
    EXPECT_EQ(outcome.code, 0);
    for (auto const* part : { "NB16/01", "NB16/02", "2a", "14", "pdf, html, xlsx" })
        EXPECT_TRUE(outcome.says(part)) << part << "\n" << outcome;
    auto const json = base::parse_json(run({ "documents", "--json" }).out, "out");
    ASSERT_TRUE(json.ok());
    EXPECT_GE(json.value().find("cases")->as_list()->size(), 2u);
}

TEST_F(CommandLineTest, SaysWhatEachDocumentOfACaseLacks)
{
    installation.change("case", "NB16/01", [](auto& value) {
        auto& panel = service_test::item_with(
            service_test::at(value, "meetings"), "forum", "SCOPING_PANEL");
        service_test::remove_member(panel, "venue");
    });
    ASSERT_EQ(import_records().code, 0);
    auto const outcome
        = run({ "documents", "--case", "NB16/01", "--as-at", "2016-04-20", "--json" });
    EXPECT_EQ(outcome.code, 0) << outcome;
    auto json = base::parse_json(outcome.out, "out");
    ASSERT_TRUE(json.ok());
    auto value = std::move(json).value();
    auto& documents = service_test::at(value, "documents");
    EXPECT_EQ(service_test::item_with(documents, "number", "2a").text("state"), "lacking");
    // The reports of a board are not of a case.
    EXPECT_EQ(outcome.out.find("X05"), std::string::npos) << outcome;
    EXPECT_TRUE(outcome.says("/venue")) << outcome;
    auto const text = run({ "documents", "--case", "NB16/01", "--as-at", "2016-04-20" });
    EXPECT_TRUE(text.says("lacks: ")) << text;
    EXPECT_EQ(run({ "documents", "--case", "NB99/99" }).code, 1);
}

TEST_F(CommandLineTest, WritesTheAnnualReportAndItsWorkbook)
{
    ASSERT_EQ(import_records().code, 0);
    std::filesystem::create_directories(installation.output);
    auto const outcome = run({ "report", "annual", "--board", "sefton", "--committee-date",
        "2021-01-26", "-o", (installation.output / "report.pdf").string(), "--workbook",
        (installation.output / "figures.xlsx").string() });
    ASSERT_EQ(outcome.code, 0) << outcome;
    EXPECT_EQ(written(), (std::vector<std::string> { "figures.xlsx", "report.pdf" }));
    // Seed 004 says all five reviews met six months; its own table says two of five.
    EXPECT_TRUE(outcome.says("2 of 5")) << outcome;
    auto const unknown = run({ "report", "annual", "--board", "nowhere", "--committee-date",
        "2021-01-26", "-o", (installation.output / "other.pdf").string() });
    EXPECT_EQ(unknown.code, 1);
    EXPECT_TRUE(unknown.says("board-unknown")) << unknown;
}

TEST_F(CommandLineTest, TheAnnualReportAsAWebPage)
{
    ASSERT_EQ(import_records().code, 0);
    auto const page = installation.output / "report.html";
    std::filesystem::create_directories(installation.output);
    auto const outcome = run({ "report", "annual", "--board", "sefton", "--committee-date",
        "2021-01-26", "--format", "html", "-o", page.string() });
    ASSERT_EQ(outcome.code, 0) << outcome;
    EXPECT_TRUE(base::read_file(page).starts_with("<!DOCTYPE html>"));
}

TEST_F(CommandLineTest, ServesUntilToldToStop)
{
    ASSERT_EQ(import_records().code, 0);
    auto const greeting = installation.folder / "greeting";
    auto const child = ::fork();
    if (child == 0) {
        std::ofstream out(greeting);
        std::ostringstream err;
        ::_exit(cli::run({ "serve", "--listen", "127.0.0.1:0", "--home", installation.home.string(),
                             "--data", installation.data.string() },
            out, err));
    }
    std::string text;
    for (auto i = 0; i < 200 && text.find("Ctrl-C") == std::string::npos; ++i) {
        std::this_thread::sleep_for(50ms);
        if (std::filesystem::exists(greeting))
            text = base::read_file(greeting);
    }
    auto const place = text.find("127.0.0.1:");
    ASSERT_NE(place, std::string::npos) << text;
    auto const port = static_cast<std::uint16_t>(std::stoi(text.substr(place + 10)));
    EXPECT_EQ(web_test::status_of(web_test::get(port, "/health/ready")), 200);
    EXPECT_NE(web_test::get(port, "/").find("NB16/01"), std::string::npos);
    ::kill(child, SIGTERM);
    auto status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST(Clock, KnowsTheDayInLondon)
{
    using namespace std::chrono;
    struct Row {
        sys_seconds now;
        char const* date;
    };
    for (auto const& [now, date] : {
             Row { sys_days(2026y / 1 / 15) + 23h + 30min, "2026-01-15" },
             // Summer time is one hour ahead: half past eleven UTC is past midnight.
             Row { sys_days(2026y / 7 / 15) + 22h + 59min, "2026-07-15" },
             Row { sys_days(2026y / 7 / 15) + 23h, "2026-07-16" },
             // It began on Sunday 29 March 2026 and ended on Sunday 25 October 2026 at 01:00.
             Row { sys_days(2026y / 3 / 28) + 23h + 30min, "2026-03-28" },
             Row { sys_days(2026y / 3 / 29) + 23h + 30min, "2026-03-30" },
             Row { sys_days(2026y / 10 / 24) + 23h + 30min, "2026-10-25" },
             Row { sys_days(2026y / 10 / 25) + 23h + 30min, "2026-10-25" },
         })
        EXPECT_EQ(cli::london_date(now).iso(), date);
}

TEST(Clock, WritesTimeInUtc)
{
    using namespace std::chrono;
    EXPECT_EQ(cli::utc_text(sys_days(2026y / 11 / 21) + 9h + 5min + 7s), "2026-11-21T09:05:07Z");
}

} // namespace
