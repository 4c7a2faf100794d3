#include "base/unicode.h"
#include "web/gate.h"

#include <algorithm>

namespace web {

namespace {

std::optional<unsigned> hexadecimal(char c)
{
    if (c >= '0' && c <= '9')
        return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f')
        return static_cast<unsigned>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F')
        return static_cast<unsigned>(c - 'A' + 10);
    return std::nullopt;
}

/// Valid UTF-8 without control characters, or nothing. "+" means a space in queries only.
std::optional<std::string> decode(std::string_view text, bool plus_is_space)
{
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus_is_space) {
            decoded += ' ';
        } else if (text[i] != '%') {
            decoded += text[i];
        } else {
            auto const high = i + 2 < text.size() ? hexadecimal(text[i + 1]) : std::nullopt;
            auto const low = high ? hexadecimal(text[i + 2]) : std::nullopt;
            if (!low)
                return std::nullopt;
            decoded += static_cast<char>(*high * 16 + *low);
            i += 2;
        }
    }
    auto const is_unwelcome = [](char32_t c) { return c < 0x20 || base::is_unwelcome(c); };
    if (base::first_invalid_utf8(decoded)
        || std::ranges::any_of(base::to_code_points(decoded), is_unwelcome))
        return std::nullopt;
    return decoded;
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (;;) {
        auto const end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

bool read_path(std::string_view path, Target& target)
{
    if (path == "/")
        return true;
    for (auto const part : split(path.substr(1), '/')) {
        auto segment = decode(part, false);
        if (!segment || segment->empty() || *segment == "." || *segment == "..")
            return false;
        target.segments.push_back(std::move(*segment));
    }
    return true;
}

bool read_query(std::string_view query, Target& target)
{
    for (auto const part : split(query, '&')) {
        auto const equals = part.find('=');
        if (equals == std::string_view::npos)
            return false;
        auto name = decode(part.substr(0, equals), true);
        auto value = decode(part.substr(equals + 1), true);
        if (!name || !value || name->empty() || target.parameter(*name))
            return false;
        target.parameters.emplace_back(std::move(*name), std::move(*value));
    }
    return true;
}

} // namespace

std::optional<std::string> Target::parameter(std::string_view name) const
{
    for (auto const& [key, value] : parameters) {
        if (key == name)
            return value;
    }
    return std::nullopt;
}

std::optional<Target> read_target(std::string_view text)
{
    Target target;
    auto const question = text.find('?');
    if (!text.starts_with('/') || !read_path(text.substr(0, question), target))
        return std::nullopt;
    if (question != std::string_view::npos && !read_query(text.substr(question + 1), target))
        return std::nullopt;
    return target;
}

std::string percent_encode(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view unreserved = "-._~";
    std::string encoded;
    for (auto const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        auto const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter || (c >= '0' && c <= '9') || unreserved.find(c) != unreserved.npos) {
            encoded += c;
        } else {
            encoded += '%';
            encoded += digits.at(byte / 16);
            encoded += digits.at(byte % 16);
        }
    }
    return encoded;
}

} // namespace web
