#include "store/store.h"
#include "store/support.h"

#include <gtest/gtest.h>

#include <array>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <functional>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using base::Value;
using casefile::Document;
using casefile::Kind;
using store::Store;
using support::change;
using support::failure;
using support::Folder;

namespace {

Document document(std::string id, int content, Kind kind = Kind::case_file)
{
    return { kind, std::move(id),
        Value(Value::Object { { "content", content }, { "name", "O'Brien \xC5\x81ukasz %s" } }) };
}

/// A document of about `bytes` bytes.
Document large(std::string id, std::size_t bytes)
{
    return { Kind::case_file, std::move(id),
        Value(Value::Object { { "text", std::string(bytes, 'x') } }) };
}

/// Runs `work` in a child process and returns its exit code (its failures), or -signal.
int in_child(std::function<int()> const& work)
{
    auto const child = ::fork();
    if (child == 0) {
        int code = 99;
        try {
            code = work();
        } catch (std::exception const& error) {
            std::fprintf(stderr, "%s\n", error.what());
        }
        ::_exit(code);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/// Makes every write beyond about 256 KiB fail in this process: on a tmpfs of its own where the
/// machine allows one, else by the limit on file sizes.
void make_disk_small(std::filesystem::path const& folder)
{
    std::filesystem::create_directories(folder);
    if (::unshare(CLONE_NEWNS) == 0
        && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
        && ::mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=256k") == 0)
        return;
    ::signal(SIGXFSZ, SIG_IGN);
    ::rlimit const limit { 256 * 1024, 256 * 1024 };
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

} // namespace

TEST(Store, KeepsEveryVersion)
{
    Folder const folder;
    auto store = Store::open(folder.path());
    EXPECT_FALSE(store.newest(Kind::case_file, "NB16/01"));
    EXPECT_EQ(store.put({ document("NB16/01", 1) }, change), 1);
    EXPECT_EQ(store.put({ document("NB16/01", 2) }, { "B", "why", "2026-11-22T00:00:00Z" }), 1);
    auto const newest = store.newest(Kind::case_file, "NB16/01");
    ASSERT_TRUE(newest);
    EXPECT_EQ(newest->version, 2);
    EXPECT_EQ(newest->document.id, "NB16/01");
    EXPECT_EQ(newest->document.value, document("", 2).value);
    EXPECT_EQ(newest->change.who, "B");
    EXPECT_EQ(newest->change.why, "why");
    EXPECT_EQ(newest->change.at, "2026-11-22T00:00:00Z");
}

TEST(Store, WritesNoVersionOfWhatIsEqual)
{
    Folder const folder;
    auto store = Store::open(folder.path());
    EXPECT_EQ(store.put({ document("a", 1), document("b", 1) }, change), 2);
    EXPECT_EQ(store.put({ document("a", 1), document("b", 2) }, change), 1);
    EXPECT_EQ(store.newest(Kind::case_file, "a")->version, 1);
    EXPECT_EQ(store.newest(Kind::case_file, "b")->version, 2);
    // Back to an earlier content is a change too.
    EXPECT_EQ(store.put({ document("b", 1) }, change), 1);
    EXPECT_EQ(store.newest(Kind::case_file, "b")->version, 3);
    EXPECT_EQ(store.put({}, change), 0);
}

TEST(Store, ListsTheNewestOfEachDocumentOfAKind)
{
    Folder const folder;
    auto store = Store::open(folder.path());
    EXPECT_TRUE(store.all(Kind::board).empty());
    store.put({ document("b", 1), document("a", 1), document("x", 7, Kind::board),
                  document("p", 7, Kind::profile), document("t", 7, Kind::training) },
        change);
    store.put({ document("b", 2) }, change);
    auto const cases = store.all(Kind::case_file);
    ASSERT_EQ(cases.size(), 2U);
    EXPECT_EQ(cases.at(0).document.id, "a");
    EXPECT_EQ(cases.at(0).version, 1);
    EXPECT_EQ(cases.at(1).document.id, "b");
    EXPECT_EQ(cases.at(1).version, 2);
    EXPECT_EQ(store.all(Kind::board).size(), 1U);
    EXPECT_EQ(store.all(Kind::profile).size(), 1U);
    EXPECT_EQ(store.all(Kind::training).size(), 1U);
}

TEST(Store, StoresAllOrNothing)
{
    Folder const folder;
    auto store = Store::open(folder.path());
    // The second has no id, which the table refuses after the first is already inserted.
    auto const message = failure([&] {
        store.put({ document("a", 1), document("", 1), document("c", 1) }, change);
    });
    EXPECT_NE(message.find("breaks a rule"), std::string::npos) << message;
    EXPECT_TRUE(store.all(Kind::case_file).empty());
    // A change whose time is no time is refused as well, and the store still works.
    EXPECT_FALSE(failure([&] { store.put({ document("a", 1) }, { "A", "", "today" }); }).empty());
    EXPECT_EQ(store.put({ document("a", 1) }, change), 1);
    EXPECT_EQ(store.newest(Kind::case_file, "a")->version, 1);
}

TEST(Store, FindsEverythingAfterReopening)
{
    Folder const folder;
    auto const text = std::string("tab\t quote\" % %s ? NUL\\u0000 \xF0\x9F\x98\x80\n");
    {
        auto store = Store::open(folder.path());
        store.put(
            { { Kind::board, "id'; --", Value(Value::Object { { "text", text } }) } }, change);
        auto const moved = std::move(store);
        EXPECT_EQ(moved.all(Kind::board).size(), 1U);
    }
    auto const store = Store::open(folder.path());
    auto const found = store.newest(Kind::board, "id'; --");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->document.value.text("text"), text);
}

TEST(Store, SharesWhatItReadLast)
{
    Folder const folder;
    auto store = Store::open(folder.path());
    EXPECT_FALSE(store.share_newest(Kind::case_file, "a"));
    store.put({ document("a", 1), document("a", 7, Kind::board) }, change);
    auto const first = store.share_newest(Kind::case_file, "a");
    ASSERT_TRUE(first);
    EXPECT_EQ(first->document.value, document("a", 1).value);
    EXPECT_EQ(store.share_newest(Kind::case_file, "a"), first); // The same object.
    EXPECT_EQ(store.share_newest(Kind::board, "a")->document.value, document("a", 7).value);
    // A version written through another store is seen; the old one stays as it was.
    Store::open(folder.path()).put({ document("a", 2) }, change);
    EXPECT_EQ(store.share_newest(Kind::case_file, "a")->version, 2);
    EXPECT_EQ(first->document.value, document("a", 1).value);
    // It keeps a few megabytes, not everything: what was read long ago is read anew.
    auto const second = store.share_newest(Kind::case_file, "a");
    for (int i = 0; i < 64; ++i) {
        store.put({ document("b", i) }, change);
        store.share_newest(Kind::case_file, "b");
    }
    EXPECT_NE(store.share_newest(Kind::case_file, "a"), second);
    EXPECT_EQ(store.share_newest(Kind::case_file, "a")->document.value, second->document.value);
    store.put({ large("large", 9 * 1024 * 1024) }, change);
    EXPECT_NE(
        store.share_newest(Kind::case_file, "large"), store.share_newest(Kind::case_file, "large"));
}

TEST(Store, KeepsLargeDocuments)
{
    Folder const folder;
    auto store = Store::open(folder.path());
    auto const big = large("big", 15 * 1024 * 1024);
    EXPECT_EQ(store.put({ big }, change), 1);
    EXPECT_EQ(store.newest(Kind::case_file, "big")->document.value, big.value);
}

TEST(Store, IsForItsOwnerOnly)
{
    Folder const folder;
    auto store = Store::open(folder.path());
    store.put({ document("a", 1) }, change);
    for (auto const& path : { folder.path(), folder.database() }) {
        struct ::stat status { };
        ASSERT_EQ(::stat(path.c_str(), &status), 0);
        EXPECT_EQ(status.st_mode & 077U, 0U) << path;
    }
}

TEST(Store, IsSharedByThreads)
{
    Folder const folder;
    auto store = Store::open(folder.path());
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&store, thread] {
            for (int i = 0; i < 10; ++i) {
                store.put({ document("shared", 100 * thread + i) }, change);
                store.newest(Kind::case_file, "shared");
                store.all(Kind::case_file);
            }
        });
    }
    for (auto& thread : threads)
        thread.join();
    // 4 threads x 10 different contents, each a version.
    EXPECT_EQ(store.newest(Kind::case_file, "shared")->version, 40);
}

