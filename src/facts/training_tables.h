#pragma once

// Training of a board in a period -> what the report's tables of training show, by year, agency and
// course (spec/domain.md 5.5).

#include "casefile/casefile.h"
#include "facts/figures.h"
#include "facts/report_part.h"
#include "facts/training_record.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace facts {

/// What was counted from the bookings of some courses.
struct Counted {
    TrainingMeasures measures;
    std::vector<Delivery const*> deliveries; ///< Those that count; the Training must outlive them.
    std::string filter_text; ///< Which these are, in words.
};

/// Of the courses with these ids and titles.
Counted count_courses(Training const& training, Period const& period,
    std::map<std::string, std::string> const& courses);
/// Of the courses that contain learning from reviews.
Counted count_training(Training const& training, Period const& period);

/// A row for each delivery.
std::vector<CountedRow> delivery_rows(Counted const& counted);

/// Agencies by name, in the order of the table.
using NamedReach = std::vector<std::pair<std::string, Reach>>;
/// Sorted by printed name; attendances that name no agency come last.
NamedReach named_agencies(TrainingMeasures const& measures, casefile::Record const& board);

/// One course in the period, whether it contains learning from reviews or not.
struct CourseReach {
    std::string id;
    std::string title;
    bool has_learning;
    Counted counted;
};
/// The courses with deliveries in the period, by title.
std::vector<CourseReach> reach_by_course(Training const& training, Period const& period);

/// M-L3 by agency and M-L1 by course, one figure for each number of the tables.
std::vector<Figure> table_figures(
    Counted const& counted, NamedReach const& by_agency, std::vector<CourseReach> const& courses);

/// Totals, by_year[], by_agency[] and by_course[].
Fact course_facts(
    Counted const& counted, NamedReach const& by_agency, std::vector<CourseReach> const& courses);

} // namespace facts
