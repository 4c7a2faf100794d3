#pragma once

// layout::Bookmark -> the document outline (ISO 32000-1 12.3.3).

#include "layout/pages.h"
#include "pdf/object_streams.h"

#include <vector>

namespace pdf {

/// How many objects `add_outline` adds.
std::size_t outline_object_count(std::vector<layout::Bookmark> const& bookmarks);

/// Adds the outline and returns the number of its root. There is at least one bookmark.
ObjectNumber add_outline(ObjectStreams& objects, layout::PagedDocument const& document,
    std::vector<ObjectNumber> const& pages);

} // namespace pdf
