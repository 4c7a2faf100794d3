#include "layout/blocks.h"
#include "layout/table.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace layout {

using base::Length;

namespace {

Role role_of(std::string const& name)
{
    if (name == "Sect")
        return Role::section;
    if (name == "Note")
        return Role::note;
    if (name == "Caption")
        return Role::caption;
    return name == "Figure" ? Role::figure : Role::division;
}

bool has_own_pages(document::Block const& block)
{
    auto const* const group = std::get_if<std::unique_ptr<document::Group>>(&block.content);
    return group && (*group)->own_pages;
}

} // namespace

bool has_frame(Style const& style)
{
    return style.border > Length {} || style.background != 0xFFFFFF;
}

BlockSetter::BlockSetter(
    Context& context, Style const* cell, Length left, Length body_height, Emit emit)
    : m_context(context)
    , m_cell(cell)
    , m_body_height(body_height)
    , m_emit(std::move(emit))
    , m_text(context)
    , m_left { left }
{
}

Source BlockSetter::source_of(document::Block const& block) const
{
    return { block.file.empty() ? m_context.document.file : block.file, block.line };
}

Style const& BlockSetter::style_of(document::Block const& block)
{
    auto const& style = m_context.style(block.style, source_of(block));
    return m_cell ? m_context.style_in_cell(style, *m_cell) : style;
}

void BlockSetter::add(Item item, Hold hold)
{
    item.space_before = m_first ? Length {} : m_space;
    item.hold = std::max(hold, m_hold);
    if (m_together > 0 && m_together_begun)
        item.hold = std::max(item.hold, Hold::together);
    m_together_begun = true;
    m_aside.height -= item.space_before + item.height;
    m_space = {};
    m_first = false;
    m_hold = Hold::none;
    if (!m_anchors.empty() && item.kind == Item::Kind::piece) {
        std::ranges::move(std::exchange(m_anchors, {}), std::back_inserter(item.piece.anchors));
    } else if (!m_anchors.empty() && item.kind == Item::Kind::tall_rows) {
        // A row that may be split is no piece, so its anchors stand before it.
        Item mark;
        mark.space_before = std::exchange(item.space_before, {});
        mark.hold = std::exchange(item.hold, Hold::firmly);
        mark.piece.anchors = std::exchange(m_anchors, {});
        m_emit(std::move(mark));
    }
    m_emit(std::move(item));
}

void BlockSetter::add_mark(Item item, Hold hold)
{
    item.hold = std::max(hold, m_hold);
    if (m_together > 0 && m_together_begun)
        item.hold = std::max(item.hold, Hold::together);
    m_emit(std::move(item));
}

Hold BlockSetter::hold_of_line(std::size_t i, std::size_t count, Style const& style)
{
    auto const orphans = static_cast<std::size_t>(style.orphans);
    auto const widows = static_cast<std::size_t>(style.widows);
    return i > 0 && (i < orphans || count - i < widows) ? Hold::firmly : Hold::none;
}

void BlockSetter::add_lines(std::vector<Page> lines, Style const& style, std::uint32_t bookmark)
{
    auto const count = lines.size();
    for (std::size_t i = 0; i < count; ++i) {
        Item item;
        item.piece = std::move(lines.at(i));
        item.height = item.piece.height;
        item.bookmark = i == 0 ? bookmark : 0;
        add(std::move(item), hold_of_line(i, count, style));
    }
}

Length BlockSetter::body_height() const
{
    return m_body_height - std::accumulate(m_insets.begin(), m_insets.end(), Length {}) * 2;
}

void BlockSetter::begin(Style const& style)
{
    m_space = m_first ? Length {} : std::max(m_space, style.space_before);
    if (style.keep_together && m_together++ == 0)
        m_together_begun = false;
    if (style.keep_with_previous)
        m_hold = Hold::firmly;
}

void BlockSetter::end(Style const& style)
{
    m_space = std::max(m_space, style.space_after);
    if (style.keep_together)
        --m_together;
    if (style.keep_with_next)
        m_hold = Hold::firmly;
}

Area BlockSetter::open_frame(Style const& style, Area area)
{
    // Frames within frames must leave room for content, so those that would take more than a
    // quarter of the page with their edges lie close to it.
    auto const open = std::accumulate(m_insets.begin(), m_insets.end(), Length {});
    auto inset = style.border + style.padding;
    if ((open + inset) * 8 > m_body_height
        || m_body_height - (open + inset) * 2 < m_context.least_room)
        inset = {};
    m_insets.push_back(inset);
    Item item;
    item.kind = Item::Kind::open_frame;
    item.height = inset;
    item.style = &style;
    item.area = area;
    add(std::move(item));
    m_first = true;
    m_hold = Hold::firmly;
    auto const inner = area.within(inset, inset);
    m_left.push_back(inner.x);
    return inner;
}

void BlockSetter::close_frame()
{
    Item item;
    item.kind = Item::Kind::close_frame;
    item.height = m_insets.back();
    m_insets.pop_back();
    m_left.pop_back();
    m_space = {};
    add(std::move(item), Hold::firmly);
}

