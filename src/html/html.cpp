#include "html/html.h"

#include "base/unicode.h"
#include "html/css.h"
#include "html/writer.h"

#include "layout/contents.h"

#include <algorithm>
#include <utility>

namespace html {

bool is_empty(Spans const& spans)
{
    return std::ranges::all_of(spans, [](document::Span const& span) { return span.text.empty(); });
}

Writer::Writer(document::Document const& document, Look const& look)
    : m_document(document)
    , m_look(look)
    , m_has_contents(layout::has_contents(document))
{
}

std::string Writer::write()
{
    head();
    auto const& parts = m_document.furniture;
    furniture("header", { parts.watermark, parts.marking, parts.header_left, parts.header_right });
    add("<main>\n");
    write_blocks(m_document.blocks);
    add("</main>\n");
    furniture("footer", { parts.footer_left, parts.footer_second, parts.marking });
    add("</body>\n</html>\n");
    return std::move(m_out);
}

void Writer::head()
{
    add("<!DOCTYPE html>\n<html");
    attribute("lang", m_document.metadata.language);
    add(">\n<head>\n<meta charset=\"utf-8\">\n");
    text_element("<title>", "</title>\n", m_document.metadata.title);
    add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"robots\" content=\"noindex\">\n<style>\n");
    append_style_rules(m_out, m_document, m_look.styles);
    add(m_look.sheet);
    append_page_rules(m_out, m_document, m_look.styles);
    add("</style>\n</head>\n<body>\n");
}

/// The marking and what identifies the document, of which each page of the PDF has a copy.
void Writer::furniture(std::string_view element, std::vector<std::string> const& lines)
{
    add("<");
    add(element);
    add(" class=\"s-furniture\">\n");
    for (auto const& line : lines) {
        if (line.empty())
            continue;
        auto const* const open = line == m_document.furniture.marking ? "<p class=\"s-marking\">"
            : line == m_document.furniture.watermark                  ? "<p class=\"draft\">"
                                                                      : "<p>";
        text_element(open, "</p>\n", line);
    }
    add("</");
    add(element);
    add(">\n");
}

void Writer::attribute(std::string_view name, std::string_view value)
{
    add(" ");
    add(name);
    add("=\"");
    base::append_escaped(m_out, value);
    add("\"");
}

void Writer::text_element(std::string_view open, std::string_view close, std::string_view text)
{
    add(open);
    base::append_escaped(m_out, text);
    add(close);
}

/// Plain text takes the setting of the cell it stands in.
void Writer::classes(std::string const& own, std::uint16_t style)
{
    auto const& name = m_document.styles.at(style);
    auto const inherits = m_in_cell && (name == "p" || name == "li");
    auto value = own;
    if (!inherits)
        value += (value.empty() ? "s-" : " s-") + name;
    if (!value.empty())
        attribute("class", value);
}

void Writer::identify(std::string const& id)
{
    if (!id.empty() && m_ids.insert(id).second)
        attribute("id", id);
}

bool Writer::is_framed(std::uint16_t style) const
{
    auto const* found = m_look.styles.find(m_document.styles.at(style));
    return found && (found->border != base::Length {} || found->background != 0xFFFFFF);
}

void Writer::direction(Spans const& spans)
{
    std::string text;
    for (auto const& span : spans)
        text += span.text;
    if (base::begins_on_the_right(text))
        attribute("dir", "rtl");
}

void Writer::write_spans(Spans const& spans)
{
    for (auto first = spans.begin(); first != spans.end();) {
        auto const figure = first->figure;
        auto const last = std::find_if(
            first, spans.end(), [&](document::Span const& span) { return span.figure != figure; });
        if (figure != 0) {
            add("<span");
            attribute("data-figure", m_document.figures.at(figure - 1));
            add(">");
        }
        std::for_each(first, last, [&](document::Span const& span) { write_span(span); });
        add(figure != 0 ? "</span>" : "");
        first = last;
    }
}

void Writer::write_span(document::Span const& span)
{
    if (span.flags & document::line_break)
        return add("<br>");
    if (span.link != 0) {
        add("<a");
        attribute("href", m_document.links.at(span.link - 1));
        add(">");
    }
    add(span.flags & document::strong ? "<strong>" : "");
    add(span.flags & document::emphasis ? "<em>" : "");
    add(span.flags & document::raised ? "<sup>" : "");
    base::append_escaped(m_out, span.text);
    add(span.flags & document::raised ? "</sup>" : "");
    add(span.flags & document::emphasis ? "</em>" : "");
    add(span.flags & document::strong ? "</strong>" : "");
    add(span.link != 0 ? "</a>" : "");
}

void Writer::write_blocks(Blocks const& blocks)
{
    for (auto const& block : blocks)
        write_block(block, block.style);
}

