#include "html/writer.h"

#include "base/base64.h"
#include "layout/contents.h"

#include <algorithm>

namespace html {

namespace {

/// Pixels of CSS, of which an inch has 96, from points, of which it has 72.
std::string pixels(base::Length length)
{
    return std::to_string(length.millipoints * 96 / 72000);
}

/// As wide as asked for, in the picture's own proportions; 0 for as wide as there is room.
base::Length printed_width(document::Image const& image, image::Picture const& picture)
{
    if (image.height == base::Length {})
        return image.width;
    auto const by_height = image.height * picture.width / picture.height;
    return image.width == base::Length {} ? by_height : std::min(image.width, by_height);
}

} // namespace

/// The headings after it, as nested lists of links.
void Writer::write(Block const& block, std::uint16_t style, document::Contents const& contents)
{
    auto const entries = layout::entries_of(contents, m_document);
    if (entries.empty())
        return;
    add("<nav");
    identify(block.id);
    classes("", style);
    attribute("aria-label", "Contents");
    add(">\n");
    std::vector<int> open; // The levels of the lists that are open.
    for (auto const& entry : entries) {
        if (open.empty() || open.back() < entry.level) {
            add("<ol>\n");
            open.push_back(entry.level);
        } else {
            add("</li>\n");
            for (; open.size() > 1 && open.back() > entry.level; open.pop_back())
                add("</ol>\n</li>\n");
            open.back() = entry.level;
        }
        add("<li><p class=\"s-toc-" + std::to_string(entry.level) + "\"><a");
        attribute("href", "#" + layout::heading_target(entry.heading));
        text_element(
            ">", "</a></p>", (entry.number.empty() ? "" : entry.number + " ") + entry.title);
    }
    for (; !open.empty(); open.pop_back())
        add("</li>\n</ol>\n");
    add("</nav>\n");
}

/// The picture stands in the file itself.
void Writer::write(Block const& block, std::uint16_t style, document::Image const& image)
{
    auto const found = m_document.pictures.find(image.source);
    auto const& in_figure = m_figure ? m_figure->alternative : image.alternative;
    auto const& alternative = image.alternative.empty() ? in_figure : image.alternative;
    if (found == m_document.pictures.end())
        return text_element("<p>", "</p>\n", alternative);
    auto const& picture = *found->second;
    auto const width = printed_width(image, picture);
    add("<div");
    identify(block.id);
    classes("picture", style);
    add("><img");
    attribute("src", "data:image/png;base64," + base::encode_base64(image::encode_png(picture)));
    attribute("alt", alternative);
    if (width == base::Length {}) {
        attribute("class", "whole");
    } else {
        attribute("width", pixels(width));
        attribute("height", pixels(width * picture.height / picture.width));
    }
    add("></div>\n");
}

} // namespace html
