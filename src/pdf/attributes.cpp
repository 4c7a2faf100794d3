#include "pdf/attributes.h"

#include "pdf/syntax.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>

namespace pdf {

namespace {

std::string_view scope_name(document::Scope scope)
{
    switch (scope) {
    case document::Scope::none:
        return {};
    // A heading inside the body is above the rows it is for.
    case document::Scope::row_group:
    case document::Scope::column:
        return "Column";
    case document::Scope::row:
        return "Row";
    case document::Scope::both:
        return "Both";
    }
    return {};
}

/// The first kid of `node` that is an element of `role`.
std::optional<layout::NodeId> first_of_role(layout::PagedDocument const& document,
    ReadingOrder const& order, layout::NodeId node, layout::Role role)
{
    for (auto const& kid : order.kids(node)) {
        if (kid.kind == Kid::Kind::element && document.nodes.at(kid.index).role == role)
            return kid.index;
    }
    return std::nullopt;
}

/// The first character of the first label of a list; 0 if it has none.
char16_t first_label(layout::PagedDocument const& document, ReadingOrder const& order,
    std::vector<MarkedContent> const& marked, layout::NodeId list)
{
    auto const item = first_of_role(document, order, list, layout::Role::list_item);
    auto const label
        = item ? first_of_role(document, order, *item, layout::Role::label) : std::nullopt;
    if (!label)
        return 0;
    for (auto const& kid : order.kids(*label)) {
        if (kid.kind != Kid::Kind::content)
            continue;
        auto const& content = marked.at(kid.index);
        auto const key = std::tie(content.font, content.glyph);
        auto const& texts = document.glyph_texts;
        auto const text = std::lower_bound(texts.begin(), texts.end(), key,
            [](auto const& a, auto const& b) { return std::tie(a.font, a.glyph) < b; });
        if (text != texts.end() && std::tie(text->font, text->glyph) == key && !text->text.empty())
            return text->text.front();
    }
    return 0;
}

std::string_view list_numbering(char16_t label)
{
    if (label >= u'0' && label <= u'9')
        return "Decimal";
    // A list that begins with "i" is roman: none of ours has nine items before its label "i".
    if (label == u'i' || label == u'I')
        return label == u'i' ? "LowerRoman" : "UpperRoman";
    if (label >= u'a' && label <= u'z')
        return "LowerAlpha";
    if (label >= u'A' && label <= u'Z')
        return "UpperAlpha";
    if (label == u'\u25A0' || label == u'\u25AA' || label == u'\u2610' || label == u'\u2611'
        || label == u'\u2612')
        return "Square";
    if (label == u'\u25CB' || label == u'\u25E6')
        return "Circle";
    return label == 0 ? "None" : "Disc";
}

} // namespace

void append_cell_attributes(std::string& out, layout::Node const& node)
{
    auto const scope = scope_name(node.scope);
    if (scope.empty() && node.column_span == 1 && node.row_span == 1)
        return;
    out += "/A<</O/Table";
    if (!scope.empty()) {
        out += "/Scope/";
        out += scope;
    }
    if (node.column_span != 1) {
        out += "/ColSpan ";
        append_integer(out, node.column_span);
    }
    if (node.row_span != 1) {
        out += "/RowSpan ";
        append_integer(out, node.row_span);
    }
    out += ">>";
}

void append_list_attributes(std::string& out, layout::PagedDocument const& document,
    ReadingOrder const& order, std::vector<MarkedContent> const& marked, layout::NodeId list)
{
    out += "/A<</O/List/ListNumbering/";
    out += list_numbering(first_label(document, order, marked, list));
    out += ">>";
}

void append_figure_attributes(std::string& out, FigureBounds const& bounds)
{
    out += "/A<</O/Layout/BBox[";
    for (auto const side : { bounds.left, bounds.bottom, bounds.right, bounds.top }) {
        append_length(out, side);
        out += ' ';
    }
    out.back() = ']';
    out += ">>";
}

} // namespace pdf
