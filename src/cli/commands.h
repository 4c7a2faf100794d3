#pragma once

// One function for each command. Each returns the exit code and throws base::IoError.

#include "assemble/assemble.h"
#include "cli/output.h"
#include "service/service.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cli {

/// Where the product's own data and the installation's records are.
struct Places {
    std::filesystem::path home; ///< Holds templates/, data/ and fonts/.
    std::filesystem::path data; ///< Holds the database.
    /// The day at whose end (UTC) the records are read; nothing for the newest.
    std::optional<base::Date> records_of = {};
};

/// The folder with templates/ and data/: ../share/casebinder beside the program's folder, or
/// one of the folders above the program. Throws base::IoError.
std::filesystem::path find_home();

int import_files(
    Places const& places, std::vector<std::string> const& paths, Streams const& streams);

int list_documents(Places const& places, std::optional<std::string> const& case_reference,
    base::Date as_at, Streams const& streams);

enum class PasswordFrom { nowhere, file, terminal };

/// What `check` and `assemble` are asked for.
struct DocumentOptions {
    std::string document;
    std::string case_reference;
    std::string board; ///< Of a blank, in place of a case; otherwise empty.
    std::optional<std::string> recipient;
    bool all_recipients = false;
    assemble::Format format = assemble::Format::pdf;
    base::Date as_at;
    std::filesystem::path output;
    assemble::Print print = assemble::Print::normal;
    assemble::Mode mode = assemble::Mode::completed;
    PasswordFrom password = PasswordFrom::nowhere;
    std::filesystem::path password_file;
    bool unprotected = false; ///< A confidential document may leave without a password.
};

int check_document(Places const& places, DocumentOptions const& options, Streams const& streams);
int assemble_document(Places const& places, DocumentOptions const& options, Streams const& streams);
/// `options.document` is the event; without one the events are listed.
int make_pack(Places const& places, DocumentOptions const& options, bool available_only,
    Streams const& streams);

/// Sets the template file that `options.document` names; an empty case reference is none.
int preview_template(Places const& places, DocumentOptions const& options, Streams const& streams);

/// What the `report` commands are asked for. Of `document`, all that is not about a case.
struct ReportOptions {
    DocumentOptions document;
    base::Date meeting_on;
    std::optional<base::PartialDate> period_from;
    std::optional<base::PartialDate> period_to;
    std::string agency; ///< Id; empty for all.
    std::filesystem::path workbook; ///< Empty if none is wanted.
};

int make_report(Places const& places, ReportOptions const& options, Streams const& streams);

/// Writes the papers of a committee's meeting into the folder `options.document.output`.
int make_committee_papers(
    Places const& places, ReportOptions const& options, Streams const& streams);

/// What `deadlines`, `statistics` and `escalations` are asked for.
struct FigureOptions {
    std::optional<std::string> case_reference; ///< deadlines only; none means every case.
    std::string board; ///< statistics and escalations.
    std::optional<base::Date> from;
    std::optional<base::Date> to;
    base::Date as_at;
    bool explain = false; ///< Each figure with its definition and the rows it was counted from.
};

int list_deadlines(Places const& places, FigureOptions const& options, Streams const& streams);
int list_statistics(Places const& places, FigureOptions const& options, Streams const& streams);
int list_escalations(Places const& places, FigureOptions const& options, Streams const& streams);

int list_rules(Places const& places, FigureOptions const& options, Streams const& streams);

/// What `wording` is asked for.
struct WordingOptions {
    service::WordingRequest request;
    bool check = false; ///< Only what is wrong with the wordings.
};
int show_wording(Places const& places, WordingOptions const& options, Streams const& streams);

/// What `list` is asked for.
struct ListOptions {
    std::string what; ///< actions, updates, milestones, notifications, meetings, attendance, reach
    store::Filter filter;
};
int list_rows(Places const& places, ListOptions const& options, Streams const& streams);

/// A stored record, by kind and id.
struct RecordName {
    casefile::Kind kind;
    std::string id;
};
int export_record(Places const& places, RecordName const& name, std::filesystem::path const& output,
    Streams const& streams);
int show_history(
    Places const& places, RecordName const& name, bool with_changes, Streams const& streams);
int set_aside(Places const& places, std::string const& case_reference,
    service::SettingAside const& what, Streams const& streams);
int rebuild(Places const& places, Streams const& streams);

/// Answers until the process is told to stop (SIGINT or SIGTERM).
int serve(Places const& places, std::string const& listen, Streams const& streams);

} // namespace cli