void Writer::write_block(Block const& block, std::uint16_t style)
{
    // A kind of block that is not written here does not compile: nothing is left out in silence.
    std::visit([&](auto const& content) { write(block, style, content); }, block.content);
}

void Writer::write(Block const& block, std::uint16_t style, document::Paragraph const& paragraph)
{
    add("<p");
    identify(block.id);
    classes(paragraph.label.empty() ? "" : "labelled", style);
    direction(paragraph.text);
    add(">");
    if (!paragraph.label.empty())
        text_element("<span class=\"label\">", "</span> ", paragraph.label);
    write_spans(paragraph.text);
    add("</p>\n");
}

void Writer::write(Block const& block, std::uint16_t style, document::Heading const& heading)
{
    auto const element = "h" + std::to_string(heading.level);
    // What a table of contents links to. A heading with an id of its own needs a second.
    std::string target;
    if (m_has_contents && !m_in_cell && !layout::is_empty(heading.text))
        target = layout::heading_target(m_headings++);
    bool const is_within = !target.empty() && !block.id.empty();
    add("<" + element);
    identify(block.id.empty() ? target : block.id);
    classes("", style);
    direction(heading.text);
    add(">");
    if (is_within) {
        add("<span");
        identify(target);
        add(">");
    }
    if (!heading.number.empty())
        text_element("<span class=\"number\">", "</span> ", heading.number);
    write_spans(heading.text);
    add(is_within ? "</span>" : "");
    add("</" + element + ">\n");
}

void Writer::write(Block const& block, std::uint16_t style, document::List const& list)
{
    auto const has_terms = std::ranges::any_of(
        list.items, [](document::ListItem const& item) { return !is_empty(item.term); });
    auto const* const element = has_terms ? "dl" : list.ordered ? "ol" : "ul";
    add("<");
    add(element);
    identify(block.id);
    classes("", style);
    add(">\n");
    if (has_terms) {
        write_definitions(list);
    } else {
        for (auto const& item : list.items)
            write_item(item);
    }
    add("</");
    add(element);
    add(">\n");
}

void Writer::write_definitions(document::List const& list)
{
    for (auto const& item : list.items) {
        if (!is_empty(item.term)) {
            add("<dt");
            classes("", item.term_style);
            direction(item.term);
            add(">");
            write_spans(item.term);
            add("</dt>\n");
        }
        add("<dd>\n");
        write_blocks(item.content);
        add("</dd>\n");
    }
}

/// A frame stands around the whole item, its label included; its text is plain within.
void Writer::write_item(document::ListItem const& item)
{
    auto const framed = !item.content.empty() && is_framed(item.content.front().style);
    add("<li>");
    add("<div");
    auto const* look
        = framed ? m_look.styles.find(m_document.styles.at(item.content.front().style)) : nullptr;
    if (framed)
        classes(look->arrow_after ? "item arrow" : "item", item.content.front().style);
    else
        attribute("class", "item");
    add(">");
    if (!item.label.empty()) {
        auto const is_bullet = item.label == "•" || item.label == "–";
        text_element(
            is_bullet ? "<span class=\"label\" aria-hidden=\"true\">" : "<span class=\"label\">",
            "</span> ", item.label);
    }
    add("<div class=\"content\">\n");
    for (auto const& block : item.content) {
        auto const same = framed && block.style == item.content.front().style;
        write_block(block, same ? 0 : block.style);
    }
    add("</div></div></li>\n");
}

void Writer::write(
    Block const& block, std::uint16_t style, std::unique_ptr<document::Group> const& group)
{
    std::string_view const element = group->role == "Sect" ? "section"
        : group->role == "Figure"                          ? "figure"
        : group->role == "Caption" && m_figure             ? "figcaption"
                                                           : "div";
    add("<");
    add(element);
    identify(block.id);
    classes(is_framed(style) ? "framed" : "", style);
    if (group->role == "Note")
        attribute("role", "note");
    // The words for a picture stand with the picture.
    bool const has_picture = std::ranges::any_of(group->content,
        [](Block const& part) { return std::holds_alternative<document::Image>(part.content); });
    if (!group->alternative.empty() && !has_picture)
        attribute("aria-label", group->alternative);
    add(">\n");
    if (!group->label.empty()) {
        text_element("<div class=\"item\"><span class=\"label\">", "</span> ", group->label);
        add("<div class=\"content\">\n");
    }
    auto const* const outer
        = std::exchange(m_figure, group->role == "Figure" ? group.get() : m_figure);
    write_blocks(group->content);
    m_figure = outer;
    add(group->label.empty() ? "" : "</div></div>\n");
    add("</");
    add(element);
    add(">\n");
}

std::string write(document::Document const& document, Look const& look)
{
    return Writer(document, look).write();
}

} // namespace html
