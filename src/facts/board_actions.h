#pragma once

// Actions of every plan of a board, with how they were chased -> figures M-E1 to M-E5 and the facts
// of the sentences about escalations (spec/domain.md 5.4).

#include "facts/actions.h"
#include "facts/escalation.h"
#include "facts/figures.h"
#include "facts/report_part.h"

#include <optional>
#include <string>
#include <vector>

namespace facts {

/// One action of any plan of the board.
struct BoardAction {
    std::string reference; ///< "NB16/01 action 1.2"
    RatedAction rated;
    Chase chase;
    std::optional<std::string> bullet; ///< The sentence for this report, where it has one.
    std::string due; ///< "due 5 May 2016, not finished", which most figures list.
};
/// Some of the board's actions.
using BoardActions = std::vector<BoardAction const*>;

/// M-E1 to M-E5, with the two numbers of the response rate.
std::vector<Figure> escalation_figures(
    BoardActions const& actions, Period const& period, ShareCounts counts = ShareCounts::listed);

/// The same of one agency, for the table of escalations.
std::vector<Figure> agency_escalations(
    BoardActions const& own, Period const& period, std::string const& agency);

Fact escalation_facts(BoardActions const& actions, Period const& period);

/// The two numbers behind the share `code`, "7 of 14", as figures `code` `part` and `code` `whole`.
void add_counts_of(
    std::vector<Figure>& figures, std::string const& code, char const* part, char const* whole);

/// "7 of 14": n and of.
Fact share_fact(Share share);

} // namespace facts
