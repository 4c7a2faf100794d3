#pragma once

// Documents for tests, in few words, and the one set of fonts and styles that all tests share.

#include "base/file.h"
#include "layout/layout.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace make {

inline layout::FontSet const& fonts()
{
    static auto const set = layout::FontSet::load(CASEBINDER_SOURCE_DIR "/fonts/fonts.json");
    return set;
}

/// Round numbers, so that positions can be worked out by hand. Text area of "portrait": 500 pt
/// wide from x = 50, 700 pt high from y = 70 to 770.
inline constexpr char const* plain_styles = R"({
  "pages": {
    "portrait": { "width": "600pt", "height": "840pt", "margin_left": "50pt",
      "margin_right": "50pt", "margin_top": "70pt", "margin_bottom": "70pt",
      "header_baseline": "30pt", "footer_baseline": "40pt" },
    "landscape": { "width": "840pt", "height": "600pt", "margin_left": "50pt",
      "margin_right": "50pt", "margin_top": "70pt", "margin_bottom": "70pt",
      "header_baseline": "30pt", "footer_baseline": "40pt" }
  },
  "styles": {
    "p": { "size": "10pt", "leading": "20pt", "space_before": "4pt", "space_after": "10pt",
      "colour": "#000000" },
    "tight": { "space_before": "0pt", "space_after": "0pt", "orphans": 1, "widows": 1 },
    "divided": { "hyphenate": true },
    "right": { "align": "right" },
    "h1": { "size": "20pt", "leading": "30pt", "weight": "bold", "space_before": "30pt",
      "keep_with_next": true },
    "h2": { "weight": "bold", "keep_with_next": true },
    "ul": { "indent_left": "20pt", "label_width": "15pt" },
    "li": { },
    "dt": { "weight": "bold", "keep_with_next": true },
    "toc": { },
    "toc-1": { "based_on": "tight", "indent_left": "30pt", "label_width": "30pt",
      "indent_right": "40pt" },
    "toc-2": { "based_on": "toc-1", "indent_left": "60pt" },
    "note": { "based_on": "tight", "indent_left": "20pt", "label_width": "20pt" },
    "table": { "space_before": "0pt", "space_after": "0pt" },
    "td": { "based_on": "tight", "padding": "5pt", "rule_below": "1pt" },
    "careful-td": { "based_on": "td", "orphans": 2, "widows": 2 },
    "th": { "based_on": "td", "weight": "bold", "background": "#eeeeee" },
    "dense-td": { "based_on": "td", "size": "8pt", "leading": "10pt" },
    "badge": { "overlay": true, "background": "#ffcccc", "weight": "bold" },
    "group": { "overlay": true, "background": "#dddddd", "keep_with_next": true },
    "striped": { "based_on": "table" },
    "striped-even": { "background": "#f7f7f7" },
    "striped-total": { "weight": "bold", "rule_above": "2pt" },
    "continued": { "based_on": "tight" },
    "caption": { "based_on": "tight", "keep_with_next": true },
    "box": { "padding": "9pt", "border": "1pt", "space_before": "0pt", "space_after": "0pt" },
    "whole": { "keep_together": true, "space_before": "0pt", "space_after": "0pt" },
    "farewell": { "based_on": "tight", "keep_with_previous": true },
    "step": { "based_on": "tight", "padding": "4pt", "border": "1pt", "space_after": "12pt",
      "arrow_after": true },
    "signature": { "padding": "40pt", "rule_below": "1pt", "label_width": "20pt" },
    "img": { "space_before": "0pt", "space_after": "0pt" },
    "figure": { "space_before": "0pt", "space_after": "0pt", "keep_together": true },
    "figcaption": { "based_on": "tight" },
    "hr": { "rule_below": "1pt" },
    "div": { "space_before": "0pt", "space_after": "0pt" },
    "link": { "rule_below": "1pt", "padding": "2pt", "colour": "#0000ff" },
    "furniture": { "size": "8pt", "leading": "10pt" },
    "marking": { "size": "8pt", "leading": "10pt", "weight": "bold", "space_after": "0pt" },
    "watermark": { "size": "50pt", "leading": "60pt", "colour": "#eeeeee" }
  }
})";

