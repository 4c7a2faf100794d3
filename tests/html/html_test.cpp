#include "html/html.h"

#include "base/file.h"
#include "markup/markup.h"

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
    static auto const fonts = layout::FontSet::load(CASEBINDER_SOURCE_DIR "/fonts/fonts.json");
    static layout::Shaper shaper(fonts);
    return html::write(document, { styles(), sheet, shaper });
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

TEST(Html, PanelsAreNoTableAndKeepTheirOwnColour)
{
    auto const page = markup::parse({ R"(<document><table class="panels" role="presentation">
      <tr><td>a</td><td class="panel-act">b</td></tr>
      <tr><td colspan="2">c</td></tr></table></document>)",
        { "panels.xml" }, {} });
    ASSERT_TRUE(page.ok());
    auto const text = written(page.value());
    EXPECT_EQ(text.find("<table"), text.npos);
    EXPECT_NE(text.find("<div class=\"s-panels-td s-panel-act\">b</div>"), text.npos);
    EXPECT_NE(text.find("<div class=\"wide-panel s-panels-td\">c</div>"), text.npos);
    // Of two rules for one element the later one holds.
    EXPECT_GT(text.find(".s-panel-act{"), text.find(".s-panels-td{"));
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

TEST(Html, FiguresSayWhichTheyAre)
{
    document::Document document;
    document.styles = { "p" };
    document.figures = { "M-A2 \"CSC\"", "M-A1" };
    Spans text { { "Of " }, { "57." }, { "9%", document::strong }, { "19" }, { "." } };
    text.at(1).figure = text.at(2).figure = 1;
    text.at(3).figure = 2;
    document.blocks.push_back(block(document::Paragraph { {}, std::move(text) }));
    EXPECT_NE(written(document).find("Of <span data-figure=\"M-A2 &quot;CSC&quot;\">57."
                                     "<strong>9%</strong></span><span data-figure=\"M-A1\">19"
                                     "</span>."),
        std::string::npos);
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

Block named(std::string id, Block made)
{
    made.id = std::move(id);
    return made;
}

// Contents lead to headings, with or without an id of their own, and notes to their numbers.
TEST(Html, LinksLeadWithinTheDocument)
{
    auto document = sample();
    document.links = { "#note-1" };
    document.blocks.push_back(block(document::Contents { 2 }));
    document.blocks.push_back(block(document::Heading { 1, { { "Findings" } }, "1" }, 5));
    document.blocks.push_back(
        named("risk", block(document::Heading { 2, { { "Risk" } }, "1.1" }, 5)));
    document.blocks.push_back(block(document::Heading { 3, { { "Deep" } }, "1.1.1" }, 5));
    document.blocks.push_back(block(document::Heading { 1, { { "Lessons" } }, "2" }, 5));
    document.blocks.push_back(block(
        document::Paragraph { {}, { { "Said" }, { "1", document::raised, 1 }, { " so." } } }));
    document::Group note;
    note.role = "Note";
    note.label = "1";
    note.content.push_back(block(document::Paragraph { {}, { { "By a witness" } } }));
    document.blocks.push_back(
        named("note-1", block(std::make_unique<document::Group>(std::move(note)))));
    auto const bytes = written(document);
    EXPECT_TRUE(has(bytes,
        "<ol>\n<li><p class=\"s-toc-1\"><a href=\"#heading:1\">1 Findings</a></p>"
        "<ol>\n<li><p class=\"s-toc-2\"><a href=\"#heading:2\">1.1 Risk</a></p></li>\n</ol>\n"
        "</li>\n<li><p class=\"s-toc-1\"><a href=\"#heading:4\">2 Lessons</a></p></li>\n</ol>\n"))
        << bytes;
    EXPECT_TRUE(has(
        bytes, "<h1 id=\"heading:1\" class=\"s-h1\"><span class=\"number\">1</span> Findings</h1>"))
        << bytes;
    EXPECT_TRUE(has(bytes,
        "<h2 id=\"risk\" class=\"s-h1\"><span id=\"heading:2\">"
        "<span class=\"number\">1.1</span> Risk</span></h2>"));
    EXPECT_TRUE(has(bytes, "Said<a href=\"#note-1\"><sup>1</sup></a> so."));
    EXPECT_TRUE(has(bytes, "<div id=\"note-1\"")) << bytes;
    EXPECT_TRUE(has(bytes, "role=\"note\">\n<div class=\"item\"><span class=\"label\">1</span>"));
    EXPECT_TRUE(is_valid(bytes));
}

TEST(Html, DefinitionsKeepTheirTerms)
{
    auto document = sample();
    document::List list;
    document::ListItem item;
    item.term = { { "Panel" } };
    item.content.push_back(block(document::Paragraph { {}, { { "Those who review" } } }));
    list.items.push_back(std::move(item));
    document.blocks.push_back(block(std::move(list)));
    auto const bytes = written(document);
    EXPECT_TRUE(has(
        bytes, "<dt class=\"s-p\">Panel</dt>\n<dd>\n<p class=\"s-p\">Those who review</p>\n</dd>"))
        << bytes;
    EXPECT_TRUE(is_valid(bytes));
}

TEST(Html, PicturesStandInTheFile)
{
    auto document = sample();
    document.pictures["dot.png"]
        = std::make_shared<image::Picture const>(image::Picture { 2, 1, 1, std::string(2, '\0') });
    document::Image picture { "dot.png", "", base::Length { 72000 }, {} };
    document::Group figure;
    figure.role = "Figure";
    figure.alternative = "Two \"dots\"";
    figure.content.push_back(block(picture));
    document::Group caption;
    caption.role = "Caption";
    caption.content.push_back(block(document::Paragraph { {}, { { "Dots" } } }));
    figure.content.push_back(block(std::make_unique<document::Group>(std::move(caption))));
    document.blocks.push_back(block(std::make_unique<document::Group>(std::move(figure))));
    document.blocks.push_back(block(picture)); // Decoration.
    auto drawing = std::make_unique<document::Drawing>();
    drawing->alternative = "Reviews rose from 2 to 4";
    document.blocks.push_back(block(std::move(drawing)));
    auto const bytes = written(document);
    EXPECT_TRUE(has(bytes, "<figure class=\"s-p\">\n<div class=\"picture s-p\"><img src=\"data:"));
    EXPECT_TRUE(has(bytes, "src=\"data:image/png;base64,iVBORw0KGgo"));
    EXPECT_TRUE(has(bytes, "alt=\"Two &quot;dots&quot;\" width=\"96\" height=\"48\">")) << bytes;
    EXPECT_TRUE(has(bytes, "<figcaption class=\"s-p\">"));
    EXPECT_TRUE(has(bytes, "alt=\"\" width=\"96\" height=\"48\">"));
    EXPECT_TRUE(has(bytes, "<p>Reviews rose from 2 to 4</p>\n</details>\n</figure>"));
    EXPECT_TRUE(is_valid(bytes));
}

std::size_t count(std::string const& text, std::string_view part)
{
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

/// The letters of every line of text in the drawings for one kind of screen.
std::string drawn_letters(std::string const& bytes, std::string const& screen)
{
    auto const begin = bytes.find("<div class=\"" + screen);
    auto const part = bytes.substr(begin, bytes.find("</div>", begin) - begin);
    std::string letters;
    for (auto at = part.find("<text"); at != std::string::npos; at = part.find("<text", at + 1)) {
        auto const start = part.find('>', at) + 1;
        letters += part.substr(start, part.find('<', start) - start);
    }
    return letters;
}

std::string with_drawing(document::Drawing drawing)
{
    auto document = sample();
    document.blocks.push_back(block(std::make_unique<document::Drawing>(std::move(drawing))));
    return written(document);
}

// Drawn for desks and for phones; a screen reader is told of the one that is shown.
TEST(Html, DrawingsAreVectorsWithTheirWords)
{
    document::Chart chart;
    chart.series.push_back({ "", { { "Police & courts", "4", 4000 } } });
    auto const bytes = with_drawing({ "", "Police \"4\"", chart });
    for (auto const* screen : { "wide", "narrow" }) {
        EXPECT_TRUE(has(bytes,
            "<div class=\"" + std::string(screen)
                + "\">\n<svg role=\"img\" aria-label=\"Police &quot;4&quot;\""))
            << bytes;
        EXPECT_EQ(drawn_letters(bytes, screen), "Police &amp; courts4");
    }
    EXPECT_EQ(count(bytes, "<svg"), 2);
    // The bar in the colour that house.json gives it, and its label in the size.
    EXPECT_TRUE(has(bytes, "<path fill=\"#17456b\"")) << bytes;
    EXPECT_TRUE(has(bytes, "font-size=\"10\" fill=\"#1b2530\">Police"));
    EXPECT_TRUE(has(bytes, "<details>\n<summary>In words</summary>\n<p>Police &quot;4&quot;</p>"));
    EXPECT_TRUE(is_valid(bytes));
}

TEST(Html, APictureInPartsSpeaksOnce)
{
    document::Timeline timeline;
    for (int i = 0; i < 3; ++i)
        timeline.events.push_back({ "9 May", "Meeting", document::Progress::done });
    auto const bytes = with_drawing({ "", "Three meetings", timeline });
    EXPECT_GT(count(bytes, "<svg"), 2);
    EXPECT_EQ(count(bytes, "<svg"), count(bytes, "aria-hidden=\"true\"") + 2);
    EXPECT_EQ(count(bytes, "aria-label=\"Three meetings\""), 2);
    EXPECT_TRUE(is_valid(bytes));
}

// What is too wide for a phone is moved sideways, by the keyboard too.
TEST(Html, WideDrawingsScrollOnPhones)
{
    document::Genogram family;
    for (auto const* name : { "Ann", "Bob", "Cy", "Di", "Ed", "Flo", "Gus" })
        family.people.push_back({ name, name, "", document::Person::Sex::unknown });
    family.people.at(1).index = true;
    family.couples.push_back({ 0, 0, document::Couple::Kind::partners, { 1, 2, 3, 4, 5, 6 }, {} });
    auto const bytes = with_drawing({ "Family", "A family", family });
    EXPECT_TRUE(has(
        bytes, "<div class=\"narrow scroll\" role=\"group\" tabindex=\"0\" aria-label=\"Family\">"))
        << bytes;
    EXPECT_TRUE(has(bytes, "<div class=\"wide\">"));
    EXPECT_TRUE(is_valid(bytes));
}

TEST(Html, DrawingsLoseNoLetters)
{
    document::Cycle cycle;
    cycle.centre = "Learning from Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";
    cycle.stages = { { "Learn", "" }, { "Act", "" }, { "Audit", "" } };
    auto const bytes = with_drawing({ "", "A cycle", cycle });
    for (auto const* screen : { "wide", "narrow" }) {
        auto letters = drawn_letters(bytes, screen);
        std::erase(letters, ' ');
        EXPECT_TRUE(letters.ends_with(
            "LearningfromLlanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"))
            << letters;
    }
    EXPECT_TRUE(is_valid(bytes));
}

// The fonts of the reader may have characters that ours do not.
TEST(Html, DrawingsKeepCharactersWithoutAGlyph)
{
    document::Chart chart;
    chart.series.push_back({ "", { { "Wren 🐦 Alder", "4", 4000 } } });
    auto const bytes = with_drawing({ "", "Wren 4", chart });
    EXPECT_EQ(drawn_letters(bytes, "wide"), "Wren 🐦 Alder4") << bytes;
}

// A line of Arabic begins at its right end.
TEST(Html, RightToLeftTextInDrawings)
{
    document::Chart chart;
    chart.series.push_back({ "", { { "الشرطة", "4", 4000 } } });
    auto const bytes = with_drawing({ "", "Police 4", chart });
    EXPECT_TRUE(has(bytes, " direction=\"rtl\">الشرطة</text>")) << bytes;
    EXPECT_TRUE(is_valid(bytes));
}

TEST(Html, FieldsShowWhatIsFilledInAndWhatIsNot)
{
    auto document = sample();
    document::Field text;
    text.label = "Name";
    text.tip = "Name of the panel member";
    text.value = "Ann\nLee";
    document::Field empty;
    empty.tip = "Telephone";
    document::Field ticks;
    ticks.kind = document::FieldKind::checkbox;
    ticks.tip = "Agencies";
    ticks.options = { { "Police", true }, { "Health", false } };
    document.fields = { text, empty, ticks };
    for (std::uint32_t i = 0; i < 3; ++i)
        document.blocks.push_back(block(document::FieldPlace { i }));
    document.blocks.push_back(
        block(document::SignatureLine { { "Ann\nChair", "Bob", "Cy" }, { "Date" }, 2 }));
    auto const bytes = written(document);
    EXPECT_TRUE(
        has(bytes, "<p class=\"s-field-label\">Name</p>\n<div class=\"s-p\">Ann<br>Lee</div>"))
        << bytes;
    EXPECT_TRUE(has(bytes, "role=\"img\" aria-label=\"Telephone: not filled in\"></div>"));
    EXPECT_TRUE(has(bytes, "aria-label=\"chosen\">☒</span> <div class=\"content\">Police</div>"));
    EXPECT_TRUE(has(bytes, "\"not chosen\">☐</span> <div class=\"content\">Health</div>"));
    EXPECT_TRUE(has(bytes,
        "<p class=\"s-p\">Ann<br>Chair <span class=\"date\">Date</span></p>\n"
        "<p class=\"s-p\">Bob</p>\n</div>\n<div class=\"signatures\">\n<p class=\"s-p\">Cy</p>"))
        << bytes;
    EXPECT_TRUE(is_valid(bytes));
}

TEST(Html, HeadingsOfRowsBeginGroups)
{
    auto document = sample();
    auto table = std::make_unique<document::Table>();
    using document::Scope;
    for (auto const* group : { "Health", "Police" }) {
        document::Row heading;
        heading.cells.push_back(cell(group, 3, Scope::row_group));
        heading.cells.back().column_span = 2;
        table->body.push_back(std::move(heading));
        table->body.push_back(row(cell("A1", 2, Scope::row), cell("Done", 2)));
    }
    document.blocks.push_back(block(std::move(table), 1));
    auto const bytes = written(document);
    EXPECT_TRUE(has(bytes,
        "</tr>\n</tbody>\n<tbody>\n<tr>\n"
        "<th scope=\"rowgroup\" class=\"s-dense-th\" colspan=\"2\">Police</th>"))
        << bytes;
    EXPECT_TRUE(is_valid(bytes));
}

// Specimens hold every kind of block as markup makes it.
TEST(Html, SpecimensAreValid)
{
    for (std::string const name :
        { "structure", "tables", "text", "form", "drawings", "figures" }) {
        auto const file = name + ".xml";
        auto const text = base::read_file(CASEBINDER_SOURCE_DIR "/tests/specimens/" + file);
        auto parsed = markup::parse({ text, { file }, {} });
        ASSERT_TRUE(parsed.ok()) << base::describe(parsed.errors().front());
        auto document = std::move(parsed).value();
        document.metadata.title = "Specimen of " + name;
        auto const bytes = written(document);
        if (auto const* const kept = std::getenv("CASEBINDER_KEEP_SPECIMENS"))
            base::write_file(std::string(kept) + "/" + name + ".html", bytes);
        EXPECT_TRUE(is_valid(bytes)) << name;
    }
}

} // namespace
