#pragma once

// The Independent Chair's decision -> what the decision letter prints (spec/domain.md 4.9).

#include "facts/calendar.h"
#include "facts/facts.h"

namespace facts {

/// The `decision` facts as at the occasion; Missing while no decision is made.
base::Result<Fact> decision_facts(
    Subject const& subject, Calendar const& calendar, Occasion const& occasion);

} // namespace facts
