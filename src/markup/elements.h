#pragma once

// Element and attribute names -> what they are and where they may stand.

#include <cstdint>
#include <string_view>

namespace markup {

enum class Element : std::uint8_t {
    document,
    heading,
    paragraph,
    list,
    list_item,
    table,
    caption,
    column_group,
    column,
    row_group,
    row,
    cell,
    group,
    rule,
    page_break,
    signature,
    signature_line,
    contents,
    notes,
    definition_list,
    term,
    definition,
    note,
    drawing, ///< Its parts and attributes stand in drawing_builder.cpp.
    field, ///< Its own attributes are read by field_reader.
    emphasis,
    link,
    line_break,
    figure,
    figure_caption,
    image,
    data,
};

/// Attributes as bits, so that an element can say which it takes.
enum Attribute : std::uint32_t {
    no_attribute = 0,
    id = 1,
    style_class = 2,
    label = 4,
    href = 8,
    width = 16,
    scope = 32,
    column_span = 64,
    row_span = 128,
    role = 256,
    alternative = 512,
    levels = 1024,
    headings = 2048,
    numbered = 4096,
    page = 8192,
    numbering = 16384,
    title = 32768,
    continued = 65536,
    source = 131072,
    height = 262144,
    columns = 524288,
    date_line = 1048576,
    figure_code = 2097152,
};

struct ElementRule {
    std::string_view name;
    Element element;
    std::uint32_t attributes; ///< Bits of Attribute.
};

/// The rule of an element name; null if there is no such element.
ElementRule const* find_element(std::string_view name);
/// The attribute of that name, or no_attribute.
Attribute find_attribute(std::string_view name);

bool is_block(Element element);
bool is_inline(Element element);
/// Whether `child` may stand directly in `parent`.
bool may_contain(Element parent, Element child);
bool may_contain_text(Element parent);
/// What may stand in `parent`, for messages: "rows" or "text".
std::string_view describe_content(Element parent);

} // namespace markup
