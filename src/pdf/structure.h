#pragma once

// layout::Node and marked content -> the structure tree (ISO 32000-1 14.7).

#include "layout/pages.h"
#include "pdf/content.h"
#include "pdf/figure_bounds.h"
#include "pdf/links.h"
#include "pdf/object_streams.h"
#include "pdf/reading_order.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace pdf {

/// What the structure tree refers to.
struct StructureInput {
    layout::PagedDocument const& document;
    ContentWriter const& contents; ///< After its last page.
    std::vector<Link> const& links;
    std::vector<Widget> const& widgets;
    std::vector<ObjectNumber> const& pages;
    std::map<layout::NodeId, FigureBounds> figures;
};

/// Writes the structure tree as text into object streams.
class StructureTree {
public:
    explicit StructureTree(StructureInput input);

    /// How many objects `add_objects` adds.
    std::size_t object_count() const;
    /// Adds the tree and returns the number of its root. The annotations of the links have the
    /// numbers from `annotations` on, the widgets those from `widgets` on.
    ObjectNumber add_objects(
        ObjectStreams& objects, ObjectNumber annotations, ObjectNumber widgets);

private:
    void add_root(ObjectStreams& objects) const;
    void append_identifiers(std::string& out) const;
    void append_element(std::string& out, layout::NodeId node) const;
    void append_kids(std::string& out, layout::NodeId node) const;
    void add_parents_of_pages(ObjectStreams& objects) const;
    void add_parent_leaves(ObjectStreams& objects) const;
    std::size_t leaf_count() const;
    std::size_t parent_arrays() const;
    ObjectNumber number_of(layout::NodeId node) const { return m_first + 1 + node; }

    StructureInput const m_input;
    ReadingOrder m_order;
    ObjectNumber m_first = 0;
    ObjectNumber m_annotations = 0;
    ObjectNumber m_widgets = 0;
};

} // namespace pdf
