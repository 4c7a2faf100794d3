#pragma once

// Symbols and lines of a genogram, and the key that explains them.

#include "document/drawing.h"
#include "drawing/picture.h"

namespace drawing {

/// Square, circle, diamond or triangle; a second outline for the child of the review and a cross
/// for who has died.
void add_symbol(Picture& picture, document::Person const& person, Point centre, Look const& symbol);

/// The line between two partners, with one stroke across it for a separation and two for a
/// divorce near its second point.
void add_couple_line(
    Picture& picture, document::Couple::Kind kind, std::vector<Point> points, Look const& line);

/// Explains the symbols and lines that the genogram uses, below `y`.
void add_genogram_key(
    Picture& picture, document::Genogram const& genogram, base::Length y, Studio const& studio);

} // namespace drawing
