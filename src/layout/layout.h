#pragma once

// document::Document -> PagedDocument: text set in lines, lines and tables in pages.

#include "base/result.h"
#include "document/document.h"
#include "layout/pages.h"
#include "layout/shaper.h"
#include "layout/style.h"

namespace layout {

/// Lays a document out. Faults: an unknown style or page name, a character no font has (named,
/// with its template line), more than limits::pages_max pages, more work than
/// limits::layout_steps_max, a place too narrow for a letter. Always ends; never clips.
base::Result<PagedDocument> lay_out(
    document::Document const& document, StyleSheet const& styles, FontSet const& fonts);

/// The same, with the words that `shaper` remembers from documents before: for many documents on
/// one thread. The pages do not depend on what it remembers. A `sink` keeps a long document from
/// standing in memory as glyphs; without one, all pages are in the result.
base::Result<PagedDocument> lay_out(document::Document const& document, StyleSheet const& styles,
    Shaper& shaper, PageSink const& sink = {});

} // namespace layout
