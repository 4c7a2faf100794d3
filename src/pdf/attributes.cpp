#include "pdf/attributes.h"

#include "pdf/syntax.h"

#include <string_view>

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

std::string_view numbering_name(layout::ListNumbering numbering)
{
    using layout::ListNumbering;
    switch (numbering) {
    case ListNumbering::none:
        return "None";
    case ListNumbering::disc:
        return "Disc";
    case ListNumbering::circle:
        return "Circle";
    case ListNumbering::square:
        return "Square";
    case ListNumbering::decimal:
        return "Decimal";
    case ListNumbering::lower_roman:
        return "LowerRoman";
    case ListNumbering::upper_roman:
        return "UpperRoman";
    case ListNumbering::lower_alpha:
        return "LowerAlpha";
    case ListNumbering::upper_alpha:
        return "UpperAlpha";
    }
    return {};
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

void append_list_attributes(std::string& out, layout::Node const& node)
{
    out += "/A<</O/List/ListNumbering/";
    out += numbering_name(node.numbering);
    out += ">>";
}

void append_figure_code(std::string& out, std::string const& code)
{
    out += "/A<</O/UserProperties/P[<</N(Figure)/V";
    append_text_string(out, code);
    out += ">>]>>";
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
