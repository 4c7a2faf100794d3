#pragma once

// What the validator found wrong -> diagnostics in the words of the person who can mend it.

#include "base/json.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace base {

/// The validator's findings by the place they stand at (JSON Pointers).
struct SchemaFindings {
    /// Keyword that failed ("type", "enum" …) at each value; the first one tells enough.
    std::map<std::string, std::string> keyword_at;
    /// Names of the missing members of each object.
    std::map<std::string, std::vector<std::string>> missing_in;
    /// Objects with members that the schema does not have.
    std::set<std::string> unknown_in;
};

/// One diagnostic for each fault, in the order of `value`. Adds the faults of the schema's
/// `format` keywords, which the validator does not check.
Diagnostics describe_faults(SchemaFindings const& findings, Value const& value, Value const& schema,
    std::string const& file);

} // namespace base
