#pragma once

// Blocks -> every block in reading order; spans -> plain text; numbers -> roman ones.

#include "document/document.h"

namespace document {

enum class Cells : std::uint8_t { include, leave_out };

template <typename Visit> void walk(Blocks const& blocks, Cells cells, Visit const& visit);

template <typename Visit>
void walk_rows(std::vector<Row> const& rows, Cells cells, Visit const& visit)
{
    for (auto const& row : rows)
        for (auto const& cell : row.cells)
            walk(cell.blocks, cells, visit);
}

/// Calls `visit` for each block and then for those in it.
template <typename Visit> void walk(Blocks const& blocks, Cells cells, Visit const& visit)
{
    for (auto const& block : blocks) {
        visit(block);
        if (auto const* const list = std::get_if<List>(&block.content)) {
            for (auto const& item : list->items)
                walk(item.content, cells, visit);
        } else if (auto const* const group = std::get_if<std::unique_ptr<Group>>(&block.content)) {
            walk((*group)->content, cells, visit);
        } else if (auto const* const table = std::get_if<std::unique_ptr<Table>>(&block.content);
                   table && cells == Cells::include) {
            walk_rows((*table)->head, cells, visit);
            walk_rows((*table)->body, cells, visit);
            walk_rows((*table)->foot, cells, visit);
        }
    }
}

/// What the spans say, without the numbers of notes; line breaks are spaces.
inline std::string plain_text(Spans const& spans)
{
    std::string text;
    for (auto const& span : spans) {
        if (!(span.flags & raised))
            text += span.flags & line_break ? " " : span.text;
    }
    return text;
}

/// "i", "ii", "iii", "iv": pages of front matter and lists in the third depth.
inline std::string lower_roman(std::size_t number)
{
    struct Sign {
        std::size_t value;
        char const* text;
    };
    constexpr Sign signs[] = { { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" },
        { 100, "c" }, { 90, "xc" }, { 50, "l" }, { 40, "xl" }, { 10, "x" }, { 9, "ix" }, { 5, "v" },
        { 4, "iv" }, { 1, "i" } };
    std::string text;
    for (auto const& [value, sign] : signs)
        for (; number >= value; number -= value)
            text += sign;
    return text;
}

} // namespace document
