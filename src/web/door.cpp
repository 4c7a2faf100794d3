#include "web/door.h"

#include "service/answers.h"
#include "web/pages.h"
#include "web/parameters.h"

#include <algorithm>
#include <set>

namespace web {

namespace {

constexpr auto html_type = "text/html; charset=utf-8";
constexpr auto json_type = "application/json";
constexpr auto bad_parameter_code = "request-parameter";
constexpr auto problem_type = "application/problem+json";

bool is_case_unknown(base::Diagnostics const& faults)
{
    return !faults.empty() && faults.front().code == "case-unknown";
}

/// The status for faults: the request is wrong (400), there is no such thing (404), or the
/// document lacks something (422).
int status_for(base::Diagnostics const& faults)
{
    static std::set<std::string> const not_found { "case-unknown", "board-unknown",
        "recipient-unknown", "document-not-available", "mode-not-available" };
    auto const& code = faults.front().code;
    if (code == bad_parameter_code)
        return 400;
    return not_found.contains(code) ? 404 : 422;
}

Response json(base::Value const& value)
{
    return { .status = 200, .media_type = json_type, .body = base::write_json(value) + "\n" };
}

Response download(assemble::FinishedDocument document)
{
    return { .status = 200,
        .media_type = std::move(document.media_type),
        .body = std::move(document.bytes),
        .fields = { { "Content-Disposition", content_disposition(document.file_name) } } };
}

} // namespace

base::Diagnostic bad_parameter(std::string const& message, std::string const& fix)
{
    return { base::Severity::error, bad_parameter_code, {}, message, fix };
}

Response Door::home(Call const&) const
{
    auto const boards = m_site.m_service.boards();
    std::vector<service::BoardSummary> with_blanks;
    for (auto const& board : boards) {
        auto const forms = m_site.m_service.blanks(board.id, m_site.m_today());
        if (forms.ok() && !forms.value().empty())
            with_blanks.push_back(board);
    }
    return page("pages/home.xml", pages::home(m_site.m_service.cases(), boards, with_blanks));
}

template <typename Answer>
Response Door::answer_for_case(Call const& call, Answer const& answer) const
{
    auto const summary = find_case(call.values.at(0));
    if (!summary)
        return not_found(call.audience);
    auto const as_at = as_at_of(call);
    if (!as_at.ok())
        return bad_request(call.audience, as_at.errors());
    auto const documents = m_site.m_service.documents(summary->reference, as_at.value());
    if (!documents.ok())
        return faulty(call.audience, documents.errors());
    return answer(*summary, documents.value(), as_at.value());
}

Response Door::case_page(Call const& call) const
{
    return answer_for_case(call, [&](auto const& summary, auto const& documents, base::Date as_at) {
        return page("pages/case.xml", pages::case_page(summary, documents, as_at));
    });
}

Response Door::board_page(Call const& call) const
{
    for (auto const& board : m_site.m_service.boards()) {
        if (board.id != call.values.at(0))
            continue;
        // A board without a profile today may still have had one on the day of its annual report.
        auto const reports = m_site.m_service.reports(board.id, m_site.m_today());
        return page("pages/board.xml",
            pages::board_page(
                board, reports.ok() ? reports.value() : std::vector<service::BoardReport> {}));
    }
    return not_found(call.audience);
}

Response Door::reports(Call const& call) const
{
    auto const as_at = as_at_of(call);
    if (!as_at.ok())
        return bad_request(call.audience, as_at.errors());
    auto const reports = m_site.m_service.reports(call.values.at(0), as_at.value());
    if (!reports.ok())
        return faulty(call.audience, reports.errors());
    base::Value value;
    value.set("board", call.values.at(0));
    value.set("reports", service::list_as_json(reports.value()));
    return json(value);
}

Response Door::report(Call const& call) const
{
    auto const file = read_file_name(call.values.at(1));
    if (!file)
        return not_found(call.audience);
    std::optional<base::Date> meeting_on;
    if (auto const text = call.given("meeting")) {
        auto const date = read_date("meeting", *text);
        if (!date.ok())
            return bad_request(call.audience, date.errors());
        meeting_on = date.value();
    }
    auto const request = report_request(call, meeting_on);
    if (!request.ok())
        return bad_request(call.audience, request.errors());
    auto asked = request.value();
    asked.document = file->number;
    asked.format = file->format;
    auto const protection = protection_of(call);
    if (!protection.ok())
        return ask_protection(call, asked.format, protection.errors());
    auto made = m_site.m_service.report(call.values.at(0), asked, protection.value());
    if (made.ok())
        return download(std::move(made).value());
    if (made.errors().front().code.starts_with("protection-"))
        return ask_protection(call, asked.format, made.errors());
    return faulty(call.audience, made.errors());
}

/// "public.pdf" and "exempt.pdf" of a meeting.
Response Door::committee_papers(Call const& call) const
{
    auto const file = read_file_name(call.values.at(2));
    bool const exempt = file && file->number == "exempt";
    if (!file || (file->number != "public" && !exempt) || file->format == assemble::Format::xlsx)
        return not_found(call.audience);
    auto const meeting_on = read_date("meeting", call.values.at(1));
    if (!meeting_on.ok())
        return bad_request(call.audience, meeting_on.errors());
    auto request = report_request(call, meeting_on.value());
    if (!request.ok())
        return bad_request(call.audience, request.errors());
    auto asked = request.value();
    asked.format = file->format;
    // The exempt papers are made with the public ones, and leave only when they are asked for.
    auto const protection
        = exempt ? protection_of(call) : assemble::Protection { .unprotected = true };
    if (!protection.ok())
        return ask_protection(call, asked.format, protection.errors());
    auto made = m_site.m_service.committee_papers(call.values.at(0), asked, protection.value());
    if (!made.ok() && made.errors().front().code.starts_with("protection-"))
        return ask_protection(call, asked.format, made.errors());
    if (!made.ok())
        return faulty(call.audience, made.errors());
    auto papers = std::move(made).value();
    if (exempt && papers.size() < 2)
        return not_found(call.audience);
    return download(std::move(exempt ? papers.back() : papers.front()));
}

/// A ticked box or the link beside a download.
assemble::Print Door::print_of(Call const& call) const
{
    return call.given("large-print") == "yes" ? assemble::Print::large : assemble::Print::normal;
}

Response Door::document(Call const& call) const
{
    auto const file = read_file_name(call.values.at(1));
    if (!file)
        return not_found(call.audience);
    auto const as_at = as_at_of(call);
    if (!as_at.ok())
        return bad_request(call.audience, as_at.errors());
    auto const mode = mode_of(call);
    if (!mode.ok())
        return bad_request(call.audience, mode.errors());
    assemble::Order const order { .document = file->number,
        .recipient = call.given("recipient"),
        .format = file->format,
        .as_at = as_at.value(),
        .print = print_of(call),
        .mode = mode.value() };
    auto const protection = protection_of(call);
    if (!protection.ok())
        return ask_protection(call, order.format, protection.errors());
    auto made = make(call.values.at(0), order, protection.value());
    if (!made.ok() && is_case_unknown(made.errors()))
        made = make(pages::reference_of(call.values.at(0)), order, protection.value());
    if (made.ok())
        return download(std::move(std::move(made).value().at(0)));
    if (is_case_unknown(made.errors()))
        return not_found(call.audience);
    if (made.errors().front().code.starts_with("protection-"))
        return ask_protection(call, order.format, made.errors());
    return faulty(call.audience, made.errors());
}

template <typename Answer>
Response Door::answer_for_blanks(Call const& call, Answer const& answer) const
{
    auto const as_at = as_at_of(call);
    if (!as_at.ok())
        return bad_request(call.audience, as_at.errors());
    auto const forms = m_site.m_service.blanks(call.values.at(0), as_at.value());
    if (!forms.ok())
        return status_for(forms.errors()) == 404 ? not_found(call.audience)
                                                 : faulty(call.audience, forms.errors());
    return answer(forms.value());
}

Response Door::blanks_page(Call const& call) const
{
    return answer_for_blanks(call, [&](auto const& forms) {
        auto const boards = m_site.m_service.boards();
        auto const board = std::ranges::find(boards, call.values.at(0), &service::BoardSummary::id);
        return page("pages/blanks.xml", pages::blanks_page(*board, forms));
    });
}

Response Door::blanks(Call const& call) const
{
    return answer_for_blanks(call, [&](auto const& forms) {
        base::Value value;
        value.set("board", call.values.at(0));
        value.set("blanks", service::list_as_json(forms));
        return json(value);
    });
}

Response Door::blank(Call const& call) const
{
    auto const file = read_file_name(call.values.at(1));
    if (!file)
        return not_found(call.audience);
    auto const as_at = as_at_of(call);
    if (!as_at.ok())
        return bad_request(call.audience, as_at.errors());
    assemble::Order const order { .document = file->number,
        .recipient = {},
        .format = file->format,
        .as_at = as_at.value(),
        .print = print_of(call),
        .mode = assemble::Mode::blank };
    auto made = m_site.m_service.make_blank(call.values.at(0), order, {});
    if (!made.ok())
        return faulty(call.audience, made.errors());
    return download(std::move(std::move(made).value().at(0)));
}

Response Door::ask_protection(
    Call const& call, assemble::Format format, base::Diagnostics const& faults) const
{
    if (call.audience == Audience::programs)
        return faulty(call.audience, faults);
    auto const asked = call.form ? faults : base::Diagnostics {};
    return page("pages/protect.xml",
        pages::protection(std::string(call.address), format == assemble::Format::pdf, asked),
        call.form ? 422 : 200);
}

Response Door::takes_no_form(Audience audience) const
{
    auto response
        = error(audience, 405, "This page takes no form", "Start from the list of cases.");
    response.fields.emplace_back("Allow", "GET, HEAD");
    return response;
}

Response Door::annual_report(Call const& call) const
{
    auto const format = call.values.size() > 1
        ? read_file_name(call.values.at(1))
        : read_file_name("annual-report." + call.given("format").value_or("pdf"));
    if (!format || format->number != "annual-report")
        return not_found(call.audience);
    auto const request = annual_report_request(call);
    if (!request.ok())
        return bad_request(call.audience, request.errors());
    auto asked = request.value();
    asked.document = assemble::annual_report_number;
    asked.format = format->format;
    auto made = m_site.m_service.report(call.values.at(0), asked, {});
    if (!made.ok())
        return faulty(call.audience, made.errors());
    return download(std::move(made).value());
}

Response Door::cases(Call const&) const
{
    base::Value value;
    value.set("cases", service::list_as_json(m_site.m_service.cases()));
    value.set("boards", service::list_as_json(m_site.m_service.boards()));
    return json(value);
}

Response Door::documents(Call const& call) const
{
    return answer_for_case(call, [](auto const& summary, auto const& documents, base::Date as_at) {
        base::Value value;
        value.set("case", summary.reference);
        value.set("as_at", as_at.iso());
        value.set("documents", service::list_as_json(documents));
        return json(value);
    });
}

Response Door::style_sheet(Call const&) const
{
    return { .status = 200, .media_type = "text/css; charset=utf-8", .body = m_site.m_style_sheet };
}

Response Door::icon(Call const&) const
{
    return { .status = 200, .media_type = "image/svg+xml", .body = m_site.m_icon };
}

Response Door::live(Call const&) const
{
    return plain(200, "live\n");
}

Response Door::ready(Call const&) const
{
    try {
        m_site.m_service.check_ready();
        return plain(200, "ready\n");
    } catch (base::IoError const& error) {
        auto response = plain(503, "not ready\n");
        response.detail = error.what();
        return response;
    }
}

Response Door::not_found(Audience audience) const
{
    return error(audience, 404, "Page not found",
        "If you typed the address, check it is correct. Otherwise start from the list of "
        "cases.");
}

Response Door::bad_request(Audience audience, base::Diagnostics const& faults) const
{
    if (audience == Audience::programs)
        return problem(400, "The request cannot be understood", faults);
    return error(audience, 400, "There is a problem with the address",
        faults.front().message + " " + faults.front().fix);
}

Response Door::failed(Audience audience, std::string detail) const
{
    auto response = error(audience, 500, "Sorry, there is a problem with the service",
        "Try again later. Nothing was changed.");
    response.detail = std::move(detail);
    return response;
}

Response Door::plain(int status, std::string text)
{
    return { .status = status, .media_type = "text/plain; charset=utf-8", .body = std::move(text) };
}

Response Door::page(std::string const& file, facts::Fact const& facts, int status) const
{
    auto filled = merge::fill(m_site.m_pages.at(file), facts);
    if (!filled.ok()) {
        auto response = plain(500, "Sorry, there is a problem with the service.\n");
        response.detail = base::describe(filled.errors().front());
        return response;
    }
    return { .status = status, .media_type = html_type, .body = std::move(filled).value().text };
}

Response Door::problem(int status, std::string const& title, base::Diagnostics const& faults)
{
    base::Value value;
    value.set("title", title);
    value.set("status", status);
    value.set("faults", service::as_json(faults));
    return { .status = status, .media_type = problem_type, .body = base::write_json(value) + "\n" };
}

Response Door::error(
    Audience audience, int status, std::string const& heading, std::string const& advice) const
{
    if (audience == Audience::programs)
        return problem(status, heading, {});
    return page("pages/error.xml", pages::error(heading, advice), status);
}

Response Door::faulty(Audience audience, base::Diagnostics const& faults) const
{
    auto const status = status_for(faults);
    if (status == 400)
        return bad_request(audience, faults);
    if (audience == Audience::programs)
        return problem(status, "The document cannot be made", faults);
    return page("pages/faults.xml", pages::faults(faults), status);
}

std::optional<service::CaseSummary> Door::find_case(std::string const& segment) const
{
    auto found = m_site.m_service.find_case(segment);
    return found ? found : m_site.m_service.find_case(pages::reference_of(segment));
}

base::Result<base::Date> Door::as_at_of(Call const& call) const
{
    auto const text = call.given("as-at");
    return text ? read_date("as-at", *text) : m_site.m_today();
}

base::Result<service::ReportRequest> Door::annual_report_request(Call const& call) const
{
    auto const committee_date = call.given("committee-date");
    if (!committee_date) {
        return bad_parameter("The date of the committee meeting is missing.",
            "Give committee-date, for example 2021-01-26.");
    }
    return report_request(call, TRY(read_date("committee-date", *committee_date)));
}

base::Result<service::ReportRequest> Door::report_request(
    Call const& call, std::optional<base::Date> meeting_on) const
{
    auto as_at = TRY(as_at_of(call));
    // As on the command line: a report to a meeting of the past shows what was known then.
    if (meeting_on && !call.given("as-at"))
        as_at = std::min(*meeting_on, as_at);
    return service::ReportRequest { .document = {},
        .meeting_on = meeting_on.value_or(as_at),
        .period_from = TRY(read_partial_date("from", call.given("from"))),
        .period_to = TRY(read_partial_date("to", call.given("to"))),
        .as_at = as_at,
        .print = print_of(call),
        .agency = call.given("agency").value_or("") };
}

base::Result<std::vector<assemble::FinishedDocument>> Door::make(std::string const& reference,
    assemble::Order const& order, assemble::Protection const& protection) const
{
    if (!order.recipient && order.mode != assemble::Mode::blank) {
        auto const recipients = TRY(m_site.m_service.recipients(reference, order.document));
        std::string ids;
        for (auto const& one : recipients)
            ids += (ids.empty() ? "" : ", ") + one.id;
        if (!ids.empty())
            return bad_parameter("This document has a copy for each recipient.",
                "Give recipient, one of: " + ids + ".");
    }
    return m_site.m_service.make(reference, order, protection);
}

} // namespace web
