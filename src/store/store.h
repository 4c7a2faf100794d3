#pragma once

// Records in SQLite, every version kept. sqlite.cpp is the only includer of Poco::Data.

#include "base/file.h"
#include "base/json.h"
#include "base/result.h"
#include "casefile/casefile.h"
#include "store/cross_case.h"

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

/// A version without its document.
struct VersionNote {
    int version = 0;
    Change change;
};

/// A document as its editor leaves it.
struct Edit {
    casefile::Document document;
    /// The version the editor opened; 0 for a document that was not there; nothing for a file that
    /// does not know what it was made from and writes over whatever is newest.
    std::optional<int> edited_from = {};
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
    ///
    /// Writes over whatever is newest, without asking what others changed meanwhile.
    int put(std::vector<casefile::Document> const& documents, Change const& change);

    /// As put(), unless somebody else has stored another version of one of the documents since it
    /// was opened: then nothing is written, and for each such document a fault "store-stale" says
    /// who changed it and when, followed by one such fault for each change, with old and new
    /// value. Saving once more what is already stored is no fault and writes nothing.
    base::Result<int> put_edits(std::vector<Edit> const& edits, Change const& change);

    std::optional<StoredDocument> newest(casefile::Kind kind, std::string const& id) const;
    /// The same without a copy, and mostly without reading its JSON again: the documents asked
    /// for last are kept, within a few megabytes. Null if there is no such document. May be
    /// shared by threads and outlive the store.
    std::shared_ptr<StoredDocument const> share_newest(
        casefile::Kind kind, std::string const& id) const;
    /// The newest version of every document of a kind, by id.
    std::vector<StoredDocument> all(casefile::Kind kind) const;

    /// Of the newest version of every case or training record, of one board if one is named, what
    /// figures read (casefile/figures_part.h), by id: for counts over thousands of records. Their
    /// `change` is empty.
    std::vector<StoredDocument> figures_parts(
        casefile::Kind kind, std::optional<std::string> const& board = {}) const;

    /// Every version of a document, the first one first; none if there is no such document.
    std::vector<VersionNote> versions(casefile::Kind kind, std::string const& id) const;
    std::optional<StoredDocument> version(
        casefile::Kind kind, std::string const& id, int version) const;
    /// The version that stood at `instant`, a time in the form of Change::at: the last one
    /// written by then. Nothing if there was none yet.
    std::optional<StoredDocument> as_at(
        casefile::Kind kind, std::string const& id, std::string const& instant) const;
    /// Every document of a kind as it stood at `instant`, by id.
    std::vector<StoredDocument> all_as_at(casefile::Kind kind, std::string const& instant) const;

    // Questions across cases, answered from the newest versions: put() and put_edits() keep the
    // tables they read in the same transaction.
    std::vector<ActionRow> actions(Filter const& filter = {}) const;
    std::vector<UpdateRow> updates(Filter const& filter = {}) const;
    std::vector<MilestoneRow> milestones(Filter const& filter = {}) const;
    std::vector<NotificationRow> notifications(Filter const& filter = {}) const;
    std::vector<EventRow> events(Filter const& filter = {}) const;
    std::vector<AttendanceRow> attendances(Filter const& filter = {}) const;
    /// One row for each board that delivered learning from reviews.
    std::vector<ReachRow> reach(Filter const& filter = {}) const;
    std::vector<ReachRow> reach_by_agency(Filter const& filter = {}) const;

    /// Makes those tables anew from the documents.
    void rebuild_projections();

    /// Throws unless the database can be written to (for /health/ready). Writes to the disk.
    void check_writable();

private:
    struct Impl;
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace store
