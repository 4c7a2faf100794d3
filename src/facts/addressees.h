#pragma once

// A case -> whom a letter goes to, and what about each of them decides its paragraphs.

#include "facts/facts.h"

#include <optional>
#include <string>
#include <vector>

namespace facts {

/// As whom somebody is written to.
enum class Part { agency, independent_member, expert, police_lead, sio, board_member };

/// Somebody a letter goes to.
struct Addressee {
    std::string id; ///< As Recipient::id.
    Part part = Part::agency;
    casefile::Record agency;
    std::optional<casefile::Record> person;
    Fact::Missing no_person; ///< What to record when there is no person.
};

/// By the front matter's "recipients" ("panel-agencies", "chronology-agencies", "panel-members",
/// "board-members"), in the order of mailing: of the panel, the agencies required, then who else is
/// invited to it.
std::vector<Addressee> addressees(Subject const& subject, std::string_view rule);

/// The `recipient` facts.
Fact recipient_fact(Subject const& subject, Addressee const& addressee, base::Date as_at);

} // namespace facts
