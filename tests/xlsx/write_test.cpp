#include "xlsx/sample.h"

#include <algorithm>
#include <clocale>
#include <limits>
#include <thread>

using workbook::Format;

namespace {

std::string checks()
{
    return CASEBINDER_SOURCE_DIR "/tests/workbooks-check/";
}

/// What openpyxl reads in the only cell of a workbook made of `text`.
std::string read_back(std::string const& text)
{
    sample::File const file(sample::written(sample::one_cell(text)));
    auto const [output, code]
        = sample::run("/usr/bin/python3 -c 'import openpyxl, sys\n"
                      "cell = openpyxl.load_workbook(sys.argv[1])[\"Only\"][\"A5\"]\n"
                      "sys.stdout.buffer.write((cell.data_type + \" \" + cell.value).encode())' "
            + file.path());
    EXPECT_EQ(code, 0) << output;
    return output;
}

/// The first sheet as LibreOffice exports it to comma-separated values.
std::string libreoffice_csv(std::string const& bytes)
{
    sample::File const file(bytes);
    auto const folder = file.path() + ".out";
    auto const [output, code] = sample::run("soffice --headless -env:UserInstallation=file://"
        + folder + "/profile --convert-to csv:'Text - txt - csv (StarCalc)':44,34,76 --outdir "
        + folder + " " + file.path());
    EXPECT_EQ(code, 0) << output;
    auto const name = std::filesystem::path(file.path()).stem().string() + ".csv";
    std::ifstream stream(folder + "/" + name, std::ios::binary);
    std::string const text { std::istreambuf_iterator<char>(stream), {} };
    std::filesystem::remove_all(folder);
    return text;
}

} // namespace

TEST(Write, MatchesTheGoldenDumpAndParts)
{
    auto const bytes = sample::written(sample::actions());
    sample::File const file(bytes);
    auto const [dump, code] = sample::run(checks() + "dump " + file.path());
    EXPECT_EQ(code, 0);
    sample::expect_golden(dump, "actions.dump.txt");
}

TEST(Write, MatchesTheGoldenSheet)
{
    sample::expect_golden(
        sample::part(sample::written(sample::actions()), "xl/worksheets/sheet2.xml"),
        "actions.sheet2.xml");
}

TEST(Write, MatchesTheGoldenProperties)
{
    sample::expect_golden(
        sample::part(sample::written(sample::actions()), "docProps/core.xml"), "actions.core.xml");
}

TEST(Write, OpensInEveryReader)
{
    sample::File const file(sample::written(sample::actions()));
    auto const [output, code] = sample::run(checks() + "check " + file.path());
    EXPECT_EQ(code, 0) << output;
}

TEST(Write, ReadersSeeFaultsWhenThereAreSome)
{
    // The check itself must be able to fail: the same file with its end cut off.
    auto bytes = sample::written(sample::actions());
    sample::File const file(bytes.substr(0, bytes.size() / 2));
    auto const [output, code] = sample::run(checks() + "check " + file.path());
    EXPECT_NE(code, 0);
    EXPECT_NE(output.find("openpyxl"), std::string::npos) << output;
    EXPECT_NE(output.find("cannot be opened"), std::string::npos) << output;
}

TEST(Write, KeepsTextThatLooksLikeAFormula)
{
    for (auto const* text : { "=1+1", "+44 1782 000000", "-1", "@SUM(A1)", "=cmd|'/c calc'!A0",
             "=HYPERLINK(\"file:///etc/passwd\")", "http://example.org", "\t=1", "{=1}", "1e9" })
        EXPECT_EQ(read_back(text), "s " + std::string(text));
    auto const xml
        = sample::part(sample::written(sample::one_cell("=1+1")), "xl/worksheets/sheet1.xml");
    EXPECT_EQ(xml.find("<f>"), std::string::npos) << xml;
}

