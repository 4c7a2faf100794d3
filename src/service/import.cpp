#include "service/import.h"

#include "assemble/wording.h"
#include "base/file.h"

#include <algorithm>
#include <map>
#include <set>

namespace service {

namespace {

namespace filesystem = std::filesystem;

base::Diagnostic fault(std::string code, base::Place place, std::string message, std::string fix)
{
    return { base::Severity::error, std::move(code), std::move(place), std::move(message),
        std::move(fix) };
}

std::vector<filesystem::path> json_files_below(filesystem::path const& folder)
{
    std::vector<filesystem::path> files;
    std::error_code error;
    filesystem::recursive_directory_iterator entry(folder, error);
    for (; !error && entry != filesystem::recursive_directory_iterator(); entry.increment(error)) {
        if (entry->path().extension() == ".json" && entry->is_regular_file())
            files.push_back(entry->path());
    }
    if (error)
        throw base::IoError(folder.string() + ": cannot read the folder: " + error.message());
    std::ranges::sort(files);
    return files;
}

/// The boards that the documents will stand beside: those coming in, else those stored.
class Boards {
public:
    Boards(std::vector<Incoming> const& incoming, store::Store const& store)
        : m_store(store)
    {
        for (auto const& one : incoming) {
            if (one.document.kind == casefile::Kind::board)
                m_incoming.emplace(one.document.id, &one.document);
        }
    }
    bool is_incoming(std::string const& id) const { return m_incoming.contains(id); }
    casefile::Document const* find(std::string const& id)
    {
        if (auto const found = m_incoming.find(id); found != m_incoming.end())
            return found->second;
        if (auto const known = m_stored.find(id); known != m_stored.end())
            return known->second ? &*known->second : nullptr;
        auto newest = m_store.newest(casefile::Kind::board, id);
        auto& slot = m_stored[id];
        if (newest)
            slot = std::move(newest->document);
        return slot ? &*slot : nullptr;
    }

private:
    store::Store const& m_store;
    std::map<std::string, casefile::Document const*> m_incoming;
    std::map<std::string, std::optional<casefile::Document>> m_stored;
};

void check_profile(base::Value const& named, Incoming const& incoming, std::string pointer,
    assemble::Library const& library, base::Diagnostics& faults)
{
    auto const profile = named.text("profile");
    if (!library.profile(profile)) {
        faults.push_back(fault("import-profile-unknown", { incoming.file, 0, std::move(pointer) },
            "There is no board profile \"" + profile + "\".",
            "Name one of the profiles in data/profiles."));
    }
}

void check_profiles(
    Incoming const& incoming, assemble::Library const& library, base::Diagnostics& faults)
{
    auto const& value = incoming.document.value;
    if (incoming.document.kind == casefile::Kind::case_file)
        check_profile(value, incoming, "/profile", library, faults);
    auto const* periods = value.find("profile_periods");
    if (incoming.document.kind != casefile::Kind::board || !periods || !periods->as_list())
        return;
    for (std::size_t i = 0; i < periods->as_list()->size(); ++i) {
        check_profile(periods->as_list()->at(i), incoming,
            "/profile_periods/" + std::to_string(i) + "/profile", library, faults);
    }
}

void check_wording(
    Incoming const& incoming, assemble::Library const& library, base::Diagnostics& faults)
{
    if (incoming.document.kind != casefile::Kind::board)
        return;
    casefile::Record const board(
        incoming.document.value, library.schemas().of(casefile::Kind::board));
    base::append(faults, assemble::check_wordings(board, incoming.file, library));
}

void check_board_of(Incoming const& incoming, Boards& boards, assemble::Library const& library,
    base::Diagnostics& faults)
{
    auto const kind = incoming.document.kind;
    if (kind != casefile::Kind::case_file && kind != casefile::Kind::training)
        return;
    auto const id = incoming.document.value.text("board");
    auto const* board = boards.find(id);
    if (!board) {
        faults.push_back(fault("import-board-unknown", { incoming.file, 0, "/board" },
            "There is no board \"" + id + "\".",
            "Import the board's file together with this one."));
        return;
    }
    auto const& schemas = library.schemas();
    casefile::Record const record(board->value, schemas.of(casefile::Kind::board));
    base::append(
        faults, casefile::check_against_board(incoming.document, incoming.file, record, schemas));
}

/// Which version the file was made from belongs to the file, not to the record.
std::optional<int> take_version(base::Value& record)
{
    auto const* version = record.find("edited_from");
    if (!version || !version->as_integer())
        return std::nullopt;
    auto const edited_from = static_cast<int>(*version->as_integer());
    std::erase_if(
        *record.as_object(), [](auto const& member) { return member.first == "edited_from"; });
    return edited_from;
}

} // namespace

std::string describe(casefile::Document const& document)
{
    switch (document.kind) {
    case casefile::Kind::board:
        return "board " + document.id;
    case casefile::Kind::case_file:
        return "case " + document.id;
    case casefile::Kind::training:
        return "training " + document.id;
    case casefile::Kind::profile:
        break;
    }
    return "profile " + document.id;
}

base::Result<std::vector<filesystem::path>> list_files(std::vector<filesystem::path> const& paths)
{
    std::vector<filesystem::path> files;
    std::set<filesystem::path> seen;
    base::Diagnostics faults;
    for (auto const& path : paths) {
        std::vector<filesystem::path> found;
        if (filesystem::is_directory(path))
            found = json_files_below(path);
        else if (filesystem::exists(path))
            found = { path };
        if (found.empty()) {
            faults.push_back(fault("import-nothing", { path.string(), 0, {} },
                filesystem::exists(path) ? "The folder holds no .json file."
                                         : "There is no such file or folder.",
                "Name the files to import, or a folder that holds them."));
        }
        for (auto& file : found) {
            if (seen.insert(filesystem::weakly_canonical(file)).second)
                files.push_back(std::move(file));
        }
    }
    if (!faults.empty())
        return faults;
    return files;
}

base::Result<std::vector<Incoming>> read_files(std::vector<filesystem::path> const& files,
    assemble::Library const& library, Progress const& progress)
{
    std::vector<Incoming> incoming;
    base::Diagnostics faults;
    std::size_t done = 0;
    for (auto const& path : files) {
        auto const file = path.string();
        auto read = casefile::read(base::read_file(path), file, library.schemas());
        if (!read.ok())
            base::append(faults, read.errors());
        else if (read.value().kind == casefile::Kind::profile)
            faults.push_back(fault("import-profile", { file, 0, "/record" },
                "Board profiles are part of the product's data and are not imported.",
                "Put the profile into data/profiles."));
        else {
            auto document = std::move(read).value();
            auto const edited_from = take_version(document.value);
            incoming.push_back({ std::move(document), file, edited_from });
        }
        if (progress)
            progress(++done, files.size());
    }
    if (!faults.empty())
        return faults;
    return incoming;
}

base::Diagnostics check_together(std::vector<Incoming> const& incoming,
    assemble::Library const& library, store::Store const& store)
{
    base::Diagnostics faults;
    std::map<std::string, std::string> file_of;
    for (auto const& one : incoming) {
        auto const name = describe(one.document);
        auto const [first, is_new] = file_of.emplace(name, one.file);
        if (!is_new) {
            faults.push_back(fault("import-twice", { one.file, 0, {} },
                "The " + name + " stands in " + first->second + " as well.",
                "Import only one of the two files."));
        }
    }
    Boards boards(incoming, store);
    for (auto const& one : incoming) {
        check_profiles(one, library, faults);
        check_wording(one, library, faults);
        check_board_of(one, boards, library, faults);
    }
    for (auto const kind : { casefile::Kind::case_file, casefile::Kind::training }) {
        for (auto& stored : store.all(kind)) {
            auto const name = describe(stored.document);
            Incoming const one { std::move(stored.document), "stored " + name };
            auto const board = one.document.value.text("board");
            if (boards.is_incoming(board) && !file_of.contains(name))
                check_board_of(one, boards, library, faults);
        }
    }
    return faults;
}

} // namespace service
