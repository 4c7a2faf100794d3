#include "workbook/workbook.h"

#include <set>

namespace workbook {

namespace {

/// A path as facts know it: "plan.actions" of "plan.actions[]".
std::string path_of(std::string_view key)
{
    std::string path;
    for (char const c : key) {
        if (c != '[' && c != ']')
            path += c;
    }
    return path;
}

/// What stands in braces; "{{" is a brace.
void add_keys_in_braces(std::string_view text, std::set<std::string>& keys)
{
    while (true) {
        auto const open = text.find('{');
        auto const close = text.find('}', open);
        if (open == std::string_view::npos || close == std::string_view::npos)
            return;
        if (text.substr(open).starts_with("{{")) {
            text.remove_prefix(open + 2);
            continue;
        }
        keys.insert(path_of(text.substr(open + 1, close - open - 1)));
        text.remove_prefix(close + 1);
    }
}

void add_keys(base::Value const& value, std::set<std::string>& keys)
{
    if (auto const* object = value.as_object()) {
        for (auto const& [name, member] : *object) {
            auto const* text = member.as_string();
            bool const is_path = name == "key" || name == "rows" || name == "as_at"
                || name == "each" || name == "choices_of" || name == "totals";
            if (text && is_path)
                keys.insert(path_of(*text));
            else if (text)
                add_keys_in_braces(*text, keys);
            else
                add_keys(member, keys);
        }
    } else if (auto const* list = value.as_list()) {
        for (auto const& item : *list)
            add_keys(item, keys);
    }
}

} // namespace

std::vector<std::string> keys_of(base::Value const& declaration)
{
    std::set<std::string> keys;
    add_keys(declaration, keys);
    return { keys.begin(), keys.end() };
}

} // namespace workbook
