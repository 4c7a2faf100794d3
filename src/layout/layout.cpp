#include "layout/layout.h"
#include "layout/blocks.h"
#include "layout/furniture.h"

namespace layout {

base::Result<PagedDocument> lay_out(
    document::Document const& document, StyleSheet const& styles, Shaper& shaper)
{
    Context context(document, styles, shaper);
    auto const page = with_room_for_furniture(context, context.page_style());
    auto const body_height = page.height - page.margin_top - page.margin_bottom;
    context.least_room = body_height / 2;
    Flow flow(context, page);
    Area const area { {}, page.width - page.margin_left - page.margin_right };
    BlockSetter setter(
        context, nullptr, area.x, body_height, [&](Item item) { flow.add(std::move(item)); });
    setter.set(document.blocks, area, NodeId { 0 });
    flow.finish();
    place_furniture(context, page);
    if (!context.faults.empty())
        return std::move(context.faults);
    context.result.glyph_texts = shaper.glyph_texts();
    return std::move(context.result);
}

base::Result<PagedDocument> lay_out(
    document::Document const& document, StyleSheet const& styles, FontSet const& fonts)
{
    Shaper shaper(fonts);
    return lay_out(document, styles, shaper);
}

} // namespace layout
