#include "markup/markup.h"
#include "markup/trace.h"

#include <gtest/gtest.h>

namespace {

using markup_test::trace;

document::Document parse(std::string const& content)
{
    auto result = markup::parse({ "<document>" + content + "</document>", { "letter.xml" }, {} });
    if (!result.ok()) {
        for (auto const& fault : result.errors())
            ADD_FAILURE() << base::describe(fault);
        return {};
    }
    return std::move(result).value();
}

std::string traced(std::string const& content)
{
    return trace(parse(content));
}

TEST(Parse, ReadsHeadingsAndParagraphs)
{
    EXPECT_EQ(traced("<h1>One</h1><h2 id=\"S2\">Two</h2><h4 class=\"title\">Four</h4>"
                     "<p>Text</p><p class=\"note\" id=\"P4\" label=\"☐\">Agreed</p>"),
        "h1 h1: One\n"
        "h2 h2#S2: Two\n"
        "h4 title: Four\n"
        "p p: Text\n"
        "p note#P4 (☐): Agreed\n");
}

// A value that is a whole line gives the line its direction.
TEST(Parse, IsolatesAroundAWholeLineGo)
{
    EXPECT_EQ(traced("<p>\u2068سلام\u2069</p>"), "p p: سلام\n");
    EXPECT_EQ(traced("<p>\u2068سلام\u2069, 12 May</p>"), "p p: \u2068سلام\u2069, 12 May\n");
    EXPECT_EQ(
        traced("<p>\u2068سل\u2069 \u2068ام\u2069</p>"), "p p: \u2068سل\u2069 \u2068ام\u2069\n");
}

TEST(Parse, FirstStyleIsParagraph)
{
    EXPECT_EQ(parse("<h1>One</h1>").styles, (std::vector<std::string> { "p", "h1" }));
}

TEST(Parse, CollapsesWhiteSpaceAcrossInlineElements)
{
    // The space belongs to the element it stood in first; none is left at the ends of lines.
    EXPECT_EQ(traced("<p>\n  a \t<strong> b </strong> <em>c</em>\n</p>"), "p p: a *b *_c_\n");
    EXPECT_EQ(traced("<p> one <br/> two <br/></p>"), "p p: one|two|\n");
    EXPECT_EQ(traced("<p><strong>a<em>b</em></strong>c</p>"), "p p: *a**_b_*c\n");
    EXPECT_EQ(traced("<p>a <strong> </strong> b</p>"), "p p: a b\n");
}

TEST(Parse, KeepsNoBreakSpaces)
{
    EXPECT_EQ(traced("<p>&#160;9\u00a0May&#xA0;</p>"), "p p: \u00a09\u00a0May\u00a0\n");
}

TEST(Parse, LinksAreListedOnce)
{
    auto const document = parse("<p><a href=\"mailto:a@example.org\">a</a> or "
                                "<a href=\"https://example.org/x\">b</a> or "
                                "<a href=\"mailto:a@example.org\"><strong>c</strong></a></p>");
    EXPECT_EQ(trace(document), "p p: [a](1) or [b](2) or [*c*](1)\n");
    EXPECT_EQ(document.links,
        (std::vector<std::string> { "mailto:a@example.org", "https://example.org/x" }));
}

TEST(Parse, FiguresAreListedOnce)
{
    auto const document
        = parse("<p>Of <data figure=\"M-A1\">19</data> are <data figure=\"M-A2\">5<em>7</em></data>"
                ", <strong><data figure=\"M-A1\">19</data></strong>.</p>");
    EXPECT_EQ(document.figures, (std::vector<std::string> { "M-A1", "M-A2" }));
    std::string told;
    for (auto const& span : std::get<document::Paragraph>(document.blocks.at(0).content).text)
        told += span.text + "=" + std::to_string(span.figure) + "|";
    EXPECT_EQ(told, "Of =0|19=1| are =0|5=2|7=2|, =0|19=1|.=0|");
}

TEST(Parse, NumbersAndBulletsLists)
{
    EXPECT_EQ(traced("<ol class=\"numbered\">\n<li id=\"P1\">One<ol><li>inner</li></ol></li>"
                     "<li><p>Two</p><ul><li>dot<ul><li>dash</li></ul></li></ul></li></ol>"),
        "ol numbered\n"
        "  li 1.\n"
        "    p numbered-li#P1: One\n"
        "    ol ol\n"
        "      li (a)\n"
        "        p li: inner\n"
        "  li 2.\n"
        "    p p: Two\n"
        "    ul ul\n"
        "      li •\n"
        "        p li: dot\n"
        "        ul ul\n"
        "          li –\n"
        "            p li: dash\n");
    EXPECT_EQ(traced("<ul class=\"process\"><li class=\"small\">Step</li></ul>"),
        "ul process\n  li \n    p small: Step\n");
}

TEST(Parse, LeavesOutWhatIsEmpty)
{
    // Paragraphs, items and lists whose conditions all fail; a box stays, it may be filled by hand.
    EXPECT_EQ(traced("<p> </p><h2></h2><ul></ul><ol><li> </li><li>Only</li></ol>"
                     "<div class=\"box\"/><p label=\"☐\"/>"),
        "ol ol\n  li 1.\n    p li: Only\nDiv box\np p (☐): \n");
}

TEST(Parse, ReadsTables)
{
    EXPECT_EQ(traced("<table class=\"dense\" id=\"T1\"><caption>Milestones</caption>"
                     "<colgroup><col width=\"20mm\"/><col width=\"2*\"/><col width=\"auto\"/>"
                     "</colgroup>"
                     "<thead><tr><th>Case</th><th>Met</th><th>Note</th><th>Who</th></tr></thead>"
                     "<tbody><tr><th>A</th><td class=\"dense-number\">5</td>"
                     "<td><p>One</p><p>Two</p></td><td/></tr></tbody>"
                     "<tfoot><tr><td colspan=\"4\">End</td></tr></tfoot></table>"),
        // 20 mm = 20 * 72000 / 25.4 = 56692.9 millipoints. The fourth column has no <col>.
        "table dense#T1: 56693f 2* 1a 1*\n"
        "  caption: Milestones\n"
        "  head\n"
        "    dense-th c: Case\n"
        "    dense-th c: Met\n"
        "    dense-th c: Note\n"
        "    dense-th c: Who\n"
        "  body\n"
        "    dense-th r: A\n"
        "    dense-number -: 5\n"
        "    dense-td -: \n"
        "      p p: One\n"
        "      p p: Two\n"
        "    dense-td -: \n"
        "  foot\n"
        "    dense-td - 4x1: End\n");
}

TEST(Parse, TextBesideBlocksInCellsIsAParagraph)
{
    EXPECT_EQ(traced("<table class=\"dense\"><tr><td>Due:<ul><li>now</li></ul>and then</td></tr>"
                     "</table>"),
        "table dense: 1*\n"
        "  body\n"
        "    dense-td -: \n"
        "      p dense-td: Due:\n"
        "      ul ul\n"
        "        li •\n"
        "          p li: now\n"
        "      p dense-td: and then\n");
}

TEST(Parse, RowsWithoutSectionAreBody)
{
    EXPECT_EQ(traced("<table><tr><th scope=\"col\">a</th><td>b</td></tr></table>"),
        "table table: 1* 1*\n  body\n    th c: a\n    td -: b\n");
}

TEST(Parse, RowsFillUnderSpans)
{
    EXPECT_EQ(traced("<table><tr><td rowspan=\"2\">a</td><td colspan=\"2\">b</td></tr>"
                     "<tr><td>c</td><td>d</td></tr></table>"),
        "table table: 1* 1* 1*\n"
        "  body\n    td - 1x2: a\n    td - 2x1: b\n"
        "  body\n    td -: c\n    td -: d\n");
}

TEST(Parse, ReadsGroupsRulesBreaksAndSignatures)
{
    EXPECT_EQ(traced("<header class=\"letterhead-name\">Board</header>"
                     "<address>1 High Street<br/>Northbridge</address>"
                     "<section><p>In</p></section>"
                     "<div role=\"figure\" alt=\"Five boxes\"><p>Box</p></div>"
                     "<hr/><page-break/>"
                     "<signature><line>Chair,\n Panel</line><line>Date</line></signature>"),
        "p letterhead-name: Board\n"
        "p address: 1 High Street|Northbridge\n"
        "Sect section\n  p p: In\n"
        "Figure div (Five boxes)\n  p p: Box\n"
        "rule hr\npage-break page-break\n"
        "signature signature: [Chair, Panel] [Date]\n");
}

TEST(Parse, BlocksKnowTheirLineAndFile)
{
    markup::Markup const markup { "<document>\n<p>a</p>\n<p>b</p><p>c</p>\n</document>",
        { "letter.xml", "partials/end.xml" },
        // <p>b</p> begins at byte 11 + 9 = 20, where line 7 of the partial begins.
        { { 0, 0, 4 }, { 20, 1, 7 } } };
    auto const result = markup::parse(markup);
    ASSERT_TRUE(result.ok());
    auto const& blocks = result.value().blocks;
    ASSERT_EQ(blocks.size(), 3U);
    EXPECT_EQ(blocks.at(0).line, 5); // Line 4 and one line feed.
    EXPECT_EQ(blocks.at(0).file, "");
    EXPECT_EQ(blocks.at(1).line, 7);
    EXPECT_EQ(blocks.at(1).file, "partials/end.xml");
    EXPECT_EQ(result.value().file, "letter.xml");
}

TEST(Parse, ATableSaysHowItGoesOnAndWhatHeadsAGroupOfRows)
{
    auto const parsed = markup::parse({ "<document><table continued=\"(continued)\"><tr>"
                                        "<th scope=\"rowgroup\">a</th></tr></table></document>",
        {}, {} });
    ASSERT_TRUE(parsed.ok());
    auto const& table
        = std::get<std::unique_ptr<document::Table>>(parsed.value().blocks.front().content);
    EXPECT_EQ(table->continued, "(continued)");
    EXPECT_EQ(table->body.front().cells.front().scope, document::Scope::row_group);
}

TEST(Parse, ReadsPicturesFiguresAndSignatures)
{
    EXPECT_EQ(traced("<img src=\"logo\" alt=\"A crest\" width=\"25.4mm\"/>"),
        "image img: logo [A crest] 72000 x 0\n");
    EXPECT_EQ(traced("<figure><img src=\"a.png\" alt=\"Steps\" height=\"25.4mm\"/>"
                     "<figcaption>Figure 1</figcaption></figure>"),
        "Figure figure (Steps)\n"
        "  image img: a.png [] 0 x 72000\n"
        "  Caption div\n"
        "    p figcaption: Figure 1\n");
    EXPECT_EQ(traced("<signature columns=\"3\"><line date=\"Date\">Ann<br/>Chair</line>"
                     "<line>Ben</line></signature>"),
        "signature signature: [Ann\nChair] [Ben] (Date) in 3 columns\n");
}

} // namespace
