#include "markup/attributes.h"
#include "markup/builder.h"

namespace markup {

/// Whether the attribute is one of a picture and its value fits.
bool Builder::read_image_attribute(
    document::Image& image, Attribute attribute, std::string_view value)
{
    if (attribute == source) {
        image.source = value;
        return true;
    }
    if (attribute != width && attribute != height)
        return false;
    auto const length = printed_length(value);
    if (length)
        (attribute == width ? image.width : image.height) = *length;
    return length.has_value();
}

void Builder::check_image(Frame const& frame, bool has_alternative, std::size_t offset)
{
    auto const missing = [&](std::string message, std::string fix) {
        complain({ "markup-missing-attribute", std::move(message), std::move(fix) }, offset);
    };
    if (frame.image.source.empty())
        missing("This picture has no src.", "Name a picture, such as src=\"board-logo\".");
    if (!has_alternative)
        missing("This picture has no alternative text.",
            "Add alt=\"…\" that says in words what it shows, or alt=\"\" if it is decoration.");
    // Without either, a logo would be as large as the camera or program that made it liked.
    if (frame.image.width == base::Length {} && frame.image.height == base::Length {})
        missing("This picture has neither width nor height.", "Add width=\"40mm\".");
}

} // namespace markup
