#include "layout/blocks.h"

#include <numeric>

namespace layout {

using base::Length;

namespace {

/// Width and height as large as asked for, in the picture's own proportions and no larger than
/// the room there is.
std::pair<Length, Length> printed_size(
    document::Image const& image, image::Picture const& picture, Length width, Length height)
{
    if (image.width > Length {})
        width = std::min(width, image.width);
    if (image.height > Length {})
        height = std::min(height, image.height);
    auto const wanted = width * picture.height / picture.width;
    if (wanted <= height)
        return { width, wanted };
    return { height * picture.width / picture.height, height };
}

} // namespace

void BlockSetter::set_content(document::Image const& image, document::Block const& block,
    Style const& style, Area area, NodeId parent)
{
    set_leftover_labels(style, area, source_of(block));
    auto const index = m_context.picture(image.source, source_of(block));
    if (!index)
        return;
    auto const& picture = *m_context.result.pictures.at(*index);
    auto const insets = std::accumulate(m_insets.begin(), m_insets.end(), Length {});
    auto const [width, height]
        = printed_size(image, picture, area.width, m_body_height - insets * 2);
    auto node = artifact;
    if (m_context.result.nodes.at(parent).role == Role::figure) {
        node = parent;
    } else if (!image.alternative.empty()) {
        node = m_context.add_node(Role::figure, parent);
        m_context.result.nodes.at(node).text = m_context.add_text(image.alternative);
    }
    auto const spare = area.width - width;
    auto const x = area.x
        + (style.align == Align::right         ? spare
                : style.align == Align::centre ? spare / 2
                                               : Length {});
    Item item;
    item.height = item.piece.height = height;
    if (style.aside) {
        m_aside = { width + style.label_width, height };
        item.height = item.piece.height = {};
    }
    item.piece.pictures.push_back({ *index, x, {}, width, height, node, 0 });
    auto const aside = std::exchange(m_aside.height, {});
    add(std::move(item));
    m_aside.height = aside;
}

} // namespace layout
