#pragma once

// document::Document -> what its own links lead to.

#include "document/document.h"

#include <map>
#include <string>

namespace layout {

/// The first text of each block that a link of the document leads to, by "#" and its id. A link
/// says in words where it leads (ISO 14289-1 7.18.5), and a note can be read at its number.
std::map<std::string, std::string> describe_targets(document::Document const& document);

} // namespace layout
