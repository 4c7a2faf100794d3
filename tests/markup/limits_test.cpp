#include "base/limits.h"
#include "markup/markup.h"

#include <gtest/gtest.h>

namespace {

namespace limits = base::limits;

std::string repeated(std::string const& text, std::size_t count)
{
    std::string result;
    result.reserve(text.size() * count);
    for (; count > 0; --count)
        result += text;
    return result;
}

/// The codes of the faults, without repeats in a row.
std::string faults(std::string const& content)
{
    auto const result
        = markup::parse({ "<document>" + content + "</document>", { "letter.xml" }, {} });
    std::string codes;
    if (!result.ok())
        for (auto const& fault : result.errors())
            if (!codes.ends_with(fault.code))
                codes += (codes.empty() ? "" : " ") + fault.code;
    return codes;
}

TEST(MarkupLimits, LengthOfTheMarkup)
{
    std::string const text(limits::markup_bytes_max, ' ');
    EXPECT_EQ(faults(text), "markup-too-long");
}

TEST(MarkupLimits, NumberOfElements)
{
    auto const lines = repeated("<br/>", limits::markup_elements_max - 2);
    EXPECT_EQ(faults("<p>" + lines + "<br/></p>"), "markup-too-many-elements");
}

TEST(MarkupLimits, TextOfOneParagraph)
{
    std::string const text(limits::markup_paragraph_bytes_max, 'a');
    EXPECT_EQ(faults("<p>" + text + "</p><p>" + text + "</p>"), "");
    EXPECT_EQ(faults("<p>" + text + "a</p>"), "markup-text-too-long");
    EXPECT_EQ(
        faults("<table><tr><td>" + text + "<em>a</em></td></tr></table>"), "markup-text-too-long");
}

TEST(MarkupLimits, ColumnsOfATable)
{
    auto const cells = repeated("<td/>", limits::markup_columns_max);
    EXPECT_EQ(faults("<table><tr>" + cells + "</tr></table>"), "");
    EXPECT_EQ(faults("<table><tr>" + cells + "<td/></tr></table>"),
        "markup-too-many-columns markup-empty-table");
    auto const columns = repeated("<col/>", limits::markup_columns_max + 1);
    EXPECT_EQ(faults("<table><colgroup>" + columns + "</colgroup><tr>" + cells + "</tr></table>"),
        "markup-too-many-columns");
}

TEST(MarkupLimits, Nesting)
{
    // The document is one of them, and the paragraph.
    auto const nested = [](int depth) {
        auto const count = static_cast<std::size_t>(depth);
        return repeated("<div>", count) + "<p>a</p>" + repeated("</div>", count);
    };
    EXPECT_EQ(faults(nested(limits::markup_depth_max - 2)), "");
    EXPECT_EQ(faults(nested(limits::markup_depth_max - 1)), "markup-too-deep");
}

TEST(MarkupLimits, NumberOfFaults)
{
    auto const result = markup::parse({ "<document>" + repeated("<x/>\n", 3000), {}, {} });
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.errors().size(), limits::markup_faults_max);
}

} // namespace
