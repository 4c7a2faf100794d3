#pragma once

// Files and folders -> documents that are valid and agree with their boards.

#include "service/service.h"

#include <filesystem>
#include <string>
#include <vector>

namespace service {

/// A document with the name of the file it came from.
struct Incoming {
    casefile::Document document;
    std::string file;
    std::optional<int> edited_from = {}; ///< Taken out of a file that export wrote.
};

/// Every *.json file named or below a folder named, each once, folders in order of name.
base::Result<std::vector<std::filesystem::path>> list_files(
    std::vector<std::filesystem::path> const& paths);

/// Reads and validates all files. Returns the faults of all of them together.
base::Result<std::vector<Incoming>> read_files(std::vector<std::filesystem::path> const& files,
    assemble::Library const& library, Progress const& progress);

/// What keeps the documents from being stored together: two of the same kind and id, boards and
/// profiles that do not exist, references a board does not answer, wordings that no template can
/// take. Cases already stored are checked against a board that is about to change. Warnings too.
base::Diagnostics check_together(std::vector<Incoming> const& incoming,
    assemble::Library const& library, store::Store const& store);

/// Fields of the wordings of incoming boards that do not exist, as far as a case of the board that
/// comes in or is stored tells: without one, the first document made does.
base::Diagnostics check_fields(std::vector<Incoming> const& incoming, base::Date day,
    assemble::Library const& library, store::Store const& store);

/// "board northbridge", "case NB16/01".
std::string describe(casefile::Document const& document);

} // namespace service
