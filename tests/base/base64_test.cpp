#include "base/base64.h"

#include <gtest/gtest.h>

using base::decode_base64;

TEST(Base64, VectorsOfRfc4648)
{
    EXPECT_EQ(decode_base64(""), "");
    EXPECT_EQ(decode_base64("Zg=="), "f");
    EXPECT_EQ(decode_base64("Zm8="), "fo");
    EXPECT_EQ(decode_base64("Zm9v"), "foo");
    EXPECT_EQ(decode_base64("Zm9vYmFy"), "foobar");
    EXPECT_EQ(decode_base64("/+8="), "\xFF\xEF");
}

TEST(Base64, RefusesWhatIsNoBase64)
{
    for (auto const* text : { "Zg", "Zg=", "Zm9v\n", "Z*==", "Zh==", "====", "Z===", "-_8=" })
        EXPECT_EQ(decode_base64(text), std::nullopt) << text;
}

TEST(Base64, EncodesWhatItDecodes)
{
    // RFC 4648, section 10.
    for (auto const& [bytes, text] : { std::pair { "", "" }, { "f", "Zg==" }, { "fo", "Zm8=" },
             { "foo", "Zm9v" }, { "foobar", "Zm9vYmFy" } })
        EXPECT_EQ(base::encode_base64(bytes), text);
    std::string const all("\xFF\x00\x80\x7F\xFE", 5);
    EXPECT_EQ(base::decode_base64(base::encode_base64(all)), all);
}
