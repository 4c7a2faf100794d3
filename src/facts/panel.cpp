#include "facts/panel.h"

#include "facts/agenda.h"
#include "facts/fields.h"
#include "facts/panel_minutes.h"
#include "facts/people.h"

#include <algorithm>

namespace facts {

using casefile::Record;

namespace {

bool is_invitation(Occasion const& occasion)
{
    return occasion.document == "2a" || occasion.document == "2b" || occasion.document == "6";
}

/// "Chair" or "Vice-Chair", the office the person chairs by.
std::string office(ChairBasis basis)
{
    return basis == ChairBasis::chair ? "Chair" : "Vice-Chair";
}

Fact chair_fact(Subject const& subject, Record const& panel)
{
    auto const chair = panel_chair(subject, panel);
    if (!chair.person)
        return missing_field(panel, "chair");
    auto facts = *person_fact(subject.board, *chair.person).object();
    facts["office"] = office(chair.basis);
    facts["because_of_conflict"] = chair.basis == ChairBasis::vice_chair_conflict;
    facts["because_of_absence"] = chair.basis == ChairBasis::vice_chair_absence;
    return facts;
}

Fact hours(Record const& panel)
{
    auto const value = panel.integer("expected_hours");
    if (!value)
        return missing_field(panel, "expected_hours");
    return std::to_string(*value) + (*value == 1 ? " hour" : " hours");
}

Fact::List agency_list(std::vector<Record> const& agencies)
{
    Fact::List list;
    for (auto const& agency : agencies) {
        list.push_back(Fact::Object { { "name", text_field(agency, "name") },
            { "short", text_field(agency, "short") }, { "type", printed_field(agency, "type") } });
    }
    return list;
}

/// Who is invited, by role and agency: an agenda names no attendee (4.6).
Fact::List invited(Subject const& subject, Record const& panel)
{
    Fact::List list;
    for (auto const& attendance : panel.list("attendances")) {
        auto const person = find_person(subject.board, attendance.text("person"));
        auto const agency = find_agency(subject.board, attendance.text("agency"));
        list.push_back(Fact::Object {
            { "role",
                person ? text_field(*person, "job_title") : printed_field(attendance, "capacity") },
            { "agency",
                agency ? text_field(*agency, "name") : missing_field(attendance, "agency") },
            { "capacity", printed_field(attendance, "capacity") } });
    }
    return list;
}

/// What runs from the panel: its minutes and the Chair's decision.
base::Result<Fact::Object> deadlines(
    Subject const& subject, Record const& panel, Calendar const& calendar, base::Date as_at)
{
    auto const date = *panel.date("date");
    auto const decision = decision_by(subject.case_file, as_at);
    auto const days = subject.profile.integer("minutes_limit_days");
    auto const limit = subject.profile.child("chair_decision_limit");
    auto const months = limit ? limit->integer("months_from_scoping_panel") : std::nullopt;
    Fact::Object facts { { "minutes_due", missing_field(subject.profile, "minutes_limit_days") },
        { "decision_due", missing_field(subject.profile, "chair_decision_limit") } };
    if (days) {
        facts["minutes_due"] = to_fact(TRY(minutes_deadline(
            date, panel.date("minutes_sent_on"), static_cast<int>(*days), calendar, as_at)));
    }
    if (months) {
        facts["decision_due"] = to_fact(TRY(decision_deadline(date, static_cast<int>(*months),
            decision ? decision->date("decided_on") : std::nullopt,
            decision ? decision->date("responded_to_subgroup_chair_on") : std::nullopt, calendar,
            as_at)));
    }
    return facts;
}

Fact::Object meeting_facts(Subject const& subject, Record const& panel)
{
    auto const lead = find_agency(subject.board, panel.text("lead_agency"));
    return { { "date", date_field(panel, "date") }, { "start", time_field(panel, "start") },
        { "end", time_field(panel, "end") }, { "venue", text_field(panel, "venue") },
        { "expected_length", hours(panel) }, { "rsvp_by", date_field(panel, "rsvp_by") },
        { "form_due", date_field(panel, "form_due") },
        { "chronology_from", date_field(panel, "chronology_from") },
        { "chronology_to", date_field(panel, "chronology_to") },
        { "chronology_due", date_field(panel, "chronology_due") },
        { "lead_agency", lead ? text_field(*lead, "name") : missing_field(panel, "lead_agency") },
        { "chair", chair_fact(subject, panel) },
        { "minute_taker",
            person_fact(subject.board, find_person(subject.board, panel.text("minute_taker")),
                panel.label("minute_taker"), panel.pointer("minute_taker")) },
        { "agencies", agency_list(required_agencies(subject)) },
        { "invited", invited(subject, panel) },
        { "sio_invited", invitation(panel, "capacity", "SIO").has_value() } };
}

} // namespace

std::vector<Record> scoping_panels(Record const& case_file)
{
    auto meetings = case_file.list("meetings");
    std::erase_if(meetings, [](Record const& meeting) {
        return !is(meeting, "forum", "SCOPING_PANEL") || is(meeting, "status", "CANCELLED");
    });
    std::ranges::stable_sort(
        meetings, {}, [](Record const& meeting) { return meeting.date("date"); });
    return meetings;
}

std::optional<Record> panel_invited_to(Record const& case_file, base::Date as_at)
{
    auto const all = scoping_panels(case_file);
    auto const next = std::ranges::find_if(
        all, [&](Record const& panel) { return panel.date("date") >= as_at; });
    if (next != all.end())
        return *next;
    return all.empty() ? std::nullopt : std::optional(all.back());
}

std::optional<Record> last_panel_held(Record const& case_file, base::Date as_at)
{
    std::optional<Record> last;
    for (auto const& panel : scoping_panels(case_file)) {
        if (is(panel, "status", "HELD") && panel.date("date") <= as_at)
            last = panel;
    }
    return last;
}

PanelChair panel_chair(Subject const& subject, Record const& panel)
{
    auto const reference = subject.case_file.text("ref").value_or("");
    auto const on = *panel.date("date");
    auto const chair = holder_of(subject.board, "SUBGROUP_CHAIR", reference, on);
    auto const vice_chair = holder_of(subject.board, "SUBGROUP_VICE_CHAIR", reference, on);
    bool const conflicted
        = chair && conflict_of(subject.case_file, chair->text("id"), "CANNOT_CHAIR").has_value();
    if (!panel.has("chair")) {
        return conflicted ? PanelChair { vice_chair, ChairBasis::vice_chair_conflict }
                          : PanelChair { chair, ChairBasis::chair };
    }
    PanelChair named { find_person(subject.board, panel.text("chair")), ChairBasis::chair };
    if (panel.has("chair_basis")) {
        named.basis = is(panel, "chair_basis", "CHAIR")       ? ChairBasis::chair
            : is(panel, "chair_basis", "VICE_CHAIR_CONFLICT") ? ChairBasis::vice_chair_conflict
                                                              : ChairBasis::vice_chair_absence;
    } else if (vice_chair && vice_chair->text("id") == panel.text("chair")) {
        named.basis = conflicted ? ChairBasis::vice_chair_conflict : ChairBasis::vice_chair_absence;
    }
    return named;
}

std::optional<Record> conflict_of(
    Record const& case_file, std::optional<std::string> const& person, std::string_view effect)
{
    for (auto const& conflict : case_file.list("conflicts")) {
        if (person && conflict.text("person") == *person
            && (is(conflict, "effect", effect) || is(conflict, "kind", "DIRECT_INVOLVEMENT")))
            return conflict;
    }
    return std::nullopt;
}

std::optional<Record> criminal_process(Record const& case_file, base::Date on)
{
    for (auto const& process : case_file.list("parallel")) {
        bool const criminal = is(process, "kind", "CRIMINAL_INVESTIGATION")
            || is(process, "kind", "CRIMINAL_PROCEEDINGS");
        auto const to = process.date("to");
        // With an end date the record tells whether it was open that day, whatever it is now.
        bool const open = to ? *to >= on : is(process, "status", "OPEN");
        if (criminal && open && process.date("from") <= on)
            return process;
    }
    return std::nullopt;
}

std::vector<Record> required_agencies(Subject const& subject)
{
    std::vector<Record> agencies;
    for (auto const& involvement : subject.case_file.list("involvements")) {
        auto const agency = find_agency(subject.board, involvement.text("agency"));
        // An agency may be involved through several services and still sits at the panel once.
        if (agency && involvement.flag("required_at_panel").value_or(false)
            && !find(agencies, "id", agency->text("id")))
            agencies.push_back(*agency);
    }
    sort_for_panel(agencies);
    return agencies;
}

std::optional<Record> invitation(Record const& panel, std::string_view key,
    std::optional<std::string> const& value, std::string_view capacity)
{
    for (auto const& attendance : panel.list("attendances")) {
        if (value && attendance.text(key) == *value
            && (capacity.empty() || is(attendance, "capacity", capacity)))
            return attendance;
    }
    return std::nullopt;
}

std::optional<Record> decision_by(Record const& case_file, base::Date as_at)
{
    std::optional<Record> last;
    for (auto const& decision : case_file.list("decisions")) {
        auto const on = decision.date("decided_on");
        if (on && *on <= as_at && (!last || last->date("decided_on") <= on))
            last = decision;
    }
    return last;
}

base::Result<Fact> panel_facts(
    Subject const& subject, Calendar const& calendar, Occasion const& occasion)
{
    auto const& case_file = subject.case_file;
    auto const panel = is_invitation(occasion) ? panel_invited_to(case_file, occasion.as_at)
        : occasion.document == "8"             ? last_panel_met(case_file, occasion.as_at)
                                               : last_panel_held(case_file, occasion.as_at);
    if (!panel)
        return Fact(Fact::Missing { "Scoping Panel", "/meetings" });
    auto facts = meeting_facts(subject, *panel);
    facts.merge(TRY(deadlines(subject, *panel, calendar, occasion.as_at)));
    facts["agenda"] = agenda_fact(plan_agenda(subject, *panel));
    return Fact(std::move(facts));
}

} // namespace facts
