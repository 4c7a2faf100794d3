#pragma once

// The standard items of a publication checklist and what a case record says about them -> the items
// of document 16, each with its day and its status (spec/domain.md 4.16).

#include "base/json.h"
#include "facts/calendar.h"
#include "facts/facts.h"

#include <optional>
#include <string>
#include <vector>

namespace facts {

/// One item that every checklist starts with (data/publication_checklist.json). Names of posts
/// stand in braces: {manager}, {chair}, {subgroup}.
struct ChecklistStandard {
    std::string number;
    std::string group;
    std::string item;
    std::string applies_when; ///< Code of the condition.
    std::string applies_words; ///< The condition as it prints.
    std::string owner;
    std::optional<int> due_days = {}; ///< Calendar days after publication; before it if negative.
    std::optional<int> until_days = {}; ///< For what lasts: the last of the days.
    std::optional<int> due_working_days = {};
    std::string due_rule = {}; ///< "PANEL_COPY" (R-D17), "BEFORE_DECISION".
    bool blocks_publication = false;
    bool only_if_published = false; ///< Not applicable to a review that is never published.
};

/// Aborts on a file that is not as this expects it: it is ours.
std::vector<ChecklistStandard> read_checklist(base::Value const& value);

/// One item as it stands in a case.
struct ChecklistItem {
    std::string number;
    std::string group;
    std::string item;
    std::string applies;
    std::string owner;
    std::string due_words; ///< "42 days before publication"
    std::optional<base::Date> due = {}; ///< Nothing while no day is planned.
    std::optional<base::Date> due_until = {};
    std::string status = {}; ///< OPEN, DONE or NOT_APPLICABLE, as at the as-at date.
    std::optional<base::Date> done_on = {};
    std::string by = {};
    std::string note = {};
    bool blocks_publication = false;
    std::string pointer = {}; ///< Where the record speaks of it; the list if it does not.
};

/// The standard items with what the record says about each, then the case's own. What the record
/// leaves open and does not apply is NOT_APPLICABLE with the reason; a review that is never
/// published has no item that only publication needs. Fails when a day leaves the calendar.
base::Result<std::vector<ChecklistItem>> publication_checklist(
    Subject const& subject, Calendar const& calendar, Occasion const& occasion);

/// The `checklist` facts: items[], and counts of done, open, overdue, not_applicable and all. Of a
/// blank only the standard items under the board's names of posts.
base::Result<Fact> checklist_facts(
    Subject const& subject, Calendar const& calendar, Occasion const& occasion);

} // namespace facts