TEST(Write, KeepsTextThatLooksLikeACharacterCode)
{
    // LibreOffice reads _x0041_ as A, as other spreadsheet programs do; openpyxl does not.
    std::vector<std::string> const texts { "_x0041_", "a_x0042_b", "_x0041", "_x005F_x0041_",
        "_X0041_", "__x00e9__x00E9_", "_x_x0041_", "x _xZZZZ_" };
    auto book = sample::one_cell(1.0);
    std::vector<workbook::Row> rows;
    std::string expected = "Title of Only\n\n\nHeading\n";
    for (auto const& text : texts) {
        rows.push_back({ text });
        expected += text + '\n';
    }
    book.sheets.at(0) = sample::sheet("Only", book.sheets.at(0).columns, std::move(rows));
    EXPECT_EQ(libreoffice_csv(sample::written(std::move(book))), expected);
    auto const xml
        = sample::part(sample::written(sample::one_cell("_x0041_")), "xl/worksheets/sheet1.xml");
    EXPECT_NE(xml.find("_x005F_x0041_"), std::string::npos) << xml;
}

TEST(Write, KeepsCharactersOfXmlAndOtherScripts)
{
    for (auto const* text : { "<a> & \"b\" 'c' ]]>", "  spaces  ", "two\nlines", "Łukasz Ó Briain",
             "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85", "\xF0\x9F\x98\x80" })
        EXPECT_EQ(read_back(text), "s " + std::string(text));
}

TEST(Write, RefusesWhatNoCellHolds)
{
    auto const nan = std::numeric_limits<double>::quiet_NaN();
    auto const infinity = std::numeric_limits<double>::infinity();
    auto book = sample::one_cell(1.0);
    book.sheets.clear();
    book.sheets.push_back(sample::sheet("Only",
        { { "A", Format::decimal, 12, {}, true }, { "B", Format::text, 12, {}, true } },
        { { nan, std::string("fine") }, { infinity, std::string(32768, 'x') } }));
    auto const found = sample::faults(std::move(book));
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(base::describe(found.at(0).place), "Only A5");
    EXPECT_EQ(base::describe(found.at(1).place), "Only A6");
    EXPECT_EQ(base::describe(found.at(2).place), "Only B6");
    EXPECT_TRUE(sample::faults(sample::one_cell(std::string(32767, 'x'))).empty());
}

TEST(Write, RefusesNamesAndMarkingsThatDoNotFit)
{
    auto book = sample::one_cell(1.0);
    book.sheets.at(0).name = "A/B";
    EXPECT_EQ(sample::faults(std::move(book)).size(), 1U);
    book = sample::one_cell(1.0);
    book.sheets.at(0).name = std::string(32, 'n');
    EXPECT_EQ(sample::faults(std::move(book)).size(), 1U);
    book = sample::one_cell(1.0);
    book.sheets.at(0).name = std::string(31, 'n');
    EXPECT_TRUE(sample::faults(std::move(book)).empty());
    book = sample::one_cell(1.0);
    book.marking = std::string(300, 'm');
    EXPECT_EQ(sample::faults(std::move(book)).size(), 1U);
}

TEST(Write, PutsTheTitleOfWideSheetsAtTheHeadOfEachPage)
{
    auto book = sample::one_cell(1.0);
    book.sheets.at(0).title = "Actions & dates";
    auto const narrow = sample::written(std::move(book));
    EXPECT_EQ(sample::part(narrow, "xl/workbook.xml").find("Print_Area"), std::string::npos);
    book = sample::one_cell(1.0);
    book.sheets.at(0).title = "Actions & dates";
    book.sheets.at(0).pages_wide = 2;
    auto const wide = sample::written(std::move(book));
    auto const sheet = sample::part(wide, "xl/worksheets/sheet1.xml");
    EXPECT_NE(sheet.find("&amp;LActions &amp;&amp; dates&amp;COFFICIAL<"), std::string::npos)
        << sheet;
    auto const names = sample::part(wide, "xl/workbook.xml");
    EXPECT_NE(names.find("Only!$A$4:$A$5<"), std::string::npos) << names;
}

