#include "workbook/workbook.h"

#include "base/unicode.h"
#include "workbook/cells.h"
#include "workbook/declaration.h"
#include "workbook/lookup.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace workbook {

namespace {

using facts::Fact;

constexpr double about_item_width = 38;
constexpr double about_detail_width = 90;
/// The XLSX format's own limit.
constexpr std::size_t sheet_name_characters_max = 31;

/// What stands in a title for something that is not recorded; nothing if that is a fault.
std::optional<std::string> gap(std::string key, Use use)
{
    if (use == Use::reading)
        return std::nullopt;
    std::ranges::replace_if(
        key, [](char c) { return c == '.' || c == '_'; }, ' ');
    return "[" + key + "]";
}

/// The fault of something that must be known and is not.
void complain_missing(
    Fact::Missing const& missing, std::string const& key, std::string const& at, Faults& faults)
{
    faults.add("workbook-missing", at,
        "\"" + (missing.label.empty() ? key : missing.label) + "\" is not recorded.",
        "Enter it in the record"
            + (missing.pointer.empty() ? "." : " at " + missing.pointer + "."));
}

/// Replaces the keys in braces.
std::string fill_in(DeclaredText const& declared, Fact const& root, Use use, Faults& faults)
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
        else if (auto const stand_in = gap(key, use); stand_in && fact.missing())
            filled += *stand_in;
        else if (auto const* missing = fact.missing())
            complain_missing(*missing, key, declared.pointer, faults);
        else
            faults.add("workbook-cell-type", declared.pointer, "\"" + key + "\" is no text.",
                "Name one of its fields.");
    }
    return filled;
}

/// The rows of a table sheet, with each column's key taken apart once.
class Table {
public:
    Table(DeclaredSheet const& sheet, Fact const& root, Use use)
        : m_rows(sheet.rows, root)
        , m_empty_rows(use == Use::reading ? 0 : sheet.empty_rows)
    {
        for (auto const& declared : sheet.columns)
            m_columns.push_back(
                { KeyPath::parse(declared.key), declared.column.format, declared.column.counts });
    }

    /// Checks every cell and returns the number of rows. The first fault of each column is
    /// reported, with how many rows share it: a wrong key would otherwise be reported once for
    /// each row.
    static std::size_t check(DeclaredSheet const& sheet, Fact const& root, Faults& faults)
    {
        Table table(sheet, root, Use::reading);
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
                "Sheet \"" + sheet.name.text + "\", column \"" + sheet.columns.at(i).column.heading
                    + "\", row " + std::to_string(fault.first) + others + ": "
                    + fault.reason.message,
                fault.reason.fix);
        }
        return count;
    }

    bool next(Row& row)
    {
        if (!m_rows.next())
            return next_empty(row);
        row.resize(m_columns.size());
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            auto& column = m_columns[i];
            auto const* member = find_member(column.key, m_rows.scopes());
            if (member)
                fill_cell(row[i], *member, column.format);
            else
                row[i] = std::get<Cell>(
                    cell_of(std::get<Fact>(look_up(column.key, m_rows.scopes())), column.format));
            if (auto const* number = std::get_if<double>(&row[i]))
                column.last = *number;
        }
        return true;
    }

private:
    struct TableColumn {
        KeyPath key;
        Format format;
        bool counts;
        double last = 0; ///< The last number, from which empty rows go on.
    };

    bool next_empty(Row& row)
    {
        if (m_empty_rows == 0)
            return false;
        --m_empty_rows;
        row.clear();
        for (auto& column : m_columns)
            row.push_back(column.counts ? Cell(++column.last) : Cell());
        return true;
    }

    struct Found {
        std::size_t rows = 0;
        std::size_t first = 0; ///< Row of the table, 1-based.
        std::string code;
        Unknown reason;
    };

    void check_cell(TableColumn const& column, std::size_t row, Found& found)
    {
        if (auto const* member = find_member(column.key, m_rows.scopes())) {
            if (auto const misfit = misfit_of(*member, column.format))
                note(found, row, "workbook-cell", *misfit);
            return;
        }
        auto const fact = look_up(column.key, m_rows.scopes());
        if (auto const* unknown = std::get_if<Unknown>(&fact))
            return note(found, row, "workbook-unknown-key", *unknown);
        if (auto const misfit = misfit_of(std::get<Fact>(fact), column.format))
            note(found, row, "workbook-cell", *misfit);
    }
    static void note(Found& found, std::size_t row, char const* code, Unknown const& reason)
    {
        if (found.rows++ == 0)
            found = { 1, row, code, reason };
    }

    Rows m_rows;
    std::size_t m_empty_rows;
    std::vector<TableColumn> m_columns;
};

