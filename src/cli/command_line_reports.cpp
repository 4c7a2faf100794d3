#include "cli/clock.h"
#include "cli/command_line.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace cli {

namespace {

/// A document of a board, as a command.
struct ReportCommand {
    char const* name;
    char const* document;
    char const* what;
    char const* example;
    bool by_agency = false;
};

constexpr std::array report_commands {
    ReportCommand { "annual", "X05", "Make the annual overview report to scrutiny",
        "casebinder report annual --board sefton --committee-date 2021-01-26 -o report.pdf" },
    ReportCommand { "progress", "X03", "Make the progress tracker of all action plans",
        "casebinder report progress --board northbridge --as-at 2018-03-31 --format xlsx "
        "-o progress.xlsx",
        true },
    ReportCommand { "escalations", "X04", "Make the escalation report to the Executive Group",
        "casebinder report escalations --board northbridge --meeting 2017-10-12 -o report.pdf" },
    ReportCommand { "exceptions", "X04B", "Make the exception report to the Board",
        "casebinder report exceptions --board northbridge --meeting 2017-12-14 -o report.pdf" },
    ReportCommand { "notifications", "X07", "Make the register of notifications",
        "casebinder report notifications --board northbridge --from 2016 -o register.pdf" },
    ReportCommand { "notifications-summary", "X07S",
        "Make the counts of notifications, for the Executive Group and the Board",
        "casebinder report notifications-summary --board northbridge --from 2016 -o counts.pdf" },
};

std::optional<base::PartialDate> partial_date(std::string const& text)
{
    return text.empty() ? std::nullopt : base::PartialDate::parse(text);
}

} // namespace

/// Which board, for which meeting, over which period and as at which day.
void CommandLine::add_report_day(CLI::App& app, bool is_annual)
{
    app.add_option("--board", m_arguments.board, "Board id")->required()->type_name("ID");
    app.add_option(is_annual ? "--committee-date" : "--meeting", m_arguments.committee_date,
           is_annual ? "Date of the meeting"
                     : "Date of the meeting it goes to (else the as-at date)")
        ->required(is_annual)
        ->check(date_validator());
    app.add_option("--from", m_arguments.from,
           is_annual ? "First day or month of the period (else the board's record)"
                     : "First day or month of the period (else a year before its end)")
        ->check(partial_date_validator());
    app.add_option("--to", m_arguments.to,
           is_annual ? "Last day or month of the period (else the board's record)"
                     : "Last day or month of the period (else the as-at date)")
        ->check(partial_date_validator());
    app.add_option("--as-at", m_arguments.as_at,
           "Date counted from (else the meeting's date, or today if that is earlier)")
        ->check(date_validator());
}

void CommandLine::add_reports()
{
    auto* reports = m_app.add_subcommand("report", "Make a report of a board");
    reports->require_subcommand(1);
    for (auto const& report : report_commands) {
        bool const is_annual = report.document == std::string(assemble::annual_report_number);
        auto* app = add(
            *reports, report.name, report.what, report.example, Prints::answers, [this, report] {
                return make_report(
                    m_arguments.places(), report_options(report.document), m_streams);
            });
        add_report_day(*app, is_annual);
        if (report.by_agency)
            app->add_option("--agency", m_arguments.agency, "Show this agency's actions only")
                ->type_name("ID");
        add_format(*app);
        app->add_option("-o", m_arguments.output, "File to write")->required()->type_name("FILE");
        app->add_option("--workbook", m_arguments.workbook, "XLSX file to write as well")
            ->check(CLI::Validator(
                [this](std::string const& text) {
                    return text == m_arguments.output ? "the same file as -o" : "";
                },
                ""))
            ->type_name("FILE");
        add_large_print(*app);
        add_protection(*app);
        add_records_of(*app);
    }
    add_committee_papers(*reports);
}

void CommandLine::add_committee_papers(CLI::App& reports)
{
    auto* app = add(reports, "committee", "Make the papers of a meeting of the scrutiny committee",
        "casebinder report committee --board northbridge --committee-date 2021-01-26 -o papers",
        Prints::answers, [this] {
            return make_committee_papers(m_arguments.places(), report_options({}), m_streams);
        });
    add_report_day(*app, true);
    app->add_option("--format", m_arguments.format, "pdf (else this) or html")
        ->check(CLI::IsMember({ "pdf", "html" }))
        ->type_name("FORMAT");
    app->add_option("-o", m_arguments.output, "Folder to write to")
        ->required()
        ->type_name("FOLDER");
    add_large_print(*app);
    add_protection(*app);
    add_records_of(*app);
}

/// A report to a meeting of the past shows what was known then; one to a meeting to come,
/// what is known today.
ReportOptions CommandLine::report_options(std::string const& document) const
{
    auto const meeting_on = base::Date::parse(m_arguments.committee_date);
    auto asked = document_options();
    asked.document = document;
    if (meeting_on && m_arguments.as_at.empty())
        asked.as_at = std::min(*meeting_on, today());
    auto const as_at = asked.as_at;
    return { .document = std::move(asked),
        .meeting_on = meeting_on.value_or(as_at),
        .period_from = partial_date(m_arguments.from),
        .period_to = partial_date(m_arguments.to),
        .agency = m_arguments.agency,
        .workbook = m_arguments.workbook };
}

} // namespace cli
