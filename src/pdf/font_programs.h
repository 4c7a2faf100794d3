#pragma once

// The glyphs of a font that a document shows -> its subset font program, compressed; remembered.

#include "layout/font.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace pdf {

/// Makes font programs and remembers them: three of four in a mailing were made for a letter
/// before, and one costs as much as setting half a page. Threads may share it; what it gives does
/// not depend on what it remembers.
class FontPrograms {
public:
    struct Program {
        std::size_t size; ///< Bytes before compression.
        std::string deflated;
    };

    /// `fonts` must outlive it.
    explicit FontPrograms(layout::FontSet const& fonts)
        : m_fonts(fonts)
    {
    }

    /// `glyphs` are sorted.
    std::shared_ptr<Program const> of(layout::FontId font, std::vector<std::uint16_t> glyphs);

private:
    using Key = std::pair<layout::FontId, std::vector<std::uint16_t>>;

    layout::FontSet const& m_fonts;
    std::mutex m_mutex;
    std::map<Key, std::shared_ptr<Program const>> m_known;
};

} // namespace pdf
