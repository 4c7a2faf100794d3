#include "pdf/content.h"

#include "base/ensure.h"
#include "pdf/roles.h"
#include "pdf/syntax.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pdf {

using layout::Page;
using layout::TextRun;

namespace {

constexpr std::uint32_t black = 0;
constexpr std::uint32_t unknown_colour = 0xFFFFFFFF;

void append_escaped(std::string& out, char byte)
{
    switch (byte) {
    case '(':
        out += "\\(";
        break;
    case ')':
        out += "\\)";
        break;
    case '\\':
        out += "\\\\";
        break;
    case '\r':
        out += "\\r";
        break;
    default:
        out += byte;
    }
}

/// A glyph as two bytes of a literal string: half as long as hexadecimal, so half as long to
/// compress.
void append_code(std::string& out, std::uint16_t glyph)
{
    append_escaped(out, static_cast<char>(glyph >> 8));
    append_escaped(out, static_cast<char>(glyph & 0xFF));
}

} // namespace

ContentWriter::ContentWriter(layout::FontSet const& fonts)
    : m_fonts(fonts)
    , m_used(fonts.size())
{
}

std::string_view ContentWriter::write_next(layout::PagedDocument const& document)
{
    m_document = &document;
    write_page(document.pages.at(m_page), black);
    m_marked_counts.push_back(m_identifiers);
    ++m_page;
    return m_out;
}

std::string_view ContentWriter::write_addition(
    layout::PagedDocument const& document, std::size_t page)
{
    base::ensure(page < m_page, "an addition to a page not yet written");
    m_document = &document;
    // It goes on in the graphics state in which the page ended, which nobody remembers.
    write_page(document.pages.at(page), unknown_colour);
    base::ensure(m_identifiers == 0, "text added to a page already written");
    return m_out;
}

void ContentWriter::write_page(Page const& page, std::uint32_t colour)
{
    reset();
    m_colour = colour;
    m_identifiers = 0;
    m_next_path = 0;
    // A watermark can be read across coloured rows and boxes, and crosses no rule.
    auto const first_plain = std::ranges::find(page.runs, 0, &TextRun::rotation);
    auto const watermark = static_cast<std::size_t>(first_plain - page.runs.begin());
    if (watermark > 0) {
        write_boxes(page, [](layout::Box const& box) { return box.is_background; });
        write_watermark(page, watermark);
        write_boxes(page, [](layout::Box const& box) { return !box.is_background; });
    } else {
        write_boxes(page, [](layout::Box const&) { return true; });
    }
    write_polygons(page);
    write_text(page, watermark);
}

void ContentWriter::reset()
{
    m_out.clear();
    m_colour = 0;
    m_size = {};
    m_line_x = m_line_y = {};
    m_rotated = false;
}

std::string_view ContentWriter::write_appearance(Page const& appearance, base::Length height)
{
    reset();
    m_marks = false;
    Page page = appearance;
    page.height = height;
    m_out += "/Tx BMC\nq\n";
    write_text(page, 0);
    m_out += "Q\nEMC\n";
    m_marks = true;
    return m_out;
}

void ContentWriter::write_boxes(Page const& page, bool (*wanted)(layout::Box const&))
{
    if (std::ranges::none_of(page.boxes, wanted))
        return;
    m_out += "/Artifact BMC\n";
    for (auto const& box : page.boxes) {
        if (!wanted(box))
            continue;
        set_colour(box.colour);
        append_length(m_out, box.x);
        m_out += ' ';
        append_length(m_out, page.height - box.y - box.height);
        m_out += ' ';
        append_length(m_out, box.width);
        m_out += ' ';
        append_length(m_out, box.height);
        m_out += " re f\n";
    }
    m_out += "EMC\n";
}

void ContentWriter::write_polygons(Page const& page)
{
    if (page.polygons.empty())
        return;
    m_out += "/Artifact BMC\n";
    for (auto const& polygon : page.polygons) {
        set_colour(polygon.colour);
        char const* operation = " m ";
        for (auto const& [x, y] : polygon.points) {
            append_length(m_out, x);
            m_out += ' ';
            append_length(m_out, page.height - y);
            m_out += operation;
            operation = " l ";
        }
        m_out += "f\n";
    }
    m_out += "EMC\n";
}

