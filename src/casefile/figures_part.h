#pragma once

// A record -> the small part of it that figures, deadlines and escalations across cases read.

#include "casefile/casefile.h"

#include <span>
#include <string>
#include <string_view>

namespace casefile {

/// The fields that are kept of a kind of record, as paths without list indices:
/// "plan/recommendations/actions/no". A path that ends at an object or list keeps all of it.
std::span<std::string_view const> figure_paths(Kind kind);

/// The record without the other fields, members in their order. All of a board or profile is kept.
base::Value figures_part(base::Value const& record, Kind kind);

/// Changes whenever the paths do: what was taken out by other paths must be taken out again.
std::string figures_fingerprint();

} // namespace casefile
