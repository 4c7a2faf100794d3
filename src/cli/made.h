#pragma once

// Documents that were made -> files in a folder, and what is said of them.

#include "assemble/assemble.h"
#include "cli/output.h"

#include <filesystem>
#include <vector>

namespace cli {

/// Each document under its own name in the folder, which is made if there is none. Throws
/// base::IoError.
std::vector<NewFile> files_in(
    std::filesystem::path const& folder, std::vector<assemble::FinishedDocument>&& documents);

/// The document at the path, which gets ".zip" if the document was encrypted into a container.
NewFile file_at(std::filesystem::path path, assemble::FinishedDocument&& document);

/// Prints the paths of files that were written, and the warnings. Returns exit code 0.
int report_written(
    std::vector<NewFile> const& files, base::Diagnostics const& warnings, Streams const& streams);

} // namespace cli
