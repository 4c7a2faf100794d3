#pragma once

// Pieces of text and line breaks -> spans, with white space collapsed as HTML does.

#include "document/document.h"

#include <string_view>

namespace markup {

/// Whether a byte collapses; a no-break space (U+00A0) does not.
constexpr bool is_white_space(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

/// What a span has beside its text.
struct Setting {
    std::uint8_t flags = document::plain;
    std::uint32_t link = 0;
    std::uint32_t figure = 0;
};

/// The inline content of one block while it is being read.
class InlineRun {
public:
    /// Runs of white space become one space, which belongs to the piece it stood in first; none
    /// is kept at the start of a line.
    void add_text(std::string_view text, Setting const& setting);
    void break_line();
    /// The number of a note: it stands close to the word before it, whatever white space is
    /// written there, and apart from another number.
    void add_raised(std::string_view number, std::uint32_t link);
    bool empty() const { return m_spans.empty(); }
    /// The spans, without white space at the end. The run is empty afterwards.
    document::Spans take();

private:
    void append(std::string_view text, Setting const& setting);
    void strip_space();

    document::Spans m_spans;
    bool m_collapsing = true; ///< At the start of a line or after a space.
};

} // namespace markup
