// Each document and mode as a reader meets it: the body of its HTML twin, which has every text,
// element and field in order. The name of a golden file says what is made:
// CASE_CODE_MODE_AS-AT[_RECIPIENT].html, "nb16-01_D03_blank_2016-04-20.html"; .txt for its text
// alone, where a form is long. A new one is an empty file of that name, filled by
// CASEBINDER_UPDATE_GOLDEN=1 and read.

#include "assemble/assemble.h"

#include "assemble/golden_text.h"
#include "facts/northbridge.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using namespace golden;
using northbridge::Northbridge;

std::filesystem::path folder()
{
    return northbridge::root() / "tests/golden/documents";
}

assemble::Library const& library()
{
    static auto const loaded = assemble::Library::load(northbridge::root());
    return loaded.value();
}

/// Rows of a form that are not filled in and are alike: the first stands for those that follow.
std::string without_repeated_rows(std::string body)
{
    constexpr std::string_view end_of_row = "</tr>\n";
    std::string before;
    for (auto start = body.find("<tr>\n"); start != body.npos; start = body.find("<tr>\n", start)) {
        auto const length = body.find(end_of_row, start) + end_of_row.size() - start;
        auto const row = body.substr(start, length);
        if (row == before && row.find(": not filled in") != row.npos) {
            body.erase(start, length);
            continue;
        }
        before = row;
        start += length;
    }
    return body;
}

std::string made(std::string const& name)
{
    auto const parts = split(name, '_');
    auto const& documents = library().documents();
    auto const entry = std::ranges::find(documents, parts.at(1), &assemble::RegisterEntry::code);
    base::ensure(entry != documents.end(), "no document has the code " + parts.at(1));
    Northbridge data("case-" + parts.at(0) + ".json");
    data.profile = northbridge::read_json(
        "data/profiles/" + data.subject().case_file.text("profile").value() + ".json");
    auto const result = assemble::assemble(
        { .document = entry->number,
            .recipient = parts.size() > 4 ? std::optional(parts.at(4)) : std::nullopt,
            .format = assemble::Format::html,
            .as_at = northbridge::on(parts.at(3).c_str()),
            .mode = assemble::mode_named(parts.at(2)) },
        data.subject(), library());
    return result.ok() ? without_repeated_rows(body_of(result.value().at(0).bytes))
                       : text_of(result.errors());
}

class DocumentsGolden : public testing::TestWithParam<std::string> { };

} // namespace

TEST_P(DocumentsGolden, IsAsItWasRead)
{
    auto const path = folder() / GetParam();
    auto const page = made(path.stem().string());
    auto const text = path.extension() == ".txt" ? text_only(page) : page;
    golden::expect(text, path);
}

INSTANTIATE_TEST_SUITE_P(All, DocumentsGolden, testing::ValuesIn(files_in(folder())), test_name);
