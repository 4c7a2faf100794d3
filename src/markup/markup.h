#pragma once

// Markup text -> document::Document, and escape(), its inverse for values: the injection
// boundary, both halves in one room.

#include "base/result.h"
#include "document/document.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace markup {

/// From byte `offset` of the text on, lines are those of a template file, counting from `line`;
/// each line feed in the text moves one line on.
struct Origin {
    std::size_t offset = 0;
    std::uint16_t file = 0; ///< Index into Markup::files.
    std::uint32_t line = 1; ///< 1-based template line.
};

/// Filled markup: a small strict XHTML that knows which template line each byte came from.
struct Markup {
    std::string text;
    std::vector<std::string> files; ///< The template and its partials, as the user knows them.
    /// Where the count of lines jumps, in order of offset. Empty means that `text` is files[0].
    std::vector<Origin> origins;
};

/// Escapes a value so that it can only be text: parse(escape(s)) is the text s. Line feeds in
/// values become <br/>, so a multi-paragraph value keeps its lines; other runs of white space
/// print as one space, as in all markup. Characters that XML cannot carry (controls,
/// non-characters) become U+FFFD, which is visible, instead of vanishing.
std::string escape(std::string_view text);

/// The same for a value in an attribute's quotes, where line feeds stay line feeds.
std::string escape_attribute(std::string_view text);

/// Parses markup into a document (elements: see templates/README.md). Reports every unknown
/// element, attribute or misplaced text with its template line; what is not well-formed ends the
/// search. Metadata and furniture are left to the caller.
base::Result<document::Document> parse(Markup const& markup);

} // namespace markup
