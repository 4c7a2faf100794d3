#pragma once

// What users ask for, in terms of the store and the spine. Knows nothing of HTTP or arguments.

#include "assemble/assemble.h"
#include "store/store.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace service {

struct ImportSummary {
    int files = 0;
    int versions_written = 0;
    std::vector<std::string> documents; ///< "board northbridge", "case NB16/01" …
};

struct CaseSummary {
    std::string reference;
    std::string board;
    std::string pseudonyms;
    std::string stage;
};

/// One document of Appendix C for one case.
struct DocumentStatus {
    std::string number;
    std::string title;
    std::string stage;
    enum class State { ready, lacking, not_available } state;
    bool pdf = false;
    bool xlsx = false;
    std::vector<facts::Recipient> recipients;
    base::Diagnostics findings; ///< What is lacking, and warnings.
};

/// The product behind both doors, command line and web. Threads share it.
class Service {
public:
    Service(assemble::Library const& library, store::Store& store);

    /// Reads every file and folder named, checks all of them and each against its board, and
    /// stores all or none.
    base::Result<ImportSummary> import(
        std::vector<std::filesystem::path> const& paths, store::Change const& change);

    std::vector<CaseSummary> cases() const;
    /// Fault if there is no such case.
    base::Result<std::vector<DocumentStatus>> documents(
        std::string const& case_reference, base::Date as_at) const;
    base::Result<std::vector<assemble::FinishedDocument>> make(
        std::string const& case_reference, assemble::Order const& order) const;
    base::Diagnostics check(
        std::string const& case_reference, assemble::Order const& order) const;
    base::Result<assemble::FinishedDocument> annual_report(std::string const& board,
        assemble::Format format, facts::ReportOccasion const& occasion) const;

private:
    assemble::Library const& m_library;
    store::Store& m_store;
};

} // namespace service
