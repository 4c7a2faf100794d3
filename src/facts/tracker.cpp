#include "facts/tracker.h"

#include "facts/escalation_list.h"
#include "facts/fields.h"
#include "facts/parts.h"
#include "facts/register_figures.h"
#include "facts/report_part.h"
#include "facts/tracked_actions.h"
#include "facts/tracker_definitions.h"

#include <algorithm>

namespace facts {

namespace {

using base::Date;
using casefile::Record;

using Actions = std::vector<TrackedAction const*>;

void append(Actions& actions, TrackedRecommendation const& recommendation)
{
    for (auto const& action : recommendation.actions)
        actions.push_back(&action);
}

Actions actions_of(TrackedPlan const& plan)
{
    Actions actions;
    for (auto const& recommendation : plan.recommendations)
        append(actions, recommendation);
    return actions;
}

Actions actions_of(std::vector<TrackedPlan> const& plans)
{
    Actions actions;
    for (auto const& plan : plans) {
        for (auto const& recommendation : plan.recommendations)
            append(actions, recommendation);
    }
    return actions;
}

ActionMeasures measure_of(Actions const& actions, Date as_at)
{
    ActionMeasures measures;
    for (auto const* action : actions)
        measures.add(action->rated, as_at);
    return measures;
}

Fact::Object measured(ActionMeasures const& measures)
{
    return *measure_facts(measures).object();
}

Fact::List rows_of(Actions const& actions, auto const& test)
{
    Fact::List rows;
    for (auto const* action : actions) {
        if (test(*action))
            rows.push_back(action->facts);
    }
    return rows;
}

/// "11 complete, 2 red, 4 amber, 2 green and 1 withdrawn": what a bar of a chart shows.
std::string in_words(ActionMeasures const& measures)
{
    auto const part = [&](Brag status, char const* word) {
        return std::to_string(measures.of(status)) + " " + word;
    };
    return joined({ part(Brag::blue, "complete"), part(Brag::red, "red"),
        part(Brag::amber, "amber"), part(Brag::green, "green"), part(Brag::grey, "withdrawn") });
}

std::string counts_line(ActionMeasures const& measures)
{
    return std::to_string(measures.all) + (measures.all == 1 ? " action: " : " actions: ")
        + in_words(measures);
}

/// Rows of measures, and each in words for the chart over them.
struct Compared {
    Fact::List rows;
    std::string words;

