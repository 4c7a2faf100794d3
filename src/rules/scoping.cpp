#include "base/unicode.h"
#include "facts/criteria.h"
#include "facts/fields.h"
#include "facts/panel.h"
#include "rules/case_words.h"
#include "rules/minutes.h"
#include "rules/referral_checks.h"

#include <algorithm>
#include <array>

// At the Scoping Panel and after it: documents 7 and 8, the written recommendation
// (spec/domain.md 3.4).

namespace rules {

namespace {

using casefile::Record;
using facts::is;

/// Long enough to be reasons and not a remark (spec/domain.md 4.8).
constexpr std::size_t reasons_characters_min = 100;

/// The panels that met, adjourned ones included, because information was shared there too.
std::vector<Record> panels_met(Situation const& situation)
{
    if (is(situation.subject.case_file, "kind", "YOS_INFO_ONLY"))
        return {};
    auto panels = facts::scoping_panels(situation.subject.case_file);
    std::erase_if(panels, [&](Record const& panel) {
        return is(panel, "status", "PLANNED") || !happened(situation, panel.date("date"));
    });
    return panels;
}

bool has_met(Situation const& situation)
{
    return !panels_met(situation).empty();
}

std::optional<Record> panel_held(Situation const& situation)
{
    if (is(situation.subject.case_file, "kind", "YOS_INFO_ONLY"))
        return std::nullopt;
    return facts::last_panel_held(situation.subject.case_file, situation.occasion.as_at);
}

bool is_held(Situation const& situation)
{
    return panel_held(situation).has_value();
}

base::Diagnostics panel_met(Situation const& situation)
{
    if (has_met(situation))
        return {};
    return { block("panel-met", "/meetings",
        "No Scoping Panel has met by " + situation.occasion.as_at.prose() + ".",
        "Record the panel as held or adjourned, with its date.") };
}

std::string name_of(Record const& panel)
{
    return "the Scoping Panel of " + panel.date("date")->prose();
}

std::optional<Record> reconvened(Situation const& situation, Record const& panel)
{
    return facts::find(
        facts::scoping_panels(situation.subject.case_file), "reconvened_from", panel.text("id"));
}

base::Diagnostics information_brought(Situation const& situation)
{
    base::Diagnostics findings;
    for (auto const& panel : panels_met(situation)) {
        if (reconvened(situation, panel))
            continue;
        if (is(panel, "status", "ADJOURNED")) {
            findings.push_back(block("R-P13", panel.pointer("status"),
                "No date is set to reconvene " + name_of(panel) + ", which was adjourned.",
                "Enter the new meeting, and that it is reconvened from this one."));
            continue;
        }
        for (auto const& attendance : panel.list("attendances")) {
            if (attendance.flag("information_brought").value_or(true))
                continue;
            findings.push_back(warn("R-P13", attendance.pointer("information_brought"),
                agency_called(situation, attendance.text("agency"))
                    + " came without its information to " + name_of(panel) + ".",
                "Consider whether the panel has to be reconvened."));
        }
    }
    return findings;
}

/// Whether the person took part: present, or as somebody's deputy.
bool took_part(Record const& attendance)
{
    return is(attendance, "status", "PRESENT")
        || (is(attendance, "status", "DEPUTY") && attendance.has("deputy_for"));
}

bool is_same_person(Record const& attendance, Record const& agreement)
{
    if (attendance.has("person"))
        return attendance.text("person") == agreement.text("person");
    return attendance.has("name") && attendance.text("name") == agreement.text("name");
}

/// An agreement without a meeting is for the whole case.
bool has_signed(Situation const& situation, Record const& panel, Record const& attendance)
{
    auto const agreements = situation.subject.case_file.list("confidentiality_agreements");
    return std::ranges::any_of(agreements, [&](Record const& agreement) {
        return happened(situation, agreement.date("signed_on"))
            && (!agreement.has("meeting") || agreement.text("meeting") == panel.text("id"))
            && is_same_person(attendance, agreement);
    });
}

std::string attending(Situation const& situation, Record const& attendance)
{
    if (attendance.has("person"))
        return professional_called(situation, attendance.text("person"));
    return attendance.text("name").value_or(
        "The representative of " + agency_called(situation, attendance.text("agency")));
}

base::Diagnostics agreements_signed(Situation const& situation)
{
    base::Diagnostics findings;
    for (auto const& panel : panels_met(situation)) {
        for (auto const& attendance : panel.list("attendances")) {
            if (!took_part(attendance) || has_signed(situation, panel, attendance))
                continue;
            findings.push_back(block("R-P15", attendance.pointer(),
                attending(situation, attendance) + " was present at " + name_of(panel)
                    + ", but has not signed the confidentiality agreement.",
                "Have the agreement signed, or let the Chair of the Subgroup set the rule aside "
                "with a reason."));
        }
    }
    return findings;
}

std::vector<Record> recommendations(Situation const& situation, Record const& panel)
{
    auto all = situation.subject.case_file.list("scoping_recommendations");
    std::erase_if(all, [&](Record const& recommendation) {
        return recommendation.text("panel_meeting") != panel.text("id")
            || !happened(situation, recommendation.date("written_on"));
    });
    return all;
}

void check_signature(base::Diagnostics& findings, Situation const& situation, Record const& panel,
    Record const& recommendation)
{
    auto const of = "The recommendation of " + name_of(panel);
    auto const written = *recommendation.date("written_on");
    if (written < *panel.date("date")) {
        findings.push_back(block("R-P16", recommendation.pointer("written_on"),
            of + " is dated " + written.prose() + ", before the panel met.",
            "Correct the date of the recommendation."));
    }
    auto const signer = recommendation.text("signed_by");
    if (!signer) {
        findings.push_back(block("R-P16", recommendation.pointer("signed_by"),
            of + " is not signed.", "Record which chair of the panel signed it."));
        return;
    }
    auto const chair = facts::panel_chair(situation.subject, panel).person;
    if (chair && chair->text("id") != *signer) {
        findings.push_back(warn("R-P16", recommendation.pointer("signed_by"),
            of + " is signed by " + professional_called(situation, signer) + ", but "
                + professional_called(situation, chair->text("id")) + " chaired the panel.",
            "Have the person sign who chaired the panel."));
    }
}

base::Diagnostics written_recommendation(Situation const& situation)
{
    auto const panel = panel_held(situation);
    if (!panel)
        return {};
    auto const all = recommendations(situation, *panel);
    if (all.empty()) {
        return { block("R-P16", "/scoping_recommendations",
            "There is no written recommendation of " + name_of(*panel) + " by "
                + situation.occasion.as_at.prose() + ".",
            "Record which of the six options the panel recommends, with reasons, date and "
            "signature.") };
    }
    base::Diagnostics findings;
    for (auto const& recommendation : all) {
        if (recommendation.text("option") != all.front().text("option")) {
            findings.push_back(block("R-P16", recommendation.pointer("option"),
                "More than one option is recommended by " + name_of(*panel) + ".",
                "Keep the one option that the panel recommends."));
        }
        check_signature(findings, situation, *panel, recommendation);
    }
    return findings;
}

bool has_recommendation(Situation const& situation)
{
    auto const panel = panel_held(situation);
    return panel && !recommendations(situation, *panel).empty();
}

base::Diagnostics disagreements_recorded(Situation const& situation)
{
    auto const panel = panel_held(situation);
    if (!panel)
        return {};
    base::Diagnostics findings;
    for (auto const& recommendation : recommendations(situation, *panel)) {
        auto const disagreements = recommendation.list("disagreements");
        for (auto const& disagreement : disagreements) {
            if (disagreement.has("response"))
                continue;
            findings.push_back(block("R-P18", disagreement.pointer("response"),
                "The disagreement of " + agency_called(situation, disagreement.text("agency"))
                    + " at " + name_of(*panel) + " has no response.",
                "Record how the panel answered."));
        }
        if (!disagreements.empty() || recommendation.flag("consensus").value_or(false))
            continue;
        findings.push_back(block("R-P18", recommendation.pointer("disagreements"),
            recommendation.has("consensus")
                ? "Not everybody agreed at " + name_of(*panel)
                    + ", but no disagreement is recorded."
                : "It is not recorded whether everybody agreed at " + name_of(*panel) + ".",
            "Record who disagreed, with the point and the response, or that all agreed."));
    }
    return findings;
}

bool is_notified(Situation const& situation)
{
    return !notifications_received(situation).empty();
}

base::Diagnostics safeguarding_started(Situation const& situation)
{
    base::Diagnostics findings;
    for (auto const& notification : notifications_received(situation)) {
        auto const from = agency_called(situation, notification.text("referring_agency"));
        if (!notification.has("other_children_at_risk")) {
            findings.push_back(warn("R-P19", notification.pointer("other_children_at_risk"),
                from + " does not say whether other children are at risk.",
                "Ask the agency today, and record its answer."));
        } else if (*notification.flag("other_children_at_risk")
            && !notification.has("safety_action")) {
            findings.push_back(block("R-P19", notification.pointer("safety_action"),
                from
                    + " says that other children are at risk, but not what is done to keep them "
                      "safe.",
                "Start safeguarding procedures now, and record what was done and when."));
        }
    }
    return findings;
}

base::Diagnostics minutes_in_time(Situation const& situation)
{
    auto const panel = panel_held(situation);
    auto const days = situation.subject.profile.integer("minutes_limit_days");
    if (!panel || !days)
        return {};
    auto const due = panel->date("date")->plus_days(static_cast<int>(*days));
    auto const sent = panel->date("minutes_sent_on");
    bool const is_sent = happened(situation, sent);
    auto const late = (is_sent ? *sent : situation.occasion.as_at).days_since(due);
    if (late <= 0)
        return {};
    auto const days_late = std::to_string(late) + (late == 1 ? " day" : " days");
    return { warn("minutes-due", panel->pointer("minutes_sent_on"),
        "The minutes of " + name_of(*panel) + ", due by " + due.prose()
            + (is_sent ? ", were sent " + days_late + " late."
                       : ", have not been sent; they are " + days_late + " late."),
        is_sent ? "Record the reason for the delay." : "Send them now, and record the reason.") };
}

base::Diagnostics criteria_answered(Situation const& situation)
{
    auto const& subject = situation.subject;
    auto const panel = panel_held(situation);
    if (!panel || !subject.case_file.has("incident"))
        return {};
    auto const criteria
        = facts::review_criteria(facts::criteria_input(subject.case_file, subject.profile));
    if (criteria.result != facts::CriteriaResult::mandatory)
        return {};
    base::Diagnostics findings;
    for (auto const& recommendation : recommendations(situation, *panel)) {
        auto const reasons = recommendation.text("rationale").value_or("");
        if (is(recommendation, "option", "FORMAL_SCR")
            || base::length_in_code_points(reasons) >= reasons_characters_min)
            continue;
        findings.push_back(block("recommendation-criteria", recommendation.pointer("rationale"),
            "The criteria for a serious case review are met (" + criteria.limb + "), but "
                + name_of(*panel) + " recommends something else in few words.",
            "Give the panel's reasons in full, in at least "
                + std::to_string(reasons_characters_min) + " characters."));
    }
    return findings;
}

} // namespace

std::span<Rule const> scoping_rules()
{
    static constexpr std::array<Rule, 9> rules { {
        { "R-P13", "A panel whose agencies came without information is reconvened",
            information_brought, {}, joint_toolkit, has_met },
        { "R-P15", "Everybody present at the panel has signed the confidentiality agreement",
            agreements_signed, "SUBGROUP_CHAIR", joint_toolkit, has_met },
        { "R-P16", "The panel recommends one of the six options in writing, signed and dated",
            written_recommendation, {}, joint_toolkit, is_held },
        { "R-P18", "Disagreements are minuted, each with a response", disagreements_recorded, {},
            joint_toolkit, has_recommendation },
        { "R-P19", "Safeguarding procedures start at once where a child may be at risk",
            safeguarding_started, {}, joint_toolkit, is_notified },
        { "panel-met", "The Scoping Panel has met", panel_met },
        { "minutes-due", "The minutes are sent in time", minutes_in_time, {}, joint_toolkit,
            is_held },
        { "minutes-complete", "The minutes say what minutes of a panel must say", minutes_complete,
            {}, joint_toolkit, has_met },
        { "recommendation-criteria", "Another course than the criteria ask for has its reasons",
            criteria_answered, {}, {}, has_recommendation },
    } };
    return rules;
}

} // namespace rules
