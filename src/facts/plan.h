#pragma once

// The action plan of a case -> everything document 14 and its workbook print.

#include "base/date.h"
#include "facts/fact.h"
#include "facts/facts.h"

namespace facts {

/// Whether every update of every action is listed, which few documents print.
enum class Updates { listed, left_out };

/// The `plan` facts of a case as at a date; missing if the case has no plan.
///
/// review, title, version, agreed_on, allocated_on, as_at, counts_line, counts{},
/// recommendations[] (with smart[]), actions[], updates[] and sign_off{}. Fields that a record may
/// leave empty are present in every row, so a template can always ask whether they are there.
Fact plan_facts(Subject const& subject, base::Date as_at, Updates updates = Updates::listed);

} // namespace facts
