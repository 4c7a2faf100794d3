#pragma once

// Blocks -> items, with the structure they belong to.

#include "layout/contents.h"
#include "layout/context.h"
#include "layout/flow.h"
#include "layout/text.h"

#include <algorithm>
#include <functional>
#include <string>

namespace layout {

/// Whether the style draws a border or a background around a block.
bool has_frame(Style const& style);

/// Sets blocks one under another and hands on the items: to the pages, or to a cell.
class BlockSetter {
public:
    using Emit = std::function<void(Item)>;

    /// `left` is where the paper, or the inside of the cell, begins; `body_height` the height of
    /// the text area of a page. In a cell, plain paragraphs take the type of the cell; `cell` is
    /// null outside.
    BlockSetter(Context& context, Style const* cell, base::Length left, base::Length body_height,
        Emit emit);

    void set(document::Blocks const& blocks, Area area, NodeId parent);

    /// Hands on an item: gives it the space that has gathered, and holds it to the item before
    /// as firmly as what is open demands.
    void add(Item item, Hold hold = Hold::none);
    /// Hands on an item that only marks where a table begins or ends to be continued.
    void add_mark(Item item, Hold hold);
    /// Hands on lines, never fewer than the style's orphans and widows on one page.
    void add_lines(std::vector<Page> lines, Style const& style, std::uint32_t bookmark = 0);
    /// How line `i` of `count` holds to the one before it.
    static Hold hold_of_line(std::size_t i, std::size_t count, Style const& style);
    /// Leaves at least so much space before the next item.
    void add_space(base::Length space) { m_space = std::max(m_space, space); }
    /// The next item is not to be parted from the one before it.
    void hold_next() { m_hold = Hold::firmly; }
    /// Height of a page that is left inside the frames that are open.
    base::Length body_height() const;

private:
    /// A label that waits for the first line of its text.
    struct Label {
        std::string text;
        NodeId node;
        base::Length x;
    };

    void set(document::Block const& block, Area area, NodeId parent);
    void set_content(document::Paragraph const& paragraph, document::Block const& block,
        Style const& style, Area area, NodeId parent);
    void set_content(document::Heading const& heading, document::Block const& block,
        Style const& style, Area area, NodeId parent);
    void set_content(document::List const& list, document::Block const& block, Style const& style,
        Area area, NodeId parent);
    void set_content(std::unique_ptr<document::Table> const& table, document::Block const& block,
        Style const& style, Area area, NodeId parent);
    void set_content(std::unique_ptr<document::Group> const& group, document::Block const& block,
        Style const& style, Area area, NodeId parent);
    void set_content(document::Rule const& rule, document::Block const& block, Style const& style,
        Area area, NodeId parent);
    void set_content(document::PageBreak const& page_break, document::Block const& block,
        Style const& style, Area area, NodeId parent);
    void set_content(document::Contents const& contents, document::Block const& block,
        Style const& style, Area area, NodeId parent);
    void set_content(std::unique_ptr<document::Drawing> const& drawing,
        document::Block const& block, Style const& style, Area area, NodeId parent);
    void set_content(document::SignatureLine const& signature, document::Block const& block,
        Style const& style, Area area, NodeId parent);

    void set_own_pages(document::Group const& group, Source source, Area area, NodeId node);
    void break_page(PageStyle const* style = nullptr, document::Numbering numbering = {});
    void set_term(document::ListItem const& item, Style const& list, Area area, NodeId item_node,
        Source source);
    std::vector<Page> set_entry(
        ContentsEntry const& entry, Style const& style, Area area, NodeId node, Source source);
    void add_page_number(Page& line, std::string const& number, Style const& style, Area area,
        NodeId node, Source source);
    void set_content(document::Image const& image, document::Block const& block, Style const& style,
        Area area, NodeId parent);

    Page date_line(
        std::string const& word, Style const& style, Area area, NodeId node, Source source);
    void set_content(document::FieldPlace const& place, document::Block const& block,
        Style const& style, Area area, NodeId parent);

    // blocks_field.cpp: the fields of forms.
    void set_box(
        document::Field const& field, Style const& style, Area area, NodeId parent, Source source);
    void set_signature(
        document::Field const& field, Style const& style, Area area, NodeId parent, Source source);
    void set_options(
        document::Field const& field, Style const& style, Area area, NodeId parent, Source source);
    void set_option(document::Field const& field, std::size_t option, Style const& style, Area area,
        NodeId parent, Source source);
    void add_field_text(std::string const& text, std::string_view style_name, Area area,
        NodeId parent, Source source);
    void add_gap(base::Length height);
    FieldArea area_of(Style const& style, NodeId parent);
    bool is_fillable() const;

    void set_item(
        document::ListItem const& item, Style const& list, Area area, NodeId parent, bool is_last);
    std::vector<Page> set_text(
        document::Spans const& spans, Style const& style, Area area, NodeId node, Source source);
    void add_text(Page& piece, drawing::Text const& text, NodeId node, Source source, Area area);
    void add_label(std::string const& text, NodeId node, base::Length x);
    std::vector<Page> set_labels(Style const& style, Area& area, Page& beside, Source source);
    void set_leftover_labels(Style const& style, Area area, Source source);
    void begin(Style const& style);
    void end(Style const& style);
    Area open_frame(Style const& style, Area area);
    void close_frame();
    void go_down(base::Length height, Source source, Hold hold);
    void add_arrow(Style const& style, Area area);
    Source source_of(document::Block const& block) const;
    Style const& style_of(document::Block const& block);

    Context& m_context;
    Style const* m_cell;
    base::Length m_body_height;
    Emit m_emit;
    TextSetter m_text;
    base::Length m_space; ///< Gathered before the next item.
    bool m_first = true; ///< Nothing stands above in this frame, cell or document.
    Hold m_hold = Hold::none; ///< Of the next item.
    int m_together = 0; ///< Blocks that are kept together and still open.
    bool m_together_begun = false; ///< An item of the outermost of them has been handed on.
    std::vector<base::Length> m_insets; ///< Of the frames that are open.
    std::vector<base::Length> m_left; ///< Left edges of cell or page and frames.
    int m_lists = 0; ///< Lists that are open.
    std::uint32_t m_field = 0; ///< Index of the field being set.
    std::vector<Label> m_labels;
    std::vector<Anchor> m_anchors; ///< Of the next item.
    Style const* m_item_style = nullptr; ///< Its frame is drawn around the list item as a whole.
    /// A picture that text stands beside: the width it takes and how far below the text it reaches.
    struct Aside {
        base::Length width, height;
    };
    Aside m_aside;
};

} // namespace layout
