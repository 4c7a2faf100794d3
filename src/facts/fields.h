#pragma once

// Fields of a Record -> Facts: the value, or Missing with the field's printed label and place.

#include "casefile/casefile.h"
#include "facts/fact.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace facts {

Fact missing_field(casefile::Record const& record, std::string_view key);
Fact text_field(casefile::Record const& record, std::string_view key);
Fact date_field(casefile::Record const& record, std::string_view key);
Fact partial_date_field(casefile::Record const& record, std::string_view key);
Fact time_field(casefile::Record const& record, std::string_view key);
/// The printed words of an enumeration value.
Fact printed_field(casefile::Record const& record, std::string_view key);
/// False when the record leaves it empty.
Fact flag_field(casefile::Record const& record, std::string_view key);
/// An empty list when the record leaves it empty.
Fact texts_field(casefile::Record const& record, std::string_view key);

/// A list of texts as facts.
Fact::List to_list(std::vector<std::string> const& texts);
/// The lines of an address or other text of several lines.
Fact::List lines_of(std::string_view text);
/// "Civic Offices, Market Street, NB1 1AA" of an address on several lines.
std::string on_one_line(std::string_view text);
/// "a", "a and b", "a, b and c".
std::string joined(std::vector<std::string> const& items);

/// Whether the field holds this enumeration value.
bool is(casefile::Record const& record, std::string_view key, std::string_view value);
/// The record of `records` whose `key` holds `value`; nothing for an empty value.
std::optional<casefile::Record> find(std::vector<casefile::Record> const& records,
    std::string_view key, std::optional<std::string> const& value);

} // namespace facts
