#pragma once

// The Scoping Panel of a case -> its meeting, chair, agencies and deadlines, as documents print
// them (spec/domain.md 4.2, 4.6).

#include "facts/calendar.h"
#include "facts/deadlines.h"
#include "facts/facts.h"

#include <optional>
#include <string>
#include <vector>

namespace facts {

/// The case's Scoping Panels by date, without cancelled ones.
std::vector<casefile::Record> scoping_panels(casefile::Record const& case_file);
/// The panel that an invitation made on `as_at` invites to: the next one that is not cancelled,
/// or the last one when all are past.
std::optional<casefile::Record> panel_invited_to(
    casefile::Record const& case_file, base::Date as_at);
/// The panel from which deadlines run: the last one held by `as_at` (AMB-03).
std::optional<casefile::Record> last_panel_held(
    casefile::Record const& case_file, base::Date as_at);

/// Why somebody chairs the panel.
enum class ChairBasis { chair, vice_chair_conflict, vice_chair_absence };

/// Who chairs: the person the meeting names, else the Subgroup Chair, or the Vice-Chair when the
/// Chair has a conflict (R-P12).
struct PanelChair {
    std::optional<casefile::Record> person;
    ChairBasis basis = ChairBasis::chair;
};
PanelChair panel_chair(Subject const& subject, casefile::Record const& panel);

/// What keeps a person from `effect` ("CANNOT_CHAIR"), if anything: direct involvement with the
/// child keeps everybody from chairing and from taking minutes.
std::optional<casefile::Record> conflict_of(casefile::Record const& case_file,
    std::optional<std::string> const& person, std::string_view effect);

/// A criminal investigation or criminal proceedings open on a day (R-P11).
std::optional<casefile::Record> criminal_process(casefile::Record const& case_file, base::Date on);

/// The agencies required at the panel, in the order in which it hears them.
std::vector<casefile::Record> required_agencies(Subject const& subject);
/// The invitation of an agency or person in this capacity.
std::optional<casefile::Record> invitation(casefile::Record const& panel, std::string_view key,
    std::optional<std::string> const& value, std::string_view capacity = {});

/// The last of the case's decisions made by `as_at`.
std::optional<casefile::Record> decision_by(casefile::Record const& case_file, base::Date as_at);

/// The `panel` facts: meeting, chair, minute_taker, agencies[], invited[], agenda{}, minutes_due
/// and decision_due. Invitations print the panel they invite to, minutes the last one that met and
/// other documents the last one held; Missing if there is none.
base::Result<Fact> panel_facts(
    Subject const& subject, Calendar const& calendar, Occasion const& occasion);

} // namespace facts
