#include "xlsx/cell_kind.h"

#include <algorithm>

namespace xlsx {

using workbook::Cell;
using workbook::Column;
using workbook::Format;
using workbook::Sheet;

bool is_fillable(Sheet const& sheet)
{
    return !std::ranges::all_of(sheet.columns, &Column::locked)
        || !std::ranges::all_of(sheet.fields, &Column::locked);
}

Column const& kind_of(Sheet const& sheet, std::size_t row, std::size_t column)
{
    return column == 1 && row < sheet.fields.size() ? sheet.fields.at(row)
                                                    : sheet.columns.at(column);
}

bool is_open(Sheet const& sheet, std::size_t row)
{
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        if (!kind_of(sheet, row, i).locked)
            return true;
    }
    return false;
}

Format format_of(Cell const& cell, Column const& column)
{
    bool const is_date = column.format == Format::date || column.format == Format::month;
    return is_date && std::holds_alternative<std::string>(cell) ? Format::text : column.format;
}

} // namespace xlsx
