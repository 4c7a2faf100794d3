#pragma once

// One connection to an SQLite file, with every failure as base::IoError in plain words.

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace store {

/// A row of a query: the text of its columns.
using TextRow = std::vector<std::string>;

/// Not for several threads at once.
class Database {
public:
    /// Opens or creates the file, for its owner only.
    explicit Database(std::filesystem::path const& file);
    Database(Database const&) = delete;
    Database& operator=(Database const&) = delete;
    ~Database();

    /// Runs one statement; each "?" stands for one of `values`.
    void run(std::string const& sql, std::vector<std::string> const& values = {});
    /// Runs one statement once for each row of `columns`, which must not be empty.
    void run_each(std::string const& sql, std::vector<std::vector<std::string>> columns);
    /// The rows of a query of so many columns, text or whole numbers; null is empty text.
    std::vector<TextRow> query(
        std::string const& sql, std::size_t columns, std::vector<std::string> const& values = {});
    long long number(std::string const& sql);

    /// Runs `work` in a transaction that takes the write lock at once: waiting for it later, with
    /// a read already done, could never end well. Rolls back when `work` throws.
    void transaction(std::function<void()> const& work);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace store
