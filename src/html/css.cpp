#include "html/css.h"

#include "html/text.h"
#include "layout/contents.h"

#include <algorithm>
#include <set>
#include <vector>

namespace html {

namespace {

using base::Length;
using layout::Align;
using layout::Style;

class Rule {
public:
    Rule(std::string& out, std::string const& selector, Style const& plain)
        : m_out(out)
        , m_plain(plain)
    {
        m_out += selector + "{";
    }
    Rule(Rule const&) = delete;
    Rule& operator=(Rule const&) = delete;
    ~Rule() { m_out += "}\n"; }

    void text(std::string_view property, std::string_view value)
    {
        m_out += property;
        m_out += ':';
        m_out += value;
        m_out += ';';
    }
    /// In rem.
    void length(std::string_view property, Length value)
    {
        std::string number;
        append_thousandths(number, value.millipoints * 1000 / m_plain.size.millipoints);
        text(property, value == Length {} ? "0" : number + "rem");
    }
    void colour(std::string_view property, std::uint32_t value)
    {
        text(property, colour_code(value));
    }
    /// Of hairlines, which must not vanish: in points.
    void line(std::string_view property, Length thickness, std::uint32_t value)
    {
        std::string number;
        append_thousandths(number, thickness.millipoints);
        text(property, number + "pt solid");
        colour(std::string(property) + "-color", value);
    }

    void letters(Style const& style)
    {
        text("font-weight", style.weight == layout::Weight::bold ? "bold" : "normal");
        text("font-style", style.slant == layout::Slant::upright ? "normal" : "italic");
        colour("color", style.colour);
        if (style.background != 0xFFFFFF)
            colour("background-color", style.background);
    }
    void size(Style const& style)
    {
        length("font-size", style.size);
        std::string ratio;
        append_thousandths(ratio, style.leading.millipoints * 1000 / style.size.millipoints);
        text("line-height", ratio);
    }
    void box(Style const& style)
    {
        length("margin-top", style.space_before);
        length("margin-bottom", style.space_after);
        if (style.padding != Length {})
            length("padding", style.padding);
        if (style.border != Length {})
            line("border", style.border, style.border_colour);
        if (style.rule_below != Length {})
            line("border-bottom", style.rule_below, style.border_colour);
        if (style.min_height != Length {})
            length("min-height", style.min_height);
        // What hangs in the margin of the page begins at the edge of the text here.
        if (style.indent_left > style.label_width)
            length("margin-left", style.indent_left - style.label_width);
        if (style.indent_right != Length {})
            length("margin-right", style.indent_right);
        if (style.label_width != Length {})
            length("--label", style.label_width);
    }
    void setting(Style const& style)
    {
        if (style.align == Align::centre || style.align == Align::right)
            text("text-align", style.align == Align::right ? "right" : "center");
        if (style.keep_with_next)
            text("break-after", "avoid");
        if (style.keep_together)
            text("break-inside", "avoid");
    }

private:
    std::string& m_out;
    Style const& m_plain;
};

void append_margin(std::string& out, std::string_view where, std::string const& content)
{
    out += "@";
    out += where;
    out += "{content:" + content + "}";
}

} // namespace

void append_style_rules(
    std::string& out, document::Document const& document, layout::StyleSheet const& styles)
{
    auto const* plain = styles.find("p");
    base::ensure(plain != nullptr, "a style sheet without \"p\"");
    {
        Rule body(out, "body", *plain);
        body.letters(*plain);
        body.text("line-height", "1.4");
    }
    std::set<std::string> names(document.styles.begin(), document.styles.end());
    names.insert({ "p", "caption", "furniture", "marking", "link", "td", "signature", "dense-td" });
    if (!document.fields.empty())
        names.insert({ "field-label", "field-hint" });
    if (layout::has_contents(document))
        names.insert({ "toc-1", "toc-2", "toc-3", "toc-4" });
    // What lies over another style comes after it: of two rules for a cell the later one holds.
    std::vector<std::string> ordered(names.begin(), names.end());
    std::ranges::stable_partition(ordered, [&](auto const& name) {
        auto const* style = styles.find(name);
        return !style || !style->overlay;
    });
    for (auto const& name : ordered) {
        auto const* style = styles.find(name);
        if (!style)
            continue;
        Rule rule(out, name == "link" ? "a" : ".s-" + name, *plain);
        rule.letters(*style);
        if (style->overlay || name == "link")
            continue;
        rule.size(*style);
        rule.box(*style);
        rule.setting(*style);
    }
}

void append_page_rules(
    std::string& out, document::Document const& document, layout::StyleSheet const& styles)
{
    auto const* page = styles.page(document.page);
    if (!page)
        return;
    auto const points = [&](Length length) {
        append_thousandths(out, length.millipoints);
        out += "pt ";
    };
    out += "@page{size:";
    points(page->width);
    points(page->height);
    out += ";margin:";
    points(page->margin_top);
    points(page->margin_right);
    points(page->margin_bottom);
    points(page->margin_left);
    out += ";";
    if (!document.furniture.marking.empty()) {
        std::string marking;
        append_css_string(marking, document.furniture.marking);
        append_margin(out, "top-center", marking);
        append_margin(out, "bottom-center", marking);
    }
    append_margin(out, "bottom-right", "\"Page \" counter(page) \" of \" counter(pages)");
    out += "}\n";
}

} // namespace html
