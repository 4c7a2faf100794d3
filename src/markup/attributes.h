#pragma once

// Attribute texts -> values. Each function returns nothing when the text is not of its form.

#include "document/document.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace markup {

/// A style name: lower-case letters, digits and hyphens, beginning with a letter.
bool is_style_name(std::string_view text);
/// An id: letters, digits, hyphens, dots and underscores, beginning with a letter.
bool is_id(std::string_view text);
/// "20mm" fixed, "2*" parts, "auto" as wide as the content.
std::optional<document::Column> column_width(std::string_view text);
/// "40mm", more than nothing.
std::optional<base::Length> printed_length(std::string_view text);
/// A count of columns or rows, 1 to 255.
std::optional<std::uint8_t> span_count(std::string_view text);
/// "col" or "row".
std::optional<document::Scope> header_scope(std::string_view text);
/// Whether a link may lead there: "#" and an id, web, mail and telephone; never a file or a script.
bool is_link_target(std::string_view text);

} // namespace markup
