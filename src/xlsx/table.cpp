#include "xlsx/table.h"

#include "xlsx/escape.h"

#include <algorithm>
#include <set>
#include <vector>
#include <xlsxwriter.h>

namespace xlsx {

namespace {

bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Names of tables are words of formulas: letters, digits and "_", and never like a cell's, "Q1".
std::string table_name(std::string const& sheet, std::size_t number)
{
    std::string name = "Table" + std::to_string(number) + "_";
    for (char const c : sheet)
        name += is_letter_or_digit(c) ? c : '_';
    return name;
}

char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

} // namespace

bool can_be_table(workbook::Sheet const& sheet)
{
    std::set<std::string> headings;
    for (auto heading : std::vector(sheet.columns)) {
        std::ranges::transform(heading.heading, heading.heading.begin(), lower);
        bool const is_new = headings.insert(heading.heading).second;
        if (!is_new || heading.heading.empty()
            || heading.heading.find('\n') != std::string::npos) // Would need codes in the names.
            return false;
    }
    return !headings.empty();
}

bool add_table(lxw_worksheet* file, workbook::Sheet const& sheet, std::size_t number,
    std::uint32_t first, std::uint32_t last)
{
    std::vector<std::string> headings;
    for (auto const& column : sheet.columns)
        headings.push_back(escape_cell(column.heading));
    std::vector<lxw_table_column> columns(headings.size());
    std::vector<lxw_table_column*> pointers;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        columns.at(i).header = headings.at(i).data();
        pointers.push_back(&columns.at(i));
    }
    pointers.push_back(nullptr);
    auto name = table_name(sheet.name, number);
    lxw_table_options options {};
    options.name = name.data();
    options.columns = pointers.data();
    options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT; // Its number 0 is none: cells have their own.
    options.no_banded_rows = LXW_TRUE;
    // The library refuses tables where rows leave memory as they come, since it would have to write
    // the headings then. They stand there already: it is told that there are none, and afterwards
    // that there are.
    options.no_header_row = LXW_TRUE;
    auto const constant_memory = std::exchange(file->optimize, std::uint8_t { LXW_FALSE });
    auto const error = worksheet_add_table(file, first, 0, std::max(last, first + 1),
        static_cast<lxw_col_t>(columns.size() - 1), &options);
    file->optimize = constant_memory;
    if (error != LXW_NO_ERROR)
        return false;
    auto* made = STAILQ_FIRST(file->table_objs); // A sheet has one.
    made->no_header_row = LXW_FALSE;
    made->no_autofilter = LXW_FALSE;
    return true;
}

} // namespace xlsx
