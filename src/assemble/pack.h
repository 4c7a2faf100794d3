#pragma once

// An event in a case -> the documents that it calls for, with a page of contents
// (spec/domain.md 4.0.13).

#include "assemble/assemble.h"

#include <functional>
#include <string>
#include <vector>

namespace assemble {

/// What a pack is made for.
struct PackOrder {
    std::string event; ///< Its id in data/events.json, "decided".
    base::Date as_at;
    Print print = Print::normal;
    /// Leave out what cannot be made, and say so on the page of contents. Else it is all or none.
    bool available_only = false;
};

/// Told how many of the documents called for have been dealt with.
using PackProgress = std::function<void(std::size_t done, std::size_t total)>;

/// The documents that the event calls for, as far as the profile has them and the case needs them,
/// every copy, behind a page of contents that lists the files and what is lacking. Faults of all
/// documents come together, each once and under its document's number; then nothing is made,
/// unless the order asks for what is available.
base::Result<std::vector<FinishedDocument>> make_pack(PackOrder const& order,
    facts::Subject const& subject, Library const& library, PackProgress const& progress = {});

} // namespace assemble
