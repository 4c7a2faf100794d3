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
    : Record(&document, &schema.root(), {})
{
}

Record::Record(base::Value const* value, base::Field const* field, Place place)
    : m_value(value)
    , m_field(field)
    , m_place(std::move(place))
{
}

base::Field const& Record::field(std::string_view key) const
{
    auto const* found = m_field->find(key);
    if (!found) {
        base::ensure(false,
            "the schema of \"" + m_field->schema->text("title") + "\" has no field \""
                + std::string(key) + '"');
    }
    return *found;
}

base::Value const* Record::member(base::Field const& field, base::Field::Type type) const
{
    if (field.type != type)
        base::ensure(
            false, "the field \"" + std::string(field.name) + "\" has another type than asked for");
    return m_value->find(field.name);
}

bool Record::has(std::string_view key) const
{
    return m_value->find(field(key).name) != nullptr;
}

std::optional<std::string> Record::text(std::string_view key) const
{
    auto const* value = member(field(key), base::Field::Type::text);
    auto const* text = value ? value->as_string() : nullptr;
    return text ? std::optional(*text) : std::nullopt;
}

std::optional<base::Date> Record::date(std::string_view key) const
{
    auto const& asked = field(key);
    base::ensure(asked.format == base::Field::Format::date, "a field that is no full date");
    auto const* value = m_value->find(key);
    return value && value->as_string() ? base::Date::parse(*value->as_string()) : std::nullopt;
}

std::optional<base::PartialDate> Record::partial_date(std::string_view key) const
{
    using Format = base::Field::Format;
    auto const format = field(key).format;
    base::ensure(
        format == Format::partial_date || format == Format::date, "a field that is no date");
    auto const* value = m_value->find(key);
    return value && value->as_string() ? base::PartialDate::parse(*value->as_string())
                                       : std::nullopt;
}

std::optional<base::TimeOfDay> Record::time(std::string_view key) const
{
    base::ensure(
        field(key).format == base::Field::Format::time_of_day, "a field that is no time of day");
    auto const value = text(key);
    return value ? base::TimeOfDay::parse(*value) : std::nullopt;
}

std::optional<bool> Record::flag(std::string_view key) const
{
    auto const* value = member(field(key), base::Field::Type::flag);
    auto const* flag = value ? value->as_bool() : nullptr;
    return flag ? std::optional(*flag) : std::nullopt;
}

std::optional<std::int64_t> Record::integer(std::string_view key) const
{
    auto const* value = member(field(key), base::Field::Type::integer);
    auto const* integer = value ? value->as_integer() : nullptr;
    return integer ? std::optional(*integer) : std::nullopt;
}

std::optional<std::string> Record::printed(std::string_view key) const
{
    auto const value = text(key);
    auto const* words = value ? field(key).schema->find("x-printed") : nullptr;
    return words ? words->text(*value, *value) : value;
}

std::optional<Record> Record::child(std::string_view key) const
{
    auto const& asked = field(key);
    auto const* value = member(asked, base::Field::Type::object);
    if (!value)
        return std::nullopt;
    return Record(value, &asked, { std::make_shared<Place const>(m_place), asked.name });
}

std::vector<Record> Record::list(std::string_view key) const
{
    auto const& asked = field(key);
    auto const* value = member(asked, base::Field::Type::list);
    base::ensure(!asked.items.empty() && asked.items.front().type == base::Field::Type::object,
        "a field that is no list of objects");
    auto const* entries = value ? value->as_list() : nullptr;
    std::vector<Record> records;
    if (!entries || entries->empty())
        return records;
    records.reserve(entries->size());
    auto const here = std::make_shared<Place const>(
        Place { std::make_shared<Place const>(m_place), asked.name });
    for (std::size_t i = 0; i < entries->size(); ++i)
        records.push_back(Record(&entries->at(i), &asked.items.front(), { here, {}, i }));
    return records;
}

std::vector<std::string> Record::texts(std::string_view key) const
{
    auto const& asked = field(key);
    auto const* value = member(asked, base::Field::Type::list);
    base::ensure(!asked.items.empty() && asked.items.front().type == base::Field::Type::text,
        "a field that is no list of texts");
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
    if (auto const* words = field(key).items.front().schema->find("x-printed")) {
        for (auto& text : found)
            text = words->text(text, text);
    }
    return found;
}

std::string Record::label(std::string_view key) const
{
    return field(key).schema->text("title", key);
}

std::string Record::pointer(std::string_view key) const
{
    auto const here = pointer_of(m_place);
    return key.empty() ? here : base::pointer_to(here, key);
}

std::string Record::pointer_of(Place const& place)
{
    if (!place.above)
        return {};
    auto const above = pointer_of(*place.above);
    return place.name.empty() ? base::pointer_to(above, place.index)
                              : base::pointer_to(above, place.name);
}

} // namespace casefile
