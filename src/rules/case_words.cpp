#include "rules/case_words.h"

#include "facts/fields.h"
#include "facts/panel.h"
#include "facts/people.h"

namespace rules {

using casefile::Record;

bool happened(Situation const& situation, std::optional<base::Date> const& on)
{
    return on && *on <= situation.occasion.as_at;
}

bool happened(Situation const& situation, std::optional<base::PartialDate> const& on)
{
    return on && on->earliest() <= situation.occasion.as_at;
}

bool report_was_made(Situation const& situation, Record const& report)
{
    if (report.has("date"))
        return happened(situation, report.date("date"));
    auto const received = report.partial_date("received_by_board_on");
    return !received || happened(situation, received);
}

bool criminal_process_open(Situation const& situation, base::Date on)
{
    return facts::criminal_process(situation.subject.case_file, on).has_value();
}

std::string agency_called(Situation const& situation, std::optional<std::string> const& id)
{
    auto const agency = facts::find_agency(situation.subject.board, id);
    return agency ? agency->text("name").value_or("An agency") : "An agency";
}

std::string professional_called(Situation const& situation, std::optional<std::string> const& id)
{
    auto const person = facts::find_person(situation.subject.board, id);
    return person ? person->text("display_name").value_or("Somebody") : "Somebody";
}

std::string family_member_called(Situation const& situation, std::optional<std::string> const& key)
{
    for (auto const* list : { "children", "significant_others" }) {
        if (auto const member = facts::find(situation.subject.case_file.list(list), "key", key))
            return member->text("pseudonym").value_or("A family member");
    }
    return "A family member";
}

std::string practitioner_called(Situation const& situation, std::optional<std::string> const& key)
{
    auto const practitioner
        = facts::find(situation.subject.case_file.list("practitioners"), "key", key);
    if (!practitioner)
        return "A practitioner";
    return practitioner->text("role_at_time").value_or("A practitioner") + " ("
        + agency_called(situation, practitioner->text("agency")) + ")";
}

std::string on_day(std::optional<base::Date> const& date)
{
    return date ? " on " + date->prose() : std::string();
}

std::vector<Record> meetings_of(Situation const& situation, std::string_view forum)
{
    std::vector<Record> meetings;
    for (auto const& meeting : situation.subject.case_file.list("meetings")) {
        if (facts::is(meeting, "forum", forum) && !facts::is(meeting, "status", "CANCELLED"))
            meetings.push_back(meeting);
    }
    return meetings;
}

} // namespace rules
