#include "html/writer.h"

#include "layout/drawn.h"

#include <algorithm>

namespace html {

namespace {

using base::Length;
using drawing::Path;
using drawing::Verb;

void append_length(std::string& out, Length length)
{
    append_thousandths(out, (length.millipoints + (length.millipoints < 0 ? -5 : 5)) / 10 * 10);
}

void append_attribute(std::string& out, std::string_view name, Length length)
{
    (out += ' ') += name;
    out += "=\"";
    append_length(out, length);
    out += '"';
}

void append_attribute(std::string& out, std::string_view name, std::string_view value)
{
    ((((out += ' ') += name) += "=\"") += value) += '"';
}

void append_outline(std::string& out, Path const& path)
{
    std::size_t next = 0;
    auto const append_points = [&](char letter, std::size_t count) {
        out += letter;
        for (std::size_t i = 0; i < count; ++i, ++next) {
            out += i > 0 ? " " : "";
            append_length(out, path.points.at(next).x);
            out += ' ';
            append_length(out, path.points.at(next).y);
        }
    };
    for (auto const verb : path.verbs) {
        switch (verb) {
        case Verb::move:
            append_points('M', 1);
            break;
        case Verb::line:
            append_points('L', 1);
            break;
        case Verb::curve:
            append_points('C', 3);
            break;
        case Verb::close:
            out += 'Z';
        }
    }
}

/// Lines that look the same may be one path; what is filled lies over what stands before it.
bool can_join(Path const& one, Path const& next)
{
    return !one.fill && !next.fill && one.stroke == next.stroke && one.colour == next.colour
        && one.dash == next.dash;
}

void append_paths(std::string& out, std::vector<Path> const& paths)
{
    for (std::size_t i = 0; i < paths.size();) {
        auto const& path = paths.at(i);
        out += "<path";
        append_attribute(out, "fill", path.fill ? colour_code(*path.fill) : "none");
        if (path.stroke > Length {}) {
            append_attribute(out, "stroke", colour_code(path.colour));
            append_attribute(out, "stroke-width", path.stroke);
        }
        if (path.dash > Length {})
            append_attribute(out, "stroke-dasharray", path.dash);
        out += " d=\"";
        auto const first = i;
        while (i < paths.size() && (i == first || can_join(path, paths.at(i))))
            append_outline(out, paths.at(i++));
        out += "\"/>\n";
    }
}

/// The width keeps a line where it belongs, whatever font the reader has.
void append_line(std::string& out, layout::DrawnLine const& drawn)
{
    auto const& [text, width, right_to_left] = drawn.line;
    if (text.empty())
        return;
    out += "<text";
    append_attribute(out, "x", right_to_left ? drawn.at.x + width : drawn.at.x);
    append_attribute(out, "y", drawn.at.y);
    append_attribute(out, "textLength", width);
    append_attribute(out, "lengthAdjust", "spacingAndGlyphs");
    append_attribute(out, "font-size", drawn.style.size);
    append_attribute(out, "fill", colour_code(drawn.style.colour));
    if (drawn.style.weight == layout::Weight::bold)
        append_attribute(out, "font-weight", "bold");
    if (drawn.style.slant == layout::Slant::italic)
        append_attribute(out, "font-style", "italic");
    if (right_to_left)
        append_attribute(out, "direction", "rtl");
    out += ">";
    base::append_escaped(out, text);
    out += "</text>\n";
}

/// As wide as on paper at the reader's size of letters, of which one rem is that of "p".
void append_picture(std::string& out, layout::DrawnPicture const& picture, Length rem)
{
    out += " style=\"width:";
    append_thousandths(out, picture.width.millipoints * 1000 / rem.millipoints);
    out += "rem\" viewBox=\"0 0 ";
    append_length(out, picture.width);
    out += ' ';
    append_length(out, picture.height);
    out += "\">\n";
    append_paths(out, picture.paths);
    for (auto const& line : picture.lines)
        append_line(out, line);
    out += "</svg>\n";
}

} // namespace

/// The pictures of a drawing one below another, for one kind of screen. The first speaks for all.
void Writer::write_pictures(document::Drawing const& drawing, std::string_view screen)
{
    auto const& styles = m_look.styles;
    auto const* const room = styles.find("drawing-" + std::string(screen));
    auto const* const plain = styles.find("p");
    base::ensure(room && plain, "a style sheet without the widths of drawings");
    auto const pictures
        = layout::draw(m_document, drawing, room->label_width, styles, m_look.shaper);
    // What would be too small to read on a phone is moved sideways instead.
    bool const scrolls = screen == "narrow"
        && std::ranges::any_of(
            pictures, [&](auto const& picture) { return picture.width > room->label_width; });
    add("<div");
    attribute("class", std::string(screen) + (scrolls ? " scroll" : ""));
    if (scrolls) {
        add(" role=\"group\" tabindex=\"0\"");
        attribute("aria-label", drawing.title.empty() ? "Drawing" : drawing.title);
    }
    add(">\n");
    for (auto const& picture : pictures) {
        add("<svg");
        if (&picture == &pictures.front()) {
            attribute("role", "img");
            attribute("aria-label", drawing.alternative);
        } else {
            attribute("aria-hidden", "true");
        }
        append_picture(m_out, picture, plain->size);
    }
    add("</div>\n");
}

/// Drawn twice, for desks and paper and for phones, of which the style sheet shows one; and the
/// same in words.
void Writer::write(
    Block const& block, std::uint16_t style, std::unique_ptr<document::Drawing> const& drawing)
{
    add("<figure");
    identify(block.id);
    classes("drawing", style);
    add(">\n");
    write_pictures(*drawing, "wide");
    write_pictures(*drawing, "narrow");
    text_element("<details>\n<summary>In words</summary>\n<p>", "</p>\n</details>\n</figure>\n",
        drawing->alternative);
}

} // namespace html
