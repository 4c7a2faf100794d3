#pragma once

// The font in which other programs set what is filled into a form.

#include "pdf/deflate.h"
#include "pdf/haru.h"
#include "pdf/object_streams.h"

#include "layout/font.h"

#include <cstddef>

namespace pdf {

/// Its name among the resources (ISO 32000-1 12.7.2).
constexpr auto form_font_name = "/Latin";

/// A font with one byte for each character, the only kind that all programs can type in: the
/// Windows Latin letters, and in the codes these leave free those of Polish, Romanian and Welsh.
struct FormFont {
    ObjectNumber program;
    ObjectNumber to_unicode;
};

constexpr std::size_t objects_per_form_font = 2;

FormFont embed_form_font(File& file, Deflater& deflater, layout::FontSet const& fonts);
/// Adds its dictionaries and returns the number of the first.
ObjectNumber add_form_font(
    ObjectStreams& objects, layout::FontSet const& fonts, FormFont const& font);

} // namespace pdf
