#include "facts/parts.h"

#include <algorithm>

namespace facts {

bool wants(std::vector<std::string> const& keys, std::string_view key)
{
    auto const within = [&](std::string_view asked) {
        while (asked.starts_with("outer."))
            asked.remove_prefix(6);
        return asked.starts_with(key) && (asked.size() == key.size() || asked[key.size()] == '.');
    };
    return keys.empty() || std::ranges::any_of(keys, within);
}

} // namespace facts
