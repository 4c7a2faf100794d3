#include "facts/statutory_letters.h"

#include "facts/case_deadlines.h"
#include "facts/criteria.h"
#include "facts/fields.h"
#include "facts/panel.h"
#include "facts/people.h"
#include "facts/publication.h"

#include <algorithm>
#include <map>

namespace facts {

using base::Date;
using casefile::Record;

namespace {

/// Whether the Panel had this notice before the day: one of the day itself is the one being made.
bool told_before(Record const& case_file, std::initializer_list<std::string_view> kinds, Date on)
{
    auto const notices = case_file.list("statutory_notices");
    return std::ranges::any_of(notices, [&](Record const& notice) {
        auto const sent = notice.partial_date("sent_on");
        return is(notice, "body", "NATIONAL_PANEL") && sent && sent->latest() < on
            && std::ranges::any_of(kinds, [&](auto kind) { return is(notice, "kind", kind); });
    });
}

bool reviewer_appointed(Record const& case_file, Date on)
{
    auto const appointments = case_file.list("appointments");
    return std::ranges::any_of(appointments, [&](Record const& one) {
        auto const day = one.partial_date("appointed_on");
        return day && day->earliest() <= on
            && (is(one, "role", "LEAD") || is(one, "role", "OVERVIEW_AUTHOR"));
    });
}

bool reported_by(Record const& case_file, Date on)
{
    auto const reports = case_file.list("reports");
    return std::ranges::any_of(reports, [&](Record const& report) {
        auto const received = report.partial_date("received_by_board_on");
        return received && received->earliest() <= on;
    });
}

/// A report there is, of which the plan is to publish less than all.
bool publication_doubted(Record const& case_file, Date on)
{
    auto const plan = case_file.child("publication");
    return plan && plan->has("decision") && !is(*plan, "decision", "PUBLISH_FULL")
        && !is(*plan, "decision", "DEFER") && reported_by(case_file, on);
}

bool publication_planned(Record const& case_file, Date on)
{
    auto const plan = case_file.child("publication");
    return plan && plan->has("planned_on") && is(*plan, "decision", "PUBLISH_FULL")
        && planning_meeting_held(case_file, on);
}

Fact attended(Subject const& subject, Record const& meeting)
{
    Fact::List list;
    for (auto const& attendance : meeting.list("attendances")) {
        auto const person = find_person(subject.board, attendance.text("person"));
        auto const agency = find_agency(subject.board, attendance.text("agency"));
        list.push_back(Fact::Object {
            { "name",
                person ? text_field(*person, "display_name") : text_field(attendance, "name") },
            { "agency",
                agency ? text_field(*agency, "name") : missing_field(attendance, "agency") },
            { "capacity", printed_field(attendance, "capacity") } });
    }
    return list;
}

/// Each child who has died, by their real name.
Fact deaths_fact(Record const& case_file, NamePolicy names)
{
    std::vector<std::string> deaths;
    for (auto const& child : case_file.list("children")) {
        auto const died = child.partial_date("died_on");
        if (!died)
            continue;
        auto const name
            = child.text("given_names").value_or("") + " " + child.text("family_name").value_or("");
        auto const born = child.date("dob");
        deaths.push_back(name + " (" + (born ? "born " + born->prose() + ", " : "") + "died "
            + died->prose() + ")");
    }
    return deaths.empty() || names != NamePolicy::real
        ? Fact(Fact::Missing { "Date of death of a child", "/children" })
        : Fact(joined(deaths));
}

} // namespace

NoticeContent notice_content(Subject const& subject, Date on)
{
    NoticeContent content;
    auto const& case_file = subject.case_file;
    auto const decision = decision_by(case_file, on);
    if (!decision)
        return content;
    bool const statutory
        = is(*decision, "review_type", "SCR") || is(*decision, "review_type", "LCSPR");
    content.initiated
        = statutory && !told_before(case_file, { "DECISION_INITIATED", "SCR_STARTED" }, on);
    content.not_initiated = !statutory && !told_before(case_file, { "DECISION_NOT_INITIATED" }, on)
        && tell_national_panel(criteria_input(case_file, subject.profile));
    content.reviewer = statutory && reviewer_appointed(case_file, on)
        && !told_before(case_file, { "REVIEWER_NAMED" }, on);
    content.publication_concern = statutory && publication_doubted(case_file, on)
        && !told_before(case_file, { "NON_PUBLICATION" }, on);
    content.publication_copy = statutory && subject.profile.has("panel_copy_rule")
        && publication_planned(case_file, on)
        && !told_before(case_file, { "PUBLICATION_COPY" }, on);
    return content;
}

Fact notice_facts(Subject const& subject, Date as_at)
{
    auto const content = notice_content(subject, as_at);
    auto const notifications = subject.case_file.list("notifications");
    auto const empty = Fact::Missing { "Notification of the incident", "/notifications" };
    Fact::List perpetrators;
    for (auto const& other : subject.case_file.list("significant_others")) {
        auto const roles = other.texts("role");
        if (std::ranges::find(roles, "ALLEGED_PERPETRATOR") != roles.end())
            perpetrators.push_back(text_field(other, "relationship_to_child"));
    }
    return Fact::Object {
        { "body", national_body(as_at) },
        { "tells_anything", content.any() },
        { "tells_initiated", content.initiated },
        { "tells_not_initiated", content.not_initiated },
        { "tells_reviewer", content.reviewer },
        { "tells_publication_concern", content.publication_concern },
        { "tells_publication_copy", content.publication_copy },
        { "told_on",
            notifications.empty()
                ? Fact(empty)
                : date_field(notifications.front(), "ofsted_or_panel_notified_on") },
        { "told_body",
            notifications.empty() ? Fact(empty)
                                  : printed_field(notifications.front(), "national_body") },
        { "alleged_perpetrators", std::move(perpetrators) },
        { "criminal_process", criminal_process(subject.case_file, as_at).has_value() },
    };
}

Fact coroner_facts(Subject const& subject, Occasion const& occasion)
{
    auto const parallel = subject.case_file.list("parallel");
    auto const inquest = find(parallel, "kind", "INQUEST");
    auto const area = subject.board.text("legal_area").value_or("");
    auto const reference = subject.case_file.text("ref").value_or("");
    return Fact::Object {
        { "name", inquest ? text_field(*inquest, "lead_body") : Fact("The Coroner for " + area) },
        { "deaths", deaths_fact(subject.case_file, occasion.names) },
        { "police_lead",
            person_fact(subject.board,
                holder_of(subject.board, "POLICE_SG_LEAD", reference, occasion.as_at),
                "Holder of the role police safeguarding lead", "/role_holdings") },
    };
}

Fact subgroup_chair_facts(Subject const& subject, Date as_at)
{
    auto const reference = subject.case_file.text("ref").value_or("");
    auto const chair = holder_of(subject.board, "SUBGROUP_CHAIR", reference, as_at);
    bool const stands_aside
        = chair && conflict_of(subject.case_file, chair->text("id"), "CANNOT_CHAIR");
    auto const person
        = stands_aside ? holder_of(subject.board, "SUBGROUP_VICE_CHAIR", reference, as_at) : chair;
    auto const fact = person_fact(
        subject.board, person, "Holder of the role Chair of the Subgroup", "/role_holdings");
    if (!fact.object())
        return fact;
    auto facts = *fact.object();
    facts["title"] = std::string(stands_aside ? "Vice-Chair" : "Chair") + " of the "
        + subject.profile.text("subgroup_label").value_or("Subgroup");
    return facts;
}

base::Result<Fact> rapid_review_facts(Subject const& subject, Calendar const& calendar, Date as_at)
{
    auto deadlines = TRY(case_deadlines(subject, calendar, as_at));
    std::erase_if(
        deadlines, [](Deadline const& one) { return one.rule < "R-D03" || one.rule > "R-D09"; });
    std::ranges::stable_sort(deadlines, {}, &Deadline::due);
    Fact::List steps;
    std::map<Date, std::string> not_counted;
    for (auto const& deadline : deadlines) {
        auto step = *to_fact(deadline).object();
        step["day"] = deadline.limit.unit == Limit::Unit::working_days
            ? Fact("Day " + std::to_string(deadline.limit.amount))
            : Fact("Set day");
        steps.push_back(std::move(step));
        for (auto const& day : deadline.skipped)
            not_counted.emplace(day.date, day.why);
    }
    std::vector<std::string> days;
    for (auto const& [day, why] : not_counted)
        days.push_back(why + " (" + day.prose() + ")");
    Fact panel = Fact::Missing { "Rapid Review panel", "/meetings" };
    for (auto const& meeting : subject.case_file.list("meetings")) {
        if (is(meeting, "forum", "RAPID_REVIEW_PANEL") && !is(meeting, "status", "CANCELLED"))
            panel = Fact::Object { { "date", date_field(meeting, "date") },
                { "attended", attended(subject, meeting) } };
    }
    return Fact(Fact::Object { { "steps", std::move(steps) }, { "panel", panel },
        { "not_counted",
            days.empty() ? Fact(Fact::Missing { "Bank holidays", {} }) : Fact(joined(days)) },
        { "national_body", national_body(as_at) } });
}

} // namespace facts
