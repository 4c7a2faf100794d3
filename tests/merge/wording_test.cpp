#include "merge/wording.h"

#include "markup/markup.h"

#include <gtest/gtest.h>

#include <array>

namespace {

using facts::Fact;

constexpr auto front = "---\npage: portrait\n---\n"; // The body begins on line 4.

merge::Template prepared(std::string const& body)
{
    return merge::prepare({ { "t.xml", front + body } }, "t.xml").value();
}

merge::Wording wording(std::string id, std::string text, int index = 0)
{
    auto const pointer = "/wording/" + std::to_string(index);
    return { std::move(id), std::move(text), { "board nb", 0, pointer + "/text" },
        pointer + "/paragraph" };
}

Fact values()
{
    return Fact::Object { { "name", "O'Brien <& Co>" },
        { "empty", Fact::Missing { "Venue", "/v" } }, { "yes", true }, { "no", false },
        { "date", *base::Date::parse("2016-05-09") },
        { "panel", Fact::Object { { "venue", "Room 2" } } },
        { "people",
            Fact::List { Fact::Object { { "name", "A" } }, Fact::Object { { "name", "B" } } } } };
}

/// What is printed, or the faults as "code@place" each.
std::string printed(std::string const& body, std::vector<merge::Wording> const& wordings)
{
    auto const worded = merge::reword(prepared(body), wordings);
    auto const result = worded.ok() ? merge::fill(worded.value(), values())
                                    : base::Result<markup::Markup>(worded.errors());
    if (result.ok())
        return result.value().text;
    std::string faults;
    for (auto const& fault : result.errors()) {
        EXPECT_FALSE(fault.message.empty());
        EXPECT_FALSE(fault.fix.empty());
        faults += (faults.empty() ? "" : " ") + fault.code + "@" + base::describe(fault.place);
    }
    return faults;
}

std::string one(std::string const& text)
{
    return printed("<p id=\"a\">shipped</p>", { wording("a", text) });
}

std::string fix(std::string const& body, merge::Wording const& words)
{
    auto const faults = merge::check(prepared(body), words);
    return faults.size() == 1 ? faults.at(0).message + " " + faults.at(0).fix : "";
}

} // namespace

TEST(Wording, ReplacesTheWordsAndNothingElse)
{
    EXPECT_EQ(printed("<p>x {{name}}</p><p id=\"a\" class=\"c\">old <em>{{date}}</em></p><p>y</p>",
                  { wording("a", "On ((date.weekday)) in ((panel.venue)).") }),
        "<p>x O&apos;Brien &lt;&amp; Co&gt;</p>"
        "<p id=\"a\" class=\"c\">On Monday 9 May 2016 in Room 2.</p><p>y</p>");
    EXPECT_EQ(printed("<p id=\"a\"></p><p id=\"b\">{{name}}</p>",
                  { wording("b", "2 ((name))"), wording("a", "1") }),
        "<p id=\"a\">1</p><p id=\"b\">2 O&apos;Brien &lt;&amp; Co&gt;</p>");
}

TEST(Wording, StaysUnderTheConditionsAroundIt)
{
    auto const body = "{{#yes}}<p id=\"a\">1</p>{{/yes}}{{#no}}<p id=\"b\">2</p>{{/no}}"
                      "{{^no}}<p>{{name}}</p>{{/no}}";
    EXPECT_EQ(printed(body, { wording("a", "own"), wording("b", "own ((name))") }),
        "<p id=\"a\">own</p><p>O&apos;Brien &lt;&amp; Co&gt;</p>");
}

TEST(Wording, ConditionsInsideGoWithTheWords)
{
    EXPECT_EQ(printed("<p id=\"a\">1{{#yes}}2{{#no}}3{{/no}}{{/yes}}</p>{{#yes}}4{{/yes}}",
                  { wording("a", "own") }),
        "<p id=\"a\">own</p>4");
}

TEST(Wording, FieldsAreThoseOfThePlace)
{
    auto const body = "{{#people}}<li id=\"a\">{{name}}</li>{{/people}}";
    EXPECT_EQ(printed(body, { wording("a", "((name)) of ((outer.panel.venue))") }),
        "<li id=\"a\">A of Room 2</li><li id=\"a\">B of Room 2</li>");
    EXPECT_EQ(printed(body, { wording("a", "((name)), ((panel.venue))") }),
        "merge-falls-through@board nb /wording/0/text");
    EXPECT_EQ(
        printed("{{#panel}}<p id=\"a\">x</p>{{/panel}}{{name}}", { wording("a", "((venue))") }),
        "<p id=\"a\">Room 2</p>O&apos;Brien &lt;&amp; Co&gt;");
}

