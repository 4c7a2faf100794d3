#include "facts/minutes.h"

#include "facts/fields.h"
#include "facts/people.h"

#include <algorithm>
#include <array>

namespace facts {

using casefile::Record;

namespace {

bool is_police_investigator(Record const& attendance)
{
    return is(attendance, "capacity", "SIO") || is(attendance, "capacity", "DISCLOSURE_OFFICER");
}

/// Whether an invitation to any meeting of the case names the person as an investigator.
bool investigates(Record const& case_file, std::string const& person)
{
    for (auto const& meeting : case_file.list("meetings")) {
        for (auto const& attendance : meeting.list("attendances")) {
            if (attendance.text("person") == person && is_police_investigator(attendance))
                return true;
        }
    }
    auto const processes = case_file.list("parallel");
    return std::ranges::any_of(processes, [&](Record const& process) {
        return is(process, "kind", "CRIMINAL_INVESTIGATION")
            && process.text("lead_person") == person;
    });
}

/// Adds the person once, unless they may not have the minutes.
void add(std::vector<MinutesRecipient>& all, Subject const& subject,
    std::optional<Record> const& person, std::optional<Record> const& agency, base::Date on)
{
    if (!person || receives_no_minutes(subject, person->text("id"), on))
        return;
    bool const known = std::ranges::any_of(all, [&](MinutesRecipient const& other) {
        return other.person && other.person->text("id") == person->text("id");
    });
    if (!known)
        all.push_back({ person->text("display_name").value_or(""), person, agency });
}

bool has_recipient(std::vector<MinutesRecipient> const& all, Record const& agency)
{
    return std::ranges::any_of(all, [&](MinutesRecipient const& other) {
        return other.agency && other.agency->text("id") == agency.text("id");
    });
}

void add_invited(
    std::vector<MinutesRecipient>& all, Subject const& subject, Record const& panel, base::Date on)
{
    for (auto const& attendance : panel.list("attendances")) {
        if (is_police_investigator(attendance))
            continue;
        auto const agency = find_agency(subject.board, attendance.text("agency"));
        auto const person = find_person(subject.board, attendance.text("person"));
        add(all, subject, person, agency, on);
        if (!attendance.has("person") && attendance.has("name"))
            all.push_back({ *attendance.text("name"), std::nullopt, agency });
    }
}

/// The agency is entitled to the minutes even where nobody it sent may have them.
void add_for_agencies(
    std::vector<MinutesRecipient>& all, Subject const& subject, Record const& panel, base::Date on)
{
    auto const reference = subject.case_file.text("ref").value_or("");
    for (auto const& attendance : panel.list("attendances")) {
        auto const agency = find_agency(subject.board, attendance.text("agency"));
        if (!agency)
            continue;
        if (is(*agency, "type", "POLICE")) {
            for (auto const& lead : holders_of(subject.board, "POLICE_SG_LEAD", reference, on))
                add(all, subject, lead, agency, on);
        }
        for (auto const* key : { "scr_rep", "deputy_rep" }) {
            if (!has_recipient(all, *agency))
                add(all, subject, find_person(subject.board, agency->text(key)), agency, on);
        }
    }
}

} // namespace

std::vector<MinutesRecipient> minutes_recipients(
    Subject const& subject, Record const& panel, base::Date on)
{
    std::vector<MinutesRecipient> all;
    add_invited(all, subject, panel, on);
    add_for_agencies(all, subject, panel, on);
    auto const reference = subject.case_file.text("ref").value_or("");
    for (auto const* role : { "INDEPENDENT_CHAIR", "LSCB_MANAGER", "LSCB_ADMIN" }) {
        for (auto const& holder : holders_of(subject.board, role, reference, on))
            add(all, subject, holder, find_agency(subject.board, holder.text("agency")), on);
    }
    return all;
}

bool receives_no_minutes(
    Subject const& subject, std::optional<std::string> const& person, base::Date on)
{
    if (!person)
        return false;
    auto const& case_file = subject.case_file;
    auto const conflicts = case_file.list("conflicts");
    // Not conflict_of(): somebody involved with the child may still represent their agency.
    bool const barred = std::ranges::any_of(conflicts, [&](Record const& conflict) {
        return conflict.text("person") == *person
            && (is(conflict, "effect", "NO_CASE_PAPERS") || is(conflict, "kind", "SIO_ROLE"));
    });
    if (barred || investigates(case_file, *person))
        return true;
    auto const reference = case_file.text("ref").value_or("");
    return holds(holders_of(subject.board, "SIO", reference, on), person)
        || holds(holders_of(subject.board, "DISCLOSURE_OFFICER", reference, on), person);
}

} // namespace facts
