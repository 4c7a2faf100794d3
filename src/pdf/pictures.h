#pragma once

// image::Picture -> image XObjects (ISO 32000-1 8.9.5), each once for all pages that show it.

#include "layout/pages.h"
#include "pdf/deflate.h"
#include "pdf/haru.h"

#include <string>

namespace pdf {

/// Adds the pictures of a document, in the colours of the ICC stream `profile`, and returns the
/// entries that name them in a resource dictionary; nothing if there are none.
std::string add_pictures(
    File& file, Deflater& deflater, layout::PagedDocument const& document, ObjectNumber profile);

} // namespace pdf
