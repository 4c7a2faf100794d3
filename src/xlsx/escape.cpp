#include "xlsx/escape.h"

#include <algorithm>

namespace xlsx {

namespace {

bool is_hexadecimal(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Whether `text` begins with "_xHHHH_".
bool begins_with_code(std::string_view text)
{
    constexpr std::size_t code_length = 7;
    return text.size() >= code_length && text.starts_with("_x") && text.at(6) == '_'
        && std::ranges::all_of(text.substr(2, 4), is_hexadecimal);
}

std::string doubled(std::string_view text, char letter)
{
    std::string result;
    for (char const c : text)
        result.append(c == letter ? 2 : 1, c);
    return result;
}

} // namespace

std::string escape_cell(std::string_view text)
{
    std::string escaped;
    escaped.reserve(text.size());
    for (auto code = text.find("_x"); code != std::string_view::npos; code = text.find("_x")) {
        escaped += text.substr(0, code);
        escaped += begins_with_code(text.substr(code)) ? "_x005F_" : "_";
        text.remove_prefix(code + 1);
    }
    return escaped += text;
}

std::string escape_header(std::string_view text)
{
    return doubled(text, '&');
}

std::string quote_formula(std::string_view text)
{
    return '"' + doubled(text, '"') + '"';
}

} // namespace xlsx
