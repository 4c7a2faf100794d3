#pragma once

// Records of a board -> what its reports, registers and trackers print, as far as it is asked for.

#include "facts/facts.h"

namespace facts {

/// The facts of a document of a board. Top-level keys: board, document, to_executive and to_board
/// (escalation_report.h), notifications (notification_register.h), report and figures
/// (report_facts), tracker (tracker.h). Only those below which `occasion.keys` asks for something
/// are computed. Warnings are added to `warnings`.
base::Result<Fact> board_facts(ReportSubject const& subject, Calendar const& calendar,
    ReportOccasion const& occasion, base::Diagnostics& warnings);

} // namespace facts
