#pragma once

#include <string_view>

namespace pdf {

/// What in the XMP packet claims PDF/A-2a; an encrypted file must not.
constexpr std::string_view archival_claim
    = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>";

} // namespace pdf
