#pragma once

// Asks for one rule and for what it found.

#include "facts/checklist.h"
#include "facts/northbridge.h"
#include "rules/rules.h"

namespace rules_test {

inline base::Diagnostics check(northbridge::Northbridge const& data, std::string const& rule,
    char const* as_at, char const* document = "2a")
{
    static auto const checklist
        = facts::read_checklist(northbridge::read_json("data/publication_checklist.json"));
    facts::Occasion occasion { document, "", northbridge::on(as_at), 1 };
    occasion.checklist = &checklist;
    return rules::check({ rule }, data.subject(), northbridge::calendar(), occasion);
}

/// "" for nothing found, else "error CODE /pointer" of the first finding.
inline std::string first(base::Diagnostics const& findings)
{
    if (findings.empty())
        return {};
    auto const& finding = findings.front();
    return (finding.severity == base::Severity::error ? "error " : "warning ") + finding.code + " "
        + finding.place.pointer;
}

} // namespace rules_test
