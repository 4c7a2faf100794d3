#pragma once

// The document model: what a document says and how it is structured, without coordinates.

#include "base/length.h"
#include "document/drawing.h"
#include "document/field.h"
#include "image/image.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace document {

/// How a span of text is set. Bits, so that a span stays small: a 10,000-row table has 160,000.
enum SpanFlag : std::uint8_t {
    plain = 0,
    strong = 1,
    emphasis = 2,
    line_break = 4,
    raised = 8 ///< The number of a note, as a superscript; not part of what the text says.
};

/// Links are counted in 24 bits, more than there may be elements in a document.
constexpr std::uint32_t link_max = 0xFFFFFF;

/// Text in one setting. With `line_break` the text is empty and a new line begins.
struct Span {
    std::string text; ///< UTF-8, NFC, white space already collapsed.
    std::uint8_t flags = plain;
    std::uint32_t link : 24 = 0; ///< 1-based index into Document::links; 0 for none.
    std::uint32_t figure = 0; ///< 1-based index into Document::figures; 0 for none.
};
static_assert(sizeof(Span) <= sizeof(std::string) + 8);
using Spans = std::vector<Span>;

struct Block;
using Blocks = std::vector<Block>;

/// h1 to h4. `number` ("1.2") is set by the parser; empty unless headings are numbered.
struct Heading {
    int level = 1;
    Spans text;
    std::string number = {};
};

/// p. `label` is a number or sign that hangs in the margin before the text ("1.", "☐").
struct Paragraph {
    std::string label;
    Spans text;
};

/// ul, ol or dl. Labels ("•", "1.") are set by the parser so that layout need not count.
struct ListItem {
    std::string label;
    Blocks content;
    int line = 0; ///< Template line.
    Spans term = {}; ///< dt: set above the content as its label. Such an item has no `label`.
    std::uint16_t term_style = 0; ///< Index into Document::styles.
};
struct List {
    bool ordered = false;
    std::vector<ListItem> items;
};

/// `row_group` is a heading inside the body, of the rows below it.
enum class Scope : std::uint8_t { none, column, row, both, row_group };

/// td or th. One paragraph of plain text, the usual case, is held in `text`; anything else in
/// `blocks` (never both), because 160,000 cells must fit in memory.
struct Cell {
    Spans text;
    Blocks blocks;
    std::uint16_t style = 0; ///< Index into Document::styles.
    std::uint8_t column_span = 1;
    std::uint8_t row_span = 1;
    Scope scope = Scope::none; ///< Not `none` for th (ISO 32000-1 14.8.5.7).
    int line = 0; ///< Template line, for diagnostics.
};
struct Row {
    std::vector<Cell> cells;
};

/// Column width: so many parts of what is left after fixed widths, or as wide as its content.
struct Column {
    enum class Kind : std::uint8_t { parts, fixed, content };
    Kind kind = Kind::parts;
    std::int64_t amount = 1; ///< Parts, or millipoints for `fixed`.
};

struct Table {
    /// Its cells are panels beside each other, to be read one after the other: they have neither
    /// caption, heads nor headings, and are no table to a reader.
    bool is_presentation = false;
    Spans caption;
    std::string continued; ///< "(continued)": follows the caption on further pages, as artifact.
    std::vector<Column> columns;
    std::vector<Row> head; ///< Repeated on every page; tagged once, artifacts afterwards.
    std::vector<Row> body;
    std::vector<Row> foot;
};

/// How pages are counted. Each way counts its own pages, whatever stands between them.
enum class Numbering : std::uint8_t { arabic, roman };

/// Pages of their own that a group begins and ends: landscape in a portrait document, or front
/// matter with roman numbers. Only groups directly in the document have them.
struct OwnPages {
    std::string page; ///< Page style name; empty means Document::page.
    Numbering numbering = Numbering::arabic;
};

/// div, section, header, address and boxes: blocks that share a style (border, background,
/// indent). Role is the structure type it is tagged with ("Div", "Sect", "Note", "Figure",
/// "Caption"...).
struct Group {
    std::string role = "Div";
    std::string alternative; ///< alt text; only for role Figure.
    Blocks content;
    std::string label = {}; ///< Hangs before the first text: the number of a note.
    std::optional<OwnPages> own_pages = {};
};

/// toc: the headings after it with their pages, down to `levels` levels.
struct Contents {
    int levels = 3;
};

/// img: a picture of Document::pictures.
struct Image {
    std::string source; ///< Its name.
    std::string alternative; ///< What it shows, in words; empty for decoration, and in a figure.
    base::Length width; ///< 0 for what the height, or the space there is, asks for.
    base::Length height;
};

/// hr: a thin rule, an artifact.
struct Rule { };
struct PageBreak { };

/// Space for each signature with a caption below, so many beside each other.
struct SignatureLine {
    std::vector<std::string> captions; ///< Name and role; a line feed begins a new line.
    std::vector<std::string> dates = {}; ///< Of each caption: the word before a line for the date
                                         ///< ("Date"), or empty for none. May be shorter.
    int columns = 2;
};

struct Block {
    std::string id; ///< The paragraph's id in the template ("P4"); may be empty.
    std::uint16_t style = 0; ///< Index into Document::styles.
    int line = 0; ///< Template line, for diagnostics.
    std::string file; ///< Template file of `line`; empty means Document::file.
    std::variant<Paragraph, Heading, List, std::unique_ptr<Table>, std::unique_ptr<Group>, Rule,
        PageBreak, SignatureLine, Contents, Image, std::unique_ptr<Drawing>, FieldPlace>
        content;
};

/// What stands on every page outside the text area (spec/domain.md 4.0.2), as plain text.
struct Furniture {
    std::string header_left; ///< First page only.
    std::string header_right;
    std::string marking; ///< Centre of header and footer; empty for L0.
    std::string footer_left;
    std::string footer_second; ///< Second footer line; empty on blanks.
    std::string watermark; ///< "DRAFT – not agreed"; empty for none.
    bool running_heading = false; ///< From the second page on, the heading in force at top left.
};

/// Document information that goes into the file's metadata and nowhere else.
struct Metadata {
    std::string title;
    std::string language = "en-GB";
    std::string marking;
    std::string document_number; ///< "2a" or "X05".
    std::string version_label; ///< "Version 2 – 14.06.16".
    std::string date; ///< ISO as-at date; written as creation date at midnight UTC.
};

struct Document {
    std::string file; ///< Template file, for diagnostics.
    std::string page = "portrait"; ///< Page style name in templates/style/*.json.
    Metadata metadata;
    Furniture furniture;
    std::vector<std::string> styles; ///< Style names used; index 0 is "p".
    std::vector<std::string> links; ///< Link targets: a URI, or "#" and the id of a block.
    std::vector<std::string> figures; ///< Codes of the figures printed: "M-A2", "M-L4 2018".
    image::Pictures pictures; ///< Those it may show; not from the template.
    std::vector<Field> fields; ///< In the order of the template.
    Fields fields_are = Fields::flat;
    Blocks blocks;
};

} // namespace document
