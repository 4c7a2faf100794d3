#include "facts/notification_register.h"

#include "facts/fields.h"
#include "facts/naming.h"
#include "facts/notification_forms.h"
#include "facts/register_figures.h"
#include "facts/report_part.h"
#include "facts/suppression.h"

#include <algorithm>
#include <set>

namespace facts {

using base::Date;
using casefile::Record;

namespace {

constexpr auto no_decision = "No decision yet";

struct Register {
    ReportSubject const& subject; ///< Cases that count only.
    Calendar const& calendar;
    Period period;
    Date as_at;
};

/// A notification of Part A.
struct Entry {
    Record const* case_file;
    Record notification;
    Date received;
    std::string outcome {}; ///< In words.
};

/// The date, as far as it was known on the as-at date.
Fact known_date(Record const& record, char const* key, Date as_at)
{
    auto const date = record.date(key);
    return date && *date > as_at ? missing_field(record, key) : date_field(record, key);
}

/// "Seriously harmed" of "was seriously harmed", "Formal serious case review" of "a formal …".
std::string as_heading(std::string text)
{
    for (std::string const article : { "was ", "a " }) {
        if (text.starts_with(article))
            text.erase(0, article.size());
    }
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

/// What the Independent Chair decided last, before that what the screening found.
std::string outcome_of(Record const& case_file, Date as_at)
{
    std::string outcome;
    for (auto const& decision : case_file.list("decisions")) {
        if (decision.date("decided_on").value() <= as_at)
            outcome = as_heading(decision.printed("review_type").value());
    }
    auto const screen = case_file.child("subgroup_screen");
    if (outcome.empty() && screen && screen->date("held_on").value() <= as_at)
        outcome = screen->printed("decision").value();
    return outcome.empty() ? no_decision : outcome;
}

std::vector<Entry> read_entries(Register const& reg)
{
    std::vector<Entry> entries;
    for (auto const& case_file : reg.subject.cases) {
        for (auto const& notification : case_file.list("notifications")) {
            auto const received = notification.date("received_by_lscb_on").value();
            if (reg.period.contains(received) && received <= reg.as_at)
                entries.push_back(
                    { &case_file, notification, received, outcome_of(case_file, reg.as_at) });
        }
    }
    std::ranges::stable_sort(entries, {}, &Entry::received);
    return entries;
}

/// Of the children the notification covers, or of all where it does not say.
Fact initials_of_children(Entry const& entry)
{
    auto const covered = entry.notification.texts("covers_children");
    std::vector<std::string> all;
    for (auto const& child : entry.case_file->list("children")) {
        auto const key = child.text("key").value_or("");
        auto const letters = initials_of(child).printed();
        if (letters && (covered.empty() || std::ranges::count(covered, key) > 0))
            all.push_back(*letters);
    }
    return all.empty() ? Fact(Fact::Missing { "Child’s initials", {} }) : Fact(joined(all));
}

/// "Died: Physical abuse, Neglect".
Fact type_of(Record const& incident)
{
    auto text = as_heading(incident.printed("outcome").value_or(""));
    for (auto const& kind : incident.printed_texts("type"))
        text += (text.empty() ? "" : text.find(':') == std::string::npos ? ": " : ", ") + kind;
    return text.empty() ? missing_field(incident, "type") : Fact(text);
}

std::string limb_in_words(char const* whom, Timing timing, int days)
{
    if (timing == Timing::late)
        return std::string(whom) + " late by " + std::to_string(days);
    return std::string(whom) + " " + words(timing);
}

/// One of the two that must be told, with the working days it took and those it was late.
struct Limb {
    Timing timing;
    std::optional<int> days {};
    int late = 0;
};

base::Result<Limb> limb_of(Timing timing, std::optional<Date> aware, std::optional<Date> due,
    std::optional<Date> told, Register const& reg)
{
    Limb limb { timing };
    if (told && *told > reg.as_at)
        told.reset();
    if (aware && told)
        limb.days = TRY(reg.calendar.working_days_between(*aware, *told));
    if (due && timing == Timing::late)
        limb.late = TRY(reg.calendar.working_days_between(*due, told.value_or(reg.as_at)));
    return limb;
}

Fact days_fact(Limb const& limb, char const* label)
{
    return limb.days ? Fact::count(*limb.days) : Fact(Fact::Missing { label, {} });
}

base::Result<Fact::Object> timing_facts(Entry const& entry, Register const& reg)
{
    auto const timing = TRY(notification_timing(
        reg.subject, *entry.case_file, entry.notification, reg.calendar, reg.as_at));
    auto const incident = entry.case_file->child("incident");
    auto const aware = incident ? incident->date("la_aware_on") : std::nullopt;
    auto const national = TRY(limb_of(timing.national, aware, timing.due,
        entry.notification.date("ofsted_or_panel_notified_on"), reg));
    auto const board = TRY(limb_of(timing.board, aware, timing.due, entry.received, reg));
    auto const is_late = timing.both == Timing::late;
    auto detail = limb_in_words("national", national.timing, national.late) + "; "
        + limb_in_words("LSCB", board.timing, board.late);
    return Fact::Object {
        { "due", timing.due ? Fact(*timing.due) : Fact(Fact::Missing { "Due", {} }) },
        { "days_national", days_fact(national, "Working days to the national body") },
        { "days_board", days_fact(board, "Working days to the Board") },
        { "on_time",
            timing.both == Timing::on_time ? "Yes"
                : is_late                  ? "No"
                                           : words(timing.both) },
        { "is_late", is_late },
        { "is_on_time", timing.both == Timing::on_time },
        { "timing_detail", std::move(detail) },
    };
}

int received_forms(Record const& case_file, Date as_at)
{
    return static_cast<int>(std::ranges::count_if(case_file.list("notifications"),
        [&](Record const& one) { return one.date("received_by_lscb_on").value() <= as_at; }));
}

/// The screening, or the rapid review that takes its place.
Fact screened_on(Record const& case_file, Date as_at)
{
    if (auto const screen = case_file.child("subgroup_screen"))
        return known_date(*screen, "held_on", as_at);
    if (auto const rapid = case_file.child("rapid_review"))
        return known_date(*rapid, "completed_on", as_at);
    return Fact::Missing { "Screened on", {} };
}

base::Result<Fact> row_of(Entry const& entry, Register const& reg)
{
    auto const& case_file = *entry.case_file;
    auto const& notification = entry.notification;
    auto const incident = case_file.child("incident");
    auto const unknown = [](char const* label) { return Fact(Fact::Missing { label, {} }); };
    auto const needed
        = forms_needed(case_file, reg.subject.profile_of(case_file), entry.received).count();
    auto const received = received_forms(case_file, reg.as_at);
    auto row = TRY(timing_facts(entry, reg));
    row["register_no"] = text_field(notification, "register_no");
    row["case"] = text_field(case_file, "ref");
    row["initials"] = initials_of_children(entry);
    row["incident_on"]
        = incident ? partial_date_field(*incident, "occurred") : unknown("Incident date");
    row["type"] = incident ? type_of(*incident) : unknown("Type of incident");
    row["aware_on"] = incident ? date_field(*incident, "la_aware_on") : unknown("LA aware on");
    row["national_on"] = known_date(notification, "ofsted_or_panel_notified_on", reg.as_at);
    row["body"] = printed_field(notification, "national_body");
    row["received_on"] = entry.received;
    row["notifier_post"] = text_field(notification, "notifier_post");
    row["chair_told_on"] = known_date(notification, "chair_informed_on", reg.as_at);
    row["subgroup_chair_told_on"]
        = known_date(notification, "subgroup_chair_informed_on", reg.as_at);
    row["screened_on"] = screened_on(case_file, reg.as_at);
    row["outcome"] = entry.outcome;
    row["forms_expected"] = Fact::count(needed);
    row["forms_received"] = Fact::count(received);
    row["forms_differ"] = needed != received;
    return Fact(std::move(row));
}

// Part B

Fact youth_row(Record const& incident, Date as_at)
{
    auto const learning = incident.flag("multi_agency_learning");
    return Fact::Object { { "number", text_field(incident, "id") },
        { "case", text_field(incident, "case") },
        { "received_on", date_field(incident, "received_on") },
        { "from", text_field(incident, "from_role") },
        { "summary_ref", text_field(incident, "summary_ref") },
        { "learning",
            learning ? Fact(*learning ? "Yes" : "No")
                     : missing_field(incident, "multi_agency_learning") },
        { "advised_on", known_date(incident, "lscb_formally_advised_on", as_at) },
        { "handled_by", text_field(incident, "handled_by") } };
}

std::vector<Record> youth_incidents(Register const& reg)
{
    auto incidents = reg.subject.board.list("yos_incidents");
    std::erase_if(incidents, [&](Record const& incident) {
        auto const on = incident.date("received_on");
        return on && (!reg.period.contains(*on) || *on > reg.as_at);
    });
    std::ranges::stable_sort(
        incidents, {}, [](Record const& incident) { return incident.date("received_on"); });
    return incidents;
}

/// A case for information only stands in Part B, or nowhere.
void warn_of_unrecorded(Register const& reg, ReportSubject const& all, base::Diagnostics& warnings)
{
    auto const incidents = reg.subject.board.list("yos_incidents");
    for (auto const& case_file : all.cases) {
        auto const reference = case_file.text("ref").value();
        if (!is(case_file, "kind", "YOS_INFO_ONLY") || case_file.has("excluded")
            || find(incidents, "case", reference))
            continue;
        warnings.push_back(report_warning("register-no-incident", "board",
            reg.subject.board.pointer("yos_incidents"),
            "Case " + reference + " is for information only and not in Part B of the register.",
            "Record it in the board’s list of incidents told by the youth offending service."));
    }
}

// Totals

/// What came of the notifications, a figure for each outcome by name. "No decision yet" is always
/// there, so that a single small count can be hidden behind another.
std::vector<Figure> outcome_figures(std::vector<Entry> const& entries, Register const& reg)
{
    std::set<std::string> names { no_decision };
    for (auto const& entry : entries)
        names.insert(entry.outcome);
    std::vector<Figure> figures;
    for (auto const& name : names) {
        Figure figure { "M-N1 outcome: " + name, "Notifications: " + name, {}, "notifications",
            "By the Independent Chair’s last decision, before that by what the screening found.",
            "Notifications received in the period, those for information only left out", {} };
        for (auto const& entry : entries) {
            if (entry.outcome == name)
                figure.rows.push_back(
                    { entry.case_file->text("ref").value(), "received " + entry.received.prose() });
        }
        figure.value = Fact::count(static_cast<long long>(figure.rows.size()));
        figure.period = reg.period.printed;
        figures.push_back(std::move(figure));
    }
    return figures;
}

Figure youth_figure(std::vector<Record> const& incidents, Register const& reg)
{
    Figure figure { "X07 B", "Youth offending incidents, for information only",
        Fact::count(static_cast<long long>(incidents.size())), "incidents",
        "Incidents that the youth offending service told the Board of. In no other figure.",
        "Incidents received in the period", {} };
    for (auto const& incident : incidents)
        figure.rows.push_back({ incident.text("id").value_or(""),
            "received " + incident.date("received_on").value().prose() });
    figure.period = reg.period.printed;
    return figure;
}

Fact outcome_facts(std::vector<Figure> const& figures)
{
    std::vector<int> counts;
    for (auto const& figure : figures)
        counts.push_back(static_cast<int>(figure.rows.size()));
    auto const suppressed = suppress_small(counts);
    Fact::List list;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        auto const& figure = figures.at(i);
        list.push_back(Fact::Object { { "code", figure.code },
            { "name", figure.code.substr(figure.code.find(": ") + 2) }, { "count", figure.value },
            { "suppressed", suppressed.at(i) }, { "hidden", suppressed.at(i) == "c" } });
    }
    return list;
}

Fact const& value_of(std::vector<Figure> const& figures, std::string_view code)
{
    return std::ranges::find(figures, code, &Figure::code)->value;
}

Fact totals_of(
    std::vector<Figure> const& timely, std::vector<Figure> const& outcomes, Figure const& youth)
{
    return Fact::Object { { "received", value_of(timely, "M-N1 all") },
        { "on_time", value_of(timely, "M-N1") }, { "on_time_percent", value_of(timely, "M-N1%") },
        { "outcomes", outcome_facts(outcomes) }, { "youth", youth.value } };
}

Fact figure_facts(
    std::vector<Figure> timely, std::vector<Figure> const& outcomes, Figure const& youth)
{
    for (auto& figure : timely)
        figure.period = youth.period;
    std::ranges::copy(outcomes, std::back_inserter(timely));
    timely.push_back(youth);
    Fact::List list;
    for (auto const& figure : timely)
        list.push_back(to_fact(figure));
    return list;
}

} // namespace

base::Result<Fact> notification_register(ReportSubject const& subject, Calendar const& calendar,
    ReportOccasion const& occasion, base::Diagnostics& warnings)
{
    auto const counted = counted_only(subject);
    Register const reg { counted, calendar, period_of(occasion), occasion.as_at };
    warn_of_unrecorded(reg, subject, warnings);
    auto const entries = read_entries(reg);
    auto const incidents = youth_incidents(reg);
    auto timely = TRY(notification_figures(counted, calendar, reg.period, occasion.as_at));
    auto const outcomes = outcome_figures(entries, reg);
    auto const youth = youth_figure(incidents, reg);
    Fact::List part_a;
    for (auto const& entry : entries)
        part_a.push_back(TRY(row_of(entry, reg)));
    Fact::List part_b;
    for (auto const& incident : incidents)
        part_b.push_back(youth_row(incident, occasion.as_at));
    auto totals = totals_of(timely, outcomes, youth);
    auto const days = subject.profile.integer("notify_working_days");
    return Fact(Fact::Object { { "as_at", occasion.as_at }, { "period", reg.period.printed },
        { "limit_days",
            days ? Fact::count(*days) : missing_field(subject.profile, "notify_working_days") },
        { "part_a", std::move(part_a) }, { "part_b", std::move(part_b) },
        { "totals", std::move(totals) },
        { "figures", figure_facts(std::move(timely), outcomes, youth) },
        { "prepared_by", text_field(subject.profile, "manager_title") } });
}

} // namespace facts
