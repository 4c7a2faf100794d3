#include "facts/report_part.h"

#include "facts/fields.h"
#include "facts/training_tables.h"

#include <algorithm>
#include <map>

namespace facts {

namespace {

using casefile::Record;

/// Fewer answers than this could be traced to a person (M-L8).
constexpr int confidence_least = 5;

Quality read_quality(Record const& count)
{
    auto const code = count.text("quality").value();
    return code == "APPROXIMATE" ? Quality::approximate
        : code == "AT_LEAST"     ? Quality::at_least
        : code == "AS_REPORTED"  ? Quality::as_reported
                                 : Quality::exact;
}

/// A Count of the record, as value, printed form and quality.
Fact count_fact(std::optional<Record> const& count, char const* label)
{
    if (!count)
        return Fact::Missing { label, {} };
    auto const value = count->integer("value").value();
    return Fact::Number { static_cast<double>(value), qualified(value, read_quality(*count)) };
}

void warn_if_unknown(ReportPart& part, std::optional<Record> const& count, std::string const& what)
{
    if (!count || !is(*count, "basis", "UNKNOWN"))
        return;
    part.warnings.push_back(report_warning("X05-count-basis", "training", count->pointer("basis"),
        "It is not known what the " + what + " of " + count_fact(count, "").printed().value_or("")
            + " counts.",
        "Find out whether these are attendances or different people, or leave the figure as "
        "reported."));
}

/// Whether some day of `a` to `b` lies in the period.
bool touches(Period const& period, base::PartialDate a, base::PartialDate b)
{
    return a.earliest() <= period.to && b.latest() >= period.from;
}

bool touches(Period const& period, Record const& event)
{
    return std::ranges::any_of(event.texts("dates"), [&](auto const& text) {
        auto const date = base::PartialDate::parse(text).value();
        return touches(period, date, date);
    });
}

std::vector<CountedRow> group_rows(NamedReach const& groups, int Reach::*number, char const* unit)
{
    std::vector<CountedRow> rows;
    for (auto const& [name, reach] : groups)
        rows.push_back({ name, std::to_string(reach.*number) + " " + unit });
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
            rows));
    if (measures.confidence_pairs >= confidence_least) {
        figures.push_back(figure("M-L8", "Change in confidence",
            mean(measures.confidence_change, measures.confidence_pairs), "points",
            "Mean of after minus before over " + std::to_string(measures.confidence_pairs)
                + " paired answers.",
            {}));
    }
    return figures;
}

void warn_of_bookings(ReportPart& part, TrainingMeasures const& measures)
{
    for (auto const& delivery : measures.without_outcome) {
        part.warnings.push_back(report_warning("M-L5", "training", "/deliveries",
            "Delivery " + delivery
                + " has bookings without an outcome, so registered minus "
                  "no-shows minus cancelled plus walk-ins is not the number attended.",
            "Enter for each booking whether the person came."));
    }
    if (measures.unidentified > 0) {
        part.warnings.push_back(report_warning("M-L2", "training", "/deliveries",
            std::to_string(measures.unidentified)
                + " attendances have no practitioner key; each counts as one person.",
            "Record the keys, or give attendances instead of people."));
    }
}

// What the board reported.

/// A figure for a Count of the record.
Figure count_figure(std::string code, std::string label, Record const& count, std::string unit,
    std::string filter, CountedRow row)
{
    return { std::move(code), std::move(label), count_fact(count, ""), std::move(unit),
        "As the board reported it; not recalculated. Basis: "
            + count.printed("basis").value_or("not known") + ".",
        std::move(filter), { std::move(row) }, read_quality(count) };
}

