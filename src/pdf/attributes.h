#pragma once

// layout::Node -> attributes of its structure element (ISO 32000-1 14.8.5).

#include "layout/pages.h"
#include "pdf/content.h"
#include "pdf/figure_bounds.h"
#include "pdf/reading_order.h"

#include <string>

namespace pdf {

/// Scope and spans of a table cell: "/A<</O/Table…>>", or nothing.
void append_cell_attributes(std::string& out, layout::Node const& node);

/// How the items of a list are labelled, read from its first label.
void append_list_attributes(std::string& out, layout::PagedDocument const& document,
    ReadingOrder const& order, std::vector<MarkedContent> const& marked, layout::NodeId list);

void append_figure_attributes(std::string& out, FigureBounds const& bounds);

} // namespace pdf
