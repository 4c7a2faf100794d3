#pragma once

// Pages -> text: what stands where. For golden files and for tests that look for a word.

#include "base/unicode.h"
#include "layout/pages.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace trace {

/// A run as a reader of the file would see it.
struct Run {
    std::size_t page = 0;
    double x = 0; ///< Points; y is the baseline from the top.
    double y = 0;
    double width = 0;
    std::string text;
    layout::NodeId node = layout::artifact;
    layout::TextRun placed {};
};

inline double points(base::Length length)
{
    return static_cast<double>(length.millipoints) / 1000;
}

inline std::string to_utf8(std::u16string const& text)
{
    std::u32string code_points;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char32_t c = text.at(i);
        if (c >= 0xD800 && c < 0xDC00 && i + 1 < text.size())
            c = 0x10000 + ((c - 0xD800) << 10) + (text.at(++i) - 0xDC00U);
        code_points += c;
    }
    return base::to_utf8(code_points);
}

inline std::vector<Run> runs(layout::PagedDocument const& document, layout::FontSet const& fonts)
{
    std::map<std::pair<layout::FontId, std::uint16_t>, std::string> texts;
    for (auto const& entry : document.glyph_texts)
        texts[{ entry.font, entry.glyph }] = to_utf8(entry.text);
    std::vector<Run> result;
    for (std::size_t number = 0; number < document.pages.size(); ++number) {
        auto const& page = document.pages.at(number);
        for (auto const& placed : page.runs) {
            Run run { number, points(placed.x), points(placed.y), 0, "", placed.node, placed };
            std::int64_t advance = 0;
            for (std::size_t i = 0; i < placed.count; ++i) {
                auto const& glyph = page.glyphs.at(placed.first + i);
                advance += glyph.advance;
                run.text += texts.at({ placed.font, glyph.glyph });
            }
            run.width = points(placed.size) * static_cast<double>(advance)
                / fonts.metrics(placed.font).units_per_em;
            if (placed.actual_text != 0)
                run.text = document.texts.at(placed.actual_text - 1);
            result.push_back(std::move(run));
        }
    }
    return result;
}

/// The text runs only, without furniture and repeated heads.
inline std::vector<Run> text_runs(
    layout::PagedDocument const& document, layout::FontSet const& fonts)
{
    auto result = runs(document, fonts);
    std::erase_if(result, [](Run const& run) { return run.node == layout::artifact; });
    return result;
}

inline char const* role_name(layout::Role role)
{
    static constexpr char const* names[] = { "Document", "Sect", "Div", "P", "H1", "H2", "H3", "H4",
        "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TFoot", "TR", "TH", "TD", "Caption",
        "Figure", "Link", "Span", "Data", "Note", "TOC", "TOCI", "Reference" };
    return names[static_cast<std::size_t>(role)];
}

inline std::string print(layout::PagedDocument const& document, layout::FontSet const& fonts)
{
    std::string result;
    std::size_t page = document.pages.size();
    for (auto const& run : runs(document, fonts)) {
        char line[64];
        if (run.page != page) {
            page = run.page;
            auto const& shapes = document.pages.at(page);
            std::snprintf(line, sizeof line, "page %zu: %zu boxes, %zu polygons, %zu links\n",
                page + 1, shapes.boxes.size(), shapes.polygons.size(), shapes.links.size());
            result += line;
        }
        std::snprintf(
            line, sizeof line, "%7.2f %7.2f %5.1f ", run.x, run.y, points(run.placed.size));
        result += line;
        result += run.node == layout::artifact ? "-" : role_name(document.nodes.at(run.node).role);
        result += " " + run.text.substr(0, run.text.find_last_not_of(' ') + 1) + "\n";
    }
    return result;
}

/// The tree by indentation, for tests of structure.
inline std::string print_tree(layout::PagedDocument const& document)
{
    std::string result;
    std::vector<std::size_t> depth(document.nodes.size(), 0);
    for (std::size_t i = 0; i < document.nodes.size(); ++i) {
        auto const& node = document.nodes.at(i);
        if (node.parent != layout::artifact)
            depth.at(i) = depth.at(node.parent) + 1;
        result += std::string(depth.at(i), ' ') + role_name(node.role) + "\n";
    }
    return result;
}

} // namespace trace
