#pragma once

// A document's HTML twin -> what a golden file holds of it, and the name of a golden file taken
// apart.

#include "base/diagnostic.h"
#include "base/file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace golden {

/// The names of the golden files of a folder.
inline std::vector<std::string> files_in(std::filesystem::path const& folder)
{
    std::vector<std::string> names;
    for (auto const& entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

/// Compares with the golden file, or writes it when CASEBINDER_UPDATE_GOLDEN is set.
inline void expect(std::string const& text, std::filesystem::path const& path)
{
    if (std::getenv("CASEBINDER_UPDATE_GOLDEN"))
        base::write_file(path, text);
    EXPECT_EQ(text, base::read_file(path));
}

/// The name of a file as the name of a test.
inline std::string test_name(testing::TestParamInfo<std::string> const& golden)
{
    auto name = golden.param;
    std::ranges::replace_if(
        name, [](char c) { return c == '-' || c == '.'; }, '_');
    return name;
}

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
