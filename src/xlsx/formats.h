#pragma once

// Kinds of cells -> the writer library's formats, each made once for a file.

#include "workbook/workbook.h"

#include <array>
#include <cstdint>
#include <map>
#include <utility>

struct lxw_format;
struct lxw_workbook;

namespace xlsx {

/// The formats of one file, which owns them. Columns of a kind share one, since a file holds
/// 64,000 at most.
class Formats {
public:
    explicit Formats(lxw_workbook* file)
        : m_file(file)
    {
    }

    lxw_format* title();
    /// Above a column of this kind: right-aligned above numbers.
    lxw_format* heading(workbook::Format kind);
    lxw_format* cell(workbook::Format kind, bool locked);
    /// Colours are 0xRRGGBB.
    lxw_format* highlight(std::uint32_t fill, std::uint32_t ink);

private:
    lxw_format* plain();

    lxw_workbook* m_file;
    lxw_format* m_title = nullptr;
    std::array<lxw_format*, 2> m_headings {}; ///< Left, right.
    std::map<std::pair<workbook::Format, bool>, lxw_format*> m_cells;
};

} // namespace xlsx
