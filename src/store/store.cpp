#include "store/store.h"

#include "store/cache.h"
#include "store/changes.h"
#include "store/migrations.h"
#include "store/projection.h"
#include "store/sqlite.h"

#include <algorithm>
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

/// More changes than these are only counted: nobody reads on.
constexpr std::size_t changes_told_max = 50;

constexpr char const* columns
    = "SELECT v.id, v.version, v.json, v.who, v.why, v.at FROM document_version AS v ";
constexpr std::size_t column_count = 6;

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

/// The statements of a migration.
std::vector<std::string> statements_of(std::string_view step)
{
    std::vector<std::string> statements;
    while (!step.empty()) {
        auto const end = std::min(step.find(';'), step.size());
        statements.emplace_back(step.substr(0, end));
        step.remove_prefix(std::min(end + 1, step.size()));
    }
    return statements;
}

/// A process killed in the midst leaves the schema it found: all steps and the filling of the
/// tables they make are one transaction, and user_version is part of it.
void migrate(Database& database, std::filesystem::path const& folder)
{
    auto const latest = static_cast<long long>(migrations.size());
    auto const version = [&] { return database.number("PRAGMA user_version"); };
    auto const is_done = [&] { return version() == latest && is_current(database); };
    if (version() > latest)
        throw base::IoError(folder.string()
            + ": this data was written by a later version of Casebinder; use that one");
    if (is_done())
        return;
    database.transaction([&] {
        // Another process may have taken the steps while this one waited for the lock.
        if (is_done())
            return;
        auto const present = version();
        for (auto step = static_cast<std::size_t>(present); step < migrations.size(); ++step) {
            for (auto const& statement : statements_of(migrations.at(step)))
                database.run(statement);
        }
        project_all(database);
        database.run("PRAGMA user_version = " + std::to_string(latest));
    });
}

base::Diagnostic stale(std::string pointer, std::string message, std::string fix)
{
    return { base::Severity::error, "store-stale", { {}, 0, std::move(pointer) },
        std::move(message), std::move(fix) };
}

/// Aborts on what is no instant: it came from our own code.
void ensure_instant(std::string const& instant)
{
    std::string_view const form = "dddd-dd-ddTdd:dd:ddZ";
    bool good = instant.size() == form.size();
    for (std::size_t i = 0; good && i < form.size(); ++i) {
        good = form.at(i) == 'd' ? instant.at(i) >= '0' && instant.at(i) <= '9'
                                 : instant.at(i) == form.at(i);
    }
    base::ensure(good, "an instant that is not in the form 2026-11-21T10:54:00Z");
}

} // namespace

struct Store::Impl {
    explicit Impl(std::filesystem::path const& folder)
        : database(folder / "casebinder.db")
    {
    }

    std::mutex mutex; ///< Of the database and the cache.
    Database database;
    Cache cache;

    std::vector<StoredDocument> documents(
        casefile::Kind kind, std::string const& rest, std::vector<std::string> const& values)
    {
        std::lock_guard const lock(mutex);
        std::vector<StoredDocument> found;
        for (auto& row : database.query(columns + rest, column_count, values))
            found.push_back(read_row(kind, std::move(row)));
        return found;
    }

    std::optional<StoredDocument> document(
        casefile::Kind kind, std::string const& rest, std::vector<std::string> const& values)
    {
        auto found = documents(kind, rest, values);
        if (found.empty())
            return std::nullopt;
        return std::move(found.front());
    }

    template <typename Read> auto ask(Read&& read)
    {
        std::lock_guard const lock(mutex);
        return read(database);
    }

    int put_one(casefile::Document const& document, Change const& change)
    {
        auto const kind = name_of(document.kind);
        auto json = base::write_json(document.value);
        auto const before
            = database.query("SELECT version, json FROM document_version WHERE kind = ? AND id = ? "
                             "ORDER BY version DESC LIMIT 1",
                2, { kind, document.id });
        if (!before.empty() && before.front().at(1) == json)
            return 0;
        auto const version = before.empty() ? 1 : std::stoi(before.front().at(0)) + 1;
        database.run("INSERT INTO document_version (kind, id, version, json, who, why, at) "
                     "VALUES (?, ?, CAST(? AS INTEGER), ?, ?, ?, ?)",
            { kind, document.id, std::to_string(version), std::move(json), change.who, change.why,
                change.at });
        project(database, kind, document.id, version, document.value);
        return 1;
    }

