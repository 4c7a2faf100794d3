#include "base/json.h"
#include "base/json_quick.h"
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
    bool start_object(std::size_t) override { return open(Kind::object); }
    bool start_array(std::size_t) override { return open(Kind::list); }
    bool end_object() override
    {
        auto const first = m_members.begin() + position(m_frames.back().first);
        Value::Object object(
            std::make_move_iterator(first), std::make_move_iterator(m_members.end()));
        m_members.erase(first, m_members.end());
        return close(Value(std::move(object)));
    }
    bool end_array() override
    {
        auto const first = m_items.begin() + position(m_frames.back().first);
        Value::List list(std::make_move_iterator(first), std::make_move_iterator(m_items.end()));
        m_items.erase(first, m_items.end());
        return close(Value(std::move(list)));
    }
    bool key(std::string& name) override
    {
        for (auto i = m_frames.back().first; i < m_members.size(); ++i) {
            if (m_members[i].first == name)
                return refuse("the key \"" + name + "\" stands twice in one object");
        }
        m_members.emplace_back(std::move(name), Value());
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
    enum class Kind { object, list };
    /// A container that is not closed yet; its content so far is the tail of m_members or m_items.
    struct Frame {
        Kind kind;
        std::size_t first;
    };

    static std::ptrdiff_t position(std::size_t index) { return static_cast<std::ptrdiff_t>(index); }
    /// The place that is being read: of each open container the member or item at hand, which for
    /// an object is the last of its members and for a list the next item.
    std::string pointer() const
    {
        std::string pointer;
        auto members_end = m_members.size();
        auto items_end = m_items.size();
        std::vector<std::string> tokens;
        for (auto frame = m_frames.rbegin(); frame != m_frames.rend(); ++frame) {
            if (frame->kind == Kind::list) {
                tokens.push_back(std::to_string(items_end - frame->first));
                items_end = frame->first;
            } else {
                if (members_end > frame->first && frame != m_frames.rbegin())
                    tokens.push_back(m_members[members_end - 1].first);
                members_end = frame->first;
            }
        }
        for (auto token = tokens.rbegin(); token != tokens.rend(); ++token)
            pointer = pointer_to(pointer, *token);
        return pointer;
    }
    bool refuse(std::string reason)
    {
        m_fault = Diagnostic { Severity::error, "json-refused", { m_file, 0, pointer() },
            "The file cannot be read: " + std::move(reason) + ".",
            "Correct the file and try again." };
        return false;
    }
    bool add(Value value)
    {
        if (m_frames.empty())
            m_root = std::move(value);
        else if (m_frames.back().kind == Kind::list)
            m_items.push_back(std::move(value));
        else
            m_members.back().second = std::move(value);
        return true;
    }
    bool open(Kind kind)
    {
        if (m_frames.size() >= static_cast<std::size_t>(limits::json_depth_max))
            return refuse("it is nested more than " + std::to_string(limits::json_depth_max)
                + " levels deep");
        m_frames.push_back({ kind, kind == Kind::list ? m_items.size() : m_members.size() });
        return true;
    }
    bool close(Value value)
    {
        m_frames.pop_back();
        return add(std::move(value));
    }

    std::string_view m_text;
    std::string m_file;
    Value m_root;
    std::vector<Frame> m_frames;
    // Contents of all open containers: each is copied out once, in its exact size. Growing every
    // small object by itself took half of the time and double the memory.
    Value::Object m_members;
    Value::List m_items;
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
    // One library is fast, the other can say what is wrong and where. Both ask for valid UTF-8.
    if (auto value = parse_json_quickly(text))
        return std::move(*value);
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