TEST(Wording, UnknownFieldsAreFoundWhereNothingIsShownToo)
{
    EXPECT_EQ(one("((nam)) ((panel.venu))"),
        "merge-unknown-key@board nb /wording/0/text merge-unknown-key@board nb /wording/0/text");
    EXPECT_EQ(printed("{{#no}}<p id=\"a\">x</p>{{/no}}", { wording("a", "((nam))") }),
        "merge-unknown-key@board nb /wording/0/text");
    auto const worded
        = merge::reword(prepared("<p id=\"a\">x</p>"), { wording("a", "((panel.venu))") });
    EXPECT_EQ(
        merge::fill(worded.value(), values()).errors().at(0).fix, "Did you mean \"panel.venue\"?");
}

TEST(Wording, EmptyFieldsNameTheFieldAndTheWording)
{
    EXPECT_EQ(one("((empty))"), "merge-missing-value@board nb /wording/0/text /v");
}

TEST(Wording, OnlySingleValuesArePrinted)
{
    EXPECT_EQ(one("((people)) ((panel)) ((yes))"),
        "merge-not-printable@board nb /wording/0/text merge-not-printable@board nb /wording/0/text "
        "merge-not-printable@board nb /wording/0/text");
}

TEST(Wording, IsNotToldToOpenSections)
{
    for (std::string const text : { "((people))", "((people.name))", "((date.name))" }) {
        auto const worded = merge::reword(prepared("<p id=\"a\">x</p>"), { wording("a", text) });
        auto const faults = merge::fill(worded.value(), values()).errors();
        ASSERT_EQ(faults.size(), 1U);
        EXPECT_EQ(faults.at(0).fix.find("{{"), std::string::npos) << faults.at(0).fix;
    }
}

TEST(Wording, IsTextWhateverItHolds)
{
    EXPECT_EQ(one("<b>{{name}}</b> {{{x}}} {{#yes}} &amp; <!-- -->"),
        "<p id=\"a\">&lt;b&gt;{{name}}&lt;/b&gt; {{{x}}} {{#yes}} &amp;amp; &lt;!-- --&gt;</p>");
    EXPECT_EQ(one("a\nb\n\nc"), "<p id=\"a\">a<br/>b<br/><br/>c</p>");
    EXPECT_EQ(one("\x01"
                  "0\x02 \x01"
                  "1\x02\x7f"),
        "<p id=\"a\">\xEF\xBF\xBD"
        "0\xEF\xBF\xBD \xEF\xBF\xBD"
        "1\xEF\xBF\xBD\x7f</p>");
    // A right-to-left override is kept as text; records refuse it when they are read.
    EXPECT_EQ(one("\u202e ((name))"), "<p id=\"a\">\u202e O&apos;Brien &lt;&amp; Co&gt;</p>");
}

TEST(Wording, WhatAValueHoldsIsNoField)
{
    auto const shared = values();
    auto root = *shared.object();
    root["name"] = "((date)) {{date}}";
    auto const worded = merge::reword(prepared("<p id=\"a\">x</p>"), { wording("a", "((name))") });
    EXPECT_EQ(merge::fill(worded.value(), root).value().text, "<p id=\"a\">((date)) {{date}}</p>");
}

TEST(Wording, BracketsBesideFieldsAreText)
{
    EXPECT_EQ(one("(((name)))"), "<p id=\"a\">(O&apos;Brien &lt;&amp; Co&gt;)</p>");
    EXPECT_EQ(one("(see (a)) )) ( ( ()"), "<p id=\"a\">(see (a)) )) ( ( ()</p>");
    EXPECT_EQ(one("(( name ))"), "<p id=\"a\">O&apos;Brien &lt;&amp; Co&gt;</p>");
}

TEST(Wording, FiguresKeepTheirReference)
{
    auto const body = "<p id=\"a\"><em>Of</em> <data figure=\"M {{name}}.{{date.iso}}\">"
                      "{{panel.venue}}</data>, <data figure=\"B\">x {{date}}</data></p>";
    EXPECT_EQ(printed(body, { wording("a", "In ((panel.venue)) on ((date)).") }),
        "<p id=\"a\">In <data figure=\"M O&apos;Brien &lt;&amp; Co&gt;.2016-05-09\">Room 2</data> "
        "on 9 May 2016.</p>");
    // What only names a figure is not printed, so that no wording has to.
    EXPECT_EQ(prepared(body).paragraphs.at(0).required,
        (std::vector<std::string> { "panel.venue", "date" }));
    EXPECT_EQ(merge::printed_keys(prepared(body), prepared(body).paragraphs.at(0)),
        (std::vector<std::string> { "panel.venue", "date" }));
}

TEST(Wording, FaultsOfItsFormAreToldTogether)
{
    EXPECT_EQ(one("(( x"), "wording-unclosed-field@board nb /wording/0/text");
    EXPECT_EQ(one("((a ((name))"), "wording-unclosed-field@board nb /wording/0/text");
    EXPECT_EQ(one("(()) ((a b)) ((if x)) ((end if)) ((.a)) ((#x))"),
        "wording-bad-field@board nb /wording/0/text wording-bad-field@board nb /wording/0/text "
        "wording-condition@board nb /wording/0/text wording-condition@board nb /wording/0/text "
        "wording-bad-field@board nb /wording/0/text wording-condition@board nb /wording/0/text");
    EXPECT_EQ(printed("<p id=\"a\">{{date}}</p><p id=\"b\">x</p>",
                  { wording("a", "((", 0), wording("c", "x", 1), wording("b", "((d e))", 2) }),
        "wording-unclosed-field@board nb /wording/0/text "
        "wording-required-field@board nb /wording/0/text "
        "wording-paragraph@board nb /wording/1/paragraph "
        "wording-bad-field@board nb /wording/2/text");
}