TEST(Write, GivesTheSameBytesInAnyTimeZoneAndLocale)
{
    auto const here = sample::written(sample::actions());
    // A locale with a decimal comma, compiled here so that the machine needs none.
    auto const folder = testing::TempDir() + "casebinder-locale-" + std::to_string(::getpid());
    std::filesystem::create_directories(folder);
    std::ofstream(folder + "/comma")
        << "comment_char %\nescape_char /\n"
           "LC_NUMERIC\ndecimal_point \",\"\nthousands_sep \".\"\ngrouping 3;3\nEND LC_NUMERIC\n";
    auto const made = sample::run(
        "localedef -c -f ANSI_X3.4-1968 -i " + folder + "/comma " + folder + "/xx_XX");
    ::setenv("LOCPATH", folder.c_str(), 1);
    ::setenv("TZ", "Pacific/Kiritimati", 1);
    ::tzset();
    auto const* comma = std::setlocale(LC_NUMERIC, "xx_XX");
    EXPECT_NE(comma, nullptr) << made.first;
    std::array<char, 8> number {};
    std::snprintf(number.data(), number.size(), "%.1f", 1.5);
    EXPECT_STREQ(number.data(), "1,5");
    auto const there = sample::written(sample::actions());
    std::setlocale(LC_NUMERIC, "C");
    ::unsetenv("LOCPATH");
    ::unsetenv("TZ");
    ::tzset();
    std::filesystem::remove_all(folder);
    EXPECT_EQ(here, there);
    EXPECT_FALSE(here.empty());
}

TEST(Write, GivesTheSameBytesInManyThreads)
{
    auto const expected = sample::written(sample::actions());
    std::vector<std::string> made(8);
    std::vector<std::thread> threads;
    for (auto& bytes : made)
        threads.emplace_back([&bytes] { bytes = sample::written(sample::actions()); });
    for (auto& thread : threads)
        thread.join();
    for (auto const& bytes : made)
        EXPECT_EQ(bytes, expected);
}

TEST(Write, KeepsTemporaryDataInMemory)
{
    auto const open_files = [] {
        std::vector<std::string> targets;
        for (auto const& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
            std::error_code gone; // The iterator's own descriptor.
            targets.push_back(std::filesystem::read_symlink(entry, gone).string());
        }
        return targets;
    };
    auto const before = open_files();
    std::vector<std::string> during;
    auto book = sample::one_cell(1.0);
    book.sheets.at(0).next_row = [&](workbook::Row&) {
        during = open_files();
        return false;
    };
    EXPECT_FALSE(sample::written(std::move(book)).empty());
    std::vector<std::string> added;
    for (auto const& target : during) {
        if (std::ranges::find(before, target) == before.end())
            added.push_back(target);
    }
    // The file itself and the rows of its sheet.
    EXPECT_EQ(added,
        (std::vector<std::string> { "/memfd:workbook (deleted)", "/memfd:worksheet (deleted)" }));
}

TEST(Write, LeavesNoFileOpenAfterAFault)
{
    auto const open_files
        = [] { return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), {}); };
    auto const before = open_files();
    auto const nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(sample::faults(sample::one_cell(nan, Format::decimal)).size(), 1U);
    auto misnamed = sample::one_cell(1.0);
    misnamed.sheets.at(0).name = "A/B";
    EXPECT_EQ(sample::faults(std::move(misnamed)).size(), 1U);
    auto book = sample::one_cell(1.0);
    book.sheets.at(0).next_row
        = [](workbook::Row&) -> bool { throw std::runtime_error("the rows ended badly"); };
    EXPECT_THROW(sample::faults(std::move(book)), std::runtime_error);
    EXPECT_EQ(open_files(), before);
}

TEST(Write, WritesAnEmptyTable)
{
    workbook::Workbook book { "Empty", "", sample::date(2016, 9, 1), {} };
    book.sheets.push_back(
        sample::sheet("Empty", { { "A", Format::text, 12, { "Yes", "No" }, false } }, {}));
    sample::File const file(sample::written(std::move(book)));
    auto const [output, code] = sample::run(checks() + "check " + file.path());
    EXPECT_EQ(code, 0) << output;
}
