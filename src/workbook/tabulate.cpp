#include "workbook/workbook.h"

#include "base/limits.h"
#include "base/unicode.h"
#include "workbook/declaration.h"
#include "workbook/lookup.h"

#include <cmath>
#include <memory>
#include <utility>

namespace workbook {

namespace {

using facts::Fact;

/// Why a fact does not fit into its column, as two sentences for a diagnostic.
using Misfit = Unknown;

constexpr double about_item_width = 28;
constexpr double about_detail_width = 90;

/// The length as the XLSX format counts it: in UTF-16 code units.
bool fits_a_cell(std::string_view text)
{
    if (text.size() <= base::limits::cell_characters_max)
        return true;
    std::size_t units = 0;
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        units += byte >= 0xF0 ? 2 : (byte & 0xC0) != 0x80 ? 1 : 0;
    }
    return units <= base::limits::cell_characters_max;
}

std::optional<std::string> words(Fact const& fact, std::string_view separator)
{
    if (auto const* flag = fact.boolean())
        return *flag ? "Yes" : "No";
    auto const* items = fact.list();
    if (!items)
        return fact.printed();
    std::string joined;
    for (auto const& item : *items) {
        auto const text = item.list() ? std::nullopt : words(item, separator);
        if (!text)
            return std::nullopt;
        if (!joined.empty())
            joined += separator;
        joined += *text;
    }
    return joined;
}

std::variant<Cell, Misfit> text_cell(Fact const& fact, Format format)
{
    auto text = words(fact, format == Format::wrapped ? "\n" : "; ");
    if (!text)
        return Misfit { "The value is made of several fields, so it is no text.",
            "Name one of its fields." };
    if (!fits_a_cell(*text))
        return Misfit { "The text is longer than the 32,767 characters a cell holds.",
            "Shorten the text in the record." };
    return text->empty() ? Cell() : Cell(std::move(*text));
}

std::variant<Cell, Misfit> cell_of(Fact const& fact, Format format)
{
    if (fact.missing())
        return Cell();
    if (format == Format::text || format == Format::wrapped)
        return text_cell(fact, format);
    bool const wants_date = format == Format::date || format == Format::month;
    if (auto const* date = fact.date(); date && wants_date)
        return Cell(*date);
    if (auto const* partial = fact.partial_date(); partial && wants_date)
        return partial->exact() ? Cell(*partial->exact()) : Cell(partial->prose());
    if (auto const* number = fact.number(); number && !wants_date) {
        if (std::isfinite(number->value))
            return Cell(number->value);
        return Misfit { "The number is not finite.", "Correct how it is computed." };
    }
    if (fact.text())
        return text_cell(fact, format);
    return Misfit { wants_date ? "The value is no date." : "The value is no number.",
        "Give the column the format that fits its values." };
}

/// Replaces the keys in braces.
std::string fill_in(DeclaredText const& declared, Fact const& root, Faults& faults)
{
    std::string filled;
    std::string_view rest = declared.text;
    while (!rest.empty()) {
        auto const brace = std::min(rest.find('{'), rest.size());
        filled += rest.substr(0, brace);
        rest.remove_prefix(brace);
        if (rest.starts_with("{{")) {
            filled += '{';
            rest.remove_prefix(2);
            continue;
        }
        auto const end = rest.find('}');
        if (rest.empty() || end == std::string_view::npos) {
            if (!rest.empty())
                faults.add("workbook-declaration", declared.pointer,
                    "A brace is opened and not closed.", "Close it, or write \"{{\".");
            return filled;
        }
        auto const key = std::string(rest.substr(1, end - 1));
        rest.remove_prefix(end + 1);
        auto const found = look_up(KeyPath::parse(key), { root });
        if (auto const* unknown = std::get_if<Unknown>(&found)) {
            faults.add("workbook-unknown-key", declared.pointer, unknown->message, unknown->fix);
            continue;
        }
        auto const& fact = std::get<Fact>(found);
        if (auto const text = words(fact, "; "))
            filled += *text;
        else if (auto const* missing = fact.missing())
            faults.add("workbook-missing", declared.pointer,
                "\"" + (missing->label.empty() ? key : missing->label) + "\" is not recorded.",
                "Enter it in the record"
                    + (missing->pointer.empty() ? "." : " at " + missing->pointer + "."));
        else
            faults.add("workbook-cell-type", declared.pointer, "\"" + key + "\" is no text.",
                "Name one of its fields.");
    }
    return filled;
}

/// The rows of a table sheet, with each column's key taken apart once.
class Table {
public:
    Table(DeclaredSheet const& sheet, Fact const& root)
        : m_rows(sheet.rows, root)
    {
        for (auto const& declared : sheet.columns)
            m_columns.push_back({ KeyPath::parse(declared.key), declared.column.format });
    }

