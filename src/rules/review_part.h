#pragma once

// The checks of review_rules() that look at what the review has done, not at who does it.

#include "rules/rule.h"

namespace rules {

base::Diagnostics immediate_learning(Situation const& situation); ///< R-P34
bool immediate_learning_arises(Situation const& situation);
base::Diagnostics report_meets_terms(Situation const& situation); ///< R-P36
bool has_final_report(Situation const& situation);
base::Diagnostics records_secured(Situation const& situation); ///< R-P56
bool records_secured_arises(Situation const& situation);
base::Diagnostics national_panel_requests(Situation const& situation); ///< R-P52
bool has_national_panel_notices(Situation const& situation);

} // namespace rules
