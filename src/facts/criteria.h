#pragma once

// An incident -> whether it is notifiable and meets the criteria for a review (spec/domain.md
// 3.5). A person decides; this only says what the criteria say.

#include "base/date.h"
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
    bool parent_murdered = false; ///< A homicide review is being started (Working Together 2006).
    bool killed_by_mentally_ill_parent = false; ///< Working Together 2006.
    bool outside_england = false; ///< Where the incident happened.
    std::optional<bool> normally_resident = {}; ///< In the area; nothing if not recorded.
};

CriteriaInput criteria_input(casefile::Record const& case_file, casefile::Record const& profile);

/// One limb of the criteria with what the record says about it.
struct CriteriaLimb {
    enum class Met { yes, no, unclear };
    std::string limb;
    Met met = Met::no;
    std::string evidence; ///< "Outcome: DIED"
};

/// R-C01 with everything that was looked at.
struct NotifiableFinding {
    std::string limb; ///< The first that is met, "(a)" to "(d)"; empty if none is.
    std::vector<CriteriaLimb> limbs = {};
    /// Under Working Together 2018 who is told beside the partners: NATIONAL_PANEL, or OFSTED and
    /// DFE of a looked-after child whose death nobody puts down to abuse. Empty under the others,
    /// whose profile says it.
    std::vector<std::string> bodies = {};
};
/// R-C01. An incident outside England counts under Working Together 2018 unless the child is
/// recorded as living elsewhere.
NotifiableFinding notifiable(CriteriaInput const& input);
/// The limb alone: "(a)" to "(d)", or empty.
std::string notifiable_limb(CriteriaInput const& input);

/// R-C02 and R-C03 with the limb that decides it.
struct CriteriaFinding {
    CriteriaResult result = CriteriaResult::not_met;
    std::string limb;
    std::vector<CriteriaLimb> limbs = {}; ///< Every limb that was looked at.
    /// The criteria leave the review itself to the partners' judgement (R-C03, WT2018).
    bool discretionary = false;
    /// What may be done where the criteria are not met (R-C03, WT2006).
    std::vector<std::string> alternatives = {};
};
CriteriaFinding review_criteria(CriteriaInput const& input);
/// "A review must be held" …, for a screen or a list.
std::string printed(CriteriaResult result);

/// R-C03, WT2018: each factor of a national review with what the rapid review found on it; not met
/// and "Not recorded" where it says nothing.
std::vector<CriteriaLimb> national_review_factors(casefile::Record const& case_file);

/// What a decision of the case says against the criteria: words of a warning, or nothing where they
/// agree or leave it open. The decision stands either way.
std::optional<std::string> decision_warning(CriteriaFinding const& finding,
    casefile::Record const& case_file, casefile::Record const& decision);

/// Why the place of detention cannot be right: deprivation of liberty is for ages 16 and 17.
std::optional<std::string> custody_fault(CriteriaInput const& input);

/// The domestic homicide review that is proposed or open on `as_at`, its last day included.
std::optional<casefile::Record> homicide_review(
    casefile::Record const& case_file, base::Date as_at);
/// R-C04: the review of a child leads where a domestic homicide review is proposed or open on
/// `as_at` and the victim was under 18; the words to print, or nothing.
std::optional<std::string> dhr_precedence(casefile::Record const& case_file, base::Date as_at);

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
