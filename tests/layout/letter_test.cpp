#include "make.h"
#include "trace.h"

#include "base/json.h"
#include "layout/stacked.h"

namespace {

using base::Length;

/// The house letter: a letterhead of so many lines, an address, text.
base::Result<layout::PagedDocument> letter(std::size_t head, std::size_t address)
{
    make::Document document;
    document.page = "letter";
    document.blocks = make::blocks(
        document.block("letterhead-detail", document::Paragraph { "", make::lines(head, "head") }),
        document.block("window-address", document::Paragraph { "", make::lines(address) }, 9),
        document.p("Dear colleague"));
    return layout::lay_out(document, make::house_styles(), make::fonts());
}

double millimetres(double points)
{
    return points * 25.4 / 72;
}

TEST(Letter, AddressStandsInTheWindowWhateverTheLetterhead)
{
    for (std::size_t head = 1; head <= 6; ++head) {
        auto const result = letter(head, 8);
        ASSERT_TRUE(result.ok()) << head;
        for (auto const& run : trace::text_runs(result.value(), make::fonts())) {
            if (!run.text.starts_with("line"))
                continue;
            EXPECT_GT(millimetres(run.y) - 3, 56) << run.text; // Its capitals are under 3 mm high.
            EXPECT_LE(millimetres(run.y), 88) << run.text;
            EXPECT_GE(millimetres(run.x), 20);
            EXPECT_LE(millimetres(run.x + run.width), 100);
        }
    }
}

TEST(Letter, NothingElseIsSeenInTheWindow)
{
    auto const result = letter(4, 3);
    ASSERT_TRUE(result.ok());
    for (auto const& run : trace::text_runs(result.value(), make::fonts())) {
        auto const y = millimetres(run.y);
        if (run.text.starts_with("head")) {
            EXPECT_LE(y + 1, 53); // Folded at 106 mm, the window reaches from 53 to 92 mm.
        } else if (run.text.starts_with("Dear")) {
            EXPECT_GE(y - 3, 92);
        }
    }
}

TEST(Letter, TooManyLinesAreAFaultThatNamesTheAddress)
{
    for (auto const& [head, address] : { std::pair(1, 9), std::pair(9, 1) }) {
        auto const result
            = letter(static_cast<std::size_t>(head), static_cast<std::size_t>(address));
        ASSERT_FALSE(result.ok());
        EXPECT_EQ(result.errors().front().code, "layout-window");
        EXPECT_EQ(result.errors().front().place.line, 9);
    }
}

TEST(Letter, FoldMarksAreOnTheFirstPage)
{
    auto const result = letter(1, 1);
    auto const& boxes = result.value().pages.at(0).boxes;
    auto const fold = Length::micrometres(106000);
    EXPECT_EQ(std::ranges::count(boxes, fold, &layout::Box::y), 1);
    EXPECT_EQ(std::ranges::count(boxes, fold * 2, &layout::Box::y), 1);
}

base::Result<layout::StyleSheet> enlarged(std::string const& text)
{
    auto const value = base::parse_json(text, "large.json");
    return make::styles().enlarged(value.value(), "large.json");
}

TEST(LargePrint, AddsAndNeverFallsBelowTheLeast)
{
    auto const sheet = enlarged(R"({ "size_add": "6pt", "size_min": "18pt" })").value();
    EXPECT_EQ(sheet.find("p")->size, Length::points(18)); // 10 + 6 < 18
    EXPECT_EQ(sheet.find("p")->leading, Length::points(36)); // 20 * 18 / 10
    EXPECT_EQ(sheet.find("h1")->size, Length::points(26)); // 20 + 6
    EXPECT_EQ(sheet.find("h1")->leading, Length::points(39)); // 30 * 26 / 20
}

TEST(LargePrint, SetsPropertiesAnew)
{
    auto const sheet = enlarged(R"({ "size_add": "6pt", "size_min": "18pt",
        "styles": { "furniture": { "size": "14pt" } },
        "pages": { "portrait": { "margin_left": "20pt" } } })")
                           .value();
    EXPECT_EQ(sheet.find("furniture")->size, Length::points(14));
    EXPECT_EQ(sheet.page("portrait")->margin_left, Length::points(20));
    EXPECT_EQ(sheet.page("portrait")->margin_right, Length::points(50));
}

TEST(LargePrint, TellsWhatItCannotRead)
{
    auto const result = enlarged(R"({ "size_add": "big", "zoom": 2,
        "styles": { "nobody": {}, "p": { "colour": 1 } } })");
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.errors().size(), 4u);
}

