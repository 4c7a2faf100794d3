#include "facts/training_tables.h"

#include "facts/fields.h"

#include <algorithm>
#include <functional>
#include <tuple>

namespace facts {

using casefile::Record;

namespace {

int attendances(Delivery const& delivery)
{
    return static_cast<int>(std::ranges::count_if(delivery.bookings, attended));
}

Fact reach_row(std::string const& code, std::string const& name, Reach const& reach)
{
    return Fact::Object {
        { "code", code },
        { "name", name },
        { "deliveries", Fact::count(reach.deliveries) },
        { "attendances", Fact::count(reach.attendances) },
        { "people", Fact::count(reach.people) },
    };
}

/// Deliveries, attendances and people of one row of a table.
std::vector<Figure> reach_figures(std::string const& code, std::string const& name,
    Reach const& reach, std::string const& filter, std::vector<CountedRow> const& rows)
{
    std::vector<Figure> figures;
    for (auto const& [word, value, definition] :
        std::initializer_list<std::tuple<char const*, int, char const*>> {
            { "courses", reach.deliveries, "Deliveries; one of two sessions is one." },
            { "attendances", reach.attendances, "Bookings attended, walk-ins included." },
            { "practitioners", reach.people,
                "Different practitioner keys; an attendance without a key counts as one "
                "person." } })
        figures.push_back({ code + " " + word, name + ": " + word, Fact::count(value), word,
            definition, filter, rows });
    return figures;
}

Fact::List course_rows(std::vector<CourseReach> const& courses)
{
    Fact::List rows;
    for (auto const& course : courses) {
        auto row
            = *reach_row("M-L1 course " + course.id, course.title, course.counted.measures.total)
                   .object();
        row["has_learning"] = course.has_learning;
        rows.emplace_back(std::move(row));
    }
    return rows;
}

} // namespace

Counted count_courses(Training const& training, Period const& period,
    std::map<std::string, std::string> const& courses)
{
    TrainingFilter filter { period.from, period.to, {} };
    std::vector<std::string> titles;
    for (auto const& [id, title] : courses) {
        filter.courses.insert(id);
        titles.push_back("“" + title + "”");
    }
    Counted counted { measure(training.deliveries, filter), {},
        "Deliveries of " + joined(titles) + " from " + period.printed
            + ", cancelled ones left out" };
    for (auto const& delivery : training.deliveries.list) {
        if (counts(delivery, filter))
            counted.deliveries.push_back(&delivery);
    }
    return counted;
}

Counted count_training(Training const& training, Period const& period)
{
    return count_courses(training, period, training.courses);
}

std::vector<CountedRow> delivery_rows(Counted const& counted)
{
    std::vector<CountedRow> rows;
    for (auto const* delivery : counted.deliveries) {
        rows.push_back({ "Delivery " + delivery->id,
            delivery->date.prose() + ", " + std::to_string(attendances(*delivery))
                + " attendances" });
    }
    return rows;
}

NamedReach named_agencies(TrainingMeasures const& measures, Record const& board)
{
    NamedReach named;
    for (auto const& [id, reach] : measures.by_agency) {
        auto const agency = find(board.list("agencies"), "id", id);
        if (agency)
            named.emplace_back(agency->text("name").value(), reach);
    }
    std::ranges::sort(named, {}, &NamedReach::value_type::first);
    auto const nobody = measures.by_agency.find("");
    if (nobody != measures.by_agency.end())
        named.emplace_back("Agency not recorded", nobody->second);
    return named;
}

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

std::vector<Figure> table_figures(
    Counted const& counted, NamedReach const& by_agency, std::vector<CourseReach> const& courses)
{
    std::vector<Figure> figures;
    for (auto const& [name, reach] : by_agency) {
        auto const add = [&, &name = name](char const* word, int value, char const* definition) {
            figures.push_back({ "M-L3 " + name + " " + word, name + ": " + word, Fact::count(value),
                word, definition, counted.filter_text,
                { { name, std::to_string(value) + " " + word } } });
        };
        add("attendances", reach.attendances, "By the agency at the time of the course.");
        add("practitioners", reach.people,
            "Different people; somebody who changed agency counts in both.");
    }
    for (auto const& course : courses) {
        std::ranges::move(reach_figures("M-L1 course " + course.id, "“" + course.title + "”",
                              course.counted.measures.total, course.counted.filter_text,
                              delivery_rows(course.counted)),
            std::back_inserter(figures));
    }
    return figures;
}

Fact course_facts(
    Counted const& counted, NamedReach const& by_agency, std::vector<CourseReach> const& courses)
{
    auto const& measures = counted.measures;
    Fact::List years;
    for (auto const& [year, reach] : measures.by_year)
        years.push_back(reach_row("M-L4 " + std::to_string(year), std::to_string(year), reach));
    Fact::List agencies;
    for (auto const& [name, reach] : by_agency)
        agencies.push_back(reach_row("M-L3 " + name, name, reach));
    constexpr std::size_t most_bars = 16;
    return Fact::Object {
        { "any", measures.total.deliveries > 0 },
        { "deliveries", Fact::count(measures.total.deliveries) },
        { "attendances", Fact::count(measures.total.attendances) },
        { "people", Fact::count(measures.total.people) },
        { "people_by_agency", Fact::count(measures.people_by_agency) },
        { "people_differ", measures.people_by_agency != measures.total.people },
        { "registered", Fact::count(measures.registered) },
        { "no_shows", Fact::count(measures.did_not_attend) },
        { "no_show_percent", percent(measures.did_not_attend, measures.registered) },
        { "take_up_percent", percent(measures.take_up) },
        { "walk_ins", Fact::count(measures.walk_ins) },
        { "take_up",
            std::to_string(measures.take_up.n) + " of " + std::to_string(measures.take_up.d) },
        { "any_take_up", measures.take_up.d > 0 },
        { "year_chart", years.size() > 1 && years.size() <= most_bars },
        { "agency_chart", agencies.size() > 1 && agencies.size() <= most_bars },
        { "any_without_learning",
            std::ranges::any_of(courses, std::not_fn(&CourseReach::has_learning)) },
        { "by_year", std::move(years) },
        { "by_agency", std::move(agencies) },
        { "by_course", course_rows(courses) },
    };
}

} // namespace facts
