#include "assemble/board_document.h"

#include "assemble/finish.h"
#include "assemble/pictures.h"
#include "assemble/wording.h"
#include "facts/board_facts.h"
#include "workbook/workbook.h"

#include <algorithm>
#include <iterator>

namespace assemble {

namespace {

base::Result<FinishedDocument> make(BoardOrder const& order, facts::ReportSubject const& subject,
    Library const& library, Finish const& finish)
{
    auto const* entry = TRY(find_entry(order.document, order.format, library));
    bool const is_text = order.format != Format::xlsx;
    auto const& front = library.source(*entry).front;
    auto const worded = word(*entry, subject.board, subject.profile, order.occasion.as_at, library);
    auto const& source = worded.source ? *worded.source : library.source(*entry);
    base::Diagnostics warnings;
    if (is_text) {
        if (base::has_error(worded.findings))
            return worded.findings;
        base::append(warnings, worded.findings);
    }
    auto occasion = order.occasion;
    occasion.keys = is_text ? source.keys : workbook::keys_of(library.workbook(*entry));
    auto facts = TRY(facts::board_facts(subject, library.calendar(), occasion, warnings));
    auto const board = subject.board.text("short").value_or("");
    auto const level = front.text("level");
    auto const scheme = subject.profile.text("marking_scheme").value_or("OFFICIAL");
    Imprint imprint { *entry, board, board, library.marking(scheme, level),
        "Issue " + std::to_string(occasion.issue) + " · Data as at " + occasion.as_at.prose(),
        occasion.agency, occasion.as_at, occasion.issue };
    if (leaves_unprotected(level))
        imprint.withheld = identities(subject);
    if (is_text) {
        imprint.worded = &source;
        imprint.print = order.print;
        imprint.pictures = TRY(pictures_of(subject.board, library));
        imprint.watermark = front.text("watermark");
    }
    auto made = TRY(finish(std::move(facts), imprint));
    made.warnings = std::move(warnings);
    made.confidential = !leaves_unprotected(level);
    return made;
}

} // namespace

std::vector<rules::Identity> identities(facts::ReportSubject const& subject)
{
    std::vector<rules::Identity> all;
    for (auto const& one : subject.cases)
        std::ranges::move(rules::identities(one), std::back_inserter(all));
    return all;
}

base::Result<FinishedDocument> board_document(
    BoardOrder const& order, facts::ReportSubject const& subject, Library const& library)
{
    auto const shaper = library.shapers().lend();
    return make(order, subject, library, [&](facts::Fact facts, Imprint const& imprint) {
        return write_format(order.format, std::move(facts), imprint, library, *shaper);
    });
}

base::Result<Part> board_part(
    BoardOrder const& order, facts::ReportSubject const& subject, Library const& library)
{
    Part part;
    auto made = TRY(make(order, subject, library,
        [&](facts::Fact facts, Imprint const& imprint) -> base::Result<FinishedDocument> {
            part.document = TRY(fill_registered(std::move(facts), imprint, library));
            part.title = imprint.entry.title;
            return FinishedDocument {};
        }));
    part.warnings = std::move(made.warnings);
    return part;
}

} // namespace assemble