/// The texts that a path of lists names, "people[].key".
std::vector<std::string> choices_at(DeclaredText const& path, Fact const& root, Faults& faults)
{
    std::vector<std::string> choices;
    auto const last = path.text.rfind("[].");
    if (last == std::string::npos) {
        faults.add("workbook-declaration", path.pointer, "\"" + path.text + "\" is no list.",
            "Write it as \"people[].key\".");
        return choices;
    }
    Rows rows(path.text.substr(0, last), root);
    auto const key = KeyPath::parse(std::string_view(path.text).substr(last + 3));
    auto fault = rows.fault();
    while (!fault && rows.next()) {
        auto const found = look_up(key, rows.scopes());
        if (auto const* unknown = std::get_if<Unknown>(&found))
            fault = *unknown;
        else if (auto const text = std::get<Fact>(found).printed())
            choices.push_back(*text);
    }
    fault = fault ? fault : rows.fault();
    if (fault)
        faults.add("workbook-unknown-key", path.pointer, fault->message, fault->fix);
    return choices;
}

Column column_of(DeclaredColumn const& declared, Fact const& root, Use use, Faults& faults)
{
    auto column = declared.column;
    if (!declared.choices_of.text.empty())
        column.choices = choices_at(declared.choices_of, root, faults);
    column.locked = column.locked || use == Use::reading;
    return column;
}

/// The cells of the row of totals, which are looked up in one object.
std::optional<Row> totals_of(DeclaredSheet const& declared, Fact const& root, Faults& faults)
{
    if (declared.totals.text.empty())
        return std::nullopt;
    auto const found = look_up(KeyPath::parse(declared.totals.text), { root });
    if (auto const* unknown = std::get_if<Unknown>(&found)) {
        faults.add("workbook-unknown-key", declared.totals.pointer, unknown->message, unknown->fix);
        return std::nullopt;
    }
    Row row;
    for (auto const& column : declared.columns) {
        auto const value = look_up(KeyPath::parse(column.key), { root, std::get<Fact>(found) });
        if (auto const* unknown = std::get_if<Unknown>(&value)) {
            faults.add("workbook-unknown-key", column.pointer, "In the totals: " + unknown->message,
                unknown->fix);
            continue;
        }
        auto const cell = cell_of(std::get<Fact>(value), column.column.format);
        if (auto const* misfit = std::get_if<Misfit>(&cell))
            faults.add(
                "workbook-cell", column.pointer, "In the totals: " + misfit->message, misfit->fix);
        else
            row.push_back(std::get<Cell>(cell));
    }
    return row;
}

std::vector<Chart> make_charts(
    std::vector<DeclaredChart> const& charts, Fact const& root, Use use, Faults& faults)
{
    std::vector<Chart> made;
    for (auto const& declared : charts) {
        made.push_back(declared.chart);
        made.back().title = fill_in(declared.title, root, use, faults);
        made.back().description = fill_in(declared.description, root, use, faults);
    }
    return made;
}

Sheet make_table(DeclaredSheet const& declared, Fact const& root, Use use, Faults& faults)
{
    Sheet sheet;
    sheet.totals = totals_of(declared, root, faults);
    sheet.charts = make_charts(declared.charts, root, use, faults);
    for (auto const& column : declared.columns)
        sheet.columns.push_back(column_of(column, root, use, faults));
    sheet.highlights = declared.highlights;
    sheet.pages_wide = declared.pages_wide;
    sheet.kept_columns = declared.kept_columns;
    sheet.next_row = [table = std::make_shared<Table>(declared, root, use)](
                         Row& row) { return table->next(row); };
    return sheet;
}

using SharedRows = std::shared_ptr<std::vector<Row>>;

std::function<bool(Row&)> each_of(SharedRows rows)
{
    return [rows, next = std::size_t { 0 }](Row& row) mutable {
        if (next == rows->size())
            return false;
        row = rows->at(next++);
        return true;
    };
}

/// Adds a row of label and value, and what the value is.
void add_field(DeclaredField const& declared, Scopes const& scopes, Column const& column,
    std::vector<Row>& rows, std::vector<Column>& columns, Faults& faults)
{
    auto const& value = declared.value;
    auto const found = look_up(KeyPath::parse(value.key), scopes);
    if (auto const* unknown = std::get_if<Unknown>(&found))
        return faults.add("workbook-unknown-key", value.pointer, unknown->message, unknown->fix);
    auto const* missing = std::get<Fact>(found).missing();
    if (declared.required && column.locked && missing)
        return complain_missing(*missing, value.key, value.pointer, faults);
    auto const cell = cell_of(std::get<Fact>(found), column.format);
    if (auto const* misfit = std::get_if<Misfit>(&cell))
        return faults.add("workbook-cell", value.pointer, misfit->message, misfit->fix);
    rows.push_back({ column.heading, std::get<Cell>(cell) });
    columns.push_back(column);
}

/// Labels and values below each other.
Sheet make_fields(
    std::vector<DeclaredField> const& fields, Fact const& root, Use use, Faults& faults)
{
    auto rows = std::make_shared<std::vector<Row>>();
    Sheet sheet;
    for (auto const& field : fields) {
        auto column = column_of(field.value, root, use, faults);
        if (use == Use::blank) // Nobody knows yet what stands there.
            column.locked = false;
        if (field.each.text.empty()) {
            add_field(field, { root }, column, *rows, sheet.fields, faults);
            continue;
        }
        Rows items(field.each.text, root);
        while (items.next())
            add_field(field, items.scopes(), column, *rows, sheet.fields, faults);
        if (auto const& fault = items.fault())
            faults.add("workbook-unknown-key", field.each.pointer, fault->message, fault->fix);
    }
    sheet.columns = { { "Item", Format::text, about_item_width },
        { "Detail", Format::wrapped, about_detail_width } };
    sheet.landscape = false;
    sheet.filter = false;
    sheet.next_row = each_of(rows);
    return sheet;
}

