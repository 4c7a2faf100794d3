#include "html/text.h"

#include "base/ensure.h"

namespace html {

namespace {

bool is_control(char c)
{
    return static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t';
}

} // namespace

void append_escaped(std::string& out, std::string_view text)
{
    for (auto const c : text) {
        base::ensure(!is_control(c), "a control character in a document");
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

void append_css_string(std::string& out, std::string_view text)
{
    out += '"';
    for (auto const c : text) {
        base::ensure(!is_control(c), "a control character in a document");
        switch (c) {
        // As numbers, because "</style" ends the element even inside a string.
        case '"':
            out += "\\22 ";
            break;
        case '<':
            out += "\\3C ";
            break;
        case '\\':
            out += "\\5C ";
            break;
        case '\n':
            out += "\\A ";
            break;
        default:
            out += c;
        }
    }
    out += '"';
}

} // namespace html
