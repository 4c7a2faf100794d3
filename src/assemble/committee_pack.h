#pragma once

// The meeting of a scrutiny committee -> its papers: one PDF for the public and, if anything is
// exempt, one that is not (Local Government Act 1972, Part VA and Schedule 12A).

#include "assemble/board_document.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace assemble {

/// The register's entry of front sheet, agenda and papers.
constexpr auto committee_papers_number = "X09";

/// What the papers are made from, and as what.
struct CommitteeOrder {
    /// The meeting's date, the day the papers are made, the period of reports other than X05.
    facts::ReportOccasion occasion;
    Format format = Format::pdf; ///< Not xlsx.
    Print print = Print::normal;
};

/// The records that papers may be made from.
struct CommitteeRecords {
    facts::ReportSubject const& board; ///< Whole records.
    /// The occasion and records of a document of the board; they differ for the annual report.
    std::function<base::Result<facts::ReportOccasion>(std::string const& document)> occasion_of;
    /// A case by its reference; a fault if there is none.
    std::function<base::Result<facts::Subject>(std::string const& reference)> subject_of;
};

/// The public papers first: front sheet, agenda, contents, then each item with its papers, pages
/// numbered throughout. Exempt items stand on the public agenda with the paragraphs of Schedule 12A
/// they come under, and with their papers in the second document, which is confidential. All or
/// none; faults of every paper come together under its item. Confidential papers of an item that is
/// not exempt are a fault, and papers made too late for five clear days a warning.
base::Result<std::vector<FinishedDocument>> committee_papers(
    CommitteeOrder const& order, CommitteeRecords const& records, Library const& library);

} // namespace assemble
