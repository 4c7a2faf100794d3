#pragma once

// Bytes of a PNG or JPEG file -> Picture: pixels that can be printed, or why they cannot; and back
// to the bytes of a PNG file.

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace image {

/// Pixels ready to be printed: upright, opaque, eight bits a sample, sRGB or its grey.
struct Picture {
    std::uint32_t width; ///< In pixels, as the picture is seen.
    std::uint32_t height;
    std::uint32_t channels; ///< 1 for grey, 3 for red, green and blue.
    std::string samples; ///< Rows from the top, without padding.
};

/// The pictures a document may show, by the name its template gives as `src`.
using Pictures = std::map<std::string, std::shared_ptr<Picture const>, std::less<>>;

/// Decodes a PNG or JPEG file; which one it is, its first bytes say, not its name. What is
/// transparent becomes white, 16 bits become 8, and the orientation a camera noted is applied.
/// Colour profiles inside the file are not read: samples are taken as sRGB.
///
/// Faults, with `file` as their place: another format, more than limits::image_bytes_max or
/// limits::image_pixels_max, animated, printing colours (CMYK), damaged or cut short. Time and
/// memory are bounded by these limits.
base::Result<Picture> decode(std::string_view bytes, std::string const& file);

/// The bytes of a PNG file that shows the picture. The same pixels give the same bytes.
std::string encode_png(Picture const& picture);

} // namespace image
