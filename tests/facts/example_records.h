#pragma once

// The example folders as validated records, for acceptance tests.

#include "base/file.h"
#include "casefile/casefile.h"
#include "facts/facts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <list>
#include <string>

namespace facts::examples {

inline std::filesystem::path root()
{
    return CASEBINDER_SOURCE_DIR;
}

inline casefile::Schemas const& schemas()
{
    static auto const loaded = casefile::Schemas::load(root() / "data/schema");
    return loaded;
}

inline Calendar const& calendar()
{
    static Calendar const loaded(
        base::parse_json(base::read_file(root() / "data/bank_holidays.json"), "bank_holidays.json")
            .value());
    return loaded;
}

/// Owns the documents that Records look into.
class Documents {
public:
    casefile::Record add(std::filesystem::path const& file)
    {
        return add_text(base::read_file(file), file.filename().string());
    }

    casefile::Record add_text(std::string const& text, std::string const& name)
    {
        auto document = casefile::read(text, name, schemas());
        if (!document.ok()) {
            for (auto const& fault : document.errors())
                ADD_FAILURE() << base::describe(fault);
        }
        m_documents.push_back(std::move(document).value());
        return { m_documents.back().value, schemas().of(m_documents.back().kind) };
    }

    /// The case files of an example folder, by file name.
    std::vector<casefile::Record> add_cases(std::filesystem::path const& folder)
    {
        std::vector<std::filesystem::path> files;
        for (auto const& entry : std::filesystem::directory_iterator(folder)) {
            if (entry.path().filename().string().starts_with("case"))
                files.push_back(entry.path());
        }
        std::ranges::sort(files);
        std::vector<casefile::Record> cases;
        for (auto const& file : files)
            cases.push_back(add(file));
        return cases;
    }

private:
    std::list<casefile::Document> m_documents; ///< A list, so that addresses stay.
};

} // namespace facts::examples
