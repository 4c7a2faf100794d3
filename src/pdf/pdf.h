#pragma once

// layout::PagedDocument -> PDF bytes. haru.cpp is the only includer of the PDF library.

#include "layout/font.h"
#include "layout/pages.h"

#include <memory>
#include <string>

namespace pdf {

class FontPrograms;

/// A PDF in the making, whose pages may be handed over one by one.
class Writer {
public:
    explicit Writer(layout::FontSet const& fonts);
    /// For many documents: font programs may be known from one before. Both must outlive it.
    Writer(layout::FontSet const& fonts, FontPrograms& programs);
    ~Writer();

    /// Writes the next page, number `page` from 0, and takes away what it shows, so that a long
    /// document never stands in memory as glyphs: a layout::PageSink.
    void take(layout::PagedDocument& document, std::size_t page);
    /// Writes what the pages show that was not taken, and all the rest. Call once.
    std::string finish(layout::PagedDocument const& document);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Writes PDF 1.7 that conforms to PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2): subset
/// fonts, structure tree, XMP metadata, sRGB output intent. The same pages give the same bytes.
/// One document per call; calls may run on several threads.
std::string write(layout::PagedDocument const& document, layout::FontSet const& fonts);

} // namespace pdf
