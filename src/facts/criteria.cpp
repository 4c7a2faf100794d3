#include "facts/criteria.h"

#include <algorithm>

namespace facts {

namespace {

bool abuse(CriteriaInput const& input)
{
    return input.abuse_neglect == "KNOWN" || input.abuse_neglect == "SUSPECTED";
}

bool died(CriteriaInput const& input)
{
    return input.outcome == "DIED" || input.outcome == "DIED_SUSPECTED_SUICIDE";
}

bool seriously_harmed(CriteriaInput const& input)
{
    return input.outcome == "SERIOUSLY_HARMED";
}

CriteriaFinding working_together_2018(CriteriaInput const& input)
{
    bool const harm
        = died(input) || seriously_harmed(input) || input.outcome == "CAUSED_SERIOUS_HARM_TO_OTHER";
    if (abuse(input) && harm)
        return { CriteriaResult::rapid_review_required, "serious child safeguarding case" };
    if (harm && input.abuse_neglect == "NOT_YET_KNOWN")
        return { CriteriaResult::undetermined, {} };
    return {};
}

CriteriaFinding working_together_2015(CriteriaInput const& input)
{
    if (input.custody_context != "NONE" && died(input))
        return { CriteriaResult::mandatory, "custody, detention or deprivation of liberty" };
    if (abuse(input) && died(input))
        return { CriteriaResult::mandatory, "5(2)(a) and (b)(i)" };
    if (abuse(input) && seriously_harmed(input)) {
        // Doubt about joint working still means a review; only definite evidence does not.
        if (input.interagency_concern == "DEFINITIVE_EVIDENCE_OF_NONE")
            return {};
        return { CriteriaResult::mandatory, "5(2)(a) and (b)(ii)" };
    }
    if (input.abuse_neglect == "NOT_YET_KNOWN")
        return { CriteriaResult::undetermined, {} };
    return {};
}

} // namespace

CriteriaInput criteria_input(casefile::Record const& case_file, casefile::Record const& profile)
{
    CriteriaInput input;
    input.criteria_set = profile.text("criteria_set").value_or("");
    if (auto const incident = case_file.child("incident")) {
        input.outcome = incident->text("outcome").value_or("");
        input.abuse_neglect = incident->text("abuse_neglect").value_or("");
        input.interagency_concern = incident->text("interagency_concern").value_or("");
        input.custody_context = incident->text("custody_context").value_or("NONE");
        input.in_regulated_setting = incident->flag("in_regulated_setting").value_or(false);
    }
    input.looked_after = std::ranges::any_of(case_file.list("children"),
        [](auto const& child) { return child.flag("looked_after").value_or(false); });
    return input;
}

std::string notifiable_limb(CriteriaInput const& input)
{
    if (died(input) && abuse(input))
        return "(a)";
    if (seriously_harmed(input) && abuse(input))
        return "(b)";
    if (died(input) && input.looked_after)
        return "(c)";
    return died(input) && input.in_regulated_setting ? "(d)" : "";
}

CriteriaFinding review_criteria(CriteriaInput const& input)
{
    return input.criteria_set == "WT2018" ? working_together_2018(input)
                                          : working_together_2015(input);
}

bool tell_national_panel(CriteriaInput const& input)
{
    return review_criteria(input).result == CriteriaResult::mandatory
        || (abuse(input) && (died(input) || seriously_harmed(input)));
}

} // namespace facts
