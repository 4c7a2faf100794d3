#pragma once

// A table row whose cells are set: drawn whole, or split over as many areas as it needs.

#include "layout/flow.h"

#include <memory>
#include <vector>

namespace layout {

/// A cell whose content is set and waits to be placed, perhaps over several rows and pages.
struct SetCell {
    Style const* style = nullptr;
    base::Length padding; ///< Above and below the content; less than the style's in deep nesting.
    Area area; ///< From the left edge of the table's surroundings.
    std::vector<Item> items; ///< At the cell's inner left edge, paddings not included.
    base::Length content_height; ///< Of `items` without their spaces.
    std::size_t next = 0; ///< The first item not placed yet.
    std::size_t row_span = 1; ///< Cut where the table ends.
    Stack stack;

    bool done() const { return next == items.size(); }
    /// Height of all that is not placed yet, paddings included.
    base::Length height() const;
    /// The same, but no higher than what is left asks for: of a cell that goes on.
    base::Length rest_height() const;
    /// What even an empty cell takes: a line, or what its style asks for.
    base::Length least_height() const;
    /// What it needs to begin or go on: its first lines that hold together.
    base::Length first_height() const;
    /// Places items into `target` between `top` and `bottom` and gives the end of the last one.
    /// Items that hold firmly are not parted. With `force` it places at least one item, whatever
    /// the room.
    base::Length fill(Page& target, base::Length top, base::Length bottom, bool force);

private:
    std::size_t end_of_chunk() const;
    bool place_next(bool force);
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

/// Rows that may be parted by the end of a page: one that is tall, or several that cells reach
/// over. A row is split only if it is taller than half a page.
class TallRows {
public:
    TallRows(std::vector<SetCells> rows, base::Length half_page);

    /// Height of what is not placed yet, if nothing splits it.
    base::Length height() const;
    /// What it needs to begin or go on in an area.
    base::Length first_height() const;
    /// Adds to `part` what fits in `room`; true when all rows are done. With `force` it always
    /// gets on, whatever the room; without, it may place nothing.
    bool take(Page& part, base::Length room, bool force);

private:
    /// A cell with the rows it stands in.
    struct Spanned {
        std::shared_ptr<SetCell> cell;
        std::size_t first;
        std::size_t last;
    };
    /// The rows that are taken: their upper edges below each other, and the end of the last.
    struct Taken {
        std::vector<base::Length> edges;
        bool splits = false; ///< The last one goes on in the next area, as far as is known.
    };

    Taken plan(base::Length room, bool force) const;
    base::Length need(std::size_t row, std::vector<base::Length> const& edges) const;
    base::Length first_need(std::size_t row) const;
    base::Length top_of(Spanned const& spanned, std::vector<base::Length> const& edges) const;
    void fill(Page& part, Taken& taken, base::Length room, bool force);
    void draw(Page& part, Taken const& taken) const;
    bool is_done(std::size_t row) const;

    std::vector<Spanned> m_cells; ///< In the order of their first rows.
    std::vector<std::size_t> m_first_cell; ///< Of each row, into m_cells; and the end.
    std::vector<std::vector<std::size_t>> m_ending; ///< For each row, cells of m_cells.
    std::vector<std::size_t> m_open; ///< Cells begun in rows that are done, which go on.
    base::Length m_half_page;
    std::size_t m_row = 0; ///< The first that is not done.
    std::size_t m_begun = 0; ///< Rows before this one have begun.
};

} // namespace layout
