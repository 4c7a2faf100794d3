#pragma once

// layout::Page -> its content stream, and a record of what was marked on it and which glyphs it
// uses.

#include "layout/font.h"
#include "layout/pages.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pdf {

/// A marked-content sequence that belongs to a structure element.
struct MarkedContent {
    layout::NodeId node;
    std::uint32_t page; ///< 0-based.
    std::uint32_t identifier; ///< MCID on its page.
};

/// The glyphs of one font that a document shows.
struct UsedGlyphs {
    static constexpr std::int32_t unused = -1;
    std::vector<std::int32_t> widths; ///< In font units by glyph; `unused` if it is not shown.
    bool any() const { return !widths.empty(); }
};

/// Writes the content streams of a document's pages one after another.
class ContentWriter {
public:
    explicit ContentWriter(layout::FontSet const& fonts);

    /// The content of the next page, not yet compressed; valid until the next call.
    std::string_view write_next(layout::PagedDocument const& document);
    /// A further stream of a page already written, with what it shows now: artifacts only.
    std::string_view write_addition(layout::PagedDocument const& document, std::size_t page);

    /// The content of a field's appearance, whose text is not part of the page's; `appearance` is
    /// what is shown, `height` that of the field. Valid until the next call.
    std::string_view write_appearance(layout::Page const& appearance, base::Length height);

    /// In reading order.
    std::vector<MarkedContent> const& marked_content() const { return m_marked; }
    /// By FontId.
    std::vector<UsedGlyphs> const& used_glyphs() const { return m_used; }
    /// Number of marked-content sequences of each page written so far.
    std::vector<std::uint32_t> const& marked_counts() const { return m_marked_counts; }

private:
    void write_page(layout::Page const& page, std::uint32_t colour);
    void reset();
    void write_boxes(layout::Page const& page, bool (*wanted)(layout::Box const&));
    void write_polygons(layout::Page const& page);
    /// The first `count` runs.
    void write_watermark(layout::Page const& page, std::size_t count);
    void write_text(layout::Page const& page, std::size_t first);
    void write_run(layout::Page const& page, layout::TextRun const& run);
    void write_picture(layout::Page const& page, layout::PlacedPicture const& placed);
    void open_marked_content(layout::TextRun const& run);
    void write_drawing(layout::Page const& page, layout::NodeId node);
    void write_path(layout::Page const& page, drawing::Path const& path);
    void close_marked_content();
    void set_colour(std::uint32_t colour);
    void set_position(layout::Page const& page, layout::TextRun const& run);
    void show(layout::Page const& page, layout::TextRun const& run);
    void append_adjustment(std::int64_t& pending, int units_per_em);
    std::int32_t width_of(layout::FontId font, std::uint16_t glyph);

    layout::PagedDocument const* m_document = nullptr;
    layout::FontSet const& m_fonts;
    std::uint32_t m_page = 0;
    std::string m_out;
    std::vector<MarkedContent> m_marked;
    std::vector<std::uint32_t> m_marked_counts;
    std::vector<UsedGlyphs> m_used;

    // Graphics state of the page being written.
    std::uint32_t m_colour = 0;
    layout::FontId m_font = 0;
    base::Length m_size;
    base::Length m_line_x, m_line_y; ///< Start of the line of text (ISO 32000-1 9.4.2).
    bool m_rotated = false;
    std::size_t m_next_path = 0; ///< Of the page's drawings.
    bool m_marks = true; ///< Text is tagged.
    std::uint32_t m_identifiers = 0;

    // The marked-content sequence that is open.
    enum class Mark : std::uint8_t { none, content, artifact, watermark };
    Mark m_mark = Mark::none;
    layout::NodeId m_node = layout::artifact;
    std::uint32_t m_actual_text = 0;
};

} // namespace pdf