void ContentWriter::write_watermark(Page const& page, std::size_t count)
{
    m_out += "BT\n";
    for (std::size_t i = 0; i < count; ++i)
        write_run(page, page.runs.at(i));
    close_marked_content();
    m_out += "ET\n";
    m_line_x = m_line_y = {};
    m_rotated = false;
}

void ContentWriter::write_text(Page const& page, std::size_t first)
{
    if (page.runs.size() == first && page.pictures.empty() && page.paths.empty())
        return;
    m_out += "BT\n";
    auto picture = page.pictures.begin();
    for (auto i = first; i < page.runs.size(); ++i) {
        for (; picture != page.pictures.end() && picture->runs_before <= i; ++picture)
            write_picture(page, *picture);
        write_run(page, page.runs.at(i));
    }
    for (; picture != page.pictures.end(); ++picture)
        write_picture(page, *picture);
    while (m_next_path < page.paths.size()) // Drawings without a word.
        write_drawing(page, page.paths.at(m_next_path).node);
    close_marked_content();
    m_out += "ET\n";
}

void ContentWriter::write_run(Page const& page, TextRun const& run)
{
    if (run.count == 0)
        return;
    if (m_next_path < page.paths.size() && page.paths.at(m_next_path).node == run.node)
        write_drawing(page, run.node);
    open_marked_content(run);
    set_colour(run.colour);
    if (run.font != m_font || run.size != m_size) {
        m_font = run.font;
        m_size = run.size;
        m_out += "/F";
        append_integer(m_out, run.font);
        m_out += ' ';
        append_length(m_out, run.size);
        m_out += " Tf ";
    }
    set_position(page, run);
    show(page, run);
}

/// A picture may not stand in a text object (ISO 32000-1 figure 9), so the one that is open ends
/// before it and another begins after it.
void ContentWriter::write_picture(Page const& page, layout::PlacedPicture const& placed)
{
    close_marked_content();
    m_out += "ET\n";
    if (placed.node == layout::artifact) {
        m_out += "/Artifact BMC\n";
    } else {
        m_out += '/';
        m_out += structure_type(m_document->nodes.at(placed.node).role);
        m_out += "<</MCID ";
        append_integer(m_out, m_identifiers);
        m_out += ">>BDC\n";
        m_marked.push_back({ placed.node, m_page, m_identifiers });
        ++m_identifiers;
    }
    m_out += "q ";
    append_length(m_out, placed.width);
    m_out += " 0 0 ";
    append_length(m_out, placed.height);
    m_out += ' ';
    append_length(m_out, placed.x);
    m_out += ' ';
    append_length(m_out, page.height - placed.y - placed.height);
    m_out += " cm/I";
    append_integer(m_out, placed.picture);
    m_out += " Do Q\nEMC\nBT\n";
    m_line_x = m_line_y = {};
    m_rotated = false;
}

void ContentWriter::open_marked_content(TextRun const& run)
{
    auto const mark = run.node != layout::artifact ? Mark::content
        : run.rotation != 0                        ? Mark::watermark
                                                   : Mark::artifact;
    if (!m_marks) {
        // An appearance is no part of the page's content; what it reads as is said all the same.
        if (run.actual_text == m_actual_text)
            return;
        close_marked_content();
        if (run.actual_text != 0) {
            m_out += "/Span<</ActualText";
            append_text_string(m_out, m_document->texts.at(run.actual_text - 1));
            m_out += ">>BDC\n";
            m_mark = Mark::content;
        }
        m_actual_text = run.actual_text;
        return;
    }
    auto const actual_text = mark == Mark::content ? run.actual_text : 0;
    if (mark == m_mark && run.node == m_node && actual_text == m_actual_text)
        return;
    close_marked_content();
    if (mark == Mark::artifact) {
        m_out += "/Artifact<</Type/Pagination>>BDC\n";
    } else if (mark == Mark::watermark) {
        m_out += "/Artifact<</Type/Pagination/Subtype/Watermark>>BDC\n";
    } else {
        // Content with ActualText is marked content of its own and not nested in another: readers
        // lose what follows in the outer one.
        m_out += '/';
        m_out += actual_text != 0 ? "Span" : structure_type(m_document->nodes.at(run.node).role);
        m_out += "<</MCID ";
        append_integer(m_out, m_identifiers);
        if (actual_text != 0) {
            m_out += "/ActualText";
            append_text_string(m_out, m_document->texts.at(actual_text - 1));
        }
        m_out += ">>BDC\n";
        m_marked.push_back({ run.node, m_page, m_identifiers });
        ++m_identifiers;
    }
    m_mark = mark;
    m_node = run.node;
    m_actual_text = actual_text;
}

