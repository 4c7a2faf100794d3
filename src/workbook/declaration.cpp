#include "workbook/declaration.h"
#include "base/nearest.h"

#include "base/unicode.h"
#include "workbook/lookup.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace workbook {

namespace {

using base::pointer_to;
using base::Value;

constexpr std::array<std::pair<std::string_view, Format>, 7> formats { {
    { "text", Format::text },
    { "wrapped", Format::wrapped },
    { "integer", Format::integer },
    { "decimal", Format::decimal },
    { "percent", Format::percent },
    { "date", Format::date },
    { "month", Format::month },
} };
constexpr std::array<std::pair<std::string_view, Chart::Kind>, 4> chart_kinds { {
    { "column", Chart::Kind::column },
    { "stacked column", Chart::Kind::stacked_column },
    { "bar", Chart::Kind::bar },
    { "stacked bar", Chart::Kind::stacked_bar },
} };
/// A chart that is smaller cannot be read, one that is larger fills no screen and no page.
constexpr double chart_pixels_min = 100;
constexpr double chart_pixels_max = 3000;
constexpr double title_points_max = 40;
constexpr double pages_wide_max = 10;
/// The XLSX format's own limits.
constexpr double column_width_max = 255;
constexpr std::size_t prompt_characters_max = 255;
/// Rows to be filled in; more make a file slow to open, and nobody fills them.
constexpr std::int64_t empty_rows_max = 10'000;

/// One object of the declaration, read member by member.
class Members {
public:
    Members(Value const& value, std::string pointer, Faults& faults,
        std::vector<std::string> const& known)
        : m_value(value)
        , m_pointer(std::move(pointer))
        , m_faults(faults)
    {
        auto const* object = value.as_object();
        if (!object) {
            m_faults.add("workbook-declaration", m_pointer, "An object is expected here.",
                "Write it in braces, with the members " + listed(known) + ".");
            return;
        }
        for (auto const& [name, member] : *object) {
            if (std::ranges::find(known, name) != known.end())
                continue;
            auto const meant = base::nearest(name, known);
            m_faults.add("workbook-declaration", at(name), "\"" + name + "\" is not known here.",
                meant ? "Did you mean \"" + *meant + "\"?" : "Use only " + listed(known) + ".");
        }
    }

    std::string at(std::string_view name) const { return pointer_to(m_pointer, name); }
    Value const* find(std::string_view name) const { return m_value.find(name); }

    std::string text(std::string_view name, bool required)
    {
        auto const* member = find(name);
        auto const* text = member ? member->as_string() : nullptr;
        if (text && !(required && text->empty()))
            return *text;
        if (member && !text)
            expected(name, "text");
        else if (required)
            m_faults.add("workbook-declaration", at(name),
                "\"" + std::string(name) + "\" is missing.", "Add it.");
        return {};
    }

    Value::List const& list(std::string_view name, bool required)
    {
        static Value::List const none;
        auto const* member = find(name);
        if (member && member->as_list())
            return *member->as_list();
        if (member)
            expected(name, "a list");
        else if (required)
            m_faults.add("workbook-declaration", at(name),
                "\"" + std::string(name) + "\" is missing.", "Add a list of that name.");
        return none;
    }

    void expected(std::string_view name, std::string const& what)
    {
        m_faults.add("workbook-declaration", at(name),
            "\"" + std::string(name) + "\" must be " + what + ".", "Correct its value.");
    }

private:
    static std::string listed(std::vector<std::string> const& names)
    {
        std::string text;
        for (auto const& name : names)
            text += (text.empty() ? "" : ", ") + name;
        return text;
    }