    void add(Fact::Object named, std::string const& name, ActionMeasures const& measures)
    {
        named.merge(measured(measures));
        rows.emplace_back(std::move(named));
        words += (words.empty() ? "" : " ") + name + ": " + in_words(measures) + ".";
    }
};

Compared compare_plans(std::vector<TrackedPlan> const& plans, Date as_at)
{
    Compared compared;
    for (auto const& plan : plans) {
        compared.add({ { "case", plan.case_reference }, { "review", plan.review },
                         { "title", plan.title }, { "version", plan.version } },
            plan.case_reference, measure_of(actions_of(plan), as_at));
    }
    return compared;
}

Compared compare_agencies(Record const& board, Actions const& actions, Date as_at)
{
    Compared compared;
    for (auto const& agency : board.list("agencies")) {
        Actions own;
        std::ranges::copy_if(actions, std::back_inserter(own),
            [&](auto const* action) { return action->rated.action.agency == agency.text("id"); });
        if (!own.empty())
            compared.add({ { "agency", text_field(agency, "short") },
                             { "agency_name", text_field(agency, "name") } },
                agency.text("short").value_or(""), measure_of(own, as_at));
    }
    return compared;
}

Fact totals_of(ActionMeasures const& measures)
{
    auto totals = measured(measures);
    for (auto const* key : { "review", "version", "agency_name" })
        totals[key] = Fact::Missing { "Total", {} };
    totals["case"] = "All plans";
    totals["title"] = Fact::Missing { "Total", {} };
    totals["agency"] = "All agencies";
    return totals;
}

Fact::List recommendation_rows(std::vector<TrackedPlan> const& plans, Date as_at)
{
    Fact::List rows;
    for (auto const& plan : plans) {
        for (auto const& recommendation : plan.recommendations) {
            Actions actions;
            append(actions, recommendation);
            auto row = *recommendation.facts.object();
            row.merge(measured(measure_of(actions, as_at)));
            rows.emplace_back(std::move(row));
        }
    }
    return rows;
}

/// The last Subgroup before the meeting that this is for, held by the day.
std::optional<Date> last_meeting(Record const& board, ReportOccasion const& occasion)
{
    std::optional<Date> last;
    for (auto const& meeting : board.list("meetings")) {
        auto const on = meeting.date("date");
        bool const held = is(meeting, "forum", "SUBGROUP") && !is(meeting, "status", "CANCELLED");
        if (held && on && *on < occasion.meeting_on && *on <= occasion.as_at)
            last = std::max(last, on);
    }
    return last;
}

/// Red actions, the longest overdue first, then those that are red for their escalation alone.
Fact::List red_rows(Actions actions, Date as_at)
{
    std::ranges::stable_sort(actions, std::greater(),
        [&](auto const* action) { return days_overdue(action->rated.action, as_at); });
    return rows_of(actions, [](TrackedAction const& one) { return one.rated.brag == Brag::red; });
}

Fact::List escalation_rows(ReportSubject const& subject, ReportOccasion const& occasion)
{
    Fact::List rows;
    for (auto const& item : escalations(subject, occasion.as_at)) {
        if (occasion.agency.empty() || item.agency == occasion.agency)
            rows.push_back(to_fact(item));
    }
    return rows;
}

/// All figures of the board, or those of one agency.
Fact::List figure_rows(
    ReportSubject const& subject, ReportOccasion const& occasion, std::string const& agency)
{
    Fact::List rows;
    auto const own = "M-A7 " + agency + " ";
    for (auto& figure : plan_figures(subject, occasion)) {
        if (!agency.empty() && !figure.code.starts_with(own))
            continue;
        complete(figure, period_of(occasion), occasion.as_at);
        rows.push_back(to_fact(figure));
    }
    return rows;
}

/// Live, extension requested and outstanding share the open actions, so that each stands once.
void add_members_tables(Fact::Object& tracker, Actions const& actions, std::optional<Date> since,
    ReportOccasion const& occasion)
{
    auto const overdue
        = [&](TrackedAction const& one) { return is_overdue(one.rated.action, occasion.as_at); };
    tracker["live"] = rows_of(actions, [&](TrackedAction const& one) {
        return one.is_open && !one.extension_requested && !overdue(one);
    });
    tracker["extension_requested"]
        = rows_of(actions, [](TrackedAction const& one) { return one.extension_requested; });
    tracker["outstanding"] = rows_of(actions,
        [&](TrackedAction const& one) { return overdue(one) && !one.extension_requested; });
    tracker["completed_since"] = rows_of(actions, [&](TrackedAction const& one) {
        auto const& on = one.rated.action.completed_on;
        return one.rated.brag != Brag::grey && on && *on <= occasion.as_at
            && (!since || *on > *since);
    });
    tracker["red"] = red_rows(actions, occasion.as_at);
}

} // namespace

Fact tracker_facts(ReportSubject const& board, ReportOccasion const& occasion)
{
    auto const subject = counted_only(board);
    auto const as_at = occasion.as_at;
    auto const agency = find(subject.board.list("agencies"), "id", occasion.agency);
    auto const plans = tracked_plans(subject, occasion.agency, as_at);
    auto const actions = actions_of(plans);
    auto const measures = measure_of(actions, as_at);
    auto by_plan = compare_plans(plans, as_at);
    auto by_agency = compare_agencies(subject.board, actions, as_at);
    auto const since = last_meeting(subject.board, occasion);
    Fact::List updates;
    for (auto const& plan : plans)
        std::ranges::copy(plan.updates, std::back_inserter(updates));
    Fact::Object tracker {
        { "as_at", as_at },
        { "meeting_on", occasion.meeting_on },
        { "period", period_of(occasion).printed },
        { "last_meeting_on",
            since ? Fact(*since) : Fact(Fact::Missing { "Last Subgroup meeting", "/meetings" }) },
        { "agency", agency ? text_field(*agency, "name") : Fact(Fact::Missing { "Agency", {} }) },
        { "whose", agency ? agency->text("name").value_or("") : "all agencies" },
        { "source",
            "The records of " + subject.board.text("name").value() + ": plans, updates, evidence "
                + "and meetings up to " + as_at.prose() },
        { "plan_count", Fact::count(static_cast<long long>(plans.size())) },
        { "counts_line", counts_line(measures) },
        { "plans", std::move(by_plan.rows) },
        { "agencies", std::move(by_agency.rows) },
        { "totals", totals_of(measures) },
        { "recommendations", recommendation_rows(plans, as_at) },
        { "actions", rows_of(actions, [](TrackedAction const&) { return true; }) },
        { "updates", std::move(updates) },
        { "definitions",
            tracker_definitions(subject.profile.text("status_scheme").value_or("BRAG")) },
        { "charts",
            Fact::Object { { "total", counts_line(measures) + "." }, { "plans", by_plan.words },
                { "agencies", by_agency.words } } },
    };
    add_members_tables(tracker, actions, since, occasion);
    if (wants(occasion.keys, "tracker.escalations"))
        tracker["escalations"] = escalation_rows(subject, occasion);
    if (wants(occasion.keys, "tracker.figures"))
        tracker["figures"]
            = figure_rows(subject, occasion, agency ? agency->text("short").value_or("") : "");
    return tracker;
}

} // namespace facts
