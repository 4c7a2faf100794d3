#include "store/changes.h"

#include <algorithm>

namespace store {

namespace {

using base::Value;

constexpr std::size_t value_bytes_max = 80;

void compare(Value const& before, Value const& after, std::string const& pointer,
    std::vector<FieldChange>& changes);

void compare_objects(Value const& before, Value const& after, std::string const& pointer,
    std::vector<FieldChange>& changes)
{
    for (auto const& [key, value] : *after.as_object()) {
        auto const place = base::pointer_to(pointer, key);
        if (auto const* old = before.find(key))
            compare(*old, value, place, changes);
        else
            changes.push_back({ place, std::nullopt, value });
    }
    for (auto const& [key, value] : *before.as_object()) {
        if (!after.find(key))
            changes.push_back({ base::pointer_to(pointer, key), value, std::nullopt });
    }
}

void compare_lists(Value::List const& before, Value::List const& after, std::string const& pointer,
    std::vector<FieldChange>& changes)
{
    auto const shorter = std::min(before.size(), after.size());
    std::size_t head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    std::size_t tail = 0;
    while (
        tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    for (auto i = head; i < shorter - tail; ++i)
        compare(before.at(i), after.at(i), base::pointer_to(pointer, i), changes);
    for (auto i = shorter - tail; i < after.size() - tail; ++i)
        changes.push_back({ base::pointer_to(pointer, i), std::nullopt, after.at(i) });
    for (auto i = shorter - tail; i < before.size() - tail; ++i)
        changes.push_back({ base::pointer_to(pointer, i), before.at(i), std::nullopt });
}

void compare(Value const& before, Value const& after, std::string const& pointer,
    std::vector<FieldChange>& changes)
{
    if (before == after)
        return;
    if (before.is_object() && after.is_object())
        compare_objects(before, after, pointer, changes);
    else if (before.is_list() && after.is_list())
        compare_lists(*before.as_list(), *after.as_list(), pointer, changes);
    else
        changes.push_back({ pointer, before, after });
}

std::string shortened(Value const& value)
{
    auto text = base::write_json(value);
    if (text.size() <= value_bytes_max)
        return text;
    auto end = value_bytes_max;
    // Never within a character: its later bytes begin with the bits 10.
    while (end > 0 && (static_cast<unsigned char>(text.at(end)) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end) + "…";
}

} // namespace

std::vector<FieldChange> changes_between(Value const& before, Value const& after)
{
    std::vector<FieldChange> changes;
    compare(before, after, {}, changes);
    return changes;
}

std::string describe(FieldChange const& change)
{
    if (!change.before)
        return "added " + shortened(change.after.value());
    if (!change.after)
        return "removed " + shortened(*change.before);
    return "changed from " + shortened(*change.before) + " to " + shortened(*change.after);
}

} // namespace store
