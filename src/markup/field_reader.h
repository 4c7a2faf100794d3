#pragma once

// The attributes of <field> -> document::Field.

#include "document/field.h"
#include "markup/table_builder.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace markup {

/// Reads the fields of one document, whose names must differ.
class FieldReader {
public:
    using Attributes = std::span<std::pair<std::string_view, std::string_view> const>;

    /// Whether `name` is an attribute that only fields have.
    static bool knows(std::string_view name);
    /// The field; what is wrong with it is added to `complaints`.
    document::Field read(Attributes attributes, std::vector<Complaint>& complaints);

private:
    void check_name(std::string const& name, std::vector<Complaint>& complaints);

    std::map<std::string, bool, std::less<>> m_names; ///< True for a field, false for its levels.
};

} // namespace markup
