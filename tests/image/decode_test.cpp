#include "image/image.h"

#include "base/limits.h"
#include "files.h"

#include <gtest/gtest.h>

using image::decode;

namespace {

std::string fault_of(std::string const& bytes)
{
    auto const result = decode(bytes, "logo.png");
    EXPECT_FALSE(result.ok());
    if (result.ok())
        return "none";
    EXPECT_EQ(result.errors().front().place.file, "logo.png");
    EXPECT_FALSE(result.errors().front().fix.empty());
    return result.errors().front().code;
}

image::Picture picture_of(std::string const& bytes)
{
    auto result = decode(bytes, "logo.png");
    for (auto const& fault : result.ok() ? base::Diagnostics {} : result.errors())
        ADD_FAILURE() << base::describe(fault);
    return result.ok() ? std::move(result).value() : image::Picture {};
}

unsigned sample(image::Picture const& picture, std::uint32_t x, std::uint32_t y, std::uint32_t c)
{
    return static_cast<unsigned char>(
        picture.samples.at((y * picture.width + x) * picture.channels + c));
}

auto const blue = std::string("\0\0\xFF", 3);

} // namespace

TEST(DecodePng, TruecolourIsKeptAsItIs)
{
    auto const picture = picture_of(files::png(3, files::rows(3, 2, blue)));
    EXPECT_EQ(picture.width, 3u);
    EXPECT_EQ(picture.height, 2u);
    EXPECT_EQ(picture.channels, 3u);
    EXPECT_EQ(picture.samples.size(), 3u * 2 * 3);
    EXPECT_EQ(picture.samples.substr(0, 6), std::string("\xFF\0\0\0\0\xFF", 6));
}

TEST(DecodePng, InterlacedIsTheSame)
{
    files::PngKind kind;
    kind.interlaced = true;
    auto const rows = files::rows(9, 9, blue);
    EXPECT_EQ(
        picture_of(files::png(9, rows, kind)).samples, picture_of(files::png(9, rows)).samples);
}

TEST(DecodePng, GreyStaysGrey)
{
    files::PngKind kind;
    kind.colour_type = PNG_COLOR_TYPE_GRAY;
    auto const picture = picture_of(files::png(2, { std::string("\x10\x80", 2) }, kind));
    EXPECT_EQ(picture.channels, 1u);
    EXPECT_EQ(picture.samples, std::string("\x10\x80", 2));
}

TEST(DecodePng, OneBitAPixel)
{
    files::PngKind kind;
    kind.colour_type = PNG_COLOR_TYPE_GRAY;
    kind.bit_depth = 1;
    auto const picture = picture_of(files::png(4, { std::string("\xA0", 1) }, kind));
    EXPECT_EQ(picture.samples, std::string("\xFF\0\xFF\0", 4)); // 1010
}

TEST(DecodePng, SixteenBitsBecomeEightWithoutChangeOfBrightness)
{
    files::PngKind kind;
    kind.bit_depth = 16;
    auto const picture
        = picture_of(files::png(1, { std::string("\x80\x80\x40\x40\xFF\xFF", 6) }, kind));
    EXPECT_NEAR(sample(picture, 0, 0, 0), 0x80, 1);
    EXPECT_NEAR(sample(picture, 0, 0, 1), 0x40, 1);
    EXPECT_EQ(sample(picture, 0, 0, 2), 0xFFu);
}

TEST(DecodePng, PaletteBecomesColourAndItsTransparencyWhite)
{
    files::PngKind kind;
    kind.colour_type = PNG_COLOR_TYPE_PALETTE;
    kind.palette = { { 0, 0x66, 0 }, { 0xFF, 0, 0 } };
    kind.palette_opacity = { 0xFF, 0 };
    auto const picture = picture_of(files::png(2, { std::string("\0\x01", 2) }, kind));
    EXPECT_EQ(picture.samples, std::string("\0\x66\0\xFF\xFF\xFF", 6));
}

TEST(DecodePng, OpacityIsSeenOnWhite)
{
    files::PngKind kind;
    kind.colour_type = PNG_COLOR_TYPE_RGB_ALPHA;
    auto const picture
        = picture_of(files::png(3, { std::string("\0\0\0\0\0\0\0\x80\0\0\0\xFF", 12) }, kind));
    EXPECT_EQ(sample(picture, 0, 0, 0), 0xFFu); // Nothing there: the paper.
    EXPECT_EQ(sample(picture, 1, 0, 1), 0x7Fu); // Black at 128/255: 255 - 128.
    EXPECT_EQ(sample(picture, 2, 0, 2), 0u);
}

