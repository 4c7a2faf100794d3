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
constexpr std::size_t format_count = 7;

struct Column {
    std::string heading;
    Format format = Format::text;
    double width = 12; ///< In characters, as spreadsheets count.
    std::vector<std::string> choices = {}; ///< Data-validation list; empty for none.
    bool locked = true; ///< False for cells the recipient fills in.
    bool several = false; ///< More than one of the choices may be typed, so none is refused.
    std::string prompt = {}; ///< Shown beside a cell that is filled in; at most 255 characters.
    /// Of dates to be filled in: the index of a column of dates that are not later.
    std::optional<std::size_t> not_before = {};
    bool counts = false; ///< Rows to be filled in go on counting from the last number.
};

/// Who is to use the workbook.
enum class Use : std::uint8_t {
    reading, ///< Nothing is filled in: all cells are locked.
    entry, ///< What is known stands there; there are empty rows, and cells to be filled in.
    blank ///< The same, and nothing is known of a case: its keys stand in brackets in titles.
};

/// Cells of a column that equal `value`, or are numbers above `above`, get a fill; the word or
/// number itself always stands in the cell.
struct Highlight {
    std::size_t column;
    std::string value;
    std::uint32_t fill; ///< 0xRRGGBB
    std::uint32_t ink;
    std::optional<double> above = {};
};

/// A column of numbers as a chart shows it. The number stands in or beside its bar, the heading in
/// the legend, so that nothing is told by colour alone.
struct Series {
    std::size_t column;
    std::uint32_t fill; ///< 0xRRGGBB
    std::uint32_t ink = 0; ///< Of the number, where it stands in the bar.
};

/// A chart below the table that holds its data.
struct Chart {
    enum class Kind : std::uint8_t { column, stacked_column, bar, stacked_bar };
    Kind kind = Kind::column;
    std::string title = {};
    std::string description = {}; ///< For those who cannot see it.
    std::size_t categories = 0; ///< The column of what is compared.
    std::vector<Series> series = {};
    /// One series instead: the totals of adjacent columns, each heading a category.
    bool of_totals = false;
    std::string category_title = {};
    std::string value_title = {};
    double width = 0; ///< In pixels, as spreadsheets count; 96 are an inch.
    double height = 0;
};

struct Sheet {
    std::string name; ///< At most 31 characters, none of []:*?/\, unique ignoring case.
    std::string title; ///< Cell A1.
    std::string note; ///< Cell A2: what the table is, what blanks mean.
    std::vector<Column> columns;
    std::vector<Highlight> highlights;
    /// Of a sheet of fields: what the second cell of each row is, in place of its column.
    std::vector<Column> fields = {};
    /// Fills in the next row; false at the end. The row given may hold an earlier one, whose memory
    /// is used again. Called in order, in constant memory.
    std::function<bool(Row&)> next_row;
    /// Stands below the rows, outside the table, so that filters leave it alone.
    std::optional<Row> totals = {};
    std::vector<Chart> charts = {};
    std::size_t pages_wide = 1; ///< On paper, where its rows do not fit one page legibly.
    /// Columns at the left that stay on screen and stand on every page.
    std::size_t kept_columns = 0;
    bool landscape = true;
    bool filter = true; ///< A table with arrows in its header row; the About sheet is none.
};

/// What a file says about itself besides its title; nothing else is written there.
struct Properties {
    std::string subject;
    std::string author;
    std::string company;
    std::string keywords;
    std::string comments;
};

/// Sizes and colours; 0 leaves what a spreadsheet program does by itself.
struct Look {
    double title_size = 0; ///< In points.
    std::uint32_t title_ink = 0; ///< 0xRRGGBB
    std::uint32_t heading_fill = 0;
    std::uint32_t heading_ink = 0;
    double chart_title_size = 0; ///< In points.
};

struct Workbook {
    std::string title;
    std::string marking;
    base::Date as_at;
    std::vector<Sheet> sheets; ///< The first is "About".
    Properties properties = {};
    Look look = {};
};

