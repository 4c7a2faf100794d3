#include "pdf/structure.h"

#include "base/ensure.h"
#include "pdf/attributes.h"
#include "pdf/roles.h"

#include <algorithm>

namespace pdf {

namespace {

// Entries in one leaf of the parent tree: a reader loads a leaf to look up one page.
constexpr std::size_t leaf_entries = 100;

/// Elements of role Note carry a unique identifier (ISO 14289-1 7.9). The digits make the order
/// of the texts that of the numbers, as a name tree needs it.
void append_identifier(std::string& out, layout::NodeId node)
{
    auto const digits = std::to_string(node);
    out += "(note-" + std::string(10 - digits.size(), '0') + digits + ")";
}

} // namespace

StructureTree::StructureTree(StructureInput input)
    : m_input(std::move(input))
    , m_order(
          m_input.document.nodes, m_input.contents.marked_content(), m_input.links, m_input.widgets)
{
    base::ensure(!m_input.document.nodes.empty()
            && m_input.document.nodes.front().role == layout::Role::document,
        "the first structure node is not the document");
}

std::size_t StructureTree::parent_arrays() const
{
    auto const& counts = m_input.contents.marked_counts();
    return static_cast<std::size_t>(
        std::count_if(counts.begin(), counts.end(), [](auto count) { return count > 0; }));
}

std::size_t StructureTree::leaf_count() const
{
    return (parent_arrays() + m_input.links.size() + m_input.widgets.size() + leaf_entries - 1)
        / leaf_entries;
}

std::size_t StructureTree::object_count() const
{
    return 1 + m_input.document.nodes.size() + parent_arrays() + leaf_count();
}

ObjectNumber StructureTree::add_objects(
    ObjectStreams& objects, ObjectNumber annotations, ObjectNumber widgets)
{
    m_first = objects.next();
    m_annotations = annotations;
    m_widgets = widgets;
    add_root(objects);
    for (layout::NodeId node = 0; node < m_input.document.nodes.size(); ++node)
        append_element(objects.begin(), node);
    add_parents_of_pages(objects);
    add_parent_leaves(objects);
    return m_first;
}

void StructureTree::add_root(ObjectStreams& objects) const
{
    auto const leaves = leaf_count();
    auto const first_leaf
        = number_of(static_cast<layout::NodeId>(m_input.document.nodes.size() + parent_arrays()));
    auto& out = objects.begin();
    out += "<</Type/StructTreeRoot/K ";
    append_reference(out, number_of(0));
    out += leaves == 0 ? "/ParentTree<</Nums[" : "/ParentTree<</Kids[";
    for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
        out += leaf == 0 ? "" : " ";
        append_reference(out, first_leaf + static_cast<ObjectNumber>(leaf));
    }
    out += "]>>/ParentTreeNextKey ";
    append_integer(out,
        static_cast<std::int64_t>(
            m_input.pages.size() + m_input.links.size() + m_input.widgets.size()));
    append_identifiers(out);
    out += ">>";
}

void StructureTree::append_identifiers(std::string& out) const
{
    std::string names;
    auto const& nodes = m_input.document.nodes;
    for (layout::NodeId node = 0; node < nodes.size(); ++node) {
        if (nodes[node].role != layout::Role::note)
            continue;
        append_identifier(names, node);
        append_reference(names, number_of(node));
    }
    if (!names.empty())
        out += "/IDTree<</Names[" + names + "]>>";
}

void StructureTree::append_element(std::string& out, layout::NodeId index) const
{
    auto const& node = m_input.document.nodes.at(index);
    out += "<</S/";
    out += structure_type(node.role);
    out += "/P ";
    append_reference(out, index == 0 ? m_first : number_of(node.parent));
    append_kids(out, index);
    switch (node.role) {
    case layout::Role::header_cell:
    case layout::Role::data_cell:
        append_cell_attributes(out, node);
        break;
    case layout::Role::list:
        append_list_attributes(out, node);
        break;
    case layout::Role::figure:
        if (auto const bounds = m_input.figures.find(index); bounds != m_input.figures.end())
            append_figure_attributes(out, bounds->second);
        break;
    case layout::Role::note:
        out += "/ID";
        append_identifier(out, index);
        break;
    case layout::Role::data:
        append_figure_code(out, m_input.document.figures.at(node.text - 1));
        break;
    default:
        break;
    }
    if (node.text != 0 && node.role != layout::Role::data) {
        out += "/Alt";
        append_text_string(out, m_input.document.texts.at(node.text - 1));
    }
    out += ">>";
}

