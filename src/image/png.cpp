#include "base/ensure.h"
#include "base/limits.h"
#include "image/decoding.h"

#include <png.h>

#include <algorithm>
#include <array>

namespace image {

namespace {

constexpr std::size_t signature_size = 8;
constexpr std::size_t chunk_overhead = 12; ///< Length, type and checksum.

/// What is left of a PNG file for libpng to read.
struct Chunks {
    std::string kept;
    bool complete = false;
    bool animated = false;
    int orientation = 1;
};

/// Keeps the chunks that say what the pixels are. Text, profiles and the like are left out: they
/// can be inflated without limit, and nothing of them is printed.
Chunks needed_chunks(std::string_view bytes)
{
    constexpr std::array<std::string_view, 8> needed { "IHDR", "PLTE", "tRNS", "gAMA", "cHRM",
        "sRGB", "IDAT", "IEND" };
    Chunks result;
    result.kept = bytes.substr(0, signature_size);
    for (auto at = signature_size; bytes.size() - at >= chunk_overhead;) {
        std::size_t length = 0;
        for (std::size_t i = 0; i < 4; ++i)
            length = length << 8 | static_cast<unsigned char>(bytes.at(at + i));
        if (length > bytes.size() - at - chunk_overhead)
            break;
        auto const type = bytes.substr(at + 4, 4);
        if (std::ranges::find(needed, type) != needed.end())
            result.kept += bytes.substr(at, length + chunk_overhead);
        else if (type == "acTL")
            result.animated = true;
        else if (type == "eXIf")
            result.orientation = exif_orientation(bytes.substr(at + 8, length));
        at += length + chunk_overhead;
        if (type == "IEND") {
            result.complete = true;
            break;
        }
    }
    return result;
}

/// The colour beside its opacity -> the colour that is seen on white paper.
Picture on_white(png_image const& header, std::string const& samples)
{
    auto const channels = PNG_IMAGE_SAMPLE_CHANNELS(header.format);
    Picture picture { header.width, header.height, channels - 1, {} };
    picture.samples.reserve(samples.size() / channels * picture.channels);
    for (std::size_t at = 0; at < samples.size(); at += channels) {
        unsigned const opacity = static_cast<unsigned char>(samples[at + channels - 1]);
        for (std::size_t i = 0; i < picture.channels; ++i) {
            unsigned const colour = static_cast<unsigned char>(samples[at + i]);
            auto const seen = (colour * opacity + 255 * (255 - opacity) + 127) / 255;
            picture.samples += static_cast<char>(seen);
        }
    }
    return picture;
}

} // namespace

base::Result<Picture> decode_png(std::string_view bytes, std::string const& file)
{
    auto const chunks = needed_chunks(bytes);
    if (!chunks.complete)
        return damaged(file, "it has no end");
    if (chunks.animated)
        return fault(file, "image-animated", "The picture is animated, which paper cannot show.",
            "Save one of its frames as a PNG file.");
    png_image header {};
    header.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_memory(&header, chunks.kept.data(), chunks.kept.size()))
        return damaged(file, header.message);
    if (auto faults = check_size(header.width, header.height, file); !faults.empty()) {
        png_image_free(&header);
        return faults;
    }
    // As nearly all programs write them; libpng would take 16 bits without gAMA as linear light.
    header.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
    bool const coloured = (header.format & PNG_FORMAT_FLAG_COLOR) != 0;
    header.format = coloured ? PNG_FORMAT_RGBA : PNG_FORMAT_GA;
    std::string samples(PNG_IMAGE_SIZE(header), '\0');
    auto const read = png_image_finish_read(&header, nullptr, samples.data(), 0, nullptr);
    // A warning is kept in the message and means that the pixels are not as they were saved.
    if (!read || header.warning_or_error != 0)
        return damaged(file, header.message);
    return upright(on_white(header, samples), chunks.orientation);
}

std::string encode_png(Picture const& picture)
{
    png_image header {};
    header.version = PNG_IMAGE_VERSION;
    header.width = picture.width;
    header.height = picture.height;
    header.format = picture.channels == 1 ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB;
    base::ensure(picture.samples.size() == PNG_IMAGE_SIZE(header), "a picture has all its samples");
    std::string bytes(PNG_IMAGE_PNG_SIZE_MAX(header), '\0');
    png_alloc_size_t size = bytes.size();
    auto const written = png_image_write_to_memory(
        &header, bytes.data(), &size, 0, picture.samples.data(), 0, nullptr);
    base::ensure(written != 0, "a picture can be written as PNG");
    bytes.resize(size);
    return bytes;
}

} // namespace image
