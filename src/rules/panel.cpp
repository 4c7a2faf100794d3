#include "facts/panel.h"

#include "facts/agenda.h"
#include "facts/fields.h"
#include "facts/people.h"
#include "rules/rule.h"

#include <algorithm>
#include <array>

// Before a Scoping Panel: letters 2a and 2b and the agenda (spec/domain.md 4.2 and 4.6).

namespace rules {

namespace {

using casefile::Record;
using facts::is;

/// Working days an agency needs to write a chronology and free somebody for the day.
constexpr int letter_notice_working_days = 10;
/// An agenda only reminds.
constexpr int agenda_notice_working_days = 5;

std::optional<Record> panel_of(Situation const& situation)
{
    return facts::panel_invited_to(situation.subject.case_file, situation.occasion.as_at);
}

std::string name_of(Record const& person)
{
    return person.text("display_name").value_or("this person");
}

std::string agency_name(Situation const& situation, Record const& record)
{
    auto const agency = facts::find_agency(situation.subject.board, record.text("agency"));
    return agency ? agency->text("name").value_or("An agency") : "An agency";
}

base::Diagnostics name_checks(Situation const& situation)
{
    auto const checks = situation.subject.case_file.list("name_checks");
    if (checks.empty()) {
        return { block("R-P09", "/name_checks", "No name check is recorded.",
            "Ask all Board partners to check their records before inviting to the panel.") };
    }
    base::Diagnostics findings;
    for (auto const& name_check : checks) {
        auto const returned = name_check.date("returned_on");
        if (returned && *returned <= situation.occasion.as_at)
            continue;
        findings.push_back(block("R-P09", name_check.pointer("returned_on"),
            agency_name(situation, name_check) + " has not returned its name check"
                + (returned ? " by " + situation.occasion.as_at.prose() : std::string()) + ".",
            "Wait for the reply, or let the Board's manager set the rule aside with a reason."));
    }
    return findings;
}

base::Diagnostics criminal_investigation(Situation const& situation)
{
    auto const panel = panel_of(situation);
    if (!panel)
        return {};
    auto const on = *panel->date("date");
    auto const process = facts::criminal_process(situation.subject.case_file, on);
    if (!process)
        return {};
    base::Diagnostics findings;
    if (!facts::invitation(*panel, "capacity", "SIO")) {
        findings.push_back(block("R-P11", panel->pointer("attendances"),
            "A criminal investigation is open, but the Senior Investigating Officer is not "
            "invited to the Scoping Panel.",
            "Add the Senior Investigating Officer to the panel's invitations."));
    }
    auto const leads = facts::holders_of(situation.subject.board, "POLICE_SG_LEAD",
        situation.subject.case_file.text("ref").value_or(""), on);
    auto const invited = panel->list("attendances");
    bool const lead_invited = std::ranges::any_of(invited,
        [&](Record const& attendance) { return facts::holds(leads, attendance.text("person")); });
    if (!lead_invited) {
        findings.push_back(warn("R-P11", panel->pointer("attendances"),
            "The police safeguarding lead is not invited to the Scoping Panel.",
            "Invite the police safeguarding lead, who stays the contact when the Senior "
            "Investigating Officer leaves."));
    }
    return findings;
}

base::Diagnostics chair(Situation const& situation)
{
    auto const panel = panel_of(situation);
    if (!panel)
        return {};
    auto const chair = facts::panel_chair(situation.subject, *panel);
    auto const place = panel->pointer("chair");
    if (!chair.person) {
        return { block("R-P12", place, "Nobody is named to chair the Scoping Panel.",
            "Name the chair, or record who holds the role of Chair of the Subgroup.") };
    }
    if (facts::conflict_of(situation.subject.case_file, chair.person->text("id"), "CANNOT_CHAIR")) {
        return { block("R-P12", place,
            name_of(*chair.person)
                + " cannot chair the Scoping Panel because of a declared conflict of interest.",
            "Let the Vice-Chair of the Subgroup chair this panel.") };
    }
    return {};
}

base::Diagnostics minute_taker(Situation const& situation)
{
    auto const panel = panel_of(situation);
    if (!panel)
        return {};
    auto const place = panel->pointer("minute_taker");
    auto const person = facts::find_person(situation.subject.board, panel->text("minute_taker"));
    if (!person) {
        return { block("R-P14", place, "The Scoping Panel has no minute taker.",
            "Name a minute taker who has had no involvement with the child or family.") };
    }
    auto const invited = facts::invitation(*panel, "person", panel->text("minute_taker"));
    bool const involved = invited && invited->flag("had_involvement").value_or(false);
    if (involved
        || facts::conflict_of(situation.subject.case_file, person->text("id"), "CANNOT_MINUTE")) {
        return { block("R-P14", place,
            name_of(*person)
                + " cannot take the minutes, having been involved with the child or family.",
            "Name a minute taker who has had no involvement with the child or family.") };
    }
    return {};
}

base::Diagnostics panel_date(Situation const& situation)
{
    auto const panel = panel_of(situation);
    if (!panel) {
        return { block("panel-date", "/meetings", "The case has no Scoping Panel.",
            "Enter the Scoping Panel with its date, time and venue.") };
    }
    if (*panel->date("date") >= situation.occasion.as_at)
        return {};
    return { block("panel-date", panel->pointer("date"),
        "The Scoping Panel was on " + panel->date("date")->prose()
            + ", before the date of this "
              "document, "
            + situation.occasion.as_at.prose() + ".",
        "Enter the new date of the panel, or date the document earlier.") };
}

base::Diagnostics chronology_due(Situation const& situation)
{
    auto const panel = panel_of(situation);
    if (!panel || panel->date("chronology_due") <= panel->date("date"))
        return {};
    return { block("chronology-due", panel->pointer("chronology_due"),
        "Chronologies are due on " + panel->date("chronology_due")->prose()
            + ", after the Scoping Panel of " + panel->date("date")->prose() + ".",
        "Set a date on or before the day of the panel.") };
}

base::Diagnostics notice(Situation const& situation, char const* code, int working_days)
{
    auto const panel = panel_of(situation);
    if (!panel || *panel->date("date") < situation.occasion.as_at)
        return {};
    auto const days
        = situation.calendar.working_days_between(situation.occasion.as_at, *panel->date("date"));
    if (!days.ok())
        return days.errors();
    if (days.value() >= working_days)
        return {};
    return { warn(code, panel->pointer("date"),
        "The Scoping Panel is " + std::to_string(days.value())
            + " working days after the date of "
              "this document; "
            + std::to_string(working_days) + " are usual.",
        "Check that everybody can prepare in time.") };
}

base::Diagnostics letter_notice(Situation const& situation)
{
    return notice(situation, "letter-notice", letter_notice_working_days);
}

base::Diagnostics agenda_notice(Situation const& situation)
{
    return notice(situation, "agenda-notice", agenda_notice_working_days);
}

base::Diagnostics known_agencies(Situation const& situation)
{
    auto const panel = panel_of(situation);
    if (!panel)
        return {};
    auto const required = facts::required_agencies(situation.subject);
    base::Diagnostics findings;
    for (auto const& name_check : situation.subject.case_file.list("name_checks")) {
        bool const known
            = is(name_check, "known", "YES_OPEN") || is(name_check, "known", "YES_CLOSED");
        auto const agency = name_check.text("agency");
        if (!known || facts::find(required, "id", agency)
            || facts::invitation(*panel, "agency", agency))
            continue;
        findings.push_back(block("known-agencies", name_check.pointer("agency"),
            agency_name(situation, name_check)
                + " knows the child or family, but is not invited to the Scoping Panel.",
            "Invite the agency, or let the Board's manager set the rule aside with a reason."));
    }
    return findings;
}

base::Diagnostics agenda_length(Situation const& situation)
{
    auto const panel = panel_of(situation);
    if (!panel || !panel->time("start") || !panel->time("end"))
        return {};
    auto const agenda = facts::plan_agenda(situation.subject, *panel);
    int const there_is = panel->time("end")->minutes_since_midnight()
        - panel->time("start")->minutes_since_midnight();
    if (agenda.total_minutes() <= there_is)
        return {};
    return { warn("agenda-length", panel->pointer("end"),
        "The items of the agenda need " + std::to_string(agenda.total_minutes())
            + " minutes, but the meeting lasts " + std::to_string(there_is) + ".",
        "Plan a later end, or tell agencies how long they have.") };
}

bool has_panel(Situation const& situation)
{
    return panel_of(situation).has_value();
}

} // namespace

std::span<Rule const> panel_rules()
{
    static constexpr std::array<Rule, 10> rules { {
        { "R-P09", "Invitations go out when all name checks are back", name_checks, "LSCB_MANAGER",
            joint_toolkit, has_panel },
        { "R-P11",
            "The Senior Investigating Officer is invited to the first panel when a criminal "
            "investigation is open",
            criminal_investigation, {}, joint_toolkit, has_panel },
        { "R-P12", "The panel is chaired by somebody without direct involvement with the child",
            chair, {}, joint_toolkit, has_panel },
        { "R-P14", "The minute taker has had no involvement with the child or family", minute_taker,
            {}, joint_toolkit, has_panel },
        { "panel-date", "The panel lies ahead", panel_date },
        { "chronology-due", "Chronologies are due by the day of the panel", chronology_due },
        { "letter-notice", "Letters give agencies ten working days", letter_notice },
        { "agenda-notice", "The agenda gives five working days", agenda_notice },
        { "known-agencies", "Agencies that know the child or family are invited", known_agencies,
            "LSCB_MANAGER" },
        { "agenda-length", "The items of the agenda fit the meeting", agenda_length },
    } };
    return rules;
}

} // namespace rules
