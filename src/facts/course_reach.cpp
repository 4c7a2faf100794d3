#include "facts/course_reach.h"

#include <algorithm>

namespace facts {

std::vector<CourseReach> reach_by_course(Training const& training, Period const& period)
{
    std::vector<CourseReach> courses;
    for (auto const& [id, title] : training.titles) {
        CourseReach course { id, title, training.courses.contains(id),
            count_courses(training, period, { { id, title } }) };
        if (!course.counted.deliveries.empty())
            courses.push_back(std::move(course));
    }
    std::ranges::sort(courses, {}, &CourseReach::title);
    return courses;
}

std::vector<Figure> course_figures(std::vector<CourseReach> const& courses)
{
    std::vector<Figure> figures;
    for (auto const& course : courses) {
        auto const rows = delivery_rows(course.counted);
        auto const add = [&](std::string const& what, int value, char const* definition) {
            figures.push_back(
                { "M-L1 course " + course.id + " " + what, "“" + course.title + "”: " + what,
                    Fact::count(value), what, definition, course.counted.filter_text, rows });
        };
        auto const& reach = course.counted.measures.total;
        add("courses", reach.deliveries, "Deliveries; one of two sessions is one.");
        add("attendances", reach.attendances, "Bookings attended, walk-ins included.");
        add("practitioners", reach.people,
            "Different practitioner keys; an attendance without a key counts as one person.");
    }
    return figures;
}

Fact course_rows(std::vector<CourseReach> const& courses)
{
    Fact::List rows;
    for (auto const& course : courses) {
        auto const& reach = course.counted.measures.total;
        rows.push_back(Fact::Object { { "code", course.id }, { "name", course.title },
            { "has_learning", course.has_learning },
            { "deliveries", Fact::count(reach.deliveries) },
            { "attendances", Fact::count(reach.attendances) },
            { "people", Fact::count(reach.people) } });
    }
    return rows;
}

} // namespace facts
