#include "facts/publication.h"

#include "facts/case_deadlines.h"
#include "facts/fields.h"
#include "facts/panel.h"
#include "facts/people.h"

#include <algorithm>

namespace facts {

using base::Date;
using casefile::Record;

namespace {

/// Items of the agenda, which the minutes follow.
constexpr int agenda_items = 15;
/// How soon after publication the NSPCC has its copy (R-D24).
constexpr int nspcc_working_days = 5;

std::optional<Record> meeting_of(Subject const& subject, Occasion const& occasion)
{
    if (occasion.document != "15")
        return planning_meeting_held(subject.case_file, occasion.as_at);
    auto const all = planning_meetings(subject.case_file);
    auto const next = std::ranges::find_if(
        all, [&](Record const& meeting) { return *meeting.date("date") >= occasion.as_at; });
    if (next != all.end())
        return *next;
    return all.empty() ? std::nullopt : std::optional(all.back());
}

/// Who attends and whether they have signed the confidentiality agreement for this meeting.
Fact attendance_fact(Subject const& subject, Record const& meeting, Record const& attendance)
{
    auto const person = find_person(subject.board, attendance.text("person"));
    auto const agency = find_agency(subject.board, attendance.text("agency"));
    auto signed_on = Fact(Fact::Missing { "Signed on", meeting.pointer("attendances") });
    for (auto const& agreement : subject.case_file.list("confidentiality_agreements")) {
        bool const same_person = person && agreement.text("person") == person->text("id");
        if (agreement.text("meeting") == meeting.text("id") && same_person)
            signed_on = date_field(agreement, "signed_on");
    }
    return Fact::Object {
        { "name", person ? text_field(*person, "display_name") : text_field(attendance, "name") },
        { "role",
            person ? text_field(*person, "job_title") : printed_field(attendance, "capacity") },
        { "agency", agency ? text_field(*agency, "name") : missing_field(attendance, "agency") },
        { "capacity", printed_field(attendance, "capacity") },
        { "had_involvement", flag_field(attendance, "had_involvement") },
        { "signed_on", signed_on },
    };
}

Fact::List attending(
    Subject const& subject, Record const& meeting, std::initializer_list<std::string_view> statuses)
{
    Fact::List list;
    for (auto const& attendance : meeting.list("attendances")) {
        if (std::ranges::any_of(
                statuses, [&](auto status) { return is(attendance, "status", status); }))
            list.push_back(attendance_fact(subject, meeting, attendance));
    }
    return list;
}

Fact::List disagreements(Subject const& subject, Record const& meeting)
{
    Fact::List list;
    for (auto const& one : meeting.list("disagreements")) {
        auto const agency = find_agency(subject.board, one.text("agency"));
        list.push_back(Fact::Object {
            { "agency", agency ? text_field(*agency, "name") : missing_field(one, "agency") },
            { "point", text_field(one, "point") }, { "response", text_field(one, "response") } });
    }
    return list;
}

base::Result<Fact> meeting_fact(
    Subject const& subject, Record const& meeting, Calendar const& calendar, Date as_at)
{
    auto const person = [&](char const* key) {
        return person_fact(subject.board, find_person(subject.board, meeting.text(key)),
            meeting.label(key), meeting.pointer(key));
    };
    Fact minutes_due = missing_field(subject.profile, "minutes_limit_days");
    if (auto const days = subject.profile.integer("minutes_limit_days"))
        minutes_due = to_fact(TRY(minutes_deadline(*meeting.date("date"),
            meeting.date("minutes_sent_on"), static_cast<int>(*days), calendar, as_at)));
    return Fact(Fact::Object {
        { "date", date_field(meeting, "date") },
        { "start", time_field(meeting, "start") },
        { "end", time_field(meeting, "end") },
        { "venue", text_field(meeting, "venue") },
        { "chair", person("chair") },
        { "minute_taker", person("minute_taker") },
        { "present", attending(subject, meeting, { "PRESENT", "DEPUTY" }) },
        { "apologies", attending(subject, meeting, { "APOLOGIES" }) },
        { "absent", attending(subject, meeting, { "ABSENT" }) },
        { "further_items", texts_field(meeting, "items") },
        { "disagreements", disagreements(subject, meeting) },
        { "minutes_due", minutes_due },
    });
}

/// What was said on each item of the agenda: a list for each, so that a template can head it.
Fact minutes_fact(Record const& meeting)
{
    Fact::Object items;
    for (int number = 1; number <= agenda_items; ++number)
        items["item_" + std::to_string(number)] = Fact::List {};
    for (auto const& minute : meeting.list("item_minutes")) {
        auto& item = items["item_" + std::to_string(minute.integer("item").value_or(0))];
        auto list = item.list() ? *item.list() : Fact::List {};
        list.push_back(Fact::Object {
            { "discussion", text_field(minute, "discussion") },
            { "decision", text_field(minute, "decision") },
            { "action", text_field(minute, "action") },
            { "owner", text_field(minute, "owner") },
            { "due", date_field(minute, "due") },
        });
        item = std::move(list);
    }
    return items;
}

Fact::List open_processes(Record const& case_file, Date as_at)
{
    Fact::List list;
    for (auto const& process : case_file.list("parallel")) {
        auto const to = process.date("to");
        bool const open = to ? *to >= as_at : !is(process, "status", "CONCLUDED");
        if (!open || *process.date("from") > as_at)
            continue;
        list.push_back(Fact::Object { { "kind", printed_field(process, "kind") },
            { "lead_body", text_field(process, "lead_body") },
            { "from", date_field(process, "from") },
            { "status", to ? Fact("Open") : printed_field(process, "status") } });
    }
    return list;
}

/// The last answer an agency had given by the as-at date.
std::optional<Record> endorsement_of(Record const& case_file, std::string const& agency, Date as_at)
{
    std::optional<Record> last;
    for (auto const& one : case_file.list("endorsements")) {
        auto const on = one.date("on");
        if (one.text("agency") == agency && (!on || *on <= as_at))
            last = one;
    }
    return last;
}

/// Core partners and whoever else was asked (R-P38).
void add_partners(Fact::Object& facts, Subject const& subject, Date as_at)
{
    Fact::List partners;
    Fact::List outstanding;
    auto const asked = subject.case_file.list("endorsements");
    for (auto const& agency : subject.board.list("agencies")) {
        auto const id = agency.text("id").value_or("");
        if (!agency.flag("is_core_partner").value_or(false) && !find(asked, "agency", id))
            continue;
        auto const answer = endorsement_of(subject.case_file, id, as_at);
        bool const endorsed = answer && is(*answer, "status", "ENDORSED");
        partners.push_back(Fact::Object { { "agency", text_field(agency, "name") },
            { "status", answer ? printed_field(*answer, "status") : Fact("No answer recorded") },
            { "on", answer ? date_field(*answer, "on") : Fact(Fact::Missing { "Date", {} }) },
            { "is_outstanding", !endorsed } });
        if (!endorsed)
            outstanding.push_back(text_field(agency, "name"));
    }
    facts["partners"] = std::move(partners);
    facts["outstanding"] = std::move(outstanding);
}

Fact invited_as(Fact who, Fact agency)
{
    return Fact::Object { { "who", std::move(who) }, { "agency", std::move(agency) } };
}

/// Whom the meeting names; else a representative of each agency in the review, then those whom
/// their role brings to every such meeting.
Fact::List invited(Subject const& subject, std::optional<Record> const& meeting, Date as_at)
{
    Fact::List list;
    if (meeting && !meeting->list("attendances").empty()) {
        for (auto const& attendance : meeting->list("attendances")) {
            auto const one = attendance_fact(subject, *meeting, attendance);
            list.push_back(invited_as(*one.member("role"), *one.member("agency")));
        }
        return list;
    }
    for (auto const& agency : required_agencies(subject))
        list.push_back(invited_as("Representative", text_field(agency, "name")));
    auto const reference = subject.case_file.text("ref").value_or("");
    for (auto const* role :
        { "COMMS_LEAD", "LEGAL_ADVISER", "POLICE_SG_LEAD", "INDEPENDENT_CHAIR" }) {
        for (auto const& person : holders_of(subject.board, role, reference, as_at)) {
            auto const agency = find_agency(subject.board, person.text("agency"));
            list.push_back(invited_as(text_field(person, "job_title"),
                text_field(agency ? *agency : subject.board, "name")));
        }
    }
    return list;
}

bool is_statutory(Subject const& subject, Date as_at)
{
    auto const decision = decision_by(subject.case_file, as_at);
    auto const& record = decision ? *decision : subject.case_file;
    return is(record, "review_type", "SCR") || is(record, "review_type", "LCSPR");
}

/// What follows from the planned day: R-D17, R-D18, R-D24.
base::Result<Fact::Object> days_of(
    Subject const& subject, Record const& plan, Calendar const& calendar, Date as_at)
{
    Fact::Object facts { { "panel_copy", Fact::Missing { "Copy to the National Panel", {} } },
        { "earliest_on", Fact::Missing { "Earliest day of publication", {} } },
        { "website", Fact::Missing { "Earliest removal from the website", {} } },
        { "nspcc_due", Fact::Missing { "Copy to the NSPCC", {} } } };
    auto const planned = plan.date("planned_on");
    auto const rule = subject.profile.child("panel_copy_rule");
    if (!planned)
        return facts;
    if (rule && is_statutory(subject, as_at)) {
        CopyRule const copy { static_cast<int>(rule->integer("days").value_or(0)),
            is(*rule, "unit", "WORKING_DAYS") };
        auto const sent = plan.partial_date("panel_copy_sent_on");
        auto const due = TRY(publication_copy_deadline(*planned, sent, copy, calendar, as_at));
        facts["panel_copy"] = to_fact(due);
        if (due.state == DeadlineState::overdue && as_at < *planned)
            facts["earliest_on"] = TRY(earliest_publication(as_at, copy, calendar));
    }
    if (auto const months = subject.profile.integer("web_retention_months"))
        facts["website"] = to_fact(TRY(
            website_deadline(*planned, std::nullopt, static_cast<int>(*months), calendar, as_at)));
    if (subject.profile.flag("nspcc_copy").value_or(false))
        facts["nspcc_due"] = TRY(calendar.add_working_days(*planned, nspcc_working_days)).date;
    return facts;
}

} // namespace

std::vector<Record> planning_meetings(Record const& case_file)
{
    auto meetings = case_file.list("meetings");
    std::erase_if(meetings, [](Record const& meeting) {
        return !is(meeting, "forum", "PUBLICATION_PLANNING") || is(meeting, "status", "CANCELLED");
    });
    std::ranges::stable_sort(
        meetings, {}, [](Record const& meeting) { return meeting.date("date"); });
    return meetings;
}

std::optional<Record> planning_meeting_held(Record const& case_file, Date as_at)
{
    std::optional<Record> last;
    for (auto const& meeting : planning_meetings(case_file)) {
        if (is(meeting, "status", "HELD") && *meeting.date("date") <= as_at)
            last = meeting;
    }
    return last;
}

base::Result<Fact> publication_facts(
    Subject const& subject, Calendar const& calendar, Occasion const& occasion)
{
    auto const as_at = occasion.as_at;
    auto const plan = subject.case_file.child("publication");
    auto const meeting = meeting_of(subject, occasion);
    auto facts = plan ? TRY(days_of(subject, *plan, calendar, as_at)) : Fact::Object {};
    auto const of_plan = [&](char const* key) {
        return plan ? date_field(*plan, key) : missing_field(subject.case_file, "publication");
    };
    for (auto const* key : { "panel_copy", "earliest_on", "website", "nspcc_due" })
        facts.emplace(key, missing_field(subject.case_file, "publication"));
    facts["planned_on"] = of_plan("planned_on");
    facts["copy_sent_on"] = of_plan("panel_copy_sent_on");
    if (auto const* sent = facts.at("copy_sent_on").date(); sent && *sent > as_at)
        facts["copy_sent_on"] = missing_field(*plan, "panel_copy_sent_on");
    facts["national_body"] = national_body(as_at);
    facts["open_processes"] = open_processes(subject.case_file, as_at);
    add_partners(facts, subject, as_at);
    facts["invited"] = invited(subject, meeting, as_at);
    Fact const no_meeting = Fact::Missing { "Publication planning meeting", "/meetings" };
    facts["meeting"] = meeting ? TRY(meeting_fact(subject, *meeting, calendar, as_at)) : no_meeting;
    facts["minutes"] = meeting ? minutes_fact(*meeting) : no_meeting;
    facts["next_meeting_on"] = Fact::Missing { "Next planning meeting", "/meetings" };
    for (auto const& next : planning_meetings(subject.case_file)) {
        if (meeting && *next.date("date") > *meeting->date("date")
            && facts.at("next_meeting_on").missing())
            facts["next_meeting_on"] = date_field(next, "date");
    }
    return Fact(std::move(facts));
}

} // namespace facts
