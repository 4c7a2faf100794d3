#include "facts/criteria.h"
#include "facts/fields.h"
#include "facts/information_form.h"
#include "facts/people.h"
#include "rules/case_words.h"
#include "rules/referral_checks.h"

#include <algorithm>
#include <array>

// What the answers on documents 1 and 3 must fit (spec/domain.md 4.1 and 4.3, "Validation").

namespace rules {

using casefile::Record;
using facts::is;

namespace {

constexpr int words_in_brief = 60;

bool contains(std::vector<std::string> const& codes, std::string_view code)
{
    return std::ranges::find(codes, code) != codes.end();
}

base::Diagnostics reason_given(Situation const& situation)
{
    auto const forms = notifications_received(situation);
    if (forms.empty() || !facts::notification_reasons(situation.subject).empty())
        return {};
    return { block("notification-reason", forms.front().pointer("reasons"),
        "The notification gives no reason: nothing is ticked in part B.",
        "Enter at least one reason, or complete the incident.") };
}

base::Diagnostics reason_fits_incident(Situation const& situation)
{
    auto const forms = notifications_received(situation);
    auto const incident = situation.subject.case_file.child("incident");
    if (forms.empty() || !incident || !is(*incident, "abuse_neglect", "NEITHER")
        || (incident->has("custody_context") && !is(*incident, "custody_context", "NONE")))
        return {};
    auto const reasons = facts::notification_reasons(situation.subject);
    bool const needs_abuse
        = contains(reasons, "CHILD_DIED") || contains(reasons, "SERIOUSLY_HARMED");
    bool const other
        = contains(reasons, "LOOKED_AFTER_DIED") || contains(reasons, "REGULATED_SETTING_DIED");
    if (!needs_abuse || other)
        return {};
    return { warn("notification-abuse", incident->pointer("abuse_neglect"),
        "Part B says that abuse or neglect is known or suspected, part F that it is neither.",
        "Ask the agency which of the two is right.") };
}

base::Diagnostics authority_aware(Situation const& situation)
{
    auto const& subject = situation.subject;
    auto const incident = subject.case_file.child("incident");
    for (auto const& form : notifications_received(situation)) {
        auto const agency = facts::find_agency(subject.board, form.text("referring_agency"));
        bool const authority = agency && is(*agency, "type", "CSC");
        bool const notifiable = authority
            && (form.has("ofsted_or_panel_notified_on")
                || !facts::notifiable_limb(
                    facts::criteria_input(subject.case_file, subject.profile))
                        .empty());
        if (notifiable && (!incident || !incident->has("la_aware_on")))
            return { block("authority-aware", "/incident/la_aware_on",
                "The local authority has to notify the incident, but the record does not say when "
                "it became aware of it.",
                "Ask children's social care, and enter the date: the time to notify runs from "
                "it.") };
    }
    return {};
}

base::Diagnostics joint_working_reasons(Situation const& situation)
{
    auto const incident = situation.subject.case_file.child("incident");
    if (!incident || !is(*incident, "interagency_concern", "DEFINITIVE_EVIDENCE_OF_NONE")
        || incident->has("interagency_reasons"))
        return {};
    return { block("joint-working-reasons", incident->pointer("interagency_reasons"),
        "The record says that there is definitive evidence of no concern about joint working, but "
        "not what the evidence is.",
        "Enter the evidence, or choose another answer: without it a review may have to be held.") };
}

base::Diagnostics parent_named(Situation const& situation)
{
    if (notifications_received(situation).empty())
        return {};
    constexpr std::array<std::string_view, 4> roles { "MOTHER", "FATHER", "STEP_PARENT", "CARER" };
    auto const others = situation.subject.case_file.list("significant_others");
    bool const named = std::ranges::any_of(others, [&](Record const& other) {
        return std::ranges::any_of(
            other.texts("role"), [&](auto const& role) { return std::ranges::count(roles, role); });
    });
    if (named)
        return {};
    return { warn("family-parent", "/significant_others", "Part E names no parent or carer.",
        "Ask the agency who cares for the child.") };
}

/// What part D should say of a child and does not.
std::string gaps_of(Record const& child)
{
    constexpr std::array<std::string_view, 8> wanted { "sex", "ethnicity", "religion",
        "first_language", "disability", "previous_cp", "school", "gp" };
    std::vector<std::string> missing;
    for (auto const key : wanted) {
        if (!child.has(key))
            missing.push_back(child.label(key));
    }
    return facts::joined(missing);
}

base::Diagnostics nothing_left_out(Situation const& situation)
{
    base::Diagnostics findings;
    auto const& record = situation.subject.case_file;
    if (notifications_received(situation).empty())
        return findings;
    for (auto const& child : record.list("children")) {
        if (auto const missing = gaps_of(child); !missing.empty())
            findings.push_back(warn("notification-gaps", child.pointer(),
                "Part D does not say of " + child.text("pseudonym").value_or("the child") + ": "
                    + missing + ".",
                "Ask the agency. Send the form without it rather than late."));
    }
    if (record.list("involvements").empty())
        findings.push_back(warn("notification-gaps", "/involvements",
            "Part G names no agency that knows the child or family.",
            "Ask the agency which others it knows of."));
    return findings;
}

std::vector<Record> returned_checks(Situation const& situation)
{
    auto checks = situation.subject.case_file.list("name_checks");
    std::erase_if(checks,
        [&](Record const& check) { return !happened(situation, check.date("returned_on")); });
    return checks;
}

bool knows(Record const& check)
{
    return is(check, "known", "YES_OPEN") || is(check, "known", "YES_CLOSED")
        || !check.texts("people_known").empty();
}

base::Diagnostics checks_answered(Situation const& situation)
{
    constexpr std::array kinds { std::pair { "electronic_checked", "A6 electronic" },
        std::pair { "paper_checked", "A7 paper" },
        std::pair { "historic_checked", "A8 archived or historic" } };
    base::Diagnostics findings;
    for (auto const& check : returned_checks(situation)) {
        std::vector<std::string> open;
        for (auto const& [key, name] : kinds) {
            if (!check.has(key))
                open.emplace_back(name);
        }
        if (!open.empty())
            findings.push_back(block("name-check-answers", check.pointer(),
                "The form of " + agency_called(situation, check.text("agency"))
                    + " does not answer whether these records were searched: " + facts::joined(open)
                    + ".",
                "Ask the agency, and record Yes or No for each."));
    }
    return findings;
}

base::Diagnostics nil_returns(Situation const& situation)
{
    base::Diagnostics findings;
    for (auto const& check : returned_checks(situation)) {
        if (check.flag("nil_return").value_or(false) && knows(check))
            findings.push_back(block("nil-return", check.pointer("nil_return"),
                agency_called(situation, check.text("agency"))
                    + " sent a nil return and says that it knows somebody on the list.",
                "Ask the agency which of the two is right."));
    }
    return findings;
}

base::Diagnostics safeguarding_now(Situation const& situation)
{
    base::Diagnostics findings;
    for (auto const& one : situation.subject.case_file.list("information_returns")) {
        if (happened(situation, one.date("returned_on"))
            && one.flag("immediate_safeguarding").value_or(false))
            findings.push_back(warn("immediate-safeguarding", one.pointer("immediate_safeguarding"),
                agency_called(situation, one.text("agency"))
                    + " reports an immediate safeguarding issue for a child.",
                "Make sure now that safeguarding procedures have been started; do not wait."));
    }
    return findings;
}

base::Diagnostics records_made_safe(Situation const& situation)
{
    base::Diagnostics findings;
    auto const& record = situation.subject.case_file;
    for (auto const& check : returned_checks(situation)) {
        auto const secured
            = facts::find(record.list("records_secured"), "agency", check.text("agency"));
        if (!knows(check) || (secured && happened(situation, secured->date("secured_on"))))
            continue;
        findings.push_back(warn("records-secured", "/records_secured",
            agency_called(situation, check.text("agency"))
                + " knows the child or family, but has not said when it secured its records.",
            "Ask the agency to secure them, and enter the date."));
    }
    return findings;
}

base::Diagnostics brief_is_short(Situation const& situation)
{
    auto const& record = situation.subject.case_file;
    auto const text = record.text("case_in_brief").value_or("");
    bool in_word = false;
    int words = 0;
    for (char const c : text) {
        bool const space = c == ' ' || c == '\n';
        words += !space && !in_word ? 1 : 0;
        in_word = !space;
    }
    if (words <= words_in_brief)
        return {};
    return { warn("case-in-brief", record.pointer("case_in_brief"),
        "The case in brief has " + std::to_string(words) + " words; agencies are told it in "
            + std::to_string(words_in_brief) + " at most.",
        "Leave out what nobody needs to search their records.") };
}

base::Diagnostics something_to_share(Situation const& situation)
{
    for (auto const& check : returned_checks(situation)) {
        for (auto const& discrepancy : check.list("discrepancies")) {
            auto const shared = discrepancy.date("shared_on");
            if (!shared || *shared >= situation.occasion.as_at)
                return {};
        }
    }
    return { block("discrepancy-to-share", "/name_checks",
        "By " + situation.occasion.as_at.prose()
            + " no agency has reported a detail that partners do not know yet.",
        "Record what the agency found under its name check, or date the notice of the day on which "
        "partners were told.") };
}

constexpr std::array<Rule, 12> the_rules { {
    { "notification-reason", "The notification gives a reason", reason_given },
    { "notification-abuse", "The reason fits the incident", reason_fits_incident },
    { "authority-aware", "It is recorded when the local authority became aware", authority_aware },
    { "joint-working-reasons", "Evidence of no concern is named", joint_working_reasons },
    { "family-parent", "A parent or carer is named", parent_named },
    { "notification-gaps", "The notification leaves nothing out", nothing_left_out },
    { "name-check-answers", "Every kind of record is answered for", checks_answered },
    { "nil-return", "A nil return knows nobody", nil_returns },
    { "immediate-safeguarding", "No child is at risk now", safeguarding_now },
    { "records-secured", "Agencies that know the family secured their records", records_made_safe },
    { "case-in-brief", "Agencies are told the case in few words", brief_is_short },
    { "discrepancy-to-share", "There is something to tell partners", something_to_share },
} };

} // namespace

std::span<Rule const> form_rules()
{
    return the_rules;
}

} // namespace rules
