#include "pdf/to_unicode.h"

#include "pdf/syntax.h"

#include <algorithm>

namespace pdf {

namespace {

// The format allows 100 lines between "begin" and "end".
constexpr std::size_t lines_per_block = 100;

/// Glyphs that follow one another and stand for characters that do so too, or one glyph that
/// stands for any text.
struct Range {
    std::uint16_t first;
    std::uint16_t last;
    std::u16string_view text; ///< Of the first glyph.
};

/// Whether `glyph` and `text` go on where `range` ends. Only the low byte of either may change
/// within a range.
bool continues(Range const& range, std::uint16_t glyph, std::u16string_view text)
{
    if (range.text.size() != 1 || text.size() != 1 || glyph != range.last + 1)
        return false;
    auto const length = range.last - range.first + 1;
    return text[0] == range.text[0] + length && glyph >> 8 == range.first >> 8
        && text[0] >> 8 == range.text[0] >> 8;
}

std::vector<Range> ranges_of(
    std::vector<layout::GlyphText> const& texts, layout::FontId font, UsedGlyphs const& used)
{
    std::vector<Range> ranges;
    auto const before = [](layout::GlyphText const& a, layout::FontId b) { return a.font < b; };
    auto text = std::lower_bound(texts.begin(), texts.end(), font, before);
    for (; text != texts.end() && text->font == font; ++text) {
        auto const glyph = text->glyph;
        if (glyph >= used.widths.size() || used.widths[glyph] == UsedGlyphs::unused
            || text->text.empty())
            continue;
        if (!ranges.empty() && continues(ranges.back(), glyph, text->text))
            ranges.back().last = glyph;
        else
            ranges.push_back({ glyph, glyph, text->text });
    }
    return ranges;
}

void append_code(std::string& out, std::uint16_t code)
{
    out += '<';
    append_hex(out, code);
    out += '>';
}

/// The ranges of one glyph as "bfchar" lines or the longer ones as "bfrange" lines.
void append_blocks(std::string& out, std::vector<Range> const& ranges, bool single)
{
    std::vector<Range> chosen;
    for (auto const& range : ranges) {
        if ((range.first == range.last) == single)
            chosen.push_back(range);
    }
    std::string const kind = single ? "bfchar\n" : "bfrange\n";
    for (std::size_t start = 0; start < chosen.size(); start += lines_per_block) {
        auto const count = std::min(lines_per_block, chosen.size() - start);
        append_integer(out, static_cast<std::int64_t>(count));
        out += " begin" + kind;
        for (std::size_t i = start; i < start + count; ++i) {
            auto const& range = chosen.at(i);
            append_code(out, range.first);
            if (!single)
                append_code(out, range.last);
            out += '<';
            for (auto const unit : range.text)
                append_hex(out, unit);
            out += ">\n";
        }
        out += "end" + kind;
    }
}

} // namespace

std::string to_unicode(
    std::vector<layout::GlyphText> const& texts, layout::FontId font, UsedGlyphs const& used)
{
    auto const ranges = ranges_of(texts, font, used);
    std::string out = "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                      "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                      "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
    append_blocks(out, ranges, true);
    append_blocks(out, ranges, false);
    out += "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
    return out;
}

} // namespace pdf
