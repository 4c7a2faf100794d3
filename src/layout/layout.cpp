#include "layout/layout.h"
#include "layout/blocks.h"
#include "layout/contents.h"
#include "layout/furniture.h"

namespace layout {

namespace {

/// Sets all blocks; pages are handed on as they fill.
void set_text(Context& context)
{
    auto const& page = context.page_style({}, { context.document.file, 0 });
    auto const body_height = page.height - page.margin_top - page.margin_bottom;
    context.least_room = body_height / 2;
    Flow flow(context, page);
    Area const area { {}, page.width - page.margin_left - page.margin_right };
    BlockSetter setter(
        context, nullptr, area.x, body_height, [&](Item item) { flow.add(std::move(item)); });
    setter.set(context.document.blocks, area, NodeId { 0 });
    flow.finish();
}

/// The page numbers that a table of contents prints. Its lines do not depend on them, so the
/// pages of the pass that prints them are the same.
std::vector<std::string> heading_pages(
    document::Document const& document, StyleSheet const& styles, Shaper& shaper)
{
    if (!has_contents(document))
        return {};
    Context context(document, styles, shaper);
    // Only where the headings stand is asked; what a page shows need not be kept.
    context.on_page_full = [&](std::size_t page) {
        context.result.pages.at(page).glyphs.clear();
        context.result.pages.at(page).runs.clear();
    };
    set_text(context);
    std::vector<std::string> pages;
    for (auto const& bookmark : context.result.bookmarks)
        pages.push_back(page_number(context.result, bookmark.page));
    return pages;
}

/// Gives every link of this document a place to lead to.
void place_destinations(Context& context)
{
    auto& result = context.result;
    // A block of which nothing is printed has no place; what would follow it is the end.
    for (auto& destination : result.destinations)
        if (destination.page == Destination::unplaced)
            destination.page = static_cast<std::uint32_t>(result.pages.size() - 1);
    if (context.heading_pages.empty())
        return;
    for (std::size_t i = 0; i < result.bookmarks.size(); ++i)
        result.destinations.push_back(
            { heading_target(i), result.bookmarks.at(i).page, result.bookmarks.at(i).y });
}

} // namespace

base::Result<PagedDocument> lay_out(document::Document const& document, StyleSheet const& styles,
    Shaper& shaper, PageSink const& sink)
{
    auto pages = heading_pages(document, styles, shaper);
    Context context(document, styles, shaper);
    context.heading_pages = std::move(pages);
    PageFurniture furniture(context);
    context.on_page_full = [&](std::size_t index) {
        furniture.place(index);
        if (sink && context.faults.empty())
            sink(context.result, index);
    };
    set_text(context);
    furniture.place_numbers();
    place_destinations(context);
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
