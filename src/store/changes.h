#pragma once

// Two versions of a record -> what changed between them.

#include "base/json.h"

#include <optional>
#include <string>
#include <vector>

namespace store {

/// A field, or an item of a list, that was changed, added (no `before`) or removed (no `after`).
struct FieldChange {
    std::string pointer; ///< JSON Pointer into the new version; of what was removed, the old one.
    std::optional<base::Value> before;
    std::optional<base::Value> after;

    bool operator==(FieldChange const&) const = default;
};

/// The changes in the order of the new version. Lists are matched
/// from both ends, so that an item put in between is one change. The order of an object's
/// members does not matter.
std::vector<FieldChange> changes_between(base::Value const& before, base::Value const& after);

/// "changed from \"A\" to \"B\"", long values shortened.
std::string describe(FieldChange const& change);

} // namespace store
