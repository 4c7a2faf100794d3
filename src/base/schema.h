#pragma once

// JSON Schema (draft-07) validation. schema.cpp is the only includer of the validator library.

#include "base/json.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace base {

/// What a schema says of one field, ready to be asked often. `schema` and the names live as long
/// as the Schema.
struct Field {
    enum class Type { text, integer, real, flag, object, list, any };
    enum class Format { none, date, partial_date, time_of_day };
    std::string_view name; ///< In the object it belongs to; empty for the root and list items.
    Type type = Type::any;
    Format format = Format::none;
    Value const* schema = nullptr; ///< Its title and annotations.
    std::vector<Field> fields = {}; ///< Of an object, by name.
    std::vector<Field> items = {}; ///< Of a list: one, what each item is.

    /// The field `key` of this object; null if there is none.
    Field const* find(std::string_view key) const;
};

/// A compiled schema. Threads may share it.
///
/// Draft-07 ignores what stands beside a `$ref`. Here `title` and the `x-` annotations beside it
/// belong to the field, so every `$ref` is replaced by what it names when the schema is loaded,
/// and what stands beside it wins. A schema therefore may not refer to itself.
class Schema {
public:
    /// `document` is the schema itself. Schemas are ours: aborts if references in it lead nowhere,
    /// and at the first validation if it is no valid schema.
    explicit Schema(Value const& document);
    ~Schema();
    Schema(Schema&&) noexcept;

    /// The schema with every `$ref` replaced.
    Value const& document() const;
    /// The same, compiled: the object that a whole document is.
    Field const& root() const;
    /// Every fault of `value`, each with a JSON Pointer, in words that name the printed label
    /// (`title`) of the field. `file` is how the user knows the value. Dates must be days that
    /// exist.
    Diagnostics validate(Value const& value, std::string const& file) const;
    /// The subschema that describes the value at `pointer` of a document, following `properties`
    /// and `items`; null if the schema does not describe it.
    Value const* describe(std::string_view pointer) const;

private:
    struct Compiled;
    std::unique_ptr<Compiled> m_compiled;
};

/// The subschema of member `key` of an object that `node` describes, or null.
Value const* subschema(Value const& node, std::string_view key);

} // namespace base
