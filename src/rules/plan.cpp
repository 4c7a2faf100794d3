#include "facts/plan.h"

#include "facts/fields.h"
#include "rules/rule.h"

#include <algorithm>
#include <array>
#include <set>

// The action plan: document 14 (spec/domain.md 4.14).

namespace rules {

namespace {

using casefile::Record;
using facts::is;

std::optional<Record> plan_of(Situation const& situation)
{
    return situation.subject.case_file.child("plan");
}

/// A draft may still have gaps; an agreed plan may not.
base::Severity severity_of(Situation const& situation, Record const& plan)
{
    auto const agreed_on = plan.date("agreed_on");
    bool const agreed = agreed_on && *agreed_on <= situation.occasion.as_at;
    return agreed ? base::Severity::error : base::Severity::warning;
}

std::string number_of(Record const& recommendation)
{
    return "Recommendation " + std::to_string(recommendation.integer("no").value_or(0));
}

base::Diagnostics has_plan(Situation const& situation)
{
    if (plan_of(situation))
        return {};
    return { block("plan", "/plan", "The case has no action plan.",
        "Enter the recommendations and their actions.") };
}

/// The row of the SMART grid as the plan prints it, so that rule and document cannot differ.
std::optional<facts::Fact> smart_row(
    facts::Fact const& plan, long long number, std::string_view letter)
{
    auto const recommendations = plan.member("recommendations");
    for (auto const& one : *recommendations->list()) {
        if (one.member("number")->printed() != std::to_string(number))
            continue;
        auto const grid = one.member("smart");
        for (auto const& row : *grid->list()) {
            if (row.member("letter")->printed() == letter)
                return row;
        }
    }
    return std::nullopt;
}

/// Why the manager lets a national recommendation go unaccepted: it is addressed to bodies that no
/// board can make accept it.
std::optional<std::string> acceptance_waived(
    Situation const& situation, Record const& recommendation)
{
    auto const waiver
        = facts::find(situation.subject.case_file.list("overrides"), "rule", "R-P37-A");
    if (!is(recommendation, "level", "NATIONAL") || !waiver || !is(*waiver, "role", "LSCB_MANAGER"))
        return std::nullopt;
    return waiver->text("reason");
}

base::Diagnostics smart(Situation const& situation)
{
    auto const plan = plan_of(situation);
    if (!plan)
        return {};
    auto const facts
        = facts::plan_facts(situation.subject, situation.occasion.as_at, facts::Updates::left_out);
    base::Diagnostics findings;
    for (auto const& recommendation : plan->list("recommendations")) {
        for (auto const* letter : { "S", "M", "A", "R", "T" }) {
            auto const row = smart_row(facts, recommendation.integer("no").value_or(0), letter);
            if (!row || *row->member("passes")->boolean())
                continue;
            auto finding = block("R-P37", recommendation.pointer("smart"),
                number_of(recommendation) + " is not "
                    + row->member("word")->printed().value_or("SMART") + ": "
                    + row->member("reason")->printed().value_or("something is missing") + ".",
                "Complete the recommendation before the plan is agreed.");
            finding.severity = severity_of(situation, *plan);
            auto const waived = acceptance_waived(situation, recommendation);
            if (std::string_view(letter) == "A" && waived) {
                finding.severity = base::Severity::warning;
                finding.message += " Set aside by the LSCB Manager: " + *waived;
            }
            findings.push_back(std::move(finding));
        }
    }
    return findings;
}

base::Diagnostics owners(Situation const& situation)
{
    auto const plan = plan_of(situation);
    if (!plan)
        return {};
    base::Diagnostics findings;
    for (auto const& recommendation : plan->list("recommendations")) {
        auto const actions = recommendation.list("actions");
        if (actions.empty()) {
            findings.push_back(block("action-owner", recommendation.pointer("actions"),
                number_of(recommendation) + " has no action.", "Add at least one action."));
        }
        for (auto const& action : actions) {
            if (action.has("lead_agency"))
                continue;
            findings.push_back(block("action-owner", action.pointer("lead_agency"),
                "Action " + action.text("no").value_or("") + " has no lead agency.",
                "Name the one agency that answers for the action."));
        }
    }
    return findings;
}

base::Diagnostics numbers(Situation const& situation)
{
    auto const plan = plan_of(situation);
    if (!plan)
        return {};
    base::Diagnostics findings;
    std::set<std::string> seen;
    for (auto const& recommendation : plan->list("recommendations")) {
        for (auto const& action : recommendation.list("actions")) {
            auto const number = action.text("no").value_or("");
            if (!seen.insert(number).second) {
                findings.push_back(block("action-numbers", action.pointer("no"),
                    "Two actions have the number " + number + ".",
                    "Give each action a number of its own."));
            }
        }
    }
    return findings;
}

bool is_settled(Record const& action)
{
    return is(action, "status", "COMPLETE")
        || (is(action, "status", "WITHDRAWN") && action.has("withdrawn_reason"));
}

/// A plan is closed by the Subgroup, then the Executive, then the Board, and only when every
/// action is complete or withdrawn with a reason.
base::Diagnostics closure(Situation const& situation)
{
    auto const plan = plan_of(situation);
    if (!plan)
        return {};
    base::Diagnostics findings;
    bool const has_executive = situation.subject.profile.flag("has_executive_group").value_or(true);
    auto out_of_order = [&](char const* later, char const* earlier, char const* who) {
        if (plan->has(later) && !plan->has(earlier)) {
            findings.push_back(block("R-P43", plan->pointer(earlier),
                "The plan was endorsed before the " + std::string(who) + " had agreed to close it.",
                "Record the steps in order: Subgroup, Executive Group, Board."));
        }
    };
    out_of_order("exec_endorsed_on", "closed_by_subgroup_on", "Subgroup");
    out_of_order("board_endorsed_on", has_executive ? "exec_endorsed_on" : "closed_by_subgroup_on",
        has_executive ? "Executive Group" : "Subgroup");
    auto const closed_on = plan->date("closed_by_subgroup_on");
    if (!closed_on || *closed_on > situation.occasion.as_at)
        return findings;
    for (auto const& recommendation : plan->list("recommendations")) {
        for (auto const& action : recommendation.list("actions")) {
            if (is_settled(action))
                continue;
            findings.push_back(block("R-P43", action.pointer("status"),
                "The plan is closed, but action " + action.text("no").value_or("")
                    + " is neither complete nor withdrawn with a reason.",
                "Complete or withdraw the action, or open the plan again."));
        }
    }
    return findings;
}

bool is_planned(Situation const& situation)
{
    return plan_of(situation).has_value();
}

} // namespace

std::span<Rule const> plan_rules()
{
    static constexpr std::array<Rule, 5> rules { {
        { "plan", "There is an action plan", has_plan },
        { "R-P37", "Recommendations are SMART and outcomes are said", smart, {}, joint_toolkit,
            is_planned },
        { "action-owner", "Every action has an owner", owners },
        { "action-numbers", "Actions are numbered", numbers },
        { "R-P43",
            "A plan is closed by the Subgroup, the Executive Group and the Board, in this order",
            closure, {}, joint_toolkit, is_planned },
    } };
    return rules;
}

} // namespace rules
