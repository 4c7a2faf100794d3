#include "markup/elements.h"

#include <algorithm>
#include <array>
#include <utility>

namespace markup {

namespace {

constexpr std::uint32_t block_attributes = id | style_class;

/// Sorted by name for the binary search.
constexpr std::array elements {
    ElementRule { "a", Element::link, href },
    ElementRule { "address", Element::group, block_attributes },
    ElementRule { "aside", Element::group, block_attributes | title },
    ElementRule { "br", Element::line_break, no_attribute },
    ElementRule { "caption", Element::caption, no_attribute },
    ElementRule { "chart", Element::drawing, no_attribute },
    ElementRule { "col", Element::column, width },
    ElementRule { "colgroup", Element::column_group, no_attribute },
    ElementRule { "cycle", Element::drawing, no_attribute },
    ElementRule { "data", Element::data, figure_code },
    ElementRule { "dd", Element::definition, no_attribute },
    ElementRule { "div", Element::group, block_attributes | role | alternative },
    ElementRule { "dl", Element::definition_list, block_attributes },
    ElementRule { "document", Element::document, headings },
    ElementRule { "dt", Element::term, no_attribute },
    ElementRule { "em", Element::emphasis, no_attribute },
    ElementRule { "field", Element::field, block_attributes },
    ElementRule { "figcaption", Element::figure_caption, block_attributes },
    ElementRule { "figure", Element::figure, block_attributes },
    ElementRule { "flow", Element::drawing, no_attribute },
    ElementRule { "genogram", Element::drawing, no_attribute },
    ElementRule { "h1", Element::heading, block_attributes | numbered },
    ElementRule { "h2", Element::heading, block_attributes | numbered },
    ElementRule { "h3", Element::heading, block_attributes | numbered },
    ElementRule { "h4", Element::heading, block_attributes | numbered },
    ElementRule { "header", Element::group, block_attributes },
    ElementRule { "hr", Element::rule, block_attributes },
    ElementRule { "img", Element::image, block_attributes | source | alternative | width | height },
    ElementRule { "li", Element::list_item, block_attributes },
    ElementRule { "line", Element::signature_line, date_line },
    ElementRule { "note", Element::note, no_attribute },
    ElementRule { "notes", Element::notes, block_attributes },
    ElementRule { "ol", Element::list, block_attributes },
    ElementRule { "p", Element::paragraph, block_attributes | label },
    ElementRule { "page-break", Element::page_break, block_attributes },
    ElementRule { "section", Element::group, block_attributes | page | numbering },
    ElementRule { "signature", Element::signature, block_attributes | columns },
    ElementRule { "strong", Element::emphasis, no_attribute },
    ElementRule { "table", Element::table, block_attributes | continued | role },
    ElementRule { "tbody", Element::row_group, no_attribute },
    ElementRule { "td", Element::cell, style_class | column_span | row_span },
    ElementRule { "tfoot", Element::row_group, no_attribute },
    ElementRule { "th", Element::cell, style_class | column_span | row_span | scope },
    ElementRule { "thead", Element::row_group, no_attribute },
    ElementRule { "timeline", Element::drawing, no_attribute },
    ElementRule { "toc", Element::contents, block_attributes | levels },
    ElementRule { "tr", Element::row, no_attribute },
    ElementRule { "ul", Element::list, block_attributes },
};
static_assert(std::ranges::is_sorted(elements, {}, &ElementRule::name));

constexpr std::array<std::pair<std::string_view, Attribute>, 22> attributes { {
    { "id", id },
    { "class", style_class },
    { "label", label },
    { "href", href },
    { "width", width },
    { "scope", scope },
    { "colspan", column_span },
    { "rowspan", row_span },
    { "role", role },
    { "alt", alternative },
    { "levels", levels },
    { "headings", headings },
    { "numbered", numbered },
    { "page", page },
    { "numbering", numbering },
    { "title", title },
    { "continued", continued },
    { "src", source },
    { "height", height },
    { "columns", columns },
    { "date", date_line },
    { "figure", figure_code },
} };

} // namespace

ElementRule const* find_element(std::string_view name)
{
    auto const found = std::ranges::lower_bound(elements, name, {}, &ElementRule::name);
    return found != elements.end() && found->name == name ? &*found : nullptr;
}

Attribute find_attribute(std::string_view name)
{
    for (auto const& [known, attribute] : attributes) {
        if (known == name)
            return attribute;
    }
    return no_attribute;
}

bool is_block(Element element)
{
    switch (element) {
    case Element::heading:
    case Element::paragraph:
    case Element::list:
    case Element::table:
    case Element::group:
    case Element::rule:
    case Element::page_break:
    case Element::signature:
    case Element::contents:
    case Element::notes:
    case Element::definition_list:
    case Element::figure:
    case Element::image:
    case Element::drawing:
    case Element::field:
        return true;
    default:
        return false;
    }
}

bool is_inline(Element element)
{
    return element == Element::emphasis || element == Element::link
        || element == Element::line_break || element == Element::note || element == Element::data;
}

namespace {

/// Blocks that belong to the flow of pages and so not into a cell or list.
bool needs_pages(Element element)
{
    return element == Element::page_break || element == Element::contents
        || element == Element::notes;
}

} // namespace

bool may_contain(Element parent, Element child)
{
    switch (parent) {
    case Element::document:
        return is_block(child);
    case Element::group:
        return is_block(child) || is_inline(child);
    case Element::notes:
        return is_block(child) && !needs_pages(child);
    case Element::list_item:
    case Element::cell:
    case Element::definition:
        return is_inline(child) || (is_block(child) && !needs_pages(child));
    case Element::figure:
        return child == Element::image || child == Element::figure_caption;
    case Element::heading:
    case Element::paragraph:
    case Element::caption:
    case Element::figure_caption:
    case Element::term:
    case Element::emphasis:
        return is_inline(child);
    case Element::note:
        return is_inline(child) && child != Element::note;
    case Element::definition_list:
        return child == Element::term || child == Element::definition;
    case Element::link:
    case Element::data:
        return child == Element::emphasis || child == Element::line_break;
    case Element::list:
        return child == Element::list_item;
    case Element::table:
        return child == Element::caption || child == Element::column_group
            || child == Element::row_group || child == Element::row;
    case Element::column_group:
        return child == Element::column;
    case Element::row_group:
        return child == Element::row;
    case Element::row:
        return child == Element::cell;
    case Element::signature:
        return child == Element::signature_line;
    case Element::signature_line:
        return child == Element::line_break;
    default:
        return false;
    }
}

bool may_contain_text(Element parent)
{
    return parent != Element::line_break && may_contain(parent, Element::line_break);
}

std::string_view describe_content(Element parent)
{
    switch (parent) {
    case Element::document:
        return "headings, paragraphs, lists, tables and other blocks";
    case Element::group:
    case Element::list_item:
    case Element::cell:
    case Element::definition:
        return "text or blocks";
    case Element::notes:
        return "the heading above the notes";
    case Element::definition_list:
        return "<dt> and <dd>";
    case Element::list:
        return "<li>";
    case Element::table:
        return "<caption>, <colgroup>, <thead>, <tbody>, <tfoot> and <tr>";
    case Element::column_group:
        return "<col>";
    case Element::row_group:
        return "<tr>";
    case Element::row:
        return "<td> and <th>";
    case Element::signature:
        return "<line>";
    case Element::figure:
        return "<img> and <figcaption>";
    case Element::column:
    case Element::field:
    case Element::rule:
    case Element::page_break:
    case Element::contents:
    case Element::line_break:
    case Element::image:
        return "nothing";
    default:
        return "text";
    }
}

} // namespace markup
