#pragma once

// Documents -> one document, so that its pages, contents and bookmarks are of all of them.

#include "document/document.h"

#include <string>

namespace document {

/// The blocks of `part`, to stand among those of `whole`: what they refer to by number (styles,
/// links, figures, fields) is found in `whole` afterwards, and their ids begin with `prefix`, so
/// that no two parts share one. Tables of contents are left out with their headings, since the
/// whole has its own. Pages of another style than the whole's become pages of their own; otherwise
/// the first block begins a new page. The part's furniture and metadata are dropped.
Blocks take_in(Document& whole, Document part, std::string const& prefix);

} // namespace document