inline layout::StyleSheet read_styles(std::string const& text, std::string const& file)
{
    auto value = base::parse_json(text, file);
    auto sheet = layout::StyleSheet::read(value.value(), file);
    for (auto const& fault : sheet.ok() ? base::Diagnostics {} : sheet.errors())
        ADD_FAILURE() << base::describe(fault);
    return std::move(sheet).value();
}

inline layout::StyleSheet const& styles()
{
    static auto const sheet = read_styles(plain_styles, "plain.json");
    return sheet;
}

inline layout::StyleSheet const& house_styles()
{
    static auto const sheet = read_styles(
        base::read_file(CASEBINDER_SOURCE_DIR "/templates/style/house.json"), "house.json");
    return sheet;
}

/// A document that grows by calls; each names its style.
struct Document : document::Document {
    Document()
    {
        file = "letter.xml";
        styles = { "p" };
        metadata.title = "Test";
    }

    std::uint16_t style(std::string const& name)
    {
        for (std::size_t i = 0; i < styles.size(); ++i)
            if (styles.at(i) == name)
                return static_cast<std::uint16_t>(i);
        styles.push_back(name);
        return static_cast<std::uint16_t>(styles.size() - 1);
    }

    template <typename Content>
    document::Block block(std::string const& style_name, Content content, int line = 1)
    {
        document::Block result;
        result.style = style(style_name);
        result.line = line;
        result.content = std::move(content);
        return result;
    }
    document::Block p(std::string text, std::string const& style_name = "p")
    {
        return block(style_name, document::Paragraph { "", { { std::move(text) } } });
    }
    document::Block heading(int level, std::string text)
    {
        return block(
            "h" + std::to_string(level), document::Heading { level, { { std::move(text) } } });
    }
    document::Block group(
        document::Blocks content, std::string const& style_name, std::string role = "Div")
    {
        auto inner = std::make_unique<document::Group>();
        inner->role = std::move(role);
        inner->content = std::move(content);
        return block(style_name, std::move(inner));
    }
    document::Cell td(std::string text, std::string const& style_name = "td")
    {
        document::Cell cell;
        cell.text = { { std::move(text) } };
        cell.style = style(style_name);
        return cell;
    }
    document::Cell th(std::string text, document::Scope scope = document::Scope::column)
    {
        auto cell = td(std::move(text), "th");
        cell.scope = scope;
        return cell;
    }
};

template <typename... Blocks> document::Blocks blocks(Blocks... content)
{
    document::Blocks result;
    (result.push_back(std::move(content)), ...);
    return result;
}

template <typename... Cells> document::Row row(Cells... content)
{
    document::Row result;
    (result.cells.push_back(std::move(content)), ...);
    return result;
}

inline layout::PagedDocument lay_out(
    document::Document const& document, layout::StyleSheet const& sheet = styles())
{
    auto result = layout::lay_out(document, sheet, fonts());
    for (auto const& fault : result.ok() ? base::Diagnostics {} : result.errors())
        ADD_FAILURE() << base::describe(fault);
    return result.ok() ? std::move(result).value() : layout::PagedDocument {};
}

/// `count` words of four letters.
inline std::string words(std::size_t count)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += i == 0 ? "word" : " word";
    return text;
}

/// Text that fills `count` lines, each ended by a line break.
inline document::Spans lines(std::size_t count, std::string const& stem = "line")
{
    document::Spans spans;
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0)
            spans.push_back({ "", document::line_break, 0 });
        spans.push_back({ stem + std::to_string(i + 1), document::plain, 0 });
    }
    return spans;
}

} // namespace make
