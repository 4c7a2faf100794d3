#pragma once

// A cell's place on its sheet -> what it is, and whether it is filled in.

#include "workbook/workbook.h"

#include <cstddef>

namespace xlsx {

/// Whether any cell of the sheet is filled in.
bool is_fillable(workbook::Sheet const& sheet);

/// What a cell is: on a sheet of fields each row says it, elsewhere the column. Rows are counted
/// from the first below the header.
workbook::Column const& kind_of(workbook::Sheet const& sheet, std::size_t row, std::size_t column);

/// Whether a cell of this row is filled in.
bool is_open(workbook::Sheet const& sheet, std::size_t row);

/// What a cell is formatted as. A text among dates stays a text when somebody corrects it; a dash
/// among numbers stands right, as they do.
workbook::Format format_of(workbook::Cell const& cell, workbook::Column const& column);

} // namespace xlsx
