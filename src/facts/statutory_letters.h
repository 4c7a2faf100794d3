#pragma once

// A case -> what the letters to the national Panel and to the Coroner print, and the days of a
// rapid review (spec/domain.md 4.20: C06, C07, C08).

#include "facts/calendar.h"
#include "facts/facts.h"

#include <optional>

namespace facts {

/// What the national Panel is to be told on a day: what has happened by then and was not told on
/// an earlier day.
struct NoticeContent {
    bool initiated = false; ///< A statutory review was decided on.
    bool not_initiated = false; ///< Another decision, where the Panel has to know (R-C06).
    bool reviewer = false; ///< A lead reviewer was appointed to a statutory review.
    bool publication_concern = false; ///< Less than the full report is to be published (R-P41).
    bool publication_copy = false; ///< A planning meeting set the day of publication.

    bool any() const
    {
        return initiated || not_initiated || reviewer || publication_concern || publication_copy;
    }
};
NoticeContent notice_content(Subject const& subject, base::Date on);

/// The `notice` facts: body (its name on the day), tells_… for each content, told_on and told_body
/// of the local authority's own notification, alleged_perpetrators, criminal_process.
Fact notice_facts(Subject const& subject, base::Date as_at);

/// The `coroner` facts: name of the office, police_lead, and deaths: "Ada Holt (born 12 August
/// 2015, died 24 March 2016)" for each child who has died, Missing if none has or the document may
/// not print real names.
Fact coroner_facts(Subject const& subject, Occasion const& occasion);

/// The `subgroup_chair` facts: the person and title of who speaks for the Subgroup on this case,
/// which is the Vice-Chair when the Chair has a conflict (R-P12).
Fact subgroup_chair_facts(Subject const& subject, base::Date as_at);

/// The `rapid_review` facts: steps[] of day, requirement, due, done, state by the day they are due,
/// not_counted (the bank holidays among them), and panel {} with date and attended[]. Fails when a
/// day leaves the calendar.
base::Result<Fact> rapid_review_facts(
    Subject const& subject, Calendar const& calendar, base::Date as_at);

} // namespace facts
