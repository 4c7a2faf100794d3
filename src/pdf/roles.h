#pragma once

// layout::Role -> structure type names.

#include "layout/pages.h"

#include <string_view>

namespace pdf {

/// The standard structure type of ISO 32000-1 14.8.4, without the slash.
std::string_view structure_type(layout::Role role);

} // namespace pdf