TEST(Store, IsSharedByProcesses)
{
    Folder const folder;
    auto const write_ten = [&](int process) {
        return failure([&] {
            auto store = Store::open(folder.path());
            for (int i = 0; i < 10; ++i)
                store.put({ document("shared", 100 * process + i) }, change);
        });
    };
    // All start with no database, so they also meet in making it.
    std::vector<::pid_t> children;
    for (int process = 1; process < 4; ++process) {
        auto const child = ::fork();
        if (child == 0) {
            auto const message = write_ten(process);
            std::fputs(message.c_str(), stderr);
            ::_exit(message.empty() ? 0 : 1);
        }
        children.push_back(child);
    }
    EXPECT_EQ(write_ten(0), "");
    for (auto const child : children) {
        int status = 0;
        ::waitpid(child, &status, 0);
        EXPECT_EQ(status, 0);
    }
    // Four processes, 10 versions each.
    EXPECT_EQ(Store::open(folder.path()).newest(Kind::case_file, "shared")->version, 40);
}

TEST(Store, LosesNothingConfirmedWhenKilled)
{
    Folder const folder;
    int survived = 0;
    for (int round = 0; round < 25; ++round) {
        std::array<int, 2> pipe {};
        ASSERT_EQ(::pipe(pipe.data()), 0);
        auto const child = ::fork();
        if (child == 0) {
            auto const message = failure([&] {
                auto store = Store::open(folder.path());
                for (int i = 0;; ++i) {
                    // Two documents together: a half of a put would show as unequal versions.
                    auto const content = 100000 * round + i;
                    store.put({ document("one", content), document("two", content) }, change);
                    if (::write(pipe.at(1), &content, sizeof content) != sizeof content)
                        return;
                }
            });
            std::fputs(message.c_str(), stderr);
            ::_exit(1);
        }
        ::close(pipe.at(1));
        // The kill falls at another point of a later put each time.
        int confirmed = -1;
        for (int i = 0; i <= round % 4; ++i)
            ASSERT_EQ(::read(pipe.at(0), &confirmed, sizeof confirmed), int { sizeof confirmed });
        ::usleep(static_cast<::useconds_t>(round * 137 % 1500));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        for (int last = 0; ::read(pipe.at(0), &last, sizeof last) == sizeof last;)
            confirmed = last;
        ::close(pipe.at(0));

        auto const store = Store::open(folder.path()); // Checks the whole database.
        auto const one = store.newest(Kind::case_file, "one");
        auto const two = store.newest(Kind::case_file, "two");
        ASSERT_TRUE(one && two);
        EXPECT_EQ(one->version, two->version);
        EXPECT_EQ(one->document.value, two->document.value);
        auto const found = *one->document.value.find("content")->as_integer();
        EXPECT_TRUE(found == confirmed || found == confirmed + 1) << found << " " << confirmed;
        survived += found == confirmed;
    }
    EXPECT_GT(survived, 0);
}

