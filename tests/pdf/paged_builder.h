#pragma once

// Builds layout::PagedDocument values by hand, so that the pdf room is tested without layout.

#include "base/unicode.h"
#include "layout/font.h"
#include "layout/pages.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace pdf_test {

/// Where and how a line of text is set; lengths in points from the top left.
struct Line {
    int x = 72;
    int y = 72;
    int size = 11;
    layout::Weight weight = layout::Weight::regular;
    std::uint32_t colour = 0;
    int rotation = 0;
    std::string actual_text = {};
};

class PagedBuilder {
public:
    explicit PagedBuilder(layout::FontSet const& fonts)
        : m_fonts(fonts)
    {
        m_document.metadata.title = "Test document";
        m_document.metadata.date = "2016-05-09";
        m_document.nodes.push_back({ layout::Role::document, layout::artifact });
    }

    layout::NodeId node(layout::Role role, layout::NodeId parent)
    {
        m_document.nodes.push_back({ role, parent });
        return static_cast<layout::NodeId>(m_document.nodes.size() - 1);
    }

    layout::Node& operator[](layout::NodeId node) { return m_document.nodes.at(node); }
    layout::PagedDocument& document() { return m_document; }

    void page()
    {
        m_document.pages.emplace_back();
        m_document.pages.back().width = { 595276 }; // A4
        m_document.pages.back().height = { 841890 };
    }

    std::uint32_t text(std::string const& value)
    {
        m_document.texts.push_back(value);
        return static_cast<std::uint32_t>(m_document.texts.size());
    }

    /// Sets one line in as many runs as it has scripts and directions. Returns its width.
    base::Length line(layout::NodeId node, std::string_view value, Line const& setting)
    {
        auto const actual = setting.actual_text.empty() ? 0 : text(setting.actual_text);
        auto const runs = base::script_runs(value);
        std::vector<std::uint8_t> levels;
        for (auto const& run : runs)
            levels.push_back(run.level);
        auto x = base::Length::points(setting.x);
        for (auto const index : base::visual_order(levels)) {
            auto const& run = runs.at(index);
            x += shaped(
                node, value.substr(run.start, run.end - run.start), run, x, setting, actual);
        }
        return x - base::Length::points(setting.x);
    }

    /// The document with the texts of all glyphs set so far.
    layout::PagedDocument const& finish()
    {
        m_document.glyph_texts.clear();
        for (auto const& [key, value] : m_glyph_texts)
            m_document.glyph_texts.push_back({ key.first, key.second, value });
        return m_document;
    }

private:
    base::Length shaped(layout::NodeId node, std::string_view part, base::ScriptRun const& script,
        base::Length x, Line const& setting, std::uint32_t actual)
    {
        auto& page = m_document.pages.back();
        auto const right_to_left = script.level % 2 == 1;
        auto const font
            = m_fonts.font_for(base::to_code_points(part), setting.weight, layout::Slant::upright)
                  .value();
        auto const shapes = m_fonts.shape(font, part, script.script, right_to_left);
        layout::TextRun run {};
        run.first = static_cast<std::uint32_t>(page.glyphs.size());
        run.count = static_cast<std::uint32_t>(shapes.size());
        run.font = font;
        run.colour = setting.colour;
        run.size = base::Length::points(setting.size);
        run.x = x;
        run.y = base::Length::points(setting.y);
        run.node = node;
        run.actual_text = actual;
        run.rotation = static_cast<std::int16_t>(setting.rotation);
        std::int64_t units = 0;
        for (std::size_t i = 0; i < shapes.size(); ++i) {
            auto const& shape = shapes[i];
            page.glyphs.push_back({ shape.glyph, shape.advance, shape.x_offset, shape.y_offset });
            units += shape.advance;
            auto end = part.size();
            for (auto const& other : shapes) {
                if (other.cluster > shape.cluster && other.cluster < end)
                    end = other.cluster;
            }
            bool const first_of_cluster = i == 0 || shapes[i - 1].cluster != shape.cluster;
            std::u16string utf16;
            for (auto const c :
                base::to_code_points(part.substr(shape.cluster, end - shape.cluster)))
                utf16 += static_cast<char16_t>(c); // Tests stay within the basic plane.
            if (first_of_cluster)
                m_glyph_texts.emplace(std::pair(font, shape.glyph), utf16);
        }
        page.runs.push_back(run);
        auto const em = m_fonts.metrics(font).units_per_em;
        return { units * run.size.millipoints / em };
    }

    layout::FontSet const& m_fonts;
    layout::PagedDocument m_document;
    std::map<std::pair<layout::FontId, std::uint16_t>, std::u16string> m_glyph_texts;
};

} // namespace pdf_test
