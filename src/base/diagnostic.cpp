#include "base/diagnostic.h"

#include <algorithm>

namespace base {

std::string describe(Place const& place)
{
    std::string text = place.file;
    if (place.line > 0)
        text += (text.empty() ? "line " : ":") + std::to_string(place.line);
    if (!place.pointer.empty())
        text += (text.empty() ? "" : " ") + place.pointer;
    return text;
}

std::string describe(Diagnostic const& diagnostic)
{
    auto text = std::string(diagnostic.severity == Severity::error ? "error" : "warning");
    text += " " + diagnostic.code + ": ";
    auto const place = describe(diagnostic.place);
    if (!place.empty())
        text += place + ": ";
    text += diagnostic.message;
    if (!diagnostic.fix.empty())
        text += " " + diagnostic.fix;
    return text;
}

bool has_error(Diagnostics const& diagnostics)
{
    return std::ranges::any_of(
        diagnostics, [](auto const& one) { return one.severity == Severity::error; });
}

void append(Diagnostics& target, Diagnostics const& more)
{
    target.insert(target.end(), more.begin(), more.end());
}

} // namespace base