TEST(DecodePng, AnimatedIsRefused)
{
    auto const file = files::with_chunk(
        files::png(2, files::rows(2, 2, blue)), "acTL", std::string("\0\0\0\x02\0\0\0\0", 8));
    EXPECT_EQ(fault_of(file), "image-animated");
}

TEST(DecodePng, HugeIsRefusedBeforeItIsInflated)
{
    // The header of a file of 100,000 x 100,000 pixels, 40 GB, in 70 bytes.
    auto file = files::png(1, { std::string("\0\0\0", 3) });
    auto const header
        = files::big_endian(100000) + files::big_endian(100000) + std::string("\x08\x02\0\0\0", 5);
    file.replace(8, 25, files::chunk("IHDR", header));
    EXPECT_EQ(fault_of(file), "image-too-large");
}

TEST(DecodePng, TooManyBytesAreRefused)
{
    auto file = files::png(1, { std::string("\0\0\0", 3) });
    file.resize(base::limits::image_bytes_max + 1);
    EXPECT_EQ(fault_of(file), "image-too-large");
}

TEST(DecodePng, BombInTextIsNotInflated)
{
    // Not even a zlib stream: it would be a warning if libpng saw it.
    auto const file = files::with_chunk(
        files::png(2, files::rows(2, 2, blue)), "zTXt", std::string("bomb\0\0\xFF\xFF", 8));
    EXPECT_EQ(picture_of(file).width, 2u);
}

TEST(DecodePng, CutShortAnywhereIsAFault)
{
    auto const file = files::png(9, files::rows(9, 9, blue));
    for (std::size_t size = 8; size < file.size(); ++size)
        EXPECT_EQ(fault_of(file.substr(0, size)), "image-damaged") << size;
}

TEST(DecodePng, AnyByteChangedEndsWell)
{
    auto const sound = files::png(9, files::rows(9, 9, blue));
    int refused = 0;
    for (std::size_t at = 0; at < sound.size(); ++at) {
        auto file = sound;
        file.at(at) = static_cast<char>(file.at(at) ^ 0x55);
        refused += decode(file, "logo.png").ok() ? 0 : 1;
    }
    // Only the four bytes of the last checksum go by: the end chunk holds nothing.
    EXPECT_EQ(refused, static_cast<int>(sound.size()) - 4);
}

TEST(DecodeJpeg, ColourIsNearWhatWasStored)
{
    auto const picture = picture_of(files::jpeg(16, std::vector<std::string>(16, [] {
        std::string row;
        for (int x = 0; x < 16; ++x)
            row += "\x20\x80\xC0";
        return row;
    }())));
    EXPECT_EQ(picture.width, 16u);
    EXPECT_EQ(picture.channels, 3u);
    EXPECT_NEAR(sample(picture, 8, 8, 0), 0x20, 3);
    EXPECT_NEAR(sample(picture, 8, 8, 1), 0x80, 3);
    EXPECT_NEAR(sample(picture, 8, 8, 2), 0xC0, 3);
}

TEST(DecodeJpeg, GreyStaysGrey)
{
    std::vector<std::string> const rows(8, std::string(8, '\x40'));
    auto const picture = picture_of(files::jpeg(8, rows, { JCS_GRAYSCALE, JCS_GRAYSCALE }));
    EXPECT_EQ(picture.channels, 1u);
    EXPECT_NEAR(sample(picture, 4, 4, 0), 0x40, 2);
}

TEST(DecodeJpeg, StoredAsRgbAndProgressive)
{
    std::vector<std::string> const rows(8, std::string(24, '\x40'));
    EXPECT_NEAR(sample(picture_of(files::jpeg(8, rows, { JCS_RGB, JCS_RGB })), 4, 4, 1), 0x40, 2);
    EXPECT_NEAR(
        sample(picture_of(files::jpeg(8, rows, { JCS_RGB, JCS_YCbCr, true })), 4, 4, 1), 0x40, 2);
}

TEST(DecodeJpeg, PrintingColoursAreRefused)
{
    std::vector<std::string> const rows(8, std::string(32, '\x40'));
    EXPECT_EQ(fault_of(files::jpeg(8, rows, { JCS_CMYK, JCS_CMYK })), "image-colours");
    EXPECT_EQ(fault_of(files::jpeg(8, rows, { JCS_CMYK, JCS_YCCK })), "image-colours");
}

