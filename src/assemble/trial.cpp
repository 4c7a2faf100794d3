#include "assemble/trial.h"

#include "base/file.h"

#include <algorithm>

namespace assemble {

namespace {

bool is_picture(std::filesystem::path const& file)
{
    auto const extension = file.extension();
    return extension == ".png" || extension == ".jpg" || extension == ".jpeg";
}

} // namespace

base::Result<Trial> read_trial(std::filesystem::path const& file)
{
    Trial trial { file.string(), base::read_file(file), {} };
    base::Diagnostics faults;
    auto const folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    for (auto const& beside : std::filesystem::directory_iterator(folder)) {
        auto const name = beside.path().filename().string();
        if (!is_picture(beside.path()) || trial.text.find(name) == std::string::npos)
            continue;
        auto picture
            = image::decode(base::read_file(beside.path()), (file.parent_path() / name).string());
        if (picture.ok())
            trial.pictures[name]
                = std::make_shared<image::Picture const>(std::move(picture).value());
        else
            base::append(faults, picture.errors());
    }
    if (!faults.empty())
        return faults;
    return trial;
}

base::Result<merge::Template> prepare(Trial const& trial, Library const& library)
{
    auto sources = library.partials();
    sources.insert_or_assign(trial.file, trial.text);
    auto prepared = TRY(merge::prepare(sources, trial.file));
    if (auto faults = check_level(prepared); !faults.empty()) {
        faults.front().place.file = trial.file;
        return faults;
    }
    return prepared;
}

facts::Fact::Object nothing_known(merge::Template const& source)
{
    facts::Fact::Object facts;
    for (auto const& key : source.keys) {
        auto const name = key.substr(0, key.find('.'));
        facts.insert_or_assign(name, facts::Fact::Missing { name, {} });
    }
    return facts;
}

} // namespace assemble
