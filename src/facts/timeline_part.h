#pragma once

// What the files of the timeline share: texts in, places of names in them out.

#include "facts/timeline.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace facts {

/// Of each agency (by id), the newest version of its chronology received by `as_at`. A fault for
/// two versions of one number.
std::map<std::string, casefile::Record> newest_received(
    casefile::Record const& case_file, base::Date as_at, base::Diagnostics& faults);

/// The period of the newest terms of reference agreed by `as_at`, else that of the Scoping Panel
/// that asked for chronologies.
std::optional<ScopePeriod> scope_of(casefile::Record const& case_file, base::Date as_at);

/// What was done and by which role, "Card left (health visitor)", which stand in one column.
Fact response_and_role(casefile::Record const& entry);

/// Whether `name` stands in `text` as whole words, byte for byte.
bool has_words(std::string_view text, std::string_view name);

/// A fault for each printed text of a row that holds a real name of the family (X02 prints
/// pseudonyms). Case counts, so that the name Mark is not found in "a mark"; names of fewer than
/// three bytes are not looked for, as nearly every text would hold one.
base::Diagnostics real_names(
    std::vector<TimelineRow> const& rows, casefile::Record const& case_file);

} // namespace facts
