#pragma once

// The action plan of a case record -> its actions, rated and chased as at a date.

#include "casefile/casefile.h"
#include "facts/actions.h"
#include "facts/escalation.h"

#include <map>
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

/// What the actions of a board's plans are chased by, read once for all of its cases.
class PlanReader {
public:
    explicit PlanReader(casefile::Record const& board);
    /// Every recommendation of the plan, sorted by number; empty if the case has no plan.
    std::vector<PlanRecommendation> read(
        casefile::Record const& profile, casefile::Record const& case_file, base::Date as_at) const;

private:
    EscalationForums m_forums; ///< Without what depends on the profile.
    /// By agency id, when its representative was the subgroup chair.
    std::map<std::string, std::vector<Term>> m_chair_terms;
};

/// The plan of a single case.
std::vector<PlanRecommendation> read_plan(casefile::Record const& board,
    casefile::Record const& profile, casefile::Record const& case_file, base::Date as_at);

/// "Red – overdue or escalated": the printed words of a status. `scheme` is the profile's
/// status_scheme; under RAG what is complete is green as well.
std::string printed(Brag status, std::string_view scheme);
/// The style of the cell that holds those words: "brag-red".
std::string cell_style(Brag status, std::string_view scheme);

} // namespace facts
