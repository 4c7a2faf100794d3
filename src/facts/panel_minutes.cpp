#include "facts/panel_minutes.h"

#include "facts/agreement.h"
#include "facts/criteria.h"
#include "facts/fields.h"
#include "facts/minutes.h"
#include "facts/panel.h"
#include "facts/people.h"
#include "facts/record_fact.h"

#include <algorithm>

namespace facts {

using casefile::Record;

namespace {

bool every_field(std::string_view)
{
    return true;
}

Fact name_of_person(Subject const& subject, std::optional<std::string> const& id, Fact otherwise)
{
    auto const person = find_person(subject.board, id);
    return person ? text_field(*person, "display_name") : std::move(otherwise);
}

Fact::Object attendance_fact(
    Subject const& subject, Record const& panel, Record const& attendance, base::Date as_at)
{
    auto const person = find_person(subject.board, attendance.text("person"));
    auto const agency = find_agency(subject.board, attendance.text("agency"));
    auto const agreement = agreement_of(subject.case_file, panel, attendance);
    auto const signed_on = agreement ? agreement->date("signed_on") : std::nullopt;
    auto const involved = attendance.flag("had_involvement");
    return { { "name",
                 name_of_person(
                     subject, attendance.text("person"), text_field(attendance, "name")) },
        { "role", person ? text_field(*person, "job_title") : missing_field(attendance, "person") },
        { "agency", agency ? text_field(*agency, "name") : missing_field(attendance, "agency") },
        { "capacity", printed_field(attendance, "capacity") },
        { "involvement",
            involved ? Fact(*involved ? "Yes" : "No")
                     : missing_field(attendance, "had_involvement") },
        { "left_at", time_field(attendance, "left_at") },
        { "deputy_for",
            name_of_person(
                subject, attendance.text("deputy_for"), missing_field(attendance, "deputy_for")) },
        { "sent_deputy", is(attendance, "status", "DEPUTY") && !attendance.has("deputy_for") },
        { "signed_on",
            signed_on && *signed_on <= as_at
                ? Fact(*signed_on)
                : Fact(Fact::Missing { "Signed on", "/confidentiality_agreements" }) } };
}

/// The three tables of attendance. Whoever came as a deputy was present; who sent one was not.
void add_attendance(
    Fact::Object& facts, Subject const& subject, Record const& panel, base::Date as_at)
{
    Fact::List present;
    Fact::List apologies;
    Fact::List absent;
    for (auto const& attendance : panel.list("attendances")) {
        bool const deputy = is(attendance, "status", "DEPUTY");
        bool const came
            = is(attendance, "status", "PRESENT") || (deputy && attendance.has("deputy_for"));
        bool const sorry = is(attendance, "status", "APOLOGIES") || deputy;
        auto& list = came ? present : sorry ? apologies : absent;
        list.push_back(attendance_fact(subject, panel, attendance, as_at));
    }
    facts["present"] = std::move(present);
    facts["apologies"] = std::move(apologies);
    facts["absent"] = std::move(absent);
}

/// Agencies required at the panel, then others that told it something.
std::vector<Record> agencies_heard(Subject const& subject, std::optional<Record> const& notes)
{
    auto agencies = required_agencies(subject);
    auto const told = notes ? notes->list("agency_information") : std::vector<Record> {};
    for (auto const& one : told) {
        auto const agency = find_agency(subject.board, one.text("agency"));
        if (agency && !find(agencies, "id", agency->text("id")))
            agencies.push_back(*agency);
    }
    return agencies;
}

Fact::List agency_information(Subject const& subject, std::optional<Record> const& notes)
{
    Fact::List list;
    auto const told = notes ? notes->list("agency_information") : std::vector<Record> {};
    for (auto const& agency : agencies_heard(subject, notes)) {
        auto const own = find(told, "agency", agency.text("id"));
        auto const field = [&](char const* key) {
            return own ? text_field(*own, key) : Fact(Fact::Missing { key, {} });
        };
        list.push_back(Fact::Object { { "name", text_field(agency, "name") },
            { "summary", field("summary") }, { "gaps", field("gaps") },
            { "comments", field("comments") }, { "none_brought", !own || !own->has("summary") } });
    }
    return list;
}

/// Agencies whose information kept an adjourned panel from going on.
Fact::List without_information(Subject const& subject, Record const& panel)
{
    Fact::List list;
    for (auto const& agency : required_agencies(subject)) {
        bool brought = false;
        for (auto const& attendance : panel.list("attendances")) {
            brought = brought
                || (attendance.text("agency") == agency.text("id")
                    && attendance.flag("information_brought").value_or(false));
        }
        if (!brought)
            list.push_back(text_field(agency, "name"));
    }
    return list;
}

std::optional<Record> recommendation_of(
    Record const& case_file, Record const& panel, base::Date as_at)
{
    std::optional<Record> last;
    for (auto const& one : case_file.list("scoping_recommendations")) {
        if (one.text("panel_meeting") == panel.text("id") && *one.date("written_on") <= as_at)
            last = one;
    }
    return last;
}

Fact::List learning_at(Subject const& subject, Record const& panel)
{
    Fact::List list;
    for (auto const& one : subject.case_file.list("early_learning")) {
        if (one.text("meeting") == panel.text("id"))
            list.push_back(Fact::Object { { "point", text_field(one, "point") },
                { "action", text_field(one, "action_taken") }, { "on", date_field(one, "on") } });
    }
    return list;
}

Fact::List distribution(Subject const& subject, Record const& panel, base::Date on)
{
    Fact::List list;
    for (auto const& one : minutes_recipients(subject, panel, on)) {
        list.push_back(Fact::Object { { "name", one.name },
            { "role",
                one.person ? text_field(*one.person, "job_title")
                           : Fact(Fact::Missing { "Job title", {} }) },
            { "agency",
                one.agency ? text_field(*one.agency, "name")
                           : Fact(Fact::Missing { "Agency", {} }) } });
    }
    return list;
}

Fact criteria_result(Subject const& subject)
{
    if (!subject.case_file.has("incident"))
        return missing_field(subject.case_file, "incident");
    auto const found = review_criteria(criteria_input(subject.case_file, subject.profile));
    return printed(found.result) + (found.limb.empty() ? "" : " (" + found.limb + ")");
}

/// When the panel meets again, if it was adjourned.
Fact reconvenes_on(Subject const& subject, Record const& panel)
{
    auto const next = find(scoping_panels(subject.case_file), "reconvened_from", panel.text("id"));
    return next ? date_field(*next, "date")
                : Fact(Fact::Missing { "Date of the reconvened panel", "/meetings" });
}

base::Result<Fact> accuracy_due(
    Subject const& subject, Record const& panel, Calendar const& calendar)
{
    auto const days = subject.profile.integer("minutes_limit_days");
    if (!days)
        return missing_field(subject.profile, "minutes_limit_days");
    auto const due = panel.date("date")->plus_days(static_cast<int>(*days));
    return Fact(TRY(calendar.add_working_days(due, accuracy_working_days)).date);
}

} // namespace

std::optional<Record> last_panel_met(Record const& case_file, base::Date as_at)
{
    std::optional<Record> last;
    for (auto const& panel : scoping_panels(case_file)) {
        if (!is(panel, "status", "PLANNED") && panel.date("date") <= as_at)
            last = panel;
    }
    return last;
}

base::Result<Fact> minutes_facts(
    Subject const& subject, Calendar const& calendar, Occasion const& occasion)
{
    auto const& case_file = subject.case_file;
    auto const panel = last_panel_met(case_file, occasion.as_at);
    if (!panel)
        return Fact(Fact::Missing { "Scoping Panel that has met", "/meetings" });
    auto const notes = panel->child("panel_minutes");
    auto const recommendation = recommendation_of(case_file, *panel, occasion.as_at);
    auto const whole = [&](Record const& record) {
        return record_fact(record, subject, occasion.names, every_field);
    };
    Fact::Object facts { { "adjourned", is(*panel, "status", "ADJOURNED") },
        { "reconvenes_on", reconvenes_on(subject, *panel) },
        { "without_information", without_information(subject, *panel) },
        { "notes", notes ? whole(*notes) : missing_field(*panel, "panel_minutes") },
        { "recommendation",
            recommendation ? whole(*recommendation)
                           : Fact(Fact::Missing {
                               "Recommendation of the panel", "/scoping_recommendations" }) },
        { "agencies", agency_information(subject, notes) },
        { "early_learning", learning_at(subject, *panel) },
        { "no_early_learning", flag_field(*panel, "no_immediate_learning") },
        { "criteria_result", criteria_result(subject) },
        { "wording_version",
            agreement_facts(subject, occasion.as_at).member("wording_version").value_or(Fact()) },
        { "sent_on", date_field(*panel, "minutes_sent_on") },
        { "accuracy_due", TRY(accuracy_due(subject, *panel, calendar)) },
        { "distribution", distribution(subject, *panel, occasion.as_at) } };
    add_attendance(facts, subject, *panel, occasion.as_at);
    return Fact(std::move(facts));
}

} // namespace facts
