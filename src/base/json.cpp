#include "base/json.h"
#include "base/limits.h"
#include "base/unicode.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace base {

namespace {

/// Builds a Value from the parser's events. The library's own tree would keep the last of two
/// equal keys silently; a record where a date stands twice must be refused instead.
class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
public:
    TreeBuilder(std::string_view text, std::string file)
        : m_text(text)
        , m_file(std::move(file))
    {
    }

    bool null() override { return add(Value()); }
    bool boolean(bool value) override { return add(Value(value)); }
    bool number_integer(std::int64_t value) override { return add(Value(value)); }
    bool number_unsigned(std::uint64_t value) override
    {
        if (value > static_cast<std::uint64_t>(INT64_MAX))
            return refuse("a number is too large");
        return add(Value(static_cast<std::int64_t>(value)));
    }
    bool number_float(double value, std::string const&) override { return add(Value(value)); }
    bool string(std::string& value) override { return add(Value(std::move(value))); }
    bool binary(nlohmann::json::binary_t&) override { return refuse("binary data"); }
    bool start_object(std::size_t) override { return open(Value(Value::Object {})); }
    bool start_array(std::size_t) override { return open(Value(Value::List {})); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(std::string& name) override
    {
        auto const* object = m_open.back().as_object();
        for (auto const& member : *object) {
            if (member.first == name)
                return refuse("the key \"" + name + "\" stands twice in one object");
        }
        m_keys.back() = std::move(name);
        return true;
    }
    bool parse_error(
        std::size_t position, std::string const&, nlohmann::json::exception const& error) override
    {
        auto const end
            = m_text.begin() + static_cast<std::ptrdiff_t>(std::min(position, m_text.size()));
        auto const line = 1 + static_cast<int>(std::count(m_text.begin(), end, '\n'));
        std::string_view reason = error.what();
        if (auto const dash = reason.rfind(" - "); dash != std::string_view::npos)
            reason.remove_prefix(dash + 3);
        m_fault = Diagnostic { Severity::error, "json-syntax", { m_file, line, {} },
            "This is not valid JSON: " + std::string(reason) + ".",
            "Correct the file at this line." };
        return false;
    }

    Result<Value> finish()
    {
        if (m_fault)
            return *m_fault;
        return std::move(m_root);
    }

private:
    bool refuse(std::string reason)
    {
        std::string pointer;
        for (std::size_t i = 0; i < m_open.size(); ++i) {
            if (auto const* list = m_open[i].as_list())
                pointer = pointer_to(pointer, list->size());
            else if (i + 1 < m_open.size())
                pointer = pointer_to(pointer, m_keys[i]);
        }
        m_fault = Diagnostic { Severity::error, "json-refused", { m_file, 0, pointer },
            "The file cannot be read: " + std::move(reason) + ".",
            "Correct the file and try again." };
        return false;
    }
    bool add(Value value)
    {
        if (m_open.empty())
            m_root = std::move(value);
        else if (auto* list = m_open.back().as_list())
            list->push_back(std::move(value));
        else
            m_open.back().as_object()->emplace_back(std::move(m_keys.back()), std::move(value));
        return true;
    }
    bool open(Value container)
    {
        if (m_open.size() >= static_cast<std::size_t>(limits::json_depth_max))
            return refuse("it is nested more than " + std::to_string(limits::json_depth_max)
                + " levels deep");
        m_open.push_back(std::move(container));
        m_keys.emplace_back();
        return true;
    }
    bool close()
    {
        auto value = std::move(m_open.back());
        // A large plan is mostly small objects; their spare room would double it.
        if (auto* list = value.as_list())
            list->shrink_to_fit();
        else
            value.as_object()->shrink_to_fit();
        m_open.pop_back();
        m_keys.pop_back();
        return add(std::move(value));
    }

    std::string_view m_text;
    std::string m_file;
    Value m_root;
    std::vector<Value> m_open;
    std::vector<std::string> m_keys;
    std::optional<Diagnostic> m_fault;
};

void write_string(std::string& out, std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    out += '"';
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (c == '\n')
            out += "\\n";
        else if (byte < 0x20 || byte == 0x7f)
            ((out += "\\u00") += digits[byte >> 4]) += digits[byte & 15];
        else
            out += c;
    }
    out += '"';
}

