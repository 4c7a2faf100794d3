#pragma once

// The learning products of a case -> what the documents made of them print: the learning summary,
// the seven-minute briefing and the one-minute guide (spec/domain.md 4.18 X06).

#include "base/date.h"
#include "facts/facts.h"

#include <optional>
#include <string>
#include <string_view>

namespace facts {

/// The product of a kind ("SEVEN_MINUTE") that is in force on a day: the last one dated until
/// then, else the next to come, which is being prepared.
std::optional<casefile::Record> learning_product(
    casefile::Record const& case_file, std::string_view kind, base::Date as_at);

/// The kind of product that a document prints; empty if it prints none.
std::string_view learning_kind(std::string_view document);

/// Whether a product shows an action once it is complete: all, unless it names those it shows.
bool shows(std::optional<casefile::Record> const& product, std::string const& action_number);

/// The `learning` facts: summary, briefing and guide, each with the fields of its product under
/// their schema names, or missing.
Fact learning_facts(Subject const& subject, Occasion const& occasion);

} // namespace facts
