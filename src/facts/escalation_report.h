#pragma once

// A board's escalations -> what its Executive Group and its Board are told of them at one meeting
// (X04 and X04B, spec/domain.md 3.6 and 4.18).

#include "facts/facts.h"

namespace facts {

/// To whom the report goes.
enum class EscalationAudience {
    executive, ///< Everything escalated; the Independent Chair where there is no Executive Group.
    board ///< Exceptions only: what the Executive could not settle.
};

/// The report to the meeting of the occasion. Facts: audience (in words), is_board, meeting_on,
/// previous_on (Missing before the first meeting), presenters[], lists `opened`, `continuing` and
/// `closed` of what the last held meeting before this one did not know, knew, and has been settled
/// since; any, period and measures[] (M-E1 to M-E5). Fails when nobody, or nobody without a
/// conflict, can present an action.
base::Result<Fact> escalation_report(
    ReportSubject const& subject, ReportOccasion const& occasion, EscalationAudience audience);

} // namespace facts
