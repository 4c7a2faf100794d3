#include "layout/shaper.h"
#include "base/unicode.h"

#include <algorithm>
#include <utility>

namespace layout {

namespace {

/// About 10 MB of remembered words: a large board's letters use some 3,000 different ones.
constexpr std::size_t words_max = 40'000;

/// The text for ToUnicode: UTF-16, without characters that have no shape of their own.
std::u16string visible_text(std::string_view text)
{
    std::u16string result;
    for (char32_t const c : base::to_code_points(text)) {
        if (c == 0x00AD || c == 0x200B || c == 0x2060 || c == 0xFEFF)
            continue;
        if (c < 0x10000) {
            result += static_cast<char16_t>(c);
            continue;
        }
        result += static_cast<char16_t>(0xD7C0 + (c >> 10));
        result += static_cast<char16_t>(0xDC00 + (c & 0x3FF));
    }
    return result;
}

std::int64_t sum_of_advances(std::vector<PlacedGlyph> const& glyphs)
{
    std::int64_t sum = 0;
    for (auto const& glyph : glyphs)
        sum += glyph.advance;
    return sum;
}

} // namespace

void Shaper::begin_document()
{
    ++m_document;
    m_glyph_texts.clear();
    for (auto& glyphs : m_text_of)
        std::ranges::fill(glyphs, 0);
}

void Shaper::trim()
{
    if (m_count < words_max)
        return;
    m_words.clear();
    m_count = 0;
}

Shaper::Words& Shaper::words(WordSetting setting)
{
    for (auto& [known, words] : m_words)
        if (known == setting)
            return words;
    return m_words.emplace_back(setting, Words {}).second;
}

ShapedWord& Shaper::shape(std::string_view word, WordSetting setting)
{
    auto& known = words(setting);
    if (auto const found = known.find(word); found != known.end())
        return found->second;
    ++m_count;
    return known.emplace(std::string(word), shape_anew(word, setting)).first->second;
}

ShapedWord Shaper::shape_anew(std::string_view word, WordSetting setting) const
{
    ShapedWord result;
    for (auto const& run : m_fonts.font_runs(word, setting.weight, setting.slant)) {
        auto const text = word.substr(run.start, run.end - run.start);
        if (!run.font) {
            for (char32_t const c : base::to_code_points(text))
                if (!m_fonts.font_for({ &c, 1 }, setting.weight, setting.slant))
                    result.missing += c;
            continue;
        }
        ShapedPiece piece;
        piece.font = *run.font;
        piece.right_to_left = setting.right_to_left;
        piece.start = static_cast<std::uint32_t>(run.start);
        piece.end = static_cast<std::uint32_t>(run.end);
        auto const glyphs = m_fonts.shape(*run.font, text, setting.script, setting.right_to_left);
        // What grows leaves holes between words that stay, and the heap looks through all of them.
        piece.glyphs.reserve(glyphs.size());
        piece.clusters.reserve(glyphs.size());
        for (auto const& shaped : glyphs) {
            piece.glyphs.push_back(
                { shaped.glyph, shaped.advance, shaped.x_offset, shaped.y_offset });
            piece.clusters.push_back(shaped.cluster + piece.start);
        }
        piece.advance = sum_of_advances(piece.glyphs);
        result.pieces.push_back(std::move(piece));
    }
    return result;
}

ShapedPiece& Shaper::space(FontId font)
{
    if (auto const found = m_spaces.find(font); found != m_spaces.end())
        return found->second;
    auto owner = font;
    if (m_fonts.glyph_of(owner, U' ') == 0)
        owner = m_fonts.main_font(Weight::regular, Slant::upright);
    auto const glyph = m_fonts.glyph_of(owner, U' ');
    ShapedPiece piece;
    piece.font = owner;
    piece.end = 1;
    piece.advance = m_fonts.advance(owner, glyph);
    piece.glyphs = { { glyph, static_cast<std::int16_t>(piece.advance), 0, 0 } };
    piece.clusters = { 0 };
    return m_spaces.emplace(font, std::move(piece)).first->second;
}

bool Shaper::stands_for(FontId font, std::uint16_t glyph, std::u16string const& text)
{
    if (m_text_of.size() <= font)
        m_text_of.resize(font + std::size_t { 1 });
    auto& glyphs = m_text_of.at(font);
    if (glyphs.size() <= glyph)
        glyphs.resize(glyph + std::size_t { 1 }, 0);
    auto& index = glyphs.at(glyph);
    if (index != 0)
        return m_glyph_texts.at(index - 1).text == text;
    // Whatever the glyph shows here, a PDF/UA reader wants some text for it (ISO 14289-1 7.21.7).
    m_glyph_texts.push_back({ font, glyph, text.empty() ? u" " : text });
    index = static_cast<std::uint32_t>(m_glyph_texts.size());
    return !text.empty();
}

/// The text that each glyph of a cluster stands for, for readers that know no ActualText: glyphs
/// that are a character's own have it, and what is left falls to the first of the others.
std::vector<std::u16string> Shaper::parts_of(
    ShapedPiece const& piece, std::size_t first, std::size_t last, std::u16string text) const
{
    std::vector<std::u16string> parts(last - first);
    if (parts.size() == 1) {
        // A bracket that opens to the right is that of left-to-right text which closes.
        auto const mirrored = text.size() == 1 && piece.right_to_left
            ? static_cast<char16_t>(base::mirrored(text.front()))
            : u'\0';
        if (mirrored != u'\0' && mirrored != text.front()
            && m_fonts.glyph_of(piece.font, mirrored) == piece.glyphs.at(first).glyph)
            text = mirrored;
        parts.front() = std::move(text);
        return parts;
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        auto const own = std::ranges::find_if(text, [&](char16_t c) {
            return m_fonts.glyph_of(piece.font, c) == piece.glyphs.at(first + i).glyph;
        });
        if (own == text.end())
            continue;
        parts.at(i) = *own;
        text.erase(own);
    }
    for (auto& part : parts)
        if (part.empty())
            part = std::exchange(text, {});
    return parts;
}

bool Shaper::needs_actual_text(ShapedPiece& piece, std::string_view text)
{
    if (piece.document == m_document)
        return piece.needs_actual_text;
    bool needs = false;
    auto const count = piece.glyphs.size();
    for (std::size_t first = 0; first < count;) {
        auto const cluster = piece.clusters.at(first);
        auto last = first + 1;
        while (last < count && piece.clusters.at(last) == cluster)
            ++last;
        // Clusters rise from left to right, or fall in right-to-left text.
        auto end = piece.end;
        if (piece.right_to_left && first > 0)
            end = piece.clusters.at(first - 1);
        else if (!piece.right_to_left && last < count)
            end = piece.clusters.at(last);
        auto const shown = visible_text(text.substr(cluster - piece.start, end - cluster));
        auto const parts = parts_of(piece, first, last, shown);
        std::u16string read;
        for (auto i = first; i < last; ++i) {
            needs = !stands_for(piece.font, piece.glyphs.at(i).glyph, parts.at(i - first)) || needs;
            read += parts.at(i - first);
            // Beside a glyph that stands off its place, readers may find a space.
            needs = needs || piece.glyphs.at(i).x_offset != 0;
        }
        needs = needs || read != shown || (last - first > 1 && piece.right_to_left);
        first = last;
    }
    piece.document = m_document;
    piece.needs_actual_text = needs;
    return needs;
}

bool Shaper::reads_as(FontId font, std::uint16_t glyph, std::string_view text) const
{
    auto const index = m_text_of.at(font).at(glyph);
    return index != 0 && m_glyph_texts.at(index - 1).text == visible_text(text);
}

std::vector<GlyphText> Shaper::glyph_texts() const
{
    auto sorted = m_glyph_texts;
    std::ranges::sort(sorted, [](GlyphText const& a, GlyphText const& b) {
        return std::pair(a.font, a.glyph) < std::pair(b.font, b.glyph);
    });
    return sorted;
}

} // namespace layout
