#include "service/service.h"

#include "base/told_once.h"
#include "service/import.h"
#include "service/records.h"

#include <algorithm>
#include <map>

namespace service {

namespace {

/// Of the modes of a form, keeps those in which it can be made. `findings` are those of the last,
/// which lacks most: when it can be made, so can all.
void leave_out_unmakeable(std::vector<assemble::Mode>& modes, assemble::Order order,
    base::Diagnostics const& findings, facts::Subject const& subject,
    assemble::Library const& library)
{
    if (!base::has_error(findings))
        return;
    std::erase_if(modes, [&](assemble::Mode mode) {
        if (mode == order.mode)
            return true;
        auto less = order;
        less.mode = mode;
        return base::has_error(assemble::check(less, subject, library));
    });
}

DocumentStatus status_of(assemble::RegisterEntry const& entry, facts::Subject const& subject,
    base::Date as_at, assemble::Library const& library)
{
    DocumentStatus status { .number = entry.number,
        .title = entry.title,
        .stage = entry.stage,
        .state = DocumentStatus::State::not_available,
        .pdf = !entry.template_file.empty(),
        .xlsx = !entry.workbook_file.empty(),
        .modes = {},
        .travels_with = entry.travels_with,
        .recipients = {},
        .findings = {} };
    if (!status.pdf && !status.xlsx)
        return status;
    assemble::Order order { .document = entry.number, .recipient = {}, .as_at = as_at };
    if (status.pdf) {
        auto const& front = library.source(entry).front;
        status.recipients = facts::recipients(subject, front.text("recipients"), as_at);
        status.modes = assemble::modes_of(front);
        if (!status.modes.empty())
            order.mode = status.modes.back();
        // PDF and workbook of one document share most faults.
        base::append_new(status.findings, assemble::check(order, subject, library));
        leave_out_unmakeable(status.modes, order, status.findings, subject, library);
    }
    if (status.xlsx) {
        order.mode = assemble::Mode::completed;
        order.format = assemble::Format::xlsx;
        base::append_new(status.findings, assemble::check(order, subject, library));
    }
    status.state = base::has_error(status.findings) ? DocumentStatus::State::lacking
                                                    : DocumentStatus::State::ready;
    return status;
}

std::string joined(std::vector<std::string> const& parts)
{
    std::string text;
    for (auto const& part : parts)
        text += (text.empty() ? "" : ", ") + part;
    return text;
}

CaseSummary summary_of(casefile::Record const& record, std::string const& board_name)
{
    std::vector<std::string> pseudonyms;
    for (auto const& child : record.list("children")) {
        if (auto const pseudonym = child.text("pseudonym"))
            pseudonyms.push_back(*pseudonym);
    }
    return { record.text("ref").value_or(""), record.text("board").value_or(""), board_name,
        joined(pseudonyms), record.printed("stage").value_or("") };
}

/// Fills the period from the board's own record of the report where the request leaves it open.
base::Result<facts::ReportOccasion> occasion_of(
    ReportRequest const& request, casefile::Record const& board)
{
    auto from = request.period_from;
    auto to = request.period_to;
    bool const is_annual = request.document == assemble::annual_report_number;
    if (auto const report = board.child("scrutiny_report"); is_annual && report) {
        if (!from)
            from = report->partial_date("period_from");
        if (!to)
            to = report->partial_date("period_to");
    }
    if (!to && is_annual) {
        // spec/domain.md 5.1: the last day of the month before the committee date.
        auto const day = static_cast<int>(request.meeting_on.day());
        to = base::PartialDate(request.meeting_on.plus_days(-day));
    }
    if (!from && is_annual) {
        return base::Diagnostic { base::Severity::error, "report-no-period",
            { {}, 0, board.pointer("scrutiny_report") },
            "The period the report covers is not known.",
            "Give the first day of the period, or record it in the board's scrutiny report." };
    }
    auto const last = to.value_or(base::PartialDate(request.as_at));
    auto const first
        = from.value_or(base::PartialDate(last.latest().plus_months(-12).plus_days(1)));
    if (last.latest() < first.earliest()) {
        return fault("report-period", "The period ends before it begins.",
            "Give a last day that is not before " + first.prose() + ".");
    }
    return facts::ReportOccasion { .meeting_on = request.meeting_on,
        .period_from = first,
        .period_to = last,
        .as_at = request.as_at,
        .agency = request.agency };
}

std::optional<base::Diagnostic> unknown_agency(
    casefile::Record const& board, std::string const& agency)
{
    std::string known;
    for (auto const& one : board.list("agencies")) {
        auto const id = one.text("id").value_or("");
        if (agency.empty() || id == agency)
            return std::nullopt;
        known += (known.empty() ? "" : ", ") + id;
    }
    return fault("agency-unknown", "The board has no agency \"" + agency + "\".",
        "Choose one of: " + known + ".");
}

/// Nobody who asks for one agency's rows gets those of all.
std::optional<base::Diagnostic> not_by_agency(
    ReportRequest const& request, assemble::Library const& library)
{
    auto const* entry = library.find(request.document);
    bool const is_asked = !request.agency.empty() && entry && !entry->template_file.empty();
    if (!is_asked || !library.faults_of(*entry).empty() // Told when the document is made.
        || library.source(*entry).front.text("extracts") == "agency")
        return std::nullopt;
    return fault("agency-not-asked",
        "Document " + request.document + " is of all agencies; it has no extract for one.",
        "Leave the agency out.");
}

} // namespace

Service::Service(
    assemble::Library const& library, store::Store& store, std::optional<std::string> instant)
    : m_library(library)
    , m_store(store)
    , m_instant(std::move(instant))
{
}

base::Result<ImportSummary> Service::import(std::vector<std::filesystem::path> const& paths,
    store::Change const& change, Progress const& progress)
{
    auto const files = TRY(list_files(paths));
    auto const incoming = TRY(read_files(files, m_library, progress));
    auto findings = check_together(incoming, m_library, m_store);
    if (auto const day = base::Date::parse(change.at.substr(0, 10));
        day && !base::has_error(findings))
        base::append(findings, check_fields(incoming, *day, m_library, m_store));
    if (base::has_error(findings))
        return findings;
    ImportSummary summary;
    summary.warnings = std::move(findings);
    std::vector<store::Edit> edits;
    for (auto const& one : incoming) {
        edits.push_back({ one.document, one.edited_from });
        summary.documents.push_back(describe(one.document));
    }
    summary.files = static_cast<int>(files.size());
    summary.versions_written = TRY(m_store.put_edits(edits, change));
    return summary;
}

std::vector<CaseSummary> Service::cases() const
{
    Records records(m_library, m_store, m_instant);
    std::vector<CaseSummary> cases;
    for (auto const& record : records.all(casefile::Kind::case_file)) {
        auto const board = records.board(record.text("board").value_or(""));
        cases.push_back(
            summary_of(record, board.ok() ? board.value().text("name").value_or("") : ""));
    }
    return cases;
}

std::optional<CaseSummary> Service::find_case(std::string const& case_reference) const
{
    Records records(m_library, m_store, m_instant);
    auto const subject = records.subject(case_reference);
    if (!subject.ok())
        return std::nullopt;
    return summary_of(subject.value().case_file, subject.value().board.text("name").value_or(""));
}

std::vector<BoardSummary> Service::boards() const
{
    Records records(m_library, m_store, m_instant);
    std::vector<BoardSummary> boards;
    for (auto const& record : records.all(casefile::Kind::board)) {
        auto const id = record.text("id").value_or("");
        BoardSummary board { .id = id,
            .name = record.text("name").value_or(id),
            .agencies = {},
            .has_report = false,
            .committee = {},
            .meeting_on = {},
            .meetings = {} };
        for (auto const& agency : record.list("agencies")) {
            auto const code = agency.text("id").value();
            board.agencies.push_back({ code, agency.text("name").value_or(code) });
        }
        for (auto const& meeting : record.list("committee_meetings")) {
            auto const items = meeting.list("items");
            board.meetings.push_back({ .committee = meeting.text("committee").value(),
                .meeting_on = meeting.date("meeting_on").value(),
                .has_exempt = std::ranges::any_of(
                    items, [](auto const& item) { return item.has("exempt"); }) });
        }
        if (auto const report = record.child("scrutiny_report")) {
            board.has_report = true;
            board.committee = report->text("committee").value_or("");
            board.meeting_on = report->date("meeting_on");
        }
        boards.push_back(std::move(board));
    }
    return boards;
}

base::Result<std::vector<DocumentStatus>> Service::documents(
    std::string const& case_reference, base::Date as_at) const
{
    Records records(m_library, m_store, m_instant);
    auto const subject = TRY(records.subject(case_reference));
    std::vector<DocumentStatus> documents;
    for (auto const& entry : m_library.documents_of(subject.profile)) {
        if (!entry.of_board)
            documents.push_back(status_of(entry, subject, as_at, m_library));
    }
    return documents;
}

base::Result<std::vector<facts::Recipient>> Service::recipients(
    std::string const& case_reference, std::string const& document) const
{
    Records records(m_library, m_store, m_instant);
    auto const subject = TRY(records.subject(case_reference));
    auto const* entry = m_library.find(document);
    if (!entry || entry->template_file.empty())
        return std::vector<facts::Recipient> {};
    if (auto faults = m_library.faults_of(*entry); !faults.empty())
        return faults;
    return facts::recipients(subject, m_library.source(*entry).front.text("recipients"));
}

base::Result<std::vector<assemble::FinishedDocument>> Service::make(
    std::string const& case_reference, assemble::Order const& order,
    assemble::Protection const& protection) const
{
    Records records(m_library, m_store, m_instant);
    auto made = TRY(assemble::assemble(order, TRY(records.subject(case_reference)), m_library));
    return assemble::protect(std::move(made), protection);
}

base::Result<std::vector<assemble::FinishedDocument>> Service::preview(
    std::string const& case_reference, assemble::Trial const& trial, assemble::Order const& order,
    assemble::Protection const& protection) const
{
    Records records(m_library, m_store, m_instant);
    auto const subject = TRY(records.subject(case_reference));
    return assemble::protect(
        { TRY(assemble::preview(trial, order, &subject, m_library)) }, protection);
}

base::Result<std::vector<assemble::FinishedDocument>> Service::make_pack(
    std::string const& case_reference, assemble::PackOrder const& order,
    assemble::Protection const& protection, Progress const& progress) const
{
    Records records(m_library, m_store, m_instant);
    auto made = TRY(
        assemble::make_pack(order, TRY(records.subject(case_reference)), m_library, progress));
    return assemble::protect(std::move(made), protection);
}

base::Diagnostics Service::check(
    std::string const& case_reference, assemble::Order const& order) const
{
    Records records(m_library, m_store, m_instant);
    auto const subject = records.subject(case_reference);
    if (!subject.ok())
        return subject.errors();
    return assemble::check(order, subject.value(), m_library);
}

base::Result<assemble::FinishedDocument> Service::report(std::string const& board,
    ReportRequest const& request, assemble::Protection const& protection) const
{
    if (request.document == assemble::committee_papers_number)
        return fault("report-committee",
            "Committee papers are made for a meeting, not as a report.",
            "Make them with: casebinder report committee.");
    Records records(m_library, m_store, m_instant);
    // The annual report only counts; every other document also tells what is in the records.
    auto const reading = request.document == assemble::annual_report_number
        ? Records::Reading::part
        : Records::Reading::whole;
    auto const subject = TRY(records.report_subject(board, request.meeting_on, reading));
    if (auto fault = unknown_agency(subject.board, request.agency))
        return *fault;
    if (auto fault = not_by_agency(request, m_library))
        return *fault;
    auto made = TRY(
        assemble::board_document({ request.document, request.format,
                                     TRY(occasion_of(request, subject.board)), request.print },
            subject, m_library));
    return std::move(TRY(assemble::protect({ std::move(made) }, protection)).front());
}

base::Result<std::vector<assemble::FinishedDocument>> Service::committee_papers(
    std::string const& board, ReportRequest const& request,
    assemble::Protection const& protection) const
{
    Records records(m_library, m_store, m_instant);
    auto const subject
        = TRY(records.report_subject(board, request.meeting_on, Records::Reading::whole));
    auto const occasion_of_document = [&](std::string const& document) {
        auto asked = request;
        asked.document = document;
        return occasion_of(asked, subject.board);
    };
    assemble::CommitteeOrder const order { TRY(occasion_of_document("")), request.format,
        request.print };
    auto made = TRY(assemble::committee_papers(order,
        { subject, occasion_of_document,
            [&](std::string const& reference) { return records.subject_of(board, reference); } },
        m_library));
    // A password is for the exempt papers: those for the public are open to everybody.
    auto papers = TRY(assemble::protect({ std::move(made.front()) }, {}));
    made.erase(made.begin());
    std::ranges::move(
        TRY(assemble::protect(std::move(made), protection)), std::back_inserter(papers));
    return papers;
}

void Service::check_ready() const
{
    m_store.check_writable();
}

} // namespace service
