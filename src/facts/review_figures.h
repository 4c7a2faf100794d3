#pragma once

// The statutory reviews of a board -> figures M-R1 to M-R4, M-R6 and M-T1 to M-T5
// (spec/domain.md 5.2).

#include "facts/figures.h"
#include "facts/report_part.h"
#include "facts/review_record.h"

#include <optional>
#include <string>
#include <vector>

namespace facts {

/// Everything the measures are taken over.
struct ReviewScope {
    std::vector<Review> all; ///< Statutory reviews, started or not.
    std::vector<Review> listed; ///< Those in the milestone table: published.
    /// Those whose intervals are measured: the table's for a report, all for statistics.
    std::vector<Review> measured;
    std::optional<int> months; ///< The expectation of the report's profile, for labels.
    Period period;
    base::Date as_at;
    std::string filter; ///< How `listed` was chosen, in words.
};

/// M-T5 of each measured review; nothing where a date is not recorded or the profile has no rule.
using CopyResults = std::vector<std::optional<base::Timeliness>>;

/// Fails when a date leaves the calendar.
base::Result<CopyResults> judge_copies(ReviewScope const& scope, Calendar const& calendar);

/// The event that M-T1 counts from, as a sentence names it.
std::string measured_from(ReviewScope const& scope);

/// A row of a figure for one review.
CountedRow review_row(Review const& review, std::string detail);

/// Figures with the Tally of M-T1, which the report's sentence is made from.
struct ReviewFigures {
    std::vector<Figure> figures;
    Tally completed;
    std::vector<Review> late; ///< Those that missed M-T1.
};
/// M-T1 over the measured reviews, its percentage and what cannot be determined, as `code`,
/// `code`% and `code`?.
ReviewFigures completion_figures(ReviewScope const& scope, std::string const& code);
ReviewFigures review_figures(ReviewScope const& scope, CopyResults const& copies);

} // namespace facts
