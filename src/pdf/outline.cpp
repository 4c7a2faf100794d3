#include "pdf/outline.h"

#include "pdf/links.h"

#include <string_view>

namespace pdf {

namespace {

/// Places of an item's relatives; 0 is the root, and for any other relative means "none".
struct Item {
    std::size_t parent = 0;
    std::size_t previous = 0;
    std::size_t next = 0;
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t descendants = 0;
};

/// The root and then one item for each bookmark. A bookmark stands below the nearest one before
/// it that has a lower level, even if levels in between are missing.
std::vector<Item> items_of(std::vector<layout::Bookmark> const& bookmarks)
{
    std::vector<Item> items(bookmarks.size() + 1);
    for (std::size_t i = 1; i < items.size(); ++i) {
        auto parent = i - 1;
        while (parent != 0 && bookmarks.at(parent - 1).level >= bookmarks.at(i - 1).level)
            parent = items.at(parent).parent;
        items.at(i).parent = parent;
        items.at(i).previous = items.at(parent).last;
        if (items.at(parent).last != 0)
            items.at(items.at(parent).last).next = i;
        else
            items.at(parent).first = i;
        items.at(parent).last = i;
        for (auto ancestor = parent;; ancestor = items.at(ancestor).parent) {
            ++items.at(ancestor).descendants;
            if (ancestor == 0)
                break;
        }
    }
    return items;
}

} // namespace

std::size_t outline_object_count(std::vector<layout::Bookmark> const& bookmarks)
{
    return bookmarks.empty() ? 0 : bookmarks.size() + 1;
}

ObjectNumber add_outline(ObjectStreams& objects, layout::PagedDocument const& document,
    std::vector<ObjectNumber> const& pages)
{
    auto const root = objects.next();
    auto const items = items_of(document.bookmarks);
    for (std::size_t i = 0; i < items.size(); ++i) {
        auto const& item = items.at(i);
        auto& out = objects.begin();
        auto const append_relative = [&out, root](std::string_view key, std::size_t relative) {
            if (relative == 0)
                return;
            out += key;
            append_reference(out, root + static_cast<ObjectNumber>(relative));
        };
        out += "<<";
        if (i == 0) {
            out += "/Type/Outlines";
        } else {
            auto const& bookmark = document.bookmarks.at(i - 1);
            out += "/Title";
            append_text_string(out, bookmark.title);
            out += "/Parent ";
            append_reference(out, root + static_cast<ObjectNumber>(item.parent));
            append_relative("/Prev ", item.previous);
            append_relative("/Next ", item.next);
            append_destination(out, document, pages, bookmark.page, bookmark.y);
        }
        append_relative("/First ", item.first);
        append_relative("/Last ", item.last);
        if (item.descendants > 0) {
            out += "/Count ";
            append_integer(out, static_cast<std::int64_t>(item.descendants));
        }
        out += ">>";
    }
    return root;
}

} // namespace pdf
