#pragma once

// Reviews that missed the time set -> why they were late, figure M-T7 (spec/domain.md 5.2).

#include "facts/figures.h"
#include "facts/review_figures.h"

#include <string>
#include <vector>

namespace facts {

/// Code of the reason for delay that the report gives; without one CRIMINAL_PROCEEDINGS where a
/// request of the police to wait was granted; else NONE.
std::string delay_reason(casefile::Record const& case_file);

/// The reason as a table prints it: "Criminal proceedings".
std::string delay_words(std::string_view reason);

/// M-T7: how many of the late reviews have each reason.
std::vector<Figure> delay_figures(ReviewScope const& scope, std::vector<Review> const& late);

} // namespace facts
