#pragma once

// PNG and JPEG files made in memory, sound and broken, so that no picture has to be kept.

#include "base/ensure.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <jpeglib.h>
#include <png.h>

namespace files {

struct PngKind {
    int colour_type = PNG_COLOR_TYPE_RGB;
    int bit_depth = 8;
    bool interlaced = false;
    std::vector<png_color> palette = {};
    std::vector<png_byte> palette_opacity = {};
};

inline void append_png_bytes(png_structp png, png_bytep bytes, std::size_t size)
{
    static_cast<std::string*>(png_get_io_ptr(png))
        ->append(reinterpret_cast<char const*>(bytes), size);
}

/// A PNG file of rows given as they are stored.
inline std::string png(
    std::uint32_t width, std::vector<std::string> const& rows, PngKind const& kind = {})
{
    std::string file;
    auto* writer = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    auto* info = png_create_info_struct(writer);
    png_set_write_fn(writer, &file, append_png_bytes, nullptr);
    png_set_IHDR(writer, info, width, static_cast<png_uint_32>(rows.size()), kind.bit_depth,
        kind.colour_type, kind.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
        PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (!kind.palette.empty())
        png_set_PLTE(writer, info, kind.palette.data(), static_cast<int>(kind.palette.size()));
    if (!kind.palette_opacity.empty())
        png_set_tRNS(writer, info, kind.palette_opacity.data(),
            static_cast<int>(kind.palette_opacity.size()), nullptr);
    png_write_info(writer, info);
    std::vector<png_bytep> pointers;
    for (auto const& row : rows)
        pointers.push_back(reinterpret_cast<png_bytep>(const_cast<char*>(row.data())));
    png_write_image(writer, pointers.data());
    png_write_end(writer, nullptr);
    png_destroy_write_struct(&writer, &info);
    return file;
}

/// A picture of `width` x `height` in one colour with a red corner at the top left.
inline std::vector<std::string> rows(std::size_t width, std::size_t height, std::string pixel)
{
    std::string row;
    for (std::size_t x = 0; x < width; ++x)
        row += pixel;
    std::vector<std::string> all(height, row);
    all.front().replace(0, 3, std::string("\xFF\0\0", 3));
    return all;
}

inline std::uint32_t crc(std::string_view bytes)
{
    std::uint32_t value = 0xFFFFFFFF;
    for (char const byte : bytes) {
        value ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1) != 0 ? value >> 1 ^ 0xEDB88320 : value >> 1;
    }
    return ~value;
}

inline std::string big_endian(std::uint32_t value)
{
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(value >> shift & 0xFF);
    return bytes;
}

inline std::string chunk(std::string const& type, std::string const& data)
{
    return big_endian(static_cast<std::uint32_t>(data.size())) + type + data
        + big_endian(crc(type + data));
}

constexpr std::size_t after_header = 8 + 25; ///< Signature and IHDR.

inline std::string with_chunk(std::string png, std::string const& type, std::string const& data)
{
    return png.insert(after_header, chunk(type, data));
}

/// Exif data that says nothing but the orientation.
inline std::string exif(int orientation, bool little_endian)
{
    auto const value = static_cast<char>(orientation);
    if (little_endian)
        return std::string("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18) + value
            + std::string(7, '\0');
    return std::string("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19) + value
        + std::string(6, '\0');
}

struct JpegKind {
    J_COLOR_SPACE input = JCS_RGB;
    J_COLOR_SPACE stored = JCS_YCbCr;
    bool progressive = false;
    std::string exif = {};
    int quality = 100;
};

inline std::string jpeg(
    std::uint32_t width, std::vector<std::string> const& rows, JpegKind const& kind = {})
{
    jpeg_compress_struct codec {};
    jpeg_error_mgr errors {};
    codec.err = jpeg_std_error(&errors);
    jpeg_create_compress(&codec);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&codec, &bytes, &size);
    codec.image_width = width;
    codec.image_height = static_cast<JDIMENSION>(rows.size());
    codec.input_components = kind.input == JCS_GRAYSCALE ? 1 : (kind.input == JCS_CMYK ? 4 : 3);
    codec.in_color_space = kind.input;
    jpeg_set_defaults(&codec);
    jpeg_set_colorspace(&codec, kind.stored);
    jpeg_set_quality(&codec, kind.quality, TRUE);
    if (kind.progressive)
        jpeg_simple_progression(&codec);
    jpeg_start_compress(&codec, TRUE);
    if (!kind.exif.empty()) {
        auto const data = std::string("Exif\0\0", 6) + kind.exif;
        jpeg_write_marker(&codec, JPEG_APP0 + 1, reinterpret_cast<JOCTET const*>(data.data()),
            static_cast<unsigned>(data.size()));
    }
    for (auto const& row : rows) {
        auto* pointer = reinterpret_cast<JSAMPROW>(const_cast<char*>(row.data()));
        jpeg_write_scanlines(&codec, &pointer, 1);
    }
    jpeg_finish_compress(&codec);
    std::string file(reinterpret_cast<char const*>(bytes), size);
    jpeg_destroy_compress(&codec);
    std::free(bytes);
    return file;
}

} // namespace files
