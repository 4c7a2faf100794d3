#pragma once

// What every step of one layout shares: the document, its styles, and what has been made so far.

#include "base/diagnostic.h"
#include "document/document.h"
#include "layout/pages.h"
#include "layout/shaper.h"
#include "layout/style.h"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace layout {

/// Where in the templates something stands.
struct Source {
    std::string_view file;
    int line = 0;
};

/// A stretch of the width of the page or of a cell.
struct Area {
    base::Length x;
    base::Length width;

    /// Less `left` and `right`; the same area when that would leave no room for text, so that
    /// deep nesting runs out of indentation and not out of paper.
    Area within(base::Length left, base::Length right) const;
};

class Context {
public:
    Context(document::Document const& document, StyleSheet const& sheet, Shaper& shaper);

    document::Document const& document;
    Shaper& shaper;
    PagedDocument result;
    base::Diagnostics faults;
    /// Called with the index of each page when its body is complete.
    std::function<void(std::size_t page)> on_page_full;
    /// Printed page numbers of the headings outside of cells, from the pass before; empty in the
    /// first pass, and where no table of contents asks for them.
    std::vector<std::string> heading_pages;
    std::vector<PageStyle const*> range_styles; ///< Of PagedDocument::page_ranges.
    /// Height of a page that frames, paddings and repeated heads leave to what is inside them.
    base::Length least_room;

    /// The style with this index in the document. An unknown name is a fault; "p" stands in, so
    /// that all faults are found in one go.
    Style const& style(std::size_t index, Source source);
    /// A style that layout itself needs.
    Style const& style(std::string_view name, Source source);
    /// The style of a cell in a table of style `table`.
    Style const& cell_style(std::size_t index, std::string_view table, Source source);
    /// The style of a block inside a cell: "p", "li", "dd" and "dt" take the cell's type.
    Style const& style_in_cell(Style const& style, Style const& cell);
    /// The page style of this name, with room for the furniture; empty for the document's own.
    PageStyle const& page_style(std::string const& name, Source source);
    /// From the page that is now last on, another style or numbering holds.
    void begin_range(PageStyle const& style, document::Numbering numbering);
    /// Whether a link of this document leads to the block with this id.
    bool is_target(std::string const& id) const { return m_targets.contains("#" + id); }
    /// What a link leads to, in words: the first text of the block, or the target itself.
    std::string const& describe_target(std::string const& target) const;
    /// Index into PagedDocument::destinations.
    std::uint32_t add_destination(std::string id);
    /// Keeps the places of the anchors of the last page, which is complete.
    void keep_anchors();
    /// `style` with what `overlay` gives: weight, slant and colours, and rules if
    /// one is above.
    Style const& overlaid(Style const& style, Style const& overlay);
    /// The style of this name, if there is one.
    Style const* find_style(std::string_view name) const { return m_sheet.find(name); }

    NodeId add_node(Role role, NodeId parent);
    /// A node for text that prints a figure, an index as in document::Span.
    NodeId add_figure(std::uint32_t figure, NodeId parent);
    /// Index + 1 into PagedDocument::texts.
    std::uint32_t add_text(std::string_view text);
    /// Index into PagedDocument::pictures of the picture of that name; none, and a fault, if the
    /// document has no such picture.
    std::optional<std::uint32_t> picture(std::string const& name, Source source);
    void report_missing(char32_t character, Source source);
    void report_too_many_pages();
    void report_small_drawing(Source source);
    void report_no_room(Source source);
    /// Counts work, and says when it is more than any document needs.
    void spend(std::size_t steps);
    /// What stands in or above the window of an envelope is too long for it.
    void report_misplaced(Source source);
    /// A limit is reached: what is still to be set would not be kept.
    bool is_full() const { return m_full; }

private:
    StyleSheet const& m_sheet;
    std::vector<Style const*> m_styles;
    std::map<std::pair<Style const*, Style const*>, Style> m_overlays;
    std::set<std::string> m_reported;
    bool m_full = false;
    std::map<std::string, PageStyle> m_page_styles;
    std::map<std::string, std::string> m_targets; ///< Targets in the document, in words.
    std::size_t m_steps = 0;

    PageStyle const& named_page_style(std::string const& name, Source source);
    void report(std::string code, Source source, std::string message, std::string fix);
};

} // namespace layout
