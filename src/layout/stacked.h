#pragma once

// document::Table too wide for the page -> one of two columns that says the same.

#include "document/document.h"

namespace layout {

/// Panels beside each other become panels below each other. Of any other table it
/// sets each row as rows of their own: its first cell across, then each other cell beside the
/// heading of its column. For large print, where ten columns would have three letters each.
document::Table stacked(document::Table const& table);

} // namespace layout
