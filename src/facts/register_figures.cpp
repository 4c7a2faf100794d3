#include "facts/register_figures.h"

#include "facts/fields.h"

#include <algorithm>
#include <array>

namespace facts {

namespace {

using casefile::Record;

/// Something that had to be done by a day.
struct Duty {
    std::string item;
    std::optional<base::Date> due; ///< Nothing where what starts the clock is not recorded.
    std::optional<base::Date> done;
};

Timing timing_of(Duty const& duty, base::Date as_at)
{
    if (!duty.due)
        return Timing::unknown;
    auto const done = duty.done && *duty.done <= as_at ? duty.done : std::nullopt;
    if (done)
        return *done <= *duty.due ? Timing::on_time : Timing::late;
    return as_at > *duty.due ? Timing::late : Timing::not_due;
}

std::string date_text(std::optional<base::Date> date)
{
    return date ? date->prose() : "not recorded";
}

CountedRow duty_row(Duty const& duty, base::Date as_at)
{
    return { duty.item,
        words(timing_of(duty, as_at)) + ": due " + date_text(duty.due) + ", done "
            + date_text(duty.done) };
}

/// How many rows there are, and what share of the denominator they are.
std::vector<Figure> with_share(Figure head)
{
    auto share = head;
    head.value = Fact::count(static_cast<long long>(head.rows.size()));
    share.code += "%";
    share.label += ", share";
    share.unit = "%";
    share.value = percent(static_cast<long long>(share.rows.size()),
        static_cast<long long>(share.denominator.size()));
    return { std::move(head), std::move(share) };
}

/// The share of duties done on time, of those that are due. `head` has code, label, definition
/// and filter.
std::vector<Figure> share_on_time(Figure head, std::vector<Duty> const& duties, base::Date as_at)
{
    for (auto const& duty : duties) {
        auto const timing = timing_of(duty, as_at);
        if (timing == Timing::on_time)
            head.rows.push_back(duty_row(duty, as_at));
        if (timing == Timing::on_time || timing == Timing::late)
            head.denominator.push_back(duty_row(duty, as_at));
    }
    return with_share(std::move(head));
}

// M-N1

/// One notification with the limb that was done last: both must be on time.
base::Result<Duty> notification_duty(ReportSubject const& subject, Record const& record,
    Record const& notification, Calendar const& calendar)
{
    auto const told_board = notification.date("received_by_lscb_on").value();
    auto const told_nation = notification.date("ofsted_or_panel_notified_on");
    Duty duty { record.text("ref").value() + ", received " + told_board.prose()
            + ", national body told " + date_text(told_nation),
        {}, {} };
    auto const incident = record.child("incident");
    auto const aware = incident ? incident->date("la_aware_on") : std::nullopt;
    auto const days = subject.profile_of(record).integer("notify_working_days");
    if (aware && days)
        duty.due = TRY(calendar.add_working_days(*aware, static_cast<int>(*days))).date;
    if (told_nation)
        duty.done = std::max(told_board, *told_nation);
    return duty;
}

// M-R5

/// What the Scoping Panel had recommended when the Chair decided; empty if nothing is recorded.
std::string recommended(Record const& record, base::Date decided_on)
{
    std::string option;
    for (auto const& recommendation : record.list("scoping_recommendations")) {
        if (recommendation.date("written_on").value() <= decided_on)
            option = recommendation.text("option").value();
    }
    return option;
}

struct DecisionRow {
    std::string option;
    std::string outcome;
    CountedRow row;
};

std::vector<DecisionRow> read_decisions(
    ReportSubject const& subject, Period const& period, base::Date as_at)
{
    std::vector<DecisionRow> rows;
    for (auto const& record : subject.cases) {
        for (auto const& decision : record.list("decisions")) {
            auto const on = decision.date("decided_on").value();
            if (!period.contains(on) || on > as_at)
                continue;
            rows.push_back({ recommended(record, on), decision.text("outcome").value(),
                { record.text("ref").value(),
                    "decided " + on.prose() + ": " + decision.printed("outcome").value() } });
        }
    }
    return rows;
}

struct Choice {
    char const* code;
    char const* words;
};
constexpr std::array<Choice, 7> options { {
    { "FORMAL_SCR", "a formal serious case review" },
    { "MULTI_AGENCY_LEARNING_REVIEW", "a multi-agency learning review" },
    { "SINGLE_AGENCY_LEARNING_REVIEW", "a single-agency learning review" },
    { "AUDIT_ACTIVITY", "audit activity" },
    { "CDOP", "the child death overview process" },
    { "NFA", "no further action" },
    { "", "no recorded recommendation of a Scoping Panel" },
} };
constexpr std::array<Choice, 3> outcomes { {
    { "UPHELD", "upheld" },
    { "UPHELD_WITH_FURTHER_ACTIONS", "upheld, with further actions" },
    { "OVERRULED", "overruled" },
} };

Figure count_where(Figure figure, std::vector<DecisionRow> const& rows, std::string_view option,
    std::string_view outcome)
{
    for (auto const& row : rows) {
        if (row.option == option && row.outcome == outcome)
            figure.rows.push_back(row.row);
    }
    figure.value = Fact::count(static_cast<long long>(figure.rows.size()));
    return figure;
}

// M-T6

/// The last panel of the series that was held: the one that deadlines count from (AMB-03).
std::optional<Record> held_panel(Record const& record)
{
    std::optional<Record> last;
    for (auto const& meeting : record.list("meetings")) {
        if (is(meeting, "forum", "SCOPING_PANEL") && is(meeting, "status", "HELD")
            && (!last || meeting.date("date") >= last->date("date")))
            last = meeting;
    }
    return last;
}

/// The day of the Chair's first decision after `from`, once it was answered where it must be.
std::optional<base::Date> decided_after(Record const& record, base::Date from, bool answered)
{
    for (auto const& decision : record.list("decisions")) {
        auto const on = decision.date("decided_on").value();
        auto const reply = decision.date("responded_to_subgroup_chair_on");
        if (on < from)
            continue;
        if (!answered)
            return on;
        return reply ? std::optional(std::max(on, *reply)) : std::nullopt;
    }
    return std::nullopt;
}

std::optional<std::int64_t> decision_limit(Record const& profile, std::string_view unit)
{
    auto const limit = profile.child("chair_decision_limit");
    return limit ? limit->integer(unit) : std::nullopt;
}

struct PanelDuties {
    std::vector<Duty> minutes;
    std::vector<Duty> decisions;
    std::vector<Duty> rapid;
};

void add_panel(PanelDuties& duties, Record const& record, Record const& profile, Period period)
{
    auto const panel = held_panel(record);
    if (!panel || !period.contains(panel->date("date").value()))
        return;
    auto const held = panel->date("date").value();
    auto const item = record.text("ref").value() + ", panel of " + held.prose();
    auto const days = static_cast<int>(profile.integer("minutes_limit_days").value());
    duties.minutes.push_back({ item, held.plus_days(days), panel->date("minutes_sent_on") });
    if (auto const months = decision_limit(profile, "months_from_scoping_panel"))
        duties.decisions.push_back({ item, held.plus_months(static_cast<int>(*months)),
            decided_after(record, held, true) });
}

/// Nothing where the profile has no rapid reviews or none was asked for in the period.
base::Result<std::optional<Duty>> rapid_duty(
    Record const& record, Record const& profile, Period const& period, Calendar const& calendar)
{
    auto const day = decision_limit(profile, "rapid_review_day");
    auto const notifications = record.list("notifications");
    std::optional<Duty> duty;
    if (!day || notifications.empty())
        return duty;
    auto const received = notifications.front().date("received_by_lscb_on").value();
    if (!period.contains(received))
        return duty;
    duty = Duty { record.text("ref").value() + ", received " + received.prose(),
        TRY(calendar.add_working_days(received, static_cast<int>(*day))).date,
        decided_after(record, received, false) };
    return duty;
}

} // namespace

std::string words(Timing timing)
{
    switch (timing) {
    case Timing::on_time:
        return "on time";
    case Timing::late:
        return "late";
    case Timing::not_due:
        return "not due yet";
    case Timing::unknown:
        break;
    }
    return "cannot be determined";
}

base::Result<NotificationTiming> notification_timing(ReportSubject const& subject,
    Record const& case_file, Record const& notification, Calendar const& calendar, base::Date as_at)
{
    auto duty = TRY(notification_duty(subject, case_file, notification, calendar));
    auto const both = timing_of(duty, as_at);
    duty.done = notification.date("ofsted_or_panel_notified_on");
    auto const national = timing_of(duty, as_at);
    duty.done = notification.date("received_by_lscb_on");
    return NotificationTiming { duty.due, national, timing_of(duty, as_at), both };
}

bool is_counted(Record const& case_file)
{
    return !is(case_file, "kind", "YOS_INFO_ONLY") && !case_file.has("excluded");
}

ReportSubject counted_only(ReportSubject subject)
{
    std::erase_if(subject.cases, [](auto const& record) { return !is_counted(record); });
    return subject;
}

base::Result<std::vector<Figure>> notification_figures(
    ReportSubject const& subject, Calendar const& calendar, Period const& period, base::Date as_at)
{
    Figure figure { "M-N1", "Notifications on time", {}, "notifications",
        "Both the national body and the Board told within the working days of the case’s profile, "
        "of all notifications by the day on which the Board received them.",
        "Notifications received in the period, those for information only left out", {} };
    for (auto const& record : subject.cases) {
        for (auto const& notification : record.list("notifications")) {
            auto const received = notification.date("received_by_lscb_on").value();
            if (!period.contains(received) || received > as_at)
                continue;
            auto const duty = TRY(notification_duty(subject, record, notification, calendar));
            figure.denominator.push_back(duty_row(duty, as_at));
            if (timing_of(duty, as_at) == Timing::on_time)
                figure.rows.push_back(duty_row(duty, as_at));
        }
    }
    auto all = figure;
    auto figures = with_share(std::move(figure));
    all.code += " all";
    all.label = "Notifications received";
    all.value = Fact::count(static_cast<long long>(all.denominator.size()));
    all.rows = std::move(all.denominator);
    all.denominator.clear();
    figures.push_back(std::move(all));
    return figures;
}

std::vector<Figure> decision_figures(
    ReportSubject const& subject, Period const& period, base::Date as_at)
{
    auto const rows = read_decisions(subject, period, as_at);
    Figure const head { "M-R5", "Decisions of the Independent Chair", {}, "decisions",
        "Decisions taken in the period, by the Scoping Panel’s last recommendation before them.",
        "Cases of the board, those for information only left out", {} };
    std::vector<Figure> figures { head };
    for (auto const& row : rows)
        figures.front().rows.push_back(row.row);
    figures.front().value = Fact::count(static_cast<long long>(rows.size()));
    for (auto const& option : options) {
        for (auto const& outcome : outcomes) {
            auto figure = head;
            std::string const code = option.code;
            figure.code += " " + (code.empty() ? "NO_RECOMMENDATION" : code) + " " + outcome.code;
            figure.label = std::string("Decisions on ") + option.words + ": " + outcome.words;
            figures.push_back(count_where(std::move(figure), rows, option.code, outcome.code));
        }
    }
    return figures;
}

base::Result<std::vector<Figure>> panel_figures(
    ReportSubject const& subject, Calendar const& calendar, Period const& period, base::Date as_at)
{
    PanelDuties duties;
    for (auto const& record : subject.cases) {
        auto const& profile = subject.profile_of(record);
        add_panel(duties, record, profile, period);
        if (auto duty = TRY(rapid_duty(record, profile, period, calendar)))
            duties.rapid.push_back(std::move(*duty));
    }
    auto const head = [](char const* code, char const* label, char const* definition) {
        return Figure { code, label, {}, "cases", definition,
            "Of those that are due by the as-at date", {} };
    };
    auto figures = share_on_time(
        head("M-T6 decisions", "Chair’s decision in time",
            "Decided and answered in writing within the time from the last Scoping Panel held."),
        duties.decisions, as_at);
    auto add
        = [&](std::vector<Figure> more) { std::ranges::move(more, std::back_inserter(figures)); };
    add(share_on_time(head("M-T6 minutes", "Minutes in time",
                          "Sent within the time from the last Scoping Panel held."),
        duties.minutes, as_at));
    add(share_on_time(head("M-T6 rapid review", "Chair’s decision on a rapid review in time",
                          "Decided by the working day that the profile sets, counted from the "
                          "notification."),
        duties.rapid, as_at));
    return figures;
}

} // namespace facts
