#include "pdf/pdf.h"

#include "outside.h"
#include "samples.h"

#include <gtest/gtest.h>

#include <set>

namespace {

using pdf_test::fonts;
using pdf_test::judged;

/// What follows each `before` up to the next of `ends`.
std::set<std::string> names(
    std::string const& text, std::string const& before, std::string_view ends)
{
    std::set<std::string> found;
    for (auto at = text.find(before); at != text.npos; at = text.find(before, at + 1)) {
        auto const start = at + before.size();
        found.insert(text.substr(start, text.find_first_of(ends, start) - start));
    }
    return found;
}

TEST(Metadata, HoldsTitleLanguageDateNumberVersionMarkingAndNothingElse)
{
    auto const bytes = pdf::write(pdf_test::letter(), fonts());
    EXPECT_EQ(names(judged("mutool show", bytes, "trailer/Info"), "  /", " "),
        (std::set<std::string> { "CreationDate", "Keywords", "Title" }));

    auto const packet = judged("pdfinfo -meta", bytes);
    std::set<std::string> properties;
    for (auto const& name : names(packet, "<", " >")) {
        if (!name.starts_with('/') && !name.starts_with("pdfa") && !name.starts_with("rdf:"))
            properties.insert(name);
    }
    EXPECT_EQ(properties,
        (std::set<std::string> { "?xpacket", "x:xmpmeta", "pdfuaid:part", "dc:title", "dc:language",
            "pdf:Keywords", "xmp:CreateDate" }));
    // No name of whoever made it, of the machine or of the program.
    for (auto const* text : { "Author", "Producer", "Creator", "libharu", "Casebinder" })
        EXPECT_EQ(bytes.find(text), std::string::npos) << text;
}

} // namespace
