#include "layout/style.h"

#include <charconv>
#include <functional>
#include <optional>
#include <set>

namespace layout {

namespace {

/// Reads "12pt", "8.5pt" or "20mm" to the nearest millipoint, without floating point.
std::optional<base::Length> read_length(std::string_view text)
{
    if (text.size() < 3)
        return std::nullopt;
    auto const unit = text.substr(text.size() - 2);
    auto number = text.substr(0, text.size() - 2);
    bool const negative = number.starts_with('-');
    if (negative)
        number.remove_prefix(1);
    auto const dot = number.find('.');
    auto const whole_digits = number.substr(0, dot);
    auto decimals
        = dot == std::string_view::npos ? std::string() : std::string(number.substr(dot + 1));
    if (whole_digits.empty() || whole_digits.size() > 5 || decimals.size() > 3
        || (dot != std::string_view::npos && decimals.empty()))
        return std::nullopt;
    decimals.resize(3, '0');
    auto const digits = std::string(whole_digits) + decimals;
    std::int64_t thousandths = 0;
    auto const end = digits.data() + digits.size();
    if (std::from_chars(digits.data(), end, thousandths).ptr != end)
        return std::nullopt;
    thousandths = negative ? -thousandths : thousandths;
    if (unit == "pt")
        return base::Length { thousandths };
    if (unit == "mm")
        return base::Length::micrometres(thousandths);
    return std::nullopt;
}

std::optional<std::uint32_t> read_colour(std::string_view text)
{
    std::uint32_t colour = 0;
    auto const* const end = text.data() + text.size();
    if (text.size() != 7 || text.front() != '#'
        || std::from_chars(text.data() + 1, end, colour, 16).ptr != end)
        return std::nullopt;
    return colour;
}

/// Sets one property from its JSON value; false if the value has the wrong form.
template <typename Target> using Setter = std::function<bool(Target&, base::Value const&)>;

template <typename Target> Setter<Target> length(base::Length Target::*member)
{
    return [member](Target& target, base::Value const& value) {
        auto const* const text = value.as_string();
        auto const read = text ? read_length(*text) : std::nullopt;
        target.*member = read.value_or(base::Length {});
        return read.has_value();
    };
}

Setter<Style> colour(std::uint32_t Style::*member)
{
    return [member](Style& style, base::Value const& value) {
        auto const* const text = value.as_string();
        auto const read = text ? read_colour(*text) : std::nullopt;
        style.*member = read.value_or(0);
        return read.has_value();
    };
}

Setter<Style> flag(bool Style::*member)
{
    return [member](Style& style, base::Value const& value) {
        auto const* const read = value.as_bool();
        style.*member = read && *read;
        return read != nullptr;
    };
}

Setter<Style> count(int Style::*member)
{
    return [member](Style& style, base::Value const& value) {
        auto const* const read = value.as_integer();
        if (!read || *read < 1 || *read > 100)
            return false;
        style.*member = static_cast<int>(*read);
        return true;
    };
}

template <typename Enum>
Setter<Style> choice(Enum Style::*member, std::map<std::string, Enum> names)
{
    return [member, names = std::move(names)](Style& style, base::Value const& value) {
        auto const* const text = value.as_string();
        auto const found = text ? names.find(*text) : names.end();
        if (found == names.end())
            return false;
        style.*member = found->second;
        return true;
    };
}

using StyleProperties = std::map<std::string, Setter<Style>, std::less<>>;
StyleProperties const& style_properties()
{
    static StyleProperties const properties = {
        { "weight",
            choice(&Style::weight, { { "regular", Weight::regular }, { "bold", Weight::bold } }) },
        { "slant",
            choice(&Style::slant, { { "upright", Slant::upright }, { "italic", Slant::italic } }) },
        { "align",
            choice(&Style::align,
                { { "start", Align::start }, { "left", Align::left }, { "centre", Align::centre },
                    { "right", Align::right } }) },
        { "size", length(&Style::size) },
        { "leading", length(&Style::leading) },
        { "space_before", length(&Style::space_before) },
        { "space_after", length(&Style::space_after) },
        { "indent_left", length(&Style::indent_left) },
        { "indent_right", length(&Style::indent_right) },
        { "label_width", length(&Style::label_width) },
        { "padding", length(&Style::padding) },
        { "min_height", length(&Style::min_height) },
        { "border", length(&Style::border) },
        { "place_top", length(&Style::place_top) },
        { "place_bottom", length(&Style::place_bottom) },
        { "rule_below", length(&Style::rule_below) },
        { "rule_above", length(&Style::rule_above) },
        { "colour", colour(&Style::colour) },
        { "background", colour(&Style::background) },
        { "border_colour", colour(&Style::border_colour) },
        { "keep_with_next", flag(&Style::keep_with_next) },
        { "keep_with_previous", flag(&Style::keep_with_previous) },
        { "keep_together", flag(&Style::keep_together) },
        { "hyphenate", flag(&Style::hyphenate) },
        { "overlay", flag(&Style::overlay) },
        { "stack", flag(&Style::stack) },
        { "aside", flag(&Style::aside) },
        { "arrow_after", flag(&Style::arrow_after) },
        { "orphans", count(&Style::orphans) },
        { "widows", count(&Style::widows) },
    };
    return properties;
}

using PageProperties = std::map<std::string, Setter<PageStyle>, std::less<>>;
PageProperties const& page_properties()
{
    static PageProperties const properties = {
        { "width", length(&PageStyle::width) },
        { "height", length(&PageStyle::height) },
        { "margin_left", length(&PageStyle::margin_left) },
        { "margin_right", length(&PageStyle::margin_right) },
        { "margin_top", length(&PageStyle::margin_top) },
        { "margin_bottom", length(&PageStyle::margin_bottom) },
        { "header_baseline", length(&PageStyle::header_baseline) },
        { "footer_baseline", length(&PageStyle::footer_baseline) },
        { "fold_every", length(&PageStyle::fold_every) },
        { "fold_mark", length(&PageStyle::fold_mark) },
    };
    return properties;
}

class Reader {
public:
    Reader(base::Value const& root, std::string const& file)
        : m_root(root)
        , m_file(file)
    {
    }

