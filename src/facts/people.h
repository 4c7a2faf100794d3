#pragma once

// The board's agencies, people and roles -> who holds a role on a day, and how they print.

#include "base/date.h"
#include "casefile/casefile.h"
#include "facts/fact.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace facts {

std::optional<casefile::Record> find_agency(
    casefile::Record const& board, std::optional<std::string> const& id);
std::optional<casefile::Record> find_person(
    casefile::Record const& board, std::optional<std::string> const& id);

/// Everybody who held `role` on a day, in the order of the record: for the board, an agency or
/// the council as a whole, or for this case.
std::vector<casefile::Record> holders_of(casefile::Record const& board, std::string_view role,
    std::string const& case_reference, base::Date on);
/// The first of them.
std::optional<casefile::Record> holder_of(casefile::Record const& board, std::string_view role,
    std::string const& case_reference, base::Date on);
bool holds(std::vector<casefile::Record> const& holders, std::optional<std::string> const& person);

/// Agencies in the order in which a panel hears them: social care, police, health, education,
/// others by name (spec/domain.md 4.6 item 8).
void sort_for_panel(std::vector<casefile::Record>& agencies);

/// "Dear ..." for a display name: "Dr Shah" for "Dr Amir Shah", "Detective Inspector Ward" for
/// "Detective Inspector Lea Ward", the whole name without a title.
std::string salutation(std::string_view display_name);

/// name, job_title, email, tel, salutation and agency (its name) of a person.
Fact person_fact(casefile::Record const& board, casefile::Record const& person);
/// The same, or Missing under this label when nobody is recorded.
Fact person_fact(casefile::Record const& board, std::optional<casefile::Record> const& person,
    std::string label, std::string pointer);

} // namespace facts
