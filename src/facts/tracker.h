#pragma once

// Every action plan of a board -> what its progress tracker (X03) prints
// (spec/domain.md 4.18, 5.3).

#include "facts/facts.h"

namespace facts {

/// The facts `tracker`, of all agencies or of the one the occasion names, whose own rows alone are
/// then in it:
///
/// - as_at, meeting_on, period, last_meeting_on (of the Subgroup, before the meeting), agency (its
///   name, or missing), whose, source, plan_count, counts_line;
/// - plans[], agencies[] and their totals{}: the measures of report_part.h, and what they are of;
/// - recommendations[]: as in plan.h, with the case, the measures and the SMART test in a line;
/// - actions[]: as in plan.h, with the case, the recommendation (`rec`), dates, days overdue,
///   meetings missed, level of escalation, rating, last update and impact;
/// - live[], extension_requested[] and outstanding[], which share the open actions between them;
///   completed_since[] the last meeting; red[], the longest overdue first;
/// - updates[], escalations[], definitions[] of {term, meaning}, figures[] (figures.h);
/// - charts{total, plans, agencies}: what the charts show, in words.
Fact tracker_facts(ReportSubject const& subject, ReportOccasion const& occasion);

} // namespace facts
