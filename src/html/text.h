#pragma once

// Text -> text in HTML, where no character of it can act as markup.

#include <string>
#include <string_view>

namespace html {

/// Escaped for content and for attributes in double quotes.
void append_escaped(std::string& out, std::string_view text);

/// A string of CSS inside a style element, quotes included.
void append_css_string(std::string& out, std::string_view text);

} // namespace html
