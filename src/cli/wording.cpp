// wording: what documents say, as they ship and as a board words them.

#include "cli/commands.h"
#include "cli/house.h"
#include "cli/output.h"
#include "facts/fields.h"
#include "service/answers.h"

namespace cli {

namespace {

/// Every line of a text behind four spaces, each paragraph's line whole, so that it can be copied.
void print_indented(std::string_view text, std::ostream& out)
{
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        out << "    " << text.substr(0, end) << "\n";
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

std::string about(assemble::OwnWording const& own)
{
    auto text = "worded by " + own.owner + ", agreed by " + own.agreed_by;
    if (own.agreed_on)
        text += " on " + own.agreed_on->prose();
    if (own.from)
        text += ", used from " + own.from->prose();
    if (own.to)
        text += (own.from ? " to " : ", used to ") + own.to->prose();
    return text;
}

void print_paragraph(assemble::ParagraphWords const& paragraph, std::ostream& out)
{
    out << "\n" << paragraph.id;
    if (!paragraph.not_text.empty()) {
        out << "  " << paragraph.not_text << ": no board can word it\n";
        return;
    }
    if (paragraph.own) {
        out << "  " << about(*paragraph.own) << "\n";
        print_indented(paragraph.own->words.text, out);
        out << "  as shipped:";
    }
    out << "\n";
    print_indented(paragraph.shipped, out);
    std::vector<std::string> required;
    for (auto const& key : paragraph.required)
        required.push_back("((" + key + "))");
    if (!required.empty())
        out << "  must print " << facts::joined(required) << "\n";
}

void print_wording(std::vector<service::DocumentWording> const& documents, std::ostream& out)
{
    for (auto const& document : documents) {
        out << (&document == &documents.front() ? "" : "\n") << document.number << "  "
            << document.title << "\n";
        if (document.paragraphs.empty())
            out << "\nNo paragraph of this document has an id.\n";
        for (auto const& paragraph : document.paragraphs)
            print_paragraph(paragraph, out);
    }
}

/// The words, and what is wrong with those of the board.
int print_answer(base::Result<std::vector<service::DocumentWording>> const& documents,
    base::Diagnostics const& findings, Streams const& streams)
{
    if (!documents.ok())
        return refuse(documents.errors(), streams);
    if (streams.json) {
        base::Value value;
        value.set("documents", service::list_as_json(documents.value()));
        value.set("faults", service::as_json(findings));
        print_json(value, streams.out);
        return 0;
    }
    print_wording(documents.value(), streams.out);
    print_findings(findings, streams.err);
    return 0;
}

} // namespace

int show_wording(Places const& places, WordingOptions const& options, Streams const& streams)
{
    auto const& request = options.request;
    if (!request.board && !request.case_reference) {
        if (options.check) {
            streams.err << "Say whose wordings to check: --board or --case.\n";
            return 2;
        }
        // What ships needs no records.
        auto const library = assemble::Library::load(places.home);
        if (!library.ok())
            return refuse(library.errors(), streams);
        return print_answer(
            service::shipped_wording(request.document, library.value()), {}, streams);
    }
    auto const house = open_house(places, Records::must_exist, assemble::Templates::all);
    if (!house.ok())
        return refuse(house.errors(), streams);
    auto const& service = house.value()->service;
    auto const findings = service.check_wording(request);
    if (!options.check)
        return print_answer(service.wording(request), findings, streams);
    if (base::has_error(findings))
        return refuse(findings, streams);
    return accept(findings, "Every wording can be used.", streams);
}

} // namespace cli
