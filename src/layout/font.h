#pragma once

// Fonts: shaping, metrics and subsetting. font.cpp is the only includer of HarfBuzz.

#include "base/length.h"
#include "base/result.h"

#include "layout/hyphenation.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace layout {

/// Index of a font in its FontSet.
using FontId = std::uint16_t;

/// A glyph with its place relative to the pen, in font units (1/units_per_em of the size).
struct ShapedGlyph {
    std::uint16_t glyph; ///< Glyph index in the font.
    std::int16_t advance;
    std::int16_t x_offset;
    std::int16_t y_offset;
    std::uint32_t cluster; ///< Byte offset of its text in the shaped string.
};

struct FontMetrics {
    int units_per_em;
    int ascent; ///< All in font units, descent negative.
    int descent;
    int cap_height;
    int superscript_size; ///< Of an em of raised letters.
    int superscript_rise;
    int box[4]; ///< FontBBox: left, bottom, right, top.
    int italic_angle;
    bool bold;
    std::string postscript_name;
};

/// A stretch of text that one font can print; no font if none has its characters.
struct FontRun {
    std::size_t start; ///< Byte offsets.
    std::size_t end;
    std::optional<FontId> font;
};

enum class Weight : std::uint8_t { regular, bold };
enum class Slant : std::uint8_t { upright, italic };

/// The fonts of fonts/fonts.json, parsed once per process. Immutable; threads share it.
class FontSet {
public:
    /// Reads the list of families and fallbacks with their file names; files are found in the
    /// folders the list names. Throws base::IoError if a font of the main family or the
    /// hyphenation patterns are missing; a missing fallback font only narrows what can be printed.
    static FontSet load(std::filesystem::path const& list);
    FontSet(FontSet&&) noexcept;
    ~FontSet();

    /// The patterns by which styles that ask for it divide words; null if the list names none.
    Hyphenation const* hyphenation() const;

    std::size_t size() const;
    FontMetrics const& metrics(FontId font) const;

    /// The main font of a weight and slant.
    FontId main_font(Weight weight, Slant slant) const;
    /// Whether `font` is of the main family; lines grow for the taller fallbacks only.
    bool is_main(FontId font) const;
    /// The first font, main family first and then the fallbacks in order, that has a glyph for
    /// every code point of `cluster` (a base character with its marks). Nothing if none has.
    std::optional<FontId> font_for(std::u32string_view cluster, Weight weight, Slant slant) const;
    /// Splits UTF-8 text of one script into fonts, never between a base and its marks. A fallback
    /// that can print all that the main font cannot is preferred, so that joined letters stay in
    /// one font.
    std::vector<FontRun> font_runs(std::string_view text, Weight weight, Slant slant) const;

    /// Shapes text of one font, script and direction. `script` is an ISO 15924 tag; glyphs come
    /// in visual order, clusters are byte offsets into `text`.
    std::vector<ShapedGlyph> shape(
        FontId font, std::string_view text, std::uint32_t script, bool right_to_left) const;

    /// Advance width of a glyph in font units.
    int advance(FontId font, std::uint16_t glyph) const;

    /// A TrueType file with only `glyphs` (sorted, unique), glyph ids kept.
    std::string subset(FontId font, std::vector<std::uint16_t> const& glyphs) const;

    /// A TrueType file with the glyphs of `characters` and the table that finds them (cmap).
    std::string subset_with_characters(FontId font, std::u32string_view characters) const;

    /// The glyph of a code point; 0 (.notdef) if the font has none.
    std::uint16_t glyph_of(FontId font, char32_t code_point) const;

private:
    struct Impl;
    explicit FontSet(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace layout
