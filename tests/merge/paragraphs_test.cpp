#include "merge/wording.h"

#include <gtest/gtest.h>

namespace {

constexpr auto front = "---\npage: portrait\n---\n"; // The body begins on line 4.

base::Result<merge::Template> prepared(std::string const& body, merge::Sources partials = {})
{
    partials["t.xml"] = front + body;
    return merge::prepare(partials, "t.xml");
}

/// Each paragraph as "id=words", those that are no text as "id!why".
std::string paragraphs(std::string const& body, merge::Sources partials = {})
{
    auto const source = prepared(body, std::move(partials));
    EXPECT_TRUE(source.ok());
    std::string text;
    for (auto const& one : source.value().paragraphs) {
        text += (text.empty() ? "" : " | ") + one.id;
        text += one.not_text.empty() ? "=" + merge::shipped_words(source.value(), one)
                                     : "!" + one.not_text;
    }
    return text;
}

std::string required(std::string const& body)
{
    auto const source = prepared(body);
    std::string text;
    for (auto const& key : source.value().paragraphs.at(0).required)
        text += (text.empty() ? "" : " ") + key;
    return text;
}

/// The body after its ids were found, values as their keys: what printing relies on.
std::string all_literals(std::string const& body)
{
    auto const source = prepared(body);
    std::string text;
    for (auto const& literal : source.value().literals)
        text += literal.text;
    return text;
}

} // namespace

TEST(Paragraphs, AreElementsWithAnId)
{
    EXPECT_EQ(paragraphs("<p id=\"a\">One.</p><p>Two.</p><li class='x' id='b'>Three.</li>"),
        "a=One. | b=Three.");
    EXPECT_EQ(paragraphs("<p\n  id = \"a\"\n>One\n two.</p>"), "a=One two.");
    EXPECT_EQ(paragraphs("<p id=\"a\"></p><p id=\"b\"/>"), "a=");
    EXPECT_EQ(paragraphs("<!-- <p id=\"a\">no</p> --><h1 id=\"b\">x > y</h1>"), "b=x > y");
}

TEST(Paragraphs, ValuesAndConditionsAreWrittenInTwoBrackets)
{
    EXPECT_EQ(paragraphs("<p id=\"a\">By {{x.due}}{{#y}}, or {{y}}{{/y}}{{^z}}.{{/z}}</p>"),
        "a=By ((x.due))((if y)), or ((y))((end if))((if not z)).((end if))");
}

TEST(Paragraphs, MarkupInsideIsPlainText)
{
    EXPECT_EQ(
        paragraphs("<p id=\"a\"><strong>A</strong> &amp; B<br/>&lt;C&gt; <a href=\"{{u}}\">x</a> "
                   "&#233;&#xe9;&quot;&apos;</p>"),
        "a=A & B\n<C> x éé\"'");
}

TEST(Paragraphs, BlocksInsideAreTold)
{
    EXPECT_EQ(paragraphs("<div id=\"a\"><p id=\"b\">One</p></div>"),
        "a!holds other elements, such as <p> | b=One");
    EXPECT_EQ(paragraphs("<li id=\"a\">One<ul><li>x</li></ul></li>"),
        "a!holds other elements, such as <ul>");
    EXPECT_EQ(paragraphs("<p id=\"a\">One<field name=\"x\"/></p>"),
        "a!holds other elements, such as <field>");
    EXPECT_EQ(paragraphs("<table id=\"a\"><tr><td>x</td></tr></table>"), "a!is a <table>");
}

TEST(Paragraphs, ThoseOfUncertainEndAreTold)
{
    EXPECT_EQ(
        paragraphs("{{#x}}<p id=\"a\">{{/x}}One</p>"), "a!begins and ends in different sections");
    EXPECT_EQ(paragraphs("<ul><li id=\"a\">One</ul>"), "a!is not closed");
    EXPECT_EQ(paragraphs("<p id=\"a\">One"), "a!is not closed");
}

TEST(Paragraphs, IdsOfTagsAndOfDrawingsAreNone)
{
    EXPECT_EQ(paragraphs("<p id=\"P{{n}}\">One</p>"), "");
    EXPECT_EQ(paragraphs("<p class=\"{{x}}\" id=\"a\">One</p>"), "a=One");
    EXPECT_EQ(paragraphs("<genogram><person id=\"m\">Mother</person></genogram>"), "");
}

TEST(Paragraphs, StandInPartialsToo)
{
    EXPECT_EQ(paragraphs(
                  "<p id=\"a\">One</p>{{> p.xml}}", { { "p.xml", "\n<p id=\"b\">{{x}} two</p>" } }),
        "a=One | b=((x)) two");
}

TEST(RequiredFields, AreWhatIsPrintedWhateverTheCase)
{
    EXPECT_EQ(required("<p id=\"a\">{{x.date}} {{#y}}{{y}}{{/y}} {{x.date}} {{outer.z}}</p>"),
        "x.date outer.z");
    // What is the same in all cases of a board may be written out.
    EXPECT_EQ(required("<p id=\"a\">{{board.name}} {{profile.x}} {{outer.board.x}} {{marking}} "
                       "{{boards}}</p>"),
        "boards");
    EXPECT_EQ(required("<p id=\"a\"><a href=\"{{link}}\">x</a></p>"), "link");
}

TEST(RequiredFields, AreThoseTheTemplateNames)
{
    EXPECT_EQ(required("<p id=\"a\" required-fields=\"x.date, board.y\">{{x.date.table}} {{z}} "
                       "{{#q}}{{board.y}}{{/q}}</p>"),
        "x.date board.y");
    EXPECT_EQ(required("<p required-fields='' id=\"a\">{{x}}</p>"), "");
}

TEST(RequiredFields, DoNotReachMarkup)
{
    EXPECT_EQ(all_literals("<p id=\"a\" required-fields=\"x\" class=\"b\">{{x}}</p>"),
        "<p id=\"a\"  class=\"b\"></p>");
    // Line feeds stay, so that lines are counted right.
    EXPECT_EQ(
        all_literals("<p id=\"a\" required-fields\n=\"\nx\">{{x}}</p>"), "<p id=\"a\" \n\n></p>");
}

TEST(RequiredFields, ThatAreNotPrintedAreAFaultOfTheTemplate)
{
    auto const result = prepared("\n<p id=\"a\" required-fields=\"x, y\">{{x}}</p>");
    ASSERT_FALSE(result.ok());
    ASSERT_EQ(result.errors().size(), 1U);
    EXPECT_EQ(result.errors().at(0).code, "merge-required-fields");
    EXPECT_EQ(result.errors().at(0).place.line, 5);
    EXPECT_NE(result.errors().at(0).message.find("\"y\""), std::string::npos);
}
