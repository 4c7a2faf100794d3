#pragma once

// layout::FieldArea -> widgets and the fields they belong to (ISO 32000-1 12.7).

#include "layout/pages.h"
#include "pdf/content.h"
#include "pdf/deflate.h"
#include "pdf/haru.h"
#include "pdf/object_streams.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pdf {

/// A field's place on a page.
struct Widget {
    layout::FieldArea const* area;
    std::uint32_t page; ///< 0-based.
};

/// What widgets refer to.
struct FormInput {
    ObjectNumber resources; ///< Of the pages, with the font of the form.
    std::vector<ObjectNumber> const& pages;
    std::size_t first_key; ///< Of the first widget in the parent tree of the structure.
};

/// The form of a document, if it has one.
class Form {
public:
    explicit Form(layout::PagedDocument const& document);

    /// Page by page.
    std::vector<Widget> const& widgets() const { return m_widgets; }
    /// Adds a stream for everything that fields show; equal ones are shared.
    void add_appearances(File& file, Deflater& deflater, ContentWriter& contents);
    std::size_t object_count() const;
    /// Adds the widgets, in order, then the levels above them and the form itself, whose number it
    /// returns.
    ObjectNumber add_objects(ObjectStreams& objects, File& file, FormInput const& input);

private:
    static constexpr std::size_t none = SIZE_MAX;
    /// A field, or a level of names above fields: "D01" of "D01.C5".
    struct Level {
        std::string name; ///< The part after the last dot.
        std::size_t parent = none;
        std::vector<std::size_t> levels = {};
        std::vector<std::size_t> widgets = {};
        document::Field const* field = nullptr; ///< Of a field with widgets of its own.
    };
    /// The appearances of a widget: one, or that of a button as it is and when chosen.
    struct Appearances {
        ObjectNumber plain = 0;
        ObjectNumber chosen = 0;
    };

    std::size_t level(std::string_view name);
    ObjectNumber add_appearance(File& file, Deflater& deflater, ContentWriter& contents,
        layout::FieldArea const& area, std::uint32_t index);
    void append_widget(std::string& out, std::size_t index, FormInput const& input) const;
    void append_field(std::string& out, Level const& level, layout::FieldArea const& area) const;
    void append_appearance(std::string& out, std::size_t index) const;
    void append_name(std::string& out, Level const& level) const;
    void number_levels();
    ObjectNumber number_of(std::size_t level) const { return m_numbers.at(level); }
    bool is_merged(Level const& level) const;

    layout::PagedDocument const& m_document;
    std::vector<Widget> m_widgets;
    std::vector<std::size_t> m_level_of; ///< By widget.
    std::vector<Level> m_levels;
    std::vector<ObjectNumber> m_numbers; ///< By level.
    std::vector<std::size_t> m_roots;
    std::map<std::string, std::size_t, std::less<>> m_by_name;
    std::vector<Appearances> m_appearances; ///< By widget.
    std::map<std::string, ObjectNumber, std::less<>> m_streams; ///< By entries and content.
    std::vector<std::pair<ObjectNumber, std::string>> m_entries; ///< Of the streams.
    ObjectNumber m_first = 0;
};

} // namespace pdf
