#pragma once

// What the copies of a review's documents have in common.

#include "facts/facts.h"

#include <optional>
#include <string>

namespace facts {

/// Every field of a record.
Fact::Object all_fields(casefile::Record const& record, Subject const& subject, NamePolicy names);

/// The terms of reference in their newest version.
std::optional<casefile::Record> newest_terms(casefile::Record const& case_file);

/// The person who speaks for an agency in reviews, or Missing.
Fact contact_of(Subject const& subject, casefile::Record const& agency);

/// The practitioner's name, from the board's list or as the case record has it.
Fact practitioner_name(Subject const& subject, casefile::Record const& practitioner);
/// "Health visitor, COMM": whose copy it is, without a name, and short enough to cross a page.
std::string role_and_agency(Subject const& subject, casefile::Record const& practitioner);

/// The facts of a practitioner's copy; of their copy of a conversation if there is one.
Fact practitioner_copy(Subject const& subject, casefile::Record const& practitioner,
    std::optional<casefile::Record> const& conversation, base::Date as_at);

/// The facts of a reporting agency's copy.
Fact report_copy(Subject const& subject, casefile::Record const& involvement);

} // namespace facts
