#pragma once

// A case -> the copies of documents that go to the people and agencies of the review itself: the
// practitioners, the agencies that report, the members of the family.

#include "facts/facts.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace facts {

/// Whom such a document goes to, by the front matter's "recipients":
///   practitioners    each practitioner of the record
///   report-agencies  each agency that is to write a report
///   conversations    for each conversation the practitioner and, once they have agreed the
///                    record of it, each member of the Review Panel and the lead reviewer
///   family           each member of the family who takes part
/// Nothing for other rules, which `addressees` knows.
std::vector<Recipient> copies(Subject const& subject, std::string_view rule);

/// The `recipient` facts of one of these copies; nothing if the rule has no such copy.
///
/// All have id, name, salutation, agency and address; besides, practitioners and conversations
/// have practitioner{}, code, is_key_witness, contact{}, event{}, conversation{}, answer{},
/// other_answers[], factor{} and is_own_copy; reporting agencies have report{}, involvement{},
/// chronology{}, records_secured_on and questions[]; the family has relationship and engagement{}.
std::optional<Fact> copy_fact(
    Subject const& subject, std::string_view rule, std::string_view id, base::Date as_at);

/// The next event for learning with practitioners, the last one when all are past.
std::optional<casefile::Record> event_by(casefile::Record const& case_file, base::Date as_at);
/// Who is to come to it: its delegates and whoever else is invited, in the order of the record.
std::vector<casefile::Record> expected_at(
    casefile::Record const& case_file, casefile::Record const& event);

/// The event that practitioners are, or were last, invited to, and who is to come: the `event`
/// facts. Missing if no event is planned.
Fact event_facts(Subject const& subject, base::Date as_at);

/// The terms of reference in their newest version: the `terms` facts. Missing if there are none.
Fact terms_facts(Subject const& subject, NamePolicy names);

} // namespace facts
