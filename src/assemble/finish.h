#pragma once

// Facts of one copy -> its bytes: the second half of the walk, the same for every document.

#include "assemble/assemble.h"
#include "rules/identities.h"

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
    merge::Template const* worded = nullptr; ///< The template in the board's words, if it has any.
};

/// What is to be filled, and what a tag prints whose fact is missing.
struct Wording {
    merge::Template const& source;
    merge::Gaps gaps;
};

/// The facts with what the register knows of the document.
facts::Fact with_register(facts::Fact const& facts, Imprint const& imprint);

/// Facts to PDF or its twin in HTML. Faults: of the merge, the markup and the layout, and names
/// that the document may not print.
base::Result<FinishedDocument> write_text(Format format, facts::Fact facts, Wording const& wording,
    Imprint const& imprint, Library const& library, layout::Shaper& shaper);

/// Facts of a registered document to any format.
base::Result<FinishedDocument> write_format(Format format, facts::Fact facts,
    Imprint const& imprint, Library const& library, layout::Shaper& shaper);

} // namespace assemble
