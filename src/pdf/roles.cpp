#include "pdf/roles.h"

#include "base/ensure.h"

namespace pdf {

std::string_view structure_type(layout::Role role)
{
    using layout::Role;
    switch (role) {
    case Role::document:
        return "Document";
    case Role::section:
        return "Sect";
    case Role::division:
        return "Div";
    case Role::paragraph:
        return "P";
    case Role::heading1:
        return "H1";
    case Role::heading2:
        return "H2";
    case Role::heading3:
        return "H3";
    case Role::heading4:
        return "H4";
    case Role::list:
        return "L";
    case Role::list_item:
        return "LI";
    case Role::label:
        return "Lbl";
    case Role::list_body:
        return "LBody";
    case Role::table:
        return "Table";
    case Role::table_head:
        return "THead";
    case Role::table_body:
        return "TBody";
    case Role::table_foot:
        return "TFoot";
    case Role::table_row:
        return "TR";
    case Role::header_cell:
        return "TH";
    case Role::data_cell:
        return "TD";
    case Role::caption:
        return "Caption";
    case Role::figure:
        return "Figure";
    case Role::link:
        return "Link";
    case Role::span:
    case Role::data:
        return "Span";
    case Role::note:
        return "Note";
    case Role::contents:
        return "TOC";
    case Role::contents_item:
        return "TOCI";
    case Role::reference:
        return "Reference";
    case Role::form:
        return "Form";
    }
    base::ensure(false, "unknown structure role");
    return {};
}

} // namespace pdf
