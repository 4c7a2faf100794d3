#include "layout/blocks.h"

#include <algorithm>

// Lists and definition lists: items with their labels, one below the other.

namespace layout {

using base::Length;

namespace {

/// Read from the first label; the parenthesis of "(a)" says nothing. A list that begins with "i"
/// is roman: none of ours has nine items before its label "i".
ListNumbering numbering_of(document::List const& list)
{
    auto const& label = list.items.front().label;
    auto const sign = label.starts_with("(") ? label.substr(1) : label;
    if (sign.empty())
        return ListNumbering::none;
    if (sign.front() >= '0' && sign.front() <= '9')
        return ListNumbering::decimal;
    if (sign.front() == 'i' || sign.front() == 'I')
        return sign.front() == 'i' ? ListNumbering::lower_roman : ListNumbering::upper_roman;
    if (sign.front() >= 'a' && sign.front() <= 'z')
        return ListNumbering::lower_alpha;
    if (sign.front() >= 'A' && sign.front() <= 'Z')
        return ListNumbering::upper_alpha;
    if (sign == "■" || sign == "▪" || sign == "☐" || sign == "☑" || sign == "☒")
        return ListNumbering::square;
    return sign == "○" || sign == "◦" ? ListNumbering::circle : ListNumbering::disc;
}

} // namespace

void BlockSetter::set_content(document::List const& list, document::Block const&,
    Style const& style, Area area, NodeId parent)
{
    if (list.items.empty())
        return;
    auto const node = m_context.add_node(Role::list, parent);
    m_context.result.nodes.at(node).numbering = numbering_of(list);
    ++m_lists;
    for (auto const& item : list.items)
        set_item(item, style, area, node, &item == &list.items.back());
    --m_lists;
}

void BlockSetter::set_item(
    document::ListItem const& item, Style const& list, Area area, NodeId parent, bool is_last)
{
    auto const item_node = m_context.add_node(Role::list_item, parent);
    Source const source { item.content.empty() || item.content.front().file.empty()
            ? m_context.document.file
            : item.content.front().file,
        item.line };
    Style const* text_style = nullptr;
    if (!item.content.empty()
        && std::holds_alternative<document::Paragraph>(item.content.front().content))
        text_style = &style_of(item.content.front());
    // The steps of a process: the frame stands around the item, its label included.
    bool const framed = text_style && has_frame(*text_style);
    auto const outer = area;
    auto const* const item_style_before = std::exchange(m_item_style, nullptr);
    if (framed) {
        begin(*text_style);
        area = open_frame(*text_style, area);
        m_item_style = text_style;
    }
    set_term(item, list, area, item_node, source);
    if (!item.label.empty()) {
        auto const hang = list.label_width + (text_style ? text_style->label_width : Length {});
        auto const text_x = area.x + (text_style ? text_style->indent_left : Length {});
        add_label(item.label, m_context.add_node(Role::label, item_node), text_x - hang);
    }
    auto const body = m_context.add_node(Role::list_body, item_node);
    set(item.content, area, body);
    set_leftover_labels(text_style ? *text_style : list, area, source);
    if (framed) {
        close_frame();
        end(*text_style);
        if (text_style->arrow_after && !is_last)
            add_arrow(*text_style, outer);
    }
    // An item that ends in an inner list is as far from the next as any other.
    if (text_style && !framed)
        m_space = std::max(m_space, text_style->space_after);
    m_item_style = item_style_before;
}

/// The term of a definition, on lines of its own above what defines it.
void BlockSetter::set_term(
    document::ListItem const& item, Style const& list, Area area, NodeId item_node, Source source)
{
    if (item.term.empty())
        return;
    auto const& plain = m_context.style(item.term_style, source);
    auto const& style = m_cell ? m_context.style_in_cell(plain, *m_cell) : plain;
    auto const node = m_context.add_node(Role::label, item_node);
    begin(style);
    auto const hang = std::min(list.label_width, area.x - m_left.back());
    area = { area.x - hang, area.width + hang };
    add_lines(set_text(item.term, style, area.within(style.indent_left, {}), node, source), style);
    end(style);
}

} // namespace layout
