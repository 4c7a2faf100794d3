#pragma once

// A Scoping Panel -> the numbers and minutes of its agenda (spec/domain.md 4.6). The wording of
// the items stands in the template; what is counted stands here.

#include "facts/facts.h"

#include <string>
#include <vector>

namespace facts {

/// One item that this panel has.
struct AgendaItem {
    std::string id; ///< "welcome", as the template asks for it.
    int number = 0;
    int minutes = 0; ///< Of the whole item.
};

/// The items of one panel, numbered from 1.
struct Agenda {
    std::vector<AgendaItem> items;
    std::vector<std::string> agencies; ///< Lines of the item "agencies".
    std::vector<std::string> further; ///< The meeting's own items, before the last one.
    bool criminal_process = false;

    int total_minutes() const;
};

constexpr int minutes_per_agency = 10;
constexpr int minutes_per_further_item = 5;

Agenda plan_agenda(Subject const& subject, casefile::Record const& panel);

/// Each item by its id {number, minutes}, Missing if this panel does not have it; agency_lines[]
/// of {number, name, minutes}, further[] of {number, text, minutes}, criminal_process,
/// total_minutes and total (in hours and minutes).
Fact agenda_fact(Agenda const& agenda);

} // namespace facts
