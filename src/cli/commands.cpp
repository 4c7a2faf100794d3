#include "cli/commands.h"

#include "base/file.h"
#include "base/unicode.h"
#include "cli/house.h"
#include "cli/made.h"
#include "cli/password.h"
#include "facts/fields.h"
#include "service/answers.h"

#include <algorithm>

namespace cli {

namespace {

std::string joined(std::vector<facts::Recipient> const& recipients)
{
    std::string text;
    for (auto const& one : recipients)
        text += (text.empty() ? "" : ", ") + one.id;
    return text;
}

std::string joined(std::vector<assemble::Mode> const& modes)
{
    std::string text;
    for (auto const mode : modes)
        (text += text.empty() ? "" : ", ") += assemble::name_of(mode);
    return text;
}

std::string formats_of(service::DocumentStatus const& status)
{
    if (status.pdf && status.xlsx)
        return "pdf, html, xlsx";
    return status.pdf ? "pdf, html" : status.xlsx ? "xlsx" : "";
}

void print_finding_below(base::Diagnostic const& finding, std::ostream& out)
{
    auto const place = base::describe(finding.place);
    out << "        " << (finding.severity == base::Severity::error ? "lacks: " : "check: ")
        << finding.message << (finding.fix.empty() ? "" : " " + finding.fix)
        << (place.empty() ? "" : " (" + place + ")");
    if (auto const role = rules::may_be_set_aside_by(finding.code)) {
        bool const blocks = finding.severity == base::Severity::error;
        out << " [" << finding.code
            << (!blocks                ? ""
                       : role->empty() ? ", nobody may set it aside"
                                       : ", " + *role + " may set it aside")
            << "]";
    }
    out << "\n";
}

/// "ready", "lacking" … ; of a form that can be sent out to be filled in, that.
std::string state_words(service::DocumentStatus const& status)
{
    bool const can_be_begun
        = std::ranges::find(status.modes, assemble::Mode::prefilled) != status.modes.end();
    return status.state == service::DocumentStatus::State::lacking && can_be_begun
        ? "to be filled in"
        : service::words(status.state);
}

/// The documents of one case under their stages, each with what it lacks.
void print_statuses(std::vector<service::DocumentStatus> const& documents, std::ostream& out)
{
    std::size_t width = 0;
    for (auto const& one : documents)
        width = std::max(width, base::length_in_code_points(one.title));
    std::string stage;
    for (auto const& one : documents) {
        if (one.stage != stage) {
            out << "\n" << one.stage << "\n";
            stage = one.stage;
        }
        out << "  " << padded(one.number, 4) << padded(one.title, width + 2) << state_words(one);
        if (one.state == service::DocumentStatus::State::ready) {
            out << "  " << formats_of(one);
            if (!one.recipients.empty())
                out << "  to " << joined(one.recipients);
        }
        out << "\n";
        if (!one.modes.empty())
            out << "      Form: " << joined(one.modes) << ".\n";
        if (!one.travels_with.empty())
            out << "      Send together with " << facts::joined(one.travels_with) << ".\n";
        for (auto const& finding : one.findings)
            print_finding_below(finding, out);
    }
}

std::vector<assemble::Mode> modes_of(House const& house, assemble::RegisterEntry const& entry)
{
    return entry.template_file.empty() ? std::vector<assemble::Mode> {}
                                       : assemble::modes_of(house.library.source(entry).front);
}

int list_everything(House const& house, Streams const& streams)
{
    auto const cases = house.service.cases();
    auto const boards = house.service.boards();
    if (streams.json) {
        base::Value value;
        value.set("cases", service::list_as_json(cases));
        value.set("boards", service::list_as_json(boards));
        base::Value documents { base::Value::List {} };
        for (auto const& entry : house.library.documents()) {
            if (entry.stage.empty())
                continue;
            base::Value one;
            one.set("number", entry.number);
            one.set("title", entry.title);
            one.set("stage", entry.stage);
            one.set("pdf", !entry.template_file.empty());
            one.set("xlsx", !entry.workbook_file.empty());
            one.set("modes", service::as_json(modes_of(house, entry)));
            documents.push(std::move(one));
        }
        value.set("documents", std::move(documents));
        print_json(value, streams.out);
        return 0;
    }
    std::vector<std::vector<std::string>> rows { { "Case", "Known as", "Stage", "Board" } };
    for (auto const& one : cases)
        rows.push_back({ one.reference, one.pseudonyms, one.stage, one.board });
    print_table(rows, streams.out);
    streams.out << "\n";
    rows = { { "No", "Document", "Can be made as" } };
    for (auto const& entry : house.library.documents()) {
        if (entry.stage.empty())
            continue; // A page of a pack, not a document of its own.
        std::string formats = entry.template_file.empty() ? "" : "pdf, html";
        if (!entry.workbook_file.empty())
            formats += formats.empty() ? "xlsx" : ", xlsx";
        if (auto const modes = joined(modes_of(house, entry)); !modes.empty())
            formats += " (" + modes + ")";
        rows.push_back({ entry.number, entry.title, formats.empty() ? "not available" : formats });
    }
    print_table(rows, streams.out);
    return 0;
}

assemble::Order order_of(DocumentOptions const& options)
{
    return { .document = options.document,
        .recipient = options.recipient,
        .format = options.format,
        .as_at = options.as_at,
        .print = options.print,
        .mode = options.mode };
}

/// The path of each document: the output itself for one copy, or a file in that folder.
std::vector<NewFile> name_files(
    std::vector<assemble::FinishedDocument>&& documents, DocumentOptions const& options)
{
    auto const as_folder = options.all_recipients || documents.size() != 1
        || !options.output.has_filename() || std::filesystem::is_directory(options.output);
    if (as_folder)
        return files_in(options.output, std::move(documents));
    return { file_at(options.output, std::move(documents.front())) };
}

/// A blank form is a board's or that of a case; every other document is that of a case. Exit code
/// 2 if that was not said.
int check_subject_chosen(DocumentOptions const& options, Streams const& streams)
{
    bool const is_blank = options.mode == assemble::Mode::blank;
    if (!options.case_reference.empty() || (is_blank && !options.board.empty()))
        return 0;
    streams.err << (is_blank ? "A blank form is of a board. Give --board ID.\n"
                             : "This document is about a case. Give --case REF.\n");
    return 2;
}

base::Diagnostics check(service::Service const& service, DocumentOptions const& options)
{
    return options.case_reference.empty()
        ? service.check_blank(options.board, order_of(options))
        : service.check(options.case_reference, order_of(options));
}

base::Result<std::vector<assemble::FinishedDocument>> make(service::Service const& service,
    DocumentOptions const& options, assemble::Protection const& protection)
{
    return options.case_reference.empty()
        ? service.make_blank(options.board, order_of(options), protection)
        : service.make(options.case_reference, order_of(options), protection);
}

/// A letter has a copy for each recipient; which are wanted must be said. Exit code 2 if not.
int check_recipient_chosen(
    House const& house, DocumentOptions const& options, Streams const& streams)
{
    if (options.recipient || options.all_recipients || options.mode == assemble::Mode::blank)
        return 0;
    auto const recipients = house.service.recipients(options.case_reference, options.document);
    if (!recipients.ok() || recipients.value().empty())
        return 0;
    streams.err << "Document " << options.document
                << " has a copy for each recipient. Choose --all-recipients, or --to one of: "
                << joined(recipients.value()) << ".\n";
    return 2;
}

} // namespace

int import_files(
    Places const& places, std::vector<std::string> const& paths, Streams const& streams)
{
    auto const house = open_house(places, Records::may_be_new, assemble::Templates::all);
    if (!house.ok())
        return refuse(house.errors(), streams);
    auto const summary = [&] {
        ProgressBar bar("Reading", streams);
        return house.value()->service.import({ paths.begin(), paths.end() },
            change_by_user("import"),
            [&](std::size_t done, std::size_t total) { bar.show(done, total); });
    }();
    if (!summary.ok())
        return refuse(summary.errors(), streams);
    if (streams.json) {
        print_json(service::as_json(summary.value()), streams.out);
        return 0;
    }
    for (auto const& document : summary.value().documents)
        streams.out << document << "\n";
    streams.out << summary.value().files << " files read, " << summary.value().versions_written
                << " new versions stored.\n";
    print_findings(summary.value().warnings, streams.err);
    return 0;
}

int list_documents(Places const& places, std::optional<std::string> const& case_reference,
    base::Date as_at, Streams const& streams)
{
    auto const house = open_house(places, Records::must_exist, assemble::Templates::all);
    if (!house.ok())
        return refuse(house.errors(), streams);
    if (!case_reference)
        return list_everything(*house.value(), streams);
    auto const documents = house.value()->service.documents(*case_reference, as_at);
    if (!documents.ok())
        return refuse(documents.errors(), streams);
    if (streams.json) {
        base::Value value;
        value.set("case", *case_reference);
        value.set("as_at", as_at.iso());
        value.set("documents", service::list_as_json(documents.value()));
        print_json(value, streams.out);
        return 0;
    }
    streams.out << "Case " << *case_reference << ", as at " << as_at.prose() << "\n";
    print_statuses(documents.value(), streams.out);
    return 0;
}

int check_document(Places const& places, DocumentOptions const& options, Streams const& streams)
{
    if (auto const code = check_subject_chosen(options, streams))
        return code;
    auto const house = open_house(places, Records::must_exist);
    if (!house.ok())
        return refuse(house.errors(), streams);
    auto const findings = check(house.value()->service, options);
    if (base::has_error(findings))
        return refuse(findings, streams);
    return accept(findings, "Document " + options.document + " can be made.", streams);
}

int assemble_document(Places const& places, DocumentOptions const& options, Streams const& streams)
{
    if (auto const code = check_subject_chosen(options, streams))
        return code;
    auto const house = open_house(places, Records::must_exist);
    if (!house.ok())
        return refuse(house.errors(), streams);
    if (auto const code = check_recipient_chosen(*house.value(), options, streams))
        return code;
    auto const protection = protection_of(options);
    if (!protection.ok())
        return refuse(protection.errors(), streams);
    auto made = make(house.value()->service, options, protection.value());
    if (!made.ok())
        return refuse(with_protection_options(made.errors()), streams);
    auto documents = std::move(made).value();
    auto const warnings = documents.empty() ? base::Diagnostics {} : documents.front().warnings;
    auto const files = name_files(std::move(documents), options);
    write_all(files, streams);
    return report_written(files, warnings, streams);
}

} // namespace cli
