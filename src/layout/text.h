#pragma once

// Spans of text -> lines, each a piece of a page with its top left corner at the origin.

#include "base/unicode.h"
#include "layout/context.h"

#include <span>
#include <vector>

namespace layout {

/// How wide text is: its longest part that cannot be broken, and all of it on one line.
struct TextWidths {
    base::Length least;
    base::Length most;
    base::Length letter {}; ///< Its largest type; in less, letters would stand over each other.
};

/// A line as text, for those who have their own fonts.
struct PlainLine {
    std::string text;
    base::Length width;
    bool right_to_left = false; ///< The direction of its paragraph.
};

/// Sets one paragraph at a time: `prepare` shapes it, `widths` and `lines` then use it.
class TextSetter {
public:
    explicit TextSetter(Context& context)
        : m_context(context)
    {
    }

    /// Shapes the spans. `node` owns the text; each link and each figure gets a node of its
    /// own below it.
    void prepare(document::Spans const& spans, Style const& style, NodeId node, Source source);
    void prepare(std::string_view text, Style const& style, NodeId node, Source source);

    TextWidths widths() const;

    /// Breaks what was prepared into lines. Each is as high as the style's leading, or higher
    /// where a fallback font needs it. Never loses text: a word wider than `area` is broken
    /// between letters.
    /// With `as_text`, adds each line there too, without the spaces at its end.
    void lines(Area area, std::vector<Page>& lines, std::vector<PlainLine>* as_text = nullptr);

private:
    /// A word in one font, or a space: what stays together unless it is too wide for a line.
    struct Atom {
        ShapedPiece* piece;
        std::uint32_t start; ///< Byte offsets in m_text.
        std::uint32_t end;
        base::Length width;
        WordSetting setting;
        NodeId node;
        std::uint32_t link; ///< 1-based index into Document::links.
        std::uint8_t level; ///< UAX #9.
        bool is_space;
        bool may_end; ///< A line may end after it.
        bool should_not_end; ///< But only if there is no other place: inside "9 May".
        bool must_end;
        bool raised; ///< The number of a note.
        bool divided; ///< By hyphenation: a line that ends after it ends with a hyphen.
        bool is_hyphen; ///< Shows that the line ends inside a word; not in m_text.
        std::uint32_t reading; ///< 1-based index into m_readings: what its part of a divided
                               ///< word reads as; 0 for its own text.
    };
    static constexpr std::uint32_t silent = 1; ///< The reading of the rest of a divided word.
    /// The atoms of a line and where the next line begins.
    struct LineAtoms {
        std::span<Atom const> atoms;
        std::size_t next;
    };
    /// Atoms of one line that become one run, and where it stands.
    struct Group {
        std::size_t begin, end;
        std::uint8_t level;
        bool actual_text;
        std::uint32_t reading;
        base::Length width;
        base::Length x;
    };
    /// A stretch of m_text from one span.
    struct Stretch {
        std::size_t end;
        std::uint8_t flags;
        std::uint32_t link;
        NodeId node;
    };

    void add_segment(std::size_t start, std::vector<Stretch> const& stretches);
    void add_part(std::size_t start, std::size_t end, Atom pattern);
    void add_word(std::size_t start, std::size_t end, Atom const& pattern);
    std::vector<Atom> atoms_of(std::size_t start, std::size_t end, Atom const& pattern);

    PlainLine plain_line(std::span<Atom const> atoms, std::string_view text) const;
    LineAtoms next_line(std::size_t begin, base::Length width);
    LineAtoms cut(std::size_t index, base::Length room, std::size_t begin);
    bool is_soft(Atom const& atom) const;
    Atom hyphen_after(Atom const& atom);
    bool divide(std::size_t index, base::Length room, base::Length width);
    LineAtoms hyphenated(std::size_t begin, std::size_t end);
    void set_line(std::span<Atom const> atoms, Area area, Page& line);
    std::vector<Group> groups(std::span<Atom const> atoms, std::size_t visible);
    void add_run(Page& line, std::span<Atom const> atoms, Group const& group);
    std::uint32_t take_reading(std::uint32_t reading);
    void add_reversed(Page& line, std::span<Atom const> atoms, TextRun run);
    void add_marks(Page& line, std::span<PlacedGlyph const> marks, std::string_view text);
    bool reads_as(FontId font, std::span<PlacedGlyph const> glyphs, std::string_view text) const;
    void add_link(Page& line, Atom const& atom, Group const& group) const;

    base::Length size_of(FontId font, bool raised) const;
    base::Length scaled(FontId font, std::int64_t units, bool raised = false) const;

    Context& m_context;
    Style const* m_style = nullptr;
    Source m_source;
    std::string m_text;
    std::vector<Atom> m_atoms;
    std::vector<Atom> m_line; ///< A line that ends inside a word.
    std::vector<std::string> m_readings { "" }; ///< Of divided words; the first is silence.
    bool m_right_to_left = false;
};

} // namespace layout
