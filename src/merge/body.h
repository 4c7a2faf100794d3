#pragma once

// Indices of tags and literals <-> the text that the template library renders.

#include <charconv>
#include <string>
#include <string_view>

namespace merge {

/// A literal stands in the body, and so in what is rendered, as its index between these two
/// control characters, which markup::escape() never makes.
constexpr char literal_begin = '\x01';
constexpr char literal_end = '\x02';

inline void append_literal(std::string& body, std::size_t literal)
{
    body += literal_begin + std::to_string(literal) + literal_end;
}

/// The unescaped form, because the lookup escapes: at one place only.
inline void append_value(std::string& body, std::size_t tag)
{
    body += "{{&" + std::to_string(tag) + "}}";
}

/// The library hands over what it has rendered at each line feed, so one at the start of each
/// repetition keeps its buffer small and lets the limit of output be checked.
inline void append_opening(std::string& body, std::size_t tag, bool inverted)
{
    body += (inverted ? "{{^" : "{{#") + std::to_string(tag) + "}}\n";
}

inline void append_closing(std::string& body, std::size_t tag)
{
    body += "{{/" + std::to_string(tag) + "}}";
}

/// The index at the start of `text`, which prepare() wrote.
inline std::size_t read_index(std::string_view text)
{
    std::size_t index = 0;
    std::from_chars(text.data(), text.data() + text.size(), index);
    return index;
}

} // namespace merge
