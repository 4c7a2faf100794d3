#pragma once

// JSON Schema (draft-07) validation. schema.cpp is the only includer of the validator library.

#include "base/json.h"

#include <memory>

namespace base {

/// A compiled schema. Immutable, so threads may share it.
class Schema {
public:
    /// `document` is the schema itself; aborts if it is no valid schema, since schemas are ours.
    explicit Schema(Value document);
    ~Schema();
    Schema(Schema&&) noexcept;

    Value const& document() const { return m_document; }
    /// Every fault of `value`, each with a JSON Pointer, in words that name the printed label
    /// (`title`) of the field. `file` is how the user knows the value.
    Diagnostics validate(Value const& value, std::string const& file) const;
    /// The subschema that describes the value at `pointer` of a document, following `$ref`,
    /// `properties` and `items`; null if the schema does not describe it.
    Value const* describe(std::string_view pointer) const;

private:
    struct Compiled;
    Value m_document;
    std::unique_ptr<Compiled> m_compiled;
};

} // namespace base
