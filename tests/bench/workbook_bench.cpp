// How fast actions become a workbook, on one core, beside the writer library alone in its mode of
// constant memory, writing the same cells in the same formats from arrays.

#include "base/ensure.h"
#include "base/json.h"
#include "good.h"
#include "workbook/workbook.h"
#include "xlsx/xlsx.h"

#include <benchmark/benchmark.h>
#include <xlsxwriter.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sys/mman.h>
#include <unistd.h>

namespace {

using facts::Fact;

constexpr char const* declaration = R"({ "title": "Progress", "as_at": "as_at", "sheets": [
  { "name": "About", "fields": [] },
  { "name": "Actions", "title": "Actions", "rows": "actions", "columns": [
    { "heading": "Rec", "key": "recommendation", "format": "integer", "width": 6 },
    { "heading": "No", "key": "number", "width": 8 },
    { "heading": "Action", "key": "text", "format": "wrapped", "width": 44 },
    { "heading": "Intended outcome", "key": "outcome", "format": "wrapped", "width": 36 },
    { "heading": "Lead agency", "key": "agency" },
    { "heading": "Lead role", "key": "role", "width": 22 },
    { "heading": "Original due", "key": "due", "format": "date" },
    { "heading": "Revised due", "key": "revised", "format": "date" },
    { "heading": "Status", "key": "status", "width": 26 },
    { "heading": "Completed", "key": "completed", "format": "date" },
    { "heading": "Days overdue", "key": "overdue", "format": "integer" },
    { "heading": "Latest update", "key": "update", "format": "wrapped", "width": 40 } ] } ] })";

constexpr std::array<char const*, 4> statuses { "Blue – complete", "Red – overdue or escalated",
    "Amber – at risk", "Green – on track" };
constexpr std::array<char const*, 5> agencies { "CSC", "Police", "CCG", "Schools", "Probation" };

base::Date day(std::size_t row, int year)
{
    return *base::Date::of(
        year, static_cast<unsigned>(row % 12 + 1), static_cast<unsigned>(row % 28 + 1));
}

/// Two in three actions have a revised date, one in four is complete.
Fact action(std::size_t row)
{
    auto const number = std::to_string(row / 5 + 1) + "." + std::to_string(row % 5 + 1);
    auto const missing = Fact(Fact::Missing { "Date", {} });
    return Fact::Object { { "recommendation", Fact::count(static_cast<long long>(row / 5 + 1)) },
        { "number", number },
        { "text", "Staff of team " + number + " are trained to record what the child says." },
        { "outcome", "Children of group " + number + " are heard." },
        { "agency", agencies.at(row % agencies.size()) }, { "role", "Head of safeguarding" },
        { "due", day(row, 2017) }, { "revised", row % 3 ? Fact(day(row, 2018)) : missing },
        { "status", statuses.at(row % statuses.size()) },
        { "completed", row % 4 ? missing : Fact(day(row, 2018)) },
        { "overdue", Fact::count(static_cast<long long>(row % 97)) },
        { "update", "Training " + number + " booked, 12 of 40 staff attended (14/11/2017)." } };
}

Fact actions(std::size_t rows)
{
    Fact::List list;
    list.reserve(rows);
    for (std::size_t row = 0; row < rows; ++row)
        list.push_back(action(row));
    return Fact::Object { { "as_at", *base::Date::of(2018, 3, 31) },
        { "actions", std::move(list) } };
}

std::string made(Fact const& facts)
{
    static auto const parsed = good(base::parse_json(declaration, "bench"));
    return good(xlsx::write(good(workbook::tabulate(parsed, "bench", facts))));
}

/// All cells of the table, as the floor is given them.
struct Cells {
    std::vector<workbook::Column> columns;
    std::vector<workbook::Row> rows;
};

Cells cells_of(Fact const& facts)
{
    auto const parsed = good(base::parse_json(declaration, "bench"));
    auto book = good(workbook::tabulate(parsed, "bench", facts));
    auto& sheet = book.sheets.at(1);
    Cells cells { sheet.columns, {} };
    for (workbook::Row row; sheet.next_row(row);)
        cells.rows.push_back(row);
    return cells;
}

lxw_format* format_of(lxw_workbook* file, workbook::Format kind)
{
    auto* format = workbook_add_format(file);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_bottom(format, LXW_BORDER_HAIR);
    if (kind == workbook::Format::wrapped)
        format_set_text_wrap(format);
    format_set_num_format(format,
        kind == workbook::Format::date          ? "dd/mm/yyyy"
            : kind == workbook::Format::integer ? "#,##0"
                                                : "@");
    return format;
}