void BlockSetter::set(document::Blocks const& blocks, Area area, NodeId parent)
{
    for (auto const& block : blocks) {
        if (m_context.is_full())
            return;
        set(block, area, parent);
        if (std::holds_alternative<document::PageBreak>(block.content))
            continue;
        if (auto const taken = std::exchange(m_aside.width, {}); taken > Length {})
            area = area.within({}, taken);
        auto const& style = style_of(block);
        if (style.arrow_after && &style != m_item_style && &block != &blocks.back())
            add_arrow(style, area);
    }
    // What comes after the group stands below the picture beside it.
    if (auto const rest = std::exchange(m_aside.height, {}); rest > Length {})
        add_space(rest);
}

void BlockSetter::set(document::Block const& block, Area area, NodeId parent)
{
    if (std::holds_alternative<document::PageBreak>(block.content)) {
        set_content(document::PageBreak {}, block, {}, area, parent);
        return;
    }
    auto const& style = style_of(block);
    bool const is_table = std::holds_alternative<std::unique_ptr<document::Table>>(block.content);
    bool const is_field = std::holds_alternative<document::FieldPlace>(block.content);
    bool const framed = has_frame(style) && &style != m_item_style && !is_table && !is_field
        && !has_own_pages(block);
    if (!block.id.empty() && m_context.is_target(block.id))
        m_anchors.push_back({ m_context.add_destination(block.id), {} });
    // A cell has no place on the page that it could know.
    bool const placed = style.place_bottom > Length {} && !m_cell;
    begin(style);
    if (placed) {
        m_space = {};
        go_down(style.place_top, source_of(block), Hold::none);
        m_hold = Hold::firmly;
    }
    if (framed)
        area = open_frame(style, area);
    area = area.within(style.indent_left, style.indent_right);
    std::visit([&](auto const& content) { set_content(content, block, style, area, parent); },
        block.content);
    if (framed)
        close_frame();
    auto const space = m_space;
    end(style);
    // A list within a list ends like any of its items.
    if (m_lists > 0 && std::holds_alternative<document::List>(block.content))
        m_space = space;
    if (placed) {
        go_down(style.place_bottom, source_of(block), Hold::firmly);
    }
}

void BlockSetter::go_down(Length height, Source source, Hold hold)
{
    Item item;
    item.kind = Item::Kind::go_down;
    item.height = height;
    item.source = source;
    item.hold = hold;
    m_emit(std::move(item));
}

void BlockSetter::add_label(std::string const& text, NodeId node, Length x)
{
    // Where nesting has run out of indentation, labels stand before the text instead.
    m_labels.push_back({ text, node, std::max(x, m_left.back()) });
}

/// Sets the labels that wait. Those short enough for the first line are put into `beside`, the
/// others become lines of their own. Text makes way for a label wider than its space.
std::vector<Page> BlockSetter::set_labels(
    Style const& style, Area& area, Page& beside, Source source)
{
    std::vector<Page> lines;
    auto const middle = area.x + area.width / 2;
    auto free_from = m_left.back();
    for (auto& label : std::exchange(m_labels, {})) {
        label.x = std::max(label.x, free_from);
        m_text.prepare(label.text + " ", style, label.node, source);
        auto const width = m_text.widths().most;
        auto const end = label.x + width;
        auto const rest = end > area.x ? area.within(end - area.x, {}) : area;
        if (end > middle || rest.x < end) {
            m_text.lines({ label.x, area.x + area.width - label.x }, lines);
            continue;
        }
        area = rest;
        free_from = end;
        std::vector<Page> line;
        m_text.lines({ label.x, width }, line);
        for (auto const& part : line) {
            append(beside, part, {}, {});
            beside.height = std::max(beside.height, part.height);
        }
    }
    return lines;
}

std::vector<Page> BlockSetter::set_text(
    document::Spans const& spans, Style const& style, Area area, NodeId node, Source source)
{
    Page label;
    auto lines = set_labels(style, area, label, source);
    auto const above = lines.size();
    m_text.prepare(spans, style, node, source);
    m_text.lines(area, lines);
    if (!label.runs.empty() && lines.size() == above) {
        lines.push_back(std::move(label));
    } else if (!label.runs.empty()) {
        // One baseline for both, though the fonts of one may need a higher line.
        auto& first = lines.at(above);
        auto const label_y = label.runs.front().y;
        auto const text_y = first.runs.empty() ? label_y : first.runs.front().y;
        auto const baseline = std::max(label_y, text_y);
        Page joined;
        append(joined, label, {}, baseline - label_y);
        append(joined, first, {}, baseline - text_y);
        joined.height
            = std::max(label.height + baseline - label_y, first.height + baseline - text_y);
        first = std::move(joined);
    }
    if (style.rule_below > Length {} && !lines.empty()) {
        auto& last = lines.back();
        last.height += style.padding;
        last.boxes.push_back(
            { area.x, last.height, area.width, style.rule_below, style.border_colour });
        last.height += style.rule_below;
    }
    return lines;
}

