#include "pdf/fonts.h"

#include "pdf/to_unicode.h"

namespace pdf {

namespace {

std::vector<std::uint16_t> glyphs_of(UsedGlyphs const& used)
{
    std::vector<std::uint16_t> glyphs;
    for (std::size_t glyph = 0; glyph < used.widths.size(); ++glyph) {
        if (used.widths[glyph] != UsedGlyphs::unused)
            glyphs.push_back(static_cast<std::uint16_t>(glyph));
    }
    return glyphs;
}

/// Six letters that differ between different subsets of a font (9.6.4), from an FNV-1a hash.
std::string subset_tag(std::vector<std::uint16_t> const& glyphs)
{
    std::uint64_t hash = 14695981039346656037u;
    for (auto const glyph : glyphs)
        hash = (hash ^ glyph) * 1099511628211u;
    std::string tag;
    for (int i = 0; i < 6; ++i) {
        tag += static_cast<char>('A' + hash % 26);
        hash /= 26;
    }
    return tag;
}

/// Font units as thousandths of an em, to a hundredth: PDF/A allows a difference of 1 from the
/// font program, but differences would add up along a line.
void append_width(std::string& out, int units, int units_per_em)
{
    auto const hundredths = (units * 100000LL + units_per_em / 2) / units_per_em;
    append_thousandths(out, hundredths * 10);
}

/// An integer in thousandths of an em.
void append_metric(std::string& out, std::string_view key, int units, int units_per_em)
{
    out += key;
    out += ' ';
    append_integer(out, units * 1000LL / units_per_em);
}

/// /W: "first [widths…]" for each stretch of glyphs that follow one another.
void append_widths(std::string& out, UsedGlyphs const& used, int units_per_em)
{
    out += "/W[";
    bool open = false;
    for (std::size_t glyph = 0; glyph < used.widths.size(); ++glyph) {
        auto const width = used.widths[glyph];
        if (width == UsedGlyphs::unused) {
            out += open ? "]" : "";
            open = false;
            continue;
        }
        if (!open) {
            append_integer(out, static_cast<std::int64_t>(glyph));
            out += '[';
        } else {
            out += ' ';
        }
        open = true;
        append_width(out, width, units_per_em);
    }
    out += open ? "]]" : "]";
}

} // namespace

void append_font_descriptor(
    std::string& out, layout::FontMetrics const& metrics, EmbeddedFont const& font, Glyphs glyphs)
{
    // Flags of 9.8.2: symbolic, if glyphs are chosen by number and not by an encoding; italic.
    // StemV is not in the font file; readers use it only for substitution.
    constexpr int symbolic = 4;
    constexpr int nonsymbolic = 32;
    constexpr int italic = 64;
    auto const em = metrics.units_per_em;
    out += "<</Type/FontDescriptor/FontName/" + font.name + "/Flags ";
    auto const chosen = glyphs == Glyphs::by_number ? symbolic : nonsymbolic;
    append_integer(out, chosen + (metrics.italic_angle != 0 ? italic : 0));
    out += "/ItalicAngle ";
    append_integer(out, metrics.italic_angle);
    append_metric(out, "/Ascent", metrics.ascent, em);
    append_metric(out, "/Descent", metrics.descent, em);
    append_metric(out, "/CapHeight", metrics.cap_height, em);
    out += metrics.bold ? "/StemV 140" : "/StemV 80";
    out += "/FontBBox[";
    for (auto const side : metrics.box)
        append_metric(out, "", side, em);
    out += "]/FontFile2 ";
    append_reference(out, font.program);
    out += ">>";
}

std::vector<EmbeddedFont> embed_fonts(File& file, Deflater& deflater, FontPrograms& programs,
    layout::PagedDocument const& document, layout::FontSet const& fonts,
    std::vector<UsedGlyphs> const& used)
{
    std::vector<EmbeddedFont> embedded;
    for (std::size_t index = 0; index < used.size(); ++index) {
        if (!used.at(index).any())
            continue;
        auto const font = static_cast<layout::FontId>(index);
        auto const glyphs = glyphs_of(used.at(index));
        auto const program = programs.of(font, glyphs);
        std::string entries = "/Filter/FlateDecode/Length1 ";
        append_integer(entries, static_cast<std::int64_t>(program->size));
        auto const program_number = file.add_stream(std::move(entries), program->deflated);
        auto const map = to_unicode(document.glyph_texts, font, used.at(index));
        auto const map_number = file.add_stream("/Filter/FlateDecode", deflater.compress(map));
        embedded.push_back({ font, subset_tag(glyphs) + "+" + fonts.metrics(font).postscript_name,
            program_number, map_number });
    }
    return embedded;
}

ObjectNumber add_font_dictionaries(ObjectStreams& objects, layout::FontSet const& fonts,
    std::vector<EmbeddedFont> const& embedded, std::vector<UsedGlyphs> const& used,
    std::string_view further, std::string const& others)
{
    auto const first = objects.next();
    for (auto const& font : embedded) {
        auto const& metrics = fonts.metrics(font.font);
        auto const number = objects.next();
        auto& composite = objects.begin();
        composite += "<</Type/Font/Subtype/Type0/BaseFont/" + font.name
            + "/Encoding/Identity-H/DescendantFonts[";
        append_reference(composite, number + 1);
        composite += "]/ToUnicode ";
        append_reference(composite, font.to_unicode);
        composite += ">>";

        auto& descendant = objects.begin();
        descendant += "<</Type/Font/Subtype/CIDFontType2/BaseFont/" + font.name
            + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
              "/CIDToGIDMap/Identity/FontDescriptor ";
        append_reference(descendant, number + 2);
        append_widths(descendant, used.at(font.font), metrics.units_per_em);
        descendant += ">>";

        append_font_descriptor(objects.begin(), metrics, font, Glyphs::by_number);
    }
    auto const resources_number = objects.next();
    auto& resources = objects.begin();
    resources += "<</Font<<";
    for (std::size_t i = 0; i < embedded.size(); ++i) {
        resources += "/F";
        append_integer(resources, embedded.at(i).font);
        resources += ' ';
        append_reference(resources, first + static_cast<ObjectNumber>(i * objects_per_font));
    }
    resources += further;
    resources += ">>" + others + ">>";
    return resources_number;
}

} // namespace pdf
