#include "store/store.h"

#include "store/migrations.h"
#include "store/sqlite.h"

#include <mutex>
#include <utility>

namespace store {

namespace {

std::string name_of(casefile::Kind kind)
{
    switch (kind) {
    case casefile::Kind::board:
        return "board";
    case casefile::Kind::case_file:
        return "case";
    case casefile::Kind::training:
        return "training";
    case casefile::Kind::profile:
        return "profile";
    }
    base::ensure(false, "a kind of record without a name");
    return {};
}

constexpr char const* columns = "SELECT id, version, json, who, why, at FROM document_version ";

StoredDocument read_row(casefile::Kind kind, TextRow row)
{
    auto value = base::parse_json(row.at(2), row.at(0));
    if (!value.ok())
        throw base::IoError("The stored record " + row.at(0)
            + " is damaged: " + base::describe(value.errors().front()));
    return { { kind, std::move(row.at(0)), std::move(value).value() }, std::stoi(row.at(1)),
        { std::move(row.at(3)), std::move(row.at(4)), std::move(row.at(5)) } };
}

void make_private_folder(std::filesystem::path const& folder)
{
    std::error_code error;
    if (std::filesystem::create_directories(folder, error))
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    if (error)
        throw base::IoError(folder.string() + ": cannot make this folder: " + error.message());
}

/// A process killed in the midst leaves either version: each step is one transaction, and
/// user_version is part of it.
void migrate(Database& database, std::filesystem::path const& folder)
{
    auto const latest = static_cast<long long>(migrations.size());
    auto const version = [&] { return database.number("PRAGMA user_version"); };
    if (version() > latest)
        throw base::IoError(folder.string()
            + ": this data was written by a later version of Casebinder; use that one");
    while (version() < latest) {
        database.transaction([&] {
            // Another process may have taken the step while this one waited for the lock.
            auto const present = version();
            if (present >= latest)
                return;
            database.run(std::string(migrations.at(static_cast<std::size_t>(present))));
            database.run("PRAGMA user_version = " + std::to_string(present + 1));
        });
    }
}

} // namespace

struct Store::Impl {
    explicit Impl(std::filesystem::path const& folder)
        : database(folder / "casebinder.db")
    {
    }

    std::mutex mutex; ///< Of the database.
    Database database;

    int put_one(casefile::Document const& document, Change const& change)
    {
        auto const kind = name_of(document.kind);
        auto json = base::write_json(document.value);
        auto const before
            = database.query("SELECT version, json FROM document_version WHERE kind = ? AND id = ? "
                             "ORDER BY version DESC LIMIT 1",
                { kind, document.id });
        if (!before.empty() && before.front().at(1) == json)
            return 0;
        auto const version = before.empty() ? 1 : std::stoi(before.front().at(0)) + 1;
        database.run("INSERT INTO document_version (kind, id, version, json, who, why, at) "
                     "VALUES (?, ?, CAST(? AS INTEGER), ?, ?, ?, ?)",
            { kind, document.id, std::to_string(version), std::move(json), change.who, change.why,
                change.at });
        return 1;
    }
};

Store::Store(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}
Store::Store(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::open(std::filesystem::path const& folder)
{
    make_private_folder(folder);
    auto impl = std::make_unique<Impl>(folder);
    if (impl->database.query("PRAGMA quick_check(1)").at(0).at(0) != "ok")
        throw base::IoError(folder.string() + ": the database is damaged; restore the last backup");
    migrate(impl->database, folder);
    return Store(std::move(impl));
}

int Store::put(std::vector<casefile::Document> const& documents, Change const& change)
{
    std::lock_guard const lock(m_impl->mutex);
    int written = 0;
    m_impl->database.transaction([&] {
        for (auto const& document : documents)
            written += m_impl->put_one(document, change);
    });
    return written;
}

std::optional<StoredDocument> Store::newest(casefile::Kind kind, std::string const& id) const
{
    std::lock_guard const lock(m_impl->mutex);
    auto rows = m_impl->database.query(
        std::string(columns) + "WHERE kind = ? AND id = ? ORDER BY version DESC LIMIT 1",
        { name_of(kind), id });
    if (rows.empty())
        return std::nullopt;
    return read_row(kind, std::move(rows.front()));
}

std::vector<StoredDocument> Store::all(casefile::Kind kind) const
{
    std::lock_guard const lock(m_impl->mutex);
    auto rows = m_impl->database.query(std::string(columns)
            + "AS newest WHERE kind = ? AND version = (SELECT max(version) FROM document_version "
              "WHERE kind = newest.kind AND id = newest.id) ORDER BY id",
        { name_of(kind) });
    std::vector<StoredDocument> documents;
    for (auto& row : rows)
        documents.push_back(read_row(kind, std::move(row)));
    return documents;
}

void Store::check_writable()
{
    std::lock_guard const lock(m_impl->mutex);
    // Writing the version again changes nothing and yet goes through journal, file and sync.
    m_impl->database.transaction([&] {
        m_impl->database.run("PRAGMA user_version = " + std::to_string(migrations.size()));
    });
}

} // namespace store