Fact reported_total(Record const& total, Training const& training, ReportPart& part)
{
    auto const id = total.text("course").value();
    auto const found = training.titles.find(id);
    auto const title = found == training.titles.end() ? id : found->second;
    auto const from = total.partial_date("period_from").value();
    auto const to = total.partial_date("period_to").value();
    auto const period = from.prose() + " to " + to.prose();
    auto const deliveries = total.child("deliveries");
    auto const practitioners = total.child("practitioners");
    warn_if_unknown(part, deliveries, "number of courses");
    warn_if_unknown(part, practitioners, "number of practitioners");
    auto const item = "“" + title + "”";
    if (deliveries)
        part.figures.push_back(count_figure("M-L1 reported " + id, "Courses delivered, as reported",
            *deliveries, "courses", period, { item, "total reported for " + period }));
    if (practitioners)
        part.figures.push_back(
            count_figure("M-L2 reported " + id, "Practitioners reached, as reported",
                *practitioners, "practitioners", period, { item, "total reported for " + period }));
    if (deliveries && practitioners) {
        part.figures.push_back(
            { "M-L2 per course " + id, "Practitioners for each course, as reported",
                mean(practitioners->integer("value").value(), deliveries->integer("value").value()),
                "practitioners", "M-L2 reported divided by M-L1 reported.", period,
                { { item, period } }, Quality::as_reported });
    }
    return Fact::Object {
        { "id", id },
        { "course", title },
        { "from", from },
        { "to", to },
        { "deliveries", count_fact(deliveries, "Courses delivered") },
        { "practitioners", count_fact(practitioners, "Practitioners reached") },
        { "as_reported", practitioners && read_quality(*practitioners) == Quality::as_reported },
    };
}

/// Warns when the rows of an event do not add up to its attendance.
void check_sum(Record const& event, ReportPart& part)
{
    auto const attendance = event.child("attendance");
    auto const rows = event.list("by_agency");
    if (!attendance || rows.empty())
        return;
    std::int64_t sum = 0;
    for (auto const& row : rows)
        sum += row.child("count").value().integer("value").value();
    if (sum != attendance->integer("value").value()) {
        part.warnings.push_back(report_warning("X05-sum", "training", event.pointer("by_agency"),
            "The attendance by agency adds up to " + grouped(sum) + ", the event’s attendance is "
                + count_fact(attendance, "").printed().value() + ".",
            "Correct one of the two, or mark the total as approximate in the text."));
    }
}

Fact event_facts(Record const& event, ReportPart& part)
{
    auto const title = event.text("title").value();
    auto const code = "M-L9 " + event.text("id").value();
    std::vector<std::string> dates;
    for (auto const& date : event.texts("dates"))
        dates.push_back(base::PartialDate::parse(date).value().prose());
    auto const attendance = event.child("attendance");
    auto const elsewhere = event.child("reported_elsewhere");
    warn_if_unknown(part, attendance, "attendance of the event “" + title + "”");
    warn_if_unknown(part, elsewhere, "other attendance of the event “" + title + "”");
    if (elsewhere && attendance) {
        part.warnings.push_back(
            report_warning("X05-two-counts", "training", event.pointer("reported_elsewhere"),
                "The attendance of the event “" + title + "” is reported as "
                    + count_fact(attendance, "").printed().value() + " and as "
                    + count_fact(elsewhere, "").printed().value() + ".",
                "Both are printed where they occur; agree on one if you can."));
    }
    check_sum(event, part);
    auto const when = joined(dates);
    if (attendance)
        part.figures.push_back(count_figure(code, "Attendance at the event “" + title + "”",
            *attendance, "people", when, { title, when }));
    if (elsewhere)
        part.figures.push_back(count_figure(code + " elsewhere",
            "Attendance at the event “" + title + "”, as reported in another place", *elsewhere,
            "people", when, { title, when }));
    part.figures.push_back({ code + " sessions", "Sessions of the event “" + title + "”",
        Fact::count(event.integer("sessions").value()), "sessions", "As recorded.", when,
        { { title, when } } });
    part.figures.push_back({ code + " days", "Days of the event “" + title + "”",
        Fact::count(static_cast<long long>(dates.size())), "days", "Different dates.", when,
        { { title, when } } });
    return Fact::Object {
        { "code", code },
        { "title", title },
        { "dates", when },
        { "days", Fact::count(static_cast<long long>(dates.size())) },
        { "one_day", dates.size() == 1 },
        { "sessions", Fact::count(event.integer("sessions").value()) },
        { "one_session", event.integer("sessions").value() == 1 },
        { "attendance", count_fact(attendance, "Attendance") },
        { "delivered_by", text_field(event, "delivered_by") },
        { "feedback", text_field(event, "feedback") },
        { "national_panel_attended", flag_field(event, "national_panel_attended") },
        { "members_invited", flag_field(event, "members_invited") },
    };
}

