#include "pdf/metadata.h"

#include "base/date.h"
#include "base/xml.h"
#include "pdf/archival_claim.h"
#include "pdf/deflate.h"
#include "pdf/syntax.h"

#include <lcms2.h>

namespace pdf {

namespace {

/// Marking, number and version, as far as there are any: "Document 2a; Version 2; RESTRICTED".
std::string keywords(document::Metadata const& metadata)
{
    std::string result;
    auto const add = [&result](std::string const& text) {
        result += result.empty() || text.empty() ? text : "; " + text;
    };
    add(metadata.document_number.empty() ? "" : "Document " + metadata.document_number);
    add(metadata.version_label);
    add(metadata.marking);
    return result;
}

void append_element(std::string& out, std::string_view name, std::string_view text)
{
    out += '<';
    out += name;
    out += '>';
    base::append_escaped(out, text);
    out += "</";
    out += name;
    out += '>';
}

// The extension schema describes pdfuaid to PDF/A, which does not know it (ISO 19005-2 6.6.2.3).
constexpr std::string_view extension_schema
    = "<rdf:Description rdf:about=\"\""
      " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
      " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
      " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">"
      "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
      "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
      "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
      "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
      "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
      "<pdfaProperty:name>part</pdfaProperty:name>"
      "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
      "<pdfaProperty:category>internal</pdfaProperty:category>"
      "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>"
      "</rdf:li></rdf:Seq></pdfaSchema:property>"
      "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>";

} // namespace

std::string information_entries(document::Metadata const& metadata)
{
    std::string out = "/Title";
    append_text_string(out, metadata.title);
    if (auto const words = keywords(metadata); !words.empty()) {
        out += "/Keywords";
        append_text_string(out, words);
    }
    if (!metadata.date.empty()) {
        auto const date = base::Date::parse(metadata.date);
        base::ensure(date.has_value(), "the metadata's date is no ISO date");
        out += "/CreationDate(D:";
        for (char const c : date->iso())
            out += c == '-' ? "" : std::string(1, c);
        out += "000000Z)";
    }
    return out;
}

std::string xmp_packet(document::Metadata const& metadata)
{
    std::string out
        = "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
          "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
          "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
          "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
          " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
          " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
          " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">"
          "<pdfuaid:part>1</pdfuaid:part>";
    out += archival_claim;
    out += "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">";
    base::append_escaped(out, metadata.title);
    out += "</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag>";
    append_element(out, "rdf:li", metadata.language);
    out += "</rdf:Bag></dc:language>";
    if (auto const words = keywords(metadata); !words.empty())
        append_element(out, "pdf:Keywords", words);
    if (!metadata.date.empty())
        append_element(out, "xmp:CreateDate", metadata.date + "T00:00:00Z");
    out += "</rdf:Description>";
    out += extension_schema;
    out += "</rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>";
    return out;
}

std::string const& deflated_srgb_profile()
{
    static std::string const deflated = [] {
        auto const profile = cmsCreate_sRGBProfile();
        base::ensure(profile != nullptr, "no sRGB profile");
        cmsUInt32Number size = 0;
        cmsSaveProfileToMem(profile, nullptr, &size);
        std::string bytes(size, '\0');
        base::ensure(size > 128 && cmsSaveProfileToMem(profile, bytes.data(), &size),
            "the sRGB profile could not be written");
        cmsCloseProfile(profile);
        // Header bytes 24 to 35 are the time of making (ICC.1 7.2.8); here 1 January 2000.
        bytes.replace(24, 12, std::string("\x07\xD0\0\1\0\1\0\0\0\0\0\0", 12));
        return std::string(Deflater().compress(bytes));
    }();
    return deflated;
}

} // namespace pdf
