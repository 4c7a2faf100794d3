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
/// The XLSX format's own limits.
constexpr std::size_t sheet_name_characters_max = 31;
constexpr double column_width_max = 255;

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

double read_width(Members& members, double otherwise)
{
    auto const* value = members.find("width");
    if (!value)
        return otherwise;
    auto const* real = value->as_real();
    auto const* integer = value->as_integer();
    double const width = real ? *real : integer ? static_cast<double>(*integer) : 0;
    if (width >= 1 && width <= column_width_max)
        return width;
    members.expected("width", "a number of characters from 1 to 255");
    return otherwise;
}

DeclaredColumn read_column(Value const& value, std::string const& pointer, Faults& faults)
{
    Members members(
        value, pointer, faults, { "heading", "key", "format", "width", "choices", "locked" });
    DeclaredColumn read { {}, members.text("key", true), members.at("key") };
    auto& column = read.column;
    column.heading = members.text("heading", true);
    column.format = read_format(members, faults);
    column.width = read_width(members, column.width);
    for (auto const& choice : members.list("choices", false)) {
        if (auto const* text = choice.as_string(); text && !text->empty())
            column.choices.push_back(*text);
        else
            members.expected("choices", "a list of texts");
    }
    if (auto const* locked = members.find("locked")) {
        if (auto const* flag = locked->as_bool())
            column.locked = *flag;
        else
            members.expected("locked", "true or false");
    }
    return read;
}

std::uint32_t read_colour(Members& members, std::string_view name)
{
    auto const text = members.text(name, true);
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

std::optional<Highlight> read_highlight(Value const& value, std::string const& pointer,
    std::vector<DeclaredColumn> const& columns, Faults& faults)
{
    Members members(value, pointer, faults, { "heading", "value", "fill", "ink" });
    auto const heading = members.text("heading", true);
    Highlight highlight { 0, members.text("value", true), read_colour(members, "fill"),
        read_colour(members, "ink") };
    auto const column = std::ranges::find(
        columns, heading, [](DeclaredColumn const& declared) { return declared.column.heading; });
    if (column == columns.end()) {
        if (!heading.empty())
            faults.add("workbook-declaration", members.at("heading"),
                "The sheet has no column \"" + heading + "\".",
                "Use the heading of one of its columns.");
        return std::nullopt;
    }
    highlight.column = static_cast<std::size_t>(column - columns.begin());
    return highlight;
}

char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

void check_name(std::string const& name, std::string const& pointer,
    std::vector<DeclaredSheet> const& earlier, Faults& faults)
{
    auto const fault = [&](std::string message, std::string fix) {
        faults.add("workbook-sheet-name", pointer, std::move(message), std::move(fix));
    };
    auto const same_name = [&](DeclaredSheet const& other) {
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

DeclaredSheet read_about(Value const& value, std::string const& pointer, Faults& faults)
{
    Members members(value, pointer, faults, { "name", "note", "fields" });
    DeclaredSheet sheet;
    sheet.name = members.text("name", true);
    sheet.note = { members.text("note", false), members.at("note") };
    auto const& fields = members.list("fields", true);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        Members field(
            fields.at(i), pointer_to(members.at("fields"), i), faults, { "label", "key" });
        sheet.fields.push_back(
            { field.text("label", true), field.text("key", true), field.at("key") });
    }
    return sheet;
}

DeclaredSheet read_table(Value const& value, std::string const& pointer, Faults& faults)
{
    Members members(
        value, pointer, faults, { "name", "title", "note", "rows", "columns", "highlights" });
    DeclaredSheet sheet;
    sheet.name = members.text("name", true);
    sheet.title = { members.text("title", true), members.at("title") };
    sheet.note = { members.text("note", false), members.at("note") };
    sheet.rows = members.text("rows", true);
    sheet.pointer = members.at("rows");
    auto const& columns = members.list("columns", true);
    for (std::size_t i = 0; i < columns.size(); ++i)
        sheet.columns.push_back(
            read_column(columns.at(i), pointer_to(members.at("columns"), i), faults));
    if (columns.empty())
        members.expected("columns", "a list of at least one column");
    auto const& highlights = members.list("highlights", false);
    for (std::size_t i = 0; i < highlights.size(); ++i) {
        if (auto const highlight = read_highlight(
                highlights.at(i), pointer_to(members.at("highlights"), i), sheet.columns, faults))
            sheet.highlights.push_back(*highlight);
    }
    return sheet;
}

} // namespace

Declaration read_declaration(Value const& value, Faults& faults)
{
    Members members(value, "", faults, { "title", "marking", "as_at", "sheets" });
    Declaration declaration;
    declaration.title = { members.text("title", true), members.at("title") };
    declaration.marking = { members.text("marking", false), members.at("marking") };
    declaration.as_at = { members.text("as_at", true), members.at("as_at") };
    auto const& sheets = members.list("sheets", true);
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        auto const pointer = pointer_to(members.at("sheets"), i);
        auto sheet = i == 0 ? read_about(sheets.at(i), pointer, faults)
                            : read_table(sheets.at(i), pointer, faults);
        check_name(sheet.name, pointer_to(pointer, "name"), declaration.sheets, faults);
        declaration.sheets.push_back(std::move(sheet));
    }
    if (sheets.empty())
        members.expected("sheets", "a list whose first sheet has fields");
    return declaration;
}

} // namespace workbook
