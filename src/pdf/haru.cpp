#include "pdf/haru.h"

#include "base/ensure.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_encrypt.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>

namespace pdf {

namespace {

// Object identifiers carry flags in their upper byte.
constexpr HPDF_UINT32 number_mask = 0x00FFFFFF;

ObjectNumber number_of(HPDF_Dict dictionary)
{
    return dictionary->header.obj_id & number_mask;
}

void check(HPDF_STATUS status)
{
    base::ensure(status == HPDF_OK, "the PDF library refused an object");
}

// Throwing or jumping through C code is undefined, so an error is only kept here; libharu keeps
// it too, in the error record that save() looks at.
void keep_error(HPDF_STATUS, HPDF_STATUS, void*) { }

HPDF_STATUS append_to_string(HPDF_Stream stream, HPDF_BYTE const* bytes, HPDF_UINT size)
{
    static_cast<std::string*>(stream->attr)->append(reinterpret_cast<char const*>(bytes), size);
    return HPDF_OK;
}

// libharu calls it inside the dictionary, after the dictionary's own elements. The entries are
// found through the document's error record because a page's `attr` belongs to libharu.
HPDF_STATUS write_entries(HPDF_Dict dictionary, HPDF_Stream stream)
{
    auto const& entries
        = *static_cast<std::vector<std::string> const*>(dictionary->error->user_data);
    auto const& text = entries.at(number_of(dictionary));
    return HPDF_Stream_Write(stream, reinterpret_cast<HPDF_BYTE const*>(text.data()),
        static_cast<HPDF_UINT>(text.size()));
}

} // namespace

struct File::Impl {
    HPDF_Doc document = nullptr;
    std::vector<std::string> entries; ///< By object number.
    std::string bytes;

    HPDF_Dict dictionary(ObjectNumber number) const
    {
        auto const entry = HPDF_Xref_GetEntry(document->xref, number);
        base::ensure(entry != nullptr, "no such PDF object");
        return static_cast<HPDF_Dict>(entry->obj);
    }
};

File::File()
    : m_impl(std::make_unique<Impl>())
{
    auto& document = m_impl->document;
    document = HPDF_New(keep_error, &m_impl->entries);
    base::ensure(document != nullptr, "out of memory for a PDF");
    document->pdf_version = HPDF_VER_17;
    // The producer would have to stand in the XMP metadata as well, and tells nobody anything.
    HPDF_Dict_RemoveElement(document->info, "Producer");
}

File::~File()
{
    HPDF_Free(m_impl->document);
}

ObjectNumber File::catalog() const
{
    return number_of(m_impl->document->catalog);
}

ObjectNumber File::information() const
{
    return number_of(m_impl->document->info);
}

ObjectNumber File::next() const
{
    return m_impl->document->xref->entries->count;
}

ObjectNumber File::add_stream(std::string entries, std::string_view bytes)
{
    auto const document = m_impl->document;
    auto const stream = HPDF_DictStream_New(document->mmgr, document->xref);
    base::ensure(stream != nullptr, "the PDF library made no stream");
    auto const number = number_of(stream);
    set_entries(number, std::move(entries));
    append_bytes(number, bytes);
    return number;
}

File::PageObjects File::add_page(std::string_view deflated_content)
{
    auto const page = HPDF_AddPage(m_impl->document);
    base::ensure(page != nullptr, "the PDF library made no page");
    // Ours: fonts shared by all pages, a size exact to a thousandth of a point, several streams.
    check(HPDF_Dict_RemoveElement(page, "Resources"));
    check(HPDF_Dict_RemoveElement(page, "MediaBox"));
    check(HPDF_Dict_RemoveElement(page, "Contents"));
    auto const contents = number_of(static_cast<HPDF_PageAttr>(page->attr)->contents);
    set_entries(contents, "/Filter/FlateDecode");
    append_bytes(contents, deflated_content);
    return { number_of(page), contents };
}

void File::set_entries(ObjectNumber number, std::string entries)
{
    if (m_impl->entries.size() <= number)
        m_impl->entries.resize(number + 1);
    m_impl->entries.at(number) = std::move(entries);
    m_impl->dictionary(number)->write_fn = write_entries;
}

void File::append_bytes(ObjectNumber stream, std::string_view bytes)
{
    auto const target = m_impl->dictionary(stream)->stream;
    if (target->size == 0 && !bytes.empty()) {
        // One buffer of the right size, made by the first write, instead of blocks of 4 KB.
        auto const memory = static_cast<HPDF_MemStreamAttr>(target->attr);
        memory->buf_siz = memory->w_pos = static_cast<HPDF_UINT>(bytes.size());
    }
    check(HPDF_Stream_Write(target, reinterpret_cast<HPDF_BYTE const*>(bytes.data()),
        static_cast<HPDF_UINT>(bytes.size())));
}

File::Saved File::save()
{
    auto const document = m_impl->document;
    Saved saved;
    // Given a stream, HPDF_SaveToStream writes to it instead of to blocks in memory.
    base::ensure(document->stream == nullptr, "a PDF is saved once");
    document->stream = HPDF_CallbackWriter_New(document->mmgr, append_to_string, &saved.bytes);
    check(HPDF_SaveToStream(document));
    check(HPDF_GetError(document));
    saved.bytes.resize(document->xref->addr);
    auto const count = document->xref->entries->count;
    saved.offsets.reserve(count);
    for (HPDF_UINT number = 0; number < count; ++number)
        saved.offsets.push_back(HPDF_Xref_GetEntry(document->xref, number)->byte_offset);
    return saved;
}

std::array<unsigned char, 16> digest(std::string_view bytes)
{
    std::array<unsigned char, 16> result;
    HPDF_MD5_CTX context;
    HPDF_MD5Init(&context);
    HPDF_MD5Update(&context, reinterpret_cast<HPDF_BYTE const*>(bytes.data()),
        static_cast<HPDF_UINT32>(bytes.size()));
    HPDF_MD5Final(result.data(), &context);
    return result;
}

} // namespace pdf
