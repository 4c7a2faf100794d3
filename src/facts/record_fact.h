#pragma once

// A record -> a Fact with every field that its schema knows, so that a template can print any of
// them and a new form needs no C++.

#include "facts/facts.h"
#include "facts/naming.h"

#include <functional>
#include <optional>
#include <string_view>

namespace facts {

/// Whether a template asks for a key, or for something below it.
using Asked = std::function<bool(std::string_view)>;

/// The fields of `record` (the case, the board or the profile of `subject`) under their schema
/// names; only those of its own fields that are `asked` for.
///
/// Choices print in their words, dates and times are dates and times, yes or no is a condition,
/// an object or a list holds its own fields. Beside a field `x` there are
///   x_is.CODE    whether a choice is this one; x_has.CODE for a list of choices
///   x_word       "Yes" or "No" of a condition, missing if it is not recorded
///   x_of         what a reference names: an agency, a person, a meeting with its own fields
///   x_lines      the lines of a text
///   position     of an item in its list: 1, 2, 3 …
/// A reference itself prints the name of what it names. Where the policy does not let a document
/// see real names, children and family members have no fields that tell who they are; `name`
/// follows the policy, as in `family_member`.
Fact record_fact(
    casefile::Record const& record, Subject const& subject, NamePolicy names, Asked const& asked);

} // namespace facts
