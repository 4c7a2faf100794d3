// No page begins or ends with a single line of a paragraph, in the flow and in cells of tables.

#include "make.h"
#include "trace.h"

#include <map>
#include <random>

namespace {

/// How many lines of each paragraph stand on each page. Lines are "<paragraph>-<line>".
std::map<std::string, std::map<std::size_t, std::size_t>> lines_by_page(
    layout::PagedDocument const& pages)
{
    std::map<std::string, std::map<std::size_t, std::size_t>> result;
    for (auto const& run : trace::text_runs(pages, make::fonts()))
        if (auto const dash = run.text.find('-'); dash != std::string::npos)
            ++result[run.text.substr(0, dash)][run.page];
    return result;
}

class Widows : public testing::TestWithParam<unsigned> {
protected:
    std::minstd_rand random { GetParam() + 1 };
    std::vector<std::size_t> counts;

    /// Paragraphs of 1 to 9 lines, some of them headings of one line.
    document::Blocks paragraphs(make::Document& document, std::size_t count)
    {
        document::Blocks blocks;
        for (std::size_t i = 0; i < count; ++i) {
            auto const name = "p" + std::to_string(counts.size());
            bool const heading = random() % 5 == 0 && i + 1 < count;
            counts.push_back(heading ? 1 : 1 + random() % 9);
            auto text = make::lines(counts.back(), name + "-");
            if (heading)
                blocks.push_back(document.block("h2", document::Heading { 2, std::move(text) }));
            else
                blocks.push_back(document.block("p", document::Paragraph { "", std::move(text) }));
        }
        return blocks;
    }

    void check(layout::PagedDocument const& pages) const
    {
        auto const found = lines_by_page(pages);
        ASSERT_EQ(found.size(), counts.size());
        for (std::size_t i = 0; i < counts.size(); ++i) {
            auto const& by_page = found.at("p" + std::to_string(i));
            std::size_t sum = 0;
            for (auto const& [page, lines] : by_page) {
                sum += lines;
                EXPECT_GE(lines, std::min<std::size_t>(2, counts.at(i))) << "p" << i;
            }
            EXPECT_EQ(sum, counts.at(i));
        }
        EXPECT_GT(pages.pages.size(), 2U);
    }
};

TEST_P(Widows, AreKeptOffPages)
{
    make::Document document;
    document.blocks = paragraphs(document, 40);
    check(make::lay_out(document));
}

TEST_P(Widows, AreKeptOffPagesInCells)
{
    make::Document document;
    auto table = std::make_unique<document::Table>();
    table->columns.resize(2);
    for (int i = 0; i < 3; ++i) {
        document::Row row;
        for (int k = 0; k < 2; ++k) {
            auto& cell = row.cells.emplace_back();
            cell.style = document.style("careful-td");
            cell.blocks = paragraphs(document, 12 + random() % 8);
        }
        table->body.push_back(std::move(row));
    }
    document.blocks = make::blocks(document.block("table", std::move(table)));
    check(make::lay_out(document));
}

// The usual cell holds one paragraph of plain text.
TEST_P(Widows, AreKeptOffPagesInCellsOfPlainText)
{
    make::Document document;
    auto table = std::make_unique<document::Table>();
    table->columns.resize(1);
    for (int i = 0; i < 6; ++i) {
        auto const name = "p" + std::to_string(counts.size());
        counts.push_back(18 + random() % 40);
        document::Cell cell;
        cell.style = document.style("careful-td");
        cell.text = make::lines(counts.back(), name + "-");
        table->body.push_back(make::row(std::move(cell)));
    }
    document.blocks = make::blocks(document.block("table", std::move(table)));
    check(make::lay_out(document));
}

// A heading in a cell goes to the page on which its text begins.
TEST_P(Widows, HeadingsInCellsStandAboveTheirText)
{
    make::Document document;
    document::Cell cell;
    cell.style = document.style("careful-td");
    for (std::size_t i = 0; i < 30; ++i) {
        auto const name = std::to_string(i);
        cell.blocks.push_back(document.heading(2, "h" + name + "-"));
        cell.blocks.push_back(document.block(
            "p", document::Paragraph { "", make::lines(1 + random() % 6, "t" + name + "-") }));
    }
    auto table = std::make_unique<document::Table>();
    table->columns.resize(1);
    table->body.push_back(make::row(std::move(cell)));
    document.blocks = make::blocks(document.block("table", std::move(table)));
    auto const found = lines_by_page(make::lay_out(document));
    for (std::size_t i = 0; i < 30; ++i)
        EXPECT_EQ(found.at("h" + std::to_string(i)).begin()->first,
            found.at("t" + std::to_string(i)).begin()->first)
            << i;
}

INSTANTIATE_TEST_SUITE_P(Seeds, Widows, testing::Range(0U, 20U));

} // namespace
