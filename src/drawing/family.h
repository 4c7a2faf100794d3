#pragma once

// document::Genogram -> who stands where: generations as rows, partners side by side.

#include "document/drawing.h"

#include <optional>
#include <vector>

namespace drawing {

/// Where people stand. `x` is the middle of a person's place, one place being `pitch` wide.
struct Family {
    std::vector<std::size_t> generation; ///< By person; 0 is the eldest.
    std::vector<std::vector<std::size_t>> rows; ///< By generation, from left to right.
    std::vector<std::size_t> column; ///< By person: index in the row.
    std::vector<base::Length> x; ///< By person.
    base::Length width; ///< From 0 to the right edge of the last place.
};

/// The generation of every person; none if somebody would be their own ancestor.
std::optional<std::vector<std::size_t>> generations_of(document::Genogram const& genogram);

/// Parents stand above the middle of their children as far as there is room. The genogram has no
/// faults.
Family place_family(document::Genogram const& genogram, base::Length pitch);

/// Whether the partners stand next to each other.
bool are_neighbours(Family const& family, document::Couple const& couple);

/// Where the line from a couple to its children begins to descend.
base::Length descent_of(Family const& family, document::Couple const& couple, base::Length pitch);

} // namespace drawing
