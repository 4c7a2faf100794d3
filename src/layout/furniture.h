#pragma once

// What stands on every page outside the text area: header, footer, marking, watermark.

#include "layout/text.h"

namespace layout {

/// The page style with margins large enough for the furniture, so that it never meets the text.
PageStyle with_room_for_furniture(Context& context, PageStyle style);
/// Places the furniture on all pages; all of it is artifacts. Call when the pages are complete.
void place_furniture(Context& context);
/// The number of a page as its footer prints it: "12", or "iv" in front matter.
std::string page_number(PagedDocument const& document, std::uint32_t page);

} // namespace layout
