#include "cli/house.h"

#include "base/file.h"
#include "cli/clock.h"

#include <pwd.h>
#include <unistd.h>

namespace cli {

std::filesystem::path find_home()
{
    auto const is_home = [](std::filesystem::path const& folder) {
        return std::filesystem::is_directory(folder / "templates")
            && std::filesystem::is_directory(folder / "data");
    };
    std::error_code error;
    auto const program = std::filesystem::read_symlink("/proc/self/exe", error);
    auto const folder = program.parent_path();
    if (auto const shared = folder.parent_path() / "share" / "casebinder"; is_home(shared))
        return shared;
    for (auto above = folder; above != above.root_path(); above = above.parent_path()) {
        if (is_home(above))
            return above;
    }
    throw base::IoError("cannot find the folder with templates and data; name it with --home");
}

base::Result<std::unique_ptr<House>> open_house(
    Places const& places, Records records, assemble::Templates templates)
{
    if (records == Records::must_exist && !std::filesystem::exists(places.data / "casebinder.db"))
        throw base::IoError("there are no records in " + places.data.string()
            + "; import some first, or name their folder with --data");
    auto library = TRY(assemble::Library::load(places.home, templates));
    auto instant
        = places.records_of ? std::optional(places.records_of->iso() + "T23:59:59Z") : std::nullopt;
    return std::make_unique<House>(
        std::move(library), store::Store::open(places.data), std::move(instant));
}

store::Change change_by_user(std::string const& command)
{
    auto const* entry = ::getpwuid(::geteuid());
    return { entry ? entry->pw_name : "user " + std::to_string(::geteuid()),
        "casebinder " + command, utc_now() };
}

} // namespace cli
