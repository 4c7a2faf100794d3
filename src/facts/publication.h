#pragma once

// A case -> what the documents about its publication print: the planning meeting, the days that
// follow from the planned day, and who still has to agree (spec/domain.md 4.15 and 4.17).

#include "facts/calendar.h"
#include "facts/facts.h"

#include <optional>
#include <vector>

namespace facts {

/// The publication planning meetings of the case by date, without cancelled ones.
std::vector<casefile::Record> planning_meetings(casefile::Record const& case_file);

/// The last planning meeting held by `as_at`.
std::optional<casefile::Record> planning_meeting_held(
    casefile::Record const& case_file, base::Date as_at);

/// The `publishing` facts: planned_on, national_body, panel_copy and website (deadlines R-D17 and
/// R-D18), copy_sent_on, earliest_on, nspcc_due, open_processes[], partners[], outstanding[],
/// meeting {}, next_meeting_on, invited[] and minutes {item_1 …}. The agenda (document 15) prints
/// the meeting it invites to, other documents the last one held. Fails when a day leaves the
/// calendar.
base::Result<Fact> publication_facts(
    Subject const& subject, Calendar const& calendar, Occasion const& occasion);

} // namespace facts
