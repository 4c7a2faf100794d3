#pragma once

// Text -> text that a spreadsheet program shows unchanged.

#include <string>
#include <string_view>

namespace xlsx {

/// Spreadsheet programs read "_x0041_" in a cell as "A" (ECMA-376 part 1, 22.9.2.19 ST_Xstring);
/// its underscore is therefore written as "_x005F_", which the writer library leaves to us.
std::string escape_cell(std::string_view text);

/// In headers and footers "&" begins a code; a literal one is doubled.
std::string escape_header(std::string_view text);

/// A string constant of a formula: in quotation marks, inner ones doubled.
std::string quote_formula(std::string_view text);

} // namespace xlsx
