#include "facts/report_bookings.h"

#include "facts/fields.h"

#include <algorithm>
#include <map>

namespace facts {

namespace {

using casefile::Record;

int attendances(Delivery const& delivery)
{
    return static_cast<int>(std::ranges::count_if(delivery.bookings, attended));
}

std::vector<CountedRow> group_rows(NamedReach const& groups, int Reach::*number, char const* unit)
{
    std::vector<CountedRow> rows;
    for (auto const& group : groups)
        rows.push_back({ group.name, std::to_string(group.reach.*number) + " " + unit });
    return rows;
}

std::vector<CountedRow> unfinished_rows(TrainingMeasures const& measures)
{
    std::vector<CountedRow> rows;
    for (auto const& delivery : measures.without_outcome)
        rows.push_back({ "Delivery " + delivery, "bookings without an outcome" });
    return rows;
}

/// "By agency at the time" says why the rows may add up to more than the figure.
std::string people_definition(TrainingMeasures const& measures)
{
    std::string const text
        = "Different practitioner keys; an attendance without a key counts as one person.";
    if (measures.people_by_agency == measures.total.people)
        return text;
    return text + " The rows add up to " + std::to_string(measures.people_by_agency)
        + " because somebody changed agency.";
}

Fact reach_row(std::string const& name, std::string const& code, Reach const& reach)
{
    return Fact::Object {
        { "name", name },
        { "code", code },
        { "deliveries", Fact::count(reach.deliveries) },
        { "attendances", Fact::count(reach.attendances) },
        { "people", Fact::count(reach.people) },
    };
}

} // namespace

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

Counted count_courses(Training const& training, Period const& period,
    std::map<std::string, std::string> const& courses)
{
    TrainingFilter filter { period.from, period.to, {} };
    std::vector<std::string> titles;
    for (auto const& [id, title] : courses) {
        filter.courses.insert(id);
        titles.push_back("“" + title + "”");
    }
    Counted counted { measure(training.deliveries, filter), filter, {},
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

NamedReach named_agencies(TrainingMeasures const& measures, Record const& board)
{
    NamedReach named;
    for (auto const& [id, reach] : measures.by_agency) {
        auto const agency = find(board.list("agencies"), "id", id);
        if (agency)
            named.push_back(
                { id, agency->text("name").value(), agency->text("short").value(), reach });
    }
    std::ranges::sort(named, {}, &AgencyReach::name);
    auto const nobody = measures.by_agency.find("");
    if (nobody != measures.by_agency.end())
        named.push_back({ "", "Agency not recorded", "not recorded", nobody->second });
    return named;
}

std::vector<Figure> booking_figures(Counted const& counted, NamedReach const& by_agency)
{
    auto const& measures = counted.measures;
    auto figure = [&](char const* code, char const* label, Fact value, char const* unit,
                      std::string definition, std::vector<CountedRow> rows) {
        return Figure { code, label, std::move(value), unit, std::move(definition),
            counted.filter_text, std::move(rows) };
    };
    auto const rows = delivery_rows(counted);
    auto figures = list_of(
        figure("M-L1", "Courses delivered", Fact::count(measures.total.deliveries), "courses",
            "Deliveries of courses that contain learning from reviews; one of two sessions is one.",
            rows),
        figure("M-L2 attendances", "Attendances", Fact::count(measures.total.attendances),
            "attendances", "Bookings attended, walk-ins included.", rows),
        figure("M-L2 people", "Practitioners reached", Fact::count(measures.total.people),
            "practitioners", people_definition(measures),
            group_rows(by_agency, &Reach::people, "different people of this agency")),
        figure("M-L2 people by agency", "Practitioners reached, agency by agency",
            Fact::count(measures.people_by_agency), "practitioners",
            "Somebody who changed agency counts once for each.",
            group_rows(by_agency, &Reach::people, "different people of this agency")),
        figure("M-L3", "Attendances by agency", Fact::count(measures.total.attendances),
            "attendances", "By the agency at the time of the course.",
            group_rows(by_agency, &Reach::attendances, "attendances")),
        figure("M-L5", "Deliveries whose attendance does not add up",
            Fact::count(static_cast<long long>(measures.without_outcome.size())), "courses",
            "Registered " + std::to_string(measures.registered) + ", no-shows "
                + std::to_string(measures.did_not_attend) + ", cancelled "
                + std::to_string(measures.cancelled) + ", walk-ins "
                + std::to_string(measures.walk_ins) + ", attended "
                + std::to_string(measures.total.attendances) + ".",
            unfinished_rows(measures)),
        figure("M-L6", "No-shows", percent(measures.did_not_attend, measures.registered), "%",
            std::to_string(measures.did_not_attend) + " no-shows of "
                + std::to_string(measures.registered) + " registered.",
            rows),
        figure("M-L7", "Take-up", percent(measures.take_up), "%",
            std::to_string(measures.take_up.n) + " attended of "
                + std::to_string(measures.take_up.d)
                + " places, where the number of places is recorded.",
            rows),
        figure("M-L6 registered", "Places booked", Fact::count(measures.registered), "bookings",
            "Bookings other than walk-ins, cancelled ones included.", rows),
        figure("M-L6 no-shows", "People who had booked and did not come",
            Fact::count(measures.did_not_attend), "bookings", "Bookings with this outcome.", rows),
        figure("M-L6 walk-ins", "People who came without a booking", Fact::count(measures.walk_ins),
            "bookings", "Bookings with this outcome.", rows),
        figure("M-L7 attended", "Places taken", Fact::count(measures.take_up.n), "attendances",
            "Attendances of deliveries whose number of places is recorded.", rows),
        figure("M-L7 places", "Places offered", Fact::count(measures.take_up.d), "places",
            "Of deliveries whose number of places is recorded.", rows));
    if (measures.confidence_pairs >= confidence_least) {
        figures.push_back(figure("M-L8", "Change in confidence",
            mean(measures.confidence_change, measures.confidence_pairs), "points",
            "Mean of after minus before over " + std::to_string(measures.confidence_pairs)
                + " paired answers.",
            {}));
    }
    return figures;
}

std::vector<Figure> agency_figures(
    Training const& training, Counted const& counted, NamedReach const& by_agency)
{
    auto const& ids = training.deliveries.agencies.keys();
    std::map<std::string, std::vector<CountedRow>, std::less<>> rows; // By id of the agency.
    for (auto const* delivery : counted.deliveries) {
        std::map<int, int> present;
        for (auto const& booking : delivery->bookings) {
            if (attended(booking))
                ++present[booking.agency];
        }
        for (auto const& [agency, count] : present)
            rows[ids.at(static_cast<std::size_t>(agency))].push_back({ "Delivery " + delivery->id,
                delivery->date.prose() + ", " + std::to_string(count) + " attendances" });
    }
    std::vector<Figure> figures;
    for (auto const& agency : by_agency) {
        auto const add = [&](std::string const& what, int value, char const* definition) {
            figures.push_back({ "M-L3 " + agency.code + " " + what, agency.name + ": " + what,
                Fact::count(value), what, definition, counted.filter_text, rows[agency.id] });
        };
        add("attendances", agency.reach.attendances, "By the agency at the time of the course.");
        add("practitioners", agency.reach.people,
            "Different people of this agency at the time of the course.");
    }
    return figures;
}

std::vector<Figure> yearly_figures(
    Training const& training, Period const& period, bool by_financial_year)
{
    unsigned const first_month = by_financial_year ? 4 : 1;
    auto const start_of = [&](int year) { return base::Date::of(year, first_month, 1).value(); };
    auto const first
        = period.from < start_of(period.from.year()) ? period.from.year() - 1 : period.from.year();
    std::vector<Figure> figures;
    for (int year = first; start_of(year) <= period.to; ++year) {
        Period part { std::max(period.from, start_of(year)),
            std::min(period.to, start_of(year + 1).plus_days(-1)), {} };
        part.printed = part.from.prose() + " to " + part.to.prose();
        auto const counted = count_training(training, part);
        auto const& total = counted.measures.total;
        auto const name = by_financial_year
            ? std::to_string(year) + "/" + std::to_string((year + 1) % 100 + 100).substr(1)
            : std::to_string(year);
        auto const rows = delivery_rows(counted);
        auto add = [&](char const* what, int value) {
            figures.push_back(
                { "M-L4 " + name + " " + what, "In " + name + ": " + what, Fact::count(value), what,
                    "People of several years do not add up to M-L2, since one may come again.",
                    counted.filter_text, rows });
            figures.back().period = part.printed;
        };
        add("courses", total.deliveries);
        add("attendances", total.attendances);
        add("practitioners", total.people);
    }
    return figures;
}

Fact course_facts(Counted const& counted, NamedReach const& by_agency)
{
    auto const& measures = counted.measures;
    Fact::List years;
    for (auto const& [year, reach] : measures.by_year)
        years.push_back(reach_row(std::to_string(year), std::to_string(year), reach));
    Fact::List agencies;
    for (auto const& agency : by_agency)
        agencies.push_back(reach_row(agency.name, agency.code, agency.reach));
    constexpr std::size_t most_bars = 16;
    auto const is_drawable
        = [](Fact::List const& rows) { return rows.size() > 1 && rows.size() <= most_bars; };
    bool const year_chart = is_drawable(years);
    bool const agency_chart = is_drawable(agencies);
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
        { "walk_ins", Fact::count(measures.walk_ins) },
        { "take_up_percent", percent(measures.take_up) },
        { "attended_places", Fact::count(measures.take_up.n) },
        { "places", Fact::count(measures.take_up.d) },
        { "any_places", measures.take_up.d > 0 },
        { "year_chart", year_chart },
        { "agency_chart", agency_chart },
        { "by_year", std::move(years) },
        { "by_agency", std::move(agencies) },
    };
}

base::Diagnostics booking_warnings(TrainingMeasures const& measures)
{
    base::Diagnostics warnings;
    for (auto const& delivery : measures.without_outcome) {
        warnings.push_back(report_warning("M-L5", "training", "/deliveries",
            "Delivery " + delivery
                + " has bookings without an outcome, so registered minus "
                  "no-shows minus cancelled plus walk-ins is not the number attended.",
            "Enter for each booking whether the person came."));
    }
    if (measures.unidentified > 0) {
        warnings.push_back(report_warning("M-L2", "training", "/deliveries",
            std::to_string(measures.unidentified)
                + " attendances have no practitioner key; each counts as one person.",
            "Record the keys, or give attendances instead of people."));
    }
    return warnings;
}

} // namespace facts
