#include "pdf/pictures.h"

#include "base/ensure.h"

namespace pdf {

std::string add_pictures(
    File& file, Deflater& deflater, layout::PagedDocument const& document, ObjectNumber profile)
{
    std::string out;
    for (std::size_t i = 0; i < document.pictures.size(); ++i) {
        auto const& picture = *document.pictures.at(i);
        base::ensure(picture.samples.size()
                == std::size_t { picture.width } * picture.height * picture.channels,
            "a picture without all of its samples");
        std::string entries = "/Type/XObject/Subtype/Image/Width ";
        append_integer(entries, picture.width);
        entries += "/Height ";
        append_integer(entries, picture.height);
        // Grey is read by the output intent, sRGB, whose greys are equal parts of its colours
        // (ISO 19005-2 6.2.4.3).
        entries += "/BitsPerComponent 8/Filter/FlateDecode/ColorSpace";
        if (picture.channels == 1) {
            entries += "/DeviceGray";
        } else {
            entries += "[/ICCBased ";
            append_reference(entries, profile);
            entries += ']';
        }
        auto const number = file.add_stream(std::move(entries), deflater.compress(picture.samples));
        out += out.empty() ? "/XObject<</I" : "/I";
        append_integer(out, static_cast<std::int64_t>(i));
        out += ' ';
        append_reference(out, number);
    }
    return out.empty() ? out : out + ">>";
}

} // namespace pdf
