#pragma once

// A case file -> the faults no schema can tell, because they need two places of the file.

#include "base/diagnostic.h"
#include "base/json.h"

#include <string>

namespace casefile {

/// Ages that the custody or detention allows, numbers that must be used once, and rows and
/// questions that must exist. Looks only at what has its right type, so that a document with
/// other faults does no harm.
base::Diagnostics check_case(base::Value const& document, std::string const& file);

} // namespace casefile
