#pragma once

// Case records -> the statutory reviews that the annual report lists and measures.

#include "casefile/casefile.h"
#include "facts/timeliness.h"

#include <optional>
#include <string>
#include <vector>

namespace facts {

/// A serious case review or local child safeguarding practice review.
struct Review {
    casefile::Record record;
    std::string reference;
    std::string type; ///< "SCR" or "LCSPR"
    std::optional<std::int64_t> number; ///< The board's own sequence number.
    std::string heading; ///< "SCR1 (MARTHA, MARY & BEN)"
    Milestones milestones;
    bool started_by_appointment = false; ///< The Chair's decision is not recorded.
    std::string preventability; ///< Code; empty if not recorded.
    std::string delay_note;
    int children = 0;

    /// Published, every day of a partial date included, by `as_at` (M-R1).
    bool published_by(base::Date as_at) const;
};

/// The statutory reviews among the cases, by the board's own number, then reference.
std::vector<Review> read_reviews(
    std::vector<casefile::Record> const& cases, casefile::Record const& profile);

/// Names joined as a heading prints them: "JANET", "(MARTHA, MARY & BEN)".
std::string heading_names(std::vector<std::string> const& names);
/// Capital letters of the Latin alphabets; other characters as they are.
std::string capitals(std::string_view text);

} // namespace facts
