#include "assemble/assemble.h"

#include "assemble/document_list.h"
#include "assemble/finish.h"
#include "assemble/pictures.h"
#include "assemble/wording.h"
#include "base/told_once.h"
#include "facts/chronology.h"
#include "facts/parts.h"
#include "rules/rules.h"
#include "workbook/workbook.h"

#include <algorithm>

namespace assemble {

namespace {

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

std::string issue_line(Order const& order, std::string const& reference)
{
    return "Case " + reference + " · Issue " + std::to_string(order.issue) + " · Data as at "
        + order.as_at.prose();
}

/// What a template with this front matter is made for. `keys` are those it asks for.
facts::Occasion occasion_of(std::string const& document, Order const& order,
    merge::FrontMatter const& front, std::vector<std::string> keys, Library const& library)
{
    return { .document = document,
        .recipient = {},
        .as_at = order.as_at,
        .issue = order.issue,
        .keys = std::move(keys),
        .names = facts::name_policy(front.text("names")),
        .recipients = front.text("recipients"),
        .blank = order.mode == Mode::blank,
        .checklist = &library.checklist() };
}

/// The facts of a case, with the list of documents where one is asked for.
base::Result<facts::Fact> facts_for(
    facts::Occasion const& occasion, facts::Subject const& subject, Library const& library)
{
    auto facts = TRY(facts::case_facts(subject, library.calendar(), occasion));
    if (!facts::wants(occasion.keys, "document_list"))
        return facts;
    return with_given(
        std::move(facts), { { "document_list", document_list(subject.profile, library) } });
}

/// The facts of a case for the first recipient of a template that is tried out.
base::Result<facts::Fact> facts_of_preview(Order const& order, merge::Template const& source,
    facts::Subject const& subject, Library const& library)
{
    auto const served = source.front.list("documents");
    auto keys = keys_for(order.mode, source.keys);
    // No keys at all would ask for everything.
    keys.emplace_back("board");
    auto occasion
        = occasion_of(served.empty() ? "" : served.front(), order, source.front, keys, library);
    auto facts = TRY(facts_for(occasion, subject, library));
    if (order.mode == Mode::blank)
        return facts;
    auto const everyone = facts::recipients(subject, occasion.recipients, order.as_at);
    if (everyone.empty())
        return facts;
    occasion.recipient = everyone.front().id;
    return facts::with_recipient(facts, subject, occasion);
}

/// The entry as the profile titles it, for the copy of an agency that may have its own tool.
RegisterEntry registered_for(
    RegisterEntry const& entry, facts::Subject const& subject, facts::Occasion const& occasion)
{
    return titled(entry, subject.profile,
        entry.sheet.empty() ? std::string() : facts::chronology_tool(subject, occasion));
}

/// What the copies of an order have in common. `entry` and `source` must outlive it.
base::Result<Imprint> imprint_of(Order const& order, RegisterEntry const& entry,
    merge::Template const& source, facts::Subject const& subject, Library const& library)
{
    bool const is_blank = order.mode == Mode::blank;
    auto const reference = subject.case_file.text("ref").value_or("");
    // A blank is published, whatever will be written into it.
    auto const level = is_blank ? std::string("L1") : source.front.text("level");
    Imprint imprint { entry, is_blank ? "blank form" : reference,
        subject.board.text("short").value_or(""),
        library.marking(subject.profile.text("marking_scheme").value_or("OFFICIAL"), level),
        is_blank ? std::string() : issue_line(order, reference), {}, order.as_at, order.issue };
    if (leaves_unprotected(level))
        imprint.withheld = rules::identities(subject.case_file);
    imprint.mode = order.mode;
    imprint.watermark = source.front.text("watermark");
    imprint.worded = &source;
    imprint.pages_max = source.front.text("pages_max");
    if (order.format != Format::xlsx) {
        imprint.print = order.print;
        imprint.pictures = TRY(pictures_of(subject.board, library));
    }
    return imprint;
}

struct Outcome {
    std::vector<FinishedDocument> documents;
    base::Diagnostics findings; ///< Errors and warnings of all copies.
    bool confidential = false;
};

/// Makes every copy it can and collects what keeps the others from being made.
Outcome make_copies(
    Order const& order, facts::Subject const& subject, Library const& library, Finish const& finish)
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
        base::append_new(outcome.findings, worded.findings);
    auto const& source = worded.source ? *worded.source : library.source(*entry.value());
    auto const keys = keys_for(
        order.mode, is_text ? source.keys : workbook::keys_of(library.workbook(*entry.value())));
    auto occasion = occasion_of(order.document, order, front, keys, library);
    auto registered = registered_for(*entry.value(), subject, occasion);
    auto begun = imprint_of(order, registered, source, subject, library);
    if (!begun.ok())
        return { {}, begun.errors() };
    auto imprint = std::move(begun).value();
    // A blank has no case to take recipients from.
    auto const everyone = is_blank
        ? std::vector<facts::Recipient> {}
        : facts::recipients(subject, front.text("recipients"), order.as_at);
    if (!is_blank)
        base::append_new(outcome.findings,
            rules::check(front.list("rules"), subject, library.calendar(), occasion));
    auto computed = facts_for(occasion, subject, library);
    if (!computed.ok()) {
        base::append_new(outcome.findings, computed.errors());
        return outcome;
    }
    auto facts = with_given(std::move(computed).value(), order.given);
    // The copies of a mailing share their facts.
    for (auto const& copy : copies.value()) {
        occasion.recipient = imprint.recipient = copy.id;
        registered = registered_for(*entry.value(), subject, occasion);
        if (front.text("level") == "L3" && !copy.id.empty())
            imprint.watermark = copy_mark(copy, everyone, front.text("copy_role"));
        if (!copy.id.empty())
            facts = facts::with_recipient(facts, subject, occasion);
        bool const last = &copy == &copies.value().back();
        auto made = finish(last ? std::move(facts) : facts, imprint);
        if (!made.ok()) {
            base::append_new(outcome.findings, made.errors());
            continue;
        }
        outcome.documents.push_back(std::move(made).value());
        base::append_new(outcome.findings, outcome.documents.back().warnings);
    }
    return outcome;
}

Outcome make_files(Order const& order, facts::Subject const& subject, Library const& library)
{
    auto const shaper = library.shapers().lend();
    return make_copies(order, subject, library, [&](facts::Fact facts, Imprint const& imprint) {
        return write_format(order.format, std::move(facts), imprint, library, *shaper);
    });
}

} // namespace

base::Result<std::vector<FinishedDocument>> assemble(
    Order const& order, facts::Subject const& subject, Library const& library)
{
    auto outcome = make_files(order, subject, library);
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
    return make_files(order, subject, library).findings;
}

base::Result<Part> case_part(
    Order const& order, facts::Subject const& subject, Library const& library)
{
    Part part;
    auto outcome = make_copies(order, subject, library,
        [&](facts::Fact facts, Imprint const& imprint) -> base::Result<FinishedDocument> {
            part.document = TRY(fill_registered(std::move(facts), imprint, library));
            part.title = imprint.entry.title;
            return FinishedDocument {};
        });
    if (base::has_error(outcome.findings))
        return outcome.findings;
    if (outcome.documents.size() != 1) {
        return base::Diagnostic { base::Severity::error, "part-copies", {},
            "Document " + order.document + " has a copy for each recipient.",
            "Send it to each of them; it cannot be part of papers for everybody." };
    }
    part.warnings = std::move(outcome.findings);
    return part;
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
        .sheet = {},
        .travels_with = {},
        .of_board = false };
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

} // namespace assemble
