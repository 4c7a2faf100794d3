#pragma once

// What every step of one layout shares: the document, its styles, and what has been made so far.

#include "base/diagnostic.h"
#include "document/document.h"
#include "layout/pages.h"
#include "layout/shaper.h"
#include "layout/style.h"

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

    /// The style with this index in the document. An unknown name is a fault; "p" stands in, so
    /// that all faults are found in one go.
    Style const& style(std::size_t index, Source source);
    /// A style that layout itself needs.
    Style const& style(std::string_view name, Source source);
    /// The style of a cell in a table of style `table`.
    Style const& cell_style(std::size_t index, std::string_view table, Source source);
    /// The style of a block inside a cell: "p" and "li" take the cell's type.
    Style const& style_in_cell(Style const& style, Style const& cell);
    PageStyle const& page_style();

    NodeId add_node(Role role, NodeId parent);
    /// Index + 1 into PagedDocument::texts.
    std::uint32_t add_text(std::string_view text);
    void report_missing(char32_t character, Source source);
    void report_too_many_pages();
    void report_small_drawing(Source source);
    /// The page limit is reached: what is still to be set would not be kept.
    bool is_full() const { return m_full; }

private:
    StyleSheet const& m_sheet;
    std::vector<Style const*> m_styles;
    std::map<std::pair<Style const*, Style const*>, Style> m_overlays;
    std::set<std::string> m_reported;
    bool m_full = false;

    void report(std::string code, Source source, std::string message, std::string fix);
};

} // namespace layout
