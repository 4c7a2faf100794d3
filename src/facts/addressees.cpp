#include "facts/addressees.h"

#include "facts/agency_actions.h"
#include "facts/agreement.h"
#include "facts/chronology.h"
#include "facts/copies.h"
#include "facts/fields.h"
#include "facts/minutes.h"
#include "facts/name_checks.h"
#include "facts/panel.h"
#include "facts/people.h"

#include <algorithm>
#include <array>

namespace facts {

using casefile::Record;

namespace {

std::string short_name(Record const& agency)
{
    return file_name_part(agency.text("short").value_or(agency.text("id").value_or("agency")));
}

/// The agency's own addressee: the person its record names under `key`.
Addressee of_agency(Record const& board, Record const& agency, Part part, std::string_view key)
{
    return { short_name(agency), part, agency, find_person(board, agency.text(key)),
        { agency.label(key) + " of " + agency.text("name").value_or("the agency"),
            agency.pointer(key) } };
}

/// As whom an invited person is written to besides their agency's representative.
std::optional<Part> part_of(Record const& attendance, std::vector<Record> const& police_leads)
{
    if (is(attendance, "capacity", "SIO"))
        return Part::sio;
    if (is(attendance, "capacity", "EXPERT"))
        return Part::expert;
    if (holds(police_leads, attendance.text("person")))
        return Part::police_lead;
    if (is(attendance, "capacity", "INDEPENDENT_MEMBER"))
        return Part::independent_member;
    return std::nullopt;
}

bool taken(std::vector<Addressee> const& all, std::string const& id)
{
    return std::ranges::find(all, id, &Addressee::id) != all.end();
}

/// Persons invited besides the representatives: police safeguarding lead, SIO, independent
/// members, experts.
void add_invited(std::vector<Addressee>& all, Subject const& subject, Record const& panel)
{
    auto const police_leads = holders_of(subject.board, "POLICE_SG_LEAD",
        subject.case_file.text("ref").value_or(""), *panel.date("date"));
    for (auto const& attendance : panel.list("attendances")) {
        auto const agency = find_agency(subject.board, attendance.text("agency"));
        auto const person = find_person(subject.board, attendance.text("person"));
        auto const part = part_of(attendance, police_leads);
        bool const written_to = std::ranges::any_of(all, [&](Addressee const& other) {
            return person && other.person && other.person->text("id") == person->text("id");
        });
        if (!agency || !part || written_to)
            continue;
        auto id = *part == Part::independent_member ? short_name(*agency) : std::string();
        if ((id.empty() || taken(all, id)) && person)
            id = file_name_part(*person->text("id"));
        if (id.empty() || taken(all, id))
            continue;
        all.push_back({ id, *part, *agency, person,
            { attendance.label("person"), attendance.pointer("person") } });
    }
}

std::vector<Record> chairs_of(Subject const& subject, std::vector<Record> const& panels)
{
    std::vector<Record> chairs;
    for (auto const& panel : panels) {
        if (auto chair = panel_chair(subject, panel).person)
            chairs.push_back(*chair);
    }
    return chairs;
}

/// The agency's representative, or the deputy: who chairs the panel or is in conflict cannot speak
/// for the agency as well.
Addressee represented(
    Subject const& subject, std::vector<Record> const& chairs, Record const& agency)
{
    bool const stands_aside = agency.has("deputy_rep")
        && (holds(chairs, agency.text("scr_rep"))
            || conflict_of(subject.case_file, agency.text("scr_rep"), "NO_CASE_PAPERS"));
    return of_agency(subject.board, agency, Part::agency, stands_aside ? "deputy_rep" : "scr_rep");
}

std::vector<Addressee> panel_agencies(Subject const& subject)
{
    std::vector<Addressee> all;
    auto const panels = scoping_panels(subject.case_file);
    auto const chairs = chairs_of(subject, panels);
    for (auto const& agency : required_agencies(subject))
        all.push_back(represented(subject, chairs, agency));
    for (auto const& panel : panels)
        add_invited(all, subject, panel);
    return all;
}

/// The agencies that are asked for a chronology or have sent one.
std::vector<Addressee> chronology_agencies(Subject const& subject)
{
    std::vector<Addressee> all;
    auto const chairs = chairs_of(subject, scoping_panels(subject.case_file));
    auto agencies = subject.board.list("agencies");
    sort_for_panel(agencies);
    for (auto const& agency : agencies) {
        if (gives_chronology(subject.case_file, agency.text("id")))
            all.push_back(represented(subject, chairs, agency));
    }
    return all;
}

/// The members of the Review Panel; before there is one, the agencies of the Scoping Panel. Whoever
/// may see no case papers gets none.
std::vector<Addressee> panel_members(Subject const& subject)
{
    std::vector<Addressee> all;
    for (auto const& member : subject.case_file.list("panel_members")) {
        auto const agency = find_agency(subject.board, member.text("agency"));
        auto const person = find_person(subject.board, member.text("person"));
        if (!agency || !person || member.has("to")
            || conflict_of(subject.case_file, member.text("person"), "NO_CASE_PAPERS"))
            continue;
        auto id = short_name(*agency);
        if (taken(all, id))
            id = file_name_part(*person->text("id"));
        all.push_back({ id, Part::agency, *agency, person,
            { member.label("person"), member.pointer("person") } });
    }
    return all.empty() ? panel_agencies(subject) : all;
}

std::vector<Addressee> board_members(Subject const& subject)
{
    std::vector<Addressee> all;
    for (auto const& agency : subject.board.list("agencies")) {
        if (agency.has("board_member"))
            all.push_back(of_agency(subject.board, agency, Part::board_member, "board_member"));
    }
    return all;
}

/// The representative of each agency in the Subgroup.
std::vector<Addressee> each_of(
    Subject const& subject, std::vector<Record> const& agencies, Part part)
{
    std::vector<Addressee> all;
    for (auto const& agency : agencies)
        all.push_back(of_agency(subject.board, agency, part, "scr_rep"));
    return all;
}

bool is_type(Record const& agency, std::string_view type)
{
    return is(agency, "type", type);
}

/// Whether the agency has said that it knows or has known the child or family.
bool knows_family(Record const& case_file, std::optional<std::string> const& agency)
{
    auto const check = find(case_file.list("name_checks"), "agency", agency);
    return check && (is(*check, "known", "YES_OPEN") || is(*check, "known", "YES_CLOSED"));
}

bool wants_chronology(Record const& case_file, std::optional<std::string> const& agency)
{
    auto const involvement = find(case_file.list("involvements"), "agency", agency);
    return involvement && involvement->flag("chronology_required").value_or(true);
}

/// "the Care Quality Commission", "Ofsted": as a sentence names it.
Fact inspectorate(Record const& agency)
{
    auto const name = agency.printed("inspectorate");
    if (!name)
        return missing_field(agency, "inspectorate");
    return is(agency, "inspectorate", "CQC") ? "the " + *name : *name;
}

Fact::Object agency_flags(Addressee const& addressee)
{
    auto const& agency = addressee.agency;
    bool const police = is_type(agency, "POLICE");
    bool const ccg = is_type(agency, "CCG");
    // "Other" names nobody who could be notified.
    bool const inspected = agency.has("inspectorate") && !is(agency, "inspectorate", "NONE")
        && !is(agency, "inspectorate", "OTHER");
    return { { "is_police", police }, { "is_ccg", ccg },
        { "has_other_inspectorate", inspected && !police && !ccg },
        { "inspectorate", inspectorate(agency) },
        { "is_school",
            agency.flag("is_school").value_or(is_type(agency, "SCHOOL"))
                && addressee.part == Part::agency },
        { "is_education_service", is_type(agency, "EDUCATION_SERVICE") },
        { "is_out_of_area", flag_field(agency, "is_out_of_area") } };
}

Fact::Object part_flags(Subject const& subject, Addressee const& addressee, base::Date as_at)
{
    auto const& case_file = subject.case_file;
    auto const agency = addressee.agency.text("id");
    auto const panel = panel_invited_to(case_file, as_at);
    bool const represents = addressee.part == Part::agency;
    bool const knows = knows_family(case_file, agency);
    // An agency that holds nothing but is wanted for its knowledge of the work is independent.
    bool const independent = addressee.part == Part::independent_member
        || (represents && !knows && panel
            && invitation(*panel, "agency", agency, "INDEPENDENT_MEMBER"));
    return { { "is_sio", addressee.part == Part::sio },
        { "is_police_lead", addressee.part == Part::police_lead },
        { "is_expert", addressee.part == Part::expert }, { "is_independent_member", independent },
        { "represents_agency", represents || addressee.part == Part::independent_member },
        { "knows_family", knows && !independent && addressee.part != Part::expert },
        { "is_lead_agency", represents && panel && agency == panel->text("lead_agency") },
        { "holds_records", !independent && addressee.part != Part::expert },
        { "gives_information", represents && !independent },
        { "gives_chronology", represents && !independent && wants_chronology(case_file, agency) } };
}

/// Somebody whose agency may not be known.
Addressee of_panel(Subject const& subject, std::string id, Part part,
    std::optional<Record> const& agency, std::optional<Record> person)
{
    auto const agencies = subject.board.list("agencies");
    Addressee addressee { std::move(id), part, agency ? *agency : agencies.front(),
        std::move(person), { "Person", "/meetings" } };
    addressee.has_agency = agency.has_value();
    return addressee;
}

/// Those who receive the minutes of the last panel that met, by person, for an agency may send
/// several.
std::vector<Addressee> of_minutes(Subject const& subject)
{
    std::vector<Addressee> all;
    auto panels = scoping_panels(subject.case_file);
    std::erase_if(panels, [](Record const& panel) { return is(panel, "status", "PLANNED"); });
    if (panels.empty())
        return all;
    auto const& met = panels.back();
    auto const on = met.date("minutes_sent_on").value_or(*met.date("date"));
    for (auto const& one : minutes_recipients(subject, met, on)) {
        auto const id = one.person ? one.person->text("id").value_or(one.name) : one.name;
        all.push_back(of_panel(subject, file_name_part(id), Part::minutes, one.agency, one.person));
        all.back().name = one.name;
    }
    return all;
}

std::vector<Addressee> of_agreement(Subject const& subject)
{
    std::vector<Addressee> all;
    for (auto const& one : attendees(subject)) {
        all.push_back(of_panel(subject, one.id, Part::attendee, one.agency, one.person));
        all.back().name = one.name;
    }
    if (all.empty())
        return all;
    all.insert(all.begin(), of_panel(subject, "sheet", Part::sheet, {}, {}));
    all.front().name = "All attendees";
    return all;
}

Fact address(Record const& agency)
{
    auto const text = agency.text("address");
    return text ? lines_of(*text) : Fact::List {};
}

} // namespace

std::string file_name_part(std::string_view text)
{
    std::string part;
    for (char const c : text) {
        bool const upper = c >= 'A' && c <= 'Z';
        bool const kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        part += upper ? static_cast<char>(c - 'A' + 'a') : kept ? c : '-';
    }
    return part;
}

std::vector<Addressee> addressees(
    Subject const& subject, std::string_view rule, std::optional<base::Date> as_at)
{
    if (rule == "panel-minutes")
        return of_minutes(subject);
    if (rule == "panel-attendees")
        return of_agreement(subject);
    if (rule == "panel-agencies")
        return panel_agencies(subject);
    if (rule == "board-partners")
        return each_of(subject, board_partners(subject), Part::agency);
    if (rule == "agencies-with-open-actions")
        return each_of(subject, agencies_with_open_actions(subject, as_at), Part::update);
    if (rule == "escalated-agencies")
        return each_of(subject, escalated_agencies(subject, as_at), Part::escalation);
    if (rule == "chronology-agencies")
        return chronology_agencies(subject);
    if (rule == "panel-members")
        return panel_members(subject);
    return rule == "board-members" ? board_members(subject) : std::vector<Addressee> {};
}

Fact recipient_fact(Subject const& subject, Addressee const& addressee, base::Date as_at)
{
    auto facts = addressee.person
        ? *person_fact(subject.board, *addressee.person).object()
        : Fact::Object { { "name", addressee.no_person }, { "job_title", addressee.no_person },
              { "email", addressee.no_person }, { "tel", addressee.no_person },
              { "salutation", addressee.no_person } };
    facts["id"] = addressee.id;
    facts["agency"] = addressee.has_agency ? text_field(addressee.agency, "name")
                                           : Fact(Fact::Missing { "Agency", {} });
    facts["agency_short"] = text_field(addressee.agency, "short");
    facts["address"] = address(addressee.agency);
    facts["secure_email"] = text_field(addressee.agency, "secure_email");
    // The Board member gets a copy of what their agency's representative gets.
    auto const member = find_person(subject.board, addressee.agency.text("board_member"));
    bool const with_copy = addressee.part == Part::agency || addressee.part == Part::escalation;
    bool const copied = member && with_copy
        && (!addressee.person || member->text("id") != addressee.person->text("id"));
    facts["copied"] = copied ? person_fact(subject.board, *member)
                             : missing_field(addressee.agency, "board_member");
    facts.merge(agency_flags(addressee));
    facts.merge(part_flags(subject, addressee, as_at));
    auto const agency = addressee.agency.text("id").value_or("");
    if (addressee.part == Part::update)
        facts["actions"] = own_actions(subject, agency, as_at);
    if (addressee.part == Part::escalation)
        facts["escalation"] = escalation_of(subject, agency, as_at);
    if (!addressee.person && !addressee.name.empty())
        facts["name"] = addressee.name;
    facts["is_sheet"] = addressee.part == Part::sheet;
    if (addressee.part == Part::sheet) {
        facts.merge(sheet_fact(subject));
        facts["agency"] = addressee.name;
    }
    for (auto const& attendee : attendees(subject)) {
        if (addressee.part == Part::attendee && attendee.id == addressee.id)
            facts.merge(attendee_fact(subject, attendee, as_at));
    }
    return facts;
}

std::vector<Recipient> recipients(
    Subject const& subject, std::string const& rule, std::optional<base::Date> as_at)
{
    auto list = copies(subject, rule);
    for (auto const& addressee : addressees(subject, rule, as_at)) {
        auto const agency
            = addressee.has_agency ? addressee.agency.text("name").value_or("") : std::string();
        auto const person
            = addressee.person ? addressee.person->text("display_name") : std::nullopt;
        auto const name = person.value_or(addressee.name);
        list.push_back({ addressee.id,
            name.empty()         ? agency
                : agency.empty() ? name
                                 : name + ", " + agency });
    }
    return list;
}

} // namespace facts
