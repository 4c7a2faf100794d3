#include "xlsx/formats.h"

#include <xlsxwriter.h>

namespace xlsx {

namespace {

using workbook::Format;

char const* number_format(Format kind)
{
    switch (kind) {
    case Format::integer:
        return "#,##0_0;-#,##0_0;0_0;@_0"; // A digit's width is left free at the right.
    case Format::decimal:
        return "#,##0.0##_0;-#,##0.0##_0;0.0_0;@_0";
    case Format::percent:
        return "0%_0;-0%_0;0%_0;@_0";
    case Format::date:
        return "dd/mm/yyyy";
    case Format::month:
        return "mmmm yyyy";
    // "@" keeps what a recipient types as text: zeros in front, and no formula.
    case Format::text:
    case Format::wrapped:
        break;
    }
    return "@";
}

bool is_number(Format kind)
{
    return kind == Format::integer || kind == Format::decimal || kind == Format::percent;
}

bool is_date(Format kind)
{
    return kind == Format::date || kind == Format::month;
}

} // namespace

std::uint32_t library_colour(std::uint32_t rgb)
{
    return rgb == 0 ? static_cast<lxw_color_t>(LXW_COLOR_BLACK) : rgb;
}

lxw_format* Formats::plain()
{
    auto* format = workbook_add_format(m_file);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
}

lxw_format* Formats::title()
{
    if (!m_title) {
        m_title = plain();
        format_set_bold(m_title);
        if (m_look.title_size > 0)
            format_set_font_size(m_title, m_look.title_size);
        if (m_look.title_ink != 0)
            format_set_font_color(m_title, m_look.title_ink);
    }
    return m_title;
}

lxw_format* Formats::heading(Format kind)
{
    auto*& format = m_headings.at(is_number(kind) ? 1 : 0);
    if (!format) {
        format = plain();
        format_set_bold(format);
        format_set_text_wrap(format);
        format_set_bottom(format, LXW_BORDER_MEDIUM);
        if (is_number(kind)) {
            format_set_align(format, LXW_ALIGN_RIGHT);
            format_set_indent(format, 1); // As their numbers do, headings keep off the next.
        }
        if (m_look.heading_fill != 0) {
            format_set_bg_color(format, m_look.heading_fill);
            format_set_font_color(format, library_colour(m_look.heading_ink));
        }
    }
    return format;
}

lxw_format* Formats::make_cell(Format kind)
{
    auto* format = plain();
    format_set_num_format(format, number_format(kind));
    if (kind == Format::wrapped)
        format_set_text_wrap(format);
    if (is_number(kind))
        format_set_align(format, LXW_ALIGN_RIGHT); // Dashes stand below numbers.
    // Dates stand beside partial dates, which are text and stand left.
    if (is_date(kind))
        format_set_align(format, LXW_ALIGN_LEFT);
    return format;
}

lxw_format* Formats::total(Format kind)
{
    auto*& format = m_totals[kind];
    if (!format) {
        format = make_cell(kind);
        format_set_bold(format);
        format_set_top(format, LXW_BORDER_THIN);
        format_set_bottom(format, LXW_BORDER_MEDIUM);
    }
    return format;
}

lxw_format* Formats::cell(Format kind, bool locked)
{
    auto*& format = m_cells.at(static_cast<std::size_t>(kind)).at(locked ? 1 : 0);
    if (!format) {
        format = make_cell(kind);
        format_set_bottom(format, LXW_BORDER_HAIR); // Guides the eye on paper.
        if (!locked) {
            format_set_unlocked(format);
            format_set_border(format, LXW_BORDER_HAIR); // A box, as on a paper form.
        }
    }
    return format;
}

lxw_format* Formats::highlight(std::uint32_t fill, std::uint32_t ink)
{
    auto* format = workbook_add_format(m_file);
    format_set_bg_color(format, library_colour(fill));
    format_set_font_color(format, library_colour(ink));
    return format;
}

} // namespace xlsx
