#include "base/json_quick.h"

#include "base/limits.h"

#include <simdjson.h>

namespace base {

namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

bool has_twice(Value::Object const& members, std::string_view key)
{
    for (auto const& member : members) {
        if (member.first == key)
            return true;
    }
    return false;
}

/// False for what is to be declined. `depth`: containers open around this value.
bool build(element const& source, Value& value, int depth)
{
    auto const type = source.type();
    bool const is_container = type == element_type::OBJECT || type == element_type::ARRAY;
    if (is_container && depth >= limits::json_depth_max)
        return false;
    switch (type) {
    case element_type::OBJECT: {
        auto const object = source.get_object().value_unsafe();
        Value::Object members;
        members.reserve(object.size());
        for (auto const field : object) {
            if (has_twice(members, field.key))
                return false;
            members.emplace_back(std::string(field.key), Value());
            if (!build(field.value, members.back().second, depth + 1))
                return false;
        }
        value = Value(std::move(members));
        return true;
    }
    case element_type::ARRAY: {
        auto const array = source.get_array().value_unsafe();
        Value::List items;
        items.reserve(array.size());
        for (auto const item : array) {
            if (!build(item, items.emplace_back(), depth + 1))
                return false;
        }
        value = Value(std::move(items));
        return true;
    }
    case element_type::STRING:
        value = Value(std::string(source.get_string().value_unsafe()));
        return true;
    case element_type::INT64:
        value = Value(static_cast<std::int64_t>(source.get_int64().value_unsafe()));
        return true;
    case element_type::DOUBLE:
        value = Value(source.get_double().value_unsafe());
        return true;
    case element_type::BOOL:
        value = Value(source.get_bool().value_unsafe());
        return true;
    case element_type::NULL_VALUE:
        return true;
    case element_type::UINT64:
        break;
    }
    return false;
}

} // namespace

std::optional<Value> parse_json_quickly(std::string_view text)
{
    simdjson::dom::parser parser;
    auto const root = parser.parse(text.data(), text.size());
    Value value;
    if (root.error() != simdjson::SUCCESS || !build(root.value_unsafe(), value, 0))
        return std::nullopt;
    return value;
}

} // namespace base
