#pragma once

// A case until a panel is called -> findings, one function for each check that the table in
// referral.cpp names and another file holds.

#include "rules/rule.h"

#include <vector>

namespace rules {

/// The notifications received; none of a case that is only for information.
std::vector<casefile::Record> notifications_received(Situation const& situation);
/// Whether the case comes to a Scoping Panel: its profile has one, and it is not only for
/// information.
bool may_be_scoped(Situation const& situation);

// name_checks.cpp: what is asked of partners and schools.
base::Diagnostics partners_asked(Situation const& situation); ///< R-P07
bool name_checks_begun(Situation const& situation);
base::Diagnostics discrepancies_shared(Situation const& situation); ///< R-P08
bool has_discrepancy(Situation const& situation);
base::Diagnostics schools_supported(Situation const& situation); ///< R-P10
bool has_school_child(Situation const& situation);

// lead_board.cpp: which board, and which review, leads.
base::Diagnostics lead_board(Situation const& situation); ///< R-P20
bool needs_lead_board(Situation const& situation);
base::Diagnostics other_boards_told(Situation const& situation); ///< R-P21
bool has_other_boards(Situation const& situation);
base::Diagnostics child_review_leads(Situation const& situation); ///< R-P23
bool has_homicide_review(Situation const& situation);

// notification_form.cpp: the validation of document 1.
base::Diagnostics forms_fit(Situation const& situation); ///< R-C05
bool has_forms(Situation const& situation);
base::Diagnostics age_at_incident(Situation const& situation);
base::Diagnostics incident_before_form(Situation const& situation);
base::Diagnostics death_after_birth(Situation const& situation);
base::Diagnostics notified_in_time(Situation const& situation);

} // namespace rules
