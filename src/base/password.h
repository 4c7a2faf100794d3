#pragma once

// What a user typed -> a password that opens a document.

#include "base/result.h"

#include <string>
#include <string_view>

namespace base {

/// A password as ISO 32000-2 7.6.4.3.3 wants it: UTF-8, prepared by SASLprep (RFC 4013), so that it
/// opens the document however a keyboard spells it. It has no way into a message or a stream.
class Password {
public:
    /// What follows is cut off by the standard, which no user would notice.
    static constexpr std::size_t bytes_max = 127;

    /// Faults: empty, too long, not UTF-8, or with characters that no password may have. They never
    /// quote the password.
    static Result<Password> read(std::string_view typed);

    std::string const& text() const { return m_text; }

private:
    explicit Password(std::string text)
        : m_text(std::move(text))
    {
    }
    std::string m_text;
};

} // namespace base