    /// Checks every cell and returns the number of rows. The first fault of each column is
    /// reported, with how many rows share it: a wrong key would otherwise be reported once for
    /// each row.
    static std::size_t check(DeclaredSheet const& sheet, Fact const& root, Faults& faults)
    {
        Table table(sheet, root);
        std::vector<Found> found(sheet.columns.size());
        std::size_t count = 0;
        while (table.m_rows.next()) {
            ++count;
            for (std::size_t i = 0; i < table.m_columns.size(); ++i)
                table.check_cell(table.m_columns.at(i), count, found.at(i));
        }
        if (auto const& fault = table.m_rows.fault())
            faults.add("workbook-unknown-key", sheet.pointer, fault->message, fault->fix);
        for (std::size_t i = 0; i < found.size(); ++i) {
            auto const& fault = found.at(i);
            if (fault.rows == 0)
                continue;
            auto const others = fault.rows == 1
                ? std::string()
                : " and " + std::to_string(fault.rows - 1) + " more";
            faults.add(fault.code, sheet.columns.at(i).pointer,
                "Sheet \"" + sheet.name + "\", column \"" + sheet.columns.at(i).column.heading
                    + "\", row " + std::to_string(fault.first) + others + ": "
                    + fault.reason.message,
                fault.reason.fix);
        }
        return count;
    }

    std::optional<Row> next()
    {
        if (!m_rows.next())
            return std::nullopt;
        Row row;
        row.reserve(m_columns.size());
        for (auto const& column : m_columns) {
            auto const found = look_up(column.key, m_rows.scopes());
            row.push_back(std::get<Cell>(cell_of(std::get<Fact>(found), column.format)));
        }
        return row;
    }

private:
    struct TableColumn {
        KeyPath key;
        Format format;
    };
    struct Found {
        std::size_t rows = 0;
        std::size_t first = 0; ///< Row of the table, 1-based.
        std::string code;
        Unknown reason;
    };

    void check_cell(TableColumn const& column, std::size_t row, Found& found)
    {
        auto const fact = look_up(column.key, m_rows.scopes());
        if (auto const* unknown = std::get_if<Unknown>(&fact))
            return note(found, row, "workbook-unknown-key", *unknown);
        auto const cell = cell_of(std::get<Fact>(fact), column.format);
        if (auto const* misfit = std::get_if<Misfit>(&cell))
            note(found, row, "workbook-cell", *misfit);
    }
    static void note(Found& found, std::size_t row, char const* code, Unknown const& reason)
    {
        if (found.rows++ == 0)
            found = { 1, row, code, reason };
    }

