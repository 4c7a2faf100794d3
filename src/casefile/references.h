#pragma once

// A document and its schema -> what its fields name each other by, and which dates are out of
// order, driven by the annotations x-key, x-reference, x-after and x-not-before.

#include "base/diagnostic.h"
#include "base/json.h"
#include "base/schema.h"

#include <map>
#include <string>
#include <vector>

namespace casefile {

/// A field whose value names something elsewhere.
struct Reference {
    std::string kind; ///< x-reference: "agency", "case-person" …
    std::string value;
    std::string label;
    std::string pointer;
};

/// What the fields of a document name.
struct Links {
    /// By x-key: each value, and where it first stands.
    std::map<std::string, std::map<std::string, std::string>> keys;
    std::vector<Reference> references;
    base::Diagnostics faults; ///< Repeated keys, and dates out of order.
};

/// Walks only what the schema describes, so a document with faults does no harm.
Links find_links(base::Value const& document, base::Schema const& schema, std::string const& file);

} // namespace casefile
