#pragma once

// A template and what a board says instead of some of its paragraphs -> another template.

#include "base/result.h"
#include "merge/merge.h"

#include <string>
#include <vector>

namespace merge {

/// A board's own words of one paragraph: plain text with ((key)) where a value is printed. A line
/// feed begins a new line; everything else stands for itself.
struct Wording {
    std::string paragraph; ///< Its id in the template.
    std::string text;
    base::Place place; ///< Of the text, in the record or profile it comes from.
    std::string paragraph_pointer; ///< JSON Pointer of the id, for faults of it.
};

/// The paragraph's words as they ship: values as ((key)), conditions as ((if key)) … ((end if)),
/// which a wording cannot have; emphasis and links as plain text.
std::string shipped_words(Template const& source, Paragraph const& paragraph);

/// The keys of the paragraph's values, each once, in the order of the text.
std::vector<std::string> printed_keys(Template const& source, Paragraph const& paragraph);

/// What keeps the wording from standing in the template, whatever is filled in: no such paragraph
/// ("did you mean"), one that is no plain text, (( without )), what is no key, required fields that
/// are not printed. Whether a key exists is known when the template is filled.
base::Diagnostics check(Template const& source, Wording const& wording);

/// The template with the words of each paragraph named replaced, with all that stood in them:
/// values, sections, emphasis; a value that is all that a <data> holds keeps the <data>. Whether a
/// paragraph is shown stays as it was. Faults: as check(), of all wordings.
base::Result<Template> reword(Template const& source, std::vector<Wording> const& wordings);

} // namespace merge
