#pragma once

// Finished documents -> documents that may leave: encrypted, or open because somebody said so.

#include "assemble/assemble.h"
#include "base/password.h"

#include <optional>

namespace assemble {

/// How a document is to leave. Documents of levels L0 and L1 leave open unless a password is given.
struct Protection {
    std::optional<base::Password> password = {};
    bool unprotected = false; ///< Somebody said that a confidential document may leave open.
};

/// Documents of level L2 and L3 are confidential: they leave with a password or by an explicit
/// choice, which becomes a warning of theirs. A fault if there is neither. With a password every
/// document is encrypted: a PDF by itself, any other file in an encrypted ZIP.
base::Result<std::vector<FinishedDocument>> protect(
    std::vector<FinishedDocument> documents, Protection const& protection);

} // namespace assemble
