#include "pdf/pdf.h"

#include "base/ensure.h"
#include "base/limits.h"
#include "pdf/content.h"
#include "pdf/fonts.h"
#include "pdf/form.h"
#include "pdf/form_font.h"
#include "pdf/links.h"
#include "pdf/metadata.h"
#include "pdf/object_streams.h"
#include "pdf/outline.h"
#include "pdf/structure.h"

namespace pdf {

namespace {

std::vector<ObjectNumber> add_pages(
    File& file, Deflater& deflater, ContentWriter& contents, std::size_t page_count)
{
    std::vector<ObjectNumber> pages;
    pages.reserve(page_count);
    for (std::size_t page = 0; page < page_count; ++page)
        pages.push_back(file.add_page(deflater.compress(contents.write_next())));
    return pages;
}

/// Entries of the catalog that libharu does not write.
std::string catalog_entries(document::Metadata const& metadata, ObjectNumber packet,
    ObjectNumber profile, ObjectNumber structure, ObjectNumber outline, ObjectNumber form)
{
    std::string out = "/Lang";
    append_text_string(out, metadata.language);
    out += "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Metadata ";
    append_reference(out, packet);
    out += "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
           "/OutputConditionIdentifier(sRGB)/DestOutputProfile ";
    append_reference(out, profile);
    out += ">>]/StructTreeRoot ";
    append_reference(out, structure);
    if (outline != 0) {
        out += "/PageMode/UseOutlines/Outlines ";
        append_reference(out, outline);
    }
    if (form != 0) {
        out += "/AcroForm ";
        append_reference(out, form);
    }
    return out;
}

void set_page_entries(File& file, layout::PagedDocument const& document,
    std::vector<ObjectNumber> const& pages, std::vector<std::uint32_t> const& marked_counts,
    ObjectNumber resources, ObjectNumber annotations, ObjectNumber widgets)
{
    for (std::size_t i = 0; i < pages.size(); ++i) {
        auto const& page = document.pages.at(i);
        std::string out = "/Tabs/S/MediaBox[0 0 ";
        append_length(out, page.width);
        out += ' ';
        append_length(out, page.height);
        out += "]/Resources ";
        append_reference(out, resources);
        if (marked_counts.at(i) > 0) {
            out += "/StructParents ";
            append_integer(out, static_cast<std::int64_t>(i));
        }
        if (!page.links.empty() || !page.fields.empty()) {
            out += "/Annots[";
            for (std::size_t link = 0; link < page.links.size(); ++link) {
                append_reference(out, annotations++);
                out += ' ';
            }
            for (std::size_t field = 0; field < page.fields.size(); ++field) {
                append_reference(out, widgets++);
                out += ' ';
            }
            out.back() = ']';
        }
        file.set_entries(pages.at(i), std::move(out));
    }
}

} // namespace

std::string write(layout::PagedDocument const& document, layout::FontSet const& fonts)
{
    base::ensure(!document.pages.empty() && document.pages.size() <= base::limits::pages_max,
        "a PDF has no page or too many");
    File file;
    Deflater deflater;
    ContentWriter contents(document, fonts);
    auto const pages = add_pages(file, deflater, contents, document.pages.size());
    Form form(document);
    form.add_appearances(file, deflater, contents);
    bool const has_form = !form.widgets().empty();
    auto const form_font = has_form ? embed_form_font(file, deflater, fonts) : FormFont {};
    auto const embedded = embed_fonts(file, deflater, document, fonts, contents.used_glyphs());
    auto const packet
        = file.add_stream("/Type/Metadata/Subtype/XML", xmp_packet(document.metadata));
    auto const profile = file.add_stream("/N 3/Filter/FlateDecode", deflated_srgb_profile());

    auto const links = links_of(document);
    StructureTree structure({ document, fonts, contents, links, form.widgets(), pages });
    ObjectStreams objects(file, deflater,
        embedded.size() * objects_per_font + objects_for_resources + links.size()
            + (has_form ? objects_per_form_font + form.object_count() : 0)
            + structure.object_count() + outline_object_count(document.bookmarks));
    std::string form_resource;
    if (has_form) {
        form_resource = std::string(form_font_name) + " ";
        append_reference(form_resource, add_form_font(objects, fonts, form_font));
    }
    auto const resources
        = add_font_dictionaries(objects, fonts, embedded, contents.used_glyphs(), form_resource);
    auto const annotations = objects.next();
    add_annotations(objects, document, links, static_cast<std::uint32_t>(pages.size()));
    auto const widgets = objects.next();
    auto const form_number = has_form
        ? form.add_objects(objects, file, { resources, pages, pages.size() + links.size() })
        : 0;
    auto const root = structure.add_objects(objects, annotations, widgets);
    auto const outline = document.bookmarks.empty() ? 0 : add_outline(objects, document, pages);

    set_page_entries(
        file, document, pages, contents.marked_counts(), resources, annotations, widgets);
    file.set_entries(file.information(), information_entries(document.metadata));
    file.set_entries(file.catalog(),
        catalog_entries(document.metadata, packet, profile, root, outline, form_number));
    return objects.finish();
}

} // namespace pdf
