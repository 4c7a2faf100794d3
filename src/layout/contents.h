#pragma once

// The headings of a document -> the entries of its table of contents.

#include "document/document.h"

#include <string>
#include <vector>

namespace layout {

struct ContentsEntry {
    int level; ///< 1 for the highest level that the table lists.
    std::string number; ///< "1.2"; empty where headings are not numbered.
    std::string title;
    std::size_t heading; ///< Index among the headings outside of cells, as bookmarks have it.
};

/// The headings behind `contents`, which is a block of the document; none from cells.
std::vector<ContentsEntry> entries_of(
    document::Contents const& contents, document::Document const& document);

/// Whether a table of contents asks for page numbers, which takes a second pass.
bool has_contents(document::Document const& document);

/// The heading with its number, for the outline and running headers.
std::string bookmark_title(document::Heading const& heading);

/// Whether there is nothing to set: no text and no line break.
bool is_empty(document::Spans const& spans);

/// What links to a heading lead to: "heading:" and its place among the bookmarks. The colon keeps
/// it apart from the ids of templates.
std::string heading_target(std::size_t heading);

} // namespace layout
