#include "workbook/declaration.h"
#include "workbook/workbook.h"

#include <algorithm>

namespace workbook {

using facts::Fact;

namespace {

Fact::List choices(Column const& column)
{
    Fact::List list;
    for (auto const& choice : column.choices)
        list.push_back(choice);
    return list;
}

} // namespace

Fact column_facts(base::Value const& declaration)
{
    Faults faults(""); // What cannot be read is told when the workbook is made.
    auto const declared = read_declaration(declaration, faults);
    auto const table = std::ranges::find_if(
        declared.sheets, [](DeclaredSheet const& sheet) { return !sheet.columns.empty(); });
    Fact::Object facts;
    Fact::List all;
    char letter = 'A';
    auto const text_or_missing = [](std::string const& text, char const* label) {
        return text.empty() ? Fact(Fact::Missing { label, {} }) : Fact(text);
    };
    if (table != declared.sheets.end()) {
        for (auto const& column : table->columns) {
            Fact const one = Fact::Object { { "letter", std::string(1, letter) },
                { "heading", column.column.heading },
                { "meaning", text_or_missing(column.meaning, "Meaning") },
                { "example", text_or_missing(column.example, "Example") },
                { "choices", choices(column.column) },
                { "prompt", text_or_missing(column.column.prompt, "Prompt") } };
            facts.emplace(std::string(1, letter++), one);
            all.push_back(one);
        }
    }
    facts["all"] = std::move(all);
    return facts;
}

} // namespace workbook
