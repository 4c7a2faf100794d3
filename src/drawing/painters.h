#pragma once

// One painter for each kind of drawing, and what several of them share.

#include "drawing/drawing.h"

namespace drawing {

std::vector<Picture> draw_bars(
    document::Chart const& chart, base::Length width, Studio const& studio);
std::vector<Picture> draw_lines(
    document::Chart const& chart, base::Length width, Studio const& studio);
std::vector<Picture> draw_timeline(
    document::Timeline const& timeline, base::Length width, Studio const& studio);
std::vector<Picture> draw_flow(
    document::FlowChart const& chart, base::Length width, Studio const& studio);
std::vector<Picture> draw_cycle(
    document::Cycle const& cycle, base::Length width, Studio const& studio);
std::vector<Picture> draw_genogram(
    document::Genogram const& genogram, base::Length width, Studio const& studio);

/// Puts a text into a picture, its middle at `middle`; gives its height.
base::Length add_beside(Picture& picture, Studio const& studio, std::string const& text,
    std::string const& style, Point middle_left, base::Length width, Anchor anchor);

/// A tick, an exclamation mark in a triangle or an empty ring, about as high as `size`.
void add_progress_sign(Picture& picture, document::Progress progress, Point centre,
    base::Length size, Studio const& studio);
/// "done", "overdue" or "to come".
std::string_view progress_word(document::Progress progress);
/// The same as it stands on a line of its own: "Done".
std::string printed_progress(document::Progress progress);

} // namespace drawing
