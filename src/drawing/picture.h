#pragma once

// What drawings are made of: lines, filled areas and pieces of text, and what the painter needs
// to know of fonts and looks, which layout has.

#include "base/length.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace drawing {

/// From the top left corner of the picture, y growing downwards.
struct Point {
    base::Length x, y;
    bool operator==(Point const&) const = default;
};

/// How the points of a path are joined: `curve` takes three points (a cubic Bézier), `close` none.
enum class Verb : std::uint8_t { move, line, curve, close };

/// An outline that is filled, then stroked.
struct Path {
    std::vector<Verb> verbs;
    std::vector<Point> points;
    std::optional<std::uint32_t> fill; ///< 0xRRGGBB
    base::Length stroke; ///< Width of the line; 0 for none.
    std::uint32_t colour = 0; ///< Of the line.
    base::Length dash; ///< Length of dashes and of the gaps between; 0 for a solid line.
};

enum class Anchor : std::uint8_t { left, centre, right };

/// Text broken into lines within `width`; `at` is the top left corner of that width.
struct Text {
    std::string text;
    std::string style; ///< A style name of templates/style/*.json.
    Point at;
    base::Length width;
    Anchor anchor = Anchor::left;
};

/// One piece that is never split. Texts stand on top of all paths, in reading order.
struct Picture {
    base::Length width, height;
    std::vector<Path> paths;
    std::vector<Text> texts;
};

/// What a named style says that concerns a drawing (layout::Style has the meanings).
struct Look {
    base::Length size, leading, padding, min_height, stroke, gap, width;
    std::uint32_t colour = 0;
    std::uint32_t background = 0xFFFFFF;
    std::uint32_t line_colour = 0;
};

/// Text as set in a width: as wide as its longest line.
struct Extent {
    base::Length width, height;
};

/// What a drawing asks layout.
struct Studio {
    std::function<Look(std::string_view style)> look;
    std::function<Extent(std::string_view text, std::string_view style, base::Length width)> extent;
    /// What fits on a page, for drawings that can go on in another picture; zero on a screen, where
    /// everything fits.
    base::Length height_max = {};
};

Path rectangle(Point corner, base::Length width, base::Length height);
/// With round corners of `radius`.
Path rounded(Point corner, base::Length width, base::Length height, base::Length radius);
Path circle(Point centre, base::Length radius);
Path polyline(std::vector<Point> points);
Path polygon(std::vector<Point> points);
/// The head of an arrow whose tip is `tip`, pointing along (dx, dy), which need not have length 1.
Path arrow_head(Point tip, base::Length dx, base::Length dy, base::Length size);
/// Fills a path.
Path filled(Path path, std::uint32_t colour);
/// Draws its line.
Path stroked(Path path, base::Length width, std::uint32_t colour, base::Length dash = {});

/// How areas are told apart without colour.
enum class Pattern : std::uint8_t { plain, rising, falling, crossed, level, upright };
/// Lines of a pattern inside a rectangle.
void add_pattern(std::vector<Path>& paths, Pattern pattern, Point corner, base::Length width,
    base::Length height, base::Length step, base::Length stroke, std::uint32_t colour);

} // namespace drawing
