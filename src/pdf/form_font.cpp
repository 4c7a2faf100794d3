#include "pdf/form_font.h"

#include "pdf/fonts.h"

#include <array>
#include <string>
#include <string_view>

namespace pdf {

namespace {

struct Letter {
    char16_t character;
    std::string_view name; ///< In the Adobe Glyph List.
};

/// Codes from 0x80 on in WinAnsiEncoding (ISO 32000-1 D.2); 0 where there is no character.
constexpr std::array<char16_t, 32> windows_letters { u'€', 0, u'‚', u'ƒ', u'„', u'…', u'†', u'‡',
    u'ˆ', u'‰', u'Š', u'‹', u'Œ', 0, u'Ž', 0, 0, u'‘', u'’', u'“', u'”', u'•', u'–', u'—', u'˜',
    u'™', u'š', u'›', u'œ', 0, u'ž', u'Ÿ' };

/// Letters of languages that families here speak, in codes that WinAnsiEncoding leaves free. Tab
/// and line ends are not among these.
constexpr std::array further_letters { Letter { u'Ą', "Aogonek" }, Letter { u'ą', "aogonek" },
    Letter { u'Ć', "Cacute" }, Letter { u'ć', "cacute" }, Letter { u'Ę', "Eogonek" },
    Letter { u'ę', "eogonek" }, Letter { u'Ł', "Lslash" }, Letter { u'ł', "lslash" },
    Letter { u'Ń', "Nacute" }, Letter { u'ń', "nacute" }, Letter { u'Ś', "Sacute" },
    Letter { u'ś', "sacute" }, Letter { u'Ź', "Zacute" }, Letter { u'ź', "zacute" },
    Letter { u'Ż', "Zdotaccent" }, Letter { u'ż', "zdotaccent" }, Letter { u'Ŵ', "Wcircumflex" },
    Letter { u'ŵ', "wcircumflex" }, Letter { u'Ŷ', "Ycircumflex" }, Letter { u'ŷ', "ycircumflex" },
    Letter { u'Ă', "Abreve" }, Letter { u'ă', "abreve" }, Letter { u'Ș', "Scommaaccent" },
    Letter { u'ș', "scommaaccent" }, Letter { u'Ţ', "Tcommaaccent" },
    Letter { u'ţ', "tcommaaccent" }, Letter { u'Č', "Ccaron" }, Letter { u'č', "ccaron" },
    Letter { u'ě', "ecaron" }, Letter { u'ř', "rcaron" }, Letter { u'ů', "uring" },
    Letter { u'ő', "ohungarumlaut" }, Letter { u'ű', "uhungarumlaut" }, Letter { u'ğ', "gbreve" } };

constexpr bool is_free(std::size_t code)
{
    if (code < 0x20)
        return code != 0 && code != '\t' && code != '\n' && code != '\r';
    return code == 0x7F || (code >= 0x80 && code < 0xA0 && windows_letters.at(code - 0x80) == 0);
}

/// By code; an empty name where the encoding has the character already.
std::array<Letter, 256> const& letters()
{
    static auto const table = [] {
        std::array<Letter, 256> result {};
        auto further = further_letters.begin();
        for (std::size_t code = 0; code < result.size(); ++code) {
            if (is_free(code) && further != further_letters.end())
                result.at(code) = *further++;
            else if (code >= 0x80 && code < 0xA0)
                result.at(code).character = windows_letters.at(code - 0x80);
            else if (code >= 0x20 && code != 0x7F)
                result.at(code).character = static_cast<char16_t>(code);
        }
        return result;
    }();
    return table;
}

layout::FontId font_of(layout::FontSet const& fonts)
{
    return fonts.main_font(layout::Weight::regular, layout::Slant::upright);
}

std::string to_unicode_map()
{
    std::string out = "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                      "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                      "1 begincodespacerange\n<00><FF>\nendcodespacerange\n";
    // The format allows 100 lines at a time.
    constexpr std::size_t block = 64;
    for (std::size_t start = 0; start < 256; start += block) {
        std::string lines;
        std::int64_t count = 0;
        for (auto code = start; code < start + block; ++code) {
            if (letters().at(code).character == 0)
                continue;
            std::string digits;
            append_hex(digits, static_cast<std::uint16_t>(code));
            lines += "<" + digits.substr(2) + "><";
            append_hex(lines, letters().at(code).character);
            lines += ">\n";
            ++count;
        }
        append_integer(out, count);
        out += " beginbfchar\n" + lines + "endbfchar\n";
    }
    return out + "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
}

void append_encoding(std::string& out)
{
    out += "<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[";
    bool follows = false;
    for (std::size_t code = 0; code < letters().size(); ++code) {
        auto const& name = letters().at(code).name;
        if (!name.empty() && !follows) {
            out += ' '; // A digit would belong to the name before it.
            append_integer(out, static_cast<std::int64_t>(code));
        }
        if (!name.empty())
            (out += '/') += name;
        follows = !name.empty();
    }
    out += "]>>";
}

} // namespace

FormFont embed_form_font(File& file, Deflater& deflater, layout::FontSet const& fonts)
{
    std::u32string characters;
    for (auto const& letter : letters())
        if (letter.character != 0)
            characters += letter.character;
    auto const program = fonts.subset_with_characters(font_of(fonts), characters);
    std::string entries = "/Filter/FlateDecode/Length1 ";
    append_integer(entries, static_cast<std::int64_t>(program.size()));
    auto const number = file.add_stream(std::move(entries), deflater.compress(program));
    return { number, file.add_stream("/Filter/FlateDecode", deflater.compress(to_unicode_map())) };
}

ObjectNumber add_form_font(
    ObjectStreams& objects, layout::FontSet const& fonts, FormFont const& font)
{
    auto const id = font_of(fonts);
    auto const& metrics = fonts.metrics(id);
    // The same letters in every document, so one tag (9.6.4) will do.
    auto const name = "FORMAA+" + metrics.postscript_name;
    auto const number = objects.next();
    auto& out = objects.begin();
    out += "<</Type/Font/Subtype/TrueType/BaseFont/" + name + "/Encoding";
    append_encoding(out);
    out += "/ToUnicode ";
    append_reference(out, font.to_unicode);
    out += "/FirstChar 0/LastChar 255/Widths[";
    for (auto const& letter : letters()) {
        auto const glyph = fonts.glyph_of(id, letter.character);
        auto const width = letter.character == 0 ? 0 : fonts.advance(id, glyph);
        append_thousandths(
            out, (width * 100000LL + metrics.units_per_em / 2) / metrics.units_per_em * 10);
        out += ' ';
    }
    out.back() = ']';
    out += "/FontDescriptor ";
    append_reference(out, number + 1);
    out += ">>";
    append_font_descriptor(
        objects.begin(), metrics, { id, name, font.program, font.to_unicode }, Glyphs::by_name);
    return number;
}

} // namespace pdf