    Rows m_rows;
    std::vector<TableColumn> m_columns;
};

Sheet make_table(DeclaredSheet const& declared, Fact const& root, Faults& faults)
{
    Sheet sheet;
    sheet.name = declared.name;
    sheet.title = fill_in(declared.title, root, faults);
    sheet.note = fill_in(declared.note, root, faults);
    for (auto const& column : declared.columns)
        sheet.columns.push_back(column.column);
    sheet.highlights = declared.highlights;
    sheet.next_row = [table = std::make_shared<Table>(declared, root)] { return table->next(); };
    return sheet;
}

/// The first sheet: what the file is, how protected, from when, and what it holds.
Sheet make_about(DeclaredSheet const& declared, Workbook const& workbook,
    std::vector<std::size_t> const& row_counts, Fact const& root, Faults& faults)
{
    auto rows = std::make_shared<std::vector<Row>>();
    if (!workbook.marking.empty())
        rows->push_back({ "Marking", workbook.marking });
    for (auto const& field : declared.fields) {
        auto const found = look_up(KeyPath::parse(field.key), { root });
        if (auto const* unknown = std::get_if<Unknown>(&found)) {
            faults.add("workbook-unknown-key", field.pointer, unknown->message, unknown->fix);
            continue;
        }
        auto const cell = cell_of(std::get<Fact>(found), Format::wrapped);
        if (auto const* misfit = std::get_if<Misfit>(&cell))
            faults.add("workbook-cell", field.pointer, misfit->message, misfit->fix);
        else
            rows->push_back({ field.label, std::get<Cell>(cell) });
    }
    rows->push_back({ "Data as at", workbook.as_at.prose() });
    for (std::size_t i = 0; i < workbook.sheets.size(); ++i) {
        auto const& sheet = workbook.sheets.at(i);
        auto const count = row_counts.at(i);
        rows->push_back({ "Sheet \"" + sheet.name + "\"",
            sheet.title + " (" + std::to_string(count) + (count == 1 ? " row)" : " rows)") });
    }
    rows->push_back({ "Blank cells", "A blank cell means that nothing is recorded." });

    Sheet sheet;
    sheet.name = declared.name;
    sheet.title = workbook.title;
    sheet.note = fill_in(declared.note, root, faults);
    sheet.columns = { { "Item", Format::text, about_item_width, {}, true },
        { "Detail", Format::wrapped, about_detail_width, {}, true } };
    sheet.landscape = false;
    sheet.filter = false;
    sheet.next_row = [rows, next = std::size_t { 0 }]() mutable -> std::optional<Row> {
        return next == rows->size() ? std::nullopt : std::optional(rows->at(next++));
    };
    return sheet;
}

/// The date as at; any date when it is faulty, since nothing is made then.
base::Date as_at_of(DeclaredText const& declared, Fact const& root, Faults& faults)
{
    auto const otherwise = *base::Date::of(2000, 1, 1);
    if (declared.text.empty())
        return otherwise;
    auto const found = look_up(KeyPath::parse(declared.text), { root });
    if (auto const* unknown = std::get_if<Unknown>(&found)) {
        faults.add("workbook-unknown-key", declared.pointer, unknown->message, unknown->fix);
        return otherwise;
    }
    if (auto const* date = std::get<Fact>(found).date())
        return *date;
    faults.add("workbook-cell-type", declared.pointer, "\"" + declared.text + "\" is no date.",
        "Name a date, for example document.as_at.");
    return otherwise;
}

} // namespace

base::Result<Workbook> tabulate(
    base::Value const& declaration, std::string const& file, facts::Fact const& root)
{
    Faults faults(file);
    auto const declared = read_declaration(declaration, faults);
    Workbook workbook { fill_in(declared.title, root, faults),
        fill_in(declared.marking, root, faults), as_at_of(declared.as_at, root, faults), {} };
    std::vector<std::size_t> row_counts;
    for (std::size_t i = 1; i < declared.sheets.size(); ++i) {
        auto const& sheet = declared.sheets.at(i);
        row_counts.push_back(sheet.rows.empty() ? 0 : Table::check(sheet, root, faults));
        workbook.sheets.push_back(make_table(sheet, root, faults));
    }
    if (!declared.sheets.empty())
        workbook.sheets.insert(workbook.sheets.begin(),
            make_about(declared.sheets.front(), workbook, row_counts, root, faults));
    if (!faults.found().empty())
        return faults.found();
    return workbook;
}

} // namespace workbook
