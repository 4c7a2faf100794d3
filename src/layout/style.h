#pragma once

// How things look, read from templates/style/*.json. No number about looks stands in C++.

#include "base/json.h"
#include "base/length.h"
#include "base/result.h"
#include "layout/font.h"

#include <cstdint>
#include <map>
#include <string>

namespace layout {

/// `start` is left, or right for a paragraph that begins in a right-to-left script.
enum class Align : std::uint8_t { start, left, centre, right };

/// A named style. Properties a style leaves out come from the style it is `based_on`, in the
/// end from "p".
struct Style {
    Weight weight = Weight::regular;
    Slant slant = Slant::upright;
    base::Length size; ///< Font size.
    base::Length leading; ///< Baseline to baseline.
    base::Length space_before;
    base::Length space_after;
    base::Length indent_left; ///< Of the text; a label hangs to its left.
    base::Length indent_right;
    base::Length label_width; ///< Space the label hangs in.
    base::Length padding; ///< Inside border or background; for cells, on all four sides.
    base::Length min_height; ///< Of a cell or framed block, padding included (answer boxes).
    base::Length border; ///< Thickness of the frame; 0 for none.
    base::Length rule_below; ///< Thickness of a rule under the block (headings, table rows).
    base::Length rule_above; ///< The same above a row (totals).
    std::uint32_t colour = 0;
    std::uint32_t background = 0xFFFFFF; ///< White is not painted.
    std::uint32_t border_colour = 0;
    Align align = Align::start;
    bool keep_with_next = false;
    bool keep_with_previous = false; ///< "Yours sincerely" never stands alone on a page.
    bool keep_together = false;
    int orphans = 2; ///< Fewest lines left at the foot of a page.
    int widows = 2; ///< Fewest lines carried to the next page.
    bool hyphenate = false; ///< Words may be divided at the ends of lines.
    base::Length place_top; ///< Where the block stands on the first page, from its upper edge: the
                            ///< window of an envelope. 0 for where the text before it ends.
    base::Length place_bottom; ///< Where it must end, and what follows begins.
    bool stack = false; ///< Of a table: too wide for the page, its rows are set one below another,
                        ///< each cell beside its heading.
    bool aside = false; ///< Of a picture at the right: what follows it in its group stands beside
                        ///< it, `label_width` away.
    bool overlay = false; ///< A cell style that only gives weight and colours; size, padding
                          ///< and rules come from the table's own cells ("dense-td").
    bool arrow_after = false; ///< An arrow points from this block to the next (process steps).
};

struct PageStyle {
    base::Length width, height;
    base::Length margin_left, margin_right, margin_top, margin_bottom; ///< Of the text area.
    base::Length header_baseline; ///< From the top edge.
    base::Length footer_baseline; ///< From the bottom edge, first footer line.
    base::Length fold_every {}; ///< Distance of the fold marks of a letter; 0 for none.
    base::Length fold_mark {}; ///< Their length, and as far from the edge of the paper.
};

/// One style file: page styles and named styles.
class StyleSheet {
public:
    /// Faults: unknown properties, wrong units, a base style that does not exist. Lengths are
    /// written "12pt" or "20mm", colours "#rrggbb".
    static base::Result<StyleSheet> read(base::Value const& value, std::string const& file);

    /// The same for people who see poorly: text larger by "size_add", at least "size_min", leading
    /// and indents in proportion; then single properties set anew under "pages" and "styles".
    base::Result<StyleSheet> enlarged(base::Value const& value, std::string const& file) const;

    PageStyle const* page(std::string_view name) const;
    Style const* find(std::string_view name) const;

private:
    std::map<std::string, PageStyle, std::less<>> m_pages;
    std::map<std::string, Style, std::less<>> m_styles;
};

} // namespace layout
