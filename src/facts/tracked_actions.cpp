#include "facts/tracked_actions.h"

#include "facts/fields.h"
#include "facts/plan.h"

#include <algorithm>
#include <map>

namespace facts {

namespace {

using base::Date;
using casefile::Record;

/// What rows of one plan have in common.
struct PlanScope {
    Subject subject;
    std::string reference;
    Date as_at;
};

Fact missing(char const* label)
{
    return Fact::Missing { label, {} };
}

Fact rating_fact(std::optional<Rating> rating)
{
    if (!rating)
        return missing("Agency’s own rating");
    return *rating == Rating::green ? "Green" : *rating == Rating::amber ? "Amber" : "Red";
}

/// The highest rung of the ladder that the action stands on.
Fact escalation_level(Chase const& chase, Record const& profile)
{
    auto const open = std::ranges::find_if(
        chase.escalations, [](Escalation const& one) { return !one.closed_on; });
    if (open != chase.escalations.end() && open->level() == 3)
        return "3 – Board";
    if (open != chase.escalations.end())
        return "2 – "
            + (profile.flag("has_executive_group").value_or(true)
                    ? profile.text("executive_label").value_or("Executive Group")
                    : "Independent Chair");
    return chase.standing.missed_in_a_row > 0 ? Fact("1 – Chased") : missing("Escalation level");
}

/// What is known to have changed, from the evidence that names this action.
Fact impact_of(Record const& case_file, std::string const& number, Date as_at)
{
    std::string text;
    for (auto const& evidence : case_file.list("impact_evidence")) {
        auto const actions = evidence.texts("linked_actions");
        auto const on = evidence.date("completed_on");
        if (std::ranges::find(actions, number) == actions.end() || (on && *on > as_at))
            continue;
        text += (text.empty() ? "" : "\n") + evidence.text("title").value() + ": "
            + evidence.text("finding").value();
        if (evidence.has("before") && evidence.has("after"))
            text += " (before: " + *evidence.text("before") + "; after: " + *evidence.text("after")
                + ")";
    }
    return text.empty() ? missing("Impact") : Fact(std::move(text));
}

Fact last_update_on(Record const& action, Date as_at)
{
    std::optional<Date> last;
    for (auto const& update : action.list("updates")) {
        auto const on = update.date("received_on");
        if (on && *on <= as_at)
            last = std::max(last, on);
    }
    return last ? Fact(*last) : missing("Last update");
}

Fact agency_name(Record const& board, std::string const& id)
{
    auto const agency = find(board.list("agencies"), "id", id);
    return agency ? text_field(*agency, "name") : missing("Lead agency");
}

TrackedAction track(PlanScope const& scope, PlanAction const& entry, Fact const& printed,
    Fact const& recommendation)
{
    auto const& action = entry.action;
    auto const& record = entry.record;
    TrackedAction tracked { { action, entry.brag }, false, false, {} };
    tracked.is_open = entry.brag != Brag::blue && entry.brag != Brag::grey;
    auto const due = current_due(action, scope.as_at);
    tracked.extension_requested = tracked.is_open && action.revised_due
        && *action.revised_due != due && *action.revised_due > action.original_due;
    auto const days = days_overdue(action, scope.as_at);
    auto const missed = entry.chase.standing.missed_in_a_row;
    auto facts = *printed.object();
    facts["case"] = scope.reference;
    facts["review"] = text_field(scope.subject.case_file, "public_name");
    facts["rec"] = recommendation;
    facts["agency_name"] = agency_name(scope.subject.board, action.agency);
    facts["due"] = due;
    facts["requested_due"] = tracked.extension_requested ? date_field(record, "revised_due")
                                                         : missing("Date asked for");
    facts["revision_reason"] = text_field(record, "revision_reason");
    facts["days_overdue"] = days > 0 ? Fact::count(days) : missing("Days overdue");
    facts["meetings_missed"] = missed > 0 ? Fact::count(missed) : missing("Meetings missed");
    facts["escalation_level"] = escalation_level(entry.chase, scope.subject.profile);
    facts["is_escalated"] = entry.chase.standing.escalated;
    facts["rating"] = rating_fact(rating_as_at(action, scope.as_at));
    facts["last_update_on"] = last_update_on(record, scope.as_at);
    facts["impact"] = impact_of(scope.subject.case_file, action.number, scope.as_at);
    tracked.facts = std::move(facts);
    return tracked;
}

/// "Yes", or the letters of the tests that it fails: "No: M, A".
std::string smart_line(Fact const& recommendation)
{
    std::string failed;
    for (auto const& test : *recommendation.member("smart")->list()) {
        if (!*test.member("passes")->boolean())
            failed += (failed.empty() ? "No: " : ", ") + *test.member("letter")->text();
    }
    return failed.empty() ? "Yes" : failed;
}

Fact recommendation_row(PlanScope const& scope, Fact const& printed)
{
    auto facts = *printed.object();
    facts["case"] = scope.reference;
    facts["smart_line"] = smart_line(printed);
    return facts;
}

/// The updates on the actions that are shown.
Fact::List updates_on(
    PlanScope const& scope, Fact const& plan, std::vector<TrackedRecommendation> const& shown)
{
    std::map<std::string, Fact> agencies; // By number of the action.
    for (auto const& recommendation : shown) {
        for (auto const& action : recommendation.actions)
            agencies.emplace(action.rated.action.number, *action.facts.member("lead_agency"));
    }
    Fact::List updates;
    for (auto const& update : *plan.member("updates")->list()) {
        auto const agency = agencies.find(*update.member("action")->text());
        if (agency == agencies.end())
            continue;
        auto facts = *update.object();
        facts["case"] = scope.reference;
        facts["agency"] = agency->second;
        updates.emplace_back(std::move(facts));
    }
    return updates;
}

/// The rows of `plan_facts` stand in the order of the plan as it is read.
std::optional<TrackedPlan> tracked_plan(
    PlanScope const& scope, PlanReader const& reader, std::string const& agency)
{
    auto const read = reader.read(scope.subject.profile, scope.subject.case_file, scope.as_at);
    if (read.empty())
        return std::nullopt;
    auto const plan = plan_facts(scope.subject, scope.as_at);
    auto const& rows = *plan.member("actions")->list();
    TrackedPlan tracked { scope.reference, *plan.member("title"), *plan.member("version"),
        *plan.member("review"), {}, {} };
    std::size_t row = 0;
    for (std::size_t i = 0; i < read.size(); ++i) {
        auto const& printed = plan.member("recommendations")->list()->at(i);
        TrackedRecommendation recommendation { recommendation_row(scope, printed), {} };
        for (auto const& action : read.at(i).actions) {
            auto const& own = rows.at(row++);
            if (agency.empty() || action.action.agency == agency)
                recommendation.actions.push_back(track(scope, action, own, recommendation.facts));
        }
        if (!recommendation.actions.empty() || agency.empty())
            tracked.recommendations.push_back(std::move(recommendation));
    }
    if (tracked.recommendations.empty())
        return std::nullopt;
    tracked.updates = updates_on(scope, plan, tracked.recommendations);
    return tracked;
}

} // namespace

std::vector<TrackedPlan> tracked_plans(
    ReportSubject const& subject, std::string const& agency, Date as_at)
{
    PlanReader const reader(subject.board);
    std::vector<TrackedPlan> plans;
    for (auto const& case_file : subject.cases) {
        PlanScope const scope { { subject.board, case_file, subject.profile_of(case_file) },
            case_file.text("ref").value(), as_at };
        if (auto plan = tracked_plan(scope, reader, agency))
            plans.push_back(std::move(*plan));
    }
    std::ranges::stable_sort(plans, {}, &TrackedPlan::case_reference);
    return plans;
}

} // namespace facts
