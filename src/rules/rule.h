#pragma once

// One rule as a function of a case, and the table that finds it by its id.

#include "base/diagnostic.h"
#include "facts/facts.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace rules {

/// What a rule looks at.
struct Situation {
    facts::Subject const& subject;
    facts::Calendar const& calendar;
    facts::Occasion const& occasion;
};

/// A rule and, where the board may set it aside, the role that may.
struct Rule {
    std::string_view id;
    base::Diagnostics (*check)(Situation const&);
    std::string_view may_be_set_aside_by {}; ///< Role code, empty if nobody may.
};

/// A finding at a place of the case record (or of the board, with "board: " in `file`).
base::Diagnostic block(std::string code, std::string pointer, std::string message, std::string fix);
base::Diagnostic warn(std::string code, std::string pointer, std::string message, std::string fix);

std::span<Rule const> panel_rules(); ///< D02 and D06: before a Scoping Panel.
std::span<Rule const> decision_rules(); ///< D09: after the Chair's decision.
std::span<Rule const> plan_rules(); ///< D14: the action plan.

} // namespace rules
