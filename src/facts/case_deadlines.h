#pragma once

// A case under its profile -> every deadline of the register that applies to it (spec/domain.md
// 3.3).

#include "facts/deadlines.h"
#include "facts/facts.h"
#include "facts/plan_record.h"
#include "facts/timeliness.h"

#include <map>
#include <string>
#include <vector>

namespace facts {

/// R-D25 and R-D26 are readings of the statutory text that have not been checked against it, so
/// they count only where they are asked for.
struct OptionalDeadlines {
    bool one_month_from_notification = false; ///< R-D25
    bool published_in_six_months = false; ///< R-D26
};

/// A meeting of the subgroup that was not called off.
struct SubgroupMeeting {
    base::Date on;
    std::string id;
    bool held = false;
};

/// What the deadlines of a board's cases need to know of the board, read once for all of them.
struct DeadlineBoard {
    explicit DeadlineBoard(casefile::Record const& board);
    std::map<std::string, std::string> agency_names; ///< By id.
    std::vector<SubgroupMeeting> subgroup; ///< By date.
    PlanReader plans;
};

/// The deadlines whose trigger is in the record, in the order of the register and, within a rule,
/// of the record. What happened after `as_at` is not known yet. A rule whose override the record
/// holds is waived until it is done. A case that counts nowhere has none. Fails with every fault of
/// a date outside the calendar.
base::Result<std::vector<Deadline>> case_deadlines(Subject const& subject, Calendar const& calendar,
    base::Date as_at, OptionalDeadlines optional = {});
/// The same for one of many cases of a board.
base::Result<std::vector<Deadline>> case_deadlines(DeadlineBoard const& board,
    Subject const& subject, Calendar const& calendar, base::Date as_at,
    OptionalDeadlines optional = {});

/// R-D22: the next annual report to the scrutiny committee, where the profile asks for one and the
/// record of the board holds the date of the last one.
base::Result<std::vector<Deadline>> board_deadlines(casefile::Record const& board,
    casefile::Record const& profile, Calendar const& calendar, base::Date as_at);

/// R-D17a and R-D17b: the last day for the national Panel's copy of a report to be published on
/// `publication`.
base::Result<Deadline> publication_copy_deadline(base::PartialDate publication,
    std::optional<base::PartialDate> sent, CopyRule const& rule, Calendar const& calendar,
    base::Date as_at);
/// The first day on which a report may be published whose copy was sent on `sent`.
base::Result<base::Date> earliest_publication(
    base::Date sent, CopyRule const& rule, Calendar const& calendar);
/// R-D18: the first day on which the report may leave the website.
base::Result<Deadline> website_deadline(base::PartialDate published,
    std::optional<base::Date> removed, int months, Calendar const& calendar, base::Date as_at);
/// R-D19: the advice of the national Panel that met on `met`, for tracking only.
base::Result<Deadline> panel_advice_deadline(
    base::Date met, std::optional<base::Date> advised, Calendar const& calendar, base::Date as_at);

/// The deadline for programs: rule, requirement, trigger, triggered_on, limit, due, done, state,
/// late_by, for_information, skipped[] of {date, why}, last_working_day_before, waiver, note,
/// source, explanation. Dates as "2016-05-09"; members without a value are absent.
base::Value to_json(Deadline const& deadline);

} // namespace facts
