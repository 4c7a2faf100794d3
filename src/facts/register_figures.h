#pragma once

// Notifications, Scoping Panels and decisions of a board's cases -> figures M-N1, M-R5 and M-T6
// (spec/domain.md 5.2).

#include "facts/calendar.h"
#include "facts/facts.h"
#include "facts/figures.h"
#include "facts/report_part.h"

#include <optional>
#include <string>
#include <vector>

namespace facts {

/// How something that had to be done by a day stands.
enum class Timing { on_time, late, not_due, unknown };
/// "on time", "late", "not due yet", "cannot be determined".
std::string words(Timing timing);

/// How one notification stands to the working days of the case's profile.
struct NotificationTiming {
    std::optional<base::Date> due; ///< Nothing where what starts the clock is not recorded.
    Timing national; ///< The national body was told.
    Timing board; ///< The Board was told.
    Timing both; ///< What M-N1 counts.
};
/// Fails when a date leaves the calendar.
base::Result<NotificationTiming> notification_timing(ReportSubject const& subject,
    casefile::Record const& case_file, casefile::Record const& notification,
    Calendar const& calendar, base::Date as_at);

/// M-N1 over the notifications received in the period: both the national body and the Board told
/// within the working days of the case's profile. Fails when a date leaves the calendar.
base::Result<std::vector<Figure>> notification_figures(
    ReportSubject const& subject, Calendar const& calendar, Period const& period, base::Date as_at);

/// M-R5: the Chair's decisions in the period by what the Scoping Panel recommended.
std::vector<Figure> decision_figures(
    ReportSubject const& subject, Period const& period, base::Date as_at);

/// M-T6: minutes (R-D12) and the Chair's decision (R-D13) of Scoping Panels held in the period,
/// and decisions on rapid reviews (R-D07) by when their notification was received. Fails when a
/// date leaves the calendar.
base::Result<std::vector<Figure>> panel_figures(
    ReportSubject const& subject, Calendar const& calendar, Period const& period, base::Date as_at);

/// Whether a case counts at all: what came for information only, was withdrawn, is a test or was
/// recorded twice does not (5.1).
bool is_counted(casefile::Record const& case_file);
/// The board without the cases that do not count, so that no figure can forget them.
ReportSubject counted_only(ReportSubject subject);

} // namespace facts
