#include "base/limits.h"
#include "image/decoding.h"

#include <csetjmp>
#include <cstdio>

#include <jpeglib.h>

namespace image {

namespace {

constexpr int exif_marker = JPEG_APP0 + 1;

/// libjpeg ends at its first error by a call that must not return. The jump crosses no C++ object:
/// everything here is plain, and the callers' objects stand outside.
struct Errors {
    jpeg_error_mgr manager; ///< First, because libjpeg hands a pointer to it back.
    std::jmp_buf jump;
    char message[JMSG_LENGTH_MAX];
};

Errors& errors_of(j_common_ptr codec)
{
    return *reinterpret_cast<Errors*>(codec->err);
}

[[noreturn]] void end(j_common_ptr codec)
{
    auto& errors = errors_of(codec);
    errors.manager.format_message(codec, errors.message);
    std::longjmp(errors.jump, 1);
}

/// A warning means that pixels were made up, so it is an error too. Traces have a level above 0.
void judge(j_common_ptr codec, int level)
{
    if (level < 0)
        end(codec);
}

void be_silent(j_common_ptr) { }

/// A progressive file may refine its pixels without end, each time at the cost of all of them.
void limit_scans(j_common_ptr codec)
{
    constexpr int scans_max = 100;
    auto& errors = errors_of(codec);
    if (reinterpret_cast<j_decompress_ptr>(codec)->input_scan_number <= scans_max)
        return;
    std::snprintf(errors.message, sizeof errors.message, "more than %d scans", scans_max);
    std::longjmp(errors.jump, 1);
}

/// One file being decoded.
struct Decoder {
    jpeg_decompress_struct codec {};
    Errors errors {};
    jpeg_progress_mgr progress {};
    bool ready = false;

    Decoder()
    {
        codec.err = jpeg_std_error(&errors.manager);
        errors.manager.error_exit = end;
        errors.manager.emit_message = judge;
        errors.manager.output_message = be_silent;
        progress.progress_monitor = limit_scans;
    }
    Decoder(Decoder const&) = delete;
    Decoder& operator=(Decoder const&) = delete;
    ~Decoder()
    {
        if (ready)
            jpeg_destroy_decompress(&codec);
    }
};

/// False with a message in `errors` if there is no readable header.
bool read_header(Decoder& decoder, unsigned char const* bytes, std::size_t size)
{
    if (setjmp(decoder.errors.jump) != 0)
        return false;
    auto& codec = decoder.codec;
    jpeg_create_decompress(&codec);
    decoder.ready = true;
    codec.progress = &decoder.progress;
    jpeg_save_markers(&codec, exif_marker, 0xFFFF);
    jpeg_mem_src(&codec, bytes, static_cast<unsigned long>(size));
    jpeg_read_header(&codec, TRUE);
    return true;
}

/// False with a message in `errors` if the pixels cannot all be read.
bool read_pixels(Decoder& decoder, char* samples, std::size_t row_size)
{
    if (setjmp(decoder.errors.jump) != 0)
        return false;
    auto& codec = decoder.codec;
    // The slow transform in whole numbers: the same samples on every machine.
    codec.dct_method = JDCT_ISLOW;
    jpeg_start_decompress(&codec);
    while (codec.output_scanline < codec.output_height) {
        auto row = reinterpret_cast<JSAMPROW>(samples + codec.output_scanline * row_size);
        jpeg_read_scanlines(&codec, &row, 1);
    }
    jpeg_finish_decompress(&codec);
    return true;
}

int orientation_of(jpeg_decompress_struct const& codec)
{
    constexpr std::string_view signature("Exif\0\0", 6);
    for (auto const* marker = codec.marker_list; marker != nullptr; marker = marker->next) {
        std::string_view const data(
            reinterpret_cast<char const*>(marker->data), marker->data_length);
        if (marker->marker == exif_marker && data.starts_with(signature))
            return exif_orientation(data.substr(signature.size()));
    }
    return 1;
}

} // namespace

base::Result<Picture> decode_jpeg(std::string_view bytes, std::string const& file)
{
    Decoder decoder;
    auto& codec = decoder.codec;
    if (!read_header(decoder, reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size()))
        return damaged(file, decoder.errors.message);
    if (auto faults = check_size(codec.image_width, codec.image_height, file); !faults.empty())
        return faults;
    if (codec.jpeg_color_space == JCS_CMYK || codec.jpeg_color_space == JCS_YCCK)
        return fault(file, "image-colours", "The picture is in printing colours (CMYK).",
            "Save it in RGB; its colours would not be what you chose.");
    bool const grey = codec.jpeg_color_space == JCS_GRAYSCALE;
    codec.out_color_space = grey ? JCS_GRAYSCALE : JCS_RGB;
    auto const orientation = orientation_of(codec); // Before libjpeg lets go of it.
    Picture picture { codec.image_width, codec.image_height, grey ? 1u : 3u, {} };
    auto const row_size = std::size_t { picture.width } * picture.channels;
    picture.samples.resize(row_size * picture.height);
    if (!read_pixels(decoder, picture.samples.data(), row_size))
        return damaged(file, decoder.errors.message);
    return upright(std::move(picture), orientation);
}

} // namespace image
