#pragma once

// The texts of a font's glyphs -> its ToUnicode CMap (ISO 32000-1 9.10.3).

#include "pdf/content.h"

#include <string>

namespace pdf {

/// A CMap with the text of every used glyph of `font`.
std::string to_unicode(
    std::vector<layout::GlyphText> const& texts, layout::FontId font, UsedGlyphs const& used);

} // namespace pdf
