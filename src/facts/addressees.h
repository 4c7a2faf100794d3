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

/// By the front matter's "recipients" ("panel-agencies", "board-members", "board-partners"), in the
/// order of mailing: the agencies required at the panel, then who else is invited to it.
std::vector<Addressee> addressees(Subject const& subject, std::string_view rule);

/// A text as part of a file name: letters and digits in lower case, hyphens for the rest.
std::string file_name_part(std::string_view text);

/// The `recipient` facts.
Fact recipient_fact(Subject const& subject, Addressee const& addressee, base::Date as_at);

} // namespace facts
