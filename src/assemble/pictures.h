#pragma once

// The record of a board -> the pictures its documents may show.

#include "assemble/library.h"
#include "base/result.h"

namespace assemble {

/// The library's pictures and the logos of the board and of those that share its record.
/// Faults, at the logo: it is not in Base64, or no picture that can be printed.
base::Result<image::Pictures> pictures_of(casefile::Record const& board, Library const& library);

} // namespace assemble
