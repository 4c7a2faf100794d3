#pragma once

// The panel of a case -> who signs its confidentiality agreement (spec/domain.md 4.7).

#include "facts/facts.h"

#include <optional>
#include <string>
#include <vector>

namespace facts {

/// Somebody who attends the panel and signs.
struct Attendee {
    std::string id; ///< As Recipient::id.
    casefile::Record attendance;
    std::optional<casefile::Record> person; ///< Nobody if not on the board's list.
    std::optional<casefile::Record> agency;
    std::string name; ///< Display name, or the name in the invitation; may be empty.
};

/// The panel whose people sign: the last Scoping Panel or Rapid Review panel not called off.
std::optional<casefile::Record> agreement_meeting(casefile::Record const& case_file);

/// Those it invites, in the order of the invitations.
std::vector<Attendee> attendees(Subject const& subject);

/// The agreement of the panel that an attendance holds, signed or not; one without a meeting is
/// for the whole case.
std::optional<casefile::Record> agreement_of(casefile::Record const& case_file,
    casefile::Record const& panel, casefile::Record const& attendance);

/// name, role, agency, capacity, involvement ("Yes" or "No"), signed_on by `as_at`, and whether the
/// words for a minute taker and for an investigator (Senior Investigating Officer, Disclosure
/// Officer) do not concern them: no_minute_taker, no_investigator.
Fact::Object attendee_fact(Subject const& subject, Attendee const& attendee, base::Date as_at);
/// The same facts for the sheet on which everybody signs.
Fact::Object sheet_fact(Subject const& subject);

/// The `agreement` facts: date, start, venue, forum, wording_version and attendees[] with their
/// position. Missing if the case has no panel.
Fact agreement_facts(Subject const& subject, base::Date as_at);

} // namespace facts
