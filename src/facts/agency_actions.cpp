#include "facts/agency_actions.h"

#include "facts/escalation_list.h"
#include "facts/fields.h"
#include "facts/plan_record.h"

#include <algorithm>
#include <array>
#include <set>

namespace facts {

using base::Date;
using casefile::Record;

namespace {

/// How long an agency has to answer an escalation e-mail.
constexpr int reply_working_days = 5;

std::vector<PlanAction> actions_of(Subject const& subject, Date as_at)
{
    std::vector<PlanAction> actions;
    for (auto const& recommendation :
        read_plan(subject.board, subject.profile, subject.case_file, as_at))
        std::ranges::copy(recommendation.actions, std::back_inserter(actions));
    return actions;
}

bool is_open(PlanAction const& action, Date as_at)
{
    auto const status = status_as_at(action.action, as_at);
    bool const allocated = !action.action.allocated_on || *action.action.allocated_on <= as_at;
    return allocated && status != ActionStatus::complete && status != ActionStatus::withdrawn;
}

/// An action whose escalation is open and on which still nothing has arrived.
struct Escalated {
    EscalationItem item;
    PlanAction action;
};

/// In the order of the plan. An update ends the run, even where the Board has yet to hear of it.
std::vector<Escalated> escalated_actions(Subject const& subject, Date as_at)
{
    std::vector<Escalated> escalated;
    auto const items
        = escalations({ subject.board, subject.profile, { subject.case_file }, {}, {} }, as_at);
    auto const misses = subject.profile.integer("escalation_misses").value_or(2);
    for (auto const& action : actions_of(subject, as_at)) {
        auto const open = std::ranges::find_if(items, [&](EscalationItem const& item) {
            return item.level >= 2 && !item.closed_on && item.action == action.action.number;
        });
        if (open != items.end() && action.chase.standing.missed_in_a_row >= misses)
            escalated.push_back({ *open, action });
    }
    return escalated;
}

/// The meetings in a row, up to the last one, at which nothing was there.
std::vector<Date> missed_in_a_row(PlanAction const& action)
{
    auto const& due_at = action.chase.due_at;
    auto const run
        = std::min<std::ptrdiff_t>(action.chase.standing.missed_in_a_row, std::ssize(due_at));
    return { due_at.end() - run, due_at.end() };
}

std::vector<Record> agencies_named(Subject const& subject, std::set<std::string> const& ids)
{
    std::vector<Record> agencies;
    for (auto const& agency : subject.board.list("agencies")) {
        if (ids.contains(agency.text("id").value_or("")))
            agencies.push_back(agency);
    }
    return agencies;
}

/// Every agency that leads an action, whatever the day.
std::set<std::string> leading_agencies(Subject const& subject)
{
    std::set<std::string> ids;
    auto const plan = subject.case_file.child("plan");
    if (!plan)
        return ids;
    for (auto const& recommendation : plan->list("recommendations")) {
        for (auto const& action : recommendation.list("actions"))
            ids.insert(action.text("lead_agency").value_or(""));
    }
    return ids;
}

/// The newest update received by the day, with its date.
Fact last_update(Record const& action, Date as_at)
{
    std::optional<Record> latest;
    for (auto const& update : action.list("updates")) {
        auto const on = update.date("received_on");
        if (on && *on <= as_at && (!latest || *latest->date("received_on") <= *on))
            latest = update;
    }
    if (!latest)
        return missing_field(action, "updates");
    return latest->text("text").value_or("") + " (" + latest->date("received_on")->table() + ")";
}

Fact::Object action_fact(Subject const& subject, PlanAction const& action, Date as_at)
{
    auto const scheme = subject.profile.text("status_scheme").value_or("BRAG");
    auto const missed = action.chase.standing.missed_in_a_row;
    return { { "review", text_field(subject.case_file, "ref") }, { "number", action.action.number },
        { "text", text_field(action.record, "text") },
        { "outcome", text_field(action.record, "outcome_statement") },
        { "due", current_due(action.action, as_at) }, { "status", printed(action.brag, scheme) },
        { "status_style", cell_style(action.brag, scheme) },
        { "last_update", last_update(action.record, as_at) },
        { "evidence_required", text_field(action.record, "evidence_required") },
        { "missed", missed > 0 ? Fact::count(missed) : Fact(Fact::Missing { "Missed", {} }) } };
}

std::string days_in_words(std::vector<Date> const& days)
{
    std::vector<std::string> words;
    for (auto const day : days)
        words.push_back(day.prose());
    return joined(words);
}

std::string number_in_words(std::size_t number)
{
    constexpr std::array<std::string_view, 7> words { "no", "one", "two", "three", "four", "five",
        "six" };
    return number < words.size() ? std::string(words.at(number)) : std::to_string(number);
}

std::string title_of_raiser(Record const& profile, std::string const& role)
{
    return std::string(role == "SUBGROUP_VICE_CHAIR" ? "Vice-Chair" : "Chair") + " of the "
        + profile.text("subgroup_label").value_or("Subgroup");
}

} // namespace

std::vector<Record> agencies_with_open_actions(Subject const& subject, std::optional<Date> as_at)
{
    if (!as_at)
        return agencies_named(subject, leading_agencies(subject));
    std::set<std::string> ids;
    for (auto const& action : actions_of(subject, *as_at)) {
        if (is_open(action, *as_at))
            ids.insert(action.action.agency);
    }
    return agencies_named(subject, ids);
}

std::vector<Record> escalated_agencies(Subject const& subject, std::optional<Date> as_at)
{
    if (!as_at)
        return agencies_named(subject, leading_agencies(subject));
    std::set<std::string> ids;
    for (auto const& one : escalated_actions(subject, *as_at))
        ids.insert(one.item.agency);
    return agencies_named(subject, ids);
}

Fact::List own_actions(Subject const& subject, std::string const& agency, Date as_at)
{
    Fact::List list;
    for (auto const& action : actions_of(subject, as_at)) {
        if (action.action.agency != agency || !is_open(action, as_at))
            continue;
        auto facts = action_fact(subject, action, as_at);
        // What the agency is asked for stands in the workbook as empty columns.
        for (auto const* key : { "progress", "evidence_sent", "own_rating", "complete_by" })
            facts.emplace(key, Fact::Missing { "The agency’s answer", {} });
        list.push_back(std::move(facts));
    }
    return list;
}

Fact escalation_of(Subject const& subject, std::string const& agency, Date as_at)
{
    auto all = escalated_actions(subject, as_at);
    std::erase_if(all, [&](Escalated const& one) { return one.item.agency != agency; });
    if (all.empty())
        return Fact::Missing { "Escalation", "/plan" };
    // The shortest run is true of all the actions.
    auto const& shortest = *std::ranges::min_element(
        all, {}, [](Escalated const& one) { return one.action.chase.standing.missed_in_a_row; });
    auto const& last = shortest.item;
    auto const missed = missed_in_a_row(shortest.action);
    Fact::List actions;
    for (auto const& one : all) {
        auto facts = action_fact(subject, one.action, as_at);
        facts["opened_on"] = one.item.opened_on;
        actions.push_back(std::move(facts));
    }
    return Fact::Object {
        { "count", Fact::count(static_cast<long long>(all.size())) },
        { "one", all.size() == 1 },
        { "run", number_in_words(missed.size()) },
        { "dates", days_in_words(missed) },
        { "taken_to", last.taken_to },
        { "raised_by",
            last.raised_by.empty()
                ? Fact(Fact::Missing { "Who raises the escalation", "/role_holdings" })
                : Fact(last.raised_by) },
        { "raised_title", title_of_raiser(subject.profile, last.raised_by_role) },
        { "actions", std::move(actions) },
    };
}

base::Result<Fact> chasing_facts(Subject const& subject, Calendar const& calendar, Date as_at)
{
    std::optional<Date> next;
    for (auto const& meeting : subject.board.list("meetings")) {
        auto const on = meeting.date("date");
        if (is(meeting, "forum", "SUBGROUP") && !is(meeting, "status", "CANCELLED") && on
            && *on > as_at && (!next || *on < *next))
            next = on;
    }
    return Fact(Fact::Object {
        { "reply_by", TRY(calendar.add_working_days(as_at, reply_working_days)).date },
        { "next_meeting_on",
            next ? Fact(*next) : Fact(Fact::Missing { "Next Subgroup meeting", "/meetings" }) } });
}

} // namespace facts
