#include "facts/timeframe.h"

#include "facts/case_deadlines.h"
#include "facts/fields.h"
#include "facts/panel.h"

#include <algorithm>
#include <functional>
#include <initializer_list>

namespace facts {

using base::Date;
using base::PartialDate;
using casefile::Record;

namespace {

std::string type_of(Subject const& subject, Date as_at)
{
    auto const decision = decision_by(subject.case_file, as_at);
    auto const decided = decision ? decision->text("review_type") : std::nullopt;
    return decided ? *decided : subject.case_file.text("review_type").value_or("");
}

/// The steps of one case while they are being gathered.
class Steps {
public:
    Steps(Subject const& subject, Calendar const& calendar, Date as_at,
        std::vector<Deadline> deadlines)
        : m_subject(subject)
        , m_calendar(calendar)
        , m_as_at(as_at)
        , m_deadlines(std::move(deadlines))
    {
        if (auto const decision = decision_by(subject.case_file, as_at))
            m_decided = decision->date("decided_on");
    }

    void referral();
    void scoping();
    void rapid_review();
    void start();
    void review();
    void publication(bool published);
    base::Result<std::vector<TimeframeStep>> finish();

private:
    Record const& case_file() const { return m_subject.case_file; }
    std::optional<PartialDate> known(std::optional<PartialDate> on) const
    {
        return on && on->earliest() <= m_as_at ? on : std::nullopt;
    }
    std::optional<PartialDate> known(std::optional<Date> on) const
    {
        return on ? known(std::optional(PartialDate(*on))) : std::nullopt;
    }
    Deadline const* last_of(std::string_view rule) const;
    /// The last of the days at which the records of a list say this was done; nothing while one of
    /// them is still open.
    std::optional<PartialDate> all_done(
        std::string_view list, std::string_view key, std::function<bool(Record const&)> counts);
    /// The first of the days.
    std::optional<PartialDate> first_done(
        std::string_view list, std::string_view key, std::function<bool(Record const&)> counts);

    TimeframeStep& happens(std::string number, std::string title, std::optional<PartialDate> done);
    /// As the deadline of that rule has it, if the case has one.
    TimeframeStep& by_rule(std::string number, std::string title,
        std::initializer_list<std::string_view> rules, std::optional<PartialDate> done);
    void weeks_after_decision(
        std::string number, std::string title, int weeks, std::optional<PartialDate> done);
    void weeks_after_report(
        std::string number, std::string title, int weeks, std::optional<PartialDate> done);

