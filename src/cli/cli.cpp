#include "cli/cli.h"

#include "base/file.h"
#include "cli/command_line.h"

namespace cli {

int run(std::vector<std::string> const& arguments, std::ostream& out, std::ostream& err)
{
    try {
        return CommandLine(out, err).run(arguments);
    } catch (base::IoError const& error) {
        err << "casebinder: " << error.what() << "\n";
    } catch (std::filesystem::filesystem_error const& error) {
        err << "casebinder: " << error.path1().string() << ": " << error.code().message() << "\n";
    } catch (std::bad_alloc const&) {
        err << "casebinder: out of memory\n";
    }
    return 3;
}

} // namespace cli
