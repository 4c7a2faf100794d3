#include "assemble/mode.h"

#include "base/ensure.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace assemble {

namespace {

using document::Field;
using document::FieldKind;
using facts::Fact;

// What is known without a case: only these are computed for a blank, so that nothing of a case can
// be printed.
constexpr std::array not_of_a_case = std::to_array<std::string_view>(
    { "board", "board_record", "profile", "profile_record", "timeframe_model", "sender", "register",
        "marking", "mode", "as_at", "checklist", "document_list", "columns" });

std::string_view without_outer(std::string_view key)
{
    constexpr std::string_view outer = "outer.";
    while (key.starts_with(outer))
        key.remove_prefix(outer.size());
    return key;
}

std::string_view first_part(std::string_view key)
{
    key = without_outer(key);
    return key.substr(0, key.find('.'));
}

bool tells_of_case(std::string_view key)
{
    return std::ranges::find(not_of_a_case, first_part(key)) == not_of_a_case.end();
}

/// The rows that the front matter asks for: "d01.others 6+2" is six in a blank, and two more than
/// are known in a prefilled form.
struct Rows {
    std::string holder; ///< "d01"
    std::string list; ///< "others"
    int blank = 0;
    int more = 0;
};

/// The whole number at the start of a text, 0 if there is none.
int number_at(std::string_view text)
{
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

Rows read_rows(std::string_view text)
{
    auto const dot = text.find('.');
    auto const space = std::min(text.find(' '), text.size());
    auto const plus = std::min(text.find('+'), text.size());
    base::ensure(dot < space && space < text.size(), "rows: " + std::string(text));
    return { std::string(text.substr(0, dot)), std::string(text.substr(dot + 1, space - dot - 1)),
        number_at(text.substr(space + 1)),
        plus < text.size() ? number_at(text.substr(plus + 1)) : 0 };
}

/// A row of which only its number is known, so that its fields stay open.
Fact empty_row(merge::Template const& source, int position)
{
    Fact::Object row;
    for (auto const& key : source.keys)
        row.emplace(first_part(key), Fact::Missing { std::string(first_part(key)), {} });
    row.insert_or_assign("position", Fact::count(position));
    return row;
}

/// What a holder of lists has in a blank, where nothing of the case is computed: all that the
/// template asks for, and all of it missing.
Fact::Object nothing_known(merge::Template const& source, std::string const& holder)
{
    Fact::Object known;
    for (std::string_view key : source.keys) {
        key = without_outer(key);
        if (first_part(key) != holder || key.size() == holder.size())
            continue;
        std::string const name(first_part(key.substr(holder.size() + 1)));
        known.emplace(name, Fact::Missing { name, {} });
    }
    return known;
}

void add_rows(Fact::Object& facts, Rows const& rows, Mode mode, merge::Template const& source)
{
    auto const found = facts.find(rows.holder);
    auto const* held = found == facts.end() ? nullptr : found->second.object();
    auto holder = held ? *held : nothing_known(source, rows.holder);
    auto const list = holder.find(rows.list);
    auto const* items = list == holder.end() ? nullptr : list->second.list();
    auto all = items ? *items : Fact::List {};
    auto const wanted = mode == Mode::blank ? rows.blank : static_cast<int>(all.size()) + rows.more;
    while (static_cast<int>(all.size()) < wanted)
        all.push_back(empty_row(source, static_cast<int>(all.size()) + 1));
    holder.insert_or_assign(rows.list, Fact(std::move(all)));
    facts.insert_or_assign(rows.holder, Fact(std::move(holder)));
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

/// Lets a condition of a case hold in a blank: "recipient.represents_agency".
void suppose(Fact::Object& facts, std::string const& condition, merge::Template const& source)
{
    auto const dot = condition.find('.');
    base::ensure(dot != condition.npos, "specimen: " + condition);
    auto const holder = condition.substr(0, dot);
    auto const found = facts.find(holder);
    auto const* held = found == facts.end() ? nullptr : found->second.object();
    auto all = held ? *held : nothing_known(source, holder);
    all.insert_or_assign(condition.substr(dot + 1), true);
    facts.insert_or_assign(holder, Fact(std::move(all)));
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

std::vector<Mode> modes_of(merge::FrontMatter const& front)
{
    std::vector<Mode> modes;
    // A letter or minutes may have a blank as well, but there is nothing in it to fill in.
    if (!has_mode(front, Mode::prefilled))
        return modes;
    for (auto const mode : { Mode::blank, Mode::prefilled, Mode::completed })
        if (has_mode(front, mode))
            modes.push_back(mode);
    return modes;
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

facts::Fact::Object with_mode(facts::Fact::Object facts, Mode mode, merge::Template const& source)
{
    facts = with_mode(std::move(facts), mode, source.keys);
    if (mode == Mode::blank)
        for (auto const& condition : source.front.list("specimen"))
            suppose(facts, condition, source);
    if (mode != Mode::completed)
        for (auto const& rows : source.front.list("rows"))
            add_rows(facts, read_rows(rows), mode, source);
    return facts;
}

merge::Gaps gaps(Mode mode)
{
    // What a form says of an empty field, `apply` decides: it may not be required.
    return mode == Mode::blank ? merge::Gaps::names : merge::Gaps::open_fields;
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