void ContentWriter::close_marked_content()
{
    if (m_mark != Mark::none)
        m_out += "EMC\n";
    m_mark = Mark::none;
    m_node = layout::artifact;
    m_actual_text = 0;
}

void ContentWriter::set_colour(std::uint32_t colour)
{
    if (colour == m_colour)
        return;
    m_colour = colour;
    for (unsigned const shift : { 16u, 8u, 0u }) {
        append_thousandths(m_out, ((colour >> shift & 0xFF) * 1000 + 127) / 255);
        m_out += ' ';
    }
    m_out += "rg\n";
}

void ContentWriter::set_position(Page const& page, TextRun const& run)
{
    auto const y = page.height - run.y;
    if (run.rotation != 0) {
        // Four decimals of sine and cosine place the far end of a line across A4 within 0.1 pt.
        auto const radians = run.rotation * std::numbers::pi / 180;
        auto const append_ratio = [this](double ratio) {
            auto const scaled = std::llround(ratio * 10000);
            m_out += scaled < 0 ? "-" : "";
            append_integer(m_out, std::llabs(scaled) / 10000);
            auto const decimals = std::to_string(10000 + std::llabs(scaled) % 10000);
            m_out += '.' + decimals.substr(1) + ' ';
        };
        append_ratio(std::cos(radians));
        append_ratio(std::sin(radians));
        append_ratio(-std::sin(radians));
        append_ratio(std::cos(radians));
        append_length(m_out, run.x);
        m_out += ' ';
        append_length(m_out, y);
        m_out += " Tm ";
        m_rotated = true;
        return;
    }
    if (m_rotated) {
        m_out += "1 0 0 1 ";
        append_length(m_out, run.x);
        m_out += ' ';
        append_length(m_out, y);
        m_out += " Tm ";
        m_rotated = false;
    } else {
        append_length(m_out, run.x - m_line_x);
        m_out += ' ';
        append_length(m_out, y - m_line_y);
        m_out += " Td ";
    }
    m_line_x = run.x;
    m_line_y = y;
}

void ContentWriter::show(Page const& page, TextRun const& run)
{
    auto const units_per_em = m_fonts.metrics(run.font).units_per_em;
    base::ensure(run.first + run.count <= page.glyphs.size(), "a run beyond its page's glyphs");
    std::int64_t pending = 0; // Distance still to adjust, in 1/1000 font units to the left.
    std::int16_t rise = 0;
    m_out += "[(";
    for (auto i = run.first; i < run.first + run.count; ++i) {
        auto const& placed = page.glyphs[i];
        auto const width = width_of(run.font, placed.glyph);
        if (placed.y_offset != rise) {
            rise = placed.y_offset;
            m_out += ")]TJ ";
            append_thousandths(m_out, rise * run.size.millipoints / units_per_em);
            m_out += " Ts [(";
        }
        pending -= placed.x_offset * 1000;
        append_adjustment(pending, units_per_em);
        append_code(m_out, placed.glyph);
        pending += (placed.x_offset + width - placed.advance) * 1000;
    }
    m_out += ")]TJ\n";
    if (rise != 0)
        m_out += "0 Ts\n";
}

void ContentWriter::append_adjustment(std::int64_t& pending, int units_per_em)
{
    if (pending == 0)
        return;
    auto const half = pending < 0 ? -units_per_em / 2 : units_per_em / 2;
    auto const thousandths = (pending + half) / units_per_em;
    if (thousandths == 0)
        return;
    m_out += ')';
    append_integer(m_out, thousandths);
    m_out += '(';
    // What rounding leaves over is carried on, so that errors do not add up along a line.
    pending -= thousandths * units_per_em;
}

std::int32_t ContentWriter::width_of(layout::FontId font, std::uint16_t glyph)
{
    auto& widths = m_used.at(font).widths;
    if (glyph >= widths.size())
        widths.resize(glyph + 1u, UsedGlyphs::unused);
    auto& width = widths[glyph];
    if (width == UsedGlyphs::unused) {
        base::ensure(glyph != 0, "a character without a glyph (ISO 19005-2 6.2.11.8)");
        width = m_fonts.advance(font, glyph);
        base::ensure(width >= 0, "a glyph of negative width");
    }
    return width;
}

} // namespace pdf
