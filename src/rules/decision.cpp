#include "facts/deadlines.h"
#include "facts/fields.h"
#include "facts/panel.h"
#include "rules/rule.h"

#include <algorithm>
#include <array>

// After the Independent Chair's decision: letter 9 (spec/domain.md 4.9).

namespace rules {

namespace {

using casefile::Record;
using facts::is;

std::optional<Record> decision_of(Situation const& situation)
{
    return facts::decision_by(situation.subject.case_file, situation.occasion.as_at);
}

base::Diagnostics decision(Situation const& situation)
{
    if (decision_of(situation))
        return {};
    return { block("decision", "/decisions",
        "The Independent Chair has made no decision by " + situation.occasion.as_at.prose() + ".",
        "Record the decision with its date and reasons.") };
}

base::Diagnostics reasons(Situation const& situation)
{
    auto const decision = decision_of(situation);
    if (!decision || decision->has("rationale"))
        return {};
    return { block("decision-reasons", decision->pointer("rationale"),
        "The Independent Chair's decision has no reasons.", "Record the Chair's reasons.") };
}

/// What an outcome says must be there to be told.
base::Diagnostics outcome(Situation const& situation)
{
    auto const decision = decision_of(situation);
    if (!decision)
        return {};
    if (is(*decision, "outcome", "OVERRULED") && !decision->has("rationale")) {
        return { block("R-P17", decision->pointer("rationale"),
            "The recommendation is overruled, but the decision does not say why.",
            "Record the Chair's reasons for not following the Scoping Panel.") };
    }
    if (is(*decision, "outcome", "UPHELD_WITH_FURTHER_ACTIONS")
        && decision->texts("further_actions").empty()) {
        return { block("R-P17", decision->pointer("further_actions"),
            "The recommendation is upheld with further actions, but none is recorded.",
            "Record the further actions, or choose the outcome \"upheld\".") };
    }
    return {};
}

base::Diagnostics in_time(Situation const& situation)
{
    auto const& subject = situation.subject;
    auto const decision = decision_of(situation);
    auto const panel = facts::last_panel_held(subject.case_file, situation.occasion.as_at);
    auto const limit = subject.profile.child("chair_decision_limit");
    auto const months = limit ? limit->integer("months_from_scoping_panel") : std::nullopt;
    if (!decision || !panel || !months)
        return {};
    // The letter tells of the decision; the Chair's written answer is another document's matter.
    auto const decided = decision->date("decided_on");
    auto const deadline = facts::decision_deadline(*panel->date("date"), static_cast<int>(*months),
        decided, decided, situation.calendar, situation.occasion.as_at);
    if (!deadline.ok())
        return deadline.errors();
    if (deadline.value().late_by == 0)
        return {};
    return { warn("R-D13", decision->pointer("decided_on"),
        "The decision of " + decided->prose() + " is " + deadline.value().lateness()
            + ": it was due on " + deadline.value().due.prose() + ".",
        "Record the reason for the delay with the case.") };
}

base::Diagnostics national_notice(Situation const& situation)
{
    auto const decision = decision_of(situation);
    if (!decision || !is(*decision, "review_type", "SCR"))
        return {};
    auto const notices = situation.subject.case_file.list("statutory_notices");
    bool const scheduled = std::ranges::any_of(notices, [](Record const& notice) {
        return is(notice, "body", "NATIONAL_PANEL")
            && (is(notice, "kind", "DECISION_INITIATED") || is(notice, "kind", "SCR_STARTED"));
    });
    if (scheduled)
        return {};
    return { warn("R-P26", "/statutory_notices",
        "A serious case review is to be held, but no notice to the national Panel is planned.",
        "Add the notice to the national Panel to the case's notices.") };
}

/// A statutory partner without a Board member would get no letter, unnoticed.
base::Diagnostics board_members(Situation const& situation)
{
    base::Diagnostics findings;
    for (auto const& agency : situation.subject.board.list("agencies")) {
        if (!agency.flag("is_core_partner").value_or(false) || agency.has("board_member"))
            continue;
        auto finding = warn("board-members", agency.pointer("board_member"),
            agency.text("name").value_or("A statutory partner")
                + " has no Board member on record and gets no letter.",
            "Record who represents the agency on the Board.");
        finding.place.file = "board";
        findings.push_back(std::move(finding));
    }
    return findings;
}

bool has_decision(Situation const& situation)
{
    return decision_of(situation).has_value();
}

} // namespace

std::span<Rule const> decision_rules()
{
    static constexpr std::array<Rule, 6> rules { {
        { "decision", "The Independent Chair has decided", decision },
        { "decision-reasons", "The decision has reasons", reasons },
        { "R-P17", "A decision that does not simply uphold the recommendation says what and why",
            outcome, {}, joint_toolkit, has_decision },
        { "R-D13", "The Chair decides in time", in_time, {}, joint_toolkit },
        { "R-P26", "Those who must know of a decision to hold a review are told", national_notice,
            {}, joint_toolkit, has_decision },
        { "board-members", "Every statutory partner has a Board member", board_members },
    } };
    return rules;
}

} // namespace rules
