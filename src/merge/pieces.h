#pragma once

// The pieces of a template -> the body that the template library renders.

#include "merge/merge.h"

namespace merge {

/// Writes what follows from the pieces: the body, and the sorted keys of the tags.
void write_body(Template& source);

} // namespace merge