    Value const& m_value;
    std::string m_pointer;
    Faults& m_faults;
};

Format read_format(Members& members, Faults& faults)
{
    auto const name = members.text("format", false);
    if (name.empty())
        return Format::text;
    std::vector<std::string> known;
    for (auto const& [word, format] : formats) {
        if (word == name)
            return format;
        known.emplace_back(word);
    }
    auto const meant = base::nearest(name, known);
    faults.add("workbook-format", members.at("format"), "There is no format \"" + name + "\".",
        meant ? "Did you mean \"" + *meant + "\"?"
              : "Use text, wrapped, integer, decimal, percent, date or month.");
    return Format::text;
}

std::optional<double> number_of(Value const& value)
{
    if (auto const* real = value.as_real())
        return *real;
    auto const* integer = value.as_integer();
    return integer ? std::optional(static_cast<double>(*integer)) : std::nullopt;
}

double read_width(Members& members, double otherwise)
{
    auto const* value = members.find("width");
    if (!value)
        return otherwise;
    double const width = number_of(*value).value_or(0);
    if (width >= 1 && width <= column_width_max)
        return width;
    members.expected("width", "a number of characters from 1 to 255");
    return otherwise;
}

bool read_flag(Members& members, std::string_view name, bool otherwise)
{
    auto const* value = members.find(name);
    if (!value)
        return otherwise;
    if (auto const* flag = value->as_bool())
        return *flag;
    members.expected(name, "true or false");
    return otherwise;
}

std::string read_prompt(Members& members)
{
    auto prompt = members.text("prompt", false);
    if (base::length_in_code_points(prompt) > prompt_characters_max)
        members.expected("prompt", "at most 255 characters long");
    return prompt;
}

/// What columns and fields have in common; `name` is the member that holds the heading.
DeclaredColumn read_value(Members& members, std::string_view name, Faults& faults)
{
    DeclaredColumn read { {}, members.text("key", true), members.at("key"),
        { members.text("choices_of", false), members.at("choices_of") },
        members.text("meaning", false), members.text("example", false) };
    auto& column = read.column;
    column.heading = members.text(name, true);
    column.format = read_format(members, faults);
    column.width = read_width(members, column.width);
    for (auto const& choice : members.list("choices", false)) {
        if (auto const* text = choice.as_string(); text && !text->empty())
            column.choices.push_back(*text);
        else
            members.expected("choices", "a list of texts");
    }
    column.locked = read_flag(members, "locked", true);
    column.several = read_flag(members, "several", false);
    column.counts = read_flag(members, "counts", false);
    column.prompt = read_prompt(members);
    return read;
}

/// A column; those before it are the ones it can be compared with.
DeclaredColumn read_column(Value const& value, std::string const& pointer,
    std::vector<DeclaredColumn> const& before, Faults& faults)
{
    Members members(value, pointer, faults,
        { "heading", "key", "format", "width", "choices", "choices_of", "several", "locked",
            "prompt", "not_before", "counts", "meaning", "example" });
    auto read = read_value(members, "heading", faults);
    auto const other = members.text("not_before", false);
    if (other.empty())
        return read;
    auto const found = std::ranges::find(
        before, other, [](DeclaredColumn const& declared) { return declared.column.heading; });
    if (found == before.end() || found->column.format != Format::date)
        members.expected("not_before", "the heading of a column of dates to the left");
    else
        read.column.not_before = static_cast<std::size_t>(found - before.begin());
    return read;
}

std::vector<DeclaredField> read_fields(Members& members, Faults& faults)
{
    std::vector<DeclaredField> read;
    auto const& fields = members.list("fields", true);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        Members field(fields.at(i), pointer_to(members.at("fields"), i), faults,
            { "label", "key", "each", "format", "choices", "choices_of", "locked", "prompt",
                "required" });
        DeclaredField one { read_value(field, "label", faults), read_flag(field, "required", false),
            { field.text("each", false), field.at("each") } };
        // Labels stand beside texts of any length.
        if (!field.find("format"))
            one.value.column.format = Format::wrapped;
        read.push_back(std::move(one));
    }
    return read;
}

std::uint32_t read_colour(Members& members, std::string_view name, bool required = true)
{
    auto const text = members.text(name, required);
    std::uint32_t colour = 0;
    if (text.size() == 7 && text.front() == '#') {
        auto const* const end = text.data() + text.size();
        if (std::from_chars(text.data() + 1, end, colour, 16).ptr == end)
            return colour;
    }
    if (!text.empty())
        members.expected(name, "a colour such as \"#FFC7CE\"");
    return 0;
}

/// A number that lies between the two.
double read_number(Members& members, std::string_view name, double least, double most)
{
    auto const* value = members.find(name);
    auto const number = value ? number_of(*value) : std::nullopt;
    if (number && *number >= least && *number <= most)
        return *number;
    members.expected(name,
        "a number from " + std::to_string(static_cast<int>(least)) + " to "
            + std::to_string(static_cast<int>(most)));
    return least;
}

