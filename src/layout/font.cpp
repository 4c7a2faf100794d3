#include "layout/font.h"
#include "base/ensure.h"
#include "base/file.h"
#include "base/json.h"
#include "base/unicode.h"

#include <harfbuzz/hb-ot.h>
#include <harfbuzz/hb-subset.h>
#include <harfbuzz/hb.h>

#include <algorithm>
#include <array>
#include <mutex>

namespace layout {

namespace {

template <auto Destroy> struct Release {
    template <typename T> void operator()(T* object) const { Destroy(object); }
};
using Blob = std::unique_ptr<hb_blob_t, Release<hb_blob_destroy>>;
using Face = std::unique_ptr<hb_face_t, Release<hb_face_destroy>>;
using Font = std::unique_ptr<hb_font_t, Release<hb_font_destroy>>;
using Buffer = std::unique_ptr<hb_buffer_t, Release<hb_buffer_destroy>>;
using GlyphSet = std::unique_ptr<hb_set_t, Release<hb_set_destroy>>;
using SubsetInput = std::unique_ptr<hb_subset_input_t, Release<hb_subset_input_destroy>>;

/// A PDF's TrueType font needs outlines and widths only (ISO 32000-1 9.9). Shaping is done by
/// then, and the tables it used are most of what subsetting would spend its time on.
constexpr std::array tables_not_needed = { HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
    HB_TAG('G', 'D', 'E', 'F'), HB_TAG('B', 'A', 'S', 'E'), HB_TAG('J', 'S', 'T', 'F'),
    HB_TAG('M', 'A', 'T', 'H'), HB_TAG('k', 'e', 'r', 'n'), HB_TAG('n', 'a', 'm', 'e'),
    HB_TAG('p', 'o', 's', 't'), HB_TAG('O', 'S', '/', '2'), HB_TAG('c', 'm', 'a', 'p'),
    HB_TAG('D', 'S', 'I', 'G'), HB_TAG('g', 'a', 's', 'p'), HB_TAG('h', 'd', 'm', 'x'),
    HB_TAG('V', 'D', 'M', 'X'), HB_TAG('L', 'T', 'S', 'H'), HB_TAG('P', 'C', 'L', 'T'),
    HB_TAG('F', 'F', 'T', 'M'), HB_TAG('m', 'e', 't', 'a'), HB_TAG('S', 'T', 'A', 'T') };

Face subset_face(hb_face_t* face, hb_set_t const* glyphs)
{
    SubsetInput const input(hb_subset_input_create_or_fail());
    base::ensure(input != nullptr, "no memory for a font subset");
    hb_set_union(hb_subset_input_glyph_set(input.get()), glyphs);
    auto* const dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (auto const tag : tables_not_needed)
        hb_set_add(dropped, tag);
    hb_subset_input_set_flags(
        input.get(), HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING);
    Face result(hb_subset_or_fail(face, input.get()));
    base::ensure(result != nullptr, "font cannot be subset");
    return result;
}

int read_i16(char const* bytes)
{
    auto const high = static_cast<unsigned char>(bytes[0]);
    auto const low = static_cast<unsigned char>(bytes[1]);
    return static_cast<std::int16_t>(high << 8 | low);
}

FontMetrics read_metrics(hb_face_t* face, hb_font_t* font)
{
    FontMetrics metrics {};
    metrics.units_per_em = static_cast<int>(hb_face_get_upem(face));
    hb_font_extents_t extents {};
    hb_font_get_h_extents(font, &extents);
    metrics.ascent = extents.ascender;
    metrics.descent = extents.descender;
    hb_position_t cap_height = 0;
    hb_ot_metrics_get_position_with_fallback(font, HB_OT_METRICS_TAG_CAP_HEIGHT, &cap_height);
    metrics.cap_height = cap_height;
    hb_position_t raised = 0;
    hb_ot_metrics_get_position_with_fallback(
        font, HB_OT_METRICS_TAG_SUPERSCRIPT_EM_Y_SIZE, &raised);
    metrics.superscript_size = raised;
    hb_ot_metrics_get_position_with_fallback(
        font, HB_OT_METRICS_TAG_SUPERSCRIPT_EM_Y_OFFSET, &raised);
    metrics.superscript_rise = raised;
    Blob const head(hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd')));
    unsigned size = 0;
    auto const* const bytes = hb_blob_get_data(head.get(), &size);
    // xMin, yMin, xMax and yMax stand at byte 36, macStyle with its bold bit at byte 44.
    if (size >= 54) {
        for (int i = 0; i < 4; ++i)
            metrics.box[i] = read_i16(bytes + 36 + 2 * i);
        metrics.bold = (read_i16(bytes + 44) & 1) != 0;
    }
    metrics.italic_angle = static_cast<int>(hb_style_get_value(font, HB_STYLE_TAG_SLANT_ANGLE));
    std::array<char, 128> name {};
    unsigned length = name.size();
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, hb_language_from_string("en", 2),
        &length, name.data());
    metrics.postscript_name = name.data();
    return metrics;
}

/// Characters that have no shape of their own, so that no font need have them.
bool is_invisible(char32_t code_point)
{
    return code_point == 0x00AD || (code_point >= 0x200B && code_point <= 0x200F)
        || (code_point >= 0x2060 && code_point <= 0x2069) || code_point == 0xFEFF
        || (code_point >= 0xFE00 && code_point <= 0xFE0F)
        || (code_point >= 0xE0100 && code_point <= 0xE01EF);
}

bool is_printable_ascii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

} // namespace

struct FontSet::Impl {
    struct Entry {
        std::filesystem::path path;
        // A font is opened when it is first wanted: most documents want three of thirty.
        mutable std::once_flag opened;
        mutable Face face;
        mutable Font font;
        mutable FontMetrics metrics;
        // The Latin part, from which nearly every document's subset can be cut much faster than
        // from the whole font. Also made when it is first wanted.
        mutable std::once_flag prepared;
        mutable GlyphSet latin_glyphs;
        mutable Face latin;
    };
    std::vector<std::unique_ptr<Entry>> fonts;
    std::array<FontId, 4> main {}; ///< By weight + 2 * slant.
    std::size_t main_count = 0;
    std::vector<std::array<FontId, 2>> fallbacks; ///< By weight.
    std::optional<Hyphenation> hyphenation;

