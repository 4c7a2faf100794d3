#include "markup/builder.h"
#include "markup/markup.h"

#include "base/limits.h"

#include <expat.h>

#include <algorithm>
#include <memory>
#include <new>

namespace markup {

namespace {

/// What the callbacks of one parse share.
struct Reading {
    XML_Parser parser;
    Markup const& markup;
    Builder builder;
    std::vector<std::pair<std::string_view, std::string_view>> attributes;
    bool stopped = false;

    std::size_t offset() const { return static_cast<std::size_t>(XML_GetCurrentByteIndex(parser)); }
};

Reading& reading(void* user_data)
{
    return *static_cast<Reading*>(user_data);
}

void stop_if_full(Reading& self)
{
    if (!self.builder.is_full())
        return;
    self.stopped = true;
    XML_StopParser(self.parser, XML_FALSE);
}

void on_start(void* user_data, char const* name, char const** attributes)
{
    auto& self = reading(user_data);
    self.attributes.clear();
    for (auto const* pair = attributes; *pair != nullptr; pair += 2)
        self.attributes.emplace_back(pair[0], pair[1]);
    self.builder.start(name, self.attributes, self.offset());
    stop_if_full(self);
}

void on_end(void* user_data, char const*)
{
    auto& self = reading(user_data);
    // Expat still closes an empty element after it was told to stop.
    if (!self.stopped)
        self.builder.end();
    stop_if_full(self);
}

void on_text(void* user_data, char const* text, int length)
{
    auto& self = reading(user_data);
    self.builder.text({ text, static_cast<std::size_t>(length) }, self.offset());
    stop_if_full(self);
}

/// Declarations could define entities, and CDATA or instructions could carry a value past
/// escape(), so all three end the parse.
void refuse(Reading& self, std::string_view what)
{
    self.builder.complain({ "markup-refused", std::string(what) + " may not be used in templates.",
                              "Remove it; write characters directly or as &#160;." },
        self.offset());
    self.stopped = true;
    XML_StopParser(self.parser, XML_FALSE);
}

void on_doctype(void* user_data, char const*, char const*, char const*, int)
{
    refuse(reading(user_data), "A DOCTYPE");
}

void on_cdata(void* user_data)
{
    refuse(reading(user_data), "A CDATA section");
}

void on_instruction(void* user_data, char const*, char const*)
{
    refuse(reading(user_data), "A processing instruction");
}

/// The markup at the fault, up to the end of its tag or entity.
std::string excerpt(std::string_view text, std::size_t offset)
{
    constexpr std::size_t length_max = 40;
    text = text.substr(std::min(offset, text.size()), length_max);
    return std::string(text.substr(0, text.find_first_of(">;\n") + 1));
}

/// Expat's error in the words of somebody who edits templates.
Complaint explain(Reading const& self, XML_Error error)
{
    auto const open = self.builder.innermost();
    auto const found = excerpt(self.markup.text, self.offset());
    switch (error) {
    case XML_ERROR_TAG_MISMATCH:
        // Expat points at the name, behind "</".
        return { "markup-not-well-formed",
            "</" + found + " closes nothing: " + open + " is still open.",
            "Close the elements in the order in which they were opened, innermost first." };
    case XML_ERROR_NO_ELEMENTS:
    case XML_ERROR_UNCLOSED_TOKEN:
        return { "markup-not-well-formed",
            open.empty() ? "There is no complete element here."
                         : "The document ends while " + open + " is still open.",
            open.empty() ? "Put everything into one <document>." : "Close it." };
    case XML_ERROR_UNDEFINED_ENTITY:
        return { "markup-not-well-formed", "There is no character called " + found + ".",
            "Type the character itself, or its number such as &#160; for a no-break space." };
    case XML_ERROR_DUPLICATE_ATTRIBUTE:
        return { "markup-not-well-formed", "An attribute stands twice in " + found + ".",
            "Keep one." };
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
        return { "markup-not-well-formed", "Something stands after </document>.",
            "Put everything into one <document>." };
    default:
        return { "markup-not-well-formed",
            std::string("This is not well-formed markup (") + XML_ErrorString(error) + ")"
                + (open.empty() ? "" : " inside " + open) + ".",
            "Check the tags and quotes at this line; write & as &amp; and < as &lt;." };
    }
}

} // namespace

base::Result<document::Document> parse(Markup const& markup)
{
    if (markup.text.size() > base::limits::markup_bytes_max)
        return base::Diagnostics { { base::Severity::error, "markup-too-long",
            { markup.files.empty() ? std::string() : markup.files.front(), 0, {} },
            "The filled template is longer than "
                + std::to_string(base::limits::markup_bytes_max / (1024 * 1024)) + " MiB.",
            "Choose fewer records, or make several documents." } };
    std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> const parser(
        XML_ParserCreate("UTF-8"), &XML_ParserFree);
    if (!parser)
        throw std::bad_alloc();
    Reading self { parser.get(), markup, Builder(markup), {} };
    XML_SetUserData(parser.get(), &self);
    XML_SetElementHandler(parser.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
    XML_SetStartCdataSectionHandler(parser.get(), on_cdata);
    XML_SetProcessingInstructionHandler(parser.get(), on_instruction);
    // The whole text in one piece, which expat reads in place.
    auto const status = XML_Parse(
        parser.get(), markup.text.data(), static_cast<int>(markup.text.size()), XML_TRUE);
    if (status != XML_STATUS_OK && !self.stopped)
        self.builder.complain(explain(self, XML_GetErrorCode(parser.get())), self.offset());
    return self.builder.finish();
}

} // namespace markup
