#include "merge/filling.h"

#include "base/limits.h"
#include "base/unicode.h"
#include "merge/body.h"

#include <algorithm>
#include <array>

namespace merge {

namespace {

/// RFC 2606 keeps this name free for ever.
constexpr auto no_address = "https://example.invalid/";
constexpr auto print_another_field = "Use a field that the shipped wording prints.";

base::Diagnostic fault(std::string code, std::string message, std::string fix)
{
    return { base::Severity::error, std::move(code), {}, std::move(message), std::move(fix) };
}

bool opens_scope(facts::Fact const& fact)
{
    // What is missing could have been an object or a list.
    return fact.object() || fact.list() || fact.missing();
}

/// "[case ref]" for {{case.ref}}: what is to be filled in by hand.
std::string name_in_brackets(Tag const& tag)
{
    // How a date is printed is of no interest to who fills it in.
    constexpr auto forms = std::to_array<std::string_view>({ "weekday", "table", "month", "iso" });
    std::string name;
    for (auto const& part : tag.path) {
        bool const is_form = std::ranges::find(forms, part) != forms.end();
        if (name.empty() || !is_form)
            name += (name.empty() ? "" : " ") + part;
    }
    std::ranges::replace(name, '_', ' ');
    return "[" + name + "]";
}

} // namespace

Filling::Filling(Template const& source, facts::Fact const& root, Gaps gaps)
    : m_template(source)
    , m_scopes(root)
    , m_gaps(gaps)
    , m_checked(source.tags.size())
{
    m_markup.files = source.files;
    m_place.line = 0; // No line: the first literal is an origin.
}

facts::Fact const* Filling::section(std::size_t index)
{
    auto const& tag = m_template.tags.at(index);
    auto const* fact = m_scopes.look_up(tag);
    if (!fact) {
        complain_unknown(index);
        return nullptr;
    }
    auto const shown = fact->shown();
    auto const inverted = tag.kind == Tag::Kind::inverted;
    if (shown == inverted && (inverted || !opens_scope(*fact)))
        check_hidden(index);
    return shown ? fact : nullptr;
}

std::string Filling::value(std::size_t index)
{
    auto const& tag = m_template.tags.at(index);
    auto const* fact = m_scopes.look_up(tag);
    if (!fact) {
        complain_unknown(index);
        return {};
    }
    // A name from right to left must not reorder the English around it; attributes stand alone.
    auto const escape = [&](std::string const& text) {
        return tag.in_attribute ? markup::escape_attribute(text)
                                : markup::escape(base::isolated(text));
    };
    if (auto const* text = fact->text())
        return escape(*text);
    if (auto const printed = fact->printed())
        return escape(*printed);
    auto const* missing = fact->missing();
    if (missing && m_gaps != Gaps::faults && tag.in_field)
        return {};
    if (missing && m_gaps == Gaps::names)
        return tag.begins_link ? no_address : escape(name_in_brackets(tag));
    if (missing)
        complain_missing(index, *missing);
    else
        complain_not_printable(index, *fact);
    return {};
}

void Filling::write(std::string_view rendered)
{
    while (!rendered.empty() && !m_full) {
        auto const begin = std::min(rendered.find(literal_begin), rendered.size());
        // Line feeds outside of literals only make the library hand over its text (body.h).
        auto const value = rendered.substr(0, begin);
        if (value != "\n") {
            m_markup.text += value;
            grow(value.size());
        }
        rendered.remove_prefix(begin);
        if (rendered.empty())
            break;
        auto const end = rendered.find(literal_end);
        append_literal(m_template.literals.at(read_index(rendered.substr(1, end - 1))));
        rendered.remove_prefix(end + 1);
    }
}

void Filling::append_literal(Literal const& literal)
{
    auto const lines = std::ranges::count(literal.text, '\n');
    if (m_place.file != literal.place.file || m_place.line != literal.place.line)
        m_markup.origins.push_back(
            { m_markup.text.size(), literal.place.file, literal.place.line });
    m_place = { literal.place.file, literal.place.line + static_cast<std::uint32_t>(lines) };
    m_markup.text += literal.text;
    grow(literal.text.size());
}

void Filling::grow(std::size_t bytes)
{
    m_spent += bytes;
    if (m_full || m_spent <= base::limits::markup_bytes_max)
        return;
    m_full = true;
    auto told = fault("merge-too-long",
        "The filled document is longer than "
            + std::to_string(base::limits::markup_bytes_max / (1024 * 1024)) + " MiB.",
        "Choose fewer records, or repeat fewer sections inside each other.");
    told.place = { m_template.file, 0, {} };
    m_faults.push_back(std::move(told));
}

/// Looks up the keys of a section that is not shown, so that a wrong key is found before the
/// first case that shows it. Inner sections that open a scope of their own are passed over.
void Filling::check_hidden(std::size_t section)
{
    if (m_checked.at(section))
        return;
    m_checked.at(section) = true;
    for (auto index = section + 1; index < m_template.tags.at(section).end;) {
        auto const& tag = m_template.tags.at(index);
        auto const* fact = m_scopes.look_up(tag);
        if (!fact)
            complain_unknown(index);
        auto const enters = tag.kind != Tag::Kind::section || (fact && !opens_scope(*fact));
        index = enters ? index + 1 : tag.end;
    }
}

void Filling::complain(std::size_t index, base::Diagnostic told)
{
    auto const& tag = m_template.tags.at(index);
    auto const wording = m_template.wordings.find(tag.place.file);
    if (wording != m_template.wordings.end() && told.place.pointer.empty()) {
        told.place = wording->second;
    } else { // What is missing keeps its own pointer, beside the place that prints it.
        told.place.file = m_template.files.at(tag.place.file);
        told.place.line = static_cast<int>(tag.place.line);
    }
    if (m_told.insert(base::describe(told)).second)
        m_faults.push_back(std::move(told));
}

void Filling::complain_unknown(std::size_t index)
{
    auto const& tag = m_template.tags.at(index);
    auto told = m_scopes.explain(tag);
    // A wording cannot do what a template can.
    if (m_template.wordings.contains(tag.place.file) && told.fix.find("{{") != std::string::npos)
        told.fix = print_another_field;
    complain(index, std::move(told));
}

void Filling::complain_missing(std::size_t index, facts::Fact::Missing const& missing)
{
    auto const& name = missing.label.empty() ? m_template.tags.at(index).key : missing.label;
    auto told
        = fault("merge-missing-value", "\"" + name + "\" is empty, and the document prints it.",
            "Fill in \"" + name + "\" in the record.");
    told.place.pointer = missing.pointer;
    // One field is one thing to fill in, however many lines print it; the first stands for all.
    if (m_told.insert(told.message + missing.pointer).second)
        complain(index, std::move(told));
}

void Filling::complain_not_printable(std::size_t index, facts::Fact const& fact)
{
    auto const& tag = m_template.tags.at(index);
    auto const& key = tag.key;
    if (m_template.wordings.contains(tag.place.file))
        return complain(index,
            fault("merge-not-printable",
                "\"" + key
                    + "\" is no single value, so it cannot be "
                      "printed.",
                print_another_field));
    auto const section = "{{#" + key + "}}…{{/" + key + "}}";
    if (fact.list())
        complain(index,
            fault("merge-not-printable", "\"" + key + "\" is a list.",
                "Repeat a section for its items: " + section + "."));
    else if (fact.object())
        complain(index,
            fault("merge-not-printable", "\"" + key + "\" has members of its own.",
                "Print one of them" + (key == "." ? " by its key." : ": {{" + key + ".…}}.")));
    else
        complain(index,
            fault("merge-not-printable", "\"" + key + "\" is yes or no.",
                "Use it as a condition: " + section + "."));
}

base::Result<markup::Markup> Filling::finish()
{
    if (!m_faults.empty())
        return std::move(m_faults);
    return std::move(m_markup);
}

} // namespace merge
