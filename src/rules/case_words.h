#pragma once

// A case -> the names its findings use, and what has happened by the as-at date.

#include "base/date.h"
#include "casefile/casefile.h"
#include "rules/rule.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rules {

/// Whether the record dates something, and not later than the as-at date.
bool happened(Situation const& situation, std::optional<base::Date> const& on);
/// The same for a date known only in part: its earliest day counts.
bool happened(Situation const& situation, std::optional<base::PartialDate> const& on);

/// Whether a report of the review was there: by its own date, else by the Board's receipt.
bool report_was_made(Situation const& situation, casefile::Record const& report);

/// Whether a criminal investigation or criminal proceedings were open on a day.
bool criminal_process_open(Situation const& situation, base::Date on);

/// The name of the agency with this id, or "An agency".
std::string agency_called(Situation const& situation, std::optional<std::string> const& id);
/// The display name of the professional with this id, or "Somebody".
std::string professional_called(Situation const& situation, std::optional<std::string> const& id);
/// The pseudonym of a child or family member: a finding never prints their real name.
std::string family_member_called(Situation const& situation, std::optional<std::string> const& key);
/// The role of a practitioner, whose name stays out of findings too.
std::string practitioner_called(Situation const& situation, std::optional<std::string> const& key);

/// " on 9 May 2016", or nothing.
std::string on_day(std::optional<base::Date> const& date);

/// The meetings of the case in a forum, without cancelled ones.
std::vector<casefile::Record> meetings_of(Situation const& situation, std::string_view forum);

} // namespace rules
