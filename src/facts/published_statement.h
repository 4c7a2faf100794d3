#pragma once

// The plan of a case and the evidence of its impact -> the statement that is published of actions
// taken, their impact and what more will be done (spec/domain.md 4.18 X08).

#include "base/date.h"
#include "facts/facts.h"

#include <optional>
#include <string>
#include <vector>

namespace facts {

/// The last statement that tells of a day not after `as_at`.
std::optional<casefile::Record> statement_record(
    casefile::Record const& case_file, base::Date as_at);

/// The day whose position a document tells: what the Independent Chair approved stays as it was,
/// so the statement itself (X08) tells that of its record; others tell that of their own day.
base::Date statement_day(casefile::Record const& case_file, Occasion const& occasion);

/// What the public reads of an action.
struct PublicSentence {
    std::string text;
    std::string pointer;
};
/// Of what was done: its sentence for the public, else that of the annual report, else its text.
PublicSentence done_sentence(casefile::Record const& action);
/// Of what will be done: its sentence for the public, else its text.
PublicSentence plan_sentence(casefile::Record const& action);

/// Evidence that an action made a difference, known on a day. Evidence without a day is known.
bool is_evidence_of(
    casefile::Record const& evidence, std::string const& action_number, base::Date as_at);

/// The `statement` facts: as_at, approved_on, counts{all, complete, open, late, withdrawn,
/// measured, any_withdrawn}, taken[] and to_do[] of {number, text, actions[]} by recommendation,
/// done[] with the sentences of the complete actions that the document's learning product shows,
/// impact[] of {actions, is_measured, finding, how, before, after, limits}. Missing if the case has
/// no plan.
Fact statement_facts(Subject const& subject, Occasion const& occasion);

} // namespace facts
