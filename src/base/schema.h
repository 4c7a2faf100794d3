#pragma once

// JSON Schema (draft-07) validation. schema.cpp is the only includer of the validator library.

#include "base/json.h"

#include <memory>

namespace base {

/// A compiled schema. Immutable, so threads may share it.
///
/// Draft-07 ignores what stands beside a `$ref`. Here `title` and the `x-` annotations beside it
/// belong to the field, so every `$ref` is replaced by what it names when the schema is loaded,
/// and what stands beside it wins. A schema therefore may not refer to itself.
class Schema {
public:
    /// `document` is the schema itself; aborts if it is no valid schema, since schemas are ours.
    explicit Schema(Value const& document);
    ~Schema();
    Schema(Schema&&) noexcept;

    /// The schema with every `$ref` replaced.
    Value const& document() const { return m_document; }
    /// Every fault of `value`, each with a JSON Pointer, in words that name the printed label
    /// (`title`) of the field. `file` is how the user knows the value. Dates must be days that
    /// exist.
    Diagnostics validate(Value const& value, std::string const& file) const;
    /// The subschema that describes the value at `pointer` of a document, following `properties`
    /// and `items`; null if the schema does not describe it.
    Value const* describe(std::string_view pointer) const;

private:
    struct Compiled;
    Value m_document;
    std::unique_ptr<Compiled> m_compiled;
};

/// The subschema of member `key` of an object that `node` describes, or null.
Value const* subschema(Value const& node, std::string_view key);

} // namespace base
