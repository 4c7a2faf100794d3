#pragma once

// data/events.json -> the events of a case, each with the documents it calls for.

#include "assemble/mode.h"
#include "base/json.h"

#include <string>
#include <vector>

namespace assemble {

/// A document that an event calls for.
struct CalledFor {
    std::string document; ///< "2a", "C01"
    Mode mode = Mode::completed;
    bool as_pdf = true;
    bool as_workbook = false;
    std::vector<std::string> when = {}; ///< Keys of the facts that must hold.
};

struct Event {
    std::string id; ///< "names-checked"
    std::string title; ///< "All name checks returned"
    std::vector<CalledFor> documents;
};

/// Aborts if the file is not as it should be: it is ours.
std::vector<Event> read_events(base::Value const& file);

} // namespace assemble
