#include "rules/minutes.h"

#include "facts/fields.h"
#include "facts/panel.h"
#include "facts/panel_minutes.h"
#include "rules/case_words.h"

#include <array>

namespace rules {

namespace {

using casefile::Record;
using facts::is;

std::optional<Record> panel_of(Situation const& situation)
{
    return facts::last_panel_met(situation.subject.case_file, situation.occasion.as_at);
}

base::Diagnostic lacking(std::string pointer, std::string what, std::string fix)
{
    return block("minutes-complete", std::move(pointer), "The minutes do not say " + what + ".",
        std::move(fix));
}

void check_attendance(base::Diagnostics& findings, Situation const& situation, Record const& panel)
{
    auto const invited = panel.list("attendances");
    if (invited.empty())
        findings.push_back(lacking(panel.pointer("attendances"), "who was invited",
            "Record everybody who was invited, and whether they came."));
    for (auto const& attendance : invited) {
        if (attendance.has("status"))
            continue;
        auto const who = attendance.has("person")
            ? professional_called(situation, attendance.text("person"))
            : agency_called(situation, attendance.text("agency"));
        findings.push_back(lacking(attendance.pointer("status"), "whether " + who + " came",
            "Record present, apologies, deputy or absent."));
    }
}

void check_sections(base::Diagnostics& findings, Record const& minutes)
{
    struct Section {
        char const* key;
        char const* what;
        char const* fix;
    };
    constexpr std::array<Section, 2> sections { {
        { "safeguarding_action", "what was done at once to keep children safe",
            "Write the action, or \"None identified\"." },
        { "incident_summary", "what the panel heard of the incident",
            "Write a summary of the incident." },
    } };
    if (!minutes.flag("reminder_given").value_or(false))
        findings.push_back(lacking(minutes.pointer("reminder_given"),
            "that the chair reminded everybody of confidentiality",
            "Record the reminder that was given at the start."));
    for (auto const& section : sections) {
        if (!minutes.has(section.key))
            findings.push_back(lacking(minutes.pointer(section.key), section.what, section.fix));
    }
}

/// An agency that came with its information and of which nothing is minuted has been forgotten;
/// one that brought none says so by itself.
void check_agencies(base::Diagnostics& findings, Situation const& situation, Record const& panel,
    Record const& minutes)
{
    for (auto const& agency : facts::required_agencies(situation.subject)) {
        auto const id = agency.text("id");
        auto const invited = facts::invitation(panel, "agency", id, "AGENCY_REP");
        bool const brought = invited && invited->flag("information_brought").value_or(false);
        auto const told = facts::find(minutes.list("agency_information"), "agency", id);
        if (brought && (!told || !told->has("summary")))
            findings.push_back(lacking(minutes.pointer("agency_information"),
                "what information " + agency_called(situation, id) + " brought",
                "Write a summary of what the agency told the panel."));
    }
}

void check_family(base::Diagnostics& findings, Record const& minutes)
{
    auto const family = minutes.list("family");
    if (family.empty())
        findings.push_back(lacking(minutes.pointer("family"), "how the family is to be involved",
            "Record for each member of the family whether to invite them, and how."));
    for (auto const& one : family) {
        if (!one.flag("invite").value_or(true) && !one.has("reason"))
            findings.push_back(lacking(one.pointer("reason"),
                "why a member of the family is not to be invited", "Give the panel's reasons."));
    }
}

} // namespace

base::Diagnostics minutes_complete(Situation const& situation)
{
    auto const panel = panel_of(situation);
    if (!panel)
        return {};
    base::Diagnostics findings;
    check_attendance(findings, situation, *panel);
    auto const minutes = panel->child("panel_minutes");
    if (!minutes) {
        findings.push_back(block("minutes-complete", panel->pointer("panel_minutes"),
            "No minutes are recorded of the Scoping Panel of " + panel->date("date")->prose() + ".",
            "Enter what was said and agreed at the panel."));
        return findings;
    }
    if (is(*panel, "status", "ADJOURNED"))
        return findings;
    check_sections(findings, *minutes);
    check_agencies(findings, situation, *panel, *minutes);
    check_family(findings, *minutes);
    return findings;
}

} // namespace rules
