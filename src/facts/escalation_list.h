#pragma once

// A board's plans and meetings -> who has to be chased, escalated or reported, by whom and to whom
// (spec/domain.md 3.6).

#include "facts/escalation.h"
#include "facts/facts.h"

#include <optional>
#include <string>
#include <vector>

namespace facts {

/// One chase line (level 1) or escalation (levels 2 and 3) of one action.
struct EscalationItem {
    int level = 1;
    std::string case_reference = {};
    std::string action = {}; ///< Number in its plan.
    std::string action_text = {};
    std::string agency = {}; ///< Id of the lead agency.
    std::string agency_name = {};
    base::Date opened_on; ///< The subgroup meeting that found the update missing.
    std::vector<base::Date> missed = {};
    std::string raised_by_role = {}; ///< SUBGROUP_CHAIR or SUBGROUP_VICE_CHAIR from level 2.
    std::string raised_by = {}; ///< Name of who held that role on `opened_on`, where recorded.
    std::string why = {}; ///< Why this person raises it.
    std::vector<std::string> email_to = {}; ///< Names: SCR representative, board member.
    std::optional<base::Date> email_sent_on = {};
    std::string taken_to = {}; ///< "Executive Group" or "Independent Chair"; empty at level 1.
    std::optional<base::Date> executive_on = {};
    std::optional<base::Date> exception_on = {}; ///< Subgroup meeting that sent it to the Board.
    std::optional<base::Date> board_on = {};
    std::optional<base::Date> closed_on = {};
    std::string state = {}; ///< "Open", "Closed: update received" …
};

/// Every chase line and escalation up to `as_at`, by date, then agency, case and action. Cases
/// that count nowhere are left out.
std::vector<EscalationItem> escalations(ReportSubject const& subject, base::Date as_at);

/// One e-mail (C11) for each agency and meeting, with all actions escalated there.
struct EscalationEmail {
    std::string agency_name;
    base::Date opened_on;
    std::vector<std::string> to;
    std::vector<std::string> actions; ///< "NB16/01 action 1.7"
};
std::vector<EscalationEmail> escalation_emails(std::vector<EscalationItem> const& items);

/// Every member under its own name; dates as dates, `missed`, `email_to` as lists.
Fact to_fact(EscalationItem const& item);

} // namespace facts
