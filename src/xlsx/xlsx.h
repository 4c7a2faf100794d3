#pragma once

// workbook::Workbook -> XLSX bytes. workbook_file.cpp is the only includer of the writer library.

#include "base/result.h"
#include "workbook/workbook.h"

#include <string>

namespace xlsx {

/// Writes Office Open XML (ECMA-376): real dates and numbers, frozen header row, autofilter,
/// choice lists, print titles, A4 landscape fitted to width, marking in header and footer.
/// Text is always a string cell, never a formula. The same workbook gives the same bytes.
/// Faults: text that no cell can hold, a number that is not finite.
base::Result<std::string> write(workbook::Workbook workbook);

} // namespace xlsx
