#pragma once

// A small workbook with every kind of cell, and how tests look at what was written.

#include "workbook/workbook.h"
#include "xlsx/xlsx.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace sample {

inline base::Date date(int year, unsigned month, unsigned day)
{
    return *base::Date::of(year, month, day);
}

/// A sheet that yields `rows`.
inline workbook::Sheet sheet(
    std::string name, std::vector<workbook::Column> columns, std::vector<workbook::Row> rows)
{
    workbook::Sheet made;
    made.name = std::move(name);
    made.title = "Title of " + made.name;
    made.columns = std::move(columns);
    made.next_row = [rows = std::move(rows), next = std::size_t { 0 }](workbook::Row& row) mutable {
        if (next == rows.size())
            return false;
        row = rows.at(next++);
        return true;
    };
    return made;
}

/// One column of `format` that holds `cell`.
inline workbook::Workbook one_cell(
    workbook::Cell cell, workbook::Format format = workbook::Format::text)
{
    workbook::Workbook made { "One cell", "OFFICIAL", date(2016, 9, 1), {} };
    made.sheets.push_back(sheet("Only", { { "Heading", format, 12, {}, true } }, { { cell } }));
    return made;
}

inline workbook::Workbook actions()
{
    using workbook::Format;
    workbook::Workbook made { "Action plan NB16/01 & \"P1\"", "OFFICIAL-SENSITIVE & SECRET",
        date(2016, 9, 1), {} };
    made.sheets.push_back(sheet("About",
        { { "Item", Format::text, 28, {}, true }, { "Detail", Format::wrapped, 90, {}, true } },
        { { std::string("Board"), std::string("Northbridge LSCB") },
            { std::string("Sheets"), std::string("Actions\nand no other") } }));
    made.sheets.back().filter = false;
    made.sheets.back().landscape = false;

    std::vector<std::string> agencies;
    for (int i = 1; i <= 30; ++i)
        agencies.push_back("Agency, number " + std::to_string(i));
    std::vector<workbook::Column> const columns { { "Rec", Format::integer, 6, {}, true },
        { "Action", Format::wrapped, 40, {}, true },
        { "Lead agency", Format::text, 20, agencies, true }, { "Due", Format::date, 12, {}, true },
        { "Month", Format::month, 14, {}, true }, { "Share", Format::percent, 8, {}, true },
        { "Rate", Format::decimal, 8, {}, true },
        { "Status", Format::text, 12, { "Red", "Amber", "Green" }, false } };
    auto table = sheet("Actions", columns,
        { { 1.0, std::string("Train staff.\nReview it."), std::string("Agency, number 1"),
              date(2017, 3, 31), date(2016, 5, 1), 0.4, 1234.5, std::string("Red") },
            { 2000.0, std::string("=1+1"), std::string("00123"), std::string("July 2018"), {}, {},
                -0.125, {} } });
    table.note = "One row for each action.";
    table.highlights
        = { { 7, "Red", 0xFFC7CE, 0x9C0006 }, { 7, "He said \"no\"", 0x000000, 0xFFFFFF } };
    made.sheets.push_back(std::move(table));
    return made;
}

inline std::string written(workbook::Workbook workbook)
{
    auto bytes = xlsx::write(std::move(workbook));
    if (bytes.ok())
        return std::move(bytes).value();
    for (auto const& fault : bytes.errors())
        ADD_FAILURE() << base::describe(fault);
    return {};
}

inline base::Diagnostics faults(workbook::Workbook workbook)
{
    auto const bytes = xlsx::write(std::move(workbook));
    return bytes.ok() ? base::Diagnostics {} : bytes.errors();
}

/// A file of this test, removed at the end.
class File {
public:
    explicit File(std::string const& bytes)
        : m_path(testing::TempDir() + "casebinder-" + std::to_string(::getpid()) + "-"
            + testing::UnitTest::GetInstance()->current_test_info()->name() + ".xlsx")
    {
        std::ofstream(m_path, std::ios::binary) << bytes;
    }
    File(File const&) = delete;
    File& operator=(File const&) = delete;
    ~File() { std::filesystem::remove(m_path); }
    std::string const& path() const { return m_path; }

private:
    std::string m_path;
};

/// What `command` prints, and its exit code.
inline std::pair<std::string, int> run(std::string const& command)
{
    std::string output;
    auto* pipe = ::popen((command + " 2>&1").c_str(), "r");
    std::array<char, 4096> buffer {};
    while (auto const count = std::fread(buffer.data(), 1, buffer.size(), pipe))
        output.append(buffer.data(), count);
    return { output, ::pclose(pipe) };
}

/// A part of the package, one tag a line, so that a difference can be read.
inline std::string part(std::string const& bytes, std::string const& name)
{
    File const file(bytes);
    auto const [text, code] = run("unzip -p " + file.path() + " '" + name + "'");
    EXPECT_EQ(code, 0) << text;
    std::string lines;
    for (std::size_t i = 0; i < text.size(); ++i) {
        lines += text.at(i);
        if (text.at(i) == '>' && i + 1 < text.size() && text.at(i + 1) == '<')
            lines += '\n';
    }
    return lines + '\n';
}

/// Compares with tests/golden/xlsx/`name`. CASEBINDER_UPDATE_GOLDEN=1 writes it instead.
inline void expect_golden(std::string const& text, std::string const& name)
{
    auto const path = std::string(CASEBINDER_SOURCE_DIR "/tests/golden/xlsx/") + name;
    if (std::getenv("CASEBINDER_UPDATE_GOLDEN")) {
        std::ofstream(path, std::ios::binary) << text;
        return;
    }
    std::ifstream stream(path, std::ios::binary);
    std::string const expected { std::istreambuf_iterator<char>(stream), {} };
    EXPECT_EQ(text, expected) << path;
}

} // namespace sample
