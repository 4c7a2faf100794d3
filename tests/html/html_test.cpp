#include "html/html.h"

#include "base/file.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <unistd.h>

namespace {

using document::Block;
using document::Spans;

layout::StyleSheet const& styles()
{
    static auto const sheet = [] {
        auto const file
            = std::filesystem::path(CASEBINDER_SOURCE_DIR "/templates/style/house.json");
        auto const value = base::parse_json(base::read_file(file), file.string()).value();
        return layout::StyleSheet::read(value, file.string()).value();
    }();
    return sheet;
}

std::string written(document::Document const& document)
{
    static auto const sheet = base::read_file(CASEBINDER_SOURCE_DIR "/templates/style/twin.css");
    return html::write(document, { styles(), sheet });
}

template <typename Content> Block block(Content content, std::uint16_t style = 0)
{
    Block made;
    made.style = style;
    made.content = std::move(content);
    return made;
}

document::Cell cell(
    std::string text, std::uint16_t style, document::Scope scope = document::Scope::none)
{
    document::Cell made;
    if (!text.empty())
        made.text.push_back({ std::move(text) });
    made.style = style;
    made.scope = scope;
    return made;
}

document::Row row(document::Cell first, document::Cell second)
{
    document::Row made;
    made.cells.push_back(std::move(first));
    made.cells.push_back(std::move(second));
    return made;
}

document::Document sample()
{
    document::Document document;
    document.metadata.title = "Agenda & <papers>";
    document.furniture = { .header_left = {},
        .header_right = "NSCB",
        .marking = "OFFICIAL-SENSITIVE \"</style>\\",
        .footer_left = "6 Agenda",
        .footer_second = "Case NB16/01",
        .watermark = "DRAFT" };
    document.styles = { "p", "dense", "dense-td", "dense-th", "brag-red", "h1", "process",
        "process-li", "ul", "li" };
    document.links = { "https://example.org/?a=1&b=2" };
    return document;
}

bool has(std::string const& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

/// Whether tidy, another program, finds neither errors nor warnings.
testing::AssertionResult is_valid(std::string const& bytes)
{
    auto const file = std::filesystem::path(testing::TempDir())
        / ("twin-" + std::to_string(::getpid()) + ".html");
    base::write_file(file, bytes);
    auto const code = std::system(("tidy -quiet -errors --show-info no " + file.string()).c_str());
    std::filesystem::remove(file);
    return code == 0 ? testing::AssertionSuccess() : testing::AssertionFailure() << bytes;
}

TEST(Html, IsAWholeFileOfItsOwn)
{
    auto document = sample();
    document.blocks.push_back(block(document::Heading { 1, { { "Agenda" } } }, 5));
    auto const bytes = written(document);
    EXPECT_TRUE(bytes.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\">\n")) << bytes;
    EXPECT_TRUE(has(bytes, "<title>Agenda &amp; &lt;papers&gt;</title>"));
    EXPECT_TRUE(has(bytes, "<h1 class=\"s-h1\">Agenda</h1>")) << bytes;
    EXPECT_TRUE(has(bytes, "<p>6 Agenda</p>\n<p>Case NB16/01</p>"));
    EXPECT_TRUE(has(bytes, "<p class=\"draft\">DRAFT</p>"));
    for (auto const* elsewhere : { "src=", "<link", "@import", "url(", "<script" })
        EXPECT_FALSE(has(bytes, elsewhere)) << elsewhere;
    EXPECT_EQ(bytes, written(document));
    EXPECT_TRUE(is_valid(bytes));
}

// Text is text wherever it stands: content, attribute, style sheet.
TEST(Html, NoTextActsAsMarkup)
{
    auto document = sample();
    std::string const hostile = "<script>alert(1)</script> & \"quoted\" ]]> --> </style>";
    document.blocks.push_back(
        block(document::Paragraph { "<i>", { { hostile }, { "see", document::strong, 1 } } }));
    auto table = std::make_unique<document::Table>();
    table->caption = { { hostile } };
    table->body.push_back(row(cell(hostile, 2), cell(hostile, 2)));
    document.blocks.push_back(block(std::move(table), 1));
    document::Group figure;
    figure.role = "Figure";
    figure.alternative = hostile;
    document.blocks.push_back(block(std::make_unique<document::Group>(std::move(figure))));
    document.furniture.marking = hostile;
    auto const bytes = written(document);
    EXPECT_FALSE(has(bytes, "<script")) << bytes;
    EXPECT_FALSE(has(bytes, "<i>"));
    EXPECT_EQ(bytes.find("</style>"), bytes.rfind("</style>"));
    EXPECT_TRUE(has(bytes,
        "href=\"https://example.org/?a=1&amp;b=2\""
        "><strong>see</strong></a>"))
        << bytes;
    EXPECT_TRUE(has(bytes, "content:\"\\3C script>alert(1)\\3C /script> & \\22 quoted\\22 "))
        << bytes;
    EXPECT_TRUE(is_valid(bytes));
}

TEST(Html, TablesSayWhatHeadsWhat)
{
    auto document = sample();
    auto table = std::make_unique<document::Table>();
    table->caption = { { "Open actions" } };
    using document::Scope;
    auto due = cell("Due", 3, Scope::column);
    due.column_span = 2;
    table->head.push_back(row(cell("", 3, Scope::both), std::move(due)));
    table->body.push_back(row(cell("A1", 2, Scope::row), cell("9 May", 2)));
    auto late = cell("Late", 4);
    late.row_span = 2;
    table->body.back().cells.push_back(std::move(late));
    table->body.push_back(row(cell("A2", 2, Scope::row), cell("10 May", 2)));
    document.blocks.push_back(block(std::move(table), 1));
    auto const bytes = written(document);
    EXPECT_TRUE(has(bytes, "<caption class=\"s-caption\">Open actions</caption>"));
    EXPECT_TRUE(has(bytes, "aria-label=\"Open actions\""));
    // A corner that says nothing heads nothing.
    EXPECT_TRUE(has(bytes,
        "<td class=\"s-dense-th\"></td>\n"
        "<th scope=\"col\" class=\"s-dense-th\" colspan=\"2\">Due</th>"))
        << bytes;
    EXPECT_TRUE(has(bytes, "<th scope=\"row\" class=\"s-dense-td\">A1</th>"));
    // An overlay gives colours only; the rest is the table's own cell.
    EXPECT_TRUE(has(bytes, "<td class=\"s-dense-td s-brag-red\" rowspan=\"2\">Late</td>"));
    EXPECT_TRUE(has(bytes,
        ".s-brag-red{font-weight:bold;font-style:normal;color:#7a1712;"
        "background-color:#f9d3cf;}"))
        << bytes;
    EXPECT_TRUE(is_valid(bytes));
}

TEST(Html, ListsKeepTheirLabels)
{
    auto document = sample();
    document::List list;
    list.ordered = true;
    for (auto const* label : { "1.", "2." }) {
        document::ListItem item;
        item.label = label;
        item.content.push_back(block(document::Paragraph { {}, { { "Read" } } }, 7));
        list.items.push_back(std::move(item));
    }
    document.blocks.push_back(block(std::move(list), 6));
    auto const bytes = written(document);
    EXPECT_TRUE(has(bytes,
        "<ol class=\"s-process\">\n<li><div class=\"item arrow s-process-li\">"
        "<span class=\"label\">1.</span> <div class=\"content\">\n"
        "<p class=\"s-p\">Read</p>\n"))
        << bytes;
    EXPECT_TRUE(is_valid(bytes));
}

TEST(Html, AnIdStandsOnce)
{
    auto document = sample();
    for (int i = 0; i < 2; ++i) {
        auto one = block(document::Paragraph { {}, { { "Dear" } } });
        one.id = "P1";
        document.blocks.push_back(std::move(one));
    }
    auto const bytes = written(document);
    EXPECT_EQ(bytes.find("id=\"P1\""), bytes.rfind("id=\"P1\""));
    EXPECT_TRUE(is_valid(bytes));
}

} // namespace
