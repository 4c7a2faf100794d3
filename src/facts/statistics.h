#pragma once

// The record of a board -> every figure of spec/domain.md section 5, with its rows.

#include "facts/calendar.h"
#include "facts/facts.h"
#include "facts/figures.h"

#include <vector>

namespace facts {

/// What the figures are asked for. `from` and `to` are both counted.
struct StatisticsRequest {
    base::Date from;
    base::Date to;
    base::Date as_at; ///< Nothing that happened later is known.
    bool by_financial_year = false; ///< Years of M-L4 from 1 April.
};

/// M-R1 to M-R6, M-T1 to M-T7, M-N1, M-A1 to M-A7, M-E1 to M-E5, M-L1 to M-L10 and M-Q1 to M-Q3
/// in this order. A figure that cannot be given prints "–" and says why. Fails when a date leaves
/// the calendar.
base::Result<std::vector<Figure>> statistics(
    ReportSubject const& subject, Calendar const& calendar, StatisticsRequest const& request);

} // namespace facts