TEST(Store, SaysThatTheDiskIsFullAndRecovers)
{
    Folder const folder;
    auto const code = in_child([&] {
        make_disk_small(folder.path());
        auto store = Store::open(folder.path());
        store.put({ document("kept", 1) }, change);
        auto const message = failure([&] {
            store.put({ document("half", 1), large("big", 400000) }, change);
        });
        if (message.find("disk") == std::string::npos)
            return 1;
        // What was there is there, nothing half, and what fits still goes in.
        if (store.newest(Kind::case_file, "half") || store.newest(Kind::case_file, "big"))
            return 2;
        if (store.put({ document("later", 1) }, change) != 1)
            return 3;
        auto const reopened = Store::open(folder.path());
        return reopened.all(Kind::case_file).size() == 2 ? 0 : 4;
    });
    EXPECT_EQ(code, 0);
}

TEST(Store, RefusesAFolderItCannotWriteTo)
{
    Folder const folder;
    EXPECT_FALSE(failure([] { Store::open("/dev/null/folder"); }).empty());
    EXPECT_FALSE(failure([] { Store::open("/proc/casebinder"); }).empty());
    std::filesystem::create_directories(folder.path());
    std::filesystem::permissions(folder.path(), std::filesystem::perms { 0555 });
    auto const code = in_child([&] {
        if (::geteuid() == 0 && ::setuid(65534) != 0) // root writes everywhere
            return 1;
        auto const message = failure([&] { Store::open(folder.path()); });
        return message.find("Permission denied") != std::string::npos ? 0 : 2;
    });
    EXPECT_EQ(code, 0);
}

TEST(Store, TellsWhetherItCanBeWrittenTo)
{
    Folder const folder;
    {
        auto store = Store::open(folder.path());
        store.put({ document("a", 1) }, change);
        EXPECT_EQ(failure([&] { store.check_writable(); }), "");
        EXPECT_EQ(store.newest(Kind::case_file, "a")->version, 1);
    }
    auto const code = in_child([&] {
        auto store = Store::open(folder.path());
        ::signal(SIGXFSZ, SIG_IGN);
        ::rlimit const limit { 100, 100 };
        ::setrlimit(RLIMIT_FSIZE, &limit);
        return failure([&] { store.check_writable(); }).empty() ? 1 : 0;
    });
    EXPECT_EQ(code, 0);
    EXPECT_EQ(Store::open(folder.path()).all(Kind::case_file).size(), 1U);
}

TEST(Store, RefusesADamagedDatabase)
{
    Folder const folder;
    {
        auto store = Store::open(folder.path());
        for (int i = 0; i < 50; ++i)
            store.put({ large(std::to_string(i), 3000) }, change);
    }
    auto const size = std::filesystem::file_size(folder.database());
    {
        std::fstream file(folder.database(), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(static_cast<std::streamoff>(size / 2));
        file << std::string(8192, '\x5a');
    }
    auto message = failure([&] { Store::open(folder.path()); });
    EXPECT_NE(message.find("damaged"), std::string::npos) << message;
    std::ofstream(folder.database(), std::ios::binary) << std::string(8192, 'z');
    message = failure([&] { Store::open(folder.path()); });
    EXPECT_NE(message.find("damaged"), std::string::npos) << message;
}

TEST(Store, RefusesTheDataOfALaterVersion)
{
    Folder const folder;
    {
        auto const store = Store::open(folder.path());
    }
    {
        // Bytes 60 to 63 of the header are user_version, big-endian.
        std::fstream file(folder.database(), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(63);
        file.put(99);
    }
    auto const message = failure([&] { Store::open(folder.path()); });
    EXPECT_NE(message.find("later version"), std::string::npos) << message;
}
