#include "markup/markup.h"
#include "markup/trace.h"

#include <gtest/gtest.h>

namespace {

using markup_test::trace;

base::Result<document::Document> parse(std::string const& text)
{
    return markup::parse({ text, { "letter.xml" }, {} });
}

std::string traced(std::string const& content, std::string const& attributes = "")
{
    auto const result = parse("<document" + attributes + ">" + content + "</document>");
    if (result.ok())
        return trace(result.value());
    std::string faults;
    for (auto const& fault : result.errors())
        faults += fault.code + ": " + fault.message + "\n";
    return faults;
}

TEST(Structure, NumbersHeadingsWhereAsked)
{
    auto const headings = "<h1 class=\"title\" numbered=\"no\">Plan</h1><h1>A</h1><h2>B</h2>"
                          "<h3>C</h3><h3>D</h3><h2>E</h2><h1>F</h1><h2>G</h2>";
    EXPECT_EQ(traced(headings, " headings=\"numbered\""),
        "h1 title: Plan\nh1 h1: 1 A\nh2 h2: 1.1 B\nh3 h3: 1.1.1 C\nh3 h3: 1.1.2 D\n"
        "h2 h2: 1.2 E\nh1 h1: 2 F\nh2 h2: 2.1 G\n");
    EXPECT_EQ(traced("<h1>A</h1><h2>B</h2>"), "h1 h1: A\nh2 h2: B\n");
}

// A letter may begin with h2 under a title that is no heading; cells are outside of the count.
TEST(Structure, NumbersBeginWithTheFirstLevelThereIs)
{
    EXPECT_EQ(traced("<h2>A</h2><table><tr><td><h3>In a cell</h3></td></tr></table><h3>B</h3>",
                  " headings=\"numbered\""),
        "h2 h2: 1 A\ntable table: 1*\n  body\n    td -: \n      h3 h3: In a cell\n"
        "h3 h3: 1.1 B\n");
}

TEST(Structure, LinksLeadToBlocks)
{
    EXPECT_EQ(traced("<p><a href=\"#S1\">there</a></p><div><p id=\"S1\">Here</p></div>"),
        "p p: [there](1)\nDiv div\n  p p#S1: Here\n");
    EXPECT_EQ(traced("<p><a href=\"#S2\">a</a></p>"),
        "markup-unknown-target: This link leads to \"#S2\", but no block has that id.\n");
    // An empty paragraph is left out, and with it what the link leads to.
    EXPECT_EQ(traced("<p id=\"S2\"> </p><p><a href=\"#S2\">a</a></p>"),
        "markup-unknown-target: This link leads to \"#S2\", but no block has that id.\n");
    EXPECT_EQ(traced("<p id=\"a\">1</p><p id=\"a\">2</p><p><a href=\"#a\">a</a></p>"),
        "markup-ambiguous-target: This link leads to \"#a\", but several blocks have that id.\n");
    EXPECT_EQ(traced("<p><a href=\"#note:1\">a</a></p>").substr(0, 22), "markup-attribute-value");
}

// PDF/UA-1 has no head without a body: a list that turned out empty keeps its headings as cells.
TEST(Structure, AHeadWithoutRowsIsTheBody)
{
    auto const table = traced("<table><thead><tr><th>No</th></tr></thead><tbody></tbody></table>");
    EXPECT_NE(table.find("  body\n"), std::string::npos) << table;
    EXPECT_EQ(table.find("  head\n"), std::string::npos) << table;
}

TEST(Structure, NotesAreNumberedAndGathered)
{
    EXPECT_EQ(traced("<p>One <note>First <em>note</em>.</note> two.<note> </note></p>"
                     "<table><tr><td><strong>Cell<note>Second</note></strong></td></tr></table>"
                     "<notes><h2>Notes</h2></notes>"),
        "p p: One^[1](1) two.\n"
        "table table: 1*\n  body\n    td -: *Cell*^[2](2)\n"
        "Sect notes\n  h2 h2: Notes\n"
        "  Note endnote#note:1 [1]\n    p endnote-text: First _note_.\n"
        "  Note endnote#note:2 [2]\n    p endnote-text: Second\n");
    EXPECT_EQ(traced("<p>a<note>1</note><note>2</note></p><notes/>").substr(0, 26),
        "p p: a^[1](1)^,^[2](2)\nSec");
    EXPECT_EQ(traced("<p>a</p><notes><h2>Notes</h2></notes>"), "p p: a\n");
}

TEST(Structure, NotesNeedAPlace)
{
    EXPECT_EQ(traced("<p>a<note>b</note></p>"),
        "markup-notes-missing: The document has notes but no place for them.\n");
    EXPECT_EQ(traced("<p>a<note>b</note></p><notes/><p>a<note>b</note></p>"),
        "markup-note-after-notes: This note stands behind <notes>.\n");
    EXPECT_EQ(traced("<p><note>a<em><note>b</note></em></note></p><notes/>"),
        "markup-misplaced-element: <note> may not stand in <em>, which holds text.\n");
}

TEST(Structure, ReadsDefinitionLists)
{
    EXPECT_EQ(traced("<dl><dt>Board</dt><dd>Who decides.</dd><dt>Chair</dt><dt><strong>Lead"
                     "</strong></dt><dd><p>One</p></dd><dd>Two</dd><dt>Gone</dt><dd></dd></dl>"),
        "ul dl\n"
        "  li Board\n    p dd: Who decides.\n"
        "  li Chair|*Lead*\n    p p: One\n    p dd: Two\n");
    EXPECT_EQ(traced("<dl><dd>a</dd></dl>"), "markup-no-term: This <dd> defines no term.\n");
    EXPECT_EQ(traced("<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>"),
        "markup-no-definition: The last term of this list has no definition.\n");
    EXPECT_EQ(
        traced("<dl><dt></dt><dd></dd></dl>"), "markup-no-term: This <dd> defines no term.\n");
}

TEST(Structure, ListsHaveLabelsToTheFourthDepth)
{
    EXPECT_EQ(
        traced("<ol><li>1<ol><li>2<ol><li>3<ol><li>4</li></ol></li></ol></li></ol></li></ol>"
               "<ul><li>1<ul><li>2<ul><li>3<ul><li>4</li></ul></li></ul></li></ul></li></ul>"),
        "ol ol\n  li 1.\n    p li: 1\n    ol ol\n      li (a)\n        p li: 2\n        ol ol\n"
        "          li (i)\n            p li: 3\n            ol ol\n              li (A)\n"
        "                p li: 4\n"
        "ul ul\n  li •\n    p li: 1\n    ul ul\n      li –\n        p li: 2\n        ul ul\n"
        "          li ◦\n            p li: 3\n            ul ul\n              li –\n"
        "                p li: 4\n");
}

TEST(Structure, BoxesHaveTitles)
{
    EXPECT_EQ(traced("<aside class=\"callout\" title=\"Who &amp; when\">Text</aside>"),
        "Sect callout\n  p callout-title: Who & when\n  p p: Text\n");
    EXPECT_EQ(traced("<aside class=\"callout\" title=\"Who\"><p>Text</p></aside>"),
        "Sect callout\n  p callout-title: Who\n  p p: Text\n");
}

TEST(Structure, SectionsHavePagesOfTheirOwn)
{
    EXPECT_EQ(traced("<section page=\"landscape\"><p>a</p></section>"
                     "<section numbering=\"roman\">b</section>"),
        "Sect section on landscape\n  p p: a\nSect section on  i\n  p p: b\n");
    EXPECT_EQ(traced("<div><section page=\"landscape\"><p>a</p></section></div>").substr(0, 89),
        "markup-attribute-value: Only a section that stands directly in <document> has pages of "
        "it");
    EXPECT_EQ(traced("<toc levels=\"2\"/><h1>A</h1>"), "toc toc 2\nh1 h1: A\n");
    EXPECT_EQ(traced("<table><tr><td><toc/></td></tr></table>").substr(0, 24),
        "markup-misplaced-element");
}

} // namespace
