#pragma once

// Facts + declaration -> sheets of typed cells. No XML here.

#include "base/date.h"
#include "base/json.h"
#include "base/result.h"
#include "facts/fact.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace workbook {

/// A cell: empty, text, number, or date (written as a real date).
using Cell = std::variant<std::monostate, std::string, double, base::Date>;
using Row = std::vector<Cell>;

enum class Format : std::uint8_t { text, wrapped, integer, decimal, percent, date, month };

struct Column {
    std::string heading;
    Format format = Format::text;
    double width = 12;                ///< In characters, as spreadsheets count.
    std::vector<std::string> choices; ///< Data-validation list; empty for none.
    bool locked = true;               ///< False for cells the recipient fills in.
};

/// Cells of a column that equal `value` get a fill; the word itself always stands in the cell.
struct Highlight {
    std::size_t column;
    std::string value;
    std::uint32_t fill; ///< 0xRRGGBB
    std::uint32_t ink;
};

struct Sheet {
    std::string name;  ///< At most 31 characters, none of []:*?/\, unique ignoring case.
    std::string title; ///< Cell A1.
    std::string note;  ///< Cell A2: what the table is, what blanks mean.
    std::vector<Column> columns;
    std::vector<Highlight> highlights;
    /// Yields the next row, nothing at the end. Called once, in order, in constant memory.
    std::function<std::optional<Row>()> next_row;
    bool landscape = true;
};

struct Workbook {
    std::string title;
    std::string marking;
    base::Date as_at;
    std::vector<Sheet> sheets; ///< The first is "About".
};

/// Builds the workbook that a declaration (templates/workbooks/*.json) describes from facts.
/// Faults: a declared key the facts lack, an invalid sheet name, text longer than a cell holds.
base::Result<Workbook> tabulate(
    base::Value const& declaration, std::string const& file, facts::Fact const& root);

} // namespace workbook