/// The column whose heading stands at `name`.
std::optional<std::size_t> read_column_named(Members& members, std::string_view name,
    std::vector<DeclaredColumn> const& columns, Faults& faults)
{
    auto const heading = members.text(name, true);
    auto const column = std::ranges::find(
        columns, heading, [](DeclaredColumn const& declared) { return declared.column.heading; });
    if (column != columns.end())
        return static_cast<std::size_t>(column - columns.begin());
    if (!heading.empty())
        faults.add("workbook-declaration", members.at(name),
            "The sheet has no column \"" + heading + "\".",
            "Use the heading of one of its columns.");
    return std::nullopt;
}

std::optional<Highlight> read_highlight(Value const& value, std::string const& pointer,
    std::vector<DeclaredColumn> const& columns, Faults& faults)
{
    Members members(value, pointer, faults, { "heading", "value", "above", "fill", "ink" });
    auto const* above = members.find("above");
    Highlight highlight { 0, members.text("value", !above), read_colour(members, "fill"),
        read_colour(members, "ink") };
    if (above) {
        highlight.above = number_of(*above);
        if (!highlight.above)
            members.expected("above", "a number");
    }
    auto const column = read_column_named(members, "heading", columns, faults);
    if (!column)
        return std::nullopt;
    highlight.column = *column;
    return highlight;
}

Chart::Kind read_kind(Members& members)
{
    auto const name = members.text("kind", true);
    for (auto const& [word, kind] : chart_kinds) {
        if (word == name)
            return kind;
    }
    if (!name.empty())
        members.expected("kind", "column, stacked column, bar or stacked bar");
    return Chart::Kind::column;
}

void read_series(
    Members& members, Chart& chart, std::vector<DeclaredColumn> const& columns, Faults& faults)
{
    auto const& list = members.list("series", true);
    for (std::size_t i = 0; i < list.size(); ++i) {
        Members one(
            list.at(i), pointer_to(members.at("series"), i), faults, { "heading", "fill", "ink" });
        auto const column = read_column_named(one, "heading", columns, faults);
        chart.series.push_back(
            { column.value_or(0), read_colour(one, "fill"), read_colour(one, "ink", false) });
    }
    bool const adjacent = std::ranges::adjacent_find(chart.series,
                              [](auto const& a, auto const& b) { return a.column + 1 != b.column; })
        == chart.series.end();
    if (chart.series.empty() || (chart.of_totals && !adjacent))
        members.expected("series",
            chart.of_totals ? "adjacent columns, from left to right"
                            : "a list of at least one column of numbers");
}

DeclaredChart read_chart(Value const& value, std::string const& pointer,
    std::vector<DeclaredColumn> const& columns, Faults& faults)
{
    Members members(value, pointer, faults,
        { "kind", "title", "description", "categories", "series", "of_totals", "category_title",
            "value_title", "width", "height" });
    DeclaredChart read;
    auto& chart = read.chart;
    chart.kind = read_kind(members);
    read.title = { members.text("title", true), members.at("title") };
    read.description = { members.text("description", true), members.at("description") };
    chart.of_totals = read_flag(members, "of_totals", false);
    if (!chart.of_totals)
        chart.categories = read_column_named(members, "categories", columns, faults).value_or(0);
    read_series(members, chart, columns, faults);
    chart.category_title = members.text("category_title", true);
    chart.value_title = members.text("value_title", true);
    chart.width = read_number(members, "width", chart_pixels_min, chart_pixels_max);
    chart.height = read_number(members, "height", chart_pixels_min, chart_pixels_max);
    return read;
}

DeclaredSheet read_about(Value const& value, std::string const& pointer, Faults& faults)
{
    Members members(value, pointer, faults, { "name", "note", "fields" });
    DeclaredSheet sheet;
    sheet.name = { members.text("name", true), members.at("name") };
    sheet.note = { members.text("note", false), members.at("note") };
    sheet.fields = read_fields(members, faults);
    return sheet;
}

/// How many rows are to be filled in.
std::size_t read_empty_rows(Members& members)
{
    auto const* value = members.find("empty_rows");
    if (!value)
        return 0;
    auto const* count = value->as_integer();
    if (count && *count >= 0 && *count <= empty_rows_max)
        return static_cast<std::size_t>(*count);
    members.expected("empty_rows", "a number of rows up to 10,000");
    return 0;
}