    base::Diagnostics faults;
    std::map<std::string, PageStyle, std::less<>> pages;
    std::map<std::string, Style, std::less<>> styles;

    void read()
    {
        for (auto const& [key, value] : members(m_root, ""))
            if (key != "pages" && key != "styles")
                fault("style-unknown-property", "/" + key, "\"" + key + "\" is not known here.",
                    "Write only \"pages\" and \"styles\".");
        for (auto const& [name, value] : members_of("pages"))
            read_page(name, value);
        for (auto const& [name, value] : members_of("styles"))
            resolve(name);
        if (!styles.contains("p"))
            fault("style-missing", "/styles", "There is no style \"p\".",
                "Add the style \"p\", on which all others are based.");
    }

    /// Reads what an enlarging file says into copies of the styles.
    void enlarge()
    {
        base::Length add, least;
        for (auto const& [key, value] : members(m_root, "")) {
            auto const* const text = value.as_string();
            auto const read = text ? read_length(*text) : std::nullopt;
            bool const is_size = key == "size_add" || key == "size_min";
            if (is_size)
                (key == "size_add" ? add : least) = read.value_or(base::Length {});
            if (is_size ? !read : key != "pages" && key != "styles")
                fault("style-unknown-property", "/" + key, "\"" + key + "\" does not fit here.",
                    "Write \"size_add\" and \"size_min\" as lengths, \"pages\" and \"styles\".");
        }
        for (auto& [name, style] : styles)
            enlarge(style, add, least);
        change(pages, "pages", page_properties());
        change(styles, "styles", style_properties());
    }

private:
    base::Value const& m_root;
    std::string const& m_file;

    static void enlarge(Style& style, base::Length add, base::Length least)
    {
        auto const before = style.size.millipoints;
        style.size = std::max(style.size + add, least);
        for (auto* const length : { &style.leading, &style.indent_left, &style.indent_right,
                 &style.label_width, &style.min_height })
            *length = *length * style.size.millipoints / before;
    }

    template <typename Named, typename Properties>
    void change(Named& all, std::string const& part, Properties const& properties)
    {
        for (auto const& [name, value] : members_of(part)) {
            auto const pointer = base::pointer_to("/" + part, name);
            auto const found = all.find(name);
            if (found == all.end()) {
                fault("style-bad-base", pointer, "There is no \"" + name + "\" to be enlarged.",
                    "Name one of templates/style/house.json.");
                continue;
            }
            for (auto const& [key, property] : members(value, pointer))
                set(found->second, properties, key, property, base::pointer_to(pointer, key));
        }
    }

    std::set<std::string, std::less<>> m_open; ///< Styles being resolved, to find circles.

    void fault(std::string code, std::string pointer, std::string message, std::string fix)
    {
        faults.push_back({ base::Severity::error, std::move(code),
            { m_file, 0, std::move(pointer) }, std::move(message), std::move(fix) });
    }

