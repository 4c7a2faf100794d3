#pragma once

// Where the text, pictures and paths of a figure stand, for its BBox attribute (ISO 32000-1 table
// 344).

#include "layout/font.h"
#include "layout/pages.h"

#include <cstdint>
#include <map>
#include <set>

namespace pdf {

/// The smallest rectangle around what a figure shows, in lengths from the lower left of its page.
struct FigureBounds {
    std::uint32_t page; ///< 0-based.
    base::Length left, bottom, right, top;
};

/// Finds the bounds of every figure that holds anything and stands on one page, page by page.
class FigureFinder {
public:
    explicit FigureFinder(layout::FontSet const& fonts)
        : m_fonts(fonts)
    {
    }

    /// Looks at what a page shows.
    void add(layout::PagedDocument const& document, std::size_t page);
    std::map<layout::NodeId, FigureBounds> found() const;

private:
    void widen(layout::NodeId figure, FigureBounds const& bounds);

    layout::FontSet const& m_fonts;
    std::map<layout::NodeId, FigureBounds> m_bounds;
    std::set<layout::NodeId> m_split; ///< Figures on several pages.
};

} // namespace pdf
