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
#include "pdf/pictures.h"
#include "pdf/structure.h"

#include <algorithm>
#include <deque>

namespace pdf {

namespace {

// Pages that wait for what is added at the end, so that letters need no second stream for it.
constexpr std::size_t waiting_max = 16;

/// How pages are counted (ISO 32000-1 12.4.2), where it is not simply from one.
std::string page_labels(layout::PagedDocument const& document)
{
    auto const& ranges = document.page_ranges;
    if (std::ranges::all_of(ranges, [](layout::PageRange const& range) {
            return range.numbering == document::Numbering::arabic;
        }))
        return {};
    std::string out = "/PageLabels<</Nums[";
    for (auto const& range : ranges) {
        append_integer(out, range.first_page);
        out += range.numbering == document::Numbering::roman ? "<</S/r" : "<</S/D";
        out += "/St ";
        append_integer(out, range.first_number);
        out += ">>";
    }
    return out + "]>>";
}

/// Entries of the catalog that libharu does not write.
std::string catalog_entries(layout::PagedDocument const& document, ObjectNumber packet,
    ObjectNumber profile, ObjectNumber structure, ObjectNumber outline, ObjectNumber form)
{
    std::string out = "/Lang";
    append_text_string(out, document.metadata.language);
    out += document.figures.empty() ? "/MarkInfo<</Marked true>>"
                                    : "/MarkInfo<</Marked true/UserProperties true>>";
    out += "/ViewerPreferences<</DisplayDocTitle true>>/Metadata ";
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

/// References to so many objects from `first` on, which moves behind them.
void append_references(std::string& out, ObjectNumber& first, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        append_reference(out, first++);
        out += ' ';
    }
}

} // namespace

struct Writer::Impl {
    /// The objects of a page; `addition` is a second content stream, or 0.
    struct PageStreams {
        ObjectNumber contents;
        ObjectNumber addition;
    };

    Impl(layout::FontSet const& the_fonts, FontPrograms* known)
        : own_programs(the_fonts)
        , fonts(the_fonts)
        , programs(known ? *known : own_programs)
        , contents(the_fonts)
        , figures(the_fonts)
    {
    }

    FontPrograms own_programs;
    layout::FontSet const& fonts;
    FontPrograms& programs;
    File file;
    Deflater deflater;
    ContentWriter contents;
    FigureFinder figures;
    std::vector<ObjectNumber> pages;
    std::vector<PageStreams> streams; ///< By page.
    std::deque<std::string> waiting; ///< Content of the pages after those, not compressed.
    std::string spare; ///< The memory of the page that waited last.