    /// What an edit would overwrite unseen.
    base::Diagnostics stale_faults(Edit const& edit)
    {
        if (!edit.edited_from)
            return {};
        int const edited_from = *edit.edited_from;
        auto const kind = name_of(edit.document.kind);
        auto const rows = database.query(std::string(columns)
                + "WHERE v.kind = ? AND v.id = ? AND (v.version = CAST(? AS INTEGER) OR "
                  "v.version = (SELECT max(version) FROM document_version WHERE kind = v.kind AND "
                  "id = v.id)) ORDER BY v.version",
            column_count, { kind, edit.document.id, std::to_string(edited_from) });
        auto const newest = rows.empty() ? 0 : std::stoi(rows.back().at(1));
        if (newest == edited_from)
            return {};
        auto const name = "The " + kind + " record " + edit.document.id;
        if (newest < edited_from) {
            return { stale({}, name + " has no version " + std::to_string(edited_from) + ".",
                "Open it again and repeat your change.") };
        }
        auto const last = read_row(edit.document.kind, rows.back());
        if (base::write_json(last.document.value) == base::write_json(edit.document.value))
            return {};
        auto faults = base::Diagnostics { stale({},
            name + " was changed by " + last.change.who + " at " + last.change.at
                + (last.change.why.empty() ? "" : " (" + last.change.why + ")")
                + " while you edited version " + std::to_string(edited_from)
                + "; it is now at version " + std::to_string(last.version) + ".",
            "Open it again and repeat your change.") };
        auto const base_value = rows.size() == 2
            ? read_row(edit.document.kind, rows.front()).document.value
            : base::Value();
        auto const changes = changes_between(base_value, last.document.value);
        for (std::size_t i = 0; i < std::min(changes.size(), changes_told_max); ++i) {
            faults.push_back(stale(changes[i].pointer, "Meanwhile " + describe(changes[i]) + ".",
                "Keep this change unless yours is to replace it."));
        }
        if (changes.size() > changes_told_max) {
            faults.push_back(stale({},
                std::to_string(changes.size() - changes_told_max) + " more changes are not listed.",
                "Compare the versions."));
        }
        return faults;
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
    if (impl->database.query("PRAGMA quick_check(1)", 1).at(0).at(0) != "ok")
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

base::Result<int> Store::put_edits(std::vector<Edit> const& edits, Change const& change)
{
    std::lock_guard const lock(m_impl->mutex);
    int written = 0;
    base::Diagnostics faults;
    m_impl->database.transaction([&] {
        for (auto const& edit : edits)
            base::append(faults, m_impl->stale_faults(edit));
        if (!faults.empty())
            return;
        for (auto const& edit : edits)
            written += m_impl->put_one(edit.document, change);
    });
    if (!faults.empty())
        return faults;
    return written;
}

std::optional<StoredDocument> Store::newest(casefile::Kind kind, std::string const& id) const
{
    return m_impl->document(kind, "WHERE v.kind = ? AND v.id = ? ORDER BY v.version DESC LIMIT 1",
        { name_of(kind), id });
}

std::shared_ptr<StoredDocument const> Store::share_newest(
    casefile::Kind kind, std::string const& id) const
{
    std::lock_guard const lock(m_impl->mutex);
    // Asked each time: another process may have written a version.
    auto const version = m_impl->database.query(
        "SELECT max(version) FROM document_version WHERE kind = ? AND id = ?", 1,
        { name_of(kind), id });
    if (version.at(0).at(0).empty())
        return nullptr;
    if (auto known = m_impl->cache.find(kind, id, std::stoi(version.at(0).at(0))))
        return known;
    auto rows = m_impl->database.query(
        std::string(columns) + "WHERE v.kind = ? AND v.id = ? AND v.version = CAST(? AS INTEGER)",
        column_count, { name_of(kind), id, version.at(0).at(0) });
    auto const bytes = rows.at(0).at(2).size();
    auto read = std::make_shared<StoredDocument const>(read_row(kind, std::move(rows.at(0))));
    m_impl->cache.keep(read, bytes);
    return read;
}

std::vector<StoredDocument> Store::all(casefile::Kind kind) const
{
    return m_impl->documents(kind,
        "JOIN newest_document AS d ON d.kind = v.kind AND d.id = v.id AND d.version = v.version "
        "WHERE d.kind = ? ORDER BY d.id",
        { name_of(kind) });
}

std::vector<StoredDocument> Store::figures_parts(
    casefile::Kind kind, std::optional<std::string> const& board) const
{
    std::lock_guard const lock(m_impl->mutex);
    std::vector<StoredDocument> found;
    auto const sql = std::string("SELECT d.id, d.version, p.json, '', '', '' FROM newest_document "
                                 "AS d JOIN figures_part AS p ON p.document = d.number "
                                 "WHERE d.kind = ?")
        + (board ? " AND d.board = ?" : "") + " ORDER BY d.id";
    std::vector<std::string> values { name_of(kind) };
    if (board)
        values.push_back(*board);
    for (auto& row : m_impl->database.query(sql, column_count, values))
        found.push_back(read_row(kind, std::move(row)));
    return found;
}

std::vector<VersionNote> Store::versions(casefile::Kind kind, std::string const& id) const
{
    std::lock_guard const lock(m_impl->mutex);
    auto const rows
        = m_impl->database.query("SELECT version, who, why, at FROM document_version WHERE "
                                 "kind = ? AND id = ? ORDER BY version",
            4, { name_of(kind), id });
    std::vector<VersionNote> notes;
    for (auto const& row : rows)
        notes.push_back({ std::stoi(row.at(0)), { row.at(1), row.at(2), row.at(3) } });
    return notes;
}

std::optional<StoredDocument> Store::version(
    casefile::Kind kind, std::string const& id, int version) const
{
    return m_impl->document(kind,
        "WHERE v.kind = ? AND v.id = ? AND v.version = CAST(? AS INTEGER)",
        { name_of(kind), id, std::to_string(version) });
}

std::optional<StoredDocument> Store::as_at(
    casefile::Kind kind, std::string const& id, std::string const& instant) const
{
    ensure_instant(instant);
    return m_impl->document(kind,
        "WHERE v.kind = ? AND v.id = ? AND v.at <= ? ORDER BY v.version DESC LIMIT 1",
        { name_of(kind), id, instant });
}

std::vector<StoredDocument> Store::all_as_at(casefile::Kind kind, std::string const& instant) const
{
    ensure_instant(instant);
    return m_impl->documents(kind,
        "WHERE v.kind = ? AND v.version = (SELECT max(version) FROM document_version WHERE "
        "kind = v.kind AND id = v.id AND at <= ?) ORDER BY v.id",
        { name_of(kind), instant });
}

std::vector<ActionRow> Store::actions(Filter const& filter) const
{
    return m_impl->ask([&](Database& database) { return read_actions(database, filter); });
}

std::vector<UpdateRow> Store::updates(Filter const& filter) const
{
    return m_impl->ask([&](Database& database) { return read_updates(database, filter); });
}

std::vector<MilestoneRow> Store::milestones(Filter const& filter) const
{
    return m_impl->ask([&](Database& database) { return read_milestones(database, filter); });
}

std::vector<NotificationRow> Store::notifications(Filter const& filter) const
{
    return m_impl->ask([&](Database& database) { return read_notifications(database, filter); });
}

std::vector<EventRow> Store::events(Filter const& filter) const
{
    return m_impl->ask([&](Database& database) { return read_events(database, filter); });
}

std::vector<AttendanceRow> Store::attendances(Filter const& filter) const
{
    return m_impl->ask([&](Database& database) { return read_attendances(database, filter); });
}

std::vector<ReachRow> Store::reach(Filter const& filter) const
{
    return m_impl->ask([&](Database& database) { return read_reach(database, filter, false); });
}

std::vector<ReachRow> Store::reach_by_agency(Filter const& filter) const
{
    return m_impl->ask([&](Database& database) { return read_reach(database, filter, true); });
}

void Store::rebuild_projections()
{
    std::lock_guard const lock(m_impl->mutex);
    m_impl->database.transaction([&] { project_all(m_impl->database); });
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
