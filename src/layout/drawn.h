#pragma once

// document::Drawing -> shapes and lines of text where paper has them, for whoever shows them with
// fonts of its own: the HTML twin.

#include "layout/context.h"
#include "layout/text.h"

namespace layout {

/// What a drawing asks about looks and text. Both arguments must outlive it.
drawing::Studio studio_of(Context& context, TextSetter& text, Source source);

/// The style of a text of a drawing, aligned as the drawing asks.
Style drawn_style(Context& context, drawing::Text const& text, Source source);

/// One line of a text.
struct DrawnLine {
    PlainLine line;
    drawing::Point at; ///< Left end of the baseline.
    Style style; ///< Size, weight and colour.
};

struct DrawnPicture {
    base::Length width, height;
    std::vector<drawing::Path> paths;
    std::vector<DrawnLine> lines; ///< On top of the paths, in reading order.
};

/// Draws in `width`; a picture may be wider when its content needs that. Characters that no font
/// has are left to those of the reader.
std::vector<DrawnPicture> draw(document::Document const& document, document::Drawing const& drawing,
    base::Length width, StyleSheet const& styles, Shaper& shaper);

} // namespace layout
