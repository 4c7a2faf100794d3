// Which documents of a board can be made.

#include "assemble/finish.h"
#include "service/answers.h"
#include "service/records.h"

namespace service {

base::Result<std::vector<BoardReport>> Service::reports(
    std::string const& board, base::Date as_at) const
{
    Records records(m_library, m_store, m_instant);
    auto const subject = TRY(records.nobodys_subject(board, as_at));
    std::vector<BoardReport> reports;
    for (auto const& entry : m_library.documents_of(subject.profile)) {
        bool const is_prepared = entry.number != assemble::annual_report_number
            || subject.board.has("scrutiny_report");
        // A pack is made of other documents, as its meeting orders them.
        bool const is_pack = entry.template_file.starts_with("packs/");
        if (!entry.of_board || entry.template_file.empty() || is_pack || !is_prepared)
            continue;
        auto const& front = m_library.source(entry).front;
        reports.push_back({ .number = entry.number,
            .title = entry.title,
            .xlsx = !entry.workbook_file.empty(),
            .confidential = !assemble::leaves_unprotected(front.text("level")),
            .by_agency = front.text("extracts") == "agency" });
    }
    return reports;
}

base::Value as_json(BoardReport const& report)
{
    base::Value formats { base::Value::List {} };
    formats.push("pdf");
    formats.push("html");
    if (report.xlsx)
        formats.push("xlsx");
    base::Value value;
    value.set("number", report.number);
    value.set("title", report.title);
    value.set("formats", std::move(formats));
    value.set("confidential", report.confidential);
    return value;
}

} // namespace service
