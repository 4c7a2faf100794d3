#include "assemble/library.h"

#include <algorithm>
#include <array>

// What the product's own data must keep to, whoever edits it.

namespace assemble {

base::Diagnostics check_travelling(std::vector<RegisterEntry> const& documents,
    casefile::Record const& profile, std::string const& file)
{
    auto const set = profile.texts("document_set");
    auto const holds
        = [&](std::string const& number) { return std::ranges::find(set, number) != set.end(); };
    base::Diagnostics faults;
    for (auto const& entry : documents) {
        if (!holds(entry.number))
            continue;
        for (auto const& number : entry.travels_with) {
            if (holds(number))
                continue;
            faults.push_back({ base::Severity::error, "document-travels-with",
                { file, 0, profile.pointer("document_set") },
                "The profile \"" + profile.text("id").value_or("") + "\" has document "
                    + entry.number + " but not document " + number
                    + ", which is sent together with it.",
                "Add document " + number + " to the document set, or take document " + entry.number
                    + " out." });
        }
    }
    return faults;
}

base::Diagnostics check_markings(base::Value const& markings, std::string const& file)
{
    constexpr std::array<std::string_view, 3> levels { "L1", "L2", "L3" };
    auto const* schemes = markings.as_object();
    base::ensure(schemes != nullptr, "data/markings.json is no object");
    base::Diagnostics faults;
    for (auto const& [scheme, words] : *schemes) {
        for (auto const level : levels) {
            if (!words.text(level).empty())
                continue;
            faults.push_back({ base::Severity::error, "marking-missing",
                { file, 0, "/" + scheme + "/" + std::string(level) },
                "The marking scheme \"" + scheme + "\" has no words for level " + std::string(level)
                    + ".",
                "Enter what such documents are marked with." });
        }
    }
    return faults;
}

base::Diagnostics check_level(merge::Template const& source)
{
    if (!source.front.text("level").empty())
        return {};
    return { { base::Severity::error, "template-without-level",
        { "templates/" + source.file, 1, {} }, "The template names no access level.",
        "Add a line such as \"level: L2\" between the first two lines of hyphens." } };
}

} // namespace assemble
