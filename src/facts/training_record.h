#pragma once

// Training records -> courses, deliveries and events as the figures of training read them.

#include "casefile/casefile.h"
#include "facts/training.h"

#include <map>
#include <string>
#include <vector>

namespace facts {

/// The training records of a board as one.
struct Training {
    std::map<std::string, std::string> courses; ///< Titles by id, those with review learning.
    std::map<std::string, std::string> titles; ///< Titles by id, all.
    Deliveries deliveries;
    std::vector<casefile::Record> events;
    std::vector<casefile::Record> totals;
};

Training read_training(std::vector<casefile::Record> const& records);

} // namespace facts
