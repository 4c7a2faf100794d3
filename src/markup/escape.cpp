#include "markup/markup.h"

namespace markup {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD"; ///< U+FFFD

/// Whether a byte stands for itself; 0xEF begins U+FFFE and U+FFFF, among others.
constexpr bool is_plain(char byte)
{
    switch (byte) {
    case '&':
    case '<':
    case '>':
    case '"':
    case '\'':
    case '\xEF':
        return false;
    default:
        return static_cast<unsigned char>(byte) >= 0x20;
    }
}

/// What stands for a byte that is not plain, or empty if it stands for itself after all.
std::string_view entity(char byte, std::string_view line_feed)
{
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&apos;";
    case '\n':
        return line_feed;
    case '\t':
    case '\xEF':
        return {};
    default:
        return replacement;
    }
}

std::string escape(std::string_view text, std::string_view line_feed)
{
    std::string escaped;
    escaped.reserve(text.size() + text.size() / 8);
    for (std::size_t i = 0; i < text.size();) {
        auto const start = i;
        while (i < text.size() && is_plain(text[i]))
            ++i;
        escaped += text.substr(start, i - start);
        if (i == text.size())
            break;
        auto const character = text.substr(i, 3);
        if (character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF") { // U+FFFE, U+FFFF
            escaped += replacement;
            i += 3;
            continue;
        }
        auto const name = entity(text[i], line_feed);
        escaped += name.empty() ? text.substr(i, 1) : name;
        ++i;
    }
    return escaped;
}

} // namespace

std::string escape(std::string_view text)
{
    return escape(text, "<br/>");
}

std::string escape_attribute(std::string_view text)
{
    return escape(text, "&#10;");
}

} // namespace markup
