#include "make.h"
#include "trace.h"

namespace {

using base::Length;

layout::PagedDocument signed_by(document::SignatureLine signature)
{
    make::Document document;
    document.blocks.push_back(document.block("signature", std::move(signature)));
    return make::lay_out(document);
}

TEST(Signatures, StandInAsManyColumnsAsAskedFor)
{
    auto const pages = signed_by({ { "One\nChair", "Two", "Three", "Four" }, {}, 3 });
    auto const runs = trace::text_runs(pages, make::fonts());
    auto const at = [&](char const* text) {
        auto const found = std::ranges::find(runs, std::string(text), &trace::Run::text);
        EXPECT_NE(found, runs.end()) << text;
        return found == runs.end() ? trace::Run {} : *found;
    };
    // (500 - 2 gaps of 20) / 3 = 153.333 wide.
    EXPECT_NEAR(at("One").x, 50, 0.1);
    EXPECT_NEAR(at("Two").x, 50 + 173.3, 0.1);
    EXPECT_NEAR(at("Three").x, 50 + 346.6, 0.1);
    EXPECT_EQ(at("Four").x, at("One").x);
    EXPECT_EQ(at("Two").y, at("One").y);
    EXPECT_EQ(at("Chair").y, at("One").y + 20); // The role below the name.
    EXPECT_GT(at("Four").y, at("Chair").y + 40); // Room to sign.
    // The caption of one person is read as a whole before the next.
    EXPECT_EQ(at("One").node, at("Chair").node);
}

TEST(Signatures, HaveALineForTheDate)
{
    auto const pages = signed_by({ { "One", "Two" }, { "Date", "" }, 2 });
    auto const runs = trace::text_runs(pages, make::fonts());
    auto const date = std::ranges::find(runs, std::string("Date "), &trace::Run::text);
    ASSERT_NE(date, runs.end());
    // One rule for each signature, and one on the baseline of the word, to the column's end.
    auto const& boxes = pages.pages.at(0).boxes;
    ASSERT_EQ(boxes.size(), 3u);
    EXPECT_NEAR(trace::points(boxes.back().y), date->y, 0.1);
    EXPECT_EQ(boxes.back().x + boxes.back().width, Length::points(50 + 240)); // (500 - 20) / 2
    EXPECT_GT(trace::points(boxes.back().x), date->x + 10);
}

TEST(Signatures, StandBelowEachOtherInANarrowCell)
{
    make::Document document;
    auto table = std::make_unique<document::Table>();
    table->columns = { { document::Column::Kind::fixed, 170000 }, {} };
    document::Cell cell;
    cell.style = document.style("td");
    cell.blocks
        = make::blocks(document.block("signature", document::SignatureLine { { "One", "Two" } }));
    table->body.push_back(make::row(std::move(cell), document.td("text")));
    document.blocks.push_back(document.block("table", std::move(table)));
    auto const runs = trace::text_runs(make::lay_out(document), make::fonts());
    ASSERT_GE(runs.size(), 2u);
    auto const one = std::ranges::find(runs, std::string("One"), &trace::Run::text);
    auto const two = std::ranges::find(runs, std::string("Two"), &trace::Run::text);
    ASSERT_TRUE(one != runs.end() && two != runs.end());
    EXPECT_EQ(one->x, two->x);
    EXPECT_GT(two->y, one->y);
}

} // namespace
