#pragma once

// The glyphs a document uses -> embedded font programs and font dictionaries (ISO 32000-1 9.7).

#include "layout/pages.h"
#include "pdf/content.h"
#include "pdf/font_programs.h"
#include "pdf/object_streams.h"

#include <vector>

namespace pdf {

/// The streams of one embedded font.
struct EmbeddedFont {
    layout::FontId font;
    std::string name; ///< PostScript name with the tag of the subset.
    ObjectNumber program;
    ObjectNumber to_unicode;
};

/// How a font's glyphs are chosen: by their number, or by their name in an encoding.
enum class Glyphs { by_number, by_name };

void append_font_descriptor(
    std::string& out, layout::FontMetrics const& metrics, EmbeddedFont const& font, Glyphs glyphs);

/// Objects that add_font_dictionaries adds for each font, and once for all.
constexpr std::size_t objects_per_font = 3;
constexpr std::size_t objects_for_resources = 1;

/// Subsets and embeds every font that is used.
std::vector<EmbeddedFont> embed_fonts(File& file, Deflater& deflater, FontPrograms& programs,
    layout::PagedDocument const& document, layout::FontSet const& fonts,
    std::vector<UsedGlyphs> const& used);

/// Adds the dictionaries of the fonts, and the resources that all pages share, whose number it
/// returns. `further` are entries of the resources' fonts besides these, `others` entries of the
/// resources besides fonts.
ObjectNumber add_font_dictionaries(ObjectStreams& objects, layout::FontSet const& fonts,
    std::vector<EmbeddedFont> const& embedded, std::vector<UsedGlyphs> const& used,
    std::string_view further, std::string const& others);

} // namespace pdf
