#include "assemble/finish.h"

#include "html/html.h"
#include "layout/layout.h"
#include "markup/markup.h"
#include "merge/merge.h"
#include "pdf/pdf.h"
#include "workbook/workbook.h"
#include "xlsx/xlsx.h"

#include <algorithm>

namespace assemble {

namespace {

constexpr auto html_type = "text/html; charset=utf-8";
constexpr auto xlsx_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

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

void furnish(document::Document& document, Imprint const& imprint)
{
    auto const& entry = imprint.entry;
    document.metadata = { .title = entry.title + " – " + imprint.subject,
        .language = "en-GB",
        .marking = imprint.marking,
        .document_number = entry.number,
        .version_label = entry.version_label,
        .date = imprint.as_at.iso() };
    auto const label = entry.version_label.empty() ? "" : " – " + entry.version_label;
    bool const running_heading = document.furniture.running_heading;
    document.furniture = { .header_left = {},
        .header_right = imprint.board,
        .marking = imprint.marking,
        .footer_left = (entry.number.empty() ? "" : entry.number + " ") + entry.title + label,
        .footer_second = imprint.issue_line,
        .watermark = imprint.watermark,
        .running_heading = running_heading };
}

/// What is made for one page, or for a few, is worth nothing to its readers on more.
base::Diagnostics too_long(Imprint const& imprint, std::size_t pages)
{
    auto const& limit = imprint.pages_max;
    if (limit.empty() || imprint.print == Print::large || pages <= std::stoul(limit))
        return {};
    return { { base::Severity::warning, "pages-too-many", {},
        "The document has " + std::to_string(pages) + " pages; it should have no more than " + limit
            + ".",
        "Shorten its texts." } };
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

base::Diagnostic not_available(std::string const& document, Format format)
{
    auto const kind = format == Format::xlsx ? "as a workbook"
        : format == Format::html             ? "as a web page"
                                             : "as a PDF";
    return { base::Severity::error, "document-not-available", {},
        "Document " + document + " cannot be made " + kind + " in this version.",
        "List what can be made with: casebinder documents --case REF." };
}

} // namespace

bool leaves_unprotected(std::string_view level)
{
    return level == "L0" || level == "L1";
}

base::Result<RegisterEntry const*> find_entry(
    std::string const& document, Format format, Library const& library)
{
    auto const* entry = library.find(document);
    if (!entry || (format == Format::xlsx ? entry->workbook_file : entry->template_file).empty())
        return not_available(document, format);
    if (auto faults = library.faults_of(*entry); !faults.empty())
        return faults;
    return entry;
}

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

// Each stage lets go of what it has used: a plan of 10,000 actions would otherwise stand in memory
// four times over.
base::Result<document::Document> fill(
    facts::Fact facts, Wording const& wording, Imprint const& imprint, Library const& library)
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
    auto const faults = apply(imprint.mode, document);
    // Where nothing is known, as in a preview without a case, nothing is lacking.
    if (!faults.empty() && wording.gaps != merge::Gaps::names)
        return faults;
    auto const page = source.front.text("page");
    document.page = page.empty() ? "portrait" : page;
    document.furniture.running_heading = source.front.text("running") == "heading";
    document.pictures = imprint.pictures;
    return document;
}

base::Result<FinishedDocument> set(Format format, document::Document document,
    Imprint const& imprint, Library const& library, layout::Shaper& shaper)
{
    furnish(document, imprint);
    if (format == Format::html) {
        return FinishedDocument { file_name(imprint, "html"), html_type,
            html::write(document, { library.styles(), library.twin_sheet(), shaper }), {} };
    }
    pdf::Writer writer(library.fonts(), library.font_programs());
    auto const pages
        = TRY(layout::lay_out(document, library.styles(imprint.print == Print::large), shaper,
            [&](layout::PagedDocument& so_far, std::size_t page) { writer.take(so_far, page); }));
    document = {};
    return FinishedDocument { file_name(imprint, "pdf"), pdf_type, writer.finish(pages),
        too_long(imprint, pages.pages.size()) };
}

base::Result<FinishedDocument> write_text(Format format, facts::Fact facts, Wording const& wording,
    Imprint const& imprint, Library const& library, layout::Shaper& shaper)
{
    return set(
        format, TRY(fill(std::move(facts), wording, imprint, library)), imprint, library, shaper);
}

base::Result<document::Document> fill_registered(
    facts::Fact facts, Imprint const& imprint, Library const& library)
{
    facts = with_register(facts, imprint);
    Wording const wording { imprint.worded ? *imprint.worded : library.source(imprint.entry),
        gaps(imprint.mode) };
    return fill(std::move(facts), wording, imprint, library);
}

base::Result<FinishedDocument> write_format(Format format, facts::Fact facts,
    Imprint const& imprint, Library const& library, layout::Shaper& shaper)
{
    if (format == Format::xlsx)
        return write_xlsx(with_register(facts, imprint), imprint, library);
    auto document = TRY(fill_registered(std::move(facts), imprint, library));
    return set(format, std::move(document), imprint, library, shaper);
}

} // namespace assemble
