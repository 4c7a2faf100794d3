#include "rules/referral_checks.h"

#include "facts/fields.h"
#include "facts/panel.h"
#include "facts/people.h"
#include "rules/case_words.h"

#include <algorithm>
#include <array>

// Until a panel is called: notification, name checks, lead board (spec/domain.md 3.4).

namespace rules {

using casefile::Record;
using facts::is;

namespace {

bool for_information(Situation const& situation)
{
    return is(situation.subject.case_file, "kind", "YOS_INFO_ONLY");
}

bool uses_document(Situation const& situation, std::string_view document)
{
    auto const documents = situation.subject.profile.texts("document_set");
    return std::ranges::find(documents, document) != documents.end();
}

bool has_notification(Situation const& situation)
{
    return !notifications_received(situation).empty();
}

/// "The notification from Northbridge Housing of 5 April 2016".
std::string name_of(Situation const& situation, Record const& notification)
{
    return "The notification from "
        + agency_called(situation, notification.text("referring_agency")) + " of "
        + notification.date("received_by_lscb_on")->prose();
}

base::Diagnostics senior_lead(
    Situation const& situation, Record const& notification, std::string const& name)
{
    auto const lead = notification.child("senior_lead_informed");
    auto const place = notification.pointer("senior_lead_informed");
    if (!lead || !lead->has("informed")) {
        return { block("R-P01", place,
            name + " does not say whether the agency's own senior lead knows of it.",
            "Ask the agency, and record the answer with name and date.") };
    }
    if (!*lead->flag("informed") || (lead->has("on") && !happened(situation, lead->date("on")))) {
        return { warn("R-P01", place,
            name + " was sent before the agency's own senior lead knew of it.",
            "Ask the agency to tell its senior lead, and record name and date.") };
    }
    if (!lead->has("name") || !lead->has("on")) {
        return { warn("R-P01", place, name + " does not say which senior lead was told, and when.",
            "Ask the agency for name and date.") };
    }
    return {};
}

bool has_form(Situation const& situation)
{
    return uses_document(situation, "1") && has_notification(situation);
}

base::Diagnostics senior_manager(Situation const& situation)
{
    base::Diagnostics findings;
    if (!has_form(situation))
        return findings;
    for (auto const& notification : notifications_received(situation)) {
        auto const name = name_of(situation, notification);
        if (!notification.has("senior_manager")) {
            findings.push_back(block("R-P01", notification.pointer("senior_manager"),
                name + " does not name the senior manager who completed it.",
                "Ask the agency which senior manager answers for the form, and enter the person."));
        }
        auto const completed = notification.date("completed_on");
        if (!completed) {
            findings.push_back(block("R-P01", notification.pointer("completed_on"),
                name + " does not say when it was completed.", "Enter the date on the form."));
        } else if (completed > notification.date("received_by_lscb_on")) {
            findings.push_back(block("R-P01", notification.pointer("completed_on"),
                name + " is said to have been completed on " + completed->prose()
                    + ", after it was received.",
                "Correct one of the two dates."));
        }
        base::append(findings, senior_lead(situation, notification, name));
    }
    return findings;
}

/// Somebody whom the manager tells of a notification.
struct Told {
    std::string_view key;
    std::string title;
};

base::Diagnostics told_in_time(
    Situation const& situation, Record const& notification, Told const& told)
{
    auto const& as_at = situation.occasion.as_at;
    auto const limit
        = situation.calendar.add_working_days(*notification.date("received_by_lscb_on"), 1);
    if (!limit.ok())
        return limit.errors();
    auto const on = notification.date(told.key);
    bool const done = happened(situation, on);
    if ((done ? *on : as_at) <= limit.value().date)
        return {};
    auto const of = " of the notification from "
        + agency_called(situation, notification.text("referring_agency")) + ", due by "
        + limit.value().date.prose() + ".";
    if (done) {
        return { warn("R-P02", notification.pointer(told.key),
            "The " + told.title + " was told only on " + on->prose() + of,
            "Record why it took longer.") };
    }
    return { warn("R-P02", notification.pointer(told.key),
        "The " + told.title + " has not been told" + of,
        "Tell the " + told.title + ", and record the date.") };
}

base::Diagnostics chairs_told(Situation const& situation)
{
    base::Diagnostics findings;
    if (!has_form(situation))
        return findings;
    auto const& profile = situation.subject.profile;
    std::array const everybody {
        Told { "chair_informed_on", profile.text("chair_title").value_or("Independent Chair") },
        Told { "subgroup_chair_informed_on",
            "Chair of the " + profile.text("subgroup_label").value_or("Subgroup") },
    };
    for (auto const& notification : notifications_received(situation)) {
        for (auto const& told : everybody)
            base::append(findings, told_in_time(situation, notification, told));
    }
    return findings;
}

bool has_national_notification(Situation const& situation)
{
    auto const notifications = notifications_received(situation);
    return !situation.subject.profile.texts("csc_notifier_posts").empty()
        && std::ranges::any_of(notifications, [&](Record const& notification) {
               return happened(situation, notification.date("ofsted_or_panel_notified_on"));
           });
}

/// Profiles and people write apostrophes in two ways.
std::string with_plain_apostrophes(std::string text)
{
    constexpr std::string_view curly = "\u2019";
    for (auto found = text.find(curly); found != std::string::npos; found = text.find(curly))
        text.replace(found, curly.size(), "'");
    return text;
}

base::Diagnostics notifier_post(Situation const& situation)
{
    base::Diagnostics findings;
    if (!has_national_notification(situation))
        return findings;
    auto const posts = situation.subject.profile.texts("csc_notifier_posts");
    for (auto const& notification : notifications_received(situation)) {
        if (!happened(situation, notification.date("ofsted_or_panel_notified_on")))
            continue;
        auto const post = notification.text("notifier_post");
        bool const listed = post && std::ranges::any_of(posts, [&](std::string const& one) {
            return with_plain_apostrophes(one) == with_plain_apostrophes(*post);
        });
        if (listed)
            continue;
        auto const body = notification.printed("national_body").value_or("the national body");
        findings.push_back(block("R-P03", notification.pointer("notifier_post"),
            post ? "\"" + *post + "\" is not a post that may notify " + body + "."
                 : "It is not recorded who notified " + body + " on "
                    + notification.date("ofsted_or_panel_notified_on")->prose() + ".",
            "Enter the post that notified, one of: " + facts::joined(posts) + "."));
    }
    return findings;
}

bool has_register(Situation const& situation)
{
    return uses_document(situation, "X07") && has_notification(situation);
}

base::Diagnostics register_row(Situation const& situation)
{
    base::Diagnostics findings;
    if (!has_register(situation))
        return findings;
    auto const incident = situation.subject.case_file.child("incident");
    for (auto const& notification : notifications_received(situation)) {
        auto const agency
            = facts::find_agency(situation.subject.board, notification.text("referring_agency"));
        bool const by_authority = agency && is(*agency, "type", "CSC");
        std::vector<std::string> missing;
        if (!incident || !happened(situation, incident->date("la_aware_on")))
            missing.emplace_back("the date on which the local authority became aware");
        if (by_authority && !notification.has("notifier_post"))
            missing.emplace_back("the post that notified");
        if (!by_authority && !notification.has("senior_manager"))
            missing.emplace_back("the senior manager who notified");
        if (missing.empty())
            continue;
        findings.push_back(warn("R-P04", notification.pointer(),
            name_of(situation, notification) + " lacks for the register: " + facts::joined(missing)
                + ".",
            "Ask the agency, and complete the row of the register."));
    }
    return findings;
}

/// The first panel of the case, to which the subgroup's decision leads.
std::optional<Record> first_panel(Situation const& situation)
{
    auto const panels = facts::scoping_panels(situation.subject.case_file);
    return panels.empty() ? std::nullopt : std::optional(panels.front());
}

bool has_panel_to_call(Situation const& situation)
{
    return may_be_scoped(situation) && first_panel(situation).has_value();
}

base::Diagnostics subgroup_decided(Situation const& situation)
{
    if (!has_panel_to_call(situation))
        return {};
    auto const label = situation.subject.profile.text("subgroup_label").value_or("Subgroup");
    auto const screen = situation.subject.case_file.child("subgroup_screen");
    if (!screen || !happened(situation, screen->date("held_on"))) {
        return { block("R-P05", "/subgroup_screen",
            "The " + label + " has not decided by " + situation.occasion.as_at.prose()
                + " whether a Scoping Panel is called.",
            "Record the " + label + "'s decision; an extraordinary meeting may make it.") };
    }
    if (!is(*screen, "decision", "CONVENE")) {
        return { block("R-P05", screen->pointer("decision"),
            "A Scoping Panel is planned, but on " + screen->date("held_on")->prose() + " the "
                + label + " decided otherwise: " + screen->printed("decision").value_or("") + ".",
            "Cancel the panel, or record the " + label + "'s later decision.") };
    }
    auto const panel = first_panel(situation);
    if (screen->date("held_on") > panel->date("date")) {
        return { block("R-P05", screen->pointer("held_on"),
            "The " + label + " decided on " + screen->date("held_on")->prose()
                + " to call a Scoping Panel that meets earlier, on " + panel->date("date")->prose()
                + ".",
            "Correct one of the two dates.") };
    }
    return {};
}

/// What a case that is only for information must not hold.
base::Diagnostics held_too_much(Situation const& situation)
{
    auto const& record = situation.subject.case_file;
    base::Diagnostics findings;
    auto refuse = [&](std::string pointer, std::string const& what) {
        findings.push_back(block("R-P45", std::move(pointer),
            "The case is a youth offending incident, for information only, but holds " + what + ".",
            "Remove it, or open a case of its own if the Board reviews the incident."));
    };
    for (auto const& decision : record.list("decisions"))
        refuse(decision.pointer(), "a decision of the Chair");
    for (auto const& recommendation : record.list("scoping_recommendations"))
        refuse(recommendation.pointer(), "a recommendation of a panel");
    for (auto const& meeting : record.list("meetings")) {
        if (is(meeting, "forum", "SCOPING_PANEL") || is(meeting, "forum", "REVIEW_PANEL")
            || is(meeting, "forum", "RAPID_REVIEW_PANEL"))
            refuse(meeting.pointer(), "a panel on " + meeting.date("date")->prose());
    }
    if (record.has("plan"))
        refuse(record.pointer("plan"), "an action plan");
    return findings;
}

base::Diagnostics information_only(Situation const& situation)
{
    if (!for_information(situation))
        return {};
    auto findings = held_too_much(situation);
    auto const reference = situation.subject.case_file.text("ref");
    for (auto const& incident : situation.subject.board.list("yos_incidents")) {
        if (incident.text("case") != reference || !happened(situation, incident.date("received_on"))
            || !incident.flag("multi_agency_learning").value_or(false)
            || happened(situation, incident.date("lscb_formally_advised_on")))
            continue;
        auto finding = warn("R-P45", incident.pointer("lscb_formally_advised_on"),
            "Incident " + incident.text("id").value_or("")
                + " holds learning for several agencies, but the youth offending service has not "
                  "formally advised the Board.",
            "Ask the senior manager of the youth offending service to advise the Board formally.");
        finding.place.file = "board";
        findings.push_back(std::move(finding));
    }
    return findings;
}

constexpr std::array<Rule, 17> the_rules { {
    { "R-P01", "A senior manager completes the notification, and the agency's senior lead knows",
        senior_manager, {}, joint_toolkit, has_form },
    { "R-P02",
        "The Chair and the Subgroup Chair are told of each notification within a working day",
        chairs_told, {}, joint_toolkit, has_form },
    { "R-P03", "Only a listed post of the local authority notifies the national body",
        notifier_post, {}, joint_toolkit, has_national_notification },
    { "R-P04", "The register of notifications is complete", register_row, {}, joint_toolkit,
        has_register },
    { "R-P05", "The Subgroup decides before a Scoping Panel is called", subgroup_decided, {},
        joint_toolkit, has_panel_to_call },
    { "R-P07", "All Board partners check electronic, paper and historical records", partners_asked,
        {}, joint_toolkit, name_checks_begun },
    { "R-P08", "Differing details are shared with partners", discrepancies_shared, {},
        joint_toolkit, has_discrepancy },
    { "R-P10", "The education lead supports the child's school, which writes its own chronology",
        schools_supported, {}, joint_toolkit, has_school_child },
    { "R-P20", "The board of the child's normal home, or of the responsible authority, leads",
        lead_board, {}, joint_toolkit, needs_lead_board },
    { "R-P21", "The chairs of the other boards concerned are told", other_boards_told, {},
        joint_toolkit, has_other_boards },
    { "R-P23", "The review of a child goes before a domestic homicide review", child_review_leads,
        {}, joint_toolkit, has_homicide_review },
    { "R-P45", "A youth offending incident is for information only", information_only, {},
        joint_toolkit, for_information },
    { "R-C05", "There are as many notification forms as the incident needs", forms_fit, {}, {},
        has_forms },
    { "incident-age", "The child was under 18 at the incident", age_at_incident, "LSCB_MANAGER" },
    { "incident-date", "The incident comes before the form", incident_before_form },
    { "death-date", "Death comes after birth", death_after_birth },
    { "notified-late", "The incident is notified in time", notified_in_time },
} };

} // namespace

std::vector<Record> notifications_received(Situation const& situation)
{
    if (for_information(situation))
        return {};
    auto notifications = situation.subject.case_file.list("notifications");
    std::erase_if(notifications, [&](Record const& notification) {
        return !happened(situation, notification.date("received_by_lscb_on"));
    });
    return notifications;
}

bool may_be_scoped(Situation const& situation)
{
    return is(situation.subject.profile, "front_door", "SCOPING_PANEL")
        && !for_information(situation);
}

std::span<Rule const> referral_rules()
{
    return the_rules;
}

} // namespace rules
