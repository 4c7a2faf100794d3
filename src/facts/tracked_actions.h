#pragma once

// The plans of a board -> its actions in one list, each as the progress tracker prints it.

#include "facts/facts.h"
#include "facts/plan_record.h"

#include <string>
#include <vector>

namespace facts {

/// One action of any plan, read for its measures and ready to be printed.
struct TrackedAction {
    RatedAction rated;
    bool is_open = false; ///< Neither complete nor withdrawn.
    bool extension_requested = false; ///< A later date is asked for and not agreed.
    Fact facts;
};

struct TrackedRecommendation {
    Fact facts;
    std::vector<TrackedAction> actions;
};

/// The plan of one case.
struct TrackedPlan {
    std::string case_reference;
    Fact title;
    Fact version;
    Fact review;
    std::vector<TrackedRecommendation> recommendations;
    Fact::List updates; ///< Received by the day, by action.
};

/// Plans with at least one action led by `agency`, or by anybody if it is empty; other agencies'
/// actions are left out.
std::vector<TrackedPlan> tracked_plans(
    ReportSubject const& subject, std::string const& agency, base::Date as_at);

} // namespace facts
