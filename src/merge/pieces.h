#pragma once

// The pieces of a template -> the body that the template library renders.

#include "merge/merge.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace merge {

/// Writes what follows from the pieces: the body, and the sorted keys of the tags.
void write_body(Template& source);

/// A part of a start tag: a literal, or a value in an attribute.
struct StartTagPart {
    std::string text; ///< Of a literal.
    std::optional<std::size_t> tag; ///< Of a value: index into Template::tags.
};
constexpr std::string_view data_end_tag = "</data>";
/// The start tag, `<data figure="M-A2">`, of the first <data> within pieces `begin` to `end` that
/// holds the value of that key and nothing else; empty if there is none.
std::vector<StartTagPart> data_start_tag(
    Template const& source, std::size_t begin, std::size_t end, std::string_view key);

} // namespace merge
