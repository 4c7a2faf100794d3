#pragma once

// The first lines of a template -> front matter, and the text that follows it.

#include "base/diagnostic.h"
#include "merge/merge.h"

#include <string>
#include <string_view>
#include <vector>

namespace merge {

struct SplitTemplate {
    FrontMatter front;
    std::string_view body;
    std::uint32_t body_line = 1; ///< Line of the file on which `body` begins.
};

/// Splits a template. Faults (missing or unclosed front matter, unknown or repeated keys, values
/// that are no choice) are added to `faults`.
SplitTemplate split_front_matter(
    std::string_view text, std::string const& file, base::Diagnostics& faults);

/// `text` without white space at its ends.
std::string_view trim(std::string_view text);

/// The parts of a list with commas, trimmed, empty ones left out.
std::vector<std::string> split_at_commas(std::string_view text);

} // namespace merge
