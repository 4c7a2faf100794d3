#include "pdf/font_programs.h"

#include "pdf/deflate.h"

namespace pdf {

namespace {

// A program is about 4 KB, or 100 KB for a document in Chinese.
constexpr std::size_t known_max = 128;

} // namespace

std::shared_ptr<FontPrograms::Program const> FontPrograms::of(
    layout::FontId font, std::vector<std::uint16_t> glyphs)
{
    Key key { font, std::move(glyphs) };
    {
        std::scoped_lock const lock(m_mutex);
        if (auto const found = m_known.find(key); found != m_known.end())
            return found->second;
    }
    auto const bytes = m_fonts.subset(font, key.second);
    // Long stretches of zeros, for glyphs left out, are found sooner the harder one looks.
    Deflater deflater(Deflater::Effort::thorough);
    auto made = std::make_shared<Program const>(
        Program { bytes.size(), std::string(deflater.compress(bytes)) });
    std::scoped_lock const lock(m_mutex);
    if (m_known.size() >= known_max)
        m_known.clear();
    m_known.emplace(std::move(key), made);
    return made;
}

} // namespace pdf
