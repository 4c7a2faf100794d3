#include "layout/layout.h"
#include "layout/blocks.h"
#include "layout/furniture.h"

namespace layout {

base::Result<PagedDocument> lay_out(document::Document const& document, StyleSheet const& styles,
    Shaper& shaper, PageSink const& sink)
{
    Context context(document, styles, shaper);
    Furniture furniture(context, context.page_style());
    auto const page = furniture.with_room();
    context.on_page_full = [&](std::size_t index) {
        furniture.place(context.result.pages.at(index), index + 1);
        if (sink && context.faults.empty())
            sink(context.result, index);
    };
    auto const body_height = page.height - page.margin_top - page.margin_bottom;
    Flow flow(context, page);
    Area const area { {}, page.width - page.margin_left - page.margin_right };
    BlockSetter setter(
        context, nullptr, area.x, body_height, [&](Item item) { flow.add(std::move(item)); });
    setter.set(document.blocks, area, NodeId { 0 });
    flow.finish();
    furniture.place_numbers();
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
