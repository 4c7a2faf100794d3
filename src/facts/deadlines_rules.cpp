#include "facts/case_deadlines_part.h"

#include "facts/fields.h"
#include "facts/plan_record.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace facts {

using base::Date;
using base::PartialDate;
using casefile::Record;
using Unit = Limit::Unit;

namespace {

Limit before_publication(CopyRule const& rule)
{
    return { rule.working_days ? Unit::working_days : Unit::days, -rule.days };
}

/// A Subgroup meeting and the one after it, where one is planned.
struct Cycle {
    SubgroupMeeting meeting;
    std::optional<Date> next;
};

/// The last two cycles that began with a meeting held after the plan was allocated: what was due
/// at the last meeting may still be missing.
std::vector<Cycle> last_cycles(
    std::vector<SubgroupMeeting> const& meetings, Date allocated, Date as_at)
{
    std::vector<Cycle> cycles;
    for (auto const& meeting : meetings) {
        if (!meeting.held || meeting.on <= allocated || meeting.on > as_at)
            continue;
        auto const next = std::ranges::upper_bound(meetings, meeting.on, {}, &SubgroupMeeting::on);
        cycles.push_back(
            { meeting, next == meetings.end() ? std::nullopt : std::optional(next->on) });
    }
    if (cycles.size() > 2)
        cycles.erase(cycles.begin(), cycles.end() - 2);
    return cycles;
}

/// When the committee had, or is to have, an annual overview report, by date.
std::vector<Date> reports_to_committee(Record const& report)
{
    std::vector<Date> dates { *report.date("meeting_on") };
    if (auto const previous = report.date("previous_meeting_on"))
        dates.push_back(*previous);
    for (auto const& presentation : report.list("presentations")) {
        auto const on = presentation.date("on");
        if (on && *on > dates.front() && presentation.text("body") == report.text("committee"))
            dates.push_back(*on);
    }
    std::ranges::sort(dates);
    return dates;
}

/// The agencies with actions open at a meeting, each with the day on which the last of its actions
/// was reported on since then; nothing while one is not.
std::map<std::string, std::optional<Date>> updates_since(
    std::vector<PlanRecommendation> const& plan, Date meeting, Date as_at)
{
    std::map<std::string, std::optional<Date>> agencies;
    for (auto const& recommendation : plan) {
        for (auto const& [record, action, chase, brag] : recommendation.actions) {
            auto const status = status_as_at(action, meeting);
            if (status == ActionStatus::complete || status == ActionStatus::withdrawn)
                continue;
            std::optional<Date> provided;
            for (auto const& update : action.updates) {
                if (!provided && update.received_on > meeting && update.received_on <= as_at)
                    provided = update.received_on;
            }
            auto const [place, is_new] = agencies.emplace(action.agency, provided);
            if (!is_new)
                place->second = place->second && provided
                    ? std::optional(std::max(*place->second, *provided))
                    : std::nullopt;
        }
    }
    return agencies;
}

/// R-D20 and R-D21 of one cycle.
void add_cycle(Register& all, std::vector<PlanRecommendation> const& plan,
    std::vector<Record> const& requests, Cycle const& cycle)
{
    auto const& [meeting, next] = cycle;
    auto const agencies = updates_since(plan, meeting.on, all.as_at);
    if (agencies.empty())
        return;
    auto const label
        = "meeting of the " + all.profile().text("subgroup_label").value_or("Subgroup");
    auto const asked = find(requests, "meeting", meeting.id);
    all.add(count_deadline("R-D20", "Ask every agency with open actions for an update",
                { "the " + label, meeting.on, asked ? asked->date("sent_on") : std::nullopt },
                { Unit::working_days, 2 }, all.calendar, all.as_at),
        joint_toolkit, [](Deadline& deadline) { deadline.add_note(own_choice); });
    for (auto const& [agency, provided] : agencies) {
        if (next)
            all.add(
                count_deadline("R-D21", agency_name(all, agency) + " reports on its open actions",
                    { "the next " + label, *next, provided }, { Unit::days, 0 }, all.calendar,
                    all.as_at),
                joint_toolkit);
    }
}

} // namespace

void add_updates(Register& all)
{
    auto const plan = all.case_file().child("plan");
    auto const allocated = plan ? plan->date("allocated_on") : std::nullopt;
    if (!allocated)
        return;
    auto const cycles = last_cycles(all.board.subgroup, *allocated, all.as_at);
    if (cycles.empty())
        return;
    auto const actions = all.board.plans.read(all.profile(), all.case_file(), all.as_at);
    auto const requests = plan->list("update_requests");
    for (auto const& cycle : cycles) {
        Register part { all.board, all.subject, all.calendar, all.as_at };
        add_cycle(part, actions, requests, cycle);
        // What was done in time in the cycle before is history.
        if (&cycle != &cycles.back())
            std::erase_if(part.deadlines, [](Deadline const& deadline) {
                return deadline.state == DeadlineState::done_on_time;
            });
        std::ranges::move(part.deadlines, std::back_inserter(all.deadlines));
        base::append(all.faults, part.faults);
    }
}

