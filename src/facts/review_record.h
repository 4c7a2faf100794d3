#pragma once

// Case records -> the statutory reviews that the annual report lists and measures.

#include "casefile/casefile.h"
#include "facts/facts.h"
#include "facts/timeliness.h"

#include <optional>
#include <string>
#include <vector>

namespace facts {

/// A review of a case, statutory or not.
struct Review {
    casefile::Record record;
    casefile::Record profile; ///< Frozen for its case: it sets the time limits.
    std::string reference;
    std::string type; ///< ReviewType code: "SCR"
    std::optional<std::int64_t> number; ///< The board's own sequence number.
    std::string heading; ///< "SCR1 (MARTHA, MARY & BEN)"
    Milestones milestones;
    bool started_by_appointment = false; ///< The Chair's decision is not recorded.
    std::string preventability; ///< Code; empty if not recorded.
    std::string delay_note;
    int children = 0;

    /// Published, every day of a partial date included, by `as_at` (M-R1).
    bool published_by(base::Date as_at) const;
    /// A serious case review or local child safeguarding practice review.
    bool is_statutory() const { return type == "SCR" || type == "LCSPR"; }
    /// Months within which the review is to be completed; none if set case by case.
    std::optional<int> months() const;
    /// How long before publication the national Panel has its copy, where that is a rule.
    std::optional<CopyRule> copy_rule() const;
    /// The same review with the milestones and conclusions known on `as_at`.
    Review known_by(base::Date as_at) const;
};

/// Every review among the cases, by the board's own number, then reference.
std::vector<Review> read_all_reviews(ReportSubject const& subject);
/// The statutory ones among them.
std::vector<Review> read_reviews(ReportSubject const& subject);

/// Names joined as a heading prints them: "JANET", "(MARTHA, MARY & BEN)".
std::string heading_names(std::vector<std::string> const& names);
/// Capital letters of the Latin alphabets; other characters as they are.
std::string capitals(std::string_view text);

} // namespace facts
