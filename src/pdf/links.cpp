#include "pdf/links.h"

#include <map>
#include <string_view>

namespace pdf {

std::vector<Link> links_of(layout::PagedDocument const& document)
{
    std::vector<Link> links;
    for (std::uint32_t page = 0; page < document.pages.size(); ++page) {
        for (auto const& area : document.pages.at(page).links)
            links.push_back({ &area, page });
    }
    return links;
}

void append_destination(std::string& out, layout::PagedDocument const& document,
    std::vector<ObjectNumber> const& pages, std::uint32_t page, base::Length y)
{
    out += "/Dest[";
    append_reference(out, pages.at(page));
    out += "/XYZ null ";
    append_length(out, document.pages.at(page).height - y);
    out += " null]";
}

void add_annotations(ObjectStreams& objects, layout::PagedDocument const& document,
    std::vector<Link> const& links, std::uint32_t first_key, std::vector<ObjectNumber> const& pages)
{
    std::map<std::string_view, layout::Destination const*> destinations;
    for (auto const& destination : document.destinations)
        destinations.emplace(destination.id, &destination);
    for (auto const& [area, page] : links) {
        auto const page_height = document.pages.at(page).height;
        auto& out = objects.begin();
        // Flag 4 is "print", which PDF/A demands (ISO 19005-2 6.3.2).
        out += "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[";
        append_rectangle(out, *area, page_height);
        out += "]/Contents";
        append_text_string(out, area->description);
        out += "/StructParent ";
        append_integer(out, first_key++);
        if (area->uri.starts_with("#")) {
            auto const& to = *destinations.at(std::string_view(area->uri).substr(1));
            append_destination(out, document, pages, to.page, to.y);
            out += ">>";
            continue;
        }
        out += "/A<</S/URI/URI";
        append_byte_string(out, area->uri);
        out += ">>>>";
    }
}

} // namespace pdf
