#include "base/schema_faults.h"
#include "base/nearest.h"

#include "base/date.h"
#include "base/schema.h"

#include <algorithm>
#include <optional>

namespace base {

namespace {

std::string quoted(std::string_view text)
{
    return '"' + std::string(text) + '"';
}

std::string integer_text(Value const& node, std::string_view keyword)
{
    auto const* number = node.find(keyword);
    auto const* integer = number ? number->as_integer() : nullptr;
    return integer ? std::to_string(*integer) : std::string();
}

std::vector<std::string> texts(Value const* list)
{
    std::vector<std::string> found;
    if (list && list->as_list()) {
        for (auto const& item : *list->as_list()) {
            if (auto const* text = item.as_string())
                found.push_back(*text);
        }
    }
    return found;
}

std::string joined(std::vector<std::string> const& parts)
{
    std::string text;
    for (auto const& part : parts)
        text += (text.empty() ? "" : ", ") + part;
    return text;
}

bool is_blank(std::string_view text)
{
    return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

bool is_identifier(std::string_view text)
{
    auto const is_letter_or_digit = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    };
    constexpr std::size_t identifier_length_max = 40;
    return !text.empty() && text.size() <= identifier_length_max && is_letter_or_digit(text.front())
        && std::ranges::all_of(text, [&](char c) {
               return is_letter_or_digit(c) || c == '.' || c == '_' || c == '/' || c == '-';
           });
}

bool matches_format(std::string const& text, std::string_view format)
{
    if (format == "date")
        return Date::parse(text).has_value();
    if (format == "partial-date")
        return PartialDate::parse(text).has_value();
    if (format == "time-of-day")
        return TimeOfDay::parse(text).has_value();
    if (format == "identifier")
        return is_identifier(text);
    if (format == "line")
        return !is_blank(text) && text.find('\n') == std::string::npos;
    return format != "text" || !is_blank(text);
}

/// "must be …" for a value of the wrong kind or form.
std::string requirement(Value const& node)
{
    auto const format = node.text("format");
    auto const type = node.text("type");
    if (format == "date")
        return "must be a date like 2016-05-09";
    if (format == "partial-date")
        return "must be a date like 2016-05-09, a month like 2016-05 or a year like 2016, "
               "with ~ at the end if it is approximate";
    if (format == "time-of-day")
        return "must be a time like 14:00";
    if (format == "identifier")
        return "must be a code of up to 40 letters, digits, full stops, hyphens and slashes";
    if (format == "line")
        return "must be text on one line, and not blank";
    if (type == "string")
        return "must be text, and not blank";
    if (type == "integer")
        return "must be a whole number";
    if (type == "boolean")
        return "must be true or false, without quotation marks";
    return type == "array" ? "must be a list" : "must be a group of fields";
}

/// A date of the right shape that does not exist deserves its own words.
bool is_impossible_date(Value const& value, Value const& node)
{
    auto const* text = value.as_string();
    return text && node.text("format") == "date" && text->size() == 10
        && text->find_first_not_of("0123456789-") == std::string::npos && text->at(4) == '-'
        && text->at(7) == '-';
}

/// Walks the value in its own order, so that faults come in the order of the file.
class Describer {
public:
    Describer(SchemaFindings const& findings, std::string const& file)
        : m_findings(findings)
        , m_file(file)
    {
    }

    void walk(
        Value const& value, Value const& node, std::string const& pointer, std::string const& label)
    {
        if (auto const found = m_findings.keyword_at.find(pointer);
            found != m_findings.keyword_at.end())
            add_keyword(found->second, value, node, pointer, label);
        else if (auto const* text = value.as_string();
                 text && !matches_format(*text, node.text("format")))
            add_keyword("format", value, node, pointer, label);
        if (value.is_object() && node.text("type") == "object")
            walk_object(value, node, pointer, label);
        auto const* items = node.find("items");
        if (value.is_list() && items) {
            auto const& list = *value.as_list();
            for (std::size_t i = 0; i < list.size(); ++i)
                walk(list.at(i), *items, pointer_to(pointer, i), items->text("title", label));
        }
    }

