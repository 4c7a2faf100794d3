#pragma once

// document::Drawing -> pictures made of lines, areas and texts; and the same in words and rows.

#include "document/document.h"
#include "drawing/picture.h"

#include <string>
#include <vector>

namespace drawing {

/// Draws in `width`. The pictures stand one under another; a page may end between two of them.
/// A picture may be wider or higher than asked when its content needs that; layout scales it.
std::vector<Picture> draw(
    document::Drawing const& drawing, base::Length width, Studio const& studio);

/// What the drawing shows, in words that replace it for those who cannot see it.
std::string describe(document::Drawing const& drawing);

/// The same as rows of text, the first of which is the heading; empty for drawings whose words
/// say it all.
std::vector<std::vector<std::string>> tabulate(document::Drawing const& drawing);

/// Faults of the people and couples of a genogram, as sentences; empty if it can be drawn.
std::vector<std::string> faults_of(document::Genogram const& genogram);

} // namespace drawing
