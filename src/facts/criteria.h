#pragma once

// An incident -> whether it is notifiable and meets the criteria for a review (spec/domain.md
// 3.5). A person decides; this only says what the criteria say.

#include "casefile/casefile.h"

#include <optional>
#include <string>
#include <vector>

namespace facts {

enum class CriteriaResult {
    mandatory,
    rapid_review_required,
    should_undertake, ///< Working Together 2006, died.
    must_consider, ///< Working Together 2006, the other limbs.
    not_met,
    undetermined
};

/// What the criteria look at, with the record's own codes.
struct CriteriaInput {
    std::string criteria_set; ///< "WT2006", "WT2015", "WT2018"
    std::string outcome; ///< "DIED", "SERIOUSLY_HARMED" …
    std::string abuse_neglect; ///< "KNOWN", "SUSPECTED", "NEITHER", "NOT_YET_KNOWN"
    std::string interagency_concern; ///< Of a child seriously harmed.
    std::string custody_context = "NONE";
    bool looked_after = false;
    bool in_regulated_setting = false;
    std::optional<int> age = {}; ///< Complete years of the eldest child at the incident.
    /// LIFE_THREATENING, SERIOUS_SEXUAL_ABUSE, PERMANENT_IMPAIRMENT, OTHER.
    std::vector<std::string> serious_harm = {};
    // Limbs of Working Together 2006 that records do not hold: whoever screens the case says so.
    bool parent_murdered = false; ///< A homicide review is being started.
    bool killed_by_mentally_ill_parent = false;
};

CriteriaInput criteria_input(casefile::Record const& case_file, casefile::Record const& profile);

/// R-C01: whether the incident has to be notified, and why: "(a)" to "(d)", or empty.
std::string notifiable_limb(CriteriaInput const& input);

/// One limb of the criteria with what the record says about it.
struct CriteriaLimb {
    enum class Met { yes, no, unclear };
    std::string limb;
    Met met = Met::no;
    std::string evidence; ///< "Outcome: DIED"
};

/// R-C02 and R-C03 with the limb that decides it.
struct CriteriaFinding {
    CriteriaResult result = CriteriaResult::not_met;
    std::string limb;
    std::vector<CriteriaLimb> limbs = {}; ///< Every limb that was looked at.
    /// The criteria leave the review itself to the partners' judgement (R-C03, WT2018).
    bool discretionary = false;
};
CriteriaFinding review_criteria(CriteriaInput const& input);
/// "A review must be held" …, for a screen or a list.
std::string printed(CriteriaResult result);

/// Why the place of detention cannot be right: deprivation of liberty is for ages 16 and 17.
std::optional<std::string> custody_fault(CriteriaInput const& input);

/// R-C04: the review of a child leads where a domestic homicide review is proposed or open and the
/// victim was under 18; the words to print, or nothing.
std::optional<std::string> dhr_precedence(casefile::Record const& case_file);

/// What the form of R-C05 needs to know of a child.
struct HarmedChild {
    std::string key;
    bool died = false;
    std::string family; ///< Equal for siblings.
};
/// R-C05: the children each notification form covers. Each child who died has its own form,
/// seriously harmed siblings share one, and others have one each.
std::vector<std::vector<std::string>> notification_forms(std::vector<HarmedChild> const& children);
/// The children of a case who died or were seriously harmed, siblings by its relationships.
std::vector<HarmedChild> harmed_children(casefile::Record const& case_file);

/// R-C06: whether the national Panel is told of the decision. Where the record does not say which
/// serious harm it was, all serious harm through abuse counts (AMB-24).
bool tell_national_panel(CriteriaInput const& input);

} // namespace facts
