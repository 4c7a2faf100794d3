#pragma once

// What the files of the timeline share: texts in, places of names in them out.

#include "facts/timeline.h"

#include <string_view>

namespace facts {

/// Whether `name` stands in `text` as whole words, byte for byte.
bool has_words(std::string_view text, std::string_view name);

/// A fault for each printed text of a row that holds a real name of the family (X02 prints
/// pseudonyms). Case counts, so that the name Mark is not found in "a mark"; names of fewer than
/// three bytes are not looked for, as nearly every text would hold one.
base::Diagnostics real_names(
    std::vector<TimelineRow> const& rows, casefile::Record const& case_file);

} // namespace facts
