#pragma once

// What columns ask for and what their content needs -> widths in a given space.

#include "document/document.h"
#include "layout/text.h"

#include <vector>

namespace layout {

/// What a cell over several columns needs.
struct SpanNeed {
    std::size_t first;
    std::size_t count;
    TextWidths need;
};

/// Raises the needs of the columns that `span` covers until together they hold it. Columns of
/// fixed width are raised only where there are no others.
void spread(SpanNeed const& span, std::vector<document::Column> const& columns,
    std::vector<TextWidths>& needs);

/// Widths that together fill `width`, or less where all columns have fixed widths. A column gets
/// the room of its longest word if that is possible at all, a fixed one up to twice what it asks
/// for; content columns get their content on one line if there is room, and share fairly if not.
std::vector<base::Length> column_widths(std::vector<document::Column> const& columns,
    std::vector<TextWidths> const& needs, base::Length width);

} // namespace layout
