#pragma once

// Items one under another -> areas (pages, or the parts of a cell), broken where they may be.

#include "layout/context.h"

#include <memory>
#include <span>
#include <vector>

namespace layout {

class TallRows;

/// How strongly an item holds to the one before it.
enum class Hold : std::uint8_t {
    none, ///< A page may end between them.
    together, ///< Both are of a block that is kept together if a page can hold it.
    firmly ///< A heading and its text, the first or last lines of a paragraph.
};

/// What stands in the flow as a whole: a line, a table row, or the edge of a frame.
struct Item {
    enum class Kind : std::uint8_t {
        piece,
        open_frame, ///< `height` is the top inset; what follows stands in the frame.
        close_frame, ///< `height` is the bottom inset.
        open_table, ///< `piece` is the head to be repeated on each further page.
        close_table,
        go_down, ///< Nothing: what follows stands no higher on the page than `height`.
        tall_rows, ///< Rows that may be split.
        page_break
    };
    Kind kind = Kind::piece;
    Hold hold = Hold::none;
    base::Length space_before; ///< Dropped at the top of an area.
    base::Length height;
    Page piece;
    Style const* style = nullptr; ///< Of a frame.
    Area area; ///< Of a frame.
    PageStyle const* page_style = nullptr; ///< Of the pages after a page break; null for no change.
    document::Numbering numbering = document::Numbering::arabic; ///< Where there is a page style.
    std::shared_ptr<TallRows> rows;
    Source source; ///< Of a block with a place of its own, for go_down.
    std::uint32_t bookmark = 0; ///< 1-based index into PagedDocument::bookmarks.

    /// The room it needs to be placed, or for rows that may be split to begin.
    base::Length needed() const;
};

/// How line `index` of a paragraph of `count` lines holds to the one before it.
Hold hold_of_line(std::size_t index, std::size_t count, Style const& style);
/// The end of the items that hold firmly to the one at `begin`.
std::size_t end_of_firm(std::span<Item const> items, std::size_t begin);

/// Adds a copy of `part`, moved by x and y, to `target`.
void append(Page& target, Page const& part, base::Length x, base::Length y);
/// Adds the background and border of a frame. Gives the same number of boxes whatever its size.
void draw_frame(
    std::vector<Box>& boxes, Style const& style, Area area, base::Length top, base::Length bottom);

/// Puts items into one area after another, and knows what is open at the end of each: frames are
/// closed there and go on in the next area, table heads are repeated.
class Stack {
public:
    /// Begins an area of `target`. Frames and heads that are open go on at its top.
    void open_area(Page& target, base::Length x, base::Length top, base::Length bottom);
    /// Ends the area below what was last placed, frames closed, and gives its lower end.
    base::Length close_area();

    bool at_top() const { return m_at_top; }
    base::Length y() const { return m_y; }
    /// Room for content below what was last placed.
    base::Length room() const { return m_bottom - m_y - m_reserve; }
    bool fits(std::span<Item const> items) const;
    /// Whether the items would fit in a fresh area from `top` to `bottom`.
    bool fits_afresh(std::span<Item const> items, base::Length top, base::Length bottom) const;
    /// Places any item other than tall rows or a page break.
    void place(Item& item);
    /// Places as much of the rows as there is room for; true when all is placed. With `force`
    /// it always places something.
    bool place_tall(Item& item, bool force);
    /// What frames and heads that are open take at the top of a further area, and frames at its
    /// end.
    base::Length continued_height() const;
    base::Length closing_height() const { return m_reserve; }

private:
    /// A frame or table that is open.
    struct Open {
        Style const* style; ///< Null for a table.
        Area area;
        base::Length inset;
        Page head; ///< Of a table.
        base::Length top; ///< Where the frame begins in this area.
        std::size_t first_box;
    };

    static base::Length end_of(
        std::span<Item const> items, base::Length y, bool at_top, base::Length reserve);
    void begin_frame(Open& open);
    void end_frame(Open const& open);

    Page* m_target = nullptr;
    base::Length m_x, m_y, m_bottom;
    base::Length m_reserve; ///< Bottom insets of the frames that are open.
    bool m_at_top = true;
    std::vector<Open> m_open;
};

/// The pages of a document, filled with items.
class Flow {
public:
    Flow(Context& context, PageStyle const& style);

    void add(Item item);
    /// Places what is still held back. Call once, at the end.
    void finish();

private:
    void flush();
    void place(std::span<Item> items);
    void place_each(std::span<Item> items);
    void new_page();
    void close_page();
    void open_page();
    void change_pages();

    Context& m_context;
    PageStyle const* m_style;
    base::Length m_bottom;
    PageStyle const* m_next_style = nullptr; ///< Of what comes next; null for no change.
    document::Numbering m_next_numbering = document::Numbering::arabic;
    Stack m_stack;
    std::vector<Item> m_held; ///< Items that hold together, until the next that does not.
    bool m_break = false; ///< What comes next begins a page.
};

} // namespace layout
