#pragma once

// Deliveries of a period -> what each course reached, whether it contains learning from reviews or
// not (spec/domain.md 5.5).

#include "facts/report_bookings.h"

#include <string>
#include <vector>

namespace facts {

struct CourseReach {
    std::string id;
    std::string title;
    bool has_learning;
    Counted counted; ///< The Training must outlive it.
};

/// The courses with deliveries in the period, by title.
std::vector<CourseReach> reach_by_course(Training const& training, Period const& period);

/// M-L1 of each course: deliveries, attendances and people.
std::vector<Figure> course_figures(std::vector<CourseReach> const& courses);

/// Rows of {code, name, has_learning, deliveries, attendances, people}.
Fact course_rows(std::vector<CourseReach> const& courses);

} // namespace facts
