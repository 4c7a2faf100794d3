#pragma once

// Charts of a sheet -> the spreadsheet program's own, drawn from the cells of its table.

#include "workbook/workbook.h"

#include <cstdint>

struct lxw_workbook;
struct lxw_worksheet;

namespace xlsx {

/// Where the data of a sheet stand, counted from 0.
struct TableRows {
    std::uint32_t header;
    std::uint32_t first;
    std::uint32_t last; ///< The header if there are no rows. Totals are in the row below it.
};

/// Puts the charts below the table and its totals, each below the last. One that has nothing to
/// show is left out. False if the library refuses one.
bool add_charts(lxw_workbook* file, lxw_worksheet* sheet_file, workbook::Sheet const& sheet,
    TableRows const& rows, workbook::Look const& look);

} // namespace xlsx
