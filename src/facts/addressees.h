#pragma once

// A case -> whom a letter goes to, and what about each of them decides its paragraphs.

#include "facts/facts.h"

#include <optional>
#include <string>
#include <vector>

namespace facts {

/// As whom somebody is written to.
enum class Part {
    agency,
    independent_member,
    expert,
    police_lead,
    sio,
    board_member,
    update, ///< An agency asked for updates on its actions.
    escalation ///< An agency whose actions were escalated.
};

/// Somebody a letter goes to.
struct Addressee {
    std::string id; ///< As Recipient::id.
    Part part = Part::agency;
    casefile::Record agency;
    std::optional<casefile::Record> person;
    Fact::Missing no_person; ///< What to record when there is no person.
};

/// By the front matter's "recipients" ("panel-agencies", "board-members",
/// "board-partners", "agencies-with-open-actions", "escalated-agencies"), in the order of mailing: the agencies
/// required at the panel, then who else is invited to it. Which agencies are behind with their
/// actions depends on the day; without one, these are all that lead an action.
std::vector<Addressee> addressees(
    Subject const& subject, std::string_view rule, std::optional<base::Date> as_at = {});

/// A text as part of a file name: letters and digits in lower case, hyphens for the rest.
std::string file_name_part(std::string_view text);

/// The `recipient` facts.
Fact recipient_fact(Subject const& subject, Addressee const& addressee, base::Date as_at);

} // namespace facts
