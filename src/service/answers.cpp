#include "service/answers.h"

namespace service {

base::Value as_json(base::Diagnostic const& diagnostic)
{
    base::Value value;
    value.set("severity", diagnostic.severity == base::Severity::error ? "error" : "warning");
    value.set("code", diagnostic.code);
    if (!diagnostic.place.file.empty())
        value.set("file", diagnostic.place.file);
    if (diagnostic.place.line > 0)
        value.set("line", diagnostic.place.line);
    if (!diagnostic.place.pointer.empty())
        value.set("pointer", diagnostic.place.pointer);
    value.set("message", diagnostic.message);
    value.set("fix", diagnostic.fix);
    return value;
}

base::Value as_json(base::Diagnostics const& diagnostics)
{
    return list_as_json(diagnostics);
}

base::Value as_json(ImportSummary const& summary)
{
    base::Value value;
    value.set("files", summary.files);
    value.set("versions_written", summary.versions_written);
    base::Value documents { base::Value::List {} };
    for (auto const& document : summary.documents)
        documents.push(document);
    value.set("documents", std::move(documents));
    value.set("warnings", as_json(summary.warnings));
    return value;
}

base::Value as_json(CaseSummary const& summary)
{
    base::Value value;
    value.set("reference", summary.reference);
    value.set("board", summary.board);
    value.set("pseudonyms", summary.pseudonyms);
    value.set("stage", summary.stage);
    return value;
}

base::Value as_json(BoardSummary const& summary)
{
    base::Value value;
    value.set("id", summary.id);
    value.set("name", summary.name);
    value.set("annual_report", summary.has_report);
    if (!summary.committee.empty())
        value.set("committee", summary.committee);
    if (summary.meeting_on)
        value.set("meeting_on", summary.meeting_on->iso());
    base::Value meetings { base::Value::List {} };
    for (auto const& meeting : summary.meetings) {
        base::Value one;
        one.set("committee", meeting.committee);
        one.set("meeting_on", meeting.meeting_on.iso());
        one.set("exempt_papers", meeting.has_exempt);
        meetings.push(std::move(one));
    }
    value.set("committee_meetings", std::move(meetings));
    return value;
}

base::Value as_json(DocumentStatus const& status)
{
    base::Value value;
    value.set("number", status.number);
    value.set("title", status.title);
    value.set("stage", status.stage);
    value.set("state", words(status.state));
    base::Value formats { base::Value::List {} };
    if (status.pdf) {
        formats.push("pdf");
        formats.push("html");
    }
    if (status.xlsx)
        formats.push("xlsx");
    value.set("formats", std::move(formats));
    value.set("modes", as_json(status.modes));
    base::Value travels { base::Value::List {} };
    for (auto const& number : status.travels_with)
        travels.push(number);
    value.set("travels_with", std::move(travels));
    base::Value recipients { base::Value::List {} };
    for (auto const& recipient : status.recipients) {
        base::Value one;
        one.set("id", recipient.id);
        one.set("name", recipient.name);
        recipients.push(std::move(one));
    }
    value.set("recipients", std::move(recipients));
    value.set("findings", as_json(status.findings));
    return value;
}

std::string words(DocumentStatus::State state)
{
    switch (state) {
    case DocumentStatus::State::ready:
        return "ready";
    case DocumentStatus::State::lacking:
        return "lacking";
    case DocumentStatus::State::not_available:
        break;
    }
    return "not available";
}

} // namespace service
