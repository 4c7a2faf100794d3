#pragma once

// Bookings of a board's courses -> figures M-L1 to M-L8 and the facts of the tables that print
// them.

#include "facts/report_part.h"
#include "facts/training.h"
#include "facts/training_record.h"

#include <map>
#include <string>
#include <vector>

namespace facts {

/// Fewer answers than this could be traced to a person (M-L8).
constexpr int confidence_least = 5;

/// The deliveries of some courses in a period.
struct Counted {
    TrainingMeasures measures;
    TrainingFilter filter;
    std::vector<Delivery const*> deliveries;
    std::string filter_text;
};

/// An agency of the table, in its order.
struct AgencyReach {
    std::string id;
    std::string name;
    std::string code; ///< Its short name, in codes of figures.
    Reach reach;
};
using NamedReach = std::vector<AgencyReach>;

/// Counts the deliveries of the period, of the courses with these ids and titles.
Counted count_courses(Training const& training, Period const& period,
    std::map<std::string, std::string> const& courses);
/// Of those that contain learning from reviews.
Counted count_training(Training const& training, Period const& period);

/// A row for each delivery.
std::vector<CountedRow> delivery_rows(Counted const& counted);

/// Sorted by printed name; attendances that name no agency come last.
NamedReach named_agencies(TrainingMeasures const& measures, casefile::Record const& board);

/// M-L1 to M-L8 of all agencies together.
std::vector<Figure> booking_figures(Counted const& counted, NamedReach const& by_agency);
/// M-L3 of each agency.
std::vector<Figure> agency_figures(
    Training const& training, Counted const& counted, NamedReach const& by_agency);
/// M-L4: courses and attendances of each year that the period touches, by calendar year or by the
/// financial year from 1 April.
std::vector<Figure> yearly_figures(
    Training const& training, Period const& period, bool by_financial_year);

/// Facts: totals, by_year[] and by_agency[], each with the code of its figures.
Fact course_facts(Counted const& counted, NamedReach const& by_agency);

/// What keeps the figures from adding up.
base::Diagnostics booking_warnings(TrainingMeasures const& measures);

} // namespace facts