TEST(DecodeJpeg, CutShortIsAFault)
{
    auto const file = files::jpeg(32, files::rows(32, 32, blue));
    for (std::size_t size = 3; size < file.size() - 2; size += 7)
        EXPECT_EQ(fault_of(file.substr(0, size)), "image-damaged") << size;
}

TEST(DecodeJpeg, AnyByteChangedEnds)
{
    auto const sound = files::jpeg(32, files::rows(32, 32, blue));
    for (std::size_t at = 0; at < sound.size(); ++at) {
        auto file = sound;
        file.at(at) = static_cast<char>(file.at(at) ^ 0x55);
        auto const result = decode(file, "logo.jpg");
        if (result.ok()) {
            EXPECT_LE(result.value().samples.size(), base::limits::image_pixels_max * 3);
        }
    }
}

TEST(DecodeJpeg, HugeIsRefusedBeforeItIsRead)
{
    auto file = files::jpeg(8, files::rows(8, 8, blue));
    auto const frame = file.find(std::string("\xFF\xC0", 2));
    ASSERT_NE(frame, std::string::npos);
    file.replace(frame + 5, 4, "\xFF\xDC\xFF\xDC"); // 65,500 x 65,500, libjpeg's own limit.
    EXPECT_EQ(fault_of(file), "image-too-large");
}

TEST(Decode, TheBytesSayTheFormatNotTheName)
{
    EXPECT_TRUE(decode(files::jpeg(8, files::rows(8, 8, blue)), "really-a-jpeg.png").ok());
    EXPECT_TRUE(decode(files::png(8, files::rows(8, 8, blue)), "really-a-png.jpg").ok());
}

TEST(Decode, OtherFormatsAreNamed)
{
    auto const message = [](std::string const& bytes) {
        auto const result = decode(bytes, "logo.gif");
        return result.ok() ? "" : result.errors().front().message;
    };
    EXPECT_NE(message("GIF89a").find("a GIF file"), std::string::npos);
    EXPECT_NE(message("<svg xmlns").find("an SVG file"), std::string::npos);
    EXPECT_NE(message("RIFF....WEBPVP8 ").find("a WebP file"), std::string::npos);
    EXPECT_NE(message("").find("neither PNG nor JPEG"), std::string::npos);
    EXPECT_EQ(fault_of(std::string("\xFF\xD8", 2)), "image-format");
}

/// A picture of 3 x 2, its pixels lettered; what each orientation of Exif 2.32 shows.
TEST(Decode, OrientationIsApplied)
{
    // abc    stored; 2 mirrored, 3 upside down, 4 flipped, 5 to 8 with rows and columns changed.
    // def
    struct Case {
        int orientation;
        std::uint32_t width;
        std::string seen;
    };
    std::vector<Case> const cases { { 1, 3, "abcdef" }, { 2, 3, "cbafed" }, { 3, 3, "fedcba" },
        { 4, 3, "defabc" }, { 5, 2, "adbecf" }, { 6, 2, "daebfc" }, { 7, 2, "fcebda" },
        { 8, 2, "cfbead" }, { 9, 3, "abcdef" } };
    files::PngKind kind;
    kind.colour_type = PNG_COLOR_TYPE_GRAY;
    auto const stored = files::png(3, { "abc", "def" }, kind);
    for (auto const& one : cases) {
        for (bool const little : { false, true }) {
            auto const picture = picture_of(
                files::with_chunk(stored, "eXIf", files::exif(one.orientation, little)));
            EXPECT_EQ(picture.width, one.width);
            EXPECT_EQ(picture.samples, one.seen) << one.orientation;
        }
    }
}

TEST(Decode, OrientationOfAPhotograph)
{
    std::vector<std::string> const rows(8, std::string(24 * 3, '\x40'));
    files::JpegKind kind;
    kind.exif = files::exif(6, false);
    auto const picture = picture_of(files::jpeg(24, rows, kind));
    EXPECT_EQ(picture.width, 8u);
    EXPECT_EQ(picture.height, 24u);
}

TEST(Decode, SameBytesSamePixels)
{
    auto const file = files::jpeg(24, files::rows(24, 24, blue), { .quality = 30 });
    EXPECT_EQ(picture_of(file).samples, picture_of(file).samples);
}