void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, workbook::Cell const& cell,
    lxw_format* format)
{
    if (auto const* text = std::get_if<std::string>(&cell))
        worksheet_write_string(sheet, row, column, text->c_str(), format);
    else if (auto const* number = std::get_if<double>(&cell))
        worksheet_write_number(sheet, row, column, *number, format);
    else if (auto const* date = std::get_if<base::Date>(&cell)) {
        lxw_datetime moment { date->year(), static_cast<int>(date->month()),
            static_cast<int>(date->day()), 0, 0, 0 };
        worksheet_write_datetime(sheet, row, column, &moment, format);
    } else
        worksheet_write_blank(sheet, row, column, format);
}

/// The lower bound. Its temporary files are in memory too: the product's stand in for them.
std::size_t write_plainly(Cells const& cells)
{
    int const target = ::memfd_create("floor", 0);
    auto const path = "/proc/self/fd/" + std::to_string(target);
    lxw_workbook_options options {};
    options.constant_memory = LXW_TRUE;
    auto* file = workbook_new_opt(path.c_str(), &options);
    auto* sheet = workbook_add_worksheet(file, "Actions");
    std::map<workbook::Format, lxw_format*> kinds; // Equal formats cost the library a hash a cell.
    std::vector<lxw_format*> formats;
    for (std::size_t i = 0; i < cells.columns.size(); ++i) {
        auto const column = static_cast<lxw_col_t>(i);
        auto const kind = cells.columns.at(i).format;
        if (!kinds.contains(kind))
            kinds[kind] = format_of(file, kind);
        formats.push_back(kinds[kind]);
        worksheet_set_column(sheet, column, column, cells.columns.at(i).width, nullptr);
        worksheet_write_string(sheet, 3, column, cells.columns.at(i).heading.c_str(), nullptr);
    }
    lxw_row_t row = 4;
    for (auto const& line : cells.rows) {
        for (std::size_t i = 0; i < line.size(); ++i)
            write_cell(sheet, row, static_cast<lxw_col_t>(i), line[i], formats[i]);
        ++row;
    }
    base::ensure(workbook_close(file) == LXW_NO_ERROR, "the floor writes its file");
    auto const size = static_cast<std::size_t>(::lseek(target, 0, SEEK_END));
    ::close(target);
    return size;
}

void floor_of(benchmark::State& state)
{
    auto const cells = cells_of(actions(static_cast<std::size_t>(state.range(0))));
    std::size_t bytes = 0;
    for (auto _ : state)
        bytes = write_plainly(cells);
    state.counters["bytes"] = static_cast<double>(bytes);
}

void workbook_of(benchmark::State& state)
{
    auto const facts = actions(static_cast<std::size_t>(state.range(0)));
    std::size_t bytes = 0;
    for (auto _ : state)
        bytes = made(facts).size();
    state.counters["bytes"] = static_cast<double>(bytes);
}

/// Peak memory so far in KiB, as `name` of /proc/self/status tells it.
std::size_t status_of(char const* name)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(name))
            return std::strtoul(line.c_str() + std::strlen(name), nullptr, 10);
    return 0;
}

/// Tells the memory of a process with the facts, and what the workbook adds at its peak, in KiB.
int tell_memory(char const* rows)
{
    auto const facts = actions(std::strtoul(rows, nullptr, 10));
    auto const before = status_of("VmHWM:");
    base::ensure(!made(facts).empty(), "no workbook");
    std::cout << before << ' ' << status_of("VmHWM:") - before << '\n';
    return 0;
}

void memory(benchmark::State& state)
{
    auto const command = std::filesystem::read_symlink("/proc/self/exe").string() + " --memory "
        + std::to_string(state.range(0));
    double facts = 0;
    double added = 0;
    for (auto _ : state) {
        auto* const child = popen(command.c_str(), "r");
        if (!child || std::fscanf(child, "%lf %lf", &facts, &added) != 2 || pclose(child) != 0)
            state.SkipWithError("the process that makes the workbook failed");
    }
    state.counters["facts_MiB"] = facts / 1024;
    state.counters["added_MiB"] = added / 1024;
}

} // namespace

BENCHMARK(floor_of)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(workbook_of)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(memory)
    ->Arg(1'000)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);

int main(int count, char** arguments)
{
    if (count == 3 && std::strcmp(arguments[1], "--memory") == 0)
        return tell_memory(arguments[2]);
    if (count == 4 && std::strcmp(arguments[1], "--write") == 0) {
        std::ofstream(arguments[3], std::ios::binary)
            << made(actions(std::strtoul(arguments[2], nullptr, 10)));
        return 0;
    }
    benchmark::Initialize(&count, arguments);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
