#pragma once

// Records of a board + document number -> the finished document: reports, registers, trackers.

#include "assemble/assemble.h"
#include "facts/facts.h"

#include <string>

namespace assemble {

/// The annual overview report, which is made from the part of the records that figures read.
constexpr auto annual_report_number = "X05";

/// Which document of which board, and as what.
struct BoardOrder {
    std::string document; ///< "X03", "X05" …
    Format format = Format::pdf;
    /// The meeting it is for, its period, its day. `keys` is filled in.
    facts::ReportOccasion occasion;
    Print print = Print::normal;
};

/// Makes one document of a board. Faults: there is no such document in this format, what the
/// records lack, and a name that an unprotected document may not print.
base::Result<FinishedDocument> board_document(
    BoardOrder const& order, facts::ReportSubject const& subject, Library const& library);

} // namespace assemble
