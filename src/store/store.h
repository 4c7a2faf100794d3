#pragma once

// Records in SQLite, every version kept. sqlite.cpp is the only includer of Poco::Data.

#include "base/file.h"
#include "base/json.h"
#include "casefile/casefile.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace store {

/// Who changed a record, when and why.
struct Change {
    std::string who;
    std::string why;
    std::string at; ///< UTC, ISO 8601, "2026-11-21T10:54:00Z"; passed in, never read from a clock.
};

struct StoredDocument {
    casefile::Document document;
    int version = 0; ///< 1-based.
    Change change;
};

/// The records of one installation, in `folder`/casebinder.db. Threads share it, and so may
/// processes: a command may be run while the service runs. Writers take turns; one that waits
/// longer than five seconds fails.
///
/// A rollback journal, not a write-ahead log: Debian's SQLite (3.40.1) can damage a database in
/// the latter mode when one connection checkpoints while another writes, and versions of records
/// come a few at a time. Each put() is on the disk when it returns, also after a power cut.
///
/// Every function throws base::IoError when the database or disk fails, and has then changed
/// nothing.
class Store {
public:
    /// Opens or creates the database and brings it to the present schema. A damaged database, or
    /// one of a later Casebinder, is refused.
    static Store open(std::filesystem::path const& folder);
    Store(Store&&) noexcept;
    ~Store();

    /// Stores new versions of all documents or of none. A document equal to its newest version
    /// is left as it is. Returns how many versions were written.
    int put(std::vector<casefile::Document> const& documents, Change const& change);

    std::optional<StoredDocument> newest(casefile::Kind kind, std::string const& id) const;
    /// The newest version of every document of a kind, by id.
    std::vector<StoredDocument> all(casefile::Kind kind) const;

    /// Throws unless the database can be written to (for /health/ready). Writes to the disk.
    void check_writable();

private:
    struct Impl;
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace store
