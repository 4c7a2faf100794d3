#pragma once

// The order of what an element holds, by the walk that layout::Node describes.

#include "layout/pages.h"
#include "pdf/content.h"
#include "pdf/form.h"
#include "pdf/links.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pdf {

/// Something that stands directly in an element.
struct Kid {
    enum class Kind : std::uint8_t { element, content, link, widget };
    Kind kind;
    std::uint32_t index; ///< A NodeId, or an index into marked content, links or widgets.
};

/// The kids of every node, in flat arrays: a long table has 130,000 nodes.
class ReadingOrder {
public:
    ReadingOrder(std::vector<layout::Node> const& nodes, std::vector<MarkedContent> const& marked,
        std::vector<Link> const& links, std::vector<Widget> const& widgets);

    std::span<Kid const> kids(layout::NodeId node) const
    {
        return std::span(m_kids).subspan(
            m_starts.at(node), m_starts.at(node + 1) - m_starts.at(node));
    }

private:
    std::vector<std::uint32_t> m_starts; ///< By node, into m_kids; one more at the end.
    std::vector<Kid> m_kids;
};

} // namespace pdf
