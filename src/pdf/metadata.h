#pragma once

// document::Metadata -> information dictionary, XMP packet and output intent. metadata.cpp is
// the only includer of lcms2.

#include "document/document.h"

#include <string>
#include <string_view>

namespace pdf {

/// Entries of the information dictionary. They say the same as the XMP packet, as PDF/A asks.
std::string information_entries(document::Metadata const& metadata);

/// The XMP packet (ISO 16684-1), which declares PDF/UA-1 and PDF/A-2a.
std::string xmp_packet(document::Metadata const& metadata);

/// The sRGB colour profile as a zlib stream. Made once per process and always the same.
std::string const& deflated_srgb_profile();

} // namespace pdf
