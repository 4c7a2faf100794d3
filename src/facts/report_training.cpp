#include "facts/report_part.h"

#include "facts/course_reach.h"
#include "facts/fields.h"
#include "facts/report_bookings.h"
#include "facts/training.h"
#include "facts/training_record.h"

#include <algorithm>
#include <map>

namespace facts {

namespace {

using casefile::Record;

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
    // Of several totals of a course each has codes of its own.
    bool const is_further = std::ranges::any_of(part.figures,
        [&](Figure const& figure) { return figure.code.ends_with("reported " + id); });
    auto const code = is_further ? id + " from " + from.prose() : id;
    if (deliveries)
        part.figures.push_back(
            count_figure("M-L1 reported " + code, "Courses delivered, as reported", *deliveries,
                "courses", period, { item, "total reported for " + period }));
    if (practitioners)
        part.figures.push_back(
            count_figure("M-L2 reported " + code, "Practitioners reached, as reported",
                *practitioners, "practitioners", period, { item, "total reported for " + period }));
    if (deliveries && practitioners) {
        part.figures.push_back(
            { "M-L2 per course " + code, "Practitioners for each course, as reported",
                mean(practitioners->integer("value").value(), deliveries->integer("value").value()),
                "practitioners", "M-L2 reported divided by M-L1 reported.", period,
                { { item, period } }, Quality::as_reported });
    }
    return Fact::Object {
        { "code", code },
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
        { "code", event.text("id").value() },
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

ReportPart part_of(
    Training const& training, Counted const& counted, Record const& board, Period const& period)
{
    auto const by_agency = named_agencies(counted.measures, board);
    ReportPart part;
    if (!counted.deliveries.empty()) {
        part.figures = booking_figures(counted, by_agency);
        std::ranges::move(
            agency_figures(training, counted, by_agency), std::back_inserter(part.figures));
    }
    base::append(part.warnings, booking_warnings(counted.measures));
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
        { "courses", course_facts(counted, by_agency) },
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
    if (!counted.deliveries.empty())
        std::ranges::move(
            yearly_figures(training, period, false), std::back_inserter(part.figures));
    auto const courses = reach_by_course(training, period);
    std::ranges::move(course_figures(courses), std::back_inserter(part.figures));
    part.facts["by_course"] = course_rows(courses);
    return part;
}

} // namespace facts
