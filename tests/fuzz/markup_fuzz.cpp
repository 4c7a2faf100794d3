// Bytes as filled markup -> markup::parse(); and bytes as a value -> escape() -> the same text.

#include "base/ensure.h"
#include "base/unicode.h"
#include "fuzz.h"
#include "markup/markup.h"

namespace {

void parse(std::string_view text)
{
    auto const result = markup::parse({ std::string(text), { "fuzz.xml" }, {} });
    if (result.ok())
        return;
    base::ensure(!result.errors().empty(), "refused without a fault");
    for (auto const& fault : result.errors())
        base::ensure(!fault.message.empty() && !fault.fix.empty(), "a fault without words");
}

/// A value is always text, whatever it looks like.
void escape(std::string_view text)
{
    auto const value = markup::escape(text);
    auto const result
        = markup::parse({ "<document><p>x" + value + "</p></document>", { "fuzz.xml" }, {} });
    base::ensure(result.ok(), "an escaped value is not text");
    auto const& blocks = result.value().blocks;
    base::ensure(blocks.size() == 1, "an escaped value made a block");
    auto const* const paragraph = std::get_if<document::Paragraph>(&blocks.front().content);
    base::ensure(paragraph != nullptr, "an escaped value is no paragraph");
    for (auto const& span : paragraph->text)
        base::ensure((span.flags & ~document::line_break) == 0 && span.link == 0,
            "an escaped value has a setting");
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    parse(text);
    if (!base::first_invalid_utf8(text))
        escape(text);
    return 0;
}