void write_value(std::string& out, Value const& value, int indent, int depth)
{
    auto const new_line = [&](int level) {
        if (indent > 0)
            (out += '\n').append(static_cast<std::size_t>(indent * level), ' ');
    };
    if (auto const* list = value.as_list()) {
        out += '[';
        for (std::size_t i = 0; i < list->size(); ++i) {
            if (i > 0)
                out += ',';
            new_line(depth + 1);
            write_value(out, (*list)[i], indent, depth + 1);
        }
        if (!list->empty())
            new_line(depth);
        out += ']';
    } else if (auto const* object = value.as_object()) {
        out += '{';
        for (std::size_t i = 0; i < object->size(); ++i) {
            if (i > 0)
                out += ',';
            new_line(depth + 1);
            write_string(out, (*object)[i].first);
            out += indent > 0 ? ": " : ":";
            write_value(out, (*object)[i].second, indent, depth + 1);
        }
        if (!object->empty())
            new_line(depth);
        out += '}';
    } else if (auto const* text = value.as_string()) {
        write_string(out, *text);
    } else if (auto const* flag = value.as_bool()) {
        out += *flag ? "true" : "false";
    } else if (auto const* integer = value.as_integer()) {
        out += std::to_string(*integer);
    } else if (auto const* real = value.as_real()) {
        std::array<char, 32> digits {};
        auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), *real).ptr;
        out.append(digits.data(), end);
    } else {
        out += "null";
    }
}

} // namespace

Value const* Value::find(std::string_view key) const
{
    auto const* object = as_object();
    if (!object)
        return nullptr;
    auto const member = std::ranges::find(*object, key, &Member::first);
    return member == object->end() ? nullptr : &member->second;
}

std::string Value::text(std::string_view key, std::string_view otherwise) const
{
    auto const* member = find(key);
    auto const* text = member ? member->as_string() : nullptr;
    return text ? *text : std::string(otherwise);
}

void Value::set(std::string_view key, Value value)
{
    if (is_null())
        m_content = Object {};
    auto* object = as_object();
    ensure(object != nullptr, "set() of a JSON value that is no object");
    auto const member = std::ranges::find(*object, key, &Member::first);
    if (member != object->end())
        member->second = std::move(value);
    else
        object->emplace_back(std::string(key), std::move(value));
}

void Value::push(Value value)
{
    if (is_null())
        m_content = List {};
    auto* list = as_list();
    ensure(list != nullptr, "push() to a JSON value that is no list");
    list->push_back(std::move(value));
}

Result<Value> parse_json(std::string_view text, std::string const& file)
{
    if (auto const offset = first_invalid_utf8(text)) {
        auto const line = 1
            + static_cast<int>(std::count(
                text.begin(), text.begin() + static_cast<std::ptrdiff_t>(*offset), '\n'));
        return Diagnostic { Severity::error, "json-encoding", { file, line, {} },
            "The file is not valid UTF-8.", "Save it as UTF-8 and try again." };
    }
    TreeBuilder builder(text, file);
    nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
    return builder.finish();
}

std::string write_json(Value const& value)
{
    std::string out;
    write_value(out, value, 0, 0);
    return out;
}

std::string write_json_indented(Value const& value)
{
    std::string out;
    write_value(out, value, 2, 0);
    return out + '\n';
}

std::string pointer_to(std::string_view pointer, std::string_view token)
{
    auto result = std::string(pointer) + '/';
    for (char const c : token) {
        if (c == '~')
            result += "~0";
        else if (c == '/')
            result += "~1";
        else
            result += c;
    }
    return result;
}

std::string pointer_to(std::string_view pointer, std::size_t index)
{
    return pointer_to(pointer, std::to_string(index));
}

std::optional<std::vector<std::string>> pointer_tokens(std::string_view pointer)
{
    std::vector<std::string> tokens;
    if (!pointer.empty() && pointer.front() != '/')
        return std::nullopt;
    for (std::size_t i = 0; i < pointer.size(); ++i) {
        if (pointer[i] == '/')
            tokens.emplace_back();
        else if (pointer[i] == '~' && i + 1 < pointer.size())
            tokens.back() += pointer[++i] == '0' ? '~' : '/';
        else
            tokens.back() += pointer[i];
    }
    return tokens;
}

Value const* resolve(Value const& root, std::string_view pointer)
{
    auto const tokens = pointer_tokens(pointer);
    if (!tokens)
        return nullptr;
    auto const* value = &root;
    for (auto const& token : *tokens) {
        if (auto const* list = value->as_list()) {
            std::size_t index = 0;
            auto const [end, error]
                = std::from_chars(token.data(), token.data() + token.size(), index);
            bool const good = error == std::errc() && end == token.data() + token.size();
            value = good && index < list->size() ? &(*list)[index] : nullptr;
        } else {
            value = value->find(token);
        }
        if (!value)
            return nullptr;
    }
    return value;
}

} // namespace base
