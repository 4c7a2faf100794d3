#include "pdf/form.h"

#include "base/ensure.h"
#include "pdf/form_font.h"

#include <algorithm>

namespace pdf {

using document::Field;
using document::FieldKind;
using layout::FieldArea;

namespace {

// Field flags (12.7.3.1, 12.7.4.2 to 12.7.4.4).
constexpr std::int64_t read_only = 1 << 0;
constexpr std::int64_t required = 1 << 1;
constexpr std::int64_t multiline = 1 << 12;
constexpr std::int64_t no_toggle_to_off = 1 << 14;
constexpr std::int64_t radio = 1 << 15;
constexpr std::int64_t combo = 1 << 17;

constexpr std::int64_t print_annotation = 4; // PDF/A demands it (ISO 19005-2 6.3.2).

/// A PDF name: what is no letter or digit as # and two hexadecimal digits (7.3.5).
void append_name_object(std::string& out, std::string_view text)
{
    out += '/';
    for (auto const c : text) {
        bool const plain
            = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (plain) {
            out += c;
            continue;
        }
        std::string digits;
        append_hex(digits, static_cast<unsigned char>(c));
        out += '#' + digits.substr(2);
    }
}

/// The state in which an option is chosen: its text, so that whoever reads the form knows what it
/// means, or its number where names may not be as long (ISO 19005-2 6.1.13) or programs do not
/// agree on what its letters are.
std::string state_of(Field const& field, std::size_t option)
{
    constexpr std::size_t bytes_max = 127;
    auto const& text = field.options.at(option).text;
    bool const is_ascii
        = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return is_ascii && text.size() <= bytes_max ? text : std::to_string(option + 1);
}

/// Each of several check boxes is a field of its own below the name of all.
std::string name_of(Field const& field, std::size_t option)
{
    return field.kind == FieldKind::checkbox && field.options.size() > 1
        ? field.name + "." + std::to_string(option + 1)
        : field.name;
}

void append_number(std::string& out, std::string_view key, std::int64_t value)
{
    out += key;
    out += ' ';
    append_integer(out, value);
}

void append_default_appearance(std::string& out, FieldArea const& area)
{
    out += "/DA(";
    out += form_font_name;
    out += ' ';
    append_length(out, area.size);
    out += " Tf";
    for (unsigned const shift : { 16u, 8u, 0u }) {
        out += ' ';
        append_thousandths(out, ((area.colour >> shift & 0xFF) * 1000 + 127) / 255);
    }
    out += " rg)";
}

} // namespace

Form::Form(layout::PagedDocument const& document)
    : m_document(document)
{
    for (std::uint32_t page = 0; page < document.pages.size(); ++page)
        for (auto const& area : document.pages.at(page).fields)
            m_widgets.push_back({ &area, page });
    for (std::size_t i = 0; i < m_widgets.size(); ++i) {
        auto const& area = *m_widgets.at(i).area;
        auto const& field = document.fields.at(area.field);
        auto const index = level(name_of(field, area.option));
        m_levels.at(index).field = &field;
        m_levels.at(index).widgets.push_back(i);
        m_level_of.push_back(index);
    }
}

std::size_t Form::level(std::string_view name)
{
    if (auto const known = m_by_name.find(name); known != m_by_name.end())
        return known->second;
    auto const dot = name.rfind('.');
    auto const parent = dot == name.npos ? none : level(name.substr(0, dot));
    auto const index = m_levels.size();
    m_levels.push_back({ std::string(dot == name.npos ? name : name.substr(dot + 1)), parent });
    (parent == none ? m_roots : m_levels.at(parent).levels).push_back(index);
    m_by_name.emplace(name, index);
    return index;
}

/// A field with one widget is one object with it (12.5.6.19).
bool Form::is_merged(Level const& level) const
{
    return level.widgets.size() == 1 && level.field->kind != FieldKind::radio;
}

std::size_t Form::object_count() const
{
    auto const merged
        = std::ranges::count_if(m_levels, [this](Level const& level) { return is_merged(level); });
    return m_widgets.size() + m_levels.size() - static_cast<std::size_t>(merged) + 1;
}

void Form::number_levels()
{
    auto next = m_first + static_cast<ObjectNumber>(m_widgets.size());
    for (auto const& level : m_levels)
        m_numbers.push_back(
            is_merged(level) ? m_first + static_cast<ObjectNumber>(level.widgets.front()) : next++);
}

ObjectNumber Form::add_appearance(File& file, Deflater& deflater, ContentWriter& contents,
    FieldArea const& area, std::uint32_t index)
{
    std::string entries = "/Type/XObject/Subtype/Form/Filter/FlateDecode/BBox[0 0 ";
    append_length(entries, area.width);
    entries += ' ';
    append_length(entries, area.height);
    entries += ']';
    auto const content = contents.write_appearance(m_document.appearances.at(index), area.height);
    auto const [known, is_new] = m_streams.try_emplace(entries + std::string(content), 0);
    if (is_new) {
        known->second = file.add_stream({}, deflater.compress(content));
        m_entries.emplace_back(known->second, std::move(entries));
    }
    return known->second;
}

void Form::add_appearances(File& file, Deflater& deflater, ContentWriter& contents)
{
    for (auto const& [area, page] : m_widgets) {
        Appearances made;
        made.plain = add_appearance(file, deflater, contents, *area, area->appearance);
        if (m_document.fields.at(area->field).is_button())
            made.chosen = add_appearance(file, deflater, contents, *area, area->appearance + 1);
        m_appearances.push_back(made);
    }
}

void Form::append_name(std::string& out, Level const& level) const
{
    out += "/T";
    append_text_string(out, level.name);
    if (level.parent != none) {
        out += "/Parent ";
        append_reference(out, number_of(level.parent));
    }
}

/// What a field says besides its name: kind, tip, flags and value.
void Form::append_field(std::string& out, Level const& level, FieldArea const& area) const
{
    auto const& field = *level.field;
    bool const is_group = field.kind == FieldKind::checkbox && field.options.size() > 1;
    auto tip = field.tip;
    if (is_group)
        tip += ": " + field.options.at(area.option).text;
    if (field.kind == FieldKind::date)
        tip += " (dd/mm/yyyy)";
    out += "/TU";
    append_text_string(out, tip);
    std::int64_t flags = field.required && !is_group ? required : 0;
    // What is known already is not for the reader to change.
    if (!field.answer().empty())
        flags |= read_only;
    switch (field.kind) {
    case FieldKind::signature:
        out += "/FT/Sig";
        break;
    case FieldKind::radio:
        flags |= radio | no_toggle_to_off;
        [[fallthrough]];
    case FieldKind::checkbox: {
        out += "/FT/Btn/V";
        auto const chosen = std::ranges::find_if(field.options, [&](auto const& option) {
            return option.chosen && (!is_group || &option == &field.options.at(area.option));
        });
        append_name_object(out,
            chosen == field.options.end()
                ? "Off"
                : state_of(field, static_cast<std::size_t>(chosen - field.options.begin())));
        break;
    }
    case FieldKind::choice:
        flags |= combo;
        out += "/FT/Ch/Opt[";
        for (auto const& option : field.options)
            append_text_string(out, option.text);
        out += "]/V";
        append_text_string(out, field.answer());
        append_default_appearance(out, area);
        break;
    default:
        if (field.kind == FieldKind::multiline
            || m_document.appearances.at(area.appearance).runs.size() > 1)
            flags |= multiline;
        out += "/FT/Tx/V";
        append_text_string(out, field.value);
        append_default_appearance(out, area);
    }
    append_number(out, "/Ff", flags);
}

void Form::append_appearance(std::string& out, std::size_t index) const
{
    auto const& area = *m_widgets.at(index).area;
    auto const& field = m_document.fields.at(area.field);
    auto const& [plain, chosen] = m_appearances.at(index);
    out += "/AP<</N ";
    if (!field.is_button()) {
        append_reference(out, plain);
        out += ">>";
        return;
    }
    auto const state = state_of(field, area.option);
    out += "<</Off ";
    append_reference(out, plain);
    append_name_object(out, state);
    out += ' ';
    append_reference(out, chosen);
    out += ">>>>/AS";
    append_name_object(out, field.options.at(area.option).chosen ? state : "Off");
}

void Form::append_widget(std::string& out, std::size_t index, FormInput const& input) const
{
    auto const& [area, page] = m_widgets.at(index);
    auto const level_index = m_level_of.at(index);
    auto const& level = m_levels.at(level_index);
    auto const page_height = m_document.pages.at(page).height;
    out += "<</Type/Annot/Subtype/Widget";
    append_number(out, "/F", print_annotation);
    out += "/Rect[";
    append_rectangle(out, *area, page_height);
    out += "]/P ";
    append_reference(out, input.pages.at(page));
    append_number(out, "/StructParent", static_cast<std::int64_t>(input.first_key + index));
    append_appearance(out, index);
    if (is_merged(level)) {
        append_name(out, level);
        append_field(out, level, *area);
    } else {
        // Screen readers speak the text of the button, too.
        auto const& field = *level.field;
        out += "/TU";
        append_text_string(out, field.tip + ": " + field.options.at(area->option).text);
        out += "/Parent ";
        append_reference(out, number_of(level_index));
    }
    out += ">>";
}

ObjectNumber Form::add_objects(ObjectStreams& objects, File& file, FormInput const& input)
{
    m_first = objects.next();
    number_levels();
    for (auto& [number, entries] : m_entries) {
        entries += "/Resources ";
        append_reference(entries, input.resources);
        file.set_entries(number, std::move(entries));
    }
    for (std::size_t i = 0; i < m_widgets.size(); ++i)
        append_widget(objects.begin(), i, input);
    auto const append_list = [](std::string& out, auto const& list, auto number) {
        for (auto const& one : list) {
            append_reference(out, number(one));
            out += ' ';
        }
        out += ']';
    };
    auto const level_number = [this](std::size_t index) { return number_of(index); };
    for (auto const& level : m_levels) {
        if (is_merged(level))
            continue;
        auto& out = objects.begin();
        out += "<<";
        append_name(out, level);
        if (level.field)
            append_field(out, level, *m_widgets.at(level.widgets.front()).area);
        out += "/Kids[";
        if (level.field)
            append_list(out, level.widgets,
                [this](std::size_t index) { return m_first + static_cast<ObjectNumber>(index); });
        else
            append_list(out, level.levels, level_number);
        out += ">>";
    }
    auto const number = objects.next();
    auto& out = objects.begin();
    out += "<</Fields[";
    append_list(out, m_roots, level_number);
    out += "/NeedAppearances false/DR ";
    append_reference(out, input.resources);
    out += "/DA(";
    out += form_font_name;
    out += " 0 Tf 0 g)>>";
    return number;
}

} // namespace pdf