TEST(Stacked, SaysTheSameInTwoColumns)
{
    make::Document document;
    document::Table table;
    table.head.push_back(make::row(document.th("No."), document.th("Action"), document.th("Due")));
    auto wide = document.td("Both");
    wide.column_span = 2;
    auto tall = document.th("1", document::Scope::row);
    tall.row_span = 2;
    table.body.push_back(make::row(std::move(tall), document.td("Train"), document.td("May")));
    table.body.push_back(make::row(document.td("Test"), document.td("June")));
    table.body.push_back(make::row(document.th("2", document::Scope::row), std::move(wide)));
    auto const result = layout::stacked(table);
    std::string text;
    for (auto const& row : result.body) {
        for (auto const& cell : row.cells) {
            text += "[";
            for (auto const& span : cell.text)
                text += span.text;
            text += "]";
        }
        text += "\n";
    }
    EXPECT_EQ(text,
        "[No.: 1]\n[Action][Train]\n[Due][May]\n"
        "[Action: Test]\n[Due][June]\n"
        "[No.: 2]\n[Action][Both]\n");
}

// It stood alone at the foot of a page, with all that it is the head of on the next.
TEST(Stacked, TheHeadOfARowStaysWithWhatItIsTheHeadOf)
{
    make::Document document;
    auto table = std::make_unique<document::Table>();
    table->head.push_back(make::row(document.th("No."), document.th("Action"), document.th("Due")));
    for (int i = 0; i < 100; ++i)
        table->body.push_back(make::row(document.th(std::to_string(i), document::Scope::row),
            document.td("Train everybody"), document.td("May")));
    document.blocks.push_back(
        document.block("table", std::make_unique<document::Table>(layout::stacked(*table))));
    auto const pages = make::lay_out(document);
    ASSERT_GT(pages.pages.size(), 3U);
    auto const runs = trace::text_runs(pages, make::fonts());
    for (std::size_t i = 0; i + 1 < runs.size(); ++i) {
        if (runs.at(i).page != runs.at(i + 1).page) {
            EXPECT_FALSE(runs.at(i).text.starts_with("No.")) << "page " << runs.at(i).page;
        }
    }
}

/// The heading of a group stands for no one column, so it is not put under the first.
TEST(LargePrint, AHeadingOfAGroupKeepsItsOwnWords)
{
    make::Document document;
    document::Table table;
    document::Row head, group, row;
    head.cells.push_back(document.th("Name"));
    head.cells.push_back(document.th("Agency"));
    auto apologies = document.th("Apologies");
    apologies.column_span = 2;
    group.cells.push_back(std::move(apologies));
    row.cells.push_back(document.th("Chair"));
    row.cells.push_back(document.td("Board"));
    table.head.push_back(std::move(head));
    table.body.push_back(std::move(group));
    table.body.push_back(std::move(row));
    auto const result = layout::stacked(table);
    ASSERT_EQ(result.body.size(), 3U);
    ASSERT_EQ(result.body.front().cells.size(), 1U);
    EXPECT_EQ(result.body.front().cells.front().column_span, 2U);
    ASSERT_EQ(result.body.front().cells.front().text.size(), 1U);
    EXPECT_EQ(result.body.front().cells.front().text.front().text, "Apologies");
}

/// A table of ten columns keeps its words whole in large print.
TEST(LargePrint, AWideTableIsStackedNotBroken)
{
    make::Document document;
    auto table = std::make_unique<document::Table>();
    document::Row head, body;
    for (int i = 0; i < 10; ++i) {
        head.cells.push_back(document.th("Heading" + std::to_string(i)));
        body.cells.push_back(document.td("Understanding" + std::to_string(i)));
    }
    table->head.push_back(std::move(head));
    table->body.push_back(std::move(body));
    document.blocks.push_back(document.block("table", std::move(table)));
    auto const large = base::parse_json(
        base::read_file(CASEBINDER_SOURCE_DIR "/templates/style/large-print.json"), "large");
    auto const sheet = make::house_styles().enlarged(large.value(), "large").value();
    auto const pages = make::lay_out(document, sheet);
    std::string text;
    for (auto const& run : trace::text_runs(pages, make::fonts()))
        text += run.text + " ";
    for (int i = 0; i < 10; ++i)
        EXPECT_NE(text.find("Understanding" + std::to_string(i)), std::string::npos) << text;
}

} // namespace
