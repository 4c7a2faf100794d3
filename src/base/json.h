#pragma once

// JSON as a value tree. json.cpp is the only includer of the JSON library.

#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace base {

/// A JSON value (RFC 8259). Objects keep the order of the file.
class Value {
public:
    using List = std::vector<Value>;
    using Member = std::pair<std::string, Value>;
    using Object = std::vector<Member>;

    Value() = default;
    Value(bool value)
        : m_content(value)
    {
    }
    Value(int value)
        : m_content(static_cast<std::int64_t>(value))
    {
    }
    Value(std::int64_t value)
        : m_content(value)
    {
    }
    Value(double value)
        : m_content(value)
    {
    }
    Value(char const* value)
        : m_content(std::string(value))
    {
    }
    Value(std::string value)
        : m_content(std::move(value))
    {
    }
    Value(List value)
        : m_content(std::move(value))
    {
    }
    Value(Object value)
        : m_content(std::move(value))
    {
    }

    bool is_null() const { return std::holds_alternative<std::monostate>(m_content); }
    bool is_string() const { return std::holds_alternative<std::string>(m_content); }
    bool is_list() const { return std::holds_alternative<List>(m_content); }
    bool is_object() const { return std::holds_alternative<Object>(m_content); }

    // Each returns null when the value has another kind.
    bool const* as_bool() const { return std::get_if<bool>(&m_content); }
    std::int64_t const* as_integer() const { return std::get_if<std::int64_t>(&m_content); }
    double const* as_real() const { return std::get_if<double>(&m_content); }
    std::string const* as_string() const { return std::get_if<std::string>(&m_content); }
    List const* as_list() const { return std::get_if<List>(&m_content); }
    List* as_list() { return std::get_if<List>(&m_content); }
    Object const* as_object() const { return std::get_if<Object>(&m_content); }
    Object* as_object() { return std::get_if<Object>(&m_content); }

    /// The member `key` of an object; null if this is no object or has no such member.
    Value const* find(std::string_view key) const;
    /// The string member `key`, or `otherwise`.
    std::string text(std::string_view key, std::string_view otherwise = {}) const;
    /// Sets or replaces member `key`. A null value becomes an object first.
    void set(std::string_view key, Value value);
    /// Appends to a list. A null value becomes a list first.
    void push(Value value);

    bool operator==(Value const&) const = default;

private:
    std::variant<std::monostate, bool, std::int64_t, double, std::string, List, Object> m_content;
};

/// Parses UTF-8 JSON. Duplicate keys, nesting beyond limits::json_depth_max and invalid UTF-8
/// are errors; each error names `file` and the line.
Result<Value> parse_json(std::string_view text, std::string const& file);
/// Compact JSON, members in their stored order: the same value gives the same bytes.
std::string write_json(Value const& value);
/// JSON indented by two spaces, for people.
std::string write_json_indented(Value const& value);

/// `pointer` with one more reference token, escaped as RFC 6901 says ("~" -> "~0", "/" -> "~1").
std::string pointer_to(std::string_view pointer, std::string_view token);
std::string pointer_to(std::string_view pointer, std::size_t index);
/// The unescaped reference tokens of `pointer`; nothing if it does not start with "/".
std::optional<std::vector<std::string>> pointer_tokens(std::string_view pointer);
/// The value at `pointer`, or null.
Value const* resolve(Value const& root, std::string_view pointer);

} // namespace base
