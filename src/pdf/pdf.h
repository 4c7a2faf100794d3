#pragma once

// layout::PagedDocument -> PDF bytes. haru.cpp is the only includer of the PDF library.

#include "layout/font.h"
#include "layout/pages.h"

#include <string>

namespace pdf {

/// Writes PDF 1.7 that conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2): subset
/// fonts, structure tree, XMP metadata, sRGB output intent. The same pages give the same bytes.
/// One document per call; calls may run on several threads.
std::string write(layout::PagedDocument const& document, layout::FontSet const& fonts);

} // namespace pdf