base::Result<std::vector<Deadline>> board_deadlines(
    Record const& board, Record const& profile, Calendar const& calendar, Date as_at)
{
    std::vector<Deadline> deadlines;
    auto const report = board.child("scrutiny_report");
    if (!report || !is(profile, "scrutiny_report", "ANNUAL"))
        return deadlines;
    auto const dates = reports_to_committee(*report);
    for (auto date = dates.begin(); date != dates.end() && *date <= as_at; ++date) {
        auto const following = std::next(date);
        auto const next = following == dates.end() ? std::nullopt : std::optional(*following);
        deadlines.push_back(TRY(
            count_deadline("R-D22", "Bring the annual overview report to the scrutiny committee",
                { "the last report to the committee", *date, next }, { Unit::months, 12 }, calendar,
                as_at)));
        deadlines.back().source = source_under(profile, sefton_process);
        if (next && *next > as_at)
            deadlines.back().add_note("The next report is planned for " + next->prose() + ".");
    }
    return deadlines;
}

base::Result<Date> earliest_publication(Date sent, CopyRule const& rule, Calendar const& calendar)
{
    if (!rule.working_days)
        return sent.plus_days(rule.days);
    // A copy sent on a day off counts as sent on the day before it when days are counted back.
    auto publication = TRY(calendar.add_working_days(sent, rule.days)).date;
    while (TRY(calendar.add_working_days(publication, -rule.days)).date < sent)
        publication = publication.plus_days(1);
    return publication;
}

base::Result<Deadline> publication_copy_deadline(PartialDate publication,
    std::optional<PartialDate> sent, CopyRule const& rule, Calendar const& calendar, Date as_at)
{
    auto deadline = TRY(count_partial_deadline(rule.working_days ? "R-D17b" : "R-D17a",
        "Send the " + national_body(publication.latest()) + " a copy of the report", "publication",
        publication, sent, before_publication(rule), calendar, as_at));
    auto const copied = sent ? sent->exact() : std::nullopt;
    if (deadline.state == DeadlineState::done_late && copied)
        deadline.note = "A copy sent on " + copied->prose() + " allows publication from "
            + TRY(earliest_publication(*copied, rule, calendar)).prose() + ".";
    else if (deadline.state == DeadlineState::overdue && as_at < publication.earliest())
        deadline.note = "A copy sent on " + as_at.prose() + " would allow publication from "
            + TRY(earliest_publication(as_at, rule, calendar)).prose() + ".";
    return deadline;
}

base::Result<Deadline> website_deadline(PartialDate published, std::optional<Date> removed,
    int months, Calendar const& calendar, Date as_at)
{
    // Known to the month only, it has to stay as long as the last day of the month asks for.
    auto deadline
        = TRY(count_deadline("R-D18", "Keep the report on the website at least until then",
            { "publication", published.latest(), {} }, { Unit::months, months }, calendar, as_at));
    deadline.earliest = true;
    deadline.late_by = 0;
    if (removed && *removed <= as_at)
        deadline.clock.done = removed;
    bool const too_early = deadline.clock.done && *removed < deadline.due;
    if (too_early) {
        deadline.state = DeadlineState::done_late;
        deadline.late_by = deadline.due.days_since(*removed);
    } else if (as_at >= deadline.due) {
        deadline.state = DeadlineState::done_on_time;
        deadline.note = "Afterwards the report is available on request.";
    }
    return deadline;
}

base::Result<Deadline> panel_advice_deadline(
    Date met, std::optional<Date> advised, Calendar const& calendar, Date as_at)
{
    auto deadline = TRY(count_deadline("R-D19", "The national Panel's advice is expected",
        { "the meeting of the national Panel", met, advised }, { Unit::days, 7 }, calendar, as_at));
    deadline.source = joint_toolkit;
    deadline.for_information = true;
    return deadline;
}

base::Value to_json(Deadline const& deadline)
{
    base::Value value;
    auto set_date = [&](char const* key, std::optional<Date> date) {
        if (date)
            value.set(key, date->iso());
    };
    value.set("rule", deadline.rule);
    value.set("requirement", deadline.requirement);
    value.set("trigger", deadline.clock.trigger);
    value.set("triggered_on", deadline.clock.triggered_on.iso());
    value.set("limit", deadline.limit.printed());
    value.set("due", deadline.due.iso());
    set_date("done", deadline.clock.done);
    value.set("state", deadline.code());
    value.set("late_by", deadline.late_by);
    value.set("for_information", deadline.for_information);
    base::Value::List skipped;
    for (auto const& day : deadline.skipped)
        skipped.push_back(base::Value::Object { { "date", day.date.iso() }, { "why", day.why } });
    value.set("skipped", std::move(skipped));
    set_date("last_working_day_before", deadline.last_working_day_before);
    if (auto const& extension = deadline.extension)
        value.set("extension",
            base::Value::Object { { "original_due", extension->original_due.iso() },
                { "reason", extension->reason }, { "by", extension->agreed_by },
                { "on", extension->agreed_on.iso() } });
    if (deadline.waiver)
        value.set("waiver",
            base::Value::Object {
                { "reason", deadline.waiver->reason }, { "by", deadline.waiver->by } });
    if (!deadline.note.empty())
        value.set("note", deadline.note);
    value.set("source", deadline.source);
    value.set("explanation", deadline.explanation());
    return value;
}

} // namespace facts
