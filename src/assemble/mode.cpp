#include "assemble/mode.h"

#include <algorithm>
#include <array>

namespace assemble {

namespace {

using document::Field;
using document::FieldKind;

// What is known without a case: only these are computed for a blank, so that nothing of a case can
// be printed.
constexpr std::array not_of_a_case = std::to_array<std::string_view>({ "board", "board_record",
    "profile", "profile_record", "sender", "register", "marking", "mode", "columns" });

std::string_view first_part(std::string_view key)
{
    return key.substr(0, key.find('.'));
}

bool tells_of_case(std::string_view key)
{
    return std::ranges::find(not_of_a_case, first_part(key)) == not_of_a_case.end();
}

/// Rows of a list that is written on: 1, 2, 3 …
facts::Fact::List empty_rows(Mode mode)
{
    constexpr int rows_on_paper = 12;
    facts::Fact::List rows;
    for (int number = 1; mode != Mode::completed && number <= rows_on_paper; ++number)
        rows.push_back(facts::Fact::Object { { "number", facts::Fact::count(number) } });
    return rows;
}

void clear(Field& field)
{
    field.value.clear();
    for (auto& option : field.options)
        option.chosen = false;
}

base::Diagnostic not_filled(Field const& field, std::string const& template_file)
{
    return { base::Severity::error, "form-field-empty",
        { field.file.empty() ? template_file : field.file, field.line, {} },
        "The field " + field.name + " (\"" + field.tip + "\") must be filled in and is empty.",
        "Fill it in in the record, or make the document with --mode prefilled." };
}

/// What a field on a completed form says that nobody filled in. Who signs does so on paper, and a
/// row of empty boxes speaks for itself.
void complete(Field& field)
{
    if (field.answer().empty() && !field.is_button() && field.kind != FieldKind::signature)
        field.value = "Not recorded";
}

} // namespace

std::string_view name_of(Mode mode)
{
    switch (mode) {
    case Mode::blank:
        return "blank";
    case Mode::prefilled:
        return "prefilled";
    default:
        return "completed";
    }
}

Mode mode_named(std::string_view name)
{
    for (auto const mode : { Mode::blank, Mode::prefilled })
        if (name == name_of(mode))
            return mode;
    return Mode::completed;
}

bool has_mode(merge::FrontMatter const& front, Mode mode)
{
    auto const modes = front.list("modes");
    return modes.empty() ? mode == Mode::completed
                         : std::ranges::find(modes, name_of(mode)) != modes.end();
}

std::vector<std::string> keys_for(Mode mode, std::vector<std::string> const& keys)
{
    // No keys at all would ask for everything.
    std::vector<std::string> result;
    if (mode != Mode::blank)
        return keys;
    result.emplace_back("board");
    for (auto const& key : keys)
        if (!tells_of_case(key))
            result.push_back(key);
    return result;
}

facts::Fact::Object with_mode(
    facts::Fact::Object facts, Mode mode, std::vector<std::string> const& keys)
{
    if (mode == Mode::blank)
        for (auto const& key : keys)
            if (tells_of_case(key)) {
                std::string const name(first_part(key));
                facts.insert_or_assign(name, facts::Fact::Missing { name, {} });
            }
    facts["mode"] = facts::Fact::Object { { "blank", mode == Mode::blank },
        { "prefilled", mode == Mode::prefilled }, { "completed", mode == Mode::completed },
        { "rows", empty_rows(mode) } };
    return facts;
}

merge::Gaps gaps(Mode mode)
{
    switch (mode) {
    case Mode::blank:
        return merge::Gaps::names;
    case Mode::prefilled:
        return merge::Gaps::open_fields;
    default:
        return merge::Gaps::faults;
    }
}

base::Diagnostics apply(Mode mode, document::Document& document)
{
    base::Diagnostics faults;
    document.fields_are
        = mode == Mode::completed ? document::Fields::flat : document::Fields::fillable;
    for (auto& field : document.fields) {
        if (mode == Mode::blank)
            clear(field);
        if (mode != Mode::completed)
            continue;
        if (field.required && field.answer().empty() && field.kind != FieldKind::signature)
            faults.push_back(not_filled(field, document.file));
        complete(field);
    }
    return faults;
}

} // namespace assemble
