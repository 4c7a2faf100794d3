#include "markup/builder.h"

#include "document/walk.h"

#include <algorithm>

namespace markup {

namespace {

/// 1 to 26 as a letter; later ones as digits, since lists that deep are short.
std::string letter(std::size_t number, char first)
{
    return number <= 26 ? std::string(1, static_cast<char>(first + static_cast<char>(number) - 1))
                        : std::to_string(number);
}

/// What a signature line says, its lines kept.
std::string caption_text(document::Spans const& spans)
{
    std::string text;
    for (auto const& span : spans)
        text += span.flags & document::line_break ? "\n" : span.text;
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
    case Element::note:
        return close_note(frame);
    case Element::notes:
        return close_notes(frame);
    case Element::term:
        return close_term(frame);
    case Element::definition:
        return close_definition(frame);
    case Element::definition_list:
        return close_definition_list(frame);
    case Element::contents:
        parent().blocks.push_back(block(frame, document::Contents { frame.levels }));
        break;
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
    case Element::image:
        return close_image(frame);
    case Element::figure:
        return close_figure(frame);
    case Element::figure_caption:
        return close_figure_caption(frame);
    case Element::rule:
        parent().blocks.push_back(block(frame, document::Rule {}));
        break;
    case Element::page_break:
        parent().blocks.push_back(block(frame, document::PageBreak {}));
        break;
    case Element::signature_line:
        parent().signature.captions.push_back(caption_text(m_run.take()));
        parent().signature.dates.push_back(std::move(frame.label));
        break;
    case Element::signature:
        parent().blocks.push_back(block(frame, std::move(frame.signature)));
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
        target.push_back(block(
            frame, document::Heading { level, std::move(text), heading_number(frame, level) }));
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
    auto const is_plain = !frame.figure && frame.title.empty() && !frame.own_pages;
    if (!text.empty() && is_plain)
        return parent().blocks.push_back(block(frame, document::Paragraph { {}, std::move(text) }));
    document::Group group;
    if (frame.figure) {
        group.role = "Figure";
        group.alternative = std::move(frame.label);
    } else if (frame.rule->name == "section" || frame.rule->name == "aside") {
        group.role = "Sect";
    }
    group.own_pages = std::move(frame.own_pages);
    if (!frame.title.empty()) {
        Frame top;
        top.line = frame.line;
        top.style = style(m_document.styles.at(frame.style) + "-title");
        document::Span heading { std::move(frame.title), document::plain, 0 };
        frame.blocks.insert(
            frame.blocks.begin(), block(top, document::Paragraph { {}, { std::move(heading) } }));
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

/// "1.", in lists within lists "(a)", then "(i)", then "(A)"; "•", within lists "–", then "◦" and
/// "–" again. Steps of a process stand in boxes and need no bullet.
std::string Builder::item_label(Frame const& list) const
{
    auto const ordered = list.list.ordered;
    auto const depth = std::ranges::count_if(m_frames, [&](auto const& frame) {
        return frame.rule->element == Element::list && frame.list.ordered == ordered;
    });
    auto const number = list.list.items.size() + 1;
    if (ordered && depth > 1 && depth <= 4)
        return "("
            + (depth == 3 ? document::lower_roman(number) : letter(number, depth == 2 ? 'a' : 'A'))
            + ")";
    if (ordered)
        return std::to_string(number) + ".";
    if (m_document.styles.at(list.style) == "process")
        return {};
    return depth == 1 ? "•" : depth == 3 ? "◦" : "–";
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
    auto table = frame.table->take();
    table->continued = std::move(frame.label);
    parent().blocks.push_back(block(frame, std::move(table)));
}

/// The title, the drawing, and its figures as a table: a screen reader reads rows, not bars.
void Builder::close_drawing()
{
    auto const builder = std::move(m_drawing);
    auto const& root = builder->root();
    auto const add = [&](std::string_view style_name, auto content) {
        Frame frame;
        frame.line = root.line;
        frame.style = style(style_name);
        parent().blocks.push_back(block(frame, std::move(content)));
    };
    auto drawing = builder->make();
    if (!drawing->title.empty())
        add("drawing-title", document::Paragraph { {}, { { drawing->title } } });
    auto table = root.attribute("table") == "no"
        ? nullptr
        : drawing_table(*drawing,
            { style("drawing-td"), style("drawing-th"), style("drawing-number"),
                style("drawing-number-th") },
            [this](std::string_view code) { return figure_of(code); });
    auto const style_name = root.attribute("class");
    add(style_name.empty() ? root.name : style_name, std::move(drawing));
    parent().blocks.back().id = root.attribute("id");
    // The rows of a family may need a page of their own, so they may part.
    if (table)
        add(root.name == "genogram" ? "dense" : "drawing", std::move(table));
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

void Builder::close_image(Frame& frame)
{
    frame.image.alternative = std::move(frame.label);
    parent().blocks.push_back(block(frame, std::move(frame.image)));
}

void Builder::close_figure_caption(Frame& frame)
{
    auto text = m_run.take();
    if (text.empty())
        return;
    document::Group group;
    group.role = "Caption";
    group.content.push_back(block(frame, document::Paragraph { {}, std::move(text) }));
    Frame plain;
    plain.line = frame.line;
    plain.style = style("div"); // The paragraph has the style of the caption.
    auto made = block(plain, std::make_unique<document::Group>(std::move(group)));
    parent().blocks.push_back(std::move(made));
}

/// What the picture shows is said of the figure, which holds the picture and its caption.
void Builder::close_figure(Frame& frame)
{
    document::Group group;
    group.role = "Figure";
    int images = 0;
    for (auto& one : frame.blocks) {
        if (auto* const image = std::get_if<document::Image>(&one.content)) {
            group.alternative = std::exchange(image->alternative, {});
            ++images;
        }
    }
    if (images != 1 || frame.blocks.size() > 2 || group.alternative.empty())
        return complain_at({ "markup-figure",
                               "A figure holds one picture with an alternative text, and at most "
                               "one caption.",
                               "Write <figure><img src=\"…\" alt=\"…\"/><figcaption>…</figcaption>"
                               "</figure>." },
            frame.line);
    group.content = std::move(frame.blocks);
    auto made = block(frame, std::make_unique<document::Group>(std::move(group)));
    parent().blocks.push_back(std::move(made));
}

document::Block Builder::block(Frame const& frame, decltype(document::Block::content) content) const
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