/// M-L4: courses and attendances of each year that the period touches.
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

ReportPart part_of(
    Training const& training, Counted const& counted, Record const& board, Period const& period)
{
    auto const by_agency = named_agencies(counted.measures, board);
    ReportPart part;
    auto const courses = reach_by_course(training, period);
    if (!counted.deliveries.empty())
        part.figures = booking_figures(counted, by_agency);
    warn_of_bookings(part, counted.measures);
    std::vector<std::string> titles;
    for (auto const& course : training.courses)
        titles.push_back("“" + course.second + "”");
    Fact::List reported;
    for (auto const& total : training.totals) {
        if (touches(period, total.partial_date("period_from").value(),
                total.partial_date("period_to").value()))
            reported.push_back(reported_total(total, training, part));
    }
    Fact::List events;
    for (auto const& event : training.events) {
        if (touches(period, event))
            events.push_back(event_facts(event, part));
    }
    part.facts = {
        { "course_titles", joined(titles) },
        { "courses", course_facts(counted, by_agency, courses) },
        { "reported", std::move(reported) },
        { "events", std::move(events) },
    };
    return part;
}

} // namespace

std::vector<Figure> learning_figures(
    ReportSubject const& subject, ReportOccasion const& occasion, bool by_financial_year)
{
    auto const training = read_training(subject.training);
    auto const period = period_of(occasion);
    auto const counted = count_training(training, period);
    auto figures = part_of(training, counted, subject.board, period).figures;
    if (counted.deliveries.empty())
        std::ranges::move(booking_figures(counted, {}), std::back_inserter(figures));
    if (counted.measures.confidence_pairs < confidence_least) {
        figures.push_back({ "M-L8", "Change in confidence", "–", "points",
            "Mean of after minus before over paired answers.", counted.filter_text, {} });
        figures.back().reason = "There are " + std::to_string(counted.measures.confidence_pairs)
            + " paired answers; fewer than five could be traced to a person.";
    }
    std::ranges::move(
        yearly_figures(training, period, by_financial_year), std::back_inserter(figures));
    long long const events = std::ranges::count_if(
        training.events, [&](auto const& event) { return touches(period, event); });
    figures.push_back({ "M-L9", "Learning events", Fact::count(events), "events",
        "Events with a date in the period; their attendance is never added to M-L2.",
        period.printed, {} });
    for (auto const& event : training.events) {
        if (touches(period, event))
            figures.back().rows.push_back({ event.text("title").value(), "held in the period" });
    }
    return figures;
}

ReportPart training_part(ReportSubject const& subject, ReportOccasion const& occasion)
{
    auto const training = read_training(subject.training);
    auto const period = period_of(occasion);
    auto const counted = count_training(training, period);
    auto part = part_of(training, counted, subject.board, period);
    std::ranges::move(table_figures(counted, named_agencies(counted.measures, subject.board),
                          reach_by_course(training, period)),
        std::back_inserter(part.figures));
    if (!counted.deliveries.empty())
        std::ranges::move(
            yearly_figures(training, period, false), std::back_inserter(part.figures));
    return part;
}

} // namespace facts
