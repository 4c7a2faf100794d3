#include "assemble/assemble.h"

#include "assemble/document_list.h"
#include "assemble/pictures.h"
#include "assemble/wording.h"
#include "facts/chronology.h"
#include "html/html.h"
#include "markup/markup.h"
#include "merge/merge.h"
#include "pdf/pdf.h"
#include "rules/identities.h"
#include "rules/rules.h"
#include "workbook/workbook.h"
#include "xlsx/xlsx.h"

#include "layout/layout.h"

#include <algorithm>

namespace assemble {

namespace {

constexpr auto html_type = "text/html; charset=utf-8";
constexpr auto xlsx_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What identifies one copy on its pages and in its file name.
struct Imprint {
    RegisterEntry const& entry;
    std::string subject; ///< Case reference, or the board's short name for reports.
    std::string board; ///< Board's short name, for the page header.
    std::string marking;
    std::string issue_line; ///< Second footer line.
    std::string recipient;
    base::Date as_at;
    int issue;
    /// Words that must not be printed: empty unless the document leaves without protection.
    std::vector<rules::Identity> withheld = {};
    Print print = Print::normal;
    image::Pictures pictures = {};
    std::string watermark = {};
    Mode mode = Mode::completed;
    merge::Template const* worded = nullptr; ///< The template in the board's words, if it has any.
};

/// L0 and L1 documents leave as they are, so nothing in them may name anybody.
bool leaves_unprotected(std::string_view level)
{
    return level == "L0" || level == "L1";
}

std::string as_it_is(std::string_view text)
{
    return std::string(text);
}

/// Every text below a fact, a line each.
void collect_texts(facts::Fact const& fact, std::string& texts)
{
    if (auto const printed = fact.printed()) {
        (texts += *printed) += '\n';
    } else if (auto const* list = fact.list()) {
        for (auto const& item : *list)
            collect_texts(item, texts);
    } else if (auto const* object = fact.object()) {
        for (auto const& [key, member] : *object)
            collect_texts(member, texts);
    }
}

base::Diagnostic not_available(std::string const& document, Format format)
{
    auto const kind = format == Format::xlsx ? "as a workbook"
        : format == Format::html             ? "as a web page"
                                             : "as a PDF";
    return { base::Severity::error, "document-not-available", {},
        "Document " + document + " cannot be made " + kind + " in this version.",
        "List what can be made with: casebinder documents --case REF." };
}

/// The register entry of a document that can be made in this format.
base::Result<RegisterEntry const*> find_entry(
    std::string const& document, Format format, Library const& library)
{
    auto const* entry = library.find(document);
    if (!entry || (format == Format::xlsx ? entry->workbook_file : entry->template_file).empty())
        return not_available(document, format);
    return entry;
}

/// "2" of "Version 2 – 14.06.16"; empty if there is none.
std::string version_of(std::string_view label)
{
    constexpr std::string_view word = "Version ";
    if (!label.starts_with(word))
        return {};
    label.remove_prefix(word.size());
    return std::string(label.substr(0, label.find_first_not_of("0123456789.")));
}

std::string blank_file_name(RegisterEntry const& entry)
{
    auto const version = version_of(entry.version_label);
    return "BLANK_" + entry.code + "_" + entry.short_name + (version.empty() ? "" : "_v" + version);
}

std::string file_name(Imprint const& imprint, std::string_view extension)
{
    auto name = imprint.mode == Mode::blank ? blank_file_name(imprint.entry)
                                            : imprint.subject + "_" + imprint.entry.code + "_"
            + imprint.entry.short_name + "_" + std::to_string(imprint.issue);
    if (!imprint.recipient.empty())
        name += "_" + imprint.recipient;
    if (imprint.print == Print::large)
        name += "_large-print";
    std::ranges::replace(name, '/', '-');
    return name + "." + std::string(extension);
}

/// The facts with what the register knows of the document.
facts::Fact with_register(facts::Fact const& facts, Imprint const& imprint)
{
    auto root = *facts.object();
    auto const& version = imprint.entry.version_label;
    root["register"]
        = facts::Fact::Object { { "number", imprint.entry.number }, { "code", imprint.entry.code },
              { "title", imprint.entry.title }, { "stage", imprint.entry.stage },
              { "version_label",
                  version.empty() ? facts::Fact(facts::Fact::Missing { "Version", {} })
                                  : facts::Fact(version) },
              { "sheet", imprint.entry.sheet },
              { "status", imprint.mode == Mode::blank ? "BLANK" : "ISSUED" } };
    root["marking"] = imprint.marking;
    root["as_at"] = imprint.as_at;
    return root;
}

void furnish(document::Document& document, Imprint const& imprint, std::string const& page)
{
    auto const& entry = imprint.entry;
    document.page = page.empty() ? "portrait" : page;
    document.metadata = { .title = entry.title + " – " + imprint.subject,
        .language = "en-GB",
        .marking = imprint.marking,
        .document_number = entry.number,
        .version_label = entry.version_label,
        .date = imprint.as_at.iso() };
    auto const label = entry.version_label.empty() ? "" : " – " + entry.version_label;
    document.furniture = { .header_left = {},
        .header_right = imprint.board,
        .marking = imprint.marking,
        .footer_left = (entry.number.empty() ? "" : entry.number + " ") + entry.title + label,
        .footer_second = imprint.issue_line,
        .watermark = imprint.watermark };
    document.pictures = imprint.pictures;
}

/// What is to be filled, and what a tag prints whose fact is missing.
struct Wording {
    merge::Template const& source;
    merge::Gaps gaps;
};

/// Facts to PDF or its twin in HTML: the second half of the walk, the same for every document.
///
/// Each stage lets go of what it has used: a plan of 10,000 actions would otherwise stand in memory
/// four times over.
base::Result<FinishedDocument> write_text(Format format, facts::Fact facts, Wording const& wording,
    Imprint const& imprint, Library const& library, layout::Shaper& shaper)
{
    auto const& source = wording.source;
    auto known = with_mode(*facts.object(), imprint.mode, source);
    if (auto const columns = source.front.text("columns"); !columns.empty())
        known["columns"] = library.columns(columns);
    facts = std::move(known);
    auto markup = TRY(merge::fill(source, facts, wording.gaps));
    facts = {};
    auto const leaks = rules::find_identities(markup.text, imprint.withheld, markup::escape);
    if (!leaks.empty())
        return leaks;
    auto document = TRY(markup::parse(markup));
    markup = {};
    if (auto const faults = apply(imprint.mode, document); !faults.empty())
        return faults;
    furnish(document, imprint, source.front.text("page"));
    if (format == Format::html) {
        return FinishedDocument { file_name(imprint, "html"), html_type,
            html::write(document, { library.styles(), library.twin_sheet(), shaper }), {} };
    }
    document.furniture.running_heading = source.front.text("running") == "heading";
    pdf::Writer writer(library.fonts(), library.font_programs());
    auto const pages
        = TRY(layout::lay_out(document, library.styles(imprint.print == Print::large), shaper,
            [&](layout::PagedDocument& so_far, std::size_t page) { writer.take(so_far, page); }));
    document = {};
    return FinishedDocument { file_name(imprint, "pdf"), pdf_type, writer.finish(pages), {} };
}

workbook::Use use_of(Mode mode)
{
    return mode == Mode::blank    ? workbook::Use::blank
        : mode == Mode::prefilled ? workbook::Use::entry
                                  : workbook::Use::reading;
}

base::Result<FinishedDocument> write_xlsx(
    facts::Fact facts, Imprint const& imprint, Library const& library)
{
    auto const& declaration = library.workbook(imprint.entry);
    facts = with_mode(*facts.object(), imprint.mode, workbook::keys_of(declaration));
    // Any text fact may reach a cell, so all of them are searched.
    std::string texts;
    if (!imprint.withheld.empty())
        collect_texts(facts, texts);
    auto const leaks = rules::find_identities(texts, imprint.withheld, as_it_is);
    if (!leaks.empty())
        return leaks;
    auto book = TRY(
        workbook::tabulate(declaration, imprint.entry.workbook_file, facts, use_of(imprint.mode)));
    book.as_at = imprint.as_at;
    book.marking = imprint.marking;
    return FinishedDocument { file_name(imprint, "xlsx"), xlsx_type,
        TRY(xlsx::write(std::move(book))), {} };
}

base::Result<FinishedDocument> write_format(Format format, facts::Fact facts,
    Imprint const& imprint, Library const& library, layout::Shaper& shaper)
{
    facts = with_register(facts, imprint);
    if (format == Format::xlsx)
        return write_xlsx(std::move(facts), imprint, library);
    Wording const wording { imprint.worded ? *imprint.worded : library.source(imprint.entry),
        gaps(imprint.mode) };
    return write_text(format, std::move(facts), wording, imprint, library, shaper);
}

base::Diagnostic no_such_mode(Order const& order)
{
    return { base::Severity::error, "mode-not-available", {},
        "Document " + order.document + " cannot be made with --mode "
            + std::string(name_of(order.mode)) + ".",
        "Leave out --mode, or choose a form that is made for filling in." };
}

/// Whom the order is for: the recipient it names, every recipient, or one unaddressed copy.
base::Result<std::vector<facts::Recipient>> addressees(
    Order const& order, facts::Subject const& subject, std::string const& rule)
{
    auto all = facts::recipients(subject, rule, order.as_at);
    if (rule.empty() || rule == "none")
        return std::vector<facts::Recipient> { {} };
    std::string known;
    for (auto const& one : all)
        known += (known.empty() ? "" : ", ") + one.id;
    if (all.empty()) {
        return base::Diagnostic { base::Severity::error, "recipient-none", {},
            "This document goes to " + rule + ", but by " + order.as_at.prose()
                + " the case record names nobody.",
            "Record which agencies take part, or choose another day with --as-at." };
    }
    if (!order.recipient)
        return all;
    auto const found = std::ranges::find(all, *order.recipient, &facts::Recipient::id);
    if (found == all.end()) {
        return base::Diagnostic { base::Severity::error, "recipient-unknown", {},
            "\"" + *order.recipient + "\" is no recipient of this document.",
            "Choose one of: " + known + "." };
    }
    return std::vector<facts::Recipient> { *found };
}

bool same_fault(base::Diagnostic const& a, base::Diagnostic const& b)
{
    return a.code == b.code && a.message == b.message && a.place.file == b.place.file
        && a.place.line == b.place.line && a.place.pointer == b.place.pointer;
}

/// Adds the faults of one copy; a fault that several copies share is told once.
void append_new(base::Diagnostics& all, base::Diagnostics const& more)
{
    for (auto const& one : more) {
        auto const same = [&](auto const& other) { return same_fault(one, other); };
        if (std::ranges::none_of(all, same))
            all.push_back(one);
    }
}

facts::Fact with_given(facts::Fact facts, facts::Fact::Object const& given)
{
    if (given.empty())
        return facts;
    auto all = *facts.object();
    for (auto const& [key, fact] : given)
        all.insert_or_assign(key, fact);
    return all;
}

/// Whose copy it is, across each page: "COPY 3 – Review Panel member". Without words for the role,
/// the recipient's name. The number is the place in the order of mailing.
std::string copy_mark(facts::Recipient const& copy, std::vector<facts::Recipient> const& everyone,
    std::string const& role)
{
    auto const found = std::ranges::find(everyone, copy.id, &facts::Recipient::id);
    auto const number = found - everyone.begin() + 1;
    return "COPY " + std::to_string(number) + " – " + (role.empty() ? copy.name : role);
}

/// The facts of a case for the first recipient of a template that is tried out.
base::Result<facts::Fact> facts_of_preview(Order const& order, merge::Template const& source,
    facts::Subject const& subject, Library const& library)
{
    auto const served = source.front.list("documents");
    auto keys = keys_for(order.mode, source.keys);
    // No keys at all would ask for everything.
    keys.emplace_back("board");
    facts::Occasion occasion { served.empty() ? "" : served.front(), {}, order.as_at, order.issue,
        keys, facts::name_policy(source.front.text("names")), source.front.text("recipients") };
    auto facts = TRY(facts::case_facts(subject, library.calendar(), occasion));
    auto const everyone = facts::recipients(subject, source.front.text("recipients"));
    if (order.mode == Mode::blank || everyone.empty())
        return facts;
    occasion.recipient = everyone.front().id;
    return facts::with_recipient(facts, subject, occasion);
}

std::string issue_line(Order const& order, std::string const& reference)
{
    return "Case " + reference + " · Issue " + std::to_string(order.issue) + " · Data as at "
        + order.as_at.prose();
}

/// The facts of a case, with the list of documents where one is asked for.
base::Result<facts::Fact> facts_for(
    facts::Occasion const& occasion, facts::Subject const& subject, Library const& library)
{
    auto facts = TRY(facts::case_facts(subject, library.calendar(), occasion));
    if (!facts::wants(occasion, "document_list"))
        return facts;
    auto parts = *facts.object();
    parts["document_list"] = document_list(subject.profile, library);
    return facts::Fact(std::move(parts));
}

/// The entry as the profile titles it, for the copy of an agency that may have its own tool.
RegisterEntry registered_for(
    RegisterEntry const& entry, facts::Subject const& subject, facts::Occasion const& occasion)
{
    return titled(entry, subject.profile,
        entry.sheet.empty() ? std::string() : facts::chronology_tool(subject, occasion));
}

struct Outcome {
    std::vector<FinishedDocument> documents;
    base::Diagnostics findings; ///< Errors and warnings of all copies.
    bool confidential = false;
};

/// Makes every copy it can and collects what keeps the others from being made.
Outcome make_copies(Order const& order, facts::Subject const& subject, Library const& library)
{
    Outcome outcome;
    auto const entry = find_entry(order.document, order.format, library);
    if (!entry.ok())
        return { {}, entry.errors() };
    auto const& front = library.source(*entry.value()).front;
    bool const is_text = order.format != Format::xlsx;
    bool const is_blank = order.mode == Mode::blank;
    // A form's list of what is known is of use in a workbook, even where no PDF is completed.
    if (!has_mode(front, order.mode) && (is_text || order.mode != Mode::completed))
        return { {}, { no_such_mode(order) } };
    outcome.confidential = !is_blank && !leaves_unprotected(front.text("level"));
    auto const copies = addressees(order, subject, is_blank ? "none" : front.text("recipients"));
    if (!copies.ok())
        return { {}, copies.errors() };
    auto const worded = word(*entry.value(), subject.board, subject.profile, order.as_at, library);
    if (is_text)
        append_new(outcome.findings, worded.findings);
    auto const& source = worded.source ? *worded.source : library.source(*entry.value());
    auto const keys = keys_for(
        order.mode, is_text ? source.keys : workbook::keys_of(library.workbook(*entry.value())));
    auto const board = subject.board.text("short").value_or("");
    auto const reference = subject.case_file.text("ref").value_or("");
    // A blank is published, whatever will be written into it.
    auto const level = is_blank ? std::string("L1") : front.text("level");
    auto const marking
        = library.marking(subject.profile.text("marking_scheme").value_or("OFFICIAL"), level);
    auto const withheld = leaves_unprotected(level) ? rules::identities(subject.case_file)
                                                    : std::vector<rules::Identity> {};
    facts::Occasion occasion { order.document, {}, order.as_at, order.issue, keys,
        facts::name_policy(front.text("names")), front.text("recipients"), is_blank,
        &library.checklist() };
    auto registered = registered_for(*entry.value(), subject, occasion);
    Imprint imprint { registered, is_blank ? "blank form" : reference, board, marking,
        is_blank ? std::string() : issue_line(order, reference), {}, order.as_at, order.issue,
        withheld };
    imprint.mode = order.mode;
    imprint.watermark = front.text("watermark");
    imprint.worded = &source;
    if (is_text) {
        imprint.print = order.print;
        auto pictures = pictures_of(subject.board, library);
        if (!pictures.ok())
            return { {}, pictures.errors() };
        imprint.pictures = std::move(pictures).value();
    }
    auto const everyone = facts::recipients(subject, front.text("recipients"), order.as_at);
    if (!is_blank)
        append_new(outcome.findings,
            rules::check(front.list("rules"), subject, library.calendar(), occasion));
    auto computed = facts_for(occasion, subject, library);
    if (!computed.ok()) {
        append_new(outcome.findings, computed.errors());
        return outcome;
    }
    auto facts = with_given(std::move(computed).value(), order.given);
    // The copies of a mailing share their facts.
    auto const shaper = library.shapers().lend();
    for (auto const& copy : copies.value()) {
        occasion.recipient = imprint.recipient = copy.id;
        registered = registered_for(*entry.value(), subject, occasion);
        if (front.text("level") == "L3" && !copy.id.empty())
            imprint.watermark = copy_mark(copy, everyone, front.text("copy_role"));
        if (!copy.id.empty())
            facts = facts::with_recipient(facts, subject, occasion);
        bool const last = &copy == &copies.value().back();
        auto made = write_format(
            order.format, last ? std::move(facts) : facts, imprint, library, *shaper);
        if (made.ok())
            outcome.documents.push_back(std::move(made).value());
        else
            append_new(outcome.findings, made.errors());
    }
    return outcome;
}

} // namespace

base::Result<std::vector<FinishedDocument>> assemble(
    Order const& order, facts::Subject const& subject, Library const& library)
{
    auto outcome = make_copies(order, subject, library);
    if (base::has_error(outcome.findings))
        return outcome.findings;
    for (auto& document : outcome.documents) {
        document.warnings = outcome.findings;
        document.confidential = outcome.confidential;
    }
    return std::move(outcome.documents);
}

base::Diagnostics check(Order const& order, facts::Subject const& subject, Library const& library)
{
    return make_copies(order, subject, library).findings;
}

base::Result<FinishedDocument> preview(
    Trial const& trial, Order const& order, facts::Subject const* subject, Library const& library)
{
    auto const source = TRY(prepare(trial, library));
    auto const& front = source.front;
    if (!has_mode(front, order.mode))
        return no_such_mode(order);
    bool const tells_of_case = subject && order.mode != Mode::blank;
    auto const name = std::filesystem::path(trial.file).filename().string();
    RegisterEntry const entry { .number = {},
        .code = "PREVIEW",
        .stage = {},
        .title = "Preview of " + name + " – not an issued document",
        .short_name = name.substr(0, name.find_last_of('.')),
        .version_label = {},
        .template_file = {},
        .workbook_file = {},
        .travels_with = {} };
    auto const scheme = subject ? subject->profile.text("marking_scheme") : std::nullopt;
    auto const level = front.text("level");
    Imprint imprint { entry,
        tells_of_case ? subject->case_file.text("ref").value_or("") : "without a case",
        subject ? subject->board.text("short").value_or("") : "",
        library.marking(scheme.value_or("OFFICIAL"), level), "Data as at " + order.as_at.prose(),
        {}, order.as_at, order.issue };
    imprint.print = order.print;
    imprint.mode = order.mode;
    imprint.watermark = front.text("watermark").empty() ? "PREVIEW" : front.text("watermark");
    imprint.pictures = subject ? TRY(pictures_of(subject->board, library)) : library.pictures();
    for (auto const& [file, picture] : trial.pictures)
        imprint.pictures.insert_or_assign(file, picture);
    facts::Fact facts = nothing_known(source);
    if (subject)
        facts = TRY(facts_of_preview(order, source, *subject, library));
    if (tells_of_case && leaves_unprotected(level))
        imprint.withheld = rules::identities(subject->case_file);
    auto const shaper = library.shapers().lend();
    Wording const wording { source, subject ? gaps(order.mode) : merge::Gaps::names };
    auto made = TRY(write_text(
        order.format, with_register(facts, imprint), wording, imprint, library, *shaper));
    made.confidential = tells_of_case && !leaves_unprotected(level);
    return made;
}

base::Result<FinishedDocument> annual_report(Format format, facts::ReportOccasion const& occasion,
    facts::ReportSubject const& subject, Library const& library, Print print)
{
    auto const* entry = TRY(find_entry(annual_report_number, format, library));
    base::Diagnostics warnings;
    auto facts = TRY(facts::report_facts(subject, library.calendar(), occasion, warnings));
    auto const board = subject.board.text("short").value_or("");
    std::vector<rules::Identity> withheld;
    for (auto const& one : subject.cases)
        std::ranges::move(rules::identities(one), std::back_inserter(withheld));
    Imprint imprint { *entry, board, board, "",
        "Issue " + std::to_string(occasion.issue) + " · Data as at " + occasion.as_at.prose(), "",
        occasion.as_at, occasion.issue, std::move(withheld) };
    auto const worded = word(*entry, subject.board, subject.profile, occasion.as_at, library);
    if (format != Format::xlsx) {
        if (base::has_error(worded.findings))
            return worded.findings;
        base::append(warnings, worded.findings);
        imprint.worded = worded.source ? &*worded.source : nullptr;
        imprint.print = print;
        imprint.pictures = TRY(pictures_of(subject.board, library));
        imprint.watermark = library.source(*entry).front.text("watermark");
    }
    auto const shaper = library.shapers().lend();
    auto report = TRY(write_format(format, std::move(facts), imprint, library, *shaper));
    report.warnings = std::move(warnings);
    return report;
}

} // namespace assemble
