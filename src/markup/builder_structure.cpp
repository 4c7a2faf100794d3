#include "markup/builder.h"

#include "document/walk.h"
#include "markup/attributes.h"

#include <algorithm>

// What binds the parts of a document together: numbers of headings, notes, definitions, links.

namespace markup {

void Builder::read_structure_attribute(
    Frame& frame, Attribute attribute, std::string_view value, std::size_t offset)
{
    bool const of_table = frame.rule->element == Element::table;
    auto const* known_role = of_table ? "presentation" : "figure";
    switch (attribute) {
    case role:
        if (value != known_role)
            return refuse(value, "role",
                "The only role of this element is \"" + std::string(known_role) + "\".", offset);
        (of_table ? frame.presentation : frame.figure) = true;
        break;
    case levels:
        if (value.size() != 1 || value < "1" || value > "4")
            return refuse(value, "number of levels", "Write a number from 1 to 4.", offset);
        frame.levels = value.front() - '0';
        break;
    case headings:
        if (value != "numbered")
            return refuse(
                value, "way to set headings", "Write \"numbered\" or leave it out.", offset);
        m_headings_numbered = true;
        break;
    case numbered:
        if (value != "no")
            return refuse(value, "way to number", "Write \"no\" or leave it out.", offset);
        frame.numbered = false;
        break;
    case title:
        frame.title = value;
        break;
    case figure_code:
        if (value.empty())
            return refuse(value, "figure", "Write the code of a figure: \"M-A2\".", offset);
        frame.setting.figure = figure_of(value);
        break;
    default: // Pages of a section's own.
        if (parent().rule->element != Element::document)
            return complain({ "markup-attribute-value",
                                "Only a section that stands directly in <document> has pages of "
                                "its own.",
                                "Move the section, or remove \"page\" and \"numbering\"." },
                offset);
        if (!frame.own_pages)
            frame.own_pages.emplace();
        if (attribute == page)
            frame.own_pages->page = value;
        else if (value == "roman")
            frame.own_pages->numbering = document::Numbering::roman;
        else if (value != "arabic")
            refuse(value, "numbering", "Write \"roman\" or \"arabic\".", offset);
    }
}

/// "1.2", or nothing. Cells have no numbered headings: they are not in the table of contents
/// either. Levels above the first heading of all do not count.
std::string Builder::heading_number(Frame const& frame, int level)
{
    if (!m_headings_numbered || !frame.numbered || is_within(Element::cell))
        return {};
    auto const end = m_heading_counts.begin() + level;
    ++*(end - 1);
    std::fill(end, m_heading_counts.end(), 0);
    std::string number;
    for (auto count = m_heading_counts.begin(); count != end; ++count) {
        if (*count > 0 || !number.empty())
            number += (number.empty() ? "" : ".") + std::to_string(*count);
    }
    return number;
}

std::uint32_t Builder::link_to(std::string_view target)
{
    auto const link = m_links.try_emplace(std::string(target), m_links.size() + 1).first->second;
    if (link > m_document.links.size())
        m_document.links.emplace_back(target);
    return link;
}

std::uint32_t Builder::figure_of(std::string_view code)
{
    auto const figure
        = m_figures.try_emplace(std::string(code), m_figures.size() + 1).first->second;
    if (figure > m_document.figures.size())
        m_document.figures.emplace_back(code);
    return figure;
}

bool Builder::is_within(Element element) const
{
    return std::ranges::any_of(
        m_frames, [&](Frame const& frame) { return frame.rule->element == element; });
}

/// A note without text is left out, so that its text may depend on the record. The colon keeps its
/// id apart from those that templates may write.
void Builder::close_note(Frame& frame)
{
    auto text = m_run.take();
    m_run = std::move(frame.around);
    if (text.empty())
        return;
    if (m_notes_placed)
        complain_at({ "markup-note-after-notes", "This note stands behind <notes>.",
                        "Put <notes> behind the last note." },
            frame.line);
    if (m_notes.empty())
        m_first_note = frame.line;
    auto const number = std::to_string(m_notes.size() + 1);
    m_run.add_raised(number, link_to("#note:" + number));
    Frame inner;
    inner.line = frame.line;
    inner.style = style("endnote-text");
    document::Group group;
    group.role = "Note";
    group.label = number;
    group.content.push_back(block(inner, document::Paragraph { {}, std::move(text) }));
    inner.style = style("endnote");
    inner.id = "note:" + number;
    m_notes.push_back(block(inner, std::make_unique<document::Group>(std::move(group))));
}

/// Without notes nothing is left of it, the heading neither.
void Builder::close_notes(Frame& frame)
{
    m_notes_placed = true;
    if (m_notes.empty())
        return;
    document::Group group;
    group.role = "Sect";
    group.content = std::move(frame.blocks);
    std::ranges::move(std::exchange(m_notes, {}), std::back_inserter(group.content));
    parent().blocks.push_back(block(frame, std::make_unique<document::Group>(std::move(group))));
}

/// Several terms in a row share what defines them.
void Builder::close_term(Frame& frame)
{
    auto text = m_run.take();
    if (text.empty())
        return;
    auto& list = parent();
    auto& items = list.list.items;
    if (items.size() == list.described) {
        items.push_back({ {}, {}, frame.line.line, std::move(text), frame.style });
        return;
    }
    auto& term = items.back().term;
    term.push_back({ {}, document::line_break, 0 });
    std::ranges::move(text, std::back_inserter(term));
}

void Builder::close_definition(Frame& frame)
{
    flush_loose_text(frame);
    auto& list = parent();
    if (list.list.items.empty())
        return complain_at(
            { "markup-no-term", "This <dd> defines no term.", "Put a <dt> before it." },
            frame.line);
    list.described = list.list.items.size();
    std::ranges::move(frame.blocks, std::back_inserter(list.list.items.back().content));
}

/// A term whose definition is empty is left out, like a list item without text.
void Builder::close_definition_list(Frame& frame)
{
    if (frame.described < frame.list.items.size())
        complain_at({ "markup-no-definition", "The last term of this list has no definition.",
                        "Put a <dd> behind it." },
            frame.line);
    std::erase_if(
        frame.list.items, [](document::ListItem const& item) { return item.content.empty(); });
    close_list(frame);
}

/// Links lead somewhere, to one place; notes are printed.
void Builder::check_targets()
{
    if (!m_notes.empty() && !m_notes_placed)
        complain_at({ "markup-notes-missing", "The document has notes but no place for them.",
                        "Write <notes><h2>Notes</h2></notes> where they are to stand." },
            m_first_note);
    if (m_targets.empty())
        return;
    std::map<std::string_view, int> found;
    document::walk(m_document.blocks, document::Cells::include, [&](auto const& block) {
        if (!block.id.empty())
            ++found[block.id];
    });
    for (auto const& [id, line] : m_targets) {
        auto const count = found.find(id);
        if (count == found.end())
            complain_at({ "markup-unknown-target",
                            "This link leads to \"#" + id + "\", but no block has that id.",
                            "Give the block that is meant id=\"" + id
                                + "\", or correct the "
                                  "link." },
                line);
        else if (count->second > 1)
            complain_at({ "markup-ambiguous-target",
                            "This link leads to \"#" + id
                                + "\", but several blocks have that "
                                  "id.",
                            "Give each block an id of its own." },
                line);
    }
}

} // namespace markup
