#include "markup/builder.h"

#include <algorithm>

namespace markup {

namespace {

/// 1 to 26 as a letter; later ones as digits, since lists that deep are short.
std::string letter(std::size_t number)
{
    return number <= 26 ? std::string(1, static_cast<char>('a' + number - 1))
                        : std::to_string(number);
}

std::string plain_text(document::Spans const& spans)
{
    std::string text;
    for (auto const& span : spans)
        text += span.flags == document::line_break ? " " : span.text;
    return text;
}

} // namespace

void Builder::close(Frame& frame)
{
    switch (frame.rule->element) {
    case Element::document:
        m_document.blocks = std::move(frame.blocks);
        break;
    case Element::heading:
    case Element::paragraph:
        return close_text_block(frame);
    case Element::group:
        return close_group(frame);
    case Element::list_item:
        return close_list_item(frame);
    case Element::list:
        return close_list(frame);
    case Element::cell:
        return close_cell(frame);
    case Element::row:
        return complain_if(table_frame().table->close_row(), frame.line);
    case Element::row_group:
        return complain_if(table_frame().table->close_section(), frame.line);
    case Element::caption:
        return complain_if(parent().table->set_caption(m_run.take()), frame.line);
    case Element::table:
        return close_table(frame);
    case Element::rule:
        parent().blocks.push_back(block(frame, document::Rule {}));
        break;
    case Element::page_break:
        parent().blocks.push_back(block(frame, document::PageBreak {}));
        break;
    case Element::signature_line:
        parent().captions.push_back(plain_text(m_run.take()));
        break;
    case Element::signature:
        parent().blocks.push_back(
            block(frame, document::SignatureLine { std::move(frame.captions) }));
        break;
    default:
        break;
    }
}

/// An empty heading or paragraph is left out: it would be an empty line, and an empty element in
/// the structure tree that a screen reader stops at.
void Builder::close_text_block(Frame& frame)
{
    auto text = m_run.take();
    if (text.empty() && frame.label.empty())
        return;
    auto& target = parent().blocks;
    if (frame.rule->element == Element::heading) {
        auto const level = frame.rule->name.back() - '0';
        target.push_back(block(frame, document::Heading { level, std::move(text) }));
    } else {
        target.push_back(
            block(frame, document::Paragraph { std::move(frame.label), std::move(text) }));
    }
}

/// A group that holds text only is a paragraph in the group's style.
void Builder::close_group(Frame& frame)
{
    auto text = m_run.take();
    if (!text.empty() && !frame.blocks.empty())
        return complain_of_mixture(frame);
    if (!text.empty() && !frame.figure)
        return parent().blocks.push_back(block(frame, document::Paragraph { {}, std::move(text) }));
    document::Group group;
    if (frame.figure) {
        group.role = "Figure";
        group.alternative = std::move(frame.label);
    } else if (frame.rule->name == "section") {
        group.role = "Sect";
    }
    group.content = std::move(frame.blocks);
    if (!text.empty()) {
        Frame inner;
        inner.line = frame.line;
        group.content.push_back(block(inner, document::Paragraph { {}, std::move(text) }));
    }
    auto made = block(frame, std::make_unique<document::Group>(std::move(group)));
    parent().blocks.push_back(std::move(made));
}

void Builder::close_list_item(Frame& frame)
{
    flush_loose_text(frame);
    if (frame.blocks.empty())
        return;
    if (frame.blocks.front().id.empty())
        frame.blocks.front().id = std::move(frame.id);
    auto& items = parent().list.items;
    items.push_back({ item_label(parent()), std::move(frame.blocks), frame.line.line });
}

/// "1.", in lists within lists "(a)" and then digits again; "•", within lists "–". Steps of a
/// process stand in boxes and need no bullet.
std::string Builder::item_label(Frame const& list) const
{
    auto const ordered = list.list.ordered;
    auto const depth = std::ranges::count_if(m_frames, [&](auto const& frame) {
        return frame.rule->element == Element::list && frame.list.ordered == ordered;
    });
    auto const number = list.list.items.size() + 1;
    if (ordered)
        return depth == 2 ? "(" + letter(number) + ")" : std::to_string(number) + ".";
    if (m_document.styles.at(list.style) == "process")
        return {};
    return depth == 1 ? "•" : "–";
}

/// A list without items is left out, so that a template may repeat <li> over an empty list.
void Builder::close_list(Frame& frame)
{
    if (!frame.list.items.empty())
        parent().blocks.push_back(block(frame, std::move(frame.list)));
}

void Builder::close_cell(Frame& frame)
{
    auto& cell = frame.cell;
    if (frame.blocks.empty())
        cell.text = m_run.take();
    else
        flush_loose_text(frame);
    cell.blocks = std::move(frame.blocks);
    cell.style = frame.style;
    cell.line = frame.line.line;
    table_frame().table->add_cell(std::move(cell));
}

void Builder::close_table(Frame& frame)
{
    complain_if(frame.table->finish(), frame.line);
    parent().blocks.push_back(block(frame, frame.table->take()));
}

/// Text that stands beside blocks: in a list item or cell it is a paragraph in its style. In a
/// group it is a fault, because a group's style is that of its frame and says nothing of text.
void Builder::flush_loose_text(Frame& frame)
{
    auto text = m_run.take();
    if (text.empty())
        return;
    if (frame.rule->element == Element::group)
        return complain_of_mixture(frame);
    Frame loose;
    loose.line = frame.line;
    loose.style = frame.style;
    frame.blocks.push_back(block(loose, document::Paragraph { {}, std::move(text) }));
}

void Builder::add_field(Frame const& frame, Attributes attributes, std::size_t offset)
{
    std::vector<Complaint> complaints;
    auto field = m_fields.read(attributes, complaints);
    field.line = frame.line.line;
    if (frame.line.file != 0)
        field.file = m_markup.files.at(frame.line.file);
    for (auto& complaint : complaints)
        complain(std::move(complaint), offset);
    for (auto const& outer : m_frames)
        if (outer.table && outer.table->in_head())
            complain({ "markup-misplaced-element",
                         "A field may not stand in <thead>, which is repeated on every page.",
                         "Put it into the body of the table." },
                offset);
    auto placed = block(
        frame, document::FieldPlace { static_cast<std::uint32_t>(m_document.fields.size()) });
    // A line to sign on is no box, and an answer of several lines needs a large one.
    bool const has_class = placed.style != style("field");
    if (field.kind == document::FieldKind::signature && !has_class)
        placed.style = style("field-signature");
    else if (field.kind == document::FieldKind::multiline && !has_class)
        placed.style = style("field-multiline");
    parent().blocks.push_back(std::move(placed));
    m_document.fields.push_back(std::move(field));
}

void Builder::complain_of_mixture(Frame const& frame)
{
    complain_at({ "markup-mixed-content",
                    "<" + std::string(frame.rule->name) + "> holds text beside blocks.",
                    "Put the text into a <p>." },
        frame.line);
}

document::Block Builder::block(Frame const& frame, auto content) const
{
    document::Block block;
    block.id = frame.id;
    block.style = frame.style;
    block.line = frame.line.line;
    if (frame.line.file != 0)
        block.file = m_markup.files.at(frame.line.file);
    block.content = std::move(content);
    return block;
}

} // namespace markup
