#pragma once

// Named styles -> CSS rules.

#include "document/document.h"
#include "layout/style.h"

#include <string>

namespace html {

/// One rule for each style the document uses, class "s-" and its name. Lengths are in rem, of which
/// one is the size of "p", so that readers scale all of it.
void append_style_rules(
    std::string& out, document::Document const& document, layout::StyleSheet const& styles);

/// The page, its margins, and the marking and page number on every page that is printed.
void append_page_rules(
    std::string& out, document::Document const& document, layout::StyleSheet const& styles);

} // namespace html
