// report: documents of a board.

#include "cli/commands.h"
#include "cli/house.h"
#include "cli/made.h"
#include "cli/password.h"

namespace cli {

int make_report(Places const& places, ReportOptions const& options, Streams const& streams)
{
    auto const& document = options.document;
    auto const house = open_house(places, Records::must_exist);
    if (!house.ok())
        return refuse(house.errors(), streams);
    auto const protection = protection_of(document);
    if (!protection.ok())
        return refuse(protection.errors(), streams);
    service::ReportRequest request { .document = document.document,
        .format = document.format,
        .meeting_on = options.meeting_on,
        .period_from = options.period_from,
        .period_to = options.period_to,
        .as_at = document.as_at,
        .print = document.print,
        .agency = options.agency };
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

} // namespace cli
