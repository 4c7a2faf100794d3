#pragma once

// What must hold before a document may be made (spec/domain.md 3.4 and section 4 "Validation").

#include "base/diagnostic.h"
#include "facts/facts.h"

#include <string>
#include <vector>

namespace rules {

/// Checks the rules a document names in its front matter. An error is a BLOCK, a warning a WARN;
/// the code is the rule's number ("R-P12") or the document's ("D02-panel-date"); the message is
/// in the words of a business manager and the place a JSON Pointer into the case or board.
/// A BLOCK that the case record overrides (`overrides`: rule, role, reason) becomes a warning.
base::Diagnostics check(std::vector<std::string> const& rule_ids, facts::Subject const& subject,
    facts::Calendar const& calendar, facts::Occasion const& occasion);

/// How a case stands with one rule of the register.
struct Verdict {
    enum class State { not_arisen, kept, warned, blocked, set_aside };
    std::string rule; ///< "R-P12"
    std::string requirement;
    std::string source; ///< Empty: good practice, no source names it.
    std::string may_be_set_aside_by; ///< Role code; empty: nobody.
    State state = State::kept;
    base::Diagnostics findings;
};

/// Every procedural rule of the register (spec/domain.md 3.4) and those of the criteria (3.5) in
/// the order of their numbers, for a case as at a date.
std::vector<Verdict> judge(
    facts::Subject const& subject, facts::Calendar const& calendar, base::Date as_at);

/// The role that may set a rule aside, empty if nobody may; nothing if `code` is no rule's.
std::optional<std::string> may_be_set_aside_by(std::string_view code);

} // namespace rules