    base::Value::Object const& members(base::Value const& value, std::string const& pointer)
    {
        static base::Value::Object const none;
        if (auto const* const object = value.as_object())
            return *object;
        fault("style-not-an-object", pointer, "An object in braces is expected here.",
            "Write { \"property\": \"value\" }.");
        return none;
    }

    base::Value::Object const& members_of(std::string_view key)
    {
        static base::Value const empty { base::Value::Object {} };
        auto const* const found = m_root.find(key);
        return members(found ? *found : empty, "/" + std::string(key));
    }

    template <typename Target, typename Properties>
    void set(Target& target, Properties const& properties, std::string const& key,
        base::Value const& value, std::string const& pointer)
    {
        auto const found = properties.find(key);
        if (found == properties.end())
            fault("style-unknown-property", pointer, "\"" + key + "\" is not a property.",
                "Correct the spelling; src/layout/style.h lists the properties.");
        else if (!found->second(target, value))
            fault("style-bad-value", pointer, base::write_json(value) + " does not fit here.",
                "Write lengths as \"12pt\" or \"20mm\", colours as \"#1a2b3c\".");
    }

    void read_page(std::string const& name, base::Value const& value)
    {
        auto const pointer = base::pointer_to("/pages", name);
        PageStyle page {};
        for (auto const& [key, property] : members(value, pointer))
            set(page, page_properties(), key, property, base::pointer_to(pointer, key));
        auto const zero = base::Length {};
        auto const across = page.width - page.margin_left - page.margin_right;
        auto const down = page.height - page.margin_top - page.margin_bottom;
        if (across < base::Length::points(72) || down < base::Length::points(144)
            || page.margin_left < zero || page.margin_right < zero || page.margin_top < zero
            || page.margin_bottom < zero)
            fault("style-no-room", pointer, "The margins leave no room for text.",
                "Make the page larger or its margins smaller.");
        pages.insert_or_assign(name, page);
    }

    /// The style with everything it inherits; null if there is none or it is based on itself.
    Style const* resolve(std::string const& name)
    {
        if (auto const done = styles.find(name); done != styles.end())
            return &done->second;
        auto const* const all = m_root.find("styles");
        auto const* const value = all ? all->find(name) : nullptr;
        if (!value || !m_open.insert(name).second)
            return nullptr;
        auto const pointer = base::pointer_to("/styles", name);
        Style style;
        auto const based_on = name == "p" ? std::string() : value->text("based_on", "p");
        if (!based_on.empty()) {
            if (auto const* const parent = resolve(based_on))
                style = *parent;
            else
                fault("style-bad-base", base::pointer_to(pointer, "based_on"),
                    "There is no style \"" + based_on + "\", or it is based on this one.",
                    "Name a style of this file that does not lead back here.");
        }
        for (auto const& [key, property] : members(*value, pointer))
            if (key != "based_on")
                set(style, style_properties(), key, property, base::pointer_to(pointer, key));
        // A size of nothing would make lines of no height, and pages that never fill.
        if (style.size < base::Length::points(1) || style.leading < style.size
            || style.leading > base::Length::points(100))
            fault("style-bad-size", pointer, "Size or leading is missing or out of bounds.",
                "Give a size from 1pt and a leading from that size to 100pt.");
        m_open.erase(name);
        return &styles.insert_or_assign(name, style).first->second;
    }
};

} // namespace

base::Result<StyleSheet> StyleSheet::read(base::Value const& value, std::string const& file)
{
    Reader reader(value, file);
    reader.read();
    if (!reader.faults.empty())
        return std::move(reader.faults);
    StyleSheet sheet;
    sheet.m_pages = std::move(reader.pages);
    sheet.m_styles = std::move(reader.styles);
    return sheet;
}

base::Result<StyleSheet> StyleSheet::enlarged(
    base::Value const& value, std::string const& file) const
{
    Reader reader(value, file);
    reader.pages = m_pages;
    reader.styles = m_styles;
    reader.enlarge();
    if (!reader.faults.empty())
        return std::move(reader.faults);
    StyleSheet sheet;
    sheet.m_pages = std::move(reader.pages);
    sheet.m_styles = std::move(reader.styles);
    return sheet;
}

PageStyle const* StyleSheet::page(std::string_view name) const
{
    auto const found = m_pages.find(name);
    return found == m_pages.end() ? nullptr : &found->second;
}

Style const* StyleSheet::find(std::string_view name) const
{
    auto const found = m_styles.find(name);
    return found == m_styles.end() ? nullptr : &found->second;
}

} // namespace layout
