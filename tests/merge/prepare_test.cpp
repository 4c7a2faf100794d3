#include "merge/merge.h"

#include "base/file.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace {

constexpr auto front = "---\npage: portrait\n---\n"; // The body begins on line 4.

/// "code:line" or "code:file:line" (for partials) of each fault, in order.
std::string faults(merge::Sources const& sources)
{
    auto const result = merge::prepare(sources, "t.xml");
    std::string text;
    if (result.ok())
        return text;
    for (auto const& fault : result.errors()) {
        EXPECT_FALSE(fault.message.empty());
        EXPECT_FALSE(fault.fix.empty());
        text += (text.empty() ? "" : " ") + fault.code + ":"
            + (fault.place.file == "t.xml" ? "" : fault.place.file + ":")
            + std::to_string(fault.place.line);
    }
    return text;
}

std::string faults(std::string const& body)
{
    return faults(merge::Sources { { "t.xml", front + body } });
}

struct Case {
    char const* body;
    char const* expected;
};

class Prepare : public testing::TestWithParam<Case> { };

TEST_P(Prepare, TellsCodeAndLine)
{
    EXPECT_EQ(faults(GetParam().body), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(Good, Prepare,
    testing::Values(Case { "", "" }, Case { "<p>{{a.b}} {{ c }} {{outer.d}} {{.}}</p>", "" },
        Case { "{{#a}}{{^b}}{{/b}}{{/a}}{{# c }}{{/ c }}", "" },
        Case { "{{! any {{ thing }}{a} }", "" },
        Case { "<a href=\"mailto:{{x}}\" id='{{y}}'>{{z}}</a><!-- < {{w}} -->", "" },
        Case { "<td {{#x}}class=\"y\"{{/x}}>", "" }));

INSTANTIATE_TEST_SUITE_P(Sections, Prepare,
    testing::Values(Case { "\n{{#a}}\n", "merge-unclosed-section:5" },
        Case { "{{/a}}", "merge-unopened-section:4" },
        Case { "{{#a}}\n{{^b}}\n{{/a}}", "merge-unclosed-section:5" },
        Case { "{{#a}}\n{{/b}}\n{{/a}}", "merge-unopened-section:5" },
        // The inner one is told first, because it has to be closed first.
        Case { "{{#a}}\n{{#b}}", "merge-unclosed-section:5 merge-unclosed-section:4" }));

INSTANTIATE_TEST_SUITE_P(Tags, Prepare,
    testing::Values(Case { "a\n{{b", "merge-unclosed-tag:5" },
        Case { "{{a\n{{b}}", "merge-unclosed-tag:4" },
        Case { "{{{a}}}{{b}}", "merge-unescaped-tag:4" },
        Case { "\n{{& a}}", "merge-unescaped-tag:5" },
        Case { "{{=<% %>=}}", "merge-delimiter-change:4" }, Case { "{{}}", "merge-bad-key:4" },
        Case { "{{a b}}", "merge-bad-key:4" }, Case { "{{a..b}}", "merge-bad-key:4" },
        Case { "{{.a}}", "merge-bad-key:4" }, Case { "{{#}}{{/}}", "merge-bad-key:4" },
        Case { "{{outer.}}", "merge-bad-key:4" }, Case { "a\nb}}", "merge-stray-braces:5" },
        Case { "<{{x}}>", "merge-value-in-tag:4" }, Case { "<p\n{{x}}>", "merge-value-in-tag:5" },
        Case { "<p id=\"a\" {{x}}/>", "merge-value-in-tag:4" },
        Case { "\n\xff", "merge-invalid-text:5" },
        // All of them at once.
        Case { "{{{a}}}\n{{b c}}\n{{/d}}\n{{#e}}",
            "merge-unescaped-tag:4 merge-bad-key:5 merge-unopened-section:6 "
            "merge-unclosed-section:7" }));

TEST(PrepareFrontMatter, IsReadAndLeftOut)
{
    auto const result = merge::prepare(
        { { "t.xml", "---\ndocuments: 2a, 2b\npage: landscape\n\nrules:\n---\nbody" } }, "t.xml");
    ASSERT_TRUE(result.ok());
    auto const& made = result.value();
    EXPECT_EQ(made.front.list("documents"), (std::vector<std::string> { "2a", "2b" }));
    EXPECT_EQ(made.front.text("page"), "landscape");
    EXPECT_TRUE(made.front.list("rules").empty());
    EXPECT_EQ(made.front.text("level"), "");
    ASSERT_EQ(made.literals.size(), 2U); // The start of the file and its one line.
    EXPECT_EQ(made.literals.at(1).text, "body");
    EXPECT_EQ(made.literals.at(1).place.line, 7U);
}

TEST(PrepareFrontMatter, FaultsNameTheirLine)
{
    auto const told = [](std::string const& text) {
        return faults(merge::Sources { { "t.xml", text } });
    };
    EXPECT_EQ(told("<document/>"), "merge-front-matter:1");
    EXPECT_EQ(told("---\npage: portrait\n"), "merge-front-matter:1");
    EXPECT_EQ(told("---\npage portrait\n---\n"), "merge-front-matter:2");
    EXPECT_EQ(told("---\npage: portrait\nsize: A4\n---\n"), "merge-front-matter:3");
    EXPECT_EQ(told("---\npage: portrait\npage: landscape\n---\n"), "merge-front-matter:3");
    EXPECT_EQ(told("---\npage: square\nlevel: L9\nformats: pdf, doc\n---\n"),
        "merge-front-matter:2 merge-front-matter:3 merge-front-matter:4");
}

TEST(PreparePartials, MustExistAndNotRecurse)
{
    auto const with = [](std::string const& body, merge::Sources sources) {
        sources["t.xml"] = front + body;
        return faults(sources);
    };
    EXPECT_EQ(with("\n{{> a.xml}}", {}), "merge-unknown-partial:5");
    EXPECT_EQ(
        with("{{> a.xml}}", { { "a.xml", "\n{{> a.xml}}" } }), "merge-recursive-partial:a.xml:2");
    EXPECT_EQ(with("{{> a.xml}}", { { "a.xml", "{{> b.xml}}" }, { "b.xml", "\n\n{{> a.xml}}" } }),
        "merge-recursive-partial:b.xml:3");
    EXPECT_EQ(with("{{> t.xml}}", {}), "merge-recursive-partial:4");
    EXPECT_EQ(with("{{> a.xml}}{{> a.xml}}", { { "a.xml", "x" } }), "");
}

TEST(PreparePartials, CloseWhatTheyOpenAndNothingElse)
{
    EXPECT_EQ(faults({ { "t.xml", std::string(front) + "{{#s}}{{> a.xml}}{{/s}}" },
                  { "a.xml", "{{/s}}" } }),
        "merge-unopened-section:a.xml:1");
    EXPECT_EQ(
        faults({ { "t.xml", std::string(front) + "{{> a.xml}}{{/s}}" }, { "a.xml", "\n{{#s}}" } }),
        "merge-unclosed-section:a.xml:2 merge-unopened-section:4");
}

TEST(PrepareLimits, DepthAndSize)
{
    auto const nested = [](int depth) {
        std::string text;
        for (int i = 0; i < depth; ++i)
            text += "{{#a}}";
        for (int i = 0; i < depth; ++i)
            text += "{{/a}}";
        return faults(text);
    };
    EXPECT_EQ(nested(32), "");
    EXPECT_EQ(nested(33), "merge-too-deep:4");
    EXPECT_EQ(faults(std::string(256 * 1024 + 1, 'x')), "merge-too-large:4");
    // Partials that each include the next twice would double 2^20 times.
    merge::Sources doubling { { "t.xml", std::string(front) + "{{> p0}}" } };
    for (int i = 0; i < 20; ++i) {
        auto const next = "{{> p" + std::to_string(i + 1) + "}}";
        doubling["p" + std::to_string(i)] = next + next;
    }
    doubling["p20"] = "0123456789";
    EXPECT_EQ(faults(doubling).substr(0, 15), "merge-too-large");
}

TEST(Prepare, ListsItsKeys)
{
    auto const result = merge::prepare(
        { { "t.xml", std::string(front) + "{{b.c}}{{#a}}{{outer.b.c}}{{b.c}}{{/a}}" } }, "t.xml");
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(result.value().keys, (std::vector<std::string> { "a", "b.c", "outer.b.c" }));
}

TEST(Prepare, UnknownTemplateIsAFault)
{
    EXPECT_EQ(faults(merge::Sources {}), "merge-unknown-template:0");
}

TEST(ReadSources, NamesFilesByTheirPath)
{
    auto const folder = std::filesystem::path(testing::TempDir()) / "merge-sources";
    std::filesystem::create_directories(folder / "letters");
    base::write_file(folder / "letters" / "a.xml", "x");
    base::write_file(folder / "notes.txt", "y");
    EXPECT_EQ(merge::read_sources(folder), (merge::Sources { { "letters/a.xml", "x" } }));
    std::filesystem::remove_all(folder);
    EXPECT_THROW(static_cast<void>(merge::read_sources(folder)), base::IoError);
}

} // namespace
