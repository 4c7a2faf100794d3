#pragma once

// Rows under a header -> a table that spreadsheet programs and screen readers know as one.

#include "workbook/workbook.h"

#include <cstddef>
#include <string>

struct lxw_worksheet;

namespace xlsx {

/// Whether the headings can name the columns of a table: all different, capitals aside.
bool can_be_table(workbook::Sheet const& sheet);

/// Marks the rows from the header (`first`) to `last`, both counted from 0, as one table with
/// arrows to filter by. It needs a row below its header, which may be empty. `number` is that of
/// the sheet and makes the table's name the only one of the file. False if the library refuses.
bool add_table(lxw_worksheet* file, workbook::Sheet const& sheet, std::size_t number,
    std::uint32_t first, std::uint32_t last);

} // namespace xlsx
