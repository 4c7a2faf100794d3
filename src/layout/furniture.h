#pragma once

// What stands on every page outside the text area: header, footer, marking and watermark.

#include "layout/context.h"
#include "layout/text.h"

#include <map>

namespace layout {

/// The furniture of pages of one style, set once. All of it is artifacts.
class Furniture {
public:
    /// `style` must outlive it.
    Furniture(Context& context, PageStyle const& style);

    /// The page style with margins large enough for the furniture, so that it never meets the text.
    PageStyle with_room() const;

    /// Places all but the page number, so that a page can be written before the last is known.
    /// Call when its body is complete. `heading` is the running heading; empty for none.
    void place(Page& page, bool is_first, std::string const& heading);
    /// Places the number of the page, "Page 3 of 7".
    void place_number(Page& page, std::string const& number);

private:
    /// Lines set below each other; the baseline of the first is at y = 0.
    struct Stacked {
        Page piece;
        base::Length last; ///< Baseline of the last line.
    };

    base::Length header_end() const;
    base::Length marking_height() const;
    base::Length foot_baseline() const;
    base::Length footer_top() const;
    Stacked running(std::string heading);
    Stacked set(std::string const& text, Style style, Align align, Area area);
    void set_watermark();
    void place_fold_marks(Page& page);

    Context& m_context;
    PageStyle const& m_style;
    TextSetter m_text;
    Source m_source;
    Style const& m_plain;
    Style const& m_marking;
    base::Length m_side; ///< Width that left and right have.
    Stacked m_left, m_centre, m_right, m_foot, m_second;
    Page m_watermark;
};

/// The furniture of all pages of a document, whatever their styles.
class PageFurniture {
public:
    explicit PageFurniture(Context& context)
        : m_context(context)
    {
    }
    /// Places what is known when the body of a page, numbered from 0, is complete. Call for the
    /// pages in their order.
    void place(std::size_t page);
    /// Places the page numbers. Call when all pages are there.
    void place_numbers();

private:
    Furniture& of_range(std::size_t range);
    std::string running_heading(std::uint32_t page, base::Length top);

    Context& m_context;
    std::map<PageStyle const*, Furniture> m_furniture;
    std::size_t m_next_bookmark = 0;
    std::string m_heading; ///< The last h1 before the page at hand.
};

/// The page style with margins large enough for the furniture, so that it never meets the text.
PageStyle with_room_for_furniture(Context& context, PageStyle const& style);
/// The number of a page as its footer prints it: "12", or "iv" in front matter.
std::string page_number(PagedDocument const& document, std::uint32_t page);

} // namespace layout
