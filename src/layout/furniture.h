#pragma once

// What stands on every page outside the text area: header, footer, marking, watermark.

#include "layout/text.h"

namespace layout {

/// The furniture of pages of one style, set once. All of it is artifacts.
class Furniture {
public:
    /// `style` must outlive it.
    Furniture(Context& context, PageStyle const& style);

    /// The page style with margins large enough for the furniture, so that it never meets the text.
    PageStyle with_room() const;

    /// Places all but the page number, so that a page can be written before the last is known.
    /// Call when its body is complete; `number` is 1-based.
    void place(Page& page, std::size_t number);
    /// Places "Page x of y" on all pages of the result. Call when all are there.
    void place_numbers();

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
    Stacked set(std::string const& text, Style style, Align align, Area area);
    void set_watermark();

    Context& m_context;
    PageStyle const& m_style;
    TextSetter m_text;
    Source m_source;
    Style const& m_plain;
    Style const& m_marking;
    Stacked m_left, m_centre, m_right, m_foot, m_second;
    Page m_watermark;
};

} // namespace layout
