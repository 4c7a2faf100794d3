#pragma once

// Stored documents -> the views that the spine reads, kept alive together.

#include "assemble/library.h"
#include "facts/facts.h"
#include "store/store.h"

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace service {

/// A fault of what was asked for, which has no place in a file.
base::Diagnostic fault(std::string code, std::string message, std::string fix);

/// Documents from the store and views into them; the views die with it. Without an instant it
/// reads the newest versions, otherwise those that stood then.
class Records {
public:
    Records(assemble::Library const& library, store::Store const& store,
        std::optional<std::string> instant = {})
        : m_library(library)
        , m_store(store)
        , m_instant(std::move(instant))
    {
    }

    base::Result<casefile::Record> board(std::string const& id);
    base::Result<casefile::Record> profile(std::string const& id);
    /// The case with its board and the profile frozen for it.
    base::Result<facts::Subject> subject(std::string const& case_reference);
    /// The same for a case that must be of this board.
    base::Result<facts::Subject> subject_of(
        std::string const& board, std::string const& case_reference);
    /// The board with the profile in force on `date` and a case of which nothing is known.
    base::Result<facts::Subject> nobodys_subject(std::string const& board, base::Date date);
    /// Of every case, or every case of one board, the part that figures read, with its board and
    /// profile; by reference.
    base::Result<std::vector<facts::Subject>> subjects(
        std::optional<std::string> const& board = {});
    /// How much of the cases and training records is read: the part that figures need, or all.
    enum class Reading { part, whole };
    /// The board with its cases and training records, and the profile in force on `date`.
    base::Result<facts::ReportSubject> report_subject(
        std::string const& board, base::Date date, Reading reading = Reading::part);
    /// Every document of a kind; boards always whole.
    std::vector<casefile::Record> all(casefile::Kind kind,
        std::optional<std::string> const& board = {}, Reading reading = Reading::part);

private:
    using Stored = std::shared_ptr<store::StoredDocument const>;
    Stored find(casefile::Kind kind, std::string const& id) const;
    casefile::Record keep(Stored stored);
    base::Result<facts::Subject> with_board(casefile::Record const& case_file);

    assemble::Library const& m_library;
    store::Store const& m_store;
    std::optional<std::string> m_instant;
    std::vector<Stored> m_kept;
    std::map<std::string, casefile::Record, std::less<>> m_boards;
};

/// The profile that a board's periods name for `date`; fault if no period covers it.
base::Result<std::string> profile_on(casefile::Record const& board, base::Date date);

} // namespace service
