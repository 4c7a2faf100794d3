#pragma once

// Elements and text in the order of the markup -> document::Document, and every fault on the way.

#include "markup/drawing_builder.h"
#include "markup/elements.h"
#include "markup/field_reader.h"
#include "markup/inline_run.h"
#include "markup/line_finder.h"
#include "markup/table_builder.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace markup {

/// The attributes of one element as they are written.
using Attributes = std::span<std::pair<std::string_view, std::string_view> const>;

/// Builds the document while a parser reports what it meets. An element that is unknown or
/// misplaced is told and left out with all it holds; building goes on after it.
class Builder {
public:
    explicit Builder(Markup const& markup);

    /// `offset` is where the tag or text begins in the markup; it never decreases.
    void start(std::string_view name, Attributes attributes, std::size_t offset);
    void end();
    void text(std::string_view text, std::size_t offset);

    void complain(Complaint complaint, std::size_t offset);
    /// A limit is reached: what follows need not be read.
    bool is_full() const { return m_full; }
    /// The innermost open element as "<li> of line 12", for messages; empty if none is open.
    std::string innermost() const;

    base::Result<document::Document> finish();

private:
    /// An element that is open, with what it has gathered.
    struct Frame {
        ElementRule const* rule = nullptr;
        LineFinder::Line line;
        std::string id;
        std::uint16_t style = 0;
        Setting setting; ///< Of the text inside: the element's own and its parents'.
        std::string label; ///< Of a paragraph; the alternative text of a figure.
        document::Blocks blocks; ///< Of anything that holds blocks.
        document::Cell cell;
        document::Column column;
        document::List list;
        document::Image image;
        document::SignatureLine signature;
        std::unique_ptr<TableBuilder> table;
        bool figure = false;
        bool presentation = false; ///< Of a table.
        bool numbered = true; ///< Of a heading.
        int levels = document::Contents {}.levels;
        std::string title; ///< Of a box.
        std::optional<document::OwnPages> own_pages;
        std::size_t described = 0; ///< Entries of a definition list that have a definition.
        InlineRun around; ///< The text in which a note stands.
    };

    bool admits(ElementRule const& rule, std::size_t offset);
    void read_attributes(Frame& frame, Attributes attributes, std::size_t offset);
    void read_attribute(
        Frame& frame, Attribute attribute, std::string_view value, std::size_t offset);
    void read_structure_attribute(
        Frame& frame, Attribute attribute, std::string_view value, std::size_t offset);
    void refuse(std::string_view value, std::string_view name, std::string fix, std::size_t offset);
    void check_attributes(Frame const& frame, Attributes attributes, std::size_t offset);
    bool read_image_attribute(document::Image& image, Attribute attribute, std::string_view value);
    void check_image(Frame const& frame, bool has_alternative, std::size_t offset);
    void open(Frame& frame);
    void add_field(Frame const& frame, Attributes attributes, std::size_t offset);

    void close(Frame& frame);
    void close_text_block(Frame& frame);
    void close_group(Frame& frame);
    void close_list_item(Frame& frame);
    void close_list(Frame& frame);
    void close_cell(Frame& frame);
    void close_image(Frame& frame);
    void close_figure(Frame& frame);
    void close_figure_caption(Frame& frame);
    void close_table(Frame& frame);
    void close_note(Frame& frame);
    void close_notes(Frame& frame);
    void close_term(Frame& frame);
    void close_definition(Frame& frame);
    void close_definition_list(Frame& frame);
    std::string heading_number(Frame const& frame, int level);
    std::uint32_t link_to(std::string_view target);
    std::uint32_t figure_of(std::string_view code);
    bool is_within(Element element) const;
    void check_targets();
    void close_drawing();
    void flush_loose_text(Frame& frame);
    document::Block block(Frame const& frame, decltype(document::Block::content) content) const;
    void complain_of_mixture(Frame const& frame);
    std::string item_label(Frame const& list) const;

    Frame& parent() { return m_frames.back(); }
    Frame& table_frame();
    std::uint16_t style(std::string_view name);
    std::uint16_t default_style(ElementRule const& rule);
    std::string list_item_style(Frame const& list, std::string_view item) const;
    /// Tells a fault after which nothing is read.
    void stop(Complaint complaint, std::size_t offset);
    void complain_at(Complaint complaint, LineFinder::Line line);
    void complain_if(std::optional<Complaint> complaint, LineFinder::Line line);

    Markup const& m_markup;
    LineFinder m_lines;
    document::Document m_document;
    std::vector<Frame> m_frames;
    InlineRun m_run;
    std::unique_ptr<DrawingBuilder> m_drawing; ///< While one is open.
    FieldReader m_fields;
    int m_skipped = 0; ///< Depth inside an element that is left out.
    bool m_has_root = false;
    bool m_full = false;
    std::size_t m_elements = 0;
    std::size_t m_run_bytes = 0; ///< Of the text since the last block began or ended.
    std::map<std::string, std::uint16_t, std::less<>> m_styles;
    std::map<std::string, std::uint32_t, std::less<>> m_links;
    std::map<std::string, std::uint32_t, std::less<>> m_figures;
    std::map<std::string, LineFinder::Line> m_targets; ///< Ids that links lead to.
    bool m_headings_numbered = false;
    std::array<int, 4> m_heading_counts {};
    document::Blocks m_notes;
    LineFinder::Line m_first_note;
    bool m_notes_placed = false;
    base::Diagnostics m_faults;
    std::set<std::string> m_told; ///< A fault in a repeated section is told once.
};

} // namespace markup
