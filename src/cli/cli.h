#pragma once

// Arguments -> an exit code, with answers on `out` and faults on `err`.

#include <ostream>
#include <string>
#include <vector>

namespace cli {

/// Runs one command. `arguments` are those after the program's name. Returns 0 when done, 1 when
/// faults were found and nothing was made, 2 for a wrong command line, 3 when the environment
/// fails (disk, permissions, database, address in use).
int run(std::vector<std::string> const& arguments, std::ostream& out, std::ostream& err);

} // namespace cli
