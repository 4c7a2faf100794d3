#include "merge/merge.h"

#include "base/file.h"

namespace merge {

Sources read_sources(std::filesystem::path const& folder)
{
    Sources sources;
    std::error_code error;
    std::filesystem::recursive_directory_iterator walk(folder, error);
    if (error)
        throw base::IoError("Cannot read " + folder.string() + ": " + error.message());
    for (auto const& entry : walk) {
        if (entry.is_regular_file() && entry.path().extension() == ".xml") {
            auto const name = entry.path().lexically_relative(folder).generic_string();
            sources.emplace(name, base::read_file(entry.path()));
        }
    }
    return sources;
}

} // namespace merge
