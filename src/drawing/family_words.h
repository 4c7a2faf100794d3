#pragma once

// A genogram in words and rows, for those who cannot see its symbols.

#include "document/drawing.h"

#include <string>
#include <vector>

namespace drawing {

std::string describe_family(document::Genogram const& genogram);
/// One row for each person, below a heading.
std::vector<std::vector<std::string>> tabulate_family(document::Genogram const& genogram);
/// "married to", "separated from" …
std::string_view relation_word(document::Couple::Kind kind);

} // namespace drawing
