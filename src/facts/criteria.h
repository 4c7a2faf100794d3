#pragma once

// An incident -> whether it is notifiable and meets the criteria for a review (spec/domain.md
// 3.5). A person decides; this only says what the criteria say.

#include "casefile/casefile.h"

#include <string>

namespace facts {

enum class CriteriaResult { mandatory, rapid_review_required, not_met, undetermined };

/// What the criteria look at, with the record's own codes.
struct CriteriaInput {
    std::string criteria_set; ///< "WT2015", "WT2018"
    std::string outcome; ///< "DIED", "SERIOUSLY_HARMED" …
    std::string abuse_neglect; ///< "KNOWN", "SUSPECTED", "NEITHER", "NOT_YET_KNOWN"
    std::string interagency_concern; ///< Of a child seriously harmed.
    std::string custody_context = "NONE";
    bool looked_after = false;
    bool in_regulated_setting = false;
};

CriteriaInput criteria_input(casefile::Record const& case_file, casefile::Record const& profile);

/// R-C01: whether the incident has to be notified, and why: "(a)" to "(d)", or empty.
std::string notifiable_limb(CriteriaInput const& input);

/// R-C02 and R-C03 with the limb that decides it.
struct CriteriaFinding {
    CriteriaResult result = CriteriaResult::not_met;
    std::string limb;
};
CriteriaFinding review_criteria(CriteriaInput const& input);

/// R-C06: whether the national Panel is told of the decision. Records do not tell life-threatening
/// or permanent harm from other serious harm, so all serious harm through abuse counts (AMB-24).
bool tell_national_panel(CriteriaInput const& input);

} // namespace facts
