#pragma once

// Text -> text in XML and HTML, where no character of it can act as markup.

#include <string>
#include <string_view>

namespace base {

/// Escaped for content and for attributes in double quotes. The text may have no control characters
/// besides line feeds and tabs.
void append_escaped(std::string& out, std::string_view text);

} // namespace base