    void encode(layout::PagedDocument const& document);
    void add_first_waiting();
    void complete_pages(layout::PagedDocument const& document);
    void set_page_entries(layout::PagedDocument const& document, ObjectNumber resources,
        ObjectNumber annotations, ObjectNumber widgets);
};

/// Encodes the next page.
void Writer::Impl::encode(layout::PagedDocument const& document)
{
    figures.add(document, pages.size() + waiting.size());
    // Memory for a page asked for and given back each time makes the heap be tidied each time.
    waiting.push_back(std::move(spare));
    waiting.back() = contents.write_next(document);
}

void Writer::Impl::add_first_waiting()
{
    auto const added = file.add_page(deflater.compress(waiting.front()));
    pages.push_back(added.page);
    streams.push_back({ added.contents, 0 });
    spare = std::move(waiting.front());
    waiting.pop_front();
}

void Writer::Impl::complete_pages(layout::PagedDocument const& document)
{
    for (std::size_t page = 0; page < pages.size(); ++page) {
        // Not compressed: a page number is too short to gain.
        if (auto const more = contents.write_addition(document, page); !more.empty())
            streams.at(page).addition = file.add_stream({}, more);
    }
    for (std::size_t i = 0; i < waiting.size(); ++i)
        waiting.at(i) += contents.write_addition(document, pages.size() + i);
    while (pages.size() < document.pages.size()) {
        if (waiting.empty())
            encode(document);
        add_first_waiting();
    }
}

void Writer::Impl::set_page_entries(layout::PagedDocument const& document, ObjectNumber resources,
    ObjectNumber annotations, ObjectNumber widgets)
{
    for (std::size_t i = 0; i < pages.size(); ++i) {
        auto const& page = document.pages.at(i);
        std::string out = "/Tabs/S/MediaBox[0 0 ";
        append_length(out, page.width);
        out += ' ';
        append_length(out, page.height);
        out += "]/Resources ";
        append_reference(out, resources);
        auto const& [body, addition] = streams.at(i);
        out += addition == 0 ? "/Contents " : "/Contents[";
        append_reference(out, body);
        if (addition != 0) {
            out += ' ';
            append_reference(out, addition);
            out += ']';
        }
        if (contents.marked_counts().at(i) > 0) {
            out += "/StructParents ";
            append_integer(out, static_cast<std::int64_t>(i));
        }
        if (!page.links.empty() || !page.fields.empty()) {
            out += "/Annots[";
            append_references(out, annotations, page.links.size());
            append_references(out, widgets, page.fields.size());
            out.back() = ']';
        }
        file.set_entries(pages.at(i), std::move(out));
    }
}

Writer::Writer(layout::FontSet const& fonts)
    : m_impl(std::make_unique<Impl>(fonts, nullptr))
{
}

Writer::Writer(layout::FontSet const& fonts, FontPrograms& programs)
    : m_impl(std::make_unique<Impl>(fonts, &programs))
{
}

Writer::~Writer() = default;

void Writer::take(layout::PagedDocument& document, std::size_t page)
{
    base::ensure(
        page == m_impl->pages.size() + m_impl->waiting.size(), "a page taken out of order");
    m_impl->encode(document);
    if (m_impl->waiting.size() > waiting_max)
        m_impl->add_first_waiting();
    auto& taken = document.pages.at(page);
    taken.glyphs.clear();
    taken.runs.clear();
    taken.boxes.clear();
    taken.polygons.clear();
    taken.pictures.clear();
    taken.paths.clear();
}

std::string Writer::finish(layout::PagedDocument const& document)
{
    base::ensure(!document.pages.empty() && document.pages.size() <= base::limits::pages_max,
        "a PDF has no page or too many");
    m_impl->complete_pages(document);
    auto const& fonts = m_impl->fonts;
    auto& file = m_impl->file;
    auto& deflater = m_impl->deflater;
    auto& contents = m_impl->contents;
    auto const& pages = m_impl->pages;
    Form form(document);
    form.add_appearances(file, deflater, contents);
    bool const has_form = !form.widgets().empty();
    auto const form_font = has_form ? embed_form_font(file, deflater, fonts) : FormFont {};
    auto const embedded
        = embed_fonts(file, deflater, m_impl->programs, document, fonts, contents.used_glyphs());
    auto const packet = file.add_stream("/Type/Metadata/Subtype/XML/Filter/FlateDecode",
        deflater.compress(xmp_packet(document.metadata)));
    auto const profile = file.add_stream("/N 3/Filter/FlateDecode", deflated_srgb_profile());
    auto const pictures = add_pictures(file, deflater, document, profile);

    auto const links = links_of(document);
    StructureTree structure(
        { document, contents, links, form.widgets(), pages, m_impl->figures.found() });
    ObjectStreams objects(file, deflater,
        embedded.size() * objects_per_font + objects_for_resources + links.size()
            + (has_form ? objects_per_form_font + form.object_count() : 0)
            + structure.object_count() + outline_object_count(document.bookmarks));
    std::string form_resource;
    if (has_form) {
        form_resource = std::string(form_font_name) + " ";
        append_reference(form_resource, add_form_font(objects, fonts, form_font));
    }
    auto const resources = add_font_dictionaries(
        objects, fonts, embedded, contents.used_glyphs(), form_resource, pictures);
    auto const annotations = objects.next();
    add_annotations(objects, document, links, static_cast<std::uint32_t>(pages.size()), pages);
    auto const widgets = objects.next();
    auto const form_number = has_form
        ? form.add_objects(objects, file, { resources, pages, pages.size() + links.size() })
        : 0;
    auto const root = structure.add_objects(objects, annotations, widgets);
    auto const outline = document.bookmarks.empty() ? 0 : add_outline(objects, document, pages);

    m_impl->set_page_entries(document, resources, annotations, widgets);
    file.set_entries(file.information(), information_entries(document.metadata));
    file.set_entries(file.catalog(),
        catalog_entries(document, packet, profile, root, outline, form_number)
            + page_labels(document));
    return objects.finish();
}

std::string write(layout::PagedDocument const& document, layout::FontSet const& fonts)
{
    return Writer(fonts).finish(document);
}

} // namespace pdf
