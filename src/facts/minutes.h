#pragma once

// A Scoping Panel -> who receives its minutes (spec/domain.md 4.8 and AMB-21).

#include "facts/facts.h"

#include <optional>
#include <string>
#include <vector>

namespace facts {

/// Somebody who receives the minutes.
struct MinutesRecipient {
    std::string name; ///< Display name, or the name in the invitation.
    std::optional<casefile::Record> person; ///< Nobody if not on the board's list.
    std::optional<casefile::Record> agency;
};

/// Everybody invited, then whoever stands in for an invited agency that would get none, the police
/// safeguarding lead if the police are invited, the Independent Chair and the board's office, as
/// they hold their roles on `on`. Never the Senior Investigating Officer or a Disclosure Officer,
/// whose part ends with the panel (R-P11), nor anybody who receives no case papers.
std::vector<MinutesRecipient> minutes_recipients(
    Subject const& subject, casefile::Record const& panel, base::Date on);

/// Whether the person may never receive the minutes of this case.
bool receives_no_minutes(
    Subject const& subject, std::optional<std::string> const& person, base::Date on);

} // namespace facts
