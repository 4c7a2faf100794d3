#pragma once

// What layout makes: pages of placed glyphs and shapes, and the structure tree they belong to.

#include "base/length.h"
#include "document/document.h"
#include "drawing/picture.h"
#include "layout/font.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace layout {

/// Index into PagedDocument::nodes; `artifact` for what is not part of the text (ISO 32000-1
/// 14.8.2.2): page furniture, rules, repeated table headers.
using NodeId = std::uint32_t;
constexpr NodeId artifact = 0xFFFFFFFF;

/// Structure types of ISO 32000-1 14.8.4 that we use.
enum class Role : std::uint8_t {
    document,
    section,
    division,
    paragraph,
    heading1,
    heading2,
    heading3,
    heading4,
    list,
    list_item,
    label,
    list_body,
    table,
    table_head,
    table_body,
    table_foot,
    table_row,
    header_cell,
    data_cell,
    caption,
    figure,
    link,
    span,
    data, ///< Text that prints a figure: a span with the code of the figure.
    note,
    contents,
    contents_item,
    reference,
    form
};

/// What the labels of a list look like (ISO 32000-1 14.8.5.5); `none` where they are words.
enum class ListNumbering : std::uint8_t {
    none,
    disc,
    circle,
    square,
    decimal,
    lower_roman,
    upper_roman,
    lower_alpha,
    upper_alpha
};

/// One structure element. Nodes stand in reading order, a parent before its kids.
///
/// The order of all kids follows from one walk over the runs, page by page: before the content of
/// a run of node `n` is added, every node up to and including `n` that is not yet in the tree is
/// added to its parent; nodes left over at the end (empty cells) are added last. So a link stands
/// between the words around it although both belong to the same paragraph.
struct Node {
    Role role;
    NodeId parent; ///< `artifact` for the root only.
    document::Scope scope = document::Scope::none; ///< header_cell only.
    std::uint8_t column_span = 1; ///< header_cell and data_cell.
    std::uint8_t row_span = 1;
    ListNumbering numbering = ListNumbering::none; ///< list only.
    std::uint32_t text = 0; ///< 1-based index into PagedDocument::texts: alternative text; of
                            ///< `data` into PagedDocument::figures.
};

struct PlacedGlyph {
    std::uint16_t glyph;
    std::int16_t advance; ///< Font units; what the pen moves by before the next glyph.
    std::int16_t x_offset;
    std::int16_t y_offset;
};

/// A run of glyphs of one font and size on one baseline.
struct TextRun {
    std::uint32_t first; ///< Into Page::glyphs.
    std::uint32_t count;
    FontId font;
    std::uint32_t colour; ///< 0xRRGGBB
    base::Length size;
    base::Length x; ///< Left end of the baseline, from the left page edge.
    base::Length y; ///< Baseline, from the TOP page edge, growing downwards.
    NodeId node;
    std::uint32_t actual_text = 0; ///< 1-based index into PagedDocument::texts: ActualText, for
                                   ///< runs whose text cannot be read from glyph by glyph.
    std::int16_t rotation = 0; ///< Degrees anticlockwise (watermark only).
};

/// A filled rectangle (rules and borders too). Always an artifact.
struct Box {
    base::Length x, y, width, height; ///< y is the top edge, from the top of the page.
    std::uint32_t colour;
    bool is_background = false; ///< Lies below a watermark; rules lie above it.
};

/// A picture, scaled to a rectangle.
struct PlacedPicture {
    std::uint32_t picture; ///< Index into PagedDocument::pictures.
    base::Length x, y, width, height; ///< y is the top edge, from the top of the page.
    NodeId node; ///< A node of role `figure`, or `artifact` for decoration.
    std::uint32_t runs_before; ///< How many of the page's runs stand before it in reading order.
};

/// A filled polygon such as an arrow head. Always an artifact.
struct Polygon {
    std::vector<std::pair<base::Length, base::Length>> points;
    std::uint32_t colour;
};

/// A path of a drawing, drawn before the first run of its node: so that content stands in the
/// page in reading order, and texts on top of the shapes they belong to.
struct DrawnPath {
    drawing::Path path;
    NodeId node;
};

struct LinkArea {
    base::Length x, y, width, height;
    std::string uri; ///< Or "#" and the id of a destination of this document.
    std::string description; ///< Contents of the annotation (PDF/UA-1 7.18.5).
    NodeId node; ///< A node of role `link`.
};

/// Where on a page a destination is. In time every page passes them on to the document.
struct Anchor {
    std::uint32_t destination; ///< Index into PagedDocument::destinations.
    base::Length y;
};

/// A place where something is filled in: a widget of a form field.
struct FieldArea {
    base::Length x, y, width, height;
    std::uint32_t field; ///< Index into PagedDocument::fields.
    std::uint32_t option; ///< Of a check box or radio button: index into Field::options.
    std::uint32_t appearance; ///< Index into PagedDocument::appearances. Buttons have two, which
                              ///< follow one another: as they are, and chosen.
    base::Length size; ///< Font size and colour of what is filled in.
    std::uint32_t colour;
    NodeId node; ///< A node of role `form`, which holds nothing else.
};

struct Page {
    base::Length width, height;
    std::vector<Box> boxes; ///< Drawn before text.
    std::vector<Polygon> polygons;
    std::vector<PlacedPicture> pictures; ///< In reading order; drawn with the text.
    std::vector<DrawnPath> paths; ///< Of drawings, in reading order.
    std::vector<PlacedGlyph> glyphs;
    std::vector<TextRun> runs; ///< In reading order.
    std::vector<LinkArea> links;
    std::vector<Anchor> anchors;
    std::vector<FieldArea> fields;
};

/// An entry of the outline.
struct Bookmark {
    static constexpr std::uint32_t unplaced = 0xFFFFFFFF; ///< Until its page is known.
    int level; ///< 1 to 4.
    std::string title;
    std::uint32_t page; ///< 0-based.
    base::Length y;
};

/// What links of this document lead to.
struct Destination {
    static constexpr std::uint32_t unplaced = 0xFFFFFFFF;
    std::string id;
    std::uint32_t page = unplaced; ///< 0-based. Never unplaced once layout is done.
    base::Length y;
};

/// Pages that are counted in one way, up to the next range.
struct PageRange {
    std::uint32_t first_page; ///< 0-based.
    document::Numbering numbering;
    std::uint32_t first_number;
};

/// The text a glyph of a font stands for, for ToUnicode. Sorted by (font, glyph), unique.
struct GlyphText {
    FontId font;
    std::uint16_t glyph;
    std::u16string text;
};

struct PagedDocument {
    document::Metadata metadata;
    std::vector<Page> pages;
    std::vector<Node> nodes; ///< nodes[0] is the Document element.
    std::vector<std::shared_ptr<image::Picture const>> pictures; ///< Each once.
    std::vector<std::string> figures; ///< Codes of figures.
    std::vector<std::string> texts; ///< Alternative and actual texts.
    std::vector<Bookmark> bookmarks;
    std::vector<Destination> destinations;
    std::vector<PageRange> page_ranges; ///< At least one once layout is done.
    std::vector<GlyphText> glyph_texts;
    std::vector<document::Field> fields;
    std::vector<Page> appearances; ///< What fields show: text only, from the top left of the area.
};

/// Is handed page after page, by its index, as soon as each is full, and may take away what the
/// page shows (clear() leaves the memory to the next page); its size and links stay. Added
/// afterwards, at the end, are only artifacts that need the number of pages.
using PageSink = std::function<void(PagedDocument& so_far, std::size_t page)>;

} // namespace layout
