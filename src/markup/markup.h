#pragma once

// Markup text -> document::Document, and escape(), its inverse for values: the injection
// boundary, both halves in one room.

#include "base/result.h"
#include "document/document.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace markup {

/// Where a line of filled markup came from.
struct SourceLine {
    std::uint16_t file = 0; ///< Index into Markup::files.
    std::uint32_t line = 0; ///< 1-based template line.
};

/// Filled markup: a small strict XHTML, with the template line of each of its lines.
struct Markup {
    std::string text;
    std::vector<std::string> files;  ///< The template and its partials, as the user knows them.
    std::vector<SourceLine> lines;   ///< lines[i] is the origin of line i + 1 of `text`.
};

/// Escapes a value so that it can only be text: parse(escape(s)) is the text s. Line feeds in
/// values become <br/>, so a multi-paragraph value keeps its lines.
std::string escape(std::string_view text);

/// Parses markup into a document (elements: see templates/README.md). Reports every unknown
/// element, attribute or misplaced text with its template line. Metadata and furniture are left
/// to the caller.
base::Result<document::Document> parse(Markup const& markup);

} // namespace markup