TEST(Wording, UnknownParagraphsAreGuessed)
{
    auto const body = "<p id=\"intro\">x</p><div id=\"group\"><p>y</p></div><p id=\"two\">z</p>"
                      "<p id=\"two\">z</p>";
    EXPECT_EQ(fix(body, wording("intr", "x")),
        "The document has no paragraph \"intr\". Did you mean \"intro\"?");
    EXPECT_EQ(fix("<p id=\"a\">x</p><p id=\"b\">x</p>", wording("schedule", "x")),
        "The document has no paragraph \"schedule\". Paragraphs that can be worded: a, b.");
    EXPECT_EQ(fix("<p>x</p>", wording("a", "x")),
        "The document has no paragraph \"a\". No paragraph of this document has an id.");
    EXPECT_EQ(fix(body, wording("group", "x")),
        "\"group\" holds other elements, such as <p> (t.xml:4), so its words cannot be replaced. "
        "Word a paragraph that is plain text.");
    EXPECT_EQ(fix(body, wording("two", "x")),
        "The template has several paragraphs \"two\". Have the technician give each an id of its "
        "own (t.xml:4).");
}

TEST(Wording, RequiredFieldsMayHaveAnotherForm)
{
    auto const body = "<p id=\"a\">{{date.weekday}} {{panel.venue}} {{board.name}}</p>";
    EXPECT_TRUE(merge::check(prepared(body), wording("a", "((date)) ((panel.venue))")).empty());
    EXPECT_TRUE(
        merge::check(prepared(body), wording("a", "((date.table)) ((panel.venue))")).empty());
    EXPECT_EQ(fix(body, wording("a", "On 9 May, ((panel.start))")),
        "The wording of a leaves out what every such document has to say: ((date.weekday)), "
        "((panel.venue)). Put it into the text where it is to be printed.");
}

TEST(Wording, AsksOnlyForWhatItPrints)
{
    auto const worded
        = merge::reword(prepared("{{#yes}}<p id=\"a\">{{#x.y}}{{z}}{{/x.y}}</p>{{/yes}}"),
            { wording("a", "((name))") });
    EXPECT_EQ(worded.value().keys, (std::vector<std::string> { "name", "yes" }));
}

TEST(Wording, ManyBytesTakeOneWalk)
{
    std::string text;
    for (int i = 0; i < 10'000; ++i)
        text += "((name)) (";
    EXPECT_GT(one(text).size(), 200'000U);
    EXPECT_EQ(one(std::string(100'000, '(')), "wording-unclosed-field@board nb /wording/0/text");
    auto const dots
        = one("((" + std::string(100'000, 'a') + "." + std::string(100'000, 'b') + "))");
    EXPECT_TRUE(dots.starts_with("merge-unknown-key"));
    EXPECT_TRUE(one(std::string(100'000, '<')).ends_with("&lt;</p>"));
}

TEST(Wording, LinesBehindItAreCountedAsBefore)
{
    auto const worded
        = merge::reword(prepared("<document><p id=\"a\">x</p><p>{{name}}</p>\n<q/></document>"),
            { wording("a", "own\nwords") });
    auto const filled = merge::fill(worded.value(), values()).value();
    // What follows the wording counts the template's lines again.
    auto const parsed = markup::parse(filled);
    ASSERT_FALSE(parsed.ok());
    EXPECT_EQ(base::describe(parsed.errors().front().place), "t.xml:5");
}

TEST(Wording, OfAnyTextIsOneParagraph)
{
    constexpr std::array tokens { "<b>", "</p>", "{{name}}", "{{#yes}}", "{{/yes}}", "((name))",
        "((", "))", "(", ")", "&amp;", "]]>", "<!--", "\n", "\"", "'", "\x01", "1\x02", "é" };
    std::uint32_t random = 1;
    int printed_texts = 0;
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (int i = 0; i < 6; ++i) {
            random = random * 1664525U + 1013904223U; // Numerical Recipes.
            text += tokens.at((random >> 16U) % tokens.size());
        }
        auto const worded = merge::reword(
            prepared("<document><p id=\"a\">x</p></document>"), { wording("a", text) });
        if (!worded.ok())
            continue;
        auto const filled = merge::fill(worded.value(), values());
        ASSERT_TRUE(filled.ok()) << text;
        auto const document = markup::parse(filled.value());
        ASSERT_TRUE(document.ok()) << text;
        EXPECT_EQ(document.value().blocks.size(), 1U) << text;
        ++printed_texts;
    }
    EXPECT_GT(printed_texts, 1000);
}
