#include "cli/command_line.h"

#include "cli/clock.h"
#include "web/server.h"

#include <algorithm>
#include <cstdlib>
#include <unistd.h>

namespace cli {

namespace {

constexpr auto description
    = "Assembles the documents of child-safeguarding case reviews from one case record.\n"
      "Exit codes: 0 done, 1 faults found and nothing made, 2 wrong command line, 3 disk, "
      "database or network failed.";

std::string environment(char const* name)
{
    auto const* value = std::getenv(name);
    return value ? value : "";
}

} // namespace

CLI::Validator date_validator()
{
    return { [](std::string const& text) {
                return base::Date::parse(text) ? "" : "not a date such as 2016-05-09: " + text;
            },
        "DATE" };
}

CLI::Validator partial_date_validator()
{
    return { [](std::string const& text) {
                return base::PartialDate::parse(text)
                    ? ""
                    : "not a date such as 2018-07-31, 2018-07 or 2018: " + text;
            },
        "DATE" };
}

CLI::Validator listen_validator()
{
    return { [](std::string const& text) {
                auto const address = web::read_address(text);
                if (address.ok())
                    return std::string();
                return address.errors().front().message + " " + address.errors().front().fix;
            },
        "" };
}

std::optional<std::string> unless_empty(std::string const& text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

Places Arguments::places() const
{
    return { home.empty() ? find_home() : std::filesystem::path(home),
        data.empty() ? "casebinder-data" : data, base::Date::parse(records_of) };
}

base::Date Arguments::as_at_date() const
{
    return as_at.empty() ? today() : base::Date::parse(as_at).value();
}

CommandLine::CommandLine(std::ostream& out, std::ostream& err)
    : m_app(description, "casebinder")
    , m_streams { out, err, false, &err == &std::cerr && ::isatty(STDERR_FILENO) == 1 }
{
    m_arguments.home = environment("CASEBINDER_HOME");
    m_arguments.data = environment("CASEBINDER_DATA");
    m_app.require_subcommand(1);
    add_import();
    add_export();
    add_history();
    add_documents();
    add_check();
    add_assemble();
    add_preview();
    add_pack();
    add_reports();
    add_wording();
    add_deadlines();
    add_rules();
    add_set_aside();
    add_statistics();
    add_escalations();
    add_list();
    add_rebuild();
    add_serve();
}

int CommandLine::run(std::vector<std::string> arguments)
{
    std::reverse(arguments.begin(), arguments.end());
    try {
        m_app.parse(std::move(arguments));
    } catch (CLI::ParseError const& error) {
        return m_app.exit(error, m_streams.out, m_streams.err) == 0 ? 0 : 2;
    }
    m_streams.json = m_arguments.json;
    return m_command();
}

CLI::App* CommandLine::add(CLI::App& parent, std::string const& name, std::string const& what,
    std::string const& example, Prints prints, std::function<int()> command)
{
    auto* app = parent.add_subcommand(name, what);
    app->footer("Example:\n  " + example);
    app->add_option("--data", m_arguments.data,
           "Folder of the records (else $CASEBINDER_DATA, else ./casebinder-data)")
        ->type_name("DIR");
    app->add_option("--home", m_arguments.home,
           "Folder of templates and data (else $CASEBINDER_HOME, else beside the program)")
        ->type_name("DIR");
    if (prints == Prints::answers)
        app->add_flag("--json", m_arguments.json, "Print answers and faults as JSON");
    app->callback([this, command = std::move(command)] { m_command = command; });
    return app;
}

void CommandLine::add_as_at(CLI::App& app)
{
    app.add_option("--as-at", m_arguments.as_at, "Date printed and counted from (else today)")
        ->check(date_validator());
}

void CommandLine::add_records_of(CLI::App& app)
{
    app.add_option("--records-of", m_arguments.records_of,
           "Use the records as they were stored at the end of this day, UTC (else the newest)")
        ->check(date_validator());
}

void CommandLine::add_case(CLI::App& app)
{
    app.add_option("--case", m_arguments.case_reference, "Case reference")
        ->required()
        ->type_name("REF");
}

void CommandLine::add_document(CLI::App& app)
{
    app.add_option("DOC", m_arguments.document, "Number in Appendix C, for example 2a or 14")
        ->required()
        ->type_name("");
    auto* of_case
        = app.add_option("--case", m_arguments.case_reference, "Case reference")->type_name("REF");
    app.add_option("--board", m_arguments.board, "Board of a blank form, in place of a case")
        ->excludes(of_case)
        ->type_name("ID");
    add_as_at(app);
    add_format(app);
    add_mode(app);
}

void CommandLine::add_mode(CLI::App& app)
{
    app.add_option("--mode", m_arguments.mode,
           "blank or prefilled, to be filled in, or completed (else this)")
        ->check(CLI::IsMember({ "blank", "prefilled", "completed" }))
        ->type_name("MODE");
}

void CommandLine::add_format(CLI::App& app)
{
    app.add_option("--format", m_arguments.format,
           "pdf, html or xlsx (else what the name after -o ends in, else pdf)")
        ->check(CLI::IsMember({ "pdf", "html", "xlsx" }))
        ->type_name("FORMAT");
}

/// A password is never an argument or an environment variable: other programs can read those.
void CommandLine::add_protection(CLI::App& app)
{
    auto* file = app.add_option("--password-file", m_arguments.password_file,
                        "File whose only line is the password that opens the PDF")
                     ->type_name("FILE");
    auto* ask = app.add_flag("--ask-password", m_arguments.ask_password,
                       "Ask on the terminal for the password that opens the PDF")
                    ->excludes(file);
    app.add_flag("--unprotected", m_arguments.unprotected,
           "Let a confidential document leave without a password: whoever gets it can read it")
        ->excludes(file)
        ->excludes(ask);
}

void CommandLine::add_documents()
{
    auto* app
        = add(m_app, "documents", "List the documents that can be made, and what each still lacks",
            "casebinder documents --case NB16/01 --as-at 2016-05-09", Prints::answers, [this] {
                return list_documents(m_arguments.places(),
                    unless_empty(m_arguments.case_reference), m_arguments.as_at_date(), m_streams);
            });
    app->add_option("--case", m_arguments.case_reference,
           "Case reference (without it: all cases and all documents)")
        ->type_name("REF");
    add_as_at(*app);
    add_records_of(*app);
}

void CommandLine::add_check()
{
    auto* app = add(m_app, "check", "List every fault of a document without making it",
        "casebinder check 2a --case NB16/01", Prints::answers,
        [this] { return check_document(m_arguments.places(), document_options(), m_streams); });
    add_document(*app);
    add_records_of(*app);
}

void CommandLine::add_assemble()
{
    auto* app = add(m_app, "assemble", "Make a document, or a copy for each recipient",
        "casebinder assemble 2a --case NB16/01 --all-recipients --ask-password -o out/",
        Prints::answers,
        [this] { return assemble_document(m_arguments.places(), document_options(), m_streams); });
    add_document(*app);
    auto* to = app->add_option("--to", m_arguments.recipient, "The copy of one recipient")
                   ->type_name("RECIPIENT");
    app->add_flag("--all-recipients", m_arguments.all_recipients,
           "A copy for each recipient, in the folder named by -o")
        ->excludes(to);
    add_large_print(*app);
    app->add_option("-o", m_arguments.output, "File to write, or folder to write into")
        ->required()
        ->type_name("FILE|DIR");
    add_protection(*app);
    add_records_of(*app);
}

void CommandLine::add_preview()
{
    auto* app = add(m_app, "preview", "Set a template file that need not be in Appendix C",
        "casebinder preview examples/specimen/specimen.xml -o specimen.pdf", Prints::answers,
        [this] { return preview_template(m_arguments.places(), document_options(), m_streams); });
    app->add_option("TEMPLATE", m_arguments.document,
           "Template file; pictures in its folder may be shown, too")
        ->required()
        ->type_name("");
    app->add_option("--case", m_arguments.case_reference,
           "Case reference (without it: tags print their keys in brackets)")
        ->type_name("REF");
    add_as_at(*app);
    app->add_option("--format", m_arguments.format,
           "pdf or html (else what the name after -o ends in, else pdf)")
        ->check(CLI::IsMember({ "pdf", "html" }))
        ->type_name("FORMAT");
    add_mode(*app);
    add_large_print(*app);
    app->add_option("-o", m_arguments.output, "File to write")->required()->type_name("FILE");
    add_protection(*app);
    add_records_of(*app);
}

void CommandLine::add_large_print(CLI::App& app)
{
    app.add_flag("--large-print", m_arguments.large_print, "Set the PDF in 18 points");
}

assemble::Print CommandLine::print() const
{
    return m_arguments.large_print ? assemble::Print::large : assemble::Print::normal;
}

assemble::Format CommandLine::format() const
{
    auto const ending = std::filesystem::path(m_arguments.output).extension().string();
    auto const name = !m_arguments.format.empty() ? m_arguments.format
        : ending.empty()                          ? ending
                                                  : ending.substr(1);
    return name == "xlsx" ? assemble::Format::xlsx
        : name == "html"  ? assemble::Format::html
                          : assemble::Format::pdf;
}

void CommandLine::add_serve()
{
    auto* app = add(m_app, "serve", "Answer in the browser and as an API, on this machine",
        "casebinder serve --listen 127.0.0.1:8080", Prints::log,
        [this] { return serve(m_arguments.places(), m_arguments.listen, m_streams); });
    app->add_option(
           "--listen", m_arguments.listen, "Address and port of this machine (127.0.0.1:8080)")
        ->check(listen_validator())
        ->type_name("HOST:PORT");
}

DocumentOptions CommandLine::document_options() const
{
    return { .document = m_arguments.document,
        .case_reference = m_arguments.case_reference,
        .board = m_arguments.board,
        .recipient = unless_empty(m_arguments.recipient),
        .all_recipients = m_arguments.all_recipients,
        .format = format(),
        .as_at = m_arguments.as_at_date(),
        .output = m_arguments.output,
        .print = print(),
        .mode = assemble::mode_named(m_arguments.mode),
        .password = m_arguments.ask_password    ? PasswordFrom::terminal
            : m_arguments.password_file.empty() ? PasswordFrom::nowhere
                                                : PasswordFrom::file,
        .password_file = m_arguments.password_file,
        .unprotected = m_arguments.unprotected };
}

} // namespace cli
