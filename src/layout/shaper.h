#pragma once

// Words -> glyphs, remembered. One Shaper for each thread makes every later letter cheaper.

#include "layout/font.h"
#include "layout/pages.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace layout {

/// How a word is to be shaped.
struct WordSetting {
    Weight weight = Weight::regular;
    Slant slant = Slant::upright;
    std::uint32_t script = 0; ///< ISO 15924 tag.
    bool right_to_left = false;
    bool operator==(WordSetting const&) const = default;
};

/// Part of a word in one font.
struct ShapedPiece {
    FontId font = 0;
    bool right_to_left = false;
    std::uint32_t start = 0; ///< Byte offsets in the word.
    std::uint32_t end = 0;
    std::int64_t advance = 0; ///< Font units.
    std::vector<PlacedGlyph> glyphs; ///< From left to right.
    std::vector<std::uint32_t> clusters; ///< For each glyph, byte offset of its text in the word.
    std::uint32_t document = 0; ///< For which document the next field was found out.
    bool needs_actual_text = false;
};

struct ShapedWord {
    std::vector<ShapedPiece> pieces; ///< In the order of the text.
    std::u32string missing; ///< Characters that no font has; they are in no piece.
};

/// Shapes words, remembers them across documents, and finds for each document which text each of
/// its glyphs stands for. Not shared between threads; what it gives does not depend on what it
/// remembers.
class Shaper {
public:
    explicit Shaper(FontSet const& fonts)
        : m_fonts(fonts)
    {
    }

    FontSet const& fonts() const { return m_fonts; }

    /// Forgets the glyph texts of the document before.
    void begin_document();
    /// Keeps memory bounded. Call only while no piece is held.
    void trim();

    /// The shaped word; valid until the next `trim`.
    ShapedWord& shape(std::string_view word, WordSetting setting);
    /// The space of a font; of the main family if this font has none.
    ShapedPiece& space(FontId font);

    /// Whether `text`, which `piece` shows, cannot be read back from glyph by glyph, in reverse
    /// if it is right to left. Adds the glyphs to this document's.
    bool needs_actual_text(ShapedPiece& piece, std::string_view text);
    /// Whether a glyph seen by `needs_actual_text` stands for this text in this document.
    bool reads_as(FontId font, std::uint16_t glyph, std::string_view text) const;
    /// The text of each glyph seen by `needs_actual_text`, sorted.
    std::vector<GlyphText> glyph_texts() const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>()(text);
        }
    };
    using Words = std::unordered_map<std::string, ShapedWord, Hash, std::equal_to<>>;

    Words& words(WordSetting setting);
    ShapedWord shape_anew(std::string_view word, WordSetting setting) const;
    bool stands_for(FontId font, std::uint16_t glyph, std::u16string const& text);
    std::vector<std::u16string> parts_of(
        ShapedPiece const& piece, std::size_t first, std::size_t last, std::u16string text) const;

    FontSet const& m_fonts;
    std::vector<std::pair<WordSetting, Words>> m_words;
    std::size_t m_count = 0;
    std::unordered_map<FontId, ShapedPiece> m_spaces;
    std::uint32_t m_document = 0;
    std::vector<GlyphText> m_glyph_texts;
    std::vector<std::vector<std::uint32_t>> m_text_of; ///< Font, glyph -> 1 + index of its text.
};

} // namespace layout
