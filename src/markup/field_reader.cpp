#include "markup/field_reader.h"

#include "markup/attributes.h"

#include <algorithm>
#include <array>
#include <optional>

namespace markup {

namespace {

using document::Field;
using document::FieldKind;

constexpr std::array attribute_names = std::to_array<std::string_view>(
    { "name", "kind", "label", "tip", "value", "options", "required", "height" });

constexpr std::array<std::pair<std::string_view, FieldKind>, 7> kinds { {
    { "text", FieldKind::text },
    { "multiline", FieldKind::multiline },
    { "checkbox", FieldKind::checkbox },
    { "radio", FieldKind::radio },
    { "choice", FieldKind::choice },
    { "date", FieldKind::date },
    { "signature", FieldKind::signature },
} };

Complaint bad_value(std::string_view value, std::string_view what, std::string fix)
{
    return { "markup-attribute-value",
        "\"" + std::string(value) + "\" is no " + std::string(what) + ".", std::move(fix) };
}

std::vector<std::string> split_at_bars(std::string_view text)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        auto const bar = std::min(text.find('|'), text.size());
        auto part = text.substr(0, bar);
        while (part.starts_with(' '))
            part.remove_prefix(1);
        while (part.ends_with(' '))
            part.remove_suffix(1);
        if (!part.empty())
            parts.emplace_back(part);
        text.remove_prefix(std::min(bar + 1, text.size()));
    }
    return parts;
}

/// Parts between dots, each a name of its own (ISO 32000-1 12.7.3.2).
bool is_field_name(std::string_view name)
{
    return is_id(name) && !name.ends_with('.') && name.find("..") == name.npos;
}

/// Options and what of them is chosen. A check box alone has its label as its only option, and
/// "yes" ticks it.
void set_options(Field& field, std::string_view options, std::vector<Complaint>& complaints)
{
    auto const chosen = split_at_bars(field.value);
    auto texts = split_at_bars(options);
    bool const alone = texts.empty() && field.kind == FieldKind::checkbox;
    if (alone)
        texts.push_back(std::exchange(field.label, {}));
    if (texts.empty() || texts.front().empty())
        complaints.push_back({ "markup-missing-attribute",
            "There is nothing to choose from in the field \"" + field.name + "\".",
            alone ? "Add label=\"…\", or options=\"…|…\"." : "Add options=\"…|…\"." });
    for (auto const& value : chosen)
        if (!(alone && value == "yes") && std::ranges::find(texts, value) == texts.end())
            complaints.push_back(bad_value(value, "option of \"" + field.name + "\"",
                "Choose one of the field's options, or add it to them."));
    if (chosen.size() > 1 && field.kind != FieldKind::checkbox)
        complaints.push_back(
            { "markup-attribute-value", "The field \"" + field.name + "\" has more than one value.",
                "Choose one, or make it kind=\"checkbox\"." });
    for (auto& text : texts) {
        bool const is_chosen = std::ranges::find(chosen, alone ? "yes" : text) != chosen.end();
        if (std::ranges::count(texts, text) > 1 || text == "Off") // "Off" means none in a PDF.
            complaints.push_back(bad_value(text, "option of its own", "Use another word."));
        field.options.push_back({ text, is_chosen });
    }
    field.value.clear();
}

void set(
    Field& field, std::string_view name, std::string_view value, std::vector<Complaint>& complaints)
{
    if (name == "name") {
        field.name = value;
    } else if (name == "kind") {
        auto const kind
            = std::ranges::find(kinds, value, [](auto const& one) { return one.first; });
        if (kind != kinds.end())
            field.kind = kind->second;
        else
            complaints.push_back(bad_value(value, "kind of field",
                "Write text, multiline, checkbox, radio, choice, date or signature."));
    } else if (name == "label") {
        field.label = value;
    } else if (name == "tip") {
        field.tip = value;
    } else if (name == "value") {
        field.value = value;
    } else if (name == "required") {
        field.required = value == "yes";
        if (value != "yes" && value != "no")
            complaints.push_back(bad_value(value, "answer", "Write \"yes\" or \"no\"."));
    } else if (name == "height") {
        auto const height = column_width(value);
        if (height && height->kind == document::Column::Kind::fixed)
            field.height = { height->amount };
        else
            complaints.push_back(bad_value(value, "height", "Write a height such as \"20mm\"."));
    }
}

} // namespace

bool FieldReader::knows(std::string_view name)
{
    return std::ranges::find(attribute_names, name) != attribute_names.end();
}

void FieldReader::check_name(std::string const& name, std::vector<Complaint>& complaints)
{
    if (!is_field_name(name)) {
        complaints.push_back(bad_value(name, "name of a field",
            "Give it its field code, such as \"D01.C5\": letters and digits between dots."));
        return;
    }
    // "D01.C" cannot be a field if "D01.C.5" is one: it is the group in which that field stands.
    auto const clash = [&](std::string const& other) {
        complaints.push_back({ "markup-field-name",
            "The names of fields \"" + name + "\" and \"" + other + "\" clash.",
            "Give each field a name of its own, which begins no other name." });
    };
    if (auto const known = m_names.find(name); known != m_names.end())
        clash(name);
    for (auto dot = name.find('.'); dot != name.npos; dot = name.find('.', dot + 1)) {
        auto const level = name.substr(0, dot);
        if (m_names.try_emplace(level, false).first->second)
            clash(level);
    }
    m_names.insert_or_assign(name, true);
}

document::Field FieldReader::read(Attributes attributes, std::vector<Complaint>& complaints)
{
    Field field;
    std::string_view options;
    for (auto const& [name, value] : attributes) {
        if (name == "options")
            options = value;
        else
            set(field, name, value, complaints);
    }
    check_name(field.name, complaints);
    if (field.tip.empty())
        field.tip = field.label;
    if (field.tip.empty())
        complaints.push_back({ "markup-missing-attribute",
            "The field \"" + field.name + "\" has neither tip nor label.",
            "Add tip=\"…\" that says what to fill in; screen readers speak it." });
    if (field.kind == FieldKind::choice || field.is_button())
        set_options(field, options, complaints);
    else if (!options.empty())
        complaints.push_back({ "markup-unknown-attribute",
            "Only check boxes, radio buttons and choices have options.",
            "Remove options, or change the kind of \"" + field.name + "\"." });
    return field;
}

} // namespace markup
