#pragma once

// A document as a form: to be filled in, or filled in (spec/domain.md 4.0.7).

#include "document/document.h"
#include "facts/fact.h"
#include "merge/merge.h"

#include <string>
#include <string_view>
#include <vector>

namespace assemble {

enum class Mode {
    blank, ///< No case data; every field can be filled in.
    prefilled, ///< What is known is printed and locked; the other fields can be filled in.
    completed ///< No field: ordinary text.
};

/// "blank", "prefilled" or "completed".
std::string_view name_of(Mode mode);
/// The mode of that name; any other name is `completed`.
Mode mode_named(std::string_view name);

/// Whether the template can be made in this mode. Without `modes` in its front matter it can be
/// completed only.
bool has_mode(merge::FrontMatter const& front, Mode mode);

/// The modes of a form, which can be prefilled, the emptiest first; empty for any other document.
std::vector<Mode> modes_of(merge::FrontMatter const& front);

/// The keys of a template that may be computed: for blanks none that tells of a case.
std::vector<std::string> keys_for(Mode mode, std::vector<std::string> const& keys);
/// Adds what `keys_for` left out, as missing facts; and the mode itself, with `mode.rows`: twelve
/// empty rows, each with its number, for lists that are written on.
facts::Fact::Object with_mode(facts::Fact::Object facts, Mode mode, merge::Template const& source);
/// The same for a workbook, which asks for these keys.
facts::Fact::Object with_mode(
    facts::Fact::Object facts, Mode mode, std::vector<std::string> const& keys);
/// What a tag prints whose fact is missing.
merge::Gaps gaps(Mode mode);
/// Makes the document's fields those of the mode. Faults: a required field is empty in a completed
/// document.
base::Diagnostics apply(Mode mode, document::Document& document);

} // namespace assemble
