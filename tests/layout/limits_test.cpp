#include "base/limits.h"
#include "layout/text.h"
#include "make.h"

namespace {

TEST(LayoutLimits, Work)
{
    make::Document document;
    layout::Shaper shaper(make::fonts());
    layout::Context context(document, make::styles(), shaper);
    context.spend(base::limits::layout_steps_max);
    EXPECT_FALSE(context.is_full());
    EXPECT_TRUE(context.faults.empty());
    context.spend(1);
    EXPECT_TRUE(context.is_full());
    ASSERT_EQ(context.faults.size(), 1U);
    EXPECT_EQ(context.faults.front().code, "layout-too-much-work");
}

TEST(LayoutLimits, WorkIsCountedAndTheSameEachTime)
{
    // What is remembered of documents before must not count, or a limit would depend on it.
    layout::Shaper shaper(make::fonts());
    make::Document document;
    for (int time = 0; time < 2; ++time) {
        layout::Context context(document, make::styles(), shaper);
        layout::TextSetter text(context);
        context.spend(base::limits::layout_steps_max - 1000 - 5 - 200);
        std::vector<layout::Page> lines;
        text.prepare("words", context.style("p", {}), layout::artifact, {});
        text.lines({ {}, base::Length::points(100) }, lines);
        context.spend(1000);
        EXPECT_FALSE(context.is_full());
        context.spend(1);
        EXPECT_TRUE(context.is_full());
    }
}

TEST(LayoutLimits, ALongWordInAColumnOfOneLetterEnds)
{
    make::Document document;
    std::string const word(20'000, 'i');
    auto table = std::make_unique<document::Table>();
    document::Row row;
    for (int i = 0; i < 40; ++i)
        row.cells.push_back(document.td(i == 0 ? word : "mmmm"));
    table->body.push_back(std::move(row));
    document.blocks = make::blocks(document.block("table", std::move(table)));
    std::size_t letters = 0;
    for (auto const& page : make::lay_out(document).pages)
        letters += page.glyphs.size();
    EXPECT_GE(letters, 20'000U);
}

TEST(LayoutLimits, ACellOfMorePagesThanThereMayBe)
{
    make::Document document;
    document::Cell cell;
    cell.style = document.style("td");
    for (std::size_t i = 0; i < base::limits::pages_max * 40; ++i) // 35 lines are a page.
        cell.blocks.push_back(document.p("a", "tight"));
    auto table = std::make_unique<document::Table>();
    table->body.push_back(make::row(std::move(cell)));
    document.blocks = make::blocks(document.block("table", std::move(table)));
    auto const result = layout::lay_out(document, make::styles(), make::fonts());
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.errors().front().code, "layout-too-many-pages");
}

} // namespace
