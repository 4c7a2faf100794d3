#include "merge/key.h"

#include <algorithm>
#include <array>

namespace merge {

namespace {

constexpr std::string_view outer_prefix = "outer.";

} // namespace

bool read_key(std::string_view key, Tag& tag)
{
    tag.key = key;
    if (key == ".")
        return true;
    while (key.starts_with(outer_prefix)) {
        ++tag.outer;
        key.remove_prefix(outer_prefix.size());
    }
    while (true) {
        auto const dot = std::min(key.find('.'), key.size());
        auto const member = key.substr(0, dot);
        constexpr std::string_view allowed
            = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
        if (member.empty() || member.find_first_not_of(allowed) != member.npos)
            return false;
        tag.path.emplace_back(member);
        if (dot == key.size())
            return true;
        key.remove_prefix(dot + 1);
    }
}

std::string_view without_form(std::string_view key)
{
    constexpr std::array<std::string_view, 4> forms { ".weekday", ".table", ".month", ".iso" };
    for (auto const form : forms) {
        if (key.size() > form.size() && key.ends_with(form))
            key.remove_suffix(form.size());
    }
    return key;
}

bool is_same_for_board(std::string_view key)
{
    while (key.starts_with(outer_prefix))
        key.remove_prefix(outer_prefix.size());
    constexpr std::array<std::string_view, 4> of_board { "board", "profile", "register",
        "marking" };
    return std::ranges::find(of_board, key.substr(0, key.find('.'))) != of_board.end();
}

} // namespace merge
