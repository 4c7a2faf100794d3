#pragma once

// The steps of a review -> facts for its flowchart and table (spec/domain.md 4.10).

#include "facts/calendar.h"
#include "facts/facts.h"

namespace facts {

/// The `timeframe` facts of a case: decision[], review[], publication[] (the three lanes) and
/// steps[] (all of them), each of {number, box_number, title, box_title, target, rule, due, done,
/// progress, status, skipped[] of {date, why}}; criminal_process {lead_body, from} or Missing,
/// delays[] of texts, and not_published.
base::Result<Fact> timeframe_facts(
    Subject const& subject, Calendar const& calendar, Occasion const& occasion);

/// The same steps as the profile has them before anything of the case is known: for training.
base::Result<Fact> timeframe_model(Subject const& subject, Calendar const& calendar);

} // namespace facts
