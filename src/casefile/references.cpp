#include "casefile/references.h"

#include "base/date.h"

#include <optional>

namespace casefile {

namespace {

using base::Value;

std::optional<std::string> key_text(Value const& value)
{
    if (auto const* text = value.as_string())
        return *text;
    if (auto const* integer = value.as_integer())
        return std::to_string(*integer);
    return std::nullopt;
}

/// One field beside another in the same object.
struct Field {
    std::string label;
    std::string text;
};

/// Whether `later` comes before `earlier` for certain; equal times count when `strictly`.
bool is_before(Field const& later, Field const& earlier, bool strictly)
{
    auto const later_time = base::TimeOfDay::parse(later.text);
    auto const earlier_time = base::TimeOfDay::parse(earlier.text);
    if (later_time && earlier_time)
        return *later_time < *earlier_time || (strictly && *later_time == *earlier_time);
    auto const later_date = base::PartialDate::parse(later.text);
    auto const earlier_date = base::PartialDate::parse(earlier.text);
    return later_date && earlier_date && later_date->latest() < earlier_date->earliest();
}

class Finder {
public:
    explicit Finder(std::string const& file)
        : m_file(file)
    {
    }

    void walk(
        Value const& value, Value const& node, std::string const& pointer, std::string const& label)
    {
        if (auto const text = key_text(value))
            add_names(*text, node, pointer, label);
        auto const* items = node.find("items");
        if (auto const* list = value.as_list(); list && items) {
            for (std::size_t i = 0; i < list->size(); ++i)
                walk(list->at(i), *items, base::pointer_to(pointer, i), label);
        }
        if (auto const* object = value.as_object()) {
            for (auto const& [key, member] : *object) {
                if (auto const* field = base::subschema(node, key)) {
                    auto const place = base::pointer_to(pointer, key);
                    walk(member, *field, place, field->text("title", key));
                    check_order(value, node, member, *field, place);
                }
            }
        }
    }

    Links take() { return std::move(m_links); }

private:
    void add_names(std::string const& text, Value const& node, std::string const& pointer,
        std::string const& label)
    {
        if (auto const kind = node.text("x-key"); !kind.empty()) {
            auto const [first, is_new] = m_links.keys[kind].emplace(text, pointer);
            if (!is_new) {
                add("record-repeated", pointer,
                    "\"" + label + "\" " + text + " stands twice, first at " + first->second + ".",
                    "Give each a value of its own.");
            }
        }
        if (auto const kind = node.text("x-reference"); !kind.empty())
            m_links.references.push_back({ kind, text, label, pointer });
    }

    void check_order(Value const& object, Value const& node, Value const& member,
        Value const& field, std::string const& pointer)
    {
        auto const* text = member.as_string();
        for (std::string_view const keyword : { "x-after", "x-not-before" }) {
            auto const other = field.text(keyword);
            auto const earlier = object.text(other);
            auto const* earlier_field = base::subschema(node, other);
            if (!text || earlier.empty() || !earlier_field)
                continue;
            Field const first { earlier_field->text("title", other), earlier };
            Field const second { field.text("title"), *text };
            if (is_before(second, first, keyword == "x-after")) {
                add("record-order", pointer,
                    "\"" + second.label + "\" (" + second.text + ") must not be before \""
                        + first.label + "\" (" + first.text + ").",
                    "Correct one of the two.");
            }
        }
    }

    void add(std::string code, std::string const& pointer, std::string message, std::string fix)
    {
        m_links.faults.push_back({ base::Severity::error, std::move(code), { m_file, 0, pointer },
            std::move(message), std::move(fix) });
    }

    std::string const& m_file;
    Links m_links;
};

} // namespace

Links find_links(base::Value const& document, base::Schema const& schema, std::string const& file)
{
    Finder finder(file);
    finder.walk(document, schema.document(), {}, schema.document().text("title"));
    return finder.take();
}

} // namespace casefile
