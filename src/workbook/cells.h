#pragma once

// Fact + format of a column -> the cell, or why there is none.

#include "facts/fact.h"
#include "workbook/lookup.h"
#include "workbook/workbook.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace workbook {

/// Why a fact does not fit into its column, as two sentences for a diagnostic.
using Misfit = Unknown;

/// A fact as text: Yes or No, the items of a list with the separator between them, else as it
/// prints. Nothing for what is made of several fields, or missing.
std::optional<std::string> words(facts::Fact const& fact, std::string_view separator);

/// The typed cell; empty for what is missing.
std::variant<Cell, Misfit> cell_of(facts::Fact const& fact, Format format);

/// Makes a cell into that of a fact for which cell_of() gives one, in the memory it has: most cells
/// of a large workbook are texts, one for each row.
void fill_cell(Cell& cell, facts::Fact const& fact, Format format);

/// Whether cell_of() gives a cell, without making it.
std::optional<Misfit> misfit_of(facts::Fact const& fact, Format format);

} // namespace workbook
