#include "cli/made.h"

#include "base/file.h"
#include "service/answers.h"

namespace cli {

std::vector<NewFile> files_in(
    std::filesystem::path const& folder, std::vector<assemble::FinishedDocument>&& documents)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        throw base::IoError(folder.string() + ": cannot create the folder: " + error.message());
    std::vector<NewFile> files;
    for (auto& document : documents)
        files.push_back({ folder / document.file_name, std::move(document.bytes) });
    return files;
}

NewFile file_at(std::filesystem::path path, assemble::FinishedDocument&& document)
{
    // What was encrypted into a container is no longer what the name of the file says.
    if (document.file_name.ends_with(".zip") && path.extension() != ".zip")
        path += ".zip";
    return { std::move(path), std::move(document.bytes) };
}

int report_written(
    std::vector<NewFile> const& files, base::Diagnostics const& warnings, Streams const& streams)
{
    if (streams.json) {
        base::Value list { base::Value::List {} };
        for (auto const& file : files) {
            base::Value one;
            one.set("path", file.path.string());
            one.set("bytes", static_cast<std::int64_t>(file.bytes.size()));
            list.push(std::move(one));
        }
        base::Value value;
        value.set("files", std::move(list));
        value.set("warnings", service::as_json(warnings));
        print_json(value, streams.out);
        return 0;
    }
    for (auto const& file : files)
        streams.out << file.path.string() << "\n";
    print_findings(warnings, streams.err);
    return 0;
}

} // namespace cli
