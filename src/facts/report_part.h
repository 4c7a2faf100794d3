#pragma once

// What each part of the annual report contributes: facts, figures and warnings.

#include "base/diagnostic.h"
#include "casefile/casefile.h"
#include "facts/actions.h"
#include "facts/facts.h"
#include "facts/figures.h"
#include "facts/review_record.h"

#include <optional>
#include <string>
#include <vector>

namespace facts {

struct ReportPart {
    Fact::Object facts;
    std::vector<Figure> figures;
    base::Diagnostics warnings;
};

/// A warning at a place in one of the report's records.
inline base::Diagnostic report_warning(
    std::string code, std::string record, std::string pointer, std::string message, std::string fix)
{
    return { base::Severity::warning, std::move(code), { std::move(record), 0, std::move(pointer) },
        std::move(message), std::move(fix) };
}

/// The days the report counts, both included: "from 2018" starts on 1 January 2018.
struct Period {
    base::Date from;
    base::Date to;
    std::string printed;
    bool contains(base::Date date) const { return from <= date && date <= to; }
};
Period period_of(ReportOccasion const& occasion);

/// The milestone table, M-R1 to M-R6 and M-T1 to M-T7. Facts: count, children, first_year,
/// last_year, one, preventability{}, milestones{}, listed[], timeliness{}, measures{}, delays{} and
/// characteristics{}. Fails when a date leaves the
/// calendar or a review said to be published has no date.
base::Result<ReportPart> review_part(
    ReportSubject const& subject, Calendar const& calendar, ReportOccasion const& occasion);

/// M-A1 to M-A7 and M-E1 to M-E5 over every plan of the board. Facts: actions{} with totals, by
/// status and by agency, escalations{}, done_actions[] and open_actions[] of {text}.
ReportPart action_part(ReportSubject const& subject, ReportOccasion const& occasion);

/// M-A1 to M-A6 of some actions: all, counted, withdrawn, complete, red, amber, green, open,
/// overdue, and their shares.
Fact measure_facts(ActionMeasures const& measures);

/// Whether the two numbers of a share ("9 of 19") are figures of their own beside it. They have the
/// rows of the share once more, which is too much to copy where nothing prints them.
enum class ShareCounts { listed, left_out };

/// M-A1 to M-A7 and M-E1 to M-E5, for the board and by agency, even where there is no action.
std::vector<Figure> plan_figures(ReportSubject const& subject, ReportOccasion const& occasion,
    ShareCounts counts = ShareCounts::listed);

/// Fills in what a figure is for, a day or a period, and why it has no number where it has none.
void complete(Figure& figure, Period const& period, base::Date as_at);

/// M-L1 to M-L9. Facts: course_titles, courses{} with by_year[], by_agency[] and by_course[],
/// reported[] and events[].
ReportPart training_part(ReportSubject const& subject, ReportOccasion const& occasion);

/// M-L10 and M-Q1 to M-Q3, as far as the records hold something. Facts: products{} and evidence{}.
ReportPart evidence_part(ReportSubject const& subject, ReportOccasion const& occasion);

/// The figures of a report as its last section lists them: groups[] of {name, entries[]}. Those of
/// single agencies are not listed one by one, since their table prints them.
Fact sources(std::vector<Figure> const& figures);

/// M-L1 to M-L9, even where nothing was delivered. M-L4 is by calendar year or by the financial
/// year from 1 April.
std::vector<Figure> learning_figures(
    ReportSubject const& subject, ReportOccasion const& occasion, bool by_financial_year);

} // namespace facts