    Diagnostics take() { return std::move(m_faults); }

private:
    void add(std::string code, std::string const& pointer, std::string message, std::string fix)
    {
        m_faults.push_back({ Severity::error, std::move(code), { m_file, 0, pointer },
            std::move(message), std::move(fix) });
    }

    void add_keyword(std::string_view keyword, Value const& value, Value const& node,
        std::string const& pointer, std::string const& label)
    {
        auto const name = quoted(label);
        if (value.is_null())
            add("schema-type", pointer, name + " is null.", "Leave the field out if it is empty.");
        else if (keyword == "enum")
            add("schema-choice", pointer, name + " is not one of the allowed values.",
                "Use one of: " + joined(texts(node.find("enum"))) + ".");
        else if (keyword == "minLength")
            add("schema-length", pointer, name + " is empty.",
                "Fill it in, or leave the field out.");
        else if (keyword == "maxLength")
            add("schema-length", pointer,
                name + " is longer than " + integer_text(node, "maxLength") + " characters.",
                "Shorten it.");
        else if (keyword == "minimum")
            add("schema-range", pointer,
                name + " must be " + integer_text(node, "minimum") + " or more.",
                "Correct the number.");
        else if (keyword == "maximum")
            add("schema-range", pointer,
                name + " must be " + integer_text(node, "maximum") + " or less.",
                "Correct the number.");
        else if (keyword == "minItems")
            add("schema-length", pointer, name + " is an empty list.", "Add at least one entry.");
        else if (keyword == "uniqueItems")
            add("schema-repeated", pointer, name + " holds the same entry twice.",
                "Remove one of the two.");
        else if (is_impossible_date(value, node))
            add("schema-format", pointer,
                name + " is " + *value.as_string() + ", a day that does not exist.",
                "Correct the date.");
        else
            add(keyword == "format" ? "schema-format" : "schema-type", pointer,
                name + ' ' + requirement(node) + '.', "Correct the value.");
    }

    void walk_object(
        Value const& value, Value const& node, std::string const& pointer, std::string const& label)
    {
        bool const has_unknown = m_findings.unknown_in.contains(pointer);
        for (auto const& [key, member] : *value.as_object()) {
            auto const* field = subschema(node, key);
            if (field)
                walk(member, *field, pointer_to(pointer, key), field->text("title", key));
            else if (has_unknown)
                add_unknown(key, node, pointer, label);
        }
        if (auto const missing = m_findings.missing_in.find(pointer);
            missing != m_findings.missing_in.end()) {
            for (auto const& key : missing->second)
                add_missing(key, node, pointer);
        }
    }

    void add_unknown(std::string const& key, Value const& node, std::string const& pointer,
        std::string const& label)
    {
        auto const* properties = node.find("properties")->as_object();
        std::vector<std::string> keys;
        for (auto const& property : *properties)
            keys.push_back(property.first);
        auto const meant = nearest(key, keys);
        add("schema-unknown-field", pointer_to(pointer, key),
            quoted(label) + " has no field " + quoted(key) + ".",
            meant ? "Did you mean " + quoted(*meant) + "?"
                  : "Remove it, or use one of: " + joined(keys) + ".");
    }

    void add_missing(std::string const& key, Value const& node, std::string const& pointer)
    {
        auto const* field = subschema(node, key);
        add("schema-missing", pointer_to(pointer, key),
            quoted(field ? field->text("title", key) : key) + " is missing.",
            "Add the field " + quoted(key) + " here.");
    }

    SchemaFindings const& m_findings;
    std::string const& m_file;
    Diagnostics m_faults;
};

} // namespace

Diagnostics describe_faults(SchemaFindings const& findings, Value const& value, Value const& schema,
    std::string const& file)
{
    Describer describer(findings, file);
    describer.walk(value, schema, {}, schema.text("title"));
    return describer.take();
}

} // namespace base