/// Builds the workbook that a declaration (templates/workbooks/*.json) describes from facts.
///
/// A declaration is one object; only the members marked * may be left out:
///
///     {
///       "title":   "Action plan {case.ref}",     title of the file and of the About sheet
///       "marking": "{document.marking}",         * in every header and on About
///       "as_at":   "document.as_at",             key of a date
///       "properties": {                          * of the file; each may be left out
///         "subject": "…", "author": "{board.name}", "company": "…", "keywords": "…",
///         "comments": "…" },
///       "look": {                                * each may be left out
///         "title_size": 16, "title_ink": "#17456B",
///         "heading_fill": "#17456B", "heading_ink": "#FFFFFF", "chart_title_size": 12 },
///       "sheets": [
///         { "name": "About",                     the first sheet, and only it, has fields
///           "note": "…",                         *
///           "fields": [ { "label": "Board", "key": "board.name" } ] },
///         { "name": "Case",                      other sheets may have fields too, which may be
///           "title": "Case {case.ref}",          filled in: each takes format, choices, locked
///           "fields": [                          and prompt as columns do,
///                                                  and "required" if it is a fault that it is
///                                                  not known when the workbook is for reading
///             { "label": "Checked on", "key": "checked_on", "format": "date", "locked": false },
///             { "label": "Person", "each": "people", "key": "line" } ] },   a row for each item
///         { "name": "Actions",                   tab; may hold keys in braces
///           "title": "Actions of {case.ref}",    cell A1
///           "note": "One row for each action.",  * cell A2
///           "rows": "plan.recommendations[].actions",
///           "empty_rows": 200,                   * rows to be filled in, below those
///           "pages_wide": 2,                     * on paper; 1 if absent
///           "kept": "Status",                    * heading of the last column of those at the left
///                                                  that stay on screen and stand on every page
///           "totals": "plan.totals",             * an object with the columns' keys, below the
///           rows "columns": [
///             { "heading": "Status", "key": "status",
///               "format": "text",                * text wrapped integer decimal percent date
///                                                  month; text if absent
///               "width": 14,                     * characters, 1 to 255
///               "choices": ["Red", "Green"],     * data-validation list
///               "choices_of": "people[].key",    * the same, from the facts
///               "several": true,                 * more than one choice may be typed
///               "prompt": "dd/mm/yyyy",          * shown beside cells to be filled in
///               "not_before": "Start",           * of dates to be filled in: heading of a column
///               "counts": true,                  * empty rows go on counting from the last
///               "meaning": "…", "example": "…",  * for documents that explain the columns
///               "locked": false } ],             * true if absent; one column that is not
///                                                  locked makes the sheet protected, without
///                                                  a password, except for such columns
///           "highlights": [                      *
///             { "heading": "Status", "value": "Red",
///               "fill": "#FFC7CE", "ink": "#9C0006" },
///             { "heading": "Days", "above": 0,   numbers above it, in place of "value"
///               "fill": "#FFC7CE", "ink": "#9C0006" } ],
///           "charts": [                          *
///             { "kind": "bar",                   column, stacked column, bar or stacked bar
///               "title": "Actions of {case.ref}", "description": "…",
///               "categories": "Agency",          heading of a column; not with "of_totals"
///               "series": [ { "heading": "Red", "fill": "#FFC7CE", "ink": "#9C0006" } ],
///               "of_totals": true,               * the totals of these columns, beside each other
///               "category_title": "Agency", "value_title": "Number of actions",
///               "width": 900, "height": 300 } ] } ] }
///
/// - Titles, notes, the marking, properties and the texts of charts may hold keys in braces; "{{"
///   is a brace.
/// - `rows` names a list. "a.b[].c" gives the rows of the list `c` of every item of `a.b`.
/// - A column's key is looked up in the row only; "outer.x" is `x` one scope out (the item the
///   row stands in, or the facts themselves), "outer.outer.x" two. "." is the row itself.
/// - A date, or a partial date known to the day, is a date cell; other partial dates are text in
///   their printed form. In columns of text everything is text in its printed form, so that
///   references and telephone numbers keep their zeros; years belong there, since integers have
///   thousands separators. A percent column takes fractions: 0.4 shows as 40%. A list of texts
///   is one cell, on lines of its own where the column is wrapped, else joined by "; ".
///   Truth is Yes or No. A missing fact is an empty cell; in a title it is a fault, or its key in
///   brackets when the workbook is to be filled in.
/// - For reading, every cell is locked and there are no empty rows; in a blank, all fields are
/// open. Dates to be filled in are real
///   dates or text, such as "?14/03/2015".
/// - About also shows, without being told: the marking, the date as at, every other sheet with
///   its title and number of rows, and what a blank cell means.
///
/// Every fault is found before a row is written, each with the file and the JSON Pointer in the
/// declaration: an unknown member or format, an invalid or repeated sheet name, a key the facts
/// lack (with the nearest that exists), a value of the wrong type, text longer than a cell holds.
base::Result<Workbook> tabulate(base::Value const& declaration, std::string const& file,
    facts::Fact const& root, Use use = Use::reading);

/// The columns of the first table of a declaration, for documents that explain or print them:
/// all[] of {letter, heading, meaning, example, choices, prompt}, and by letter: A.heading,
/// B.heading …
facts::Fact column_facts(base::Value const& declaration);

/// The key paths that a declaration asks for, sorted, so that nothing else needs to be computed.
std::vector<std::string> keys_of(base::Value const& declaration);

} // namespace workbook
