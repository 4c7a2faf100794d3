#include "archive/archive.h"

#include "base/file.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <unistd.h>

namespace {

/// What 7-Zip makes of the archive with a password: its exit code, and the file it held.
struct Opened {
    int code;
    std::string bytes;
};

Opened open(std::string const& archive, std::string const& password)
{
    auto const folder = std::filesystem::path(testing::TempDir())
        / ("casebinder-archive-" + std::to_string(getpid()));
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    base::write_file(folder / "sealed.zip", archive);
    auto const command
        = "cd '" + folder.string() + "' && 7z e -y -p'" + password + "' sealed.zip >/dev/null 2>&1";
    auto const code = std::system(command.c_str());
    auto const file = folder / "plan.xlsx";
    Opened opened { code, std::filesystem::exists(file) ? base::read_file(file) : std::string() };
    std::filesystem::remove_all(folder);
    return opened;
}

} // namespace

TEST(Seal, AnotherProgramOpensItWithThePasswordAndNotWithout)
{
    auto const password = base::Password::read("long river under ash").value();
    std::string const bytes = std::string("PK rows \0 and more", 18) + std::string(5000, 'x');
    auto const sealed = archive::seal(bytes, "plan.xlsx", password);
    EXPECT_EQ(sealed.find("xxxxxxxx"), std::string::npos);
    auto const opened = open(sealed, "long river under ash");
    EXPECT_EQ(opened.code, 0);
    EXPECT_EQ(opened.bytes, bytes);
    auto const refused = open(sealed, "another river");
    EXPECT_NE(refused.code, 0);
    EXPECT_NE(refused.bytes, bytes);
}

TEST(Seal, EachEncryptionHasASaltOfItsOwn)
{
    auto const password = base::Password::read("long river under ash").value();
    EXPECT_NE(archive::seal("a", "a.xlsx", password), archive::seal("a", "a.xlsx", password));
}
