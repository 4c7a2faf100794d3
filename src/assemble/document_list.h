#pragma once

// The library and a profile -> Appendix C itself: the documents of the profile's set with the
// versions and formats in which they can be made today.

#include "assemble/library.h"
#include "facts/fact.h"

namespace assemble {

/// The `document_list` facts: documents[] of number, stage, title, version, formats and
/// is_available; stages[] of stage and its documents[]; count and available. Titles are the
/// profile's own.
facts::Fact document_list(casefile::Record const& profile, Library const& library);

} // namespace assemble
