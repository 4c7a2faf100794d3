#pragma once

// The learning products of a board and its cases -> figure M-L10 (spec/domain.md 5.5).

#include "facts/facts.h"
#include "facts/figures.h"
#include "facts/report_part.h"

#include <vector>

namespace facts {

/// M-L10: products dated in the period, in all and by kind, and for each channel how many people
/// the products of any date reached in the period. Nothing later than `as_at` counts.
std::vector<Figure> product_figures(
    ReportSubject const& subject, Period const& period, base::Date as_at);

} // namespace facts
