#pragma once

// The checks of evidence_rules() that look at people: family, practitioners, police and court.

#include "rules/rule.h"

namespace rules {

base::Diagnostics family_asked(Situation const& situation); ///< R-P31
bool family_is_to_be_asked(Situation const& situation);
base::Diagnostics family_contract(Situation const& situation); ///< R-P55
bool family_takes_part(Situation const& situation);
base::Diagnostics key_witnesses(Situation const& situation); ///< R-P32
bool talks_to_key_witnesses(Situation const& situation);
base::Diagnostics practitioners_treated_well(Situation const& situation); ///< R-P33
bool practitioners_take_part(Situation const& situation);
base::Diagnostics practitioners_cleared(Situation const& situation); ///< Document 11
bool invites_beside_police(Situation const& situation);
base::Diagnostics disclosures(Situation const& situation); ///< R-P35
bool disclosure_requested(Situation const& situation);

// The checks that look at documents of the review.
base::Diagnostics agency_report_names(Situation const& situation); ///< Document 12
base::Diagnostics delegates_listed(Situation const& situation); ///< C09

} // namespace rules
