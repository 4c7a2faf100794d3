#pragma once

// Stored documents -> the views that the spine reads, kept alive together.

#include "assemble/library.h"
#include "facts/facts.h"
#include "store/store.h"

#include <deque>
#include <string>

namespace service {

/// Documents from the store and views into them; the views die with it.
class Records {
public:
    Records(assemble::Library const& library, store::Store const& store)
        : m_library(library)
        , m_store(store)
    {
    }

    base::Result<casefile::Record> board(std::string const& id);
    base::Result<casefile::Record> profile(std::string const& id);
    /// The case with its board and the profile frozen for it.
    base::Result<facts::Subject> subject(std::string const& case_reference);
    /// The board with all its cases and training records and the profile in force on `date`.
    base::Result<facts::ReportSubject> report_subject(std::string const& board, base::Date date);

private:
    casefile::Record keep(casefile::Document document);

    assemble::Library const& m_library;
    store::Store const& m_store;
    std::deque<casefile::Document> m_documents; ///< A deque, so that views stay valid.
};

/// The profile that a board's periods name for `date`; fault if no period covers it.
base::Result<std::string> profile_on(casefile::Record const& board, base::Date date);

} // namespace service
