#pragma once

// A prepared template -> its paragraphs: the elements with an id, and the words they ship with.

#include "base/diagnostic.h"
#include "merge/merge.h"

#include <string>

namespace merge {

/// Lists the paragraphs, cutting literals so that each paragraph's content is whole pieces, and
/// takes the attribute `required-fields` out, which markup does not know. An id made by a tag is
/// passed over. Faults: a required field that the shipped words do not print.
void find_paragraphs(Template& source, base::Diagnostics& faults);

} // namespace merge
