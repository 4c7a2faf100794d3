#pragma once

// The words a user types -> a command with its options. The parsers of documents, of figures and of
// records stand in a file each.

#include "cli/commands.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <iostream>
#include <string>
#include <vector>

namespace cli {

/// Options as text, filled by the parser; commands read them once parsing is done.
struct Arguments {
    std::string home;
    std::string data;
    bool json = false;
    std::vector<std::string> paths;
    std::string document;
    std::string case_reference;
    std::string recipient;
    bool all_recipients = false;
    bool large_print = false;
    std::string as_at;
    std::string records_of;
    std::string format;
    std::string mode = "completed";
    std::string output;
    std::string password_file;
    bool ask_password = false;
    bool unprotected = false;
    bool available_only = false;
    std::string board;
    std::string training;
    std::string agency;
    std::string committee_date;
    std::string from;
    std::string to;
    std::string workbook;
    std::string subject;
    std::string rule;
    std::string role;
    std::string reason;
    bool explain = false;
    bool changes = false;
    bool shipped = false;
    bool check = false;
    std::string listen = "127.0.0.1:8080";

    Places places() const;
    base::Date as_at_date() const;
};

CLI::Validator date_validator();
CLI::Validator partial_date_validator();
CLI::Validator listen_validator();
std::optional<std::string> unless_empty(std::string const& text);

/// The commands, each with its options, its example and the function that does the work.
class CommandLine {
public:
    CommandLine(std::ostream& out, std::ostream& err);
    /// Returns the exit code. Throws base::IoError.
    int run(std::vector<std::string> arguments);

private:
    enum class Prints { answers, log };

    CLI::App* add(CLI::App& parent, std::string const& name, std::string const& what,
        std::string const& example, Prints prints, std::function<int()> command);
    void add_as_at(CLI::App& app);
    void add_records_of(CLI::App& app);
    void add_case(CLI::App& app);
    void add_document(CLI::App& app);
    void add_mode(CLI::App& app);
    void add_format(CLI::App& app);
    void add_large_print(CLI::App& app);
    void add_pack();
    void add_protection(CLI::App& app);
    void add_board(CLI::App& app);
    void add_which_record(CLI::App& app);

    // command_line.cpp: documents and the service.
    void add_documents();
    void add_check();
    void add_assemble();
    void add_preview();
    void add_serve();
    void add_reports(); ///< command_line_reports.cpp
    void add_report_day(CLI::App& app, bool is_annual);
    void add_committee_papers(CLI::App& reports);
    void add_wording(); ///< command_line_wording.cpp
    // command_line_figures.cpp: what is counted and judged.
    void add_deadlines();
    void add_statistics();
    void add_escalations();
    void add_rules();
    void add_list();
    // command_line_records.cpp: what goes in and out of the store.
    void add_import();
    void add_export();
    void add_history();
    void add_set_aside();
    void add_rebuild();

    FigureOptions figure_options() const;
    assemble::Print print() const;
    assemble::Format format() const;
    DocumentOptions document_options() const;
    ReportOptions report_options(std::string const& document) const;
    WordingOptions wording_options() const;
    RecordName record_name() const;

    CLI::App m_app;
    Arguments m_arguments;
    Streams m_streams;
    std::function<int()> m_command;
};

} // namespace cli
