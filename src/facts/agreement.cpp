#include "facts/agreement.h"

#include "facts/addressees.h"
#include "facts/fields.h"
#include "facts/people.h"

#include <algorithm>

namespace facts {

using casefile::Record;

namespace {

bool is_same_person(Record const& attendance, Record const& agreement)
{
    auto const key = attendance.has("person") ? "person" : "name";
    return attendance.has(key) && attendance.text(key) == agreement.text(key);
}

/// An id of this name that nobody has yet.
std::string free_id(std::vector<Attendee> const& all, std::string const& name)
{
    auto id = name;
    for (int number = 2; std::ranges::find(all, id, &Attendee::id) != all.end(); ++number)
        id = name + "-" + std::to_string(number);
    return id;
}

bool is_minute_taker(Record const& attendance)
{
    return is(attendance, "capacity", "MINUTE_TAKER");
}

bool is_investigator(Record const& attendance)
{
    return is(attendance, "capacity", "SIO") || is(attendance, "capacity", "DISCLOSURE_OFFICER");
}

} // namespace

std::optional<Record> agreement_meeting(Record const& case_file)
{
    std::optional<Record> last;
    for (auto const& meeting : case_file.list("meetings")) {
        bool const is_panel
            = is(meeting, "forum", "SCOPING_PANEL") || is(meeting, "forum", "RAPID_REVIEW_PANEL");
        bool const later = !last || last->date("date") <= meeting.date("date");
        if (is_panel && later && !is(meeting, "status", "CANCELLED"))
            last = meeting;
    }
    return last;
}

std::vector<Attendee> attendees(Subject const& subject)
{
    std::vector<Attendee> all;
    auto const panel = agreement_meeting(subject.case_file);
    auto const invited = panel ? panel->list("attendances") : std::vector<Record> {};
    for (auto const& attendance : invited) {
        auto const person = find_person(subject.board, attendance.text("person"));
        auto const agency = find_agency(subject.board, attendance.text("agency"));
        auto name = person ? person->text("display_name") : attendance.text("name");
        auto const called = person ? person->text("id") : name;
        auto const id = file_name_part(called.value_or(attendance.text("agency").value_or("x")));
        all.push_back({ free_id(all, id), attendance, person, agency, name.value_or("") });
    }
    return all;
}

std::optional<Record> agreement_of(
    Record const& case_file, Record const& panel, Record const& attendance)
{
    for (auto const& agreement : case_file.list("confidentiality_agreements")) {
        bool const of_panel
            = !agreement.has("meeting") || agreement.text("meeting") == panel.text("id");
        if (of_panel && is_same_person(attendance, agreement))
            return agreement;
    }
    return std::nullopt;
}

Fact::Object attendee_fact(Subject const& subject, Attendee const& attendee, base::Date as_at)
{
    auto const& [id, attendance, person, agency, name] = attendee;
    auto const panel = agreement_meeting(subject.case_file);
    auto const agreement
        = panel ? agreement_of(subject.case_file, *panel, attendance) : std::nullopt;
    auto const signed_on = agreement ? agreement->date("signed_on") : std::nullopt;
    auto const involved = attendance.flag("had_involvement");
    return { { "id", id },
        { "name", name.empty() ? missing_field(attendance, "person") : Fact(name) },
        { "role", person ? text_field(*person, "job_title") : missing_field(attendance, "person") },
        { "agency", agency ? text_field(*agency, "name") : missing_field(attendance, "agency") },
        { "capacity", printed_field(attendance, "capacity") },
        { "involvement",
            involved ? Fact(*involved ? "Yes" : "No")
                     : missing_field(attendance, "had_involvement") },
        { "no_minute_taker", !is_minute_taker(attendance) },
        { "no_investigator", !is_investigator(attendance) },
        { "signed_on",
            signed_on && *signed_on <= as_at
                ? Fact(*signed_on)
                : Fact(Fact::Missing { "Signed on", "/confidentiality_agreements" }) } };
}

Fact::Object sheet_fact(Subject const& subject)
{
    Fact const nobody = Fact::Missing { "Attendee", {} };
    auto const panel = agreement_meeting(subject.case_file);
    auto const invited = panel ? panel->list("attendances") : std::vector<Record> {};
    return { { "role", nobody }, { "capacity", nobody }, { "involvement", nobody },
        { "signed_on", nobody },
        { "no_minute_taker", std::ranges::none_of(invited, is_minute_taker) },
        { "no_investigator", std::ranges::none_of(invited, is_investigator) } };
}

Fact agreement_facts(Subject const& subject, base::Date as_at)
{
    auto const panel = agreement_meeting(subject.case_file);
    if (!panel)
        return Fact::Missing { "Panel", "/meetings" };
    Fact::List list;
    Fact version = Fact::Missing { "Version of the wording", "/confidentiality_agreements" };
    for (auto const& attendee : attendees(subject)) {
        auto facts = attendee_fact(subject, attendee, as_at);
        facts["position"] = Fact::count(static_cast<long long>(list.size() + 1));
        list.push_back(std::move(facts));
        auto const agreement = agreement_of(subject.case_file, *panel, attendee.attendance);
        if (agreement && agreement->has("wording_version"))
            version = text_field(*agreement, "wording_version");
    }
    return Fact::Object { { "date", date_field(*panel, "date") },
        { "start", time_field(*panel, "start") }, { "venue", text_field(*panel, "venue") },
        { "forum", printed_field(*panel, "forum") }, { "wording_version", version },
        { "attendees", std::move(list) } };
}

} // namespace facts
