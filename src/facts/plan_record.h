#pragma once

// The action plan of a case record -> its actions, rated and chased as at a date.

#include "casefile/casefile.h"
#include "facts/actions.h"
#include "facts/escalation.h"

#include <string>
#include <string_view>
#include <vector>

namespace facts {

/// One action of a plan with what was worked out about it.
struct PlanAction {
    casefile::Record record;
    Action action;
    Chase chase;
    Brag brag;
};

struct PlanRecommendation {
    casefile::Record record;
    std::vector<PlanAction> actions; ///< In the order of the plan.
};

/// Every recommendation of the plan, sorted by number; empty if the case has no plan.
std::vector<PlanRecommendation> read_plan(casefile::Record const& board,
    casefile::Record const& profile, casefile::Record const& case_file, base::Date as_at);

/// "Red – overdue or escalated": the printed words of a status. `scheme` is the profile's
/// status_scheme; under RAG what is complete is green as well.
std::string printed(Brag status, std::string_view scheme);
/// The style of the cell that holds those words: "brag-red".
std::string cell_style(Brag status, std::string_view scheme);

} // namespace facts
