#include "facts/case_deadlines_part.h"

#include "facts/fields.h"
#include "facts/plan_record.h"

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

/// Meetings of the subgroup that were not called off, by date; held ones only if asked.
std::vector<Date> subgroup_meetings(Record const& board, bool held_only)
{
    std::vector<Date> dates;
    for (auto const& meeting : board.list("meetings")) {
        bool const counts
            = held_only ? is(meeting, "status", "HELD") : !is(meeting, "status", "CANCELLED");
        if (is(meeting, "forum", "SUBGROUP") && counts)
            dates.push_back(*meeting.date("date"));
    }
    std::ranges::sort(dates);
    return dates;
}

/// The agencies with actions open at a meeting, each with the day on which the last of its actions
/// was reported on since then; nothing while one is not.
std::map<std::string, std::optional<Date>> updates_since(
    Register const& all, Date meeting, Date until)
{
    std::map<std::string, std::optional<Date>> agencies;
    auto const plan = read_plan(all.subject.board, all.subject.profile, all.case_file(), all.as_at);
    for (auto const& recommendation : plan) {
        for (auto const& [record, action, chase, brag] : recommendation.actions) {
            auto const status = status_as_at(action, meeting);
            if (status == ActionStatus::complete || status == ActionStatus::withdrawn)
                continue;
            std::optional<Date> provided;
            for (auto const& update : action.updates) {
                if (!provided && update.received_on > meeting && update.received_on <= until)
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

} // namespace

void add_updates(Register& all)
{
    auto const plan = all.case_file().child("plan");
    auto const allocated = plan ? plan->date("allocated_on") : std::nullopt;
    auto const held = subgroup_meetings(all.subject.board, true);
    auto const after = std::ranges::upper_bound(held, all.as_at);
    if (!allocated || after == held.begin() || *std::prev(after) <= *allocated)
        return;
    auto const meeting = *std::prev(after);
    auto const planned = subgroup_meetings(all.subject.board, false);
    auto const following = std::ranges::upper_bound(planned, meeting);
    bool const has_next = following != planned.end();
    auto const next = has_next ? *following : all.as_at;
    auto const agencies = updates_since(all, meeting, next);
    if (agencies.empty())
        return;
    all.add(count_deadline("R-D20", "Ask every agency with open actions for an update",
                { "the Subgroup meeting", meeting, {} }, { Unit::working_days, 2 }, all.calendar,
                all.as_at),
        joint_toolkit, [](Deadline& deadline) {
            deadline.for_information = true;
            deadline.note = "The record does not hold when the request was sent.";
        });
    for (auto const& [id, provided] : agencies) {
        auto const agency = find(all.subject.board.list("agencies"), "id", id);
        auto const name = agency ? agency->text("name").value_or(id) : id;
        if (has_next)
            all.add(count_deadline("R-D21", name + " reports on its open actions",
                        { "the next Subgroup meeting", next, provided }, { Unit::days, 0 },
                        all.calendar, all.as_at),
                joint_toolkit);
    }
}

base::Result<std::vector<Deadline>> board_deadlines(
    Record const& board, Record const& profile, Calendar const& calendar, Date as_at)
{
    std::vector<Deadline> deadlines;
    auto const report = board.child("scrutiny_report");
    auto const met = report ? report->date("meeting_on") : std::nullopt;
    if (met && *met <= as_at && is(profile, "scrutiny_report", "ANNUAL")) {
        deadlines.push_back(TRY(
            count_deadline("R-D22", "Bring the annual overview report to the scrutiny committee",
                { "the last report to the committee", *met, {} }, { Unit::months, 12 }, calendar,
                as_at)));
        deadlines.back().source = sefton_process;
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
