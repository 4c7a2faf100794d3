#pragma once

// A table row whose cells are set: drawn whole, or split over as many areas as it needs.

#include "layout/flow.h"

#include <memory>
#include <vector>

namespace layout {

/// A cell whose content is set and waits to be placed, perhaps over several rows and pages.
struct SetCell {
    Style const* style = nullptr;
    Area area; ///< From the left edge of the table's surroundings.
    std::vector<Item> items; ///< At the cell's inner left edge, paddings not included.
    std::size_t next = 0; ///< The first item not placed yet.
    std::size_t row_span = 1; ///< Cut where the table ends.
    Stack stack;

    bool done() const { return next == items.size(); }
    /// Height of all that is not placed yet, paddings included.
    base::Length height() const;
    /// What even an empty cell takes: a line, or what its style asks for.
    base::Length least_height() const;
    /// Places items into `target` between `top` and `bottom` and gives the end of the last one.
    /// With `force` it places at least one item, whatever the room.
    base::Length fill(Page& target, base::Length top, base::Length bottom, bool force);
};
using SetCells = std::vector<std::shared_ptr<SetCell>>;

/// A cell and the height it was given.
struct PlacedCell {
    SetCell* cell;
    base::Length top;
    base::Length bottom;
};
/// Draws the backgrounds, rules and borders of cells. What neighbours share is drawn once.
/// `above` are the rules of the row above: backgrounds touch them, and a PDF viewer fills every
/// pixel that is touched, so they are drawn again.
void draw_cells(std::vector<Box>& boxes, std::vector<PlacedCell> const& cells,
    std::vector<Box> const& above = {});
/// The rules below cells that end at `bottom`.
std::vector<Box> rules_below(std::vector<PlacedCell> const& cells, base::Length bottom);

/// A row that may be split.
class TallRow {
public:
    /// Cells that end in this row give it its height; those that go on fill what there is.
    TallRow(SetCells ending, SetCells going_on)
        : m_ending(std::move(ending))
        , m_going_on(std::move(going_on))
    {
    }

    /// Height when nothing splits it.
    base::Length height() const;
    /// What it needs to begin on a page: the first items of each cell that hold together.
    base::Length first_height() const;
    /// Adds to `part` what fits in `room`; true when the row is done. With `force` it always
    /// gets on, whatever the room; without, it may place nothing.
    bool take(Page& part, base::Length room, bool force);

private:
    base::Length least_height() const;

    SetCells m_ending;
    SetCells m_going_on;
    bool m_begun = false;
};

} // namespace layout
