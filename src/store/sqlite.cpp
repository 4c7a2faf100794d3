#include "store/sqlite.h"

#include "base/file.h"

#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/SQLite/SQLiteException.h>
#include <Poco/Data/Session.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace store {

namespace {

namespace sqlite = Poco::Data::SQLite;

/// How long a writer waits for another before it gives up.
constexpr int busy_timeout_ms = 5000;

template <typename... Kinds> bool is_one_of(Poco::Exception const& error)
{
    return (dynamic_cast<Kinds const*>(&error) || ...);
}

/// What happened, in the words of the person who runs the machine.
std::string explain(Poco::Exception const& error)
{
    if (is_one_of<sqlite::DatabaseFullException>(error))
        return "the disk is full; make room and try again";
    if (is_one_of<sqlite::DBLockedException, sqlite::TableLockedException>(error))
        return "another program is writing to the database; try again in a moment";
    if (is_one_of<sqlite::ReadOnlyException, sqlite::CantOpenDBFileException,
            sqlite::DBAccessDeniedException>(error))
        return "the folder or the file cannot be written to; check who owns it";
    if (is_one_of<sqlite::IOErrorException>(error))
        return "reading or writing the disk failed; check whether it is full or broken";
    if (is_one_of<sqlite::ConstraintViolationException>(error))
        return "a record breaks a rule of the database: " + error.message();
    if (is_one_of<sqlite::CorruptImageException>(error))
        return "the database is damaged; restore the last backup";
    return error.displayText();
}

/// Makes the file if there is none, so that its rights, and those of its journal, are ours to set:
/// the records are about children.
void make_private_file(std::filesystem::path const& file)
{
    int const descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        throw base::IoError(file.string() + ": cannot open: " + std::strerror(errno));
    ::close(descriptor);
}

} // namespace

struct Database::Impl {
    std::filesystem::path file;
    std::unique_ptr<Poco::Data::Session> session;

    /// Runs `work` and turns the library's exceptions into ours.
    template <typename Work> auto guarded(Work&& work)
    {
        try {
            return work();
        } catch (Poco::Exception const& error) {
            throw base::IoError(file.string() + ": " + explain(error));
        }
    }

    Poco::Data::Statement statement(std::string const& sql, std::vector<std::string>& values)
    {
        Poco::Data::Statement made(*session);
        made << sql;
        for (auto& value : values)
            made, Poco::Data::Keywords::use(value);
        return made;
    }
};

Database::Database(std::filesystem::path const& file)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->file = std::filesystem::absolute(file);
    make_private_file(m_impl->file);
    m_impl->guarded([&] {
        sqlite::Connector::registerConnector();
        m_impl->session
            = std::make_unique<Poco::Data::Session>(sqlite::Connector::KEY, m_impl->file.string());
    });
    // EXTRA also syncs the folder, so that a commit stays committed when the power fails just
    // after it (https://sqlite.org/pragma.html#pragma_synchronous).
    for (auto const& pragma : { "busy_timeout = " + std::to_string(busy_timeout_ms),
             std::string("journal_mode = TRUNCATE"), std::string("synchronous = EXTRA"),
             std::string("foreign_keys = ON"), std::string("trusted_schema = OFF"),
             std::string("cell_size_check = ON"), std::string("temp_store = MEMORY") })
        run("PRAGMA " + pragma);
}

Database::~Database() = default;

void Database::run(std::string const& sql, std::vector<std::string> const& values)
{
    auto bound = values;
    m_impl->guarded([&] { m_impl->statement(sql, bound).execute(); });
}

void Database::run_each(std::string const& sql, std::vector<std::vector<std::string>> columns)
{
    m_impl->guarded([&] {
        Poco::Data::Statement statement(*m_impl->session);
        statement << sql;
        for (auto& column : columns)
            statement, Poco::Data::Keywords::use(column);
        statement.execute();
    });
}

std::vector<TextRow> Database::query(
    std::string const& sql, std::size_t columns, std::vector<std::string> const& values)
{
    auto bound = values;
    // The library's own record set converts cell by cell and takes several times as long.
    std::vector<std::vector<std::string>> cells(columns);
    m_impl->guarded([&] {
        auto statement = m_impl->statement(sql, bound);
        for (auto& column : cells)
            statement, Poco::Data::Keywords::into(column);
        statement.execute();
    });
    std::vector<TextRow> rows(cells.at(0).size(), TextRow(columns));
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t column = 0; column < columns; ++column)
            rows[row][column] = std::move(cells[column].at(row));
    }
    return rows;
}

long long Database::number(std::string const& sql)
{
    return std::stoll(query(sql, 1).at(0).at(0));
}

void Database::transaction(std::function<void()> const& work)
{
    run("BEGIN IMMEDIATE");
    try {
        work();
        run("COMMIT");
    } catch (...) {
        // SQLite may have rolled back by itself (full disk, failing disk); then this one fails.
        try {
            run("ROLLBACK");
        } catch (base::IoError const&) {
        }
        throw;
    }
}

} // namespace store