    Subject const& m_subject;
    Calendar const& m_calendar;
    Date m_as_at;
    std::vector<Deadline> m_deadlines;
    std::optional<Date> m_decided;
    std::optional<Date> m_report_due;
    std::vector<TimeframeStep> m_steps;
    base::Diagnostics m_faults;
};

Deadline const* Steps::last_of(std::string_view rule) const
{
    Deadline const* last = nullptr;
    for (auto const& deadline : m_deadlines) {
        if (deadline.rule == rule && !deadline.for_information)
            last = &deadline;
    }
    return last;
}

std::optional<PartialDate> Steps::all_done(
    std::string_view list, std::string_view key, std::function<bool(Record const&)> counts)
{
    std::optional<PartialDate> last;
    for (auto const& record : case_file().list(list)) {
        if (!counts(record))
            continue;
        auto const on = known(record.partial_date(key));
        if (!on)
            return std::nullopt;
        if (!last || last->latest() < on->latest())
            last = on;
    }
    return last;
}

std::optional<PartialDate> Steps::first_done(
    std::string_view list, std::string_view key, std::function<bool(Record const&)> counts)
{
    std::optional<PartialDate> first;
    for (auto const& record : case_file().list(list)) {
        auto const on = counts(record) ? known(record.partial_date(key)) : std::nullopt;
        if (on && (!first || on->earliest() < first->earliest()))
            first = on;
    }
    return first;
}

TimeframeStep& Steps::happens(
    std::string number, std::string title, std::optional<PartialDate> done)
{
    m_steps.push_back({ std::move(number), std::move(title), {}, {}, {}, done });
    return m_steps.back();
}

TimeframeStep& Steps::by_rule(std::string number, std::string title,
    std::initializer_list<std::string_view> rules, std::optional<PartialDate> done)
{
    auto& step = happens(std::move(number), std::move(title), done);
    for (auto const rule : rules) {
        if (auto const* deadline = last_of(rule)) {
            step.rule = deadline->rule;
            step.due = deadline->due;
            step.skipped = deadline->skipped;
        }
    }
    return step;
}

void Steps::weeks_after_decision(
    std::string number, std::string title, int weeks, std::optional<PartialDate> done)
{
    auto& step = happens(std::move(number), std::move(title), done);
    step.rule = std::to_string(weeks) + " weeks after the decision";
    if (m_decided)
        step.due = m_decided->plus_days(7 * weeks);
}

void Steps::weeks_after_report(
    std::string number, std::string title, int weeks, std::optional<PartialDate> done)
{
    auto& step = happens(std::move(number), std::move(title), done);
    step.rule = std::to_string(weeks) + " weeks after the report is due";
    if (m_report_due)
        step.due = m_report_due->plus_days(7 * weeks);
}

bool any(Record const&)
{
    return true;
}

bool is_held(Record const& meeting, std::string_view forum)
{
    return is(meeting, "forum", forum) && is(meeting, "status", "HELD");
}

void Steps::referral()
{
    auto const incident = case_file().child("incident");
    auto const aware = incident ? incident->date("la_aware_on") : std::nullopt;
    happens("1", "The local authority learns of the incident", known(aware));
    auto const received = first_done("notifications", "received_by_lscb_on", any);
    auto& told = happens("2", "The Board is notified", received);
    // The body that is told first comes first, the Board after it.
    bool const reviews_only = m_subject.profile.flag("notify_reviews_only").value_or(false);
    for (auto const* rule : { "R-D01", "R-D02" }) {
        auto const* deadline = reviews_only ? nullptr : last_of(rule);
        if (deadline) {
            told.rule = deadline->rule;
            told.due = deadline->due;
            told.skipped = deadline->skipped;
        }
    }
}

void Steps::scoping()
{
    auto const screen = case_file().child("subgroup_screen");
    happens("3", "The Subgroup decides on a Scoping Panel",
        known(screen ? screen->date("held_on") : std::nullopt));
    by_rule("4", "Agencies return their record checks", { "R-D10" },
        all_done("name_checks", "returned_on", any));
    auto const panel = last_panel_held(case_file(), m_as_at);
    auto const invited = panel_invited_to(case_file(), m_as_at);
    auto& meets = happens(
        "5", "The Scoping Panel meets", known(panel ? panel->date("date") : std::nullopt));
    if (invited && !panel)
        meets.due = invited->date("date");
    by_rule("6", "Minutes go to the agencies", { "R-D12" },
        known(panel ? panel->date("minutes_sent_on") : std::nullopt));
    by_rule("7", "The Independent Chair decides", { "R-D13" }, known(m_decided));
}

void Steps::rapid_review()
{
    auto const review = case_file().child("rapid_review");
    happens("Day 0", "The notification is received",
        known(review ? review->date("received_on") : std::nullopt));
    std::vector<Deadline> days;
    for (auto const& deadline : m_deadlines) {
        if (deadline.rule >= "R-D03" && deadline.rule <= "R-D08")
            days.push_back(deadline);
    }
    std::ranges::stable_sort(days, {}, &Deadline::due);
    for (auto const& day : days) {
        auto& step = happens(
            "Day " + std::to_string(day.limit.amount), day.requirement, known(day.clock.done));
        step.rule = day.rule;
        step.due = day.due;
        step.skipped = day.skipped;
    }
    // Before the notification no clock runs, but the days are known.
    if (!days.empty())
        return;
    for (auto const& day : m_subject.profile.list("rapid_review_steps")) {
        if (day.flag("onwards").value_or(false))
            continue;
        auto what = day.text("text").value();
        if (what.ends_with('.'))
            what.pop_back();
        auto& step = happens("Day " + std::to_string(day.integer("day").value()), what, {});
        step.rule = day.text("rule").value_or("R-D03");
    }
}

void Steps::start()
{
    auto& notified = happens("8", "Board members are told of the decision",
        first_done("statutory_notices", "sent_on", [](Record const& notice) {
            return is(notice, "body", "BOARD_PARTNERS") && is(notice, "kind", "DECISION_INITIATED");
        }));
    notified.rule = "5 working days after the decision";
    if (m_decided) {
        auto const due = m_calendar.add_working_days(*m_decided, 5);
        if (due.ok()) {
            notified.due = due.value().date;
            notified.skipped = due.value().skipped;
        } else {
            base::append(m_faults, due.errors());
        }
    }
    weeks_after_decision("9", "A reviewer is appointed", 3,
        first_done("appointments", "appointed_on",
            [](Record const& one) { return !is(one, "role", "PANEL_CHAIR"); }));
    auto panel = first_done(
        "meetings", "date", [](Record const& meeting) { return is_held(meeting, "REVIEW_PANEL"); });
    auto const decision = decision_by(case_file(), m_as_at);
    if (!panel && decision)
        panel = known(decision->date("first_panel_on"));
    weeks_after_decision(
        "10", "The first Review Panel sets terms of reference and timetable", 5, panel);
    bool const criminal = criminal_process(case_file(), m_decided.value_or(m_as_at)).has_value();
    weeks_after_decision("11",
        criminal ? "The Senior Investigating Officer has seen the terms of reference; they are "
                   "agreed"
                 : "The terms of reference are agreed",
        6, all_done("tor", "agreed_on", any));
}

void Steps::review()
{
    auto const of_kind = [](std::string_view kind) {
        return [kind](Record const& event) { return is(event, "kind", kind); };
    };
    // An agency that was asked and has no entry yet has sent nothing.
    auto const involved = case_file().list("involvements");
    bool const all_sent = std::ranges::all_of(involved, [&](Record const& involvement) {
        return !involvement.flag("chronology_required").value_or(false)
            || find(case_file().list("chronologies"), "agency", involvement.text("agency"));
    });
    weeks_after_decision("12", "Chronologies are complete and merged", 9,
        all_sent ? all_done("chronologies", "received_on", any) : std::nullopt);
    weeks_after_decision(
        "13", "Agencies report", 12, all_done("agency_reports", "received_on", any));
    weeks_after_decision("14", "Practitioners meet; individual conversations", 15,
        all_done("events", "date", of_kind("LEARNING_EVENT")));
    std::optional<PartialDate> family;
    for (auto const& engagement : case_file().list("family_engagement")) {
        for (auto const& contact : engagement.list("contacts")) {
            auto const on = known(contact.partial_date("date"));
            if (on && (!family || family->latest() < on->latest()))
                family = on;
        }
    }
    weeks_after_decision("15", "The family contributes", 16, family);
    weeks_after_decision("16", "The Review Panel has the first draft", 19,
        first_done(
            "reports", "date", [](Record const& report) { return is(report, "status", "DRAFT"); }));
    weeks_after_decision("17", "Practitioners hear what was found", 22,
        all_done("events", "date", of_kind("FEEDBACK_SESSION")));
    auto const& report = by_rule("18", "The Board has the final draft and the action plan",
        { "R-D16" }, first_done("reports", "received_by_board_on", any));
    m_report_due = report.due;
}

/// The first update on any action.
std::optional<Date> first_update(Record const& case_file)
{
    std::optional<Date> first;
    auto const plan = case_file.child("plan");
    if (!plan)
        return first;
    for (auto const& recommendation : plan->list("recommendations")) {
        for (auto const& action : recommendation.list("actions")) {
            for (auto const& update : action.list("updates")) {
                auto const on = update.date("received_on");
                if (on && (!first || *on < *first))
                    first = on;
            }
        }
    }
    return first;
}

void Steps::publication(bool published)
{
    auto const endorsements = case_file().list("endorsements");
    bool const agreed = std::ranges::all_of(
        endorsements, [](Record const& one) { return is(one, "status", "ENDORSED"); });
    weeks_after_report("19", "All partners endorse the report", 3,
        agreed ? all_done("endorsements", "on", any) : std::nullopt);
    auto const endorsed = m_steps.back();
    weeks_after_report("20", "The publication planning meeting is held", 2,
        first_done("meetings", "date",
            [](Record const& meeting) { return is_held(meeting, "PUBLICATION_PLANNING"); }));
    auto const plan = case_file().child("publication");
    auto const record = plan ? plan->child("record") : std::nullopt;
    if (published) {
        // A profile without a rule on the copy has no national Panel to send it to.
        if (m_subject.profile.has("panel_copy_rule"))
            by_rule("21", "The national Panel has its copy", { "R-D17a", "R-D17b" },
                known(plan ? plan->date("panel_copy_sent_on") : std::nullopt));
        auto& out = happens("22", "The report is published",
            known(record ? record->partial_date("published_on") : std::nullopt));
        out.due = plan ? plan->date("planned_on") : std::nullopt;
    }
    auto& update
        = happens("23", "The action plan is first updated", known(first_update(case_file())));
    auto const from = endorsed.done ? std::optional(endorsed.done->latest()) : endorsed.due;
    for (auto const& meeting : m_subject.board.list("meetings")) {
        auto const on = meeting.date("date");
        if (from && on && *on > *from && is(meeting, "forum", "SUBGROUP")
            && !is(meeting, "status", "CANCELLED") && (!update.due || *on < *update.due))
            update.due = on;
    }
    if (published)
        by_rule("24", "The report may leave the website", { "R-D18" },
            known(record ? record->date("removed_on") : std::nullopt));
}

base::Result<std::vector<TimeframeStep>> Steps::finish()
{
    if (!m_faults.empty())
        return m_faults;
    return std::move(m_steps);
}

} // namespace

bool is_published_type(Subject const& subject, Date as_at)
{
    auto const type = type_of(subject, as_at);
    if (type.empty() || type == "SCR" || type == "LCSPR")
        return true;
    return type != "LLR" && !is(subject.profile, "nonstatutory_publish", "NEVER");
}

base::Result<std::vector<TimeframeStep>> review_timeframe(
    Subject const& subject, Calendar const& calendar, Date as_at, Kinds kinds)
{
    Steps steps(subject, calendar, as_at, TRY(case_deadlines(subject, calendar, as_at)));
    steps.referral();
    if (is(subject.profile, "front_door", "RAPID_REVIEW"))
        steps.rapid_review();
    else
        steps.scoping();
    steps.start();
    steps.review();
    steps.publication(kinds == Kinds::published || is_published_type(subject, as_at));
    return steps.finish();
}

} // namespace facts
