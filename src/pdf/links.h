#pragma once

// layout::LinkArea -> link annotations (ISO 32000-1 12.5.6.5).

#include "layout/pages.h"
#include "pdf/object_streams.h"

#include <vector>

namespace pdf {

/// A link on a page.
struct Link {
    layout::LinkArea const* area;
    std::uint32_t page; ///< 0-based.
};

/// All links, page by page.
std::vector<Link> links_of(layout::PagedDocument const& document);

/// Appends "/Dest[...]": the top of what stands at `y` of a page.
void append_destination(std::string& out, layout::PagedDocument const& document,
    std::vector<ObjectNumber> const& pages, std::uint32_t page, base::Length y);

/// Adds one annotation for each link, in order; `first_key` is the key of the first in the
/// parent tree of the structure, and `pages` are where links within the document lead.
void add_annotations(ObjectStreams& objects, layout::PagedDocument const& document,
    std::vector<Link> const& links, std::uint32_t first_key,
    std::vector<ObjectNumber> const& pages);

} // namespace pdf
