#pragma once

// workbook::Workbook -> XLSX bytes. workbook_file.cpp and formats.cpp alone see the writer library.

#include "base/result.h"
#include "workbook/workbook.h"

#include <string>

namespace xlsx {

/// Writes Office Open XML (ECMA-376): real dates and numbers, frozen header row, tables with
/// filters, charts, choice lists, print titles, A4 landscape fitted to width, marking in header and
/// footer. Nothing is hidden; long lists of choices have a sheet of their own at the end. Text is
/// always a string cell, never a formula. The same workbook gives the same bytes, in any locale and
/// time zone. No byte of it touches a disk: temporary data stays in memory.
///
/// A sheet has its title in A1, its note in A2, its header in row 4, its rows below, then its
/// totals and its charts. One with a column that is not locked is protected, without a password,
/// but for such columns.
///
/// One workbook is written at a time; other threads wait. Rows must not call write() themselves.
/// Faults: text that no cell can hold, a number that is not finite, more rows than a sheet holds,
/// a marking or choice too long for its place; `place` is the sheet and the cell.
/// Throws base::IoError when memory for the file runs out.
base::Result<std::string> write(workbook::Workbook workbook);

} // namespace xlsx
