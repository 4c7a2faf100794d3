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
    std::optional<int> months; ///< The profile's expectation.
    Period period;
    base::Date as_at;
    std::string filter; ///< How `listed` was chosen, in words.
};

/// M-T5 of each listed review; nothing where a date is not recorded or the profile has no rule.
using CopyResults = std::vector<std::optional<base::Timeliness>>;

/// Fails when a date leaves the calendar.
base::Result<CopyResults> judge_copies(
    ReviewScope const& scope, casefile::Record const& profile, Calendar const& calendar);

/// The event that M-T1 counts from, as a sentence names it.
std::string measured_from(ReviewScope const& scope);

/// A row of a figure for one review.
CountedRow review_row(Review const& review, std::string detail);

/// Figures with the Tally of M-T1, which the report's sentence is made from.
struct ReviewFigures {
    std::vector<Figure> figures;
    Tally completed;
};
ReviewFigures review_figures(
    ReviewScope const& scope, casefile::Record const& profile, CopyResults const& copies);

} // namespace facts
