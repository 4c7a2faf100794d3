#include "pdf/content.h"

#include "pdf/roles.h"
#include "pdf/syntax.h"

namespace pdf {

namespace {

void append_colour(std::string& out, std::uint32_t colour, char const* operation)
{
    for (unsigned const shift : { 16u, 8u, 0u }) {
        append_thousandths(out, ((colour >> shift & 0xFF) * 1000 + 127) / 255);
        out += ' ';
    }
    out += operation;
}

} // namespace

/// Draws the paths of a figure that come next. Paths may not stand in a text object (ISO 32000-1
/// 8.2), so the one that is open ends and another begins.
void ContentWriter::write_drawing(layout::Page const& page, layout::NodeId node)
{
    close_marked_content();
    m_out += "ET\n/";
    m_out += structure_type(m_document->nodes.at(node).role);
    m_out += "<</MCID ";
    append_integer(m_out, m_identifiers);
    m_out += ">>BDC\nq\n";
    m_marked.push_back({ node, m_page, m_identifiers });
    ++m_identifiers;
    while (m_next_path < page.paths.size() && page.paths.at(m_next_path).node == node)
        write_path(page, page.paths.at(m_next_path++).path);
    m_out += "Q\nEMC\nBT\n";
    m_line_x = m_line_y = {};
    m_rotated = false;
}

void ContentWriter::write_path(layout::Page const& page, drawing::Path const& path)
{
    bool const stroke = path.stroke > base::Length {};
    if (!stroke && !path.fill)
        return;
    if (path.fill)
        append_colour(m_out, *path.fill, "rg\n");
    if (stroke) {
        append_colour(m_out, path.colour, "RG ");
        append_length(m_out, path.stroke);
        m_out += " w [";
        if (path.dash > base::Length {})
            append_length(m_out, path.dash);
        m_out += "]0 d\n";
    }
    std::size_t next = 0;
    auto const append_points = [&](std::size_t count, char const* operation) {
        for (; count > 0; --count, ++next) {
            append_length(m_out, path.points.at(next).x);
            m_out += ' ';
            append_length(m_out, page.height - path.points.at(next).y);
            m_out += ' ';
        }
        m_out += operation;
    };
    for (auto const verb : path.verbs) {
        switch (verb) {
        case drawing::Verb::move:
            append_points(1, "m ");
            break;
        case drawing::Verb::line:
            append_points(1, "l ");
            break;
        case drawing::Verb::curve:
            append_points(3, "c ");
            break;
        case drawing::Verb::close:
            m_out += "h ";
        }
    }
    m_out += path.fill && stroke ? "B\n" : stroke ? "S\n" : "f\n";
}

} // namespace pdf
