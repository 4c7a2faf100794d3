#pragma once

// What the decoders of both formats share: how they refuse a file, and what they agree on.

#include "image/image.h"

namespace image {

/// A fault of the picture `file`.
base::Diagnostic fault(
    std::string const& file, std::string code, std::string message, std::string fix);
/// The fault of a file that is damaged or cut short; `detail` is what the library says.
base::Diagnostic damaged(std::string const& file, std::string const& detail);
/// The fault of a picture of more than limits::image_pixels_max, if it is one.
base::Diagnostics check_size(std::uint64_t width, std::uint64_t height, std::string const& file);

/// The orientation (1 to 8) that Exif data, a TIFF file, gives in its first directory (Exif 2.32,
/// 4.6.4); 1, upright, if it gives none.
int exif_orientation(std::string_view tiff);
/// The picture turned and mirrored so that it stands upright.
Picture upright(Picture picture, int orientation);

base::Result<Picture> decode_png(std::string_view bytes, std::string const& file);
base::Result<Picture> decode_jpeg(std::string_view bytes, std::string const& file);

} // namespace image
