#pragma once

// What partners are asked to look up, and what they answer -> the facts of document 3, of the
// letters that go with it and of the summary of the returns (spec/domain.md 4.3, R-P07, R-P08).

#include "facts/calendar.h"
#include "facts/facts.h"

#include <optional>
#include <string>
#include <vector>

namespace facts {

/// Whether the agency was a partner of the board on a day, with records of its own to check: not
/// the board itself, not another area's, and a school only if the case names it.
bool has_records_to_check(Subject const& subject, casefile::Record const& agency, base::Date on);

/// The agencies asked to check names, in the order of the record; before anybody was asked, all
/// that will have to be.
std::vector<casefile::Record> board_partners(Subject const& subject);

/// The `d03` facts, for the copy of `occasion.recipient`, the id of an agency's copy: due_on,
/// requested_on, returned_on, whether there has been a reply (is_returned) and whether only the
/// record check is asked (is_check_only); people[] with what the agency holds on each, check,
/// discrepancies[], new_people[], services[], information and secured.
Fact information_request(Subject const& subject, Occasion const& occasion,
    std::optional<casefile::Record> const& agency);

/// The `name_checks` facts: rows[] by agency, discrepancies[], to_share[] of those not shared
/// before the as-at date, recheck_by, and how many were asked, returned, are outstanding and know
/// the family. Fails where a date is outside the calendar.
base::Result<Fact> name_check_summary(
    Subject const& subject, Calendar const& calendar, Occasion const& occasion);

} // namespace facts
