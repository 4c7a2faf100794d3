#pragma once

// Records -> Facts: everything a document prints, computed once, with its printed form.

#include "casefile/casefile.h"
#include "facts/calendar.h"
#include "facts/fact.h"
#include "facts/naming.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace facts {

struct ChecklistStandard;

/// One case with the board it belongs to and the profile frozen for it.
struct Subject {
    casefile::Record board;
    casefile::Record case_file;
    casefile::Record profile;
};

/// What is being made, for whom and as at when.
struct Occasion {
    std::string document; ///< "2a", "6", "14" …
    std::string recipient; ///< Recipient id from `recipients`; empty when there is one copy only.
    base::Date as_at; ///< Also the date printed on a letter: output depends on nothing else.
    int issue = 1;
    /// The key paths the document asks for; empty means all but the records as they are. A letter
    /// that prints no action plan should not wait for one.
    std::vector<std::string> keys = {};
    NamePolicy names = NamePolicy::pseudonym; ///< What the document may call a child.
    std::string recipients = {}; ///< The front matter's "recipients": what `recipient` may be.
    bool blank = false; ///< Nothing of the case may be in the facts.
    std::vector<ChecklistStandard> const* checklist = nullptr; ///< Items every plan starts with.
};

/// Somebody a document goes to.
struct Recipient {
    std::string id; ///< Agency short name in lower case or person id; stable, used in file names.
    std::string name; ///< For lists on screen.
};

/// Who receives the document, in the order of mailing; empty if it has one copy for all.
/// `rule` is the front matter's "recipients": "panel-agencies", "panel-minutes", "panel-attendees",
/// "board-members", "board-partners", those of copies.h, /// "agencies-with-open-actions",
/// "escalated-agencies" or "none". The last two depend on the day: without one, they are all
/// agencies that lead an action.
std::vector<Recipient> recipients(
    Subject const& subject, std::string const& rule, std::optional<base::Date> as_at = {});

/// The name under which documents show the logo of a board, or of one of those that share it.
std::string logo_name(casefile::Record const& board);

/// Whether the case has this document: of the letters that boards with one record share, each case
/// has those of its own board; if the record does not say which, those of the first.
bool is_for_case(Subject const& subject, std::string_view document);

/// The facts of a case document. Top-level keys: board, profile, case, children, others,
/// notification, panel, decision, plan, recipient, sender, document; publishing and checklist
/// (publication.h, checklist.h); notice, coroner, subgroup_chair and rapid_review
/// (statutory_letters.h); chasing (agency_actions.h); and record, board_record and
/// profile_record, which have every field (record_fact.h). Children and others show only what the
/// document's name policy allows (naming.h). Fails when a deadline falls outside the calendar.
base::Result<Fact> case_facts(
    Subject const& subject, Calendar const& calendar, Occasion const& occasion);

/// The same facts for the copy of `occasion.recipient`: nothing else differs between the copies
/// of a mailing.
Fact with_recipient(Fact const& facts, Subject const& subject, Occasion const& occasion);

/// What the annual overview report is made from.
struct ReportSubject {
    casefile::Record board;
    casefile::Record profile;
    std::vector<casefile::Record> cases;
    std::vector<casefile::Record> training;
    /// By id: the profiles frozen for the cases, which may differ from that of the report.
    std::map<std::string, casefile::Record> profiles = {};

    /// The profile frozen for a case; that of the report where it is not at hand.
    casefile::Record const& profile_of(casefile::Record const& case_file) const
    {
        auto const found = profiles.find(case_file.text("profile").value_or(""));
        return found == profiles.end() ? profile : found->second;
    }
};
/// What a document of a board is made for.
struct ReportOccasion {
    base::Date meeting_on; ///< Of the committee or group it goes to.
    base::PartialDate period_from;
    base::PartialDate period_to;
    base::Date as_at;
    int issue = 1;
    std::string agency = {}; ///< Id of the only agency shown; empty for all.
    /// The key paths the document asks for; empty means all.
    std::vector<std::string> keys = {};
};

/// The facts `report` of the annual overview report (X05), with every figure under `figures`: code,
/// label, value, definition, filter and the rows it was counted from. Warnings (a statement the
/// table contradicts, a count of unknown basis) are added to `warnings`.
base::Result<Fact> report_facts(ReportSubject const& subject, Calendar const& calendar,
    ReportOccasion const& occasion, base::Diagnostics& warnings);

} // namespace facts
