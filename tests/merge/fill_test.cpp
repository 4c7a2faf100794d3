#include "merge/merge.h"

#include <gtest/gtest.h>

namespace {

using facts::Fact;

/// Fills "t.xml" with this body, from line 4 on.
base::Result<markup::Markup> fill(
    std::string const& body, Fact const& facts, merge::Sources partials = {})
{
    partials["t.xml"] = "---\npage: portrait\n---\n" + body;
    auto const prepared = merge::prepare(partials, "t.xml");
    if (!prepared.ok())
        return prepared.errors();
    return merge::fill(prepared.value(), facts);
}

std::string text(std::string const& body, Fact const& facts, merge::Sources partials = {})
{
    auto result = fill(body, facts, std::move(partials));
    return result.ok() ? result.value().text : base::describe(result.errors().front());
}

/// All faults, one a line: "code line pointer: message Fix."
std::string faults(std::string const& body, Fact const& facts)
{
    auto const result = fill(body, facts);
    std::string told;
    if (result.ok())
        return told;
    for (auto const& fault : result.errors())
        told += fault.code + " " + std::to_string(fault.place.line)
            + (fault.place.pointer.empty() ? "" : " " + fault.place.pointer) + ": " + fault.message
            + " " + fault.fix + "\n";
    return told;
}

Fact person(char const* name)
{
    return Fact::Object { { "name", name } };
}

/// A small record: a board, a panel on 9 May 2016, two children, one with a date of birth.
Fact facts()
{
    auto ann = Fact::Object { { "name", "Ann" }, { "born", *base::Date::parse("2008-01-30") },
        { "agencies", Fact::List { person("Police"), person("School") } } };
    auto bob = Fact::Object { { "name", "Bob" },
        { "born", Fact::Missing { "Date of birth", "/children/1/born" } },
        { "agencies", Fact::List {} } };
    return Fact::Object {
        { "board", Fact::Object { { "name", "Northbridge" }, { "tel", "01234 5" } } },
        { "panel",
            Fact::Object { { "date", *base::Date::parse("2016-05-09") },
                { "chair_conflict", false }, { "chair", person("Mary") },
                { "venue", Fact::Missing { "Venue", "/meetings/0/venue" } },
                { "month", *base::PartialDate::parse("2018-07") } } },
        { "children", Fact::List { ann, bob } },
        { "others", Fact::List {} },
        { "aliases", Fact::List { "A", "B" } },
        { "count", Fact::count(0) },
        { "urgent", true },
        { "born", *base::Date::parse("1980-12-01") },
    };
}

TEST(Fill, PrintsTextNumbersAndDates)
{
    EXPECT_EQ(text("{{board.name}} {{count}} {{panel.date}} {{ panel.month }}", facts()),
        "Northbridge 0 9 May 2016 July 2018");
    EXPECT_EQ(text("{{panel.date.weekday}}|{{panel.date.table}}|{{panel.date.month}}|"
                   "{{panel.date.iso}}",
                  facts()),
        "Monday 9 May 2016|09/05/2016|May 2016|2016-05-09");
}

TEST(Fill, SectionsOverScalarsOpenNoScope)
{
    EXPECT_EQ(text("{{#urgent}}{{board.name}}{{/urgent}}{{^urgent}}no{{/urgent}}", facts()),
        "Northbridge");
    EXPECT_EQ(text("{{#panel.chair_conflict}}a{{/panel.chair_conflict}}"
                   "{{^panel.chair_conflict}}b{{/panel.chair_conflict}}",
                  facts()),
        "b");
    // Text, numbers (0 too) and dates are present values.
    EXPECT_EQ(text("{{#board.tel}}{{board.tel}}{{/board.tel}} {{#count}}{{count}}{{/count}} "
                   "{{#panel.date}}{{panel.date.iso}}{{/panel.date}}",
                  facts()),
        "01234 5 0 2016-05-09");
}

TEST(Fill, MissingValuesHideSections)
{
    EXPECT_EQ(text("{{#panel.venue}}at {{panel.venue}}{{/panel.venue}}"
                   "{{^panel.venue}}to be told{{/panel.venue}}"
                   "{{#panel.venue.room}}x{{/panel.venue.room}}",
                  facts()),
        "to be told");
}

TEST(Fill, ListsRepeatAndObjectsOpenScopes)
{
    EXPECT_EQ(text("{{#children}}{{name}}: {{#agencies}}{{name}} of {{outer.name}} at "
                   "{{outer.outer.board.name}}, {{/agencies}}{{^agencies}}none{{/agencies}}; "
                   "{{/children}}",
                  facts()),
        "Ann: Police of Ann at Northbridge, School of Ann at Northbridge, ; Bob: none; ");
    EXPECT_EQ(text("{{#panel.chair}}{{name}} {{outer.board.name}}{{/panel.chair}}", facts()),
        "Mary Northbridge");
    EXPECT_EQ(text("{{#aliases}}{{.}}{{outer.count}} {{/aliases}}", facts()), "A0 B0 ");
    EXPECT_EQ(text("{{#others}}x{{/others}}{{^others}}nobody{{/others}}", facts()), "nobody");
}

TEST(Fill, ListsHaveCountAndAny)
{
    EXPECT_EQ(text("{{children.count}} {{#children.any}}{{board.name}}{{/children.any}}"
                   "{{#others.any}}x{{/others.any}}",
                  facts()),
        "2 Northbridge");
}

TEST(Fill, ScopesCloseAfterEachSection)
{
    // Inner lists, hidden sections and objects in turn: each leaves its parent's scope in place.
    EXPECT_EQ(text("{{#children}}{{#agencies}}{{#outer.outer.aliases}}{{.}}{{/outer.outer.aliases}}"
                   "{{name}}{{/agencies}}{{name}}{{#outer.panel.chair}}{{name}}"
                   "{{/outer.panel.chair}}{{name}};{{/children}}{{board.name}}",
                  facts()),
        "ABPoliceABSchoolAnnMaryAnn;BobMaryBob;Northbridge");
}

TEST(Fill, ValuesNeverActAsTemplateOrMarkup)
{
    for (std::string const value : { "{{board.name}}", "{{{x}}}", "{{#children}}", "{{/x}}",
             "<b>x</b>", "&amp;", "\"'", "</p>", "{{=<% %>=}}",
             "\x01"
             "0\x02" }) {
        auto const root = Fact(Fact::Object { { "x", value } });
        EXPECT_EQ(text("a{{x}}b", root), "a" + markup::escape(value) + "b");
    }
    EXPECT_EQ(text("<p>{{x}}</p>", Fact::Object { { "x", "one\ntwo" } }), "<p>one<br/>two</p>");
}

// A name from right to left must not reorder the English after it; what stands in an attribute
// stands alone and may be filled into a field.
TEST(Fill, RightToLeftValuesAreIsolatedInText)
{
    auto const record = Fact::Object { { "name", "فاطمہ" }, { "other", "Ann" } };
    EXPECT_EQ(text("<p alt=\"{{name}}\">{{name}}, 12 May, {{other}}</p>", record),
        "<p alt=\"فاطمہ\">\u2068فاطمہ\u2069, 12 May, Ann</p>");
}

TEST(Fill, WhiteSpaceCollapsesButLinesStay)
{
    EXPECT_EQ(text("<p>\n    a  b\t{{count}}   c\n\n</p>", facts()), "<p>\na b 0 c\n\n</p>");
    // A value between spaces, and a section of one space, keep theirs.
    EXPECT_EQ(text("a {{count}} {{#urgent}} {{/urgent}}b", facts()), "a 0  b");
}

TEST(Fill, CommentsVanish)
{
    EXPECT_EQ(text("a{{! one\n two }}b{{!}}{{!--x--}}", facts()), "ab");
}

TEST(Fill, PartialsStandInTheScopeOfTheirTag)
{
    EXPECT_EQ(text("{{#children}}{{> partials/child.xml}};{{/children}}", facts(),
                  { { "partials/child.xml", "{{name}}{{>partials/dot.xml}}" },
                      { "partials/dot.xml", "." } }),
        "Ann.;Bob.;");
}

TEST(Fill, OriginsFollowLinesThroughLoopsAndPartials)
{
    auto const result = fill("<p>\n{{#aliases}}\n<b>{{.}}</b>\n{{/aliases}}{{> p.xml}}\n</p>",
        facts(), { { "p.xml", "one\ntwo" } });
    ASSERT_TRUE(result.ok());
    auto const& markup = result.value();
    EXPECT_EQ(markup.text,
        "<p>\n\n<b>A</b>\n\n<b>B</b>\n"
        "one\ntwo"
        "\n</p>");
    EXPECT_EQ(markup.files, (std::vector<std::string> { "t.xml", "p.xml" }));
    std::string origins;
    for (auto const& origin : markup.origins)
        origins += std::to_string(origin.offset) + "=" + markup.files.at(origin.file) + ":"
            + std::to_string(origin.line) + " ";
    // The body begins on line 4. "<p>\n" is bytes 0-3, then the loop of line 5 goes back to its
    // own line at byte 4 + 10 = 14 and ends on line 7 at byte 24, where the partial begins.
    // Its 7 bytes end at 31, on line 7 of the template.
    EXPECT_EQ(origins, "0=t.xml:4 14=t.xml:5 24=p.xml:1 31=t.xml:7 ");
}

TEST(Fill, MarkupFaultsNameTheTemplateLine)
{
    auto const filled = fill("<document>\n{{#aliases}}\n<p>\n{{.}}\n<q/></p>\n{{/aliases}}\n"
                             "{{> p.xml}}\n<z/></document>",
        facts(), { { "p.xml", "\n<y/>" } });
    ASSERT_TRUE(filled.ok());
    auto const parsed = markup::parse(filled.value());
    ASSERT_FALSE(parsed.ok());
    std::string places;
    for (auto const& fault : parsed.errors())
        places += base::describe(fault.place) + " ";
    // Lines count from 4: <q/> stands on the fifth line of the body, <z/> on the eighth.
    EXPECT_EQ(places, "t.xml:8 p.xml:2 t.xml:11 ");
}

TEST(FillFaults, UnknownKeysSuggestTheNearest)
{
    EXPECT_EQ(faults("\n{{panel.dat}}", facts()),
        "merge-unknown-key 5: There is no \"panel.dat\". Did you mean \"panel.date\"?\n");
    EXPECT_EQ(faults("{{panell.date}}", facts()),
        "merge-unknown-key 4: There is no \"panell.date\". Did you mean \"panel.date\"?\n");
    EXPECT_EQ(faults("{{panel.date.tabel}}", facts()),
        "merge-unknown-key 4: There is no \"panel.date.tabel\". Did you mean "
        "\"panel.date.table\"?\n");
    EXPECT_EQ(faults("{{board.website}}", facts()),
        "merge-unknown-key 4: There is no \"board.website\". What exists here: name, tel.\n");
    EXPECT_EQ(faults("{{children.name}}", facts()),
        "merge-unknown-key 4: There is no \"children.name\". \"children\" is a list: open a "
        "section "
        "{{#children}} for its items.\n");
    EXPECT_EQ(faults("{{#aliases}}{{xyz}}{{/aliases}}", facts()),
        "merge-unknown-key 4: There is no \"xyz\". There are no keys here; write {{.}} for the "
        "value itself.\n");
}

TEST(FillFaults, UnknownKeysOfSectionsAreFaultsToo)
{
    EXPECT_EQ(faults("{{#urgnt}}a{{/urgnt}}{{^urgnt}}told once{{/urgnt}}\n{{^urgen}}b{{/urgen}}",
                  facts()),
        "merge-unknown-key 4: There is no \"urgnt\". Did you mean \"urgent\"?\n"
        "merge-unknown-key 5: There is no \"urgen\". Did you mean \"urgent\"?\n");
}

TEST(FillFaults, HiddenParagraphsAreCheckedToo)
{
    EXPECT_EQ(faults("{{^urgent}}\n{{board.nam}}{{^count}}{{cont}}{{/count}}{{/urgent}}"
                     "{{#panel.chair_conflict}}{{#urgent}}{{urgnt}}{{/urgent}}"
                     "{{/panel.chair_conflict}}",
                  facts()),
        "merge-unknown-key 5: There is no \"board.nam\". Did you mean \"board.name\"?\n"
        "merge-unknown-key 5: There is no \"cont\". Did you mean \"count\"?\n"
        "merge-unknown-key 5: There is no \"urgnt\". Did you mean \"urgent\"?\n");
    // A missing value prints nothing here, and what an empty list holds nobody knows.
    EXPECT_EQ(faults("{{^urgent}}{{panel.venue}}{{/urgent}}{{#others}}{{name}}{{/others}}"
                     "{{^urgent}}{{#children}}{{nonsense}}{{/children}}{{/urgent}}"
                     "{{#panel.venue}}{{room}}{{/panel.venue}}",
                  facts()),
        "");
}

TEST(FillFaults, KeysDoNotFallThroughToTheirParents)
{
    // Without this a child without a date of birth would print that of the record around it.
    auto const root = Fact(Fact::Object { { "born", *base::Date::parse("1980-12-01") },
        { "children", Fact::List { person("Ann") } } });
    EXPECT_EQ(faults("{{#children}}\n{{born}}{{/children}}", root),
        "merge-falls-through 5: \"born\" does not exist in this section, only outside of it. "
        "Write \"outer.born\" if that is what is meant.\n");
    EXPECT_EQ(
        faults("{{#children}}{{#agencies}}{{outer.board.name}}{{/agencies}}{{/children}}", facts()),
        "merge-falls-through 4: \"outer.board.name\" does not exist in this section, only outside "
        "of it. Write \"outer.outer.board.name\" if that is what is meant.\n");
    EXPECT_EQ(faults("{{outer.board.name}}{{#panel.chair}}{{outer.outer.outer.x}}{{/panel.chair}}",
                  facts()),
        "merge-unknown-key 4: \"outer.board.name\" reaches out of more sections than there are. "
        "Remove \"outer.\".\n"
        "merge-unknown-key 4: \"outer.outer.outer.x\" reaches out of more sections than there are. "
        "Begin it with \"outer.\" at most.\n");
}

TEST(FillFaults, MissingValuesNameFieldLineAndRecord)
{
    EXPECT_EQ(faults("<p>\n{{panel.venue}}</p>{{#children}}{{born.table}}{{/children}}", facts()),
        "merge-missing-value 5 /meetings/0/venue: \"Venue\" is empty, and the document prints it. "
        "Fill in \"Venue\" in the record.\n"
        "merge-missing-value 5 /children/1/born: \"Date of birth\" is empty, and the document "
        "prints it. Fill in \"Date of birth\" in the record.\n");
}

TEST(FillFaults, SameFieldAtSameTagIsToldOnce)
{
    auto const missing = Fact(Fact::Missing { "Venue", "/venue" });
    auto const other = Fact(Fact::Missing { "Venue", "/other" });
    auto const root
        = Fact(Fact::Object { { "list", Fact::List { missing, missing, other, missing } } });
    EXPECT_EQ(faults("{{#list}}{{.}}{{outer.lst}}{{/list}}", root),
        "merge-missing-value 4 /venue: \"Venue\" is empty, and the document prints it. "
        "Fill in \"Venue\" in the record.\n"
        "merge-unknown-key 4: There is no \"outer.lst\". Did you mean \"outer.list\"?\n"
        "merge-missing-value 4 /other: \"Venue\" is empty, and the document prints it. "
        "Fill in \"Venue\" in the record.\n");
}

TEST(FillFaults, ListsObjectsAndBooleansDoNotPrint)
{
    EXPECT_EQ(faults("{{children}}\n{{panel.chair}}\n{{urgent}}\n{{#panel.chair}}{{.}}"
                     "{{/panel.chair}}",
                  facts()),
        "merge-not-printable 4: \"children\" is a list. Repeat a section for its items: "
        "{{#children}}…{{/children}}.\n"
        "merge-not-printable 5: \"panel.chair\" has members of its own. Print one of them: "
        "{{panel.chair.…}}.\n"
        "merge-not-printable 6: \"urgent\" is yes or no. Use it as a condition: "
        "{{#urgent}}…{{/urgent}}.\n"
        "merge-not-printable 7: \".\" has members of its own. Print one of them by its key.\n");
}

TEST(FillFaults, FaultsInPartialsNameTheirFile)
{
    auto const result = fill("{{> p.xml}}", facts(), { { "p.xml", "\n{{nope}}" } });
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(base::describe(result.errors().front().place), "p.xml:2");
}

TEST(FillFaults, OutputIsLimited)
{
    // Seven nested loops over ten items: 10^7 times 20 bytes are 200 MB, and without text 10^9
    // repetitions; both end at the limit of 64 MiB.
    Fact::List ten(10, Fact("x"));
    auto const root = Fact(Fact::Object { { "ten", ten } });
    auto const nested = [](int depth, std::string const& inner) {
        std::string body = inner;
        std::string prefix;
        std::vector<std::string> keys;
        for (int i = 0; i < depth; ++i) {
            keys.push_back(prefix + "ten");
            prefix += "outer.";
        }
        for (auto key = keys.rbegin(); key != keys.rend(); ++key)
            body = "{{#" + *key + "}}" + body + "{{/" + *key + "}}";
        return body;
    };
    EXPECT_EQ(faults(nested(7, "12345678901234567890"), root),
        "merge-too-long 0: The filled document is longer than 64 MiB. Choose fewer records, or "
        "repeat fewer sections inside each other.\n");
    EXPECT_EQ(faults(nested(9, ""), root).substr(0, 14), "merge-too-long");
}

std::string with_gaps(std::string const& body, merge::Gaps gaps)
{
    auto const prepared
        = merge::prepare({ { "t.xml", "---\npage: portrait\n---\n" + body } }, "t.xml");
    auto const result = merge::fill(prepared.value(), facts(), gaps);
    return result.ok() ? result.value().text : result.errors().front().code;
}

TEST(Gaps, AnEmptyFieldIsNoFaultInAForm)
{
    std::string const field = "<field\n name=\"A\" value=\"{{panel.venue}}\"/>";
    EXPECT_EQ(with_gaps(field, merge::Gaps::faults), "merge-missing-value");
    EXPECT_EQ(with_gaps(field, merge::Gaps::open_fields), "<field\nname=\"A\" value=\"\"/>");
    EXPECT_EQ(with_gaps(field, merge::Gaps::names), "<field\nname=\"A\" value=\"\"/>");
    // What stands after the field, or in an attribute of something else, is no field.
    for (std::string const body :
        { "<field name=\"A\"/>{{panel.venue}}", "<p id=\"{{panel.venue}}\"></p>" })
        EXPECT_EQ(with_gaps(body, merge::Gaps::open_fields), "merge-missing-value") << body;
    EXPECT_EQ(with_gaps("<p>{{panel.venue}}</p>", merge::Gaps::names), "<p>[panel venue]</p>");
}

TEST(Gaps, ALinkThatIsNotKnownLeadsNowhere)
{
    EXPECT_EQ(with_gaps("<a href=\"{{panel.venue}}\">x</a>", merge::Gaps::names),
        "<a href=\"https://example.invalid/\">x</a>");
    EXPECT_EQ(with_gaps("<img alt=\"{{panel.venue}}\"/>", merge::Gaps::names),
        "<img alt=\"[panel venue]\"/>");
}

TEST(Gaps, LinesOfAValueStayLinesInAnAttribute)
{
    auto const prepared = merge::prepare(
        { { "t.xml", "---\npage: portrait\n---\n<field value=\"{{x}}\"/><p>{{x}}</p>" } }, "t.xml");
    auto const result = merge::fill(prepared.value(), Fact::Object { { "x", "one\ntwo" } });
    EXPECT_EQ(result.value().text, "<field value=\"one&#10;two\"/><p>one<br/>two</p>");
}

} // namespace
