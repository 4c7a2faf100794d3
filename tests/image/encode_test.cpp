#include "image/image.h"

#include <gtest/gtest.h>

TEST(EncodePng, DecodesToTheSamePixels)
{
    std::string samples;
    for (int i = 0; i < 7 * 5 * 3; ++i)
        samples += static_cast<char>(i * 37);
    for (std::uint32_t const channels : { 1u, 3u }) {
        image::Picture const picture { 7, 5, channels, samples.substr(0, 7 * 5 * channels) };
        auto const bytes = image::encode_png(picture);
        EXPECT_EQ(bytes, image::encode_png(picture));
        auto const read = image::decode(bytes, "picture.png");
        ASSERT_TRUE(read.ok());
        EXPECT_EQ(read.value().width, 7u);
        EXPECT_EQ(read.value().height, 5u);
        EXPECT_EQ(read.value().channels, channels);
        EXPECT_EQ(read.value().samples, picture.samples);
    }
}
