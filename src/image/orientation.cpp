#include "image/decoding.h"

namespace image {

namespace {

/// Numbers of a TIFF file in its own byte order; 0 beyond its end, which every caller refuses.
class Tiff {
public:
    explicit Tiff(std::string_view bytes)
        : m_bytes(bytes)
        , m_little(bytes.starts_with("II"))
    {
    }

    std::uint32_t number(std::size_t offset, unsigned size) const
    {
        if (offset > m_bytes.size() || m_bytes.size() - offset < size)
            return 0;
        std::uint32_t value = 0;
        for (unsigned i = 0; i < size; ++i) {
            auto const at = offset + (m_little ? size - 1 - i : i);
            value = value << 8 | static_cast<unsigned char>(m_bytes.at(at));
        }
        return value;
    }

private:
    std::string_view m_bytes;
    bool m_little;
};

} // namespace

int exif_orientation(std::string_view tiff)
{
    constexpr std::uint32_t orientation_tag = 0x0112;
    constexpr std::size_t entry_size = 12;
    Tiff const file(tiff);
    if (!(tiff.starts_with("II") || tiff.starts_with("MM")) || file.number(2, 2) != 42)
        return 1;
    std::size_t const directory = file.number(4, 4);
    auto const count = file.number(directory, 2);
    for (std::size_t i = 0; i < count; ++i) {
        auto const entry = directory + 2 + i * entry_size;
        if (entry + entry_size > tiff.size())
            return 1;
        if (file.number(entry, 2) != orientation_tag)
            continue;
        auto const value = file.number(entry + 8, 2);
        return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

Picture upright(Picture picture, int orientation)
{
    if (orientation == 1)
        return picture;
    bool const turned = orientation >= 5; // Rows and columns change places.
    bool const mirror_x
        = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    bool const mirror_y
        = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    Picture result { turned ? picture.height : picture.width,
        turned ? picture.width : picture.height, picture.channels, {} };
    result.samples.reserve(picture.samples.size());
    for (std::uint32_t y = 0; y < result.height; ++y) {
        for (std::uint32_t x = 0; x < result.width; ++x) {
            // Where the pixel seen at (x, y) is stored.
            auto column = turned ? y : x;
            auto row = turned ? x : y;
            if (mirror_x)
                column = picture.width - 1 - column;
            if (mirror_y)
                row = picture.height - 1 - row;
            auto const at = (std::size_t { row } * picture.width + column) * picture.channels;
            result.samples.append(picture.samples, at, picture.channels);
        }
    }
    return result;
}

} // namespace image
