#pragma once

// The Scoping Panel that met -> its minutes and its written recommendation (spec/domain.md 4.8
// and C03).

#include "facts/calendar.h"
#include "facts/facts.h"

#include <optional>

namespace facts {

/// Working days that agencies have to say whether the minutes are accurate, once they are due.
constexpr int accuracy_working_days = 5;

/// The last panel that met by `as_at`, whether it came to an end or was adjourned: the one that is
/// minuted.
std::optional<casefile::Record> last_panel_met(casefile::Record const& case_file, base::Date as_at);

/// The `minutes` facts of the last panel that met by the as-at date, adjourned ones included:
/// notes (the record's own minutes), recommendation (with its fields), adjourned, reconvenes_on,
/// without_information[], present[], apologies[], absent[] of {name, role, agency, capacity,
/// involvement, signed_on, left_at, deputy_for}, agencies[] of {name, summary, gaps, comments,
/// none_brought}, wording_version, early_learning[], criteria_result, accuracy_due and
/// distribution[] of {name, role, agency}. Missing if no panel has met.
base::Result<Fact> minutes_facts(
    Subject const& subject, Calendar const& calendar, Occasion const& occasion);

} // namespace facts
