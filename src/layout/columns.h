#pragma once

// What columns ask for and what their content needs -> widths in a given space.

#include "document/document.h"
#include "layout/text.h"

#include <vector>

namespace layout {

/// Widths that together fill `width`, or less where all columns have fixed widths. A column gets
/// the room of its longest word if that is possible at all, a fixed one up to twice what it asks
/// for; content columns get their content on one line if there is room, and share fairly if not.
std::vector<base::Length> column_widths(std::vector<document::Column> const& columns,
    std::vector<TextWidths> const& needs, base::Length width);

} // namespace layout
