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
    double width = 12; ///< In characters, as spreadsheets count.
    std::vector<std::string> choices; ///< Data-validation list; empty for none.
    bool locked = true; ///< False for cells the recipient fills in.
};

/// Cells of a column that equal `value` get a fill; the word itself always stands in the cell.
struct Highlight {
    std::size_t column;
    std::string value;
    std::uint32_t fill; ///< 0xRRGGBB
    std::uint32_t ink;
};

struct Sheet {
    std::string name; ///< At most 31 characters, none of []:*?/\, unique ignoring case.
    std::string title; ///< Cell A1.
    std::string note; ///< Cell A2: what the table is, what blanks mean.
    std::vector<Column> columns;
    std::vector<Highlight> highlights;
    /// Yields the next row, nothing at the end. Called once, in order, in constant memory.
    std::function<std::optional<Row>()> next_row;
    bool landscape = true;
    bool filter = true; ///< Arrows in the header row; the About sheet has none.
};

struct Workbook {
    std::string title;
    std::string marking;
    base::Date as_at;
    std::vector<Sheet> sheets; ///< The first is "About".
};

/// Builds the workbook that a declaration (templates/workbooks/*.json) describes from facts.
///
/// A declaration is one object; only the members marked * may be left out:
///
///     {
///       "title":   "Action plan {case.ref}",     title of the file and of the About sheet
///       "marking": "{document.marking}",         * in every header and on About
///       "as_at":   "document.as_at",             key of a date
///       "sheets": [
///         { "name": "About",                     the first sheet, and only it, has fields
///           "note": "…",                         *
///           "fields": [ { "label": "Board", "key": "board.name" } ] },
///         { "name": "Actions",                   tab
///           "title": "Actions of {case.ref}",    cell A1
///           "note": "One row for each action.",  * cell A2
///           "rows": "plan.recommendations[].actions",
///           "columns": [
///             { "heading": "Status", "key": "status",
///               "format": "text",                * text wrapped integer decimal percent date
///                                                  month; text if absent
///               "width": 14,                     * characters, 1 to 255
///               "choices": ["Red", "Green"],     * data-validation list
///               "locked": false } ],             * true if absent; one column that is not
///                                                  locked makes the sheet protected, without
///                                                  a password, except for such columns
///           "highlights": [                      *
///             { "heading": "Status", "value": "Red",
///               "fill": "#FFC7CE", "ink": "#9C0006" } ] } ] }
///
/// - Titles, notes and the marking may hold keys in braces; "{{" is a brace.
/// - `rows` names a list. "a.b[].c" gives the rows of the list `c` of every item of `a.b`.
/// - A column's key is looked up in the row only; "outer.x" is `x` one scope out (the item the
///   row stands in, or the facts themselves), "outer.outer.x" two. "." is the row itself.
/// - A date, or a partial date known to the day, is a date cell; other partial dates are text in
///   their printed form. In columns of text everything is text in its printed form, so that
///   references and telephone numbers keep their zeros; years belong there, since integers have
///   thousands separators. A percent column takes fractions: 0.4 shows as 40%. A list of texts
///   is one cell, on lines of its own where the column is wrapped, else joined by "; ".
///   Truth is Yes or No. A missing fact is an empty cell; in a title it is a fault.
/// - About also shows, without being told: the marking, the date as at, every other sheet with
///   its title and number of rows, and what a blank cell means.
///
/// Every fault is found before a row is written, each with the file and the JSON Pointer in the
/// declaration: an unknown member or format, an invalid or repeated sheet name, a key the facts
/// lack (with the nearest that exists), a value of the wrong type, text longer than a cell holds.
base::Result<Workbook> tabulate(
    base::Value const& declaration, std::string const& file, facts::Fact const& root);

/// The key paths that a declaration asks for, sorted, so that nothing else needs to be computed.
std::vector<std::string> keys_of(base::Value const& declaration);

} // namespace workbook
