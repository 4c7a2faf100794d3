#pragma once

// What is wrong, where, and what to do: the form every expected fault takes in every room.

#include <string>
#include <vector>

namespace base {

enum class Severity { error, warning };

/// Where a fault stands. Empty parts are not printed.
struct Place {
    std::string file; ///< Template, data file or sheet, as the user knows it.
    int line = 0; ///< 1-based line in `file`; 0 if a line has no meaning.
    std::string pointer; ///< JSON Pointer (RFC 6901) into the record, or a cell such as "C7".
};

/// One fault in the words of the person who can mend it.
struct Diagnostic {
    Severity severity = Severity::error;
    std::string code; ///< Stable identifier, for example "merge-unknown-key" or "R-P12".
    Place place;
    std::string message; ///< What is wrong, one sentence.
    std::string fix; ///< What to do about it, one sentence.
};

using Diagnostics = std::vector<Diagnostic>;

/// "file:line pointer" with the empty parts left out.
std::string describe(Place const& place);
/// "error merge-unknown-key: letter.xml:12: message Fix." on one line.
std::string describe(Diagnostic const& diagnostic);
bool has_error(Diagnostics const& diagnostics);
void append(Diagnostics& target, Diagnostics const& more);

} // namespace base
