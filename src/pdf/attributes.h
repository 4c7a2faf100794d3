#pragma once

// layout::Node -> attributes of its structure element (ISO 32000-1 14.8.5).

#include "layout/pages.h"
#include "pdf/figure_bounds.h"

#include <string>

namespace pdf {

/// Scope and spans of a table cell: "/A<</O/Table…>>", or nothing.
void append_cell_attributes(std::string& out, layout::Node const& node);

/// How the items of a list are labelled.
void append_list_attributes(std::string& out, layout::Node const& node);

/// The code of the figure that text prints, as a user property (ISO 32000-1 14.7.5.4).
void append_figure_code(std::string& out, std::string const& code);

void append_figure_attributes(std::string& out, FigureBounds const& bounds);

} // namespace pdf
