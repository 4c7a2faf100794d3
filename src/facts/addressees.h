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
    escalation, ///< An agency whose actions were escalated.
    minutes, ///< Receives the minutes of a panel.
    attendee, ///< Signs a confidentiality agreement of their own.
    sheet ///< Nobody: the sheet on which all attendees sign.
};

/// Somebody a letter goes to.
struct Addressee {
    std::string id; ///< As Recipient::id.
    Part part = Part::agency;
    casefile::Record agency; ///< The board's own of somebody without one.
    std::optional<casefile::Record> person;
    Fact::Missing no_person; ///< What to record when there is no person.
    std::string name = {}; ///< Of somebody who is not on the board's list.
    bool has_agency = true; ///< Not the Independent Chair.
};

/// By the front matter's "recipients" ("panel-agencies", "panel-minutes", "panel-attendees",
/// "panel-members", "chronology-agencies", "board-members", "board-partners",
/// "agencies-with-open-actions", "escalated-agencies"), in the order of mailing: the agencies
/// required at the panel, then who else is invited to it; the sheet for all attendees before a page
/// for each. Which agencies are behind with their actions depends on the day; without one, these
/// are all that lead an action.
std::vector<Addressee> addressees(
    Subject const& subject, std::string_view rule, std::optional<base::Date> as_at = {});

/// A text as part of a file name: letters and digits in lower case, hyphens for the rest.
std::string file_name_part(std::string_view text);

/// The `recipient` facts; of attendees also those of attendee_fact (agreement.h), and is_sheet.
Fact recipient_fact(Subject const& subject, Addressee const& addressee, base::Date as_at);

} // namespace facts
