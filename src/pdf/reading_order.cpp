#include "pdf/reading_order.h"

#include "base/ensure.h"

namespace pdf {

ReadingOrder::ReadingOrder(std::vector<layout::Node> const& nodes,
    std::vector<MarkedContent> const& marked, std::vector<Link> const& links,
    std::vector<Widget> const& widgets)
    : m_starts(nodes.size() + 1, 0)
    , m_kids(nodes.size() - 1 + marked.size() + links.size() + widgets.size())
{
    for (std::size_t node = 1; node < nodes.size(); ++node) {
        base::ensure(nodes[node].parent < node, "a structure node stands before its parent");
        ++m_starts.at(nodes[node].parent + 1);
    }
    for (auto const& content : marked)
        ++m_starts.at(content.node + 1);
    for (auto const& link : links)
        ++m_starts.at(link.area->node + 1);
    for (auto const& widget : widgets)
        ++m_starts.at(widget.area->node + 1);
    for (std::size_t node = 1; node < m_starts.size(); ++node)
        m_starts[node] += m_starts[node - 1];

    auto ends = m_starts;
    auto const add = [this, &ends](layout::NodeId parent, Kid::Kind kind, std::size_t index) {
        m_kids.at(ends.at(parent)++) = { kind, static_cast<std::uint32_t>(index) };
    };
    layout::NodeId node = 1;
    for (std::size_t i = 0; i < marked.size(); ++i) {
        for (; node <= marked[i].node; ++node)
            add(nodes.at(node).parent, Kid::Kind::element, node);
        add(marked[i].node, Kid::Kind::content, i);
    }
    for (; node < nodes.size(); ++node)
        add(nodes.at(node).parent, Kid::Kind::element, node);
    for (std::size_t i = 0; i < links.size(); ++i)
        add(links[i].area->node, Kid::Kind::link, i);
    for (std::size_t i = 0; i < widgets.size(); ++i)
        add(widgets[i].area->node, Kid::Kind::widget, i);
}

} // namespace pdf
