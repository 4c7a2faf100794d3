#include "facts/criteria.h"
#include "facts/deadlines.h"
#include "facts/fields.h"
#include "facts/panel.h"
#include "facts/people.h"
#include "rules/case_words.h"
#include "rules/rule.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

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

/// A person decides; where the criteria say otherwise, the reasons must be seen to say why.
base::Diagnostics fits_criteria(Situation const& situation)
{
    auto const& [board, case_file, profile] = situation.subject;
    auto const decision = decision_of(situation);
    if (!decision || is(case_file, "kind", "YOS_INFO_ONLY"))
        return {};
    auto const finding = facts::review_criteria(facts::criteria_input(case_file, profile));
    auto const warning = facts::decision_warning(finding, case_file, *decision);
    if (!warning)
        return {};
    return { warn("R-C02", decision->pointer("review_type"), *warning,
        "Compare the reasons of the decision with the criteria, and correct the incident if it is "
        "recorded wrongly.") };
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

/// Working days after which a notice of the decision is late, the guidance naming no limit
/// (spec/domain.md AMB-23).
constexpr int telling_working_days = 10;
/// A family hears of the decision within a month of work (R-P54).
constexpr int family_working_days = 20;

bool is_statutory_review(Record const& decision)
{
    return is(decision, "review_type", "SCR") || is(decision, "review_type", "LCSPR");
}

/// Somebody who must hear of a decision to hold a statutory review.
struct Hearer {
    std::string_view body;
    std::string words; ///< "the Coroner", "the inspectorate of Northshire Police (HMIC)"
};

std::string_view inspectorate_notice(Record const& agency)
{
    for (std::string_view const body : { "OFSTED", "CQC", "HMIC" }) {
        if (is(agency, "inspectorate", body))
            return body;
    }
    return "OTHER_INSPECTORATE";
}

/// The inspectorates of the agencies involved, each once with the names of its agencies.
std::vector<Hearer> inspectorates(Situation const& situation)
{
    std::vector<std::pair<std::string_view, std::vector<std::string>>> agencies_of;
    for (auto const& involvement : situation.subject.case_file.list("involvements")) {
        auto const agency = facts::find_agency(situation.subject.board, involvement.text("agency"));
        if (!agency || !agency->has("inspectorate") || is(*agency, "inspectorate", "NONE"))
            continue;
        auto const body = inspectorate_notice(*agency);
        auto found = std::ranges::find(
            agencies_of, body, &std::pair<std::string_view, std::vector<std::string>>::first);
        if (found == agencies_of.end())
            found = agencies_of.insert(found, { body, {} });
        found->second.push_back(agency->text("name").value_or("an agency"));
    }
    std::vector<Hearer> hearers;
    for (auto const& [body, names] : agencies_of)
        hearers.push_back({ body, "the inspectorate of " + facts::joined(names) });
    return hearers;
}

/// Clinical commissioning groups worked until the integrated care boards of 1 July 2022.
bool has_commissioning_group(Situation const& situation, base::Date on)
{
    if (on >= *base::Date::of(2022, 7, 1))
        return false;
    auto const agencies = situation.subject.board.list("agencies");
    return std::ranges::any_of(agencies, [&](Record const& agency) {
        auto const from = agency.date("active_from");
        auto const to = agency.date("active_to");
        return is(agency, "type", "CCG") && (!from || *from <= on) && (!to || *to >= on);
    });
}

bool a_child_died(Record const& case_file)
{
    auto const died = [](Record const& record, char const* key) {
        return is(record, key, "DIED") || is(record, key, "DIED_SUSPECTED_SUICIDE");
    };
    auto const incident = case_file.child("incident");
    auto const children = case_file.list("children");
    return (incident && died(*incident, "outcome"))
        || std::ranges::any_of(children,
            [&](Record const& child) { return died(child, "harm") || child.has("died_on"); });
}

/// Everybody who must hear of the decision, each once.
std::vector<Hearer> hearers(Situation const& situation, Record const& decision)
{
    auto const& profile = situation.subject.profile;
    std::vector<Hearer> hearers { { "BOARD_PARTNERS", "the Board partners" },
        { "OFSTED", "Ofsted" } };
    // The national Panel of experts, the department's list and health's new bodies came after
    // Working Together 2006.
    if (!is(profile, "criteria_set", "WT2006")) {
        hearers.insert(hearers.begin(), { "NATIONAL_PANEL", "the national Panel" });
        hearers.push_back({ "DFE", "the Department for Education" });
        if (has_commissioning_group(situation, *decision.date("decided_on"))) {
            hearers.push_back({ "CQC", "the Care Quality Commission (by the CCG)" });
            if (is(profile, "criteria_set", "WT2015"))
                hearers.push_back({ "NHS_AREA_TEAM", "the NHS Area Team (by the CCG)" });
        }
    }
    if (a_child_died(situation.subject.case_file))
        hearers.push_back({ "CORONER", "the Coroner (by the Chair of the Subgroup)" });
    for (auto const& inspectorate : inspectorates(situation)) {
        if (std::ranges::find(hearers, inspectorate.body, &Hearer::body) == hearers.end())
            hearers.push_back(inspectorate);
    }
    return hearers;
}

/// Whether so much time has passed since the decision that a notice should be out.
base::Result<bool> telling_is_late(Situation const& situation, base::Date decided)
{
    auto const passed = situation.calendar.working_days_between(decided, situation.occasion.as_at);
    if (!passed.ok())
        return passed.errors();
    return passed.value() > telling_working_days;
}

/// The national Panel also hears who the reviewer is.
base::Diagnostics reviewer_named(Situation const& situation)
{
    auto const& case_file = situation.subject.case_file;
    for (auto const& notice : case_file.list("statutory_notices")) {
        if (is(notice, "body", "NATIONAL_PANEL") && is(notice, "kind", "REVIEWER_NAMED"))
            return {};
    }
    for (auto const& appointment : case_file.list("appointments")) {
        if (appointment.has("panel_told_on"))
            return {};
        if (!happened(situation, appointment.partial_date("appointed_on")))
            continue;
        return { warn("R-P26", appointment.pointer("panel_told_on"),
            "The reviewer is appointed, but no notice naming the reviewer to the national Panel is "
            "planned.",
            "Tell the national Panel who the reviewer is, and record the day.") };
    }
    return {};
}

base::Diagnostics everybody_told(Situation const& situation)
{
    auto const decision = decision_of(situation);
    if (!decision || !is_statutory_review(*decision))
        return {};
    auto const decided = *decision->date("decided_on");
    auto const late = telling_is_late(situation, decided);
    if (!late.ok())
        return late.errors();
    auto const notices = situation.subject.case_file.list("statutory_notices");
    base::Diagnostics findings;
    for (auto const& [body, words] : hearers(situation, *decision)) {
        auto const notice = std::ranges::find_if(notices, [&](Record const& one) {
            return is(one, "body", body)
                && (is(one, "kind", "DECISION_INITIATED") || is(one, "kind", "SCR_STARTED"));
        });
        if (notice == notices.end()) {
            findings.push_back(warn("R-P26", "/statutory_notices",
                "A review is to be held, but no notice to " + words + " is planned.",
                "Add the notice to the case's notices, with the day on which it went."));
        } else if (late.value() && !happened(situation, notice->partial_date("sent_on"))) {
            findings.push_back(warn("R-P26", notice->pointer("sent_on"),
                "The decision of " + decided.prose() + " is more than "
                    + std::to_string(telling_working_days) + " working days old, and the notice to "
                    + words + " is not sent.",
                "Send the notice and record the day."));
        }
    }
    if (!is(situation.subject.profile, "criteria_set", "WT2006"))
        base::append(findings, reviewer_named(situation));
    return findings;
}

bool statutory_review_decided(Situation const& situation)
{
    auto const decision = decision_of(situation);
    return decision && is_statutory_review(*decision);
}

/// The reasons are recorded and the family has heard them.
base::Diagnostics explained(Situation const& situation)
{
    auto const decision = decision_of(situation);
    if (!decision)
        return {};
    base::Diagnostics findings;
    if (!decision->has("rationale")) {
        findings.push_back(warn("R-P54", decision->pointer("rationale"),
            "The decision has no reasons that could be explained.", "Record the Chair's reasons."));
    }
    auto const decided = *decision->date("decided_on");
    auto const last_day = situation.calendar.add_working_days(decided, family_working_days);
    if (!last_day.ok())
        return last_day.errors();
    auto const due = last_day.value().date;
    if (due >= situation.occasion.as_at)
        return findings;
    for (auto const& engagement : situation.subject.case_file.list("family_engagement")) {
        for (auto const& contact : engagement.list("contacts")) {
            auto const on = contact.date("date");
            if (on && *on >= decided && *on <= due)
                return findings;
        }
    }
    findings.push_back(warn("R-P54", "/family_engagement",
        "No contact with the family is recorded between the decision of " + decided.prose()
            + " and " + due.prose() + ", " + std::to_string(family_working_days)
            + " working days later.",
        "Let somebody whom the family knows explain the decision, and record the contact."));
    return findings;
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
    static constexpr std::array<Rule, 8> rules { {
        { "decision", "The Independent Chair has decided", decision },
        { "decision-reasons", "The decision has reasons", reasons },
        { "R-P17", "A decision that does not simply uphold the recommendation says what and why",
            outcome, {}, joint_toolkit, has_decision },
        { "R-C02", "The decision fits the criteria, or its reasons say why not", fits_criteria, {},
            {}, has_decision },
        { "R-D13", "The Chair decides in time", in_time, {}, joint_toolkit },
        { "R-P26", "Those who must know of a decision to hold a review are told", everybody_told,
            {}, joint_toolkit, statutory_review_decided },
        { "R-P54", "The reasons of a decision are recorded and explained to the family", explained,
            {}, sefton_process, has_decision },
        { "board-members", "Every statutory partner has a Board member", board_members },
    } };
    return rules;
}

} // namespace rules
