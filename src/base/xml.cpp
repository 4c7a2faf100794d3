#include "base/xml.h"

#include "base/ensure.h"

namespace base {

void append_escaped(std::string& out, std::string_view text)
{
    for (auto const c : text) {
        ensure(static_cast<unsigned char>(c) >= ' ' || c == '\n' || c == '\t',
            "a control character in a document");
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += c;
        }
    }
}

} // namespace base
