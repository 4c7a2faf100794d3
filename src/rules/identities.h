#pragma once

// A case record -> the words that would name its people, which no L0 or L1 document may print.

#include "base/diagnostic.h"
#include "casefile/casefile.h"

#include <string>
#include <string_view>
#include <vector>

namespace rules {

/// Something that identifies a child or family member, as it might be printed.
struct Identity {
    std::string words; ///< "Wiśniewska", "14 Millrace Lane", "12 August 2015", "12/08/2015"
    std::string label; ///< Printed label of the field it comes from.
    std::string pointer; ///< JSON Pointer of that field.
};

/// Names (whole, and word by word), aliases, dates of birth in each printed form, NHS numbers and
/// the first line and postcode of addresses (spec/domain.md 4.0.8). A single word that is also a
/// month or a weekday counts only as part of the whole name, or every date would be a hit.
std::vector<Identity> identities(casefile::Record const& case_file);

/// The publication lint: a BLOCK for each identity that stands in `text` as whole words.
/// `as_printed` turns an identity's words into the form they would have in `text`.
base::Diagnostics find_identities(std::string_view text, std::vector<Identity> const& identities,
    std::string (*as_printed)(std::string_view));

} // namespace rules