void StructureTree::append_kids(std::string& out, layout::NodeId node) const
{
    auto const kids = m_order.kids(node);
    if (kids.empty())
        return;
    auto const& marked = m_input.contents.marked_content();
    auto const first = std::find_if(
        kids.begin(), kids.end(), [](Kid const& kid) { return kid.kind == Kid::Kind::content; });
    auto const page = first == kids.end() ? 0 : marked.at(first->index).page;
    if (first != kids.end()) {
        out += "/Pg ";
        append_reference(out, m_input.pages.at(page));
    }
    out += "/K[";
    for (auto const& kid : kids) {
        switch (kid.kind) {
        case Kid::Kind::element:
            append_reference(out, number_of(kid.index));
            break;
        case Kid::Kind::content:
            if (marked.at(kid.index).page == page) {
                append_integer(out, marked.at(kid.index).identifier);
                break;
            }
            out += "<</Type/MCR/Pg ";
            append_reference(out, m_input.pages.at(marked.at(kid.index).page));
            out += "/MCID ";
            append_integer(out, marked.at(kid.index).identifier);
            out += ">>";
            break;
        case Kid::Kind::link:
            out += "<</Type/OBJR/Pg ";
            append_reference(out, m_input.pages.at(m_input.links.at(kid.index).page));
            out += "/Obj ";
            append_reference(out, m_annotations + kid.index);
            out += ">>";
            break;
        case Kid::Kind::widget:
            out += "<</Type/OBJR/Pg ";
            append_reference(out, m_input.pages.at(m_input.widgets.at(kid.index).page));
            out += "/Obj ";
            append_reference(out, m_widgets + kid.index);
            out += ">>";
            break;
        }
        out += ' ';
    }
    out.back() = ']';
}

void StructureTree::add_parents_of_pages(ObjectStreams& objects) const
{
    auto content = m_input.contents.marked_content().begin();
    for (auto const count : m_input.contents.marked_counts()) {
        if (count == 0)
            continue;
        auto& out = objects.begin();
        out += '[';
        for (std::uint32_t i = 0; i < count; ++i, ++content) {
            append_reference(out, number_of(content->node));
            out += ' ';
        }
        out.back() = ']';
    }
}

void StructureTree::add_parent_leaves(ObjectStreams& objects) const
{
    struct Entry {
        std::size_t key;
        ObjectNumber object;
    };
    std::vector<Entry> entries;
    auto const& counts = m_input.contents.marked_counts();
    auto array = number_of(static_cast<layout::NodeId>(m_input.document.nodes.size()));
    for (std::size_t page = 0; page < counts.size(); ++page) {
        if (counts.at(page) > 0)
            entries.push_back({ page, array++ });
    }
    for (std::size_t link = 0; link < m_input.links.size(); ++link) {
        entries.push_back(
            { m_input.pages.size() + link, number_of(m_input.links.at(link).area->node) });
    }
    auto const first_widget = m_input.pages.size() + m_input.links.size();
    for (std::size_t widget = 0; widget < m_input.widgets.size(); ++widget) {
        entries.push_back(
            { first_widget + widget, number_of(m_input.widgets.at(widget).area->node) });
    }
    for (std::size_t start = 0; start < entries.size(); start += leaf_entries) {
        auto const end = std::min(start + leaf_entries, entries.size());
        auto& out = objects.begin();
        out += "<</Limits[";
        append_integer(out, static_cast<std::int64_t>(entries.at(start).key));
        out += ' ';
        append_integer(out, static_cast<std::int64_t>(entries.at(end - 1).key));
        out += "]/Nums[";
        for (std::size_t i = start; i < end; ++i) {
            append_integer(out, static_cast<std::int64_t>(entries.at(i).key));
            out += ' ';
            append_reference(out, entries.at(i).object);
            out += ' ';
        }
        out.back() = ']';
        out += ">>";
    }
}

} // namespace pdf
