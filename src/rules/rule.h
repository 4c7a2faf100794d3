#pragma once

// One rule as a function of a case, and the table that finds it by its id.

#include "base/diagnostic.h"
#include "facts/facts.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace rules {

/// What a rule looks at.
struct Situation {
    facts::Subject const& subject;
    facts::Calendar const& calendar;
    facts::Occasion const& occasion;
};

/// A rule of the register or of a document's validation.
struct Rule {
    std::string_view id; ///< "R-P12" of the register, or a name of its own: "panel-date".
    std::string_view requirement; ///< What has to be so, in a few words.
    /// What is wrong; nothing if the rule is kept or the question has not come up.
    base::Diagnostics (*check)(Situation const&);
    std::string_view may_be_set_aside_by = {}; ///< Role code, empty if nobody may.
    std::string_view source = {}; ///< The guidance the rule is taken from; empty: good practice.
    /// Whether the question has come up in the case by the as-at date; null: it always has.
    bool (*arises)(Situation const&) = nullptr;
};

/// A finding at a place of the case record (or of the board, with "board: " in `file`).
base::Diagnostic block(std::string code, std::string pointer, std::string message, std::string fix);
base::Diagnostic warn(std::string code, std::string pointer, std::string message, std::string fix);

std::span<Rule const> referral_rules(); ///< D01, name checks, lead board: until a panel is called.
std::span<Rule const> form_rules(); ///< What the answers on documents 1 and 3 must fit.
std::span<Rule const> panel_rules(); ///< D02 and D06: before a Scoping Panel.
std::span<Rule const> chronology_rules(); ///< D04, D05, X01, X02: chronologies and the family.
std::span<Rule const> scoping_rules(); ///< D07, D08, C03: at the Scoping Panel and after it.
std::span<Rule const> decision_rules(); ///< D09: after the Chair's decision.
std::span<Rule const> review_rules(); ///< Terms of reference, Review Panel, reviewer, police.
std::span<Rule const> evidence_rules(); ///< Agency reports, practitioners, family, disclosure.
std::span<Rule const> plan_rules(); ///< D14: the action plan.
std::span<Rule const> publication_rules(); ///< D15 to D17, the report and what is published.
std::span<Rule const> product_rules(); ///< X06 and X08: learning products, published statement.
std::span<Rule const> paper_rules(); ///< D17, C06 to C08 and C10: what each of them needs to say.

// Where the rules come from, as a board manager would look them up.
constexpr std::string_view joint_toolkit
    = "Staffordshire and Stoke-on-Trent serious case review toolkit, June 2016 (Working Together "
      "2015)";
constexpr std::string_view sunderland_toolkit = "Sunderland serious case review toolkit";
constexpr std::string_view medway_guidance
    = "Medway serious case review guidance, 2007 (Working Together 2006)";
constexpr std::string_view sefton_process
    = "Sefton LSCB rapid review process, January 2021 (Working Together 2018)";

} // namespace rules
