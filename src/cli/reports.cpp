// report: documents of a board.

#include "cli/commands.h"
#include "cli/house.h"
#include "cli/made.h"
#include "cli/password.h"

namespace cli {

namespace {

service::ReportRequest request_of(ReportOptions const& options)
{
    auto const& document = options.document;
    return { .document = document.document,
        .format = document.format,
        .meeting_on = options.meeting_on,
        .period_from = options.period_from,
        .period_to = options.period_to,
        .as_at = document.as_at,
        .print = document.print,
        .agency = options.agency };
}

} // namespace

int make_report(Places const& places, ReportOptions const& options, Streams const& streams)
{
    auto const& document = options.document;
    auto const house = open_house(places, Records::must_exist);
    if (!house.ok())
        return refuse(house.errors(), streams);
    auto const protection = protection_of(document);
    if (!protection.ok())
        return refuse(protection.errors(), streams);
    auto request = request_of(options);
    auto const& service = house.value()->service;
    auto report = service.report(document.board, request, protection.value());
    if (!report.ok())
        return refuse(with_protection_options(report.errors()), streams);
    auto const warnings = report.value().warnings;
    std::vector<NewFile> files { file_at(document.output, std::move(report).value()) };
    if (!options.workbook.empty()) {
        request.format = assemble::Format::xlsx;
        auto workbook = service.report(document.board, request, protection.value());
        if (!workbook.ok())
            return refuse(with_protection_options(workbook.errors()), streams);
        files.push_back(file_at(options.workbook, std::move(workbook).value()));
    }
    write_all(files, streams);
    return report_written(files, warnings, streams);
}

int make_committee_papers(
    Places const& places, ReportOptions const& options, Streams const& streams)
{
    auto const house = open_house(places, Records::must_exist);
    if (!house.ok())
        return refuse(house.errors(), streams);
    auto const protection = protection_of(options.document);
    if (!protection.ok())
        return refuse(protection.errors(), streams);
    auto made = house.value()->service.committee_papers(
        options.document.board, request_of(options), protection.value());
    if (!made.ok())
        return refuse(with_protection_options(made.errors()), streams);
    auto const warnings = made.value().front().warnings;
    auto const files = files_in(options.document.output, std::move(made).value());
    write_all(files, streams);
    return report_written(files, warnings, streams);
}

} // namespace cli
