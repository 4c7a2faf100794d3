#pragma once

// An installation in a temporary folder, filled from examples/ and then spoilt as a test needs.

#include "base/file.h"
#include "base/json.h"
#include "service/form_template.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace service_test {

namespace filesystem = std::filesystem;

inline filesystem::path source_folder()
{
    return CASEBINDER_SOURCE_DIR;
}

inline base::Value read_value(filesystem::path const& path)
{
    auto value = base::parse_json(base::read_file(path), path.string());
    if (!value.ok())
        throw std::runtime_error(base::describe(value.errors().front()));
    return std::move(value).value();
}

/// The value at `path` ("meetings/0/venue") inside `root`; missing members are made.
inline base::Value& at(base::Value& root, std::string_view path)
{
    auto* value = &root;
    while (!path.empty()) {
        auto const slash = path.find('/');
        auto const token = path.substr(0, slash);
        path = slash == path.npos ? std::string_view() : path.substr(slash + 1);
        if (auto* list = value->as_list()) {
            value = &list->at(std::stoul(std::string(token)));
            continue;
        }
        if (!value->find(token))
            value->set(token, base::Value());
        for (auto& [key, member] : *value->as_object()) {
            if (key == token)
                value = &member;
        }
    }
    return *value;
}

inline void remove_member(base::Value& object, std::string_view key)
{
    std::erase_if(*object.as_object(), [&](auto const& member) { return member.first == key; });
}

/// The item of `list` whose member `key` is `text`.
inline base::Value& item_with(base::Value& list, std::string_view key, std::string_view text)
{
    for (auto& item : *list.as_list()) {
        if (item.text(key) == text)
            return item;
    }
    throw std::runtime_error("no item with " + std::string(text));
}

class Installation {
public:
    Installation()
    {
        auto name = (filesystem::temp_directory_path() / "casebinder-test-XXXXXX").string();
        if (!::mkdtemp(name.data()))
            throw std::runtime_error("cannot make a temporary folder");
        folder = name;
        home = source_folder();
        data = folder / "data";
        records = folder / "records";
        output = folder / "out";
        filesystem::create_directories(records);
        for (auto const* board : { "northbridge", "sefton-2021" })
            filesystem::copy(source_folder() / "examples" / board, records / board,
                filesystem::copy_options::recursive);
    }
    Installation(Installation const&) = delete;
    Installation& operator=(Installation const&) = delete;
    ~Installation()
    {
        std::error_code ignored;
        filesystem::remove_all(folder, ignored);
    }

    /// The file of records that holds the case, board or training with this identity.
    filesystem::path file_of(std::string_view record, std::string_view id) const
    {
        for (auto const& entry : filesystem::recursive_directory_iterator(records)) {
            if (entry.path().extension() != ".json")
                continue;
            auto const value = read_value(entry.path());
            auto const key = record == "case" ? "ref" : record == "board" ? "id" : "board";
            if (value.text("record") == record && value.text(key) == id)
                return entry.path();
        }
        throw std::runtime_error("no record of " + std::string(id));
    }

    /// Changes one record in place: `change` gets its value.
    void change(std::string_view record, std::string_view id, auto change)
    {
        auto const path = file_of(record, id);
        auto value = read_value(path);
        change(value);
        base::write_file(path, base::write_json_indented(value));
    }

    /// Gives the installation templates and data of its own, to be spoilt.
    void copy_home()
    {
        home = folder / "home";
        filesystem::create_directories(home);
        for (auto const* part : { "templates", "data", "fonts" })
            filesystem::copy(
                source_folder() / part, home / part, filesystem::copy_options::recursive);
    }

    /// The template of a document of Appendix C.
    filesystem::path template_of(std::string_view number) const
    {
        auto const value = read_value(home / "data/appendix_c.json");
        for (auto const& entry : *value.find("documents")->as_list()) {
            if (entry.text("number") == number)
                return home / "templates" / entry.text("template");
        }
        throw std::runtime_error("no document " + std::string(number));
    }

    /// Adds lines at the end of the body of a template of our own.
    void extend_template(std::string_view number, std::string const& lines) const
    {
        auto const path = template_of(number);
        base::write_file(path, base::read_file(path) + lines + "\n");
    }

    /// Makes document 6 a form, in a home of our own.
    void make_agenda_a_form()
    {
        copy_home();
        base::write_file(template_of("6"), form);
    }

    filesystem::path folder;
    filesystem::path home;
    filesystem::path data;
    filesystem::path records;
    filesystem::path output;
};

/// The files below `folder`, by name.
inline std::vector<std::string> file_names(filesystem::path const& folder)
{
    std::vector<std::string> names;
    if (filesystem::exists(folder)) {
        for (auto const& entry : filesystem::recursive_directory_iterator(folder))
            names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
}

} // namespace service_test
