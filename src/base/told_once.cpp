#include "base/told_once.h"

#include <algorithm>

namespace base {

namespace {

bool same_fault(Diagnostic const& a, Diagnostic const& b)
{
    return a.code == b.code && a.message == b.message && a.place.file == b.place.file
        && a.place.line == b.place.line && a.place.pointer == b.place.pointer;
}

} // namespace

void append_new(Diagnostics& all, Diagnostics const& more)
{
    for (auto const& one : more) {
        auto const same = [&](auto const& other) { return same_fault(one, other); };
        if (std::ranges::none_of(all, same))
            all.push_back(one);
    }
}

} // namespace base