/// Adds to the fields of the first sheet how the file is protected, from when it is, and what the
/// other sheets hold.
void finish_about(Workbook& workbook, std::vector<std::size_t> const& row_counts, Use use)
{
    auto& about = workbook.sheets.front();
    auto rows = std::make_shared<std::vector<Row>>();
    if (!workbook.marking.empty())
        rows->push_back({ "Marking", workbook.marking });
    for (Row row; about.next_row(row);)
        rows->push_back(row);
    if (use != Use::blank)
        rows->push_back({ "Data as at", workbook.as_at.prose() });
    for (std::size_t i = 1; i < workbook.sheets.size(); ++i) {
        auto const& sheet = workbook.sheets.at(i);
        auto const count = row_counts.at(i);
        auto const counted = " (" + std::to_string(count) + (count == 1 ? " row)" : " rows)");
        rows->push_back({ "Sheet \"" + sheet.name + "\"",
            sheet.title + (sheet.fields.empty() && use == Use::reading ? counted : "") });
    }
    rows->push_back({ "Blank cells",
        use == Use::reading ? "A blank cell means that nothing is recorded."
                            : "Blank cells that are not locked are to be filled in." });
    about.fields.clear();
    about.next_row = each_of(rows);
}

char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

void check_name(std::string const& name, std::string const& pointer,
    std::vector<Sheet> const& earlier, Faults& faults)
{
    auto const fault = [&](std::string message, std::string fix) {
        faults.add("workbook-sheet-name", pointer, std::move(message), std::move(fix));
    };
    auto const same_name = [&](Sheet const& other) {
        return std::ranges::equal(name, other.name, {}, lower, lower);
    };
    if (name.empty())
        return;
    if (base::length_in_code_points(name) > sheet_name_characters_max)
        fault("The sheet name \"" + name + "\" is longer than 31 characters.", "Shorten it.");
    if (name.find_first_of("[]:*?/\\") != std::string::npos)
        fault("The sheet name \"" + name + "\" holds one of [ ] : * ? / \\.",
            "Use other characters.");
    if (name.front() == '\'' || name.back() == '\'')
        fault("The sheet name \"" + name + "\" begins or ends with an apostrophe.",
            "Take the apostrophe away.");
    if (std::ranges::equal(name, std::string_view("history"), {}, lower))
        fault("Spreadsheet programs keep the sheet name \"History\" for themselves.",
            "Choose another name.");
    if (std::ranges::any_of(earlier, same_name))
        fault("There are two sheets named \"" + name + "\".",
            "Give each sheet a name of its own; capitals make no difference.");
}

/// The date as at; any date when it is faulty, since nothing is made then.
base::Date as_at_of(DeclaredText const& declared, Fact const& root, Use use, Faults& faults)
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
    if (use == Use::blank && std::get<Fact>(found).missing())
        return otherwise;
    faults.add("workbook-cell-type", declared.pointer, "\"" + declared.text + "\" is no date.",
        "Name a date, for example document.as_at.");
    return otherwise;
}

} // namespace

base::Result<Workbook> tabulate(
    base::Value const& declaration, std::string const& file, facts::Fact const& root, Use use)
{
    Faults faults(file);
    auto const declared = read_declaration(declaration, faults);
    auto const fill = [&](DeclaredText const& text) { return fill_in(text, root, use, faults); };
    Workbook workbook { fill(declared.title), fill(declared.marking),
        as_at_of(declared.as_at, root, use, faults), {},
        { fill(declared.properties.subject), fill(declared.properties.author),
            fill(declared.properties.company), fill(declared.properties.keywords),
            fill(declared.properties.comments) },
        declared.look };
    std::vector<std::size_t> row_counts;
    for (std::size_t i = 0; i < declared.sheets.size(); ++i) {
        auto const& one = declared.sheets.at(i);
        bool const is_table = i > 0 && one.fields.empty();
        row_counts.push_back(is_table && !one.rows.empty() ? Table::check(one, root, faults) : 0);
        auto sheet = is_table ? make_table(one, root, use, faults)
                              : make_fields(one.fields, root, use, faults);
        sheet.name = fill(one.name);
        sheet.title = i == 0 ? workbook.title : fill(one.title);
        sheet.note = fill(one.note);
        check_name(sheet.name, one.name.pointer, workbook.sheets, faults);
        workbook.sheets.push_back(std::move(sheet));
    }
    if (!workbook.sheets.empty())
        finish_about(workbook, row_counts, use);
    if (!faults.found().empty())
        return faults.found();
    return workbook;
}

} // namespace workbook
