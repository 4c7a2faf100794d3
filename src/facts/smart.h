#pragma once

// A recommendation and its actions -> the SMART grid of the action plan (spec/domain.md 4.14).

#include "base/date.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace facts {

/// An action as far as the grid looks at it.
struct SmartAction {
    std::string number;
    bool has_owner = false; ///< Lead agency and lead role are both set.
    std::string agency; ///< Printed name of the lead agency.
    base::Date due;
};

/// A lead agency's acceptance that the recommendation can be done.
struct Acceptance {
    std::string agency; ///< Printed name.
    std::string by;
    base::Date on;
};

/// What the grid is computed from; empty text means not recorded.
struct SmartInput {
    std::string specific;
    std::string measure;
    std::string baseline;
    std::string target;
    std::vector<Acceptance> accepted;
    std::string resources;
    std::string relevant;
    std::string finding;
    std::optional<base::Date> due;
    std::optional<base::Date> plan_agreed_on;
    std::vector<SmartAction> actions;
};

/// One row of the grid.
struct SmartTest {
    std::string letter; ///< "S"
    std::string word; ///< "Specific"
    std::string content; ///< What the plan says.
    bool passes = false;
    std::string reason; ///< Why it does not pass, or what to look at; empty if all is well.
};

/// The five tests, in the order of the word.
std::vector<SmartTest> smart_grid(SmartInput const& input);

/// The phrases of the vague-verb lint that `text` contains, as the list spells them.
std::vector<std::string> vague_words(std::string_view text);

/// A target can be checked if it holds a number or date, Yes or No, or names a document.
bool is_checkable(std::string_view target);

} // namespace facts
