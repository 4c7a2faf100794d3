#pragma once

// What every test of the store needs: a folder of its own and words for failures.

#include "store/store.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <string>
#include <unistd.h>

namespace support {

inline store::Change const change { "A. Clerk", "test", "2026-11-21T10:54:00Z" };

/// A folder of this test, removed at the end.
class Folder {
public:
    Folder()
        : m_path(std::filesystem::path(testing::TempDir())
            / ("casebinder-store-" + std::to_string(::getpid()) + "-"
                + testing::UnitTest::GetInstance()->current_test_info()->name()))
    {
        std::filesystem::remove_all(m_path);
    }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    ~Folder() { std::filesystem::remove_all(m_path); }
    std::filesystem::path const& path() const { return m_path; }
    std::filesystem::path database() const { return m_path / "casebinder.db"; }

private:
    std::filesystem::path m_path;
};

/// The message of the IoError that `work` throws; empty if it throws none.
inline std::string failure(std::function<void()> const& work)
{
    try {
        work();
    } catch (base::IoError const& error) {
        return error.what();
    }
    return {};
}

} // namespace support
