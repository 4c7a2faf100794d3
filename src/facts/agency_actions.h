#pragma once

// The action plan of a case -> which agencies are asked for updates or chased, and the rows each of
// them is shown: its own only (spec/domain.md 3.6, 4.20: C11 and C11a).

#include "facts/calendar.h"
#include "facts/facts.h"

#include <optional>
#include <string>
#include <vector>

namespace facts {

/// The agencies, in the order of the board's record, that lead an action still open on the day;
/// without a day, all that lead one.
std::vector<casefile::Record> agencies_with_open_actions(
    Subject const& subject, std::optional<base::Date> as_at);

/// The agencies with an action that was escalated and is not closed on the day; without a day,
/// all that lead an action.
std::vector<casefile::Record> escalated_agencies(
    Subject const& subject, std::optional<base::Date> as_at);

/// The agency's open actions as a list of facts: review, number, text, outcome, due, status,
/// status_style, last_update, evidence_required, missed, and empty places for the answer:
/// progress, evidence_sent, own_rating, complete_by.
Fact::List own_actions(Subject const& subject, std::string const& agency, base::Date as_at);

/// What its escalation e-mail says: count, run, dates, taken_to, raised_by, raised_title and
/// actions[] as above. Missing if nothing is escalated.
Fact escalation_of(Subject const& subject, std::string const& agency, base::Date as_at);

/// The `chasing` facts: reply_by, five working days from the day, and next_meeting_on of the
/// Subgroup. Fails when the count leaves the calendar.
base::Result<Fact> chasing_facts(
    Subject const& subject, Calendar const& calendar, base::Date as_at);

} // namespace facts
