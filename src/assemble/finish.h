#pragma once

// Facts of one copy -> its bytes: the second half of the walk, the same for every document.

#include "assemble/assemble.h"
#include "assemble/board_document.h"
#include "document/document.h"
#include "rules/identities.h"

#include <functional>
#include <string>
#include <vector>

namespace assemble {

/// L0 and L1 documents leave as they are, so nothing in them may name anybody.
bool leaves_unprotected(std::string_view level);

/// The register entry of a document that can be made in this format; a fault if it cannot.
base::Result<RegisterEntry const*> find_entry(
    std::string const& document, Format format, Library const& library);

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
    std::string pages_max = {}; ///< In normal print; empty if any number will do.
    merge::Template const* worded = nullptr; ///< The template in the board's words, if it has any.
};

/// What is to be filled, and what a tag prints whose fact is missing.
struct Wording {
    merge::Template const& source;
    merge::Gaps gaps;
};

/// The facts with what the register knows of the document.
facts::Fact with_register(facts::Fact const& facts, Imprint const& imprint);

/// Facts to the document they fill, with its pages named and nothing placed yet. Faults: of the
/// merge and the markup, and names that the document may not print.
base::Result<document::Document> fill(
    facts::Fact facts, Wording const& wording, Imprint const& imprint, Library const& library);

/// A document that was filled to PDF or its twin in HTML, with the imprint on its pages.
base::Result<FinishedDocument> set(Format format, document::Document document,
    Imprint const& imprint, Library const& library, layout::Shaper& shaper);

/// Facts to PDF or its twin in HTML. Faults: of the merge, the markup and the layout, and names
/// that the document may not print.
base::Result<FinishedDocument> write_text(Format format, facts::Fact facts, Wording const& wording,
    Imprint const& imprint, Library const& library, layout::Shaper& shaper);

/// Facts of a registered document to what it says.
base::Result<document::Document> fill_registered(
    facts::Fact facts, Imprint const& imprint, Library const& library);

/// What becomes of the facts of a copy: a file, or a part of a larger document.
using Finish = std::function<base::Result<FinishedDocument>(facts::Fact, Imprint const&)>;

/// A document that is to stand in a larger one.
struct Part {
    document::Document document;
    std::string title;
    base::Diagnostics warnings;
};

/// The only copy of a document of a case, filled and not set. Faults: as for `assemble`, and that
/// there are several copies.
base::Result<Part> case_part(
    Order const& order, facts::Subject const& subject, Library const& library);

/// The names of every case of the board, which unprotected documents may not print.
std::vector<rules::Identity> identities(facts::ReportSubject const& subject);

/// A document of a board, filled and not set.
base::Result<Part> board_part(
    BoardOrder const& order, facts::ReportSubject const& subject, Library const& library);

/// Facts of a registered document to any format.
base::Result<FinishedDocument> write_format(Format format, facts::Fact facts,
    Imprint const& imprint, Library const& library, layout::Shaper& shaper);

} // namespace assemble
