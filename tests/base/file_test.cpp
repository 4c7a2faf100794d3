#include "base/file.h"

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace {

/// A folder of this test's own, removed at the end.
class Folder {
public:
    Folder()
    {
        std::string name = (fs::temp_directory_path() / "casebinder-file-XXXXXX").string();
        m_path = ::mkdtemp(name.data());
    }
    ~Folder() { fs::remove_all(m_path); }
    fs::path const& path() const { return m_path; }
    std::size_t entries() const
    {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(m_path), fs::directory_iterator()));
    }

private:
    fs::path m_path;
};

} // namespace

TEST(File, WritesWholeFilesAndReplacesThem)
{
    Folder const folder;
    base::write_file(folder.path() / "a.txt", "first");
    base::write_file(folder.path() / "a.txt", "second");
    EXPECT_EQ(base::read_file(folder.path() / "a.txt"), "second");
    EXPECT_EQ(folder.entries(), 1u);
}

TEST(File, RefusesAFolderThatDoesNotExist)
{
    Folder const folder;
    EXPECT_THROW(base::write_file(folder.path() / "none" / "a.txt", "x"), base::IoError);
    EXPECT_THROW(base::read_file(folder.path() / "none.txt"), base::IoError);
}

// A file size limit stands in for a full disk: the write fails half way through.
TEST(File, AFailedWriteLeavesTheOldFileAndNoPartialOne)
{
    Folder const folder;
    base::write_file(folder.path() / "a.txt", "old");
    auto const child = ::fork();
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        rlimit const limit { 1000, 1000 };
        ::setrlimit(RLIMIT_FSIZE, &limit);
        try {
            base::write_file(folder.path() / "a.txt", std::string(5000, 'x'));
        } catch (base::IoError const&) {
            ::_exit(7);
        }
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(WEXITSTATUS(status), 7);
    EXPECT_EQ(base::read_file(folder.path() / "a.txt"), "old");
    EXPECT_EQ(folder.entries(), 1u);
}