void read_columns(Members& members, DeclaredSheet& sheet, Faults& faults)
{
    sheet.rows = members.text("rows", true);
    sheet.pointer = members.at("rows");
    sheet.empty_rows = read_empty_rows(members);
    auto const& columns = members.list("columns", true);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        auto read = read_column(
            columns.at(i), pointer_to(members.at("columns"), i), sheet.columns, faults);
        sheet.columns.push_back(std::move(read));
    }
    if (columns.empty())
        members.expected("columns", "a list of at least one column");
}

DeclaredSheet read_table(Value const& value, std::string const& pointer, Faults& faults)
{
    Members members(value, pointer, faults,
        { "name", "title", "note", "rows", "empty_rows", "columns", "highlights", "totals",
            "pages_wide", "kept", "charts", "fields" });
    DeclaredSheet sheet;
    sheet.name = { members.text("name", true), members.at("name") };
    sheet.title = { members.text("title", true), members.at("title") };
    sheet.note = { members.text("note", false), members.at("note") };
    if (members.find("fields"))
        sheet.fields = read_fields(members, faults);
    else
        read_columns(members, sheet, faults);
    auto const& highlights = members.list("highlights", false);
    for (std::size_t i = 0; i < highlights.size(); ++i) {
        if (auto const highlight = read_highlight(
                highlights.at(i), pointer_to(members.at("highlights"), i), sheet.columns, faults))
            sheet.highlights.push_back(*highlight);
    }
    if (members.find("pages_wide"))
        sheet.pages_wide
            = static_cast<std::size_t>(read_number(members, "pages_wide", 1, pages_wide_max));
    if (members.find("kept")) {
        auto const last = read_column_named(members, "kept", sheet.columns, faults);
        sheet.kept_columns = last ? *last + 1 : 0;
    }
    sheet.totals = { members.text("totals", false), members.at("totals") };
    auto const& charts = members.list("charts", false);
    for (std::size_t i = 0; i < charts.size(); ++i)
        sheet.charts.push_back(
            read_chart(charts.at(i), pointer_to(members.at("charts"), i), sheet.columns, faults));
    return sheet;
}

DeclaredProperties read_properties(Members const& owner, Faults& faults)
{
    auto const* value = owner.find("properties");
    if (!value)
        return {};
    Members members(*value, owner.at("properties"), faults,
        { "subject", "author", "company", "keywords", "comments" });
    auto const text = [&](std::string_view name) {
        return DeclaredText { members.text(name, false), members.at(name) };
    };
    return { text("subject"), text("author"), text("company"), text("keywords"), text("comments") };
}

Look read_look(Members const& owner, Faults& faults)
{
    auto const* value = owner.find("look");
    if (!value)
        return {};
    Members members(*value, owner.at("look"), faults,
        { "title_size", "title_ink", "heading_fill", "heading_ink", "chart_title_size" });
    auto const points = [&](std::string_view name) {
        return members.find(name) ? read_number(members, name, 1, title_points_max) : 0;
    };
    return { points("title_size"), read_colour(members, "title_ink", false),
        read_colour(members, "heading_fill", false), read_colour(members, "heading_ink", false),
        points("chart_title_size") };
}

} // namespace

Declaration read_declaration(Value const& value, Faults& faults)
{
    Members members(
        value, "", faults, { "title", "marking", "as_at", "properties", "look", "sheets" });
    Declaration declaration;
    declaration.title = { members.text("title", true), members.at("title") };
    declaration.marking = { members.text("marking", false), members.at("marking") };
    declaration.as_at = { members.text("as_at", true), members.at("as_at") };
    declaration.properties = read_properties(members, faults);
    declaration.look = read_look(members, faults);
    auto const& sheets = members.list("sheets", true);
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        auto const pointer = pointer_to(members.at("sheets"), i);
        auto sheet = i == 0 ? read_about(sheets.at(i), pointer, faults)
                            : read_table(sheets.at(i), pointer, faults);
        declaration.sheets.push_back(std::move(sheet));
    }
    if (sheets.empty())
        members.expected("sheets", "a list whose first sheet has fields");
    return declaration;
}

} // namespace workbook
