#include "facts/board_facts.h"

#include "facts/escalation_report.h"
#include "facts/fields.h"
#include "facts/notification_register.h"
#include "facts/parts.h"
#include "facts/report_part.h"
#include "facts/tracker.h"

namespace facts {

namespace {

Fact board_fact(casefile::Record const& board)
{
    return Fact::Object { { "name", text_field(board, "name") },
        { "short", text_field(board, "short") }, { "web", text_field(board, "web") },
        { "council", text_field(board, "council_name") },
        { "area", text_field(board, "legal_area") }, { "email", text_field(board, "email") },
        { "tel", text_field(board, "tel") } };
}

Fact document_fact(ReportOccasion const& occasion)
{
    return Fact::Object { { "meeting_on", occasion.meeting_on },
        { "period", period_of(occasion).printed }, { "period_from", occasion.period_from },
        { "period_to", occasion.period_to }, { "as_at", occasion.as_at },
        { "issue", Fact::count(occasion.issue) } };
}

} // namespace

base::Result<Fact> board_facts(ReportSubject const& subject, Calendar const& calendar,
    ReportOccasion const& occasion, base::Diagnostics& warnings)
{
    Parts parts(occasion.keys);
    parts.add("board", [&] { return board_fact(subject.board); });
    parts.add("document", [&] { return document_fact(occasion); });
    parts.add("to_executive",
        [&] { return escalation_report(subject, occasion, EscalationAudience::executive); });
    parts.add("to_board",
        [&] { return escalation_report(subject, occasion, EscalationAudience::board); });
    parts.add("notifications",
        [&] { return notification_register(subject, calendar, occasion, warnings); });
    parts.add("tracker", [&] { return tracker_facts(subject, occasion); });
    if (wants(occasion.keys, "report") || wants(occasion.keys, "figures")) {
        auto const report = TRY(report_facts(subject, calendar, occasion, warnings));
        for (auto const* key : { "report", "figures" })
            parts.add(key, [&] { return *report.member(key); });
    }
    return parts.finish();
}

} // namespace facts
