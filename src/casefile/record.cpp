#include "base/ensure.h"
#include "base/file.h"
#include "casefile/casefile.h"

namespace casefile {

Schemas Schemas::load(std::filesystem::path const& folder)
{
    Schemas schemas;
    for (auto const* name : { "board.json", "case.json", "training.json", "profile.json" }) {
        auto const path = folder / name;
        auto parsed = base::parse_json(base::read_file(path), path.string());
        base::ensure(parsed.ok(), path.string() + " is no valid JSON");
        schemas.m_schemas.emplace_back(parsed.value());
    }
    return schemas;
}

base::Schema const& Schemas::of(Kind kind) const
{
    return m_schemas.at(static_cast<std::size_t>(kind));
}

Record::Record(base::Value const& document, base::Schema const& schema)
    : Record(&document, &schema.document(), {})
{
}

Record::Record(base::Value const* value, base::Value const* node, std::string pointer)
    : m_value(value)
    , m_node(node)
    , m_pointer(std::move(pointer))
{
}

base::Value const& Record::field(std::string_view key) const
{
    auto const* node = base::subschema(*m_node, key);
    base::ensure(node != nullptr,
        "the schema of \"" + m_node->text("title") + "\" has no field \"" + std::string(key) + '"');
    return *node;
}

base::Value const* Record::member(std::string_view key, std::string_view type) const
{
    base::ensure(field(key).text("type") == type,
        "the field \"" + std::string(key) + "\" is no " + std::string(type));
    return m_value->find(key);
}

bool Record::has(std::string_view key) const
{
    field(key); // Aborts when the schema has no such field.
    return m_value->find(key) != nullptr;
}

std::optional<std::string> Record::text(std::string_view key) const
{
    auto const* value = member(key, "string");
    auto const* text = value ? value->as_string() : nullptr;
    return text ? std::optional(*text) : std::nullopt;
}

std::optional<base::Date> Record::date(std::string_view key) const
{
    base::ensure(field(key).text("format") == "date",
        "the field \"" + std::string(key) + "\" is no full date");
    auto const value = text(key);
    return value ? base::Date::parse(*value) : std::nullopt;
}

std::optional<base::PartialDate> Record::partial_date(std::string_view key) const
{
    auto const format = field(key).text("format");
    base::ensure(format == "partial-date" || format == "date",
        "the field \"" + std::string(key) + "\" is no date");
    auto const value = text(key);
    return value ? base::PartialDate::parse(*value) : std::nullopt;
}

std::optional<base::TimeOfDay> Record::time(std::string_view key) const
{
    base::ensure(field(key).text("format") == "time-of-day",
        "the field \"" + std::string(key) + "\" is no time of day");
    auto const value = text(key);
    return value ? base::TimeOfDay::parse(*value) : std::nullopt;
}

std::optional<bool> Record::flag(std::string_view key) const
{
    auto const* value = member(key, "boolean");
    auto const* flag = value ? value->as_bool() : nullptr;
    return flag ? std::optional(*flag) : std::nullopt;
}

std::optional<std::int64_t> Record::integer(std::string_view key) const
{
    auto const* value = member(key, "integer");
    auto const* integer = value ? value->as_integer() : nullptr;
    return integer ? std::optional(*integer) : std::nullopt;
}

std::optional<std::string> Record::printed(std::string_view key) const
{
    auto const value = text(key);
    auto const* words = field(key).find("x-printed");
    return value && words ? words->text(*value, *value) : value;
}

std::optional<Record> Record::child(std::string_view key) const
{
    auto const* value = member(key, "object");
    if (!value)
        return std::nullopt;
    return Record(value, &field(key), base::pointer_to(m_pointer, key));
}

std::vector<Record> Record::list(std::string_view key) const
{
    auto const* value = member(key, "array");
    auto const* items = field(key).find("items");
    base::ensure(items && items->text("type") == "object",
        "the field \"" + std::string(key) + "\" is no list of objects");
    std::vector<Record> records;
    auto const* entries = value ? value->as_list() : nullptr;
    for (std::size_t i = 0; entries && i < entries->size(); ++i) {
        records.push_back(
            Record(&entries->at(i), items, base::pointer_to(base::pointer_to(m_pointer, key), i)));
    }
    return records;
}

std::vector<std::string> Record::texts(std::string_view key) const
{
    auto const* value = member(key, "array");
    auto const* items = field(key).find("items");
    base::ensure(items && items->text("type") == "string",
        "the field \"" + std::string(key) + "\" is no list of texts");
    std::vector<std::string> found;
    if (value && value->as_list()) {
        for (auto const& entry : *value->as_list()) {
            if (auto const* text = entry.as_string())
                found.push_back(*text);
        }
    }
    return found;
}

std::vector<std::string> Record::printed_texts(std::string_view key) const
{
    auto found = texts(key);
    if (auto const* words = field(key).find("items")->find("x-printed")) {
        for (auto& text : found)
            text = words->text(text, text);
    }
    return found;
}

std::string Record::label(std::string_view key) const
{
    return field(key).text("title", key);
}

std::string Record::pointer(std::string_view key) const
{
    return key.empty() ? m_pointer : base::pointer_to(m_pointer, key);
}

} // namespace casefile
