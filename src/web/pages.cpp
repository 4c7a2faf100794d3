#include "web/pages.h"

#include "web/gate.h"

#include <algorithm>

namespace web::pages {

namespace {

using facts::Fact;

/// Text, or a missing fact where there is none, so that {{#key}} shows only what there is.
Fact text_or_missing(std::string const& text)
{
    return text.empty() ? Fact() : Fact(text);
}

/// The findings of one severity. What several lines of a template ask for is one finding to the
/// reader: the same message is told once, with all its places.
Fact findings(base::Diagnostics const& diagnostics, base::Severity severity)
{
    struct Finding {
        base::Diagnostic const* diagnostic;
        std::string places;
    };
    std::vector<Finding> merged;
    for (auto const& one : diagnostics) {
        if (one.severity != severity)
            continue;
        auto const same = std::ranges::find_if(merged, [&](Finding const& other) {
            return other.diagnostic->message == one.message && other.diagnostic->fix == one.fix;
        });
        auto const place = base::describe(one.place);
        if (same == merged.end())
            merged.push_back({ &one, place });
        else if (!place.empty())
            same->places += (same->places.empty() ? "" : ", ") + place;
    }
    Fact::List list;
    for (auto const& one : merged) {
        list.push_back(Fact::Object { { "message", one.diagnostic->message },
            { "fix", text_or_missing(one.diagnostic->fix) },
            { "place", text_or_missing(one.places) } });
    }
    return list;
}

/// What the links to one document have in common.
struct Source {
    std::string url; ///< Of the document, without extension.
    std::string number;
    base::Date as_at;
    std::string mode = {}; ///< Of a form; empty for other documents.
};

Fact download(
    Source const& source, std::string const& extension, facts::Recipient const& recipient = {})
{
    auto url = source.url + "." + extension + "?as-at=" + source.as_at.iso();
    if (!source.mode.empty())
        url += "&mode=" + source.mode;
    if (!recipient.id.empty())
        url += "&recipient=" + percent_encode(recipient.id);
    return Fact::Object { { "url", url }, { "number", source.number },
        { "form", text_or_missing(source.mode) },
        { "format",
            extension == "pdf"        ? "PDF"
                : extension == "html" ? "web page"
                                      : "Excel workbook" },
        { "large_print_url", text_or_missing(extension == "pdf" ? url + "&large-print=yes" : "") },
        { "recipient", text_or_missing(recipient.name) } };
}

Fact downloads(std::string const& base_url, service::DocumentStatus const& status, base::Date as_at)
{
    Fact::List list;
    bool const is_ready = status.state == service::DocumentStatus::State::ready;
    Source source { base_url + "/" + percent_encode(status.number), status.number, as_at };
    auto const recipients
        = status.recipients.empty() ? std::vector<facts::Recipient> { {} } : status.recipients;
    auto const add_copies = [&](std::vector<std::string> const& extensions) {
        for (auto const& recipient : recipients)
            for (auto const& extension : extensions)
                list.push_back(download(source, extension, recipient));
    };
    // Only in a PDF can a form be filled in.
    for (auto const mode : status.modes) {
        source.mode = assemble::name_of(mode);
        if (mode == assemble::Mode::blank)
            list.push_back(download(source, "pdf"));
        else if (mode == assemble::Mode::prefilled)
            add_copies({ "pdf" });
        else
            add_copies({ "pdf", "html" });
    }
    source.mode.clear();
    if (is_ready && status.pdf && status.modes.empty())
        add_copies({ "pdf", "html" });
    if (is_ready && status.xlsx)
        add_copies({ "xlsx" });
    return list;
}

Fact document(std::string const& base_url, service::DocumentStatus const& status, base::Date as_at)
{
    using State = service::DocumentStatus::State;
    // A form has a file for each recipient, mode and format, which would bury what follows.
    constexpr std::size_t shown_at_once = 5;
    auto files = downloads(base_url, status, as_at);
    bool const many = files.list()->size() > shown_at_once;
    return Fact::Object { { "number", status.number }, { "title", status.title },
        { "ready", status.state == State::ready }, { "lacking", status.state == State::lacking },
        { "downloads", std::move(files) }, { "many_downloads", many },
        { "can_be_begun", status.state == State::lacking && !status.modes.empty() },
        { "errors", findings(status.findings, base::Severity::error) },
        { "warnings", findings(status.findings, base::Severity::warning) } };
}

/// One stage of Appendix C: the documents this version makes, and those it does not.
struct Section {
    std::string heading;
    Fact::List documents;
    Fact::List absent;
};

Fact count_of(
    std::vector<service::DocumentStatus> const& documents, service::DocumentStatus::State state)
{
    return Fact::count(std::ranges::count(documents, state, &service::DocumentStatus::state));
}

} // namespace

Fact home(std::vector<service::CaseSummary> const& cases,
    std::vector<service::BoardSummary> const& boards,
    std::vector<service::BoardSummary> const& with_blanks)
{
    Fact::List blanks;
    for (auto const& board : with_blanks)
        blanks.push_back(Fact::Object {
            { "name", board.name }, { "url", "/boards/" + percent_encode(board.id) + "/blanks" } });
    Fact::List board_rows;
    for (auto const& board : boards) {
        board_rows.push_back(
            Fact::Object { { "name", board.name }, { "url", "/boards/" + percent_encode(board.id) },
                { "committee", text_or_missing(board.committee) },
                { "meeting_on", board.meeting_on ? Fact(*board.meeting_on) : Fact() } });
    }
    Fact::List rows;
    for (auto const& one : cases) {
        rows.push_back(Fact::Object { { "reference", one.reference },
            { "url", "/cases/" + case_segment(one.reference) }, { "board", one.board_name },
            { "pseudonyms", text_or_missing(one.pseudonyms) },
            { "stage", text_or_missing(one.stage) } });
    }
    return Fact::Object { { "page_title", "Cases" }, { "cases", std::move(rows) },
        { "boards", std::move(board_rows) }, { "blanks", std::move(blanks) } };
}

Fact case_page(service::CaseSummary const& summary,
    std::vector<service::DocumentStatus> const& documents, base::Date as_at)
{
    using State = service::DocumentStatus::State;
    auto const url = "/cases/" + case_segment(summary.reference);
    std::vector<Section> stages;
    for (auto const& status : documents) {
        if (stages.empty() || stages.back().heading != status.stage)
            stages.push_back({ status.stage, {}, {} });
        auto& list
            = status.state == State::not_available ? stages.back().absent : stages.back().documents;
        list.push_back(document(url, status, as_at));
    }
    Fact::List sections;
    for (auto& stage : stages) {
        sections.push_back(Fact::Object { { "heading", stage.heading },
            { "documents", std::move(stage.documents) }, { "absent", std::move(stage.absent) } });
    }
    return Fact::Object { { "page_title", "Case " + summary.reference }, { "url", url },
        { "reference", summary.reference }, { "board", text_or_missing(summary.board_name) },
        { "pseudonyms", text_or_missing(summary.pseudonyms) },
        { "stage", text_or_missing(summary.stage) }, { "as_at", as_at },
        { "ready_count", count_of(documents, State::ready) },
        { "lacking_count", count_of(documents, State::lacking) },
        { "not_available_count", count_of(documents, State::not_available) },
        { "sections", std::move(sections) } };
}

Fact board_page(
    service::BoardSummary const& board, std::vector<service::BoardReport> const& reports)
{
    auto const url = "/boards/" + percent_encode(board.id);
    Fact::List agencies;
    for (auto const& agency : board.agencies)
        agencies.push_back(Fact::Object { { "id", agency.id }, { "name", agency.name } });
    Fact::List others;
    for (auto const& report : reports) {
        // The annual report has a form of its own.
        if (report.number == assemble::annual_report_number)
            continue;
        others.push_back(Fact::Object { { "number", report.number }, { "title", report.title },
            { "url", url + "/reports/" + percent_encode(report.number) }, { "xlsx", report.xlsx },
            { "confidential", report.confidential },
            { "agencies", report.by_agency ? agencies : Fact::List {} } });
    }
    Fact::List meetings;
    for (auto const& meeting : board.meetings) {
        meetings.push_back(
            Fact::Object { { "committee", meeting.committee }, { "meeting_on", meeting.meeting_on },
                { "url", url + "/committee/" + meeting.meeting_on.iso() },
                { "has_exempt", meeting.has_exempt } });
    }
    return Fact::Object { { "page_title", "Reports of " + board.name }, { "name", board.name },
        { "meetings", std::move(meetings) }, { "url", url }, { "has_report", board.has_report },
        { "reports", std::move(others) }, { "committee", text_or_missing(board.committee) },
        { "meeting_on", board.meeting_on ? Fact(*board.meeting_on) : Fact() } };
}

Fact blanks_page(service::BoardSummary const& board, std::vector<service::BlankForm> const& forms)
{
    auto const url = "/boards/" + percent_encode(board.id) + "/blanks/";
    Fact::List list;
    for (auto const& form : forms) {
        auto const pdf = url + percent_encode(form.number) + ".pdf";
        list.push_back(Fact::Object { { "number", form.number }, { "title", form.title },
            { "url", pdf }, { "large_print_url", pdf + "?large-print=yes" } });
    }
    return Fact::Object { { "page_title", "Blank forms of " + board.name }, { "name", board.name },
        { "forms", std::move(list) } };
}

Fact faults(base::Diagnostics const& diagnostics)
{
    return Fact::Object { { "page_title", "Error: this document cannot be made yet" },
        { "errors", findings(diagnostics, base::Severity::error) },
        { "warnings", findings(diagnostics, base::Severity::warning) } };
}

Fact protection(
    std::string const& address, bool can_be_encrypted, base::Diagnostics const& diagnostics)
{
    return Fact::Object { { "page_title", "Protect this document" }, { "url", address },
        { "can_be_encrypted", can_be_encrypted },
        { "errors", findings(diagnostics, base::Severity::error) } };
}

Fact error(std::string const& heading, std::string const& advice)
{
    return Fact::Object { { "page_title", heading }, { "heading", heading }, { "advice", advice } };
}

std::string case_segment(std::string const& reference)
{
    auto segment = reference;
    std::ranges::replace(segment, '/', '-');
    return percent_encode(reference_of(segment) == reference ? segment : reference);
}

std::string reference_of(std::string const& segment)
{
    auto reference = segment;
    if (auto const dash = reference.rfind('-'); dash != std::string::npos)
        reference.at(dash) = '/';
    return reference;
}

} // namespace web::pages
