#include "facts/tracker_definitions.h"

#include "facts/plan_record.h"

#include <array>
#include <utility>

namespace facts {

namespace {

constexpr std::array<std::pair<Brag, char const*>, 5> statuses { {
    { Brag::blue, "The agency has finished and the Subgroup has accepted the evidence." },
    { Brag::red,
        "Past its agreed due date, or escalated to the Executive Group or the Board. An action due "
        "on the day of the data is not overdue." },
    { Brag::amber,
        "Due within 30 days, given a later date, rated amber or red by the agency itself, an "
        "update missed at the last meeting, or finished with evidence still to be accepted." },
    { Brag::green, "None of the other statuses." },
    { Brag::grey, "Withdrawn by the Subgroup with a reason; left out of all rates." },
} };

constexpr std::array<std::pair<char const*, char const*>, 19> terms { {
    { "Original due", "The date in the plan as the Board agreed it." },
    { "Agreed due",
        "The later date once the Subgroup has approved it, else the original date. Days overdue "
        "are counted from it." },
    { "Actions counted", "All actions except withdrawn ones." },
    { "Open", "Actions counted that are not complete." },
    { "Complete (%)", "Complete actions, of the actions counted." },
    { "Overdue (%)",
        "Actions past their agreed due date and not complete, of the actions counted." },
    { "On time, original (%)",
        "Actions finished by their original date, of those whose original date has passed or that "
        "are finished." },
    { "On time, agreed (%)", "The same, against the date as agreed last." },
    { "Average days late",
        "Over the actions finished after their original date: days from it to the day they were "
        "finished." },
    { "Meetings missed in a row",
        "Meetings of the Subgroup, ending with the last one, for which neither information nor "
        "evidence was sent." },
    { "Escalation level",
        "1: one meeting missed, the agency is chased. 2: meetings missed in a row, taken to the "
        "Executive Group or, where there is none, to the Independent Chair. 3: still nothing, an "
        "exception report to the Board." },
    { "Live", "Open, not overdue, and no later date asked for." },
    { "Completed since the last meeting",
        "Finished by the agency after the last meeting of the Subgroup, whether or not the "
        "evidence "
        "is accepted." },
    { "Extension requested",
        "Open, and a later date is asked for which the Subgroup has not agreed." },
    { "Outstanding", "Overdue, and no later date asked for." },
    { "SMART test",
        "Yes if the recommendation is specific, measurable, achievable, relevant and time-bound; "
        "else the letters of the tests it fails." },
    { "Impact",
        "Audits, surveys and other evidence of what changed that name the action. An empty cell "
        "means that it is not yet measured." },
    { "Agency’s own rating", "The last rating the agency gave with an update." },
    { "–", "There is nothing to divide by, so there is no percentage." },
} };

} // namespace

Fact::List tracker_definitions(std::string_view scheme)
{
    Fact::List list;
    for (auto const& [status, meaning] : statuses)
        list.push_back(
            Fact::Object { { "term", printed(status, scheme) }, { "meaning", meaning } });
    for (auto const& [term, meaning] : terms)
        list.push_back(Fact::Object { { "term", term }, { "meaning", meaning } });
    return list;
}

} // namespace facts
