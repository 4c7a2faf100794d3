#pragma once

// Kinds of cells -> the writer library's formats, each made once for a file.

#include "workbook/workbook.h"

#include <array>
#include <cstdint>
#include <map>

struct lxw_format;
struct lxw_workbook;

namespace xlsx {

/// A colour 0xRRGGBB for the library, which takes 0 for "none" and has a number of its own for
/// black.
std::uint32_t library_colour(std::uint32_t rgb);

/// The formats of one file, which owns them. Columns of a kind share one, since a file holds
/// 64,000 at most.
class Formats {
public:
    Formats(lxw_workbook* file, workbook::Look const& look)
        : m_file(file)
        , m_look(look)
    {
    }

    lxw_format* title();
    /// Above a column of this kind: right-aligned above numbers.
    lxw_format* heading(workbook::Format kind);
    lxw_format* cell(workbook::Format kind, bool locked);
    /// Of the row of totals.
    lxw_format* total(workbook::Format kind);
    /// Colours are 0xRRGGBB.
    lxw_format* highlight(std::uint32_t fill, std::uint32_t ink);

private:
    lxw_format* plain();

    lxw_format* make_cell(workbook::Format kind);

    lxw_workbook* m_file;
    workbook::Look m_look;
    lxw_format* m_title = nullptr;
    std::array<lxw_format*, 2> m_headings {}; ///< Left, right.
    /// By kind, and whether the cell is locked: asked for each cell of a file.
    std::array<std::array<lxw_format*, 2>, workbook::format_count> m_cells {};
    std::map<workbook::Format, lxw_format*> m_totals;
};

} // namespace xlsx
