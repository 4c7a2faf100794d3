#pragma once

// A case + an agency -> what the chronology guidance (D04) and the chronology template (D05) print:
// the period, the people, and the entries that the agency has sent.

#include "facts/facts.h"

#include <optional>
#include <string>

namespace facts {

/// The code of the tool in which an agency writes its chronology: what it has used, else what the
/// board of the area that leads the case uses, else the profile's. `recipient` may be empty.
std::string chronology_tool(Subject const& subject, Occasion const& occasion);

/// Whether an agency is asked for a chronology, or has sent one.
bool gives_chronology(casefile::Record const& case_file, std::optional<std::string> const& agency);

/// The `chronology` facts, for the agency of `occasion.recipient`:
///   from to         the period that the entries cover
///   due             when the chronology is to be back
///   people[]        key (pseudonym, which stands in the entries) name aliases dob relationship
///                   line key_and_line
///   agency author_role checked_by checked_on background version received_on nil
///   entries[]       ref date date_text time end end_text persons source type event child_seen
///                   child_voice response outcome comment significant good_practice
/// A date that is certain to the day is a date; others are text as agencies enter them
/// ("?14/03/2015", "03/2015"). Entries stand in the order of the timeline.
Fact chronology_facts(Subject const& subject, Occasion const& occasion);

} // namespace facts
