#pragma once

// Evidence of impact of a board and its cases -> figures M-Q1 to M-Q3 (spec/domain.md 5.6).

#include "facts/facts.h"
#include "facts/figures.h"
#include "facts/report_part.h"

#include <vector>

namespace facts {

/// M-Q1 over the section 11 returns due in the period, M-Q2 over the audits completed in it, M-Q3
/// over the recommendations complete by `as_at`. Nothing later than `as_at` is known.
std::vector<Figure> assurance_figures(
    ReportSubject const& subject, Period const& period, base::Date as_at);

} // namespace facts
