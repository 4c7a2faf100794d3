#include "base/password.h"

#include <gtest/gtest.h>

namespace {

using base::Password;

std::string code_of(std::string_view typed)
{
    auto const password = Password::read(typed);
    return password.ok() ? "" : password.errors().front().code;
}

// The examples of RFC 4013 section 3.
TEST(Password, IsPreparedBySaslprep)
{
    EXPECT_EQ(Password::read("I\xC2\xADX").value().text(), "IX"); // A soft hyphen.
    EXPECT_EQ(Password::read("user").value().text(), "user");
    EXPECT_EQ(Password::read("USER").value().text(), "USER");
    EXPECT_EQ(Password::read("\xC2\xAA").value().text(), "a");
    EXPECT_EQ(Password::read("\xE2\x85\xA8").value().text(), "IX");
    EXPECT_EQ(code_of("\x07"), "password-characters");
    EXPECT_EQ(code_of("\xD8\xA7\x31"), "password-characters"); // Right to left, then a digit.
}

TEST(Password, HasOneSpelling)
{
    EXPECT_EQ(Password::read("Zo\x65\xCC\x88").value().text(), "Zo\xC3\xAB"); // e + diaeresis.
    EXPECT_EQ(Password::read("a\xC2\xA0"
                             "b")
                  .value()
                  .text(),
        "a b");
    EXPECT_EQ(Password::read("wren \xF0\x9F\xA6\x86").value().text(), "wren \xF0\x9F\xA6\x86");
}

TEST(Password, RefusesWhatWouldNotOpenADocument)
{
    EXPECT_EQ(code_of(""), "password-empty");
    EXPECT_EQ(code_of("\xC2\xAD"), "password-empty"); // Nothing is left of it.
    EXPECT_EQ(code_of("a\nb"), "password-characters");
    EXPECT_EQ(code_of(std::string_view("a\0b", 3)), "password-characters");
    EXPECT_EQ(code_of("\xFF"), "password-characters");
    EXPECT_EQ(code_of(std::string(127, 'a')), "");
    EXPECT_EQ(code_of(std::string(128, 'a')), "password-long");
    EXPECT_EQ(code_of(std::string(100'000, 'a')), "password-long");
    std::string widest; // Each becomes 33 bytes.
    for (int i = 0; i < 60; ++i)
        widest += "\xEF\xB7\xBA";
    EXPECT_EQ(code_of(widest), "password-long");
}

TEST(Password, IsNotQuotedInFaults)
{
    for (auto const* typed : { "hun\x07ter2", "hunter2\n2" }) {
        auto const text = base::describe(Password::read(typed).errors().front());
        EXPECT_EQ(text.find("hun"), std::string::npos) << text;
    }
}

} // namespace
