#pragma once

// The children of published reviews -> how many share each characteristic, as figures M-R2 (spec/
// domain.md 5.1 and 5.2), with small numbers hidden.

#include "facts/figures.h"
#include "facts/review_record.h"

#include <map>
#include <string>
#include <vector>

namespace facts {

/// The children by one characteristic. Each child is in one group.
struct Breakdown {
    std::string name; ///< In codes: "sex".
    std::string label; ///< "Children by sex"
    std::map<std::string, int> groups;

    /// Whether the record says it of any child.
    bool is_recorded() const;
};

/// By sex, age at the incident, ethnicity, disability and where they lived.
std::vector<Breakdown> breakdowns(std::vector<Review> const& published);

/// One figure for each group. A small count and the next smallest print "c". No figure has rows,
/// since they would tell what "c" hides.
std::vector<Figure> breakdown_figures(Breakdown const& breakdown);

/// Whether the breakdown may stand in a public document: something is recorded, and some number is
/// left to show when the small ones are hidden. Otherwise its group names alone would say that the
/// few children have them, and with as many groups as children the total would say the numbers.
bool may_be_published(Breakdown const& breakdown);

} // namespace facts
