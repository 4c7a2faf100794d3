#pragma once

// document::Document -> one HTML 5 file that reads alone: the accessible twin of the PDF.

#include "document/document.h"
#include "layout/shaper.h"
#include "layout/style.h"

#include <string>

namespace html {

/// How twins look.
struct Look {
    layout::StyleSheet const& styles; ///< Sizes, weights and colours of the named styles.
    std::string const& sheet; ///< templates/style/twin.css: screen, print and structure.
    layout::Shaper& shaper; ///< Knows how much room the words of drawings need.
};

/// Writes the whole document, with its marking and control data, in UTF-8. Nothing is fetched from
/// elsewhere. The same document gives the same bytes.
std::string write(document::Document const& document, Look const& look);

} // namespace html
