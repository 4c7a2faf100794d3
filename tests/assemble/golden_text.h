#pragma once

// A document's HTML twin -> what a golden file holds of it, and the name of a golden file taken
// apart.

#include "base/diagnostic.h"

#include <string>
#include <string_view>
#include <vector>

namespace golden {

inline std::vector<std::string> split(std::string_view text, char at)
{
    std::vector<std::string> parts;
    while (true) {
        auto const end = text.find(at);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

/// The body of a page, an element a line.
inline std::string body_of(std::string const& page)
{
    auto const start = page.find("<body");
    auto body = page.substr(start == std::string::npos ? 0 : start);
    for (auto at = body.find("><"); at != std::string::npos; at = body.find("><", at))
        body.replace(at, 2, ">\n<");
    return body;
}

/// The page without its elements, a text a line.
inline std::string text_only(std::string const& page)
{
    std::string text;
    bool in_tag = false;
    for (char const c : page) {
        if (c == '<' && !text.empty() && text.back() != '\n')
            text += '\n';
        in_tag = c == '<' || (in_tag && c != '>');
        bool const blank_line = c == '\n' && (text.empty() || text.back() == '\n');
        if (!in_tag && c != '>' && !blank_line)
            text += c;
    }
    return text;
}

inline std::string text_of(base::Diagnostics const& faults)
{
    std::string text;
    for (auto const& fault : faults)
        text += fault.place.file + ":" + std::to_string(fault.place.line) + " "
            + fault.place.pointer + " " + fault.message + "\n";
    return text;
}

} // namespace golden
