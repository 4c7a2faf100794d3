#pragma once

// A child or family member + a name policy -> how they are called in a document
// (spec/domain.md 4.0.5 and 4.0.8).

#include "base/date.h"
#include "casefile/casefile.h"
#include "facts/fact.h"

#include <optional>
#include <string>
#include <string_view>

namespace facts {

/// Real names where agencies must search records; otherwise initials with the year of birth, or
/// the pseudonym of published documents.
enum class NamePolicy { real, initials, pseudonym };

/// The policy that a template names: "real", "initials" or "pseudonym"; pseudonyms where it names
/// none, so that a new document cannot leak a name.
NamePolicy name_policy(std::string_view word);

/// "AH" of "Ada Mary" and "Holt".
std::string initials(std::string_view given_names, std::string_view family_name);
/// Those recorded for a child, else those of the names; Missing where neither is.
Fact initials_of(casefile::Record const& child);

/// Completed years; completed months below two years; days below one month; "unborn" before birth.
std::string age(base::Date born, base::Date on);

/// The day of the incident, on which ages are told; nothing if it is not known to the day.
std::optional<base::Date> incident_date(casefile::Record const& case_file);

/// The facts of a child or family member that the policy lets a document see. Every policy: name,
/// pseudonym, relationship, age_at_incident. Real names add given_names, family_name, aliases,
/// dob and address; a template that asks for them under another policy has an unknown key.
Fact::Object family_member(
    casefile::Record const& person, NamePolicy policy, std::optional<base::Date> incident);

} // namespace facts
