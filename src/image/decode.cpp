#include "base/limits.h"
#include "image/decoding.h"

#include <array>

namespace image {

namespace {

constexpr auto save_again = "Open it in an image program and save it again as PNG or JPEG.";

struct Signature {
    std::string_view bytes;
    std::size_t offset;
    std::string_view name;
};

/// Formats somebody may take for a logo; named in the fault, so that it is not a riddle.
constexpr std::array<Signature, 9> others { {
    { "GIF8", 0, "a GIF" },
    { "BM", 0, "a BMP" },
    { "WEBP", 8, "a WebP" },
    { "ftyp", 4, "a HEIC or AVIF" },
    { "II*", 0, "a TIFF" },
    { std::string_view("MM\0*", 4), 0, "a TIFF" },
    { "%PDF", 0, "a PDF" },
    { "<svg", 0, "an SVG" },
    { "<?xml", 0, "an XML or SVG" },
} };

bool has(std::string_view bytes, std::string_view signature, std::size_t offset = 0)
{
    return bytes.size() >= offset && bytes.substr(offset).starts_with(signature);
}

} // namespace

base::Diagnostic fault(
    std::string const& file, std::string code, std::string message, std::string fix)
{
    return { base::Severity::error, std::move(code), { file, 0, {} }, std::move(message),
        std::move(fix) };
}

base::Diagnostic damaged(std::string const& file, std::string const& detail)
{
    return fault(file, "image-damaged",
        "The picture is damaged or cut short" + (detail.empty() ? "" : " (" + detail + ")") + ".",
        save_again);
}

base::Diagnostics check_size(std::uint64_t width, std::uint64_t height, std::string const& file)
{
    if (width > 0 && height > 0 && width <= base::limits::image_pixels_max
        && height <= base::limits::image_pixels_max / width)
        return {};
    return { fault(file, "image-too-large",
        "The picture has " + std::to_string(width) + " × " + std::to_string(height)
            + " pixels; at most " + std::to_string(base::limits::image_pixels_max)
            + " in all are printed.",
        "Save it smaller: 300 pixels for each inch of its printed width are enough.") };
}

base::Result<Picture> decode(std::string_view bytes, std::string const& file)
{
    if (bytes.size() > base::limits::image_bytes_max)
        return fault(file, "image-too-large",
            "The file has more than " + std::to_string(base::limits::image_bytes_max) + " bytes.",
            "Save the picture smaller.");
    if (has(bytes, "\x89PNG\r\n\x1A\n"))
        return decode_png(bytes, file);
    if (has(bytes, "\xFF\xD8\xFF"))
        return decode_jpeg(bytes, file);
    std::string what = "neither PNG nor JPEG";
    for (auto const& other : others) {
        if (has(bytes, other.bytes, other.offset))
            what = std::string(other.name) + " file";
    }
    return fault(file, "image-format",
        "This is " + what + "; only PNG and JPEG pictures can be printed.", save_again);
}

} // namespace image
