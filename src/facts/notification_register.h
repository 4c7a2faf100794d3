#pragma once

// A board's notifications -> its register of them (X07, spec/domain.md 4.18), with the figures that
// stand in it.

#include "facts/calendar.h"
#include "facts/facts.h"

namespace facts {

/// The register of the occasion's period. Facts: as_at, period, limit_days (Missing where the
/// profile sets none), part_a[] (a row for each notification by the day the Board received it),
/// part_b[] (youth offending incidents, for information only), totals{} and figures[]. Part B is in
/// no total but its own. Fails when a date leaves the calendar. Warns of a case for information
/// only that the board's record has no incident for.
base::Result<Fact> notification_register(ReportSubject const& subject, Calendar const& calendar,
    ReportOccasion const& occasion, base::Diagnostics& warnings);

} // namespace facts
