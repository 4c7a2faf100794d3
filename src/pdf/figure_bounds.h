#pragma once

// Where the text and paths of a figure stand, for its BBox attribute (ISO 32000-1 table 344).

#include "layout/font.h"
#include "layout/pages.h"

#include <cstdint>
#include <map>

namespace pdf {

/// The smallest rectangle around what a figure shows, in lengths from the lower left of its page.
struct FigureBounds {
    std::uint32_t page; ///< 0-based.
    base::Length left, bottom, right, top;
};

/// Bounds of every figure that shows something and stands on one page.
std::map<layout::NodeId, FigureBounds> figure_bounds(
    layout::PagedDocument const& document, layout::FontSet const& fonts);

} // namespace pdf
