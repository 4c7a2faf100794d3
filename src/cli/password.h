#pragma once

// What the command line says about protection -> the password, from a file or the terminal.
// password.cpp is the only includer of libbsd.

#include "assemble/protection.h"
#include "cli/commands.h"

namespace cli {

/// Reads the password file, or asks on the terminal twice without showing what is typed. Faults
/// never quote a password. Throws base::IoError if there is no such file or no terminal.
base::Result<assemble::Protection> protection_of(DocumentOptions const& options);

/// Faults with the options to choose, where they ask for a choice of protection.
base::Diagnostics with_protection_options(base::Diagnostics faults);

} // namespace cli
