#pragma once

// How the series of a chart are told apart: colour, pattern and sign, and a key that names them.

#include "document/drawing.h"
#include "drawing/picture.h"

namespace drawing {

struct SeriesLook {
    Look look; ///< `background` fills, `line_colour` draws the pattern, `colour` the text on it.
    Pattern pattern = Pattern::plain;
    std::string text_style; ///< For text on it.
};

std::vector<SeriesLook> series_looks(document::Chart const& chart, Studio const& studio);

/// A rectangle filled with colour and pattern.
void add_area(Picture& picture, SeriesLook const& series, Look const& bar, Point corner,
    base::Length width, base::Length height);

/// Names the series below `y`, in as many rows as they need; gives where it ends.
base::Length add_key(Picture& picture, document::Chart const& chart,
    std::vector<SeriesLook> const& looks, base::Length y, Studio const& studio);

} // namespace drawing
