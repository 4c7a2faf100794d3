#pragma once

// The elements inside <chart>, <timeline>, <flow>, <cycle> and <genogram> -> document::Drawing.

#include "markup/line_finder.h"
#include "markup/table_builder.h"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace markup {

/// An element inside a drawing as it is written.
struct DrawingPart {
    std::string name;
    LineFinder::Line line;
    std::map<std::string, std::string, std::less<>> attributes;
    std::string text; ///< White space collapsed.
    std::vector<DrawingPart> parts;

    std::string attribute(std::string_view attribute_name) const
    {
        auto const found = attributes.find(attribute_name);
        return found == attributes.end() ? std::string() : found->second;
    }
};

/// Gathers a drawing while it is being read, and makes it when it is complete. Drawings have
/// elements and attributes of their own, which stand here and nowhere else.
class DrawingBuilder {
public:
    using Attributes = std::span<std::pair<std::string_view, std::string_view> const>;
    using Complain = std::function<void(Complaint, LineFinder::Line)>;

    explicit DrawingBuilder(Complain complain)
        : m_complain(std::move(complain))
    {
    }

    /// False if the element may not stand here; then it has been complained of.
    bool start(std::string_view name, Attributes attributes, LineFinder::Line line);
    void text(std::string_view text);
    /// True when the drawing itself has ended.
    bool end();

    /// The element of the drawing itself.
    DrawingPart const& root() const { return m_root; }
    /// The drawing; its words are set, and what is wrong with it has been complained of.
    std::unique_ptr<document::Drawing> make() const;

private:
    document::Chart chart() const;
    document::Timeline timeline() const;
    document::FlowChart flow_chart() const;
    document::Cycle cycle() const;
    document::Genogram genogram() const;
    document::ChartValue value(DrawingPart const& part) const;
    document::Progress progress(DrawingPart const& part) const;
    std::vector<std::size_t> people(
        document::Genogram const& genogram, DrawingPart const& part, std::string_view name) const;
    void demand(bool met, DrawingPart const& part, std::string message, std::string fix) const;

    Complain m_complain;
    DrawingPart m_root;
    std::vector<DrawingPart*> m_open;
};

/// Styles of the table of a drawing, as indices into Document::styles.
struct DrawingTableStyles {
    std::uint16_t data, header, number, number_header;
};
/// Gives the index of the code of a figure, as in document::Span.
using FigureOf = std::function<std::uint32_t(std::string_view code)>;
/// The drawing as a table; null if its words say it all.
std::unique_ptr<document::Table> drawing_table(
    document::Drawing const& drawing, DrawingTableStyles const& styles, FigureOf const& figure_of);

} // namespace markup