void BlockSetter::set_leftover_labels(Style const& style, Area area, Source source)
{
    if (m_labels.empty())
        return;
    Page line;
    auto lines = set_labels(style, area, line, source);
    if (!line.runs.empty())
        lines.push_back(std::move(line));
    add_lines(std::move(lines), style);
    m_hold = Hold::firmly;
}

void BlockSetter::set_content(document::Paragraph const& paragraph, document::Block const& block,
    Style const& style, Area area, NodeId parent)
{
    if (is_empty(paragraph.text) && paragraph.label.empty() && m_labels.empty())
        return;
    auto const node = m_context.add_node(Role::paragraph, parent);
    if (!paragraph.label.empty())
        add_label(paragraph.label, node, area.x - style.label_width);
    add_lines(set_text(paragraph.text, style, area, node, source_of(block)), style);
}

void BlockSetter::set_content(document::Heading const& heading, document::Block const& block,
    Style const& style, Area area, NodeId parent)
{
    if (is_empty(heading.text))
        return;
    constexpr std::array roles = { Role::heading1, Role::heading2, Role::heading3, Role::heading4 };
    auto const level = std::clamp(heading.level, 1, 4);
    auto const node = m_context.add_node(roles.at(static_cast<std::size_t>(level - 1)), parent);
    std::uint32_t bookmark = 0;
    if (!m_cell) {
        auto& bookmarks = m_context.result.bookmarks;
        bookmarks.push_back({ level, bookmark_title(heading), Bookmark::unplaced, {} });
        bookmark = static_cast<std::uint32_t>(bookmarks.size());
    }
    if (!heading.number.empty()) {
        add_label(heading.number, node, area.x);
        area = area.within(style.label_width, {});
    }
    add_lines(set_text(heading.text, style, area, node, source_of(block)), style, bookmark);
}

void BlockSetter::set_content(std::unique_ptr<document::Table> const& table,
    document::Block const& block, Style const& style, Area area, NodeId parent)
{
    set_leftover_labels(style, area, source_of(block));
    auto const& names = m_context.document.styles;
    auto const name = block.style < names.size() ? std::string_view(names.at(block.style)) : "";
    TableSetter(m_context, *this, *table, name, area, source_of(block)).set(parent);
}

void BlockSetter::set_content(std::unique_ptr<document::Group> const& group,
    document::Block const& block, Style const& style, Area area, NodeId parent)
{
    auto const node = m_context.add_node(role_of(group->role), parent);
    if (!group->alternative.empty())
        m_context.result.nodes.at(node).text = m_context.add_text(group->alternative);
    if (!group->label.empty())
        add_label(group->label, m_context.add_node(Role::label, node), area.x - style.label_width);
    if (group->own_pages)
        set_own_pages(*group, source_of(block), area, node);
    else
        set(group->content, area, node);
    if (!group->label.empty())
        set_leftover_labels(style, area, source_of(block));
}

/// The pages before and after it end, so that each page is of one kind.
void BlockSetter::set_own_pages(document::Group const& group, Source source, Area area, NodeId node)
{
    auto const text_width
        = [](PageStyle const& page) { return page.width - page.margin_left - page.margin_right; };
    auto const& around = m_context.page_style({}, source);
    auto const& own = m_context.page_style(group.own_pages->page, source);
    auto const height = m_body_height;
    m_body_height = own.height - own.margin_top - own.margin_bottom;
    area.width += text_width(own) - text_width(around);
    break_page(&own, group.own_pages->numbering);
    set(group.content, area, node);
    break_page(&around);
    m_body_height = height;
}

void BlockSetter::set_content(
    document::Rule const&, document::Block const& block, Style const& style, Area area, NodeId)
{
    set_leftover_labels(style, area, source_of(block));
    Item item;
    item.height = item.piece.height = style.rule_below;
    item.piece.boxes.push_back({ area.x, {}, area.width, style.rule_below, style.border_colour });
    add(std::move(item));
}

void BlockSetter::set_content(
    document::PageBreak const&, document::Block const&, Style const&, Area, NodeId)
{
    // A cell has no page of its own to end.
    if (!m_cell)
        break_page();
}

void BlockSetter::break_page(PageStyle const* style, document::Numbering numbering)
{
    Item item;
    item.kind = Item::Kind::page_break;
    item.page_style = style;
    item.numbering = numbering;
    m_space = {};
    m_hold = Hold::none;
    m_emit(std::move(item));
}

void BlockSetter::add_arrow(Style const& style, Area area)
{
    auto const height = style.space_after;
    auto const head = height / 2;
    auto const middle = area.x + area.width / 2;
    Item item;
    item.height = height;
    item.piece.boxes.push_back(
        { middle - style.border / 2, {}, style.border, height - head, style.border_colour });
    item.piece.polygons.push_back({ { { middle - head / 2, height - head },
                                        { middle + head / 2, height - head }, { middle, height } },
        style.border_colour });
    m_space = {};
    add(std::move(item), Hold::firmly);
}

} // namespace layout