    Entry const& at(FontId id) const
    {
        auto const& entry = *fonts.at(id);
        std::call_once(entry.opened, [&] { open(entry); });
        return entry;
    }

    bool has(FontId id, char32_t code_point) const
    {
        hb_codepoint_t glyph = 0;
        return hb_font_get_nominal_glyph(at(id).font.get(), code_point, &glyph) != 0;
    }
    bool has_all(FontId id, std::u32string_view text) const
    {
        return std::ranges::all_of(text, [&](char32_t c) { return is_invisible(c) || has(id, c); });
    }

    FontId add(std::filesystem::path path);
    static void open(Entry const& entry);
    static void prepare_latin(Entry const& entry);
};

FontId FontSet::Impl::add(std::filesystem::path path)
{
    auto entry = std::make_unique<Entry>();
    entry->path = std::move(path);
    fonts.push_back(std::move(entry));
    base::ensure(fonts.size() < 0xFFFF, "too many fonts");
    return static_cast<FontId>(fonts.size() - 1);
}

void FontSet::Impl::open(Entry const& entry)
{
    Blob const file(hb_blob_create_from_file_or_fail(entry.path.c_str()));
    if (!file)
        throw base::IoError("cannot read the font " + entry.path.string());
    Face face(hb_face_create(file.get(), 0));
    Blob const outlines(hb_face_reference_table(face.get(), HB_TAG('g', 'l', 'y', 'f')));
    if (hb_blob_get_length(outlines.get()) == 0 || hb_face_get_upem(face.get()) == 0)
        throw base::IoError("not a TrueType font: " + entry.path.string());
    entry.font.reset(hb_font_create(face.get()));
    entry.face = std::move(face);
    entry.metrics = read_metrics(entry.face.get(), entry.font.get());
    hb_font_make_immutable(entry.font.get());
    hb_face_make_immutable(entry.face.get());
}

void FontSet::Impl::prepare_latin(Entry const& entry)
{
    std::call_once(entry.prepared, [&] {
        entry.latin_glyphs.reset(hb_set_create());
        auto* const glyphs = entry.latin_glyphs.get();
        hb_set_add(glyphs, 0);
        auto const add_range = [&](hb_codepoint_t first, hb_codepoint_t last) {
            for (auto c = first; c <= last; ++c) {
                hb_codepoint_t glyph = 0;
                if (hb_font_get_nominal_glyph(entry.font.get(), c, &glyph))
                    hb_set_add(glyphs, glyph);
            }
        };
        // Latin, general punctuation, currency and letter-like signs, ligatures fi and fl.
        add_range(0x0020, 0x024F);
        add_range(0x2010, 0x2044);
        add_range(0x20A0, 0x2122);
        add_range(0xFB00, 0xFB06);
        entry.latin = subset_face(entry.face.get(), glyphs);
        hb_face_make_immutable(entry.latin.get());
    });
}

FontSet::FontSet(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}
FontSet::FontSet(FontSet&&) noexcept = default;
FontSet::~FontSet() = default;

FontSet FontSet::load(std::filesystem::path const& list)
{
    auto const parsed = base::parse_json(base::read_file(list), list.filename().string());
    if (!parsed.ok())
        throw base::IoError(base::describe(parsed.errors().front()));
    auto const& value = parsed.value();
    std::vector<std::filesystem::path> folders;
    if (auto const* const found = value.find("folders"); found && found->as_list())
        for (auto const& folder : *found->as_list())
            if (folder.as_string())
                folders.push_back(list.parent_path() / *folder.as_string());
    auto impl = std::make_unique<Impl>();
    auto const find = [&](std::string const& name) -> std::optional<std::filesystem::path> {
        for (auto const& folder : folders)
            if (!name.empty() && std::filesystem::is_regular_file(folder / name))
                return folder / name;
        return std::nullopt;
    };
    base::Value const nothing;
    auto const* const main = value.find("main");
    std::size_t slot = 0;
    for (auto const* const face : { "regular", "bold", "italic", "bold_italic" }) {
        auto const name = (main ? main : &nothing)->text(face);
        auto const path = find(name);
        if (!path)
            throw base::IoError("the font " + name + " (main family, " + face
                + ") is in none of "
                  "the folders that "
                + list.string() + " names");
        impl->main.at(slot++) = impl->add(*path);
    }
    impl->main_count = impl->fonts.size();
    for (auto const id : impl->main)
        for (char32_t c = 0x20; c < 0x7F; ++c)
            if (!impl->has(id, c))
                throw base::IoError("a font of the main family lacks basic Latin letters");
    if (auto const patterns = value.text("hyphenation"); !patterns.empty()) {
        auto const path = find(patterns);
        if (!path)
            throw base::IoError("the hyphenation patterns " + patterns
                + " are in none of the folders that " + list.string() + " names");
        impl->hyphenation.emplace(*path);
    }
    auto const* const fallbacks = value.find("fallbacks");
    for (auto const& fallback :
        fallbacks && fallbacks->as_list() ? *fallbacks->as_list() : base::Value::List {}) {
        auto const regular = find(fallback.text("regular"));
        if (!regular)
            continue;
        auto const id = impl->add(*regular);
        auto const bold = find(fallback.text("bold"));
        impl->fallbacks.push_back({ id, bold ? impl->add(*bold) : id });
    }
    return FontSet(std::move(impl));
}

Hyphenation const* FontSet::hyphenation() const
{
    return m_impl->hyphenation ? &*m_impl->hyphenation : nullptr;
}

std::size_t FontSet::size() const
{
    return m_impl->fonts.size();
}

FontMetrics const& FontSet::metrics(FontId font) const
{
    return m_impl->at(font).metrics;
}

FontId FontSet::main_font(Weight weight, Slant slant) const
{
    return m_impl->main.at(static_cast<std::size_t>(weight) + 2 * static_cast<std::size_t>(slant));
}

bool FontSet::is_main(FontId font) const
{
    return font < m_impl->main_count;
}

std::optional<FontId> FontSet::font_for(
    std::u32string_view cluster, Weight weight, Slant slant) const
{
    if (auto const main = main_font(weight, slant); m_impl->has_all(main, cluster))
        return main;
    for (auto const& fallback : m_impl->fallbacks) {
        auto const id = fallback.at(static_cast<std::size_t>(weight));
        if (m_impl->has_all(id, cluster))
            return id;
    }
    return std::nullopt;
}

std::vector<FontRun> FontSet::font_runs(std::string_view text, Weight weight, Slant slant) const
{
    auto const main = main_font(weight, slant);
    if (is_printable_ascii(text))
        return { { 0, text.size(), main } };
    auto const code_points = base::to_code_points(text);
    struct Cluster {
        std::size_t first, count, bytes;
        bool in_main;
    };
    std::vector<Cluster> clusters;
    std::u32string beyond_main;
    for (std::size_t i = 0; i < code_points.size();) {
        auto const first = i++;
        while (i < code_points.size() && base::continues_character(code_points.at(i)))
            ++i;
        auto const cluster = std::u32string_view(code_points).substr(first, i - first);
        bool const in_main = m_impl->has_all(main, cluster);
        clusters.push_back({ first, i - first, base::to_utf8(cluster).size(), in_main });
        if (!in_main)
            beyond_main += cluster;
    }
    auto const common = beyond_main.empty() ? main : font_for(beyond_main, weight, slant);
    std::vector<FontRun> runs;
    std::size_t offset = 0;
    auto const add = [&](std::size_t bytes, std::optional<FontId> font) {
        if (!runs.empty() && runs.back().font == font)
            runs.back().end += bytes;
        else
            runs.push_back({ offset, offset + bytes, font });
        offset += bytes;
    };
    for (auto const& [first, count, bytes, in_main] : clusters) {
        auto const cluster = std::u32string_view(code_points).substr(first, count);
        auto const font = in_main ? main : common ? common : font_for(cluster, weight, slant);
        if (font) {
            add(bytes, font);
            continue;
        }
        // No font has the base together with its marks: better apart than not at all.
        for (std::size_t i = 0; i < count; ++i) {
            auto const single = cluster.substr(i, 1);
            add(base::to_utf8(single).size(), font_for(single, weight, slant));
        }
    }
    return runs;
}

std::vector<ShapedGlyph> FontSet::shape(
    FontId font, std::string_view text, std::uint32_t script, bool right_to_left) const
{
    thread_local Buffer const buffer(hb_buffer_create());
    auto* const b = buffer.get();
    hb_buffer_clear_contents(b);
    hb_buffer_set_flags(b, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    // A mark is a cluster of its own where it has a glyph of its own, so that it reads as itself.
    hb_buffer_set_cluster_level(b, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_add_utf8(
        b, text.data(), static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
    hb_buffer_set_direction(b, right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(b, hb_script_from_iso15924_tag(script));
    // Not left to HarfBuzz, which would ask the locale of the process.
    static hb_language_t const english = hb_language_from_string("en", 2);
    hb_buffer_set_language(b, english);
    // Right-to-left ligatures that may be left out are: one glyph for several letters can be read
    // in order by some readers only. What must be joined, such as lam-alef, is another feature.
    hb_feature_t const no_ligatures
        = { HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END };
    hb_shape(m_impl->at(font).font.get(), b, &no_ligatures, right_to_left ? 1 : 0);
    unsigned count = 0;
    auto const* const infos = hb_buffer_get_glyph_infos(b, &count);
    auto const* const positions = hb_buffer_get_glyph_positions(b, &count);
    std::vector<ShapedGlyph> glyphs;
    glyphs.reserve(count);
    for (unsigned i = 0; i < count; ++i)
        glyphs.push_back({ static_cast<std::uint16_t>(infos[i].codepoint),
            static_cast<std::int16_t>(positions[i].x_advance),
            static_cast<std::int16_t>(positions[i].x_offset),
            static_cast<std::int16_t>(positions[i].y_offset), infos[i].cluster });
    return glyphs;
}

int FontSet::advance(FontId font, std::uint16_t glyph) const
{
    return hb_font_get_glyph_h_advance(m_impl->at(font).font.get(), glyph);
}

std::uint16_t FontSet::glyph_of(FontId font, char32_t code_point) const
{
    hb_codepoint_t glyph = 0;
    hb_font_get_nominal_glyph(m_impl->at(font).font.get(), code_point, &glyph);
    return static_cast<std::uint16_t>(glyph);
}

std::string FontSet::subset(FontId font, std::vector<std::uint16_t> const& glyphs) const
{
    auto const& entry = m_impl->at(font);
    m_impl->prepare_latin(entry);
    GlyphSet const wanted(hb_set_create());
    for (auto const glyph : glyphs)
        hb_set_add(wanted.get(), glyph);
    bool const latin = hb_set_is_subset(wanted.get(), entry.latin_glyphs.get()) != 0;
    Face const face = subset_face(latin ? entry.latin.get() : entry.face.get(), wanted.get());
    Blob const blob(hb_face_reference_blob(face.get()));
    unsigned size = 0;
    auto const* const bytes = hb_blob_get_data(blob.get(), &size);
    return std::string(bytes, size);
}

std::string FontSet::subset_with_characters(FontId font, std::u32string_view characters) const
{
    SubsetInput const input(hb_subset_input_create_or_fail());
    base::ensure(input != nullptr, "no memory for a font subset");
    for (auto const character : characters)
        hb_set_add(hb_subset_input_unicode_set(input.get()), character);
    auto* const dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (auto const tag : tables_not_needed)
        if (tag != HB_TAG('c', 'm', 'a', 'p'))
            hb_set_add(dropped, tag);
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
    Face const face(hb_subset_or_fail(m_impl->at(font).face.get(), input.get()));
    base::ensure(face != nullptr, "font cannot be subset");
    Blob const blob(hb_face_reference_blob(face.get()));
    unsigned size = 0;
    auto const* const bytes = hb_blob_get_data(blob.get(), &size);
    return std::string(bytes, size);
}

} // namespace layout
