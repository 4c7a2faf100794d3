#include "make.h"
#include "trace.h"

namespace {

using document::Contents;

/// The first run that says `text`.
trace::Run saying(layout::PagedDocument const& pages, std::string const& text)
{
    for (auto const& run : trace::runs(pages, make::fonts()))
        if (run.text.substr(0, run.text.find_last_not_of(' ') + 1) == text)
            return run;
    ADD_FAILURE() << "nothing says " << text;
    return {};
}

document::Block numbered(make::Document& document, int level, std::string number, std::string text)
{
    return document.block("h" + std::to_string(level),
        document::Heading { level, { { std::move(text) } }, std::move(number) });
}

document::Block on_own_pages(
    make::Document& document, document::Blocks content, document::OwnPages own)
{
    auto block = document.group(std::move(content), "div", "Sect");
    std::get<std::unique_ptr<document::Group>>(block.content)->own_pages = std::move(own);
    return block;
}

TEST(Contents, PrintsPagesInASecondPassThatChangesNoPage)
{
    make::Document document;
    document.blocks.push_back(document.p("Before"));
    document.blocks.push_back(document.block("toc", Contents { 2 }));
    auto const body = [&] {
        for (int i = 1; i <= 40; ++i) {
            document.blocks.push_back(
                numbered(document, 1, std::to_string(i), "Part " + std::to_string(i)));
            document.blocks.push_back(
                document.block("p", document::Paragraph { "", make::lines(20) }));
            document.blocks.push_back(document.heading(2, "Inner " + std::to_string(i)));
            document.blocks.push_back(document.p("text"));
        }
    };
    body();
    auto const pages = make::lay_out(document);
    ASSERT_EQ(pages.bookmarks.size(), 80U);
    std::size_t found = 0;
    std::string title;
    for (auto const& run : trace::text_runs(pages, make::fonts())) {
        if (pages.nodes.at(run.node).role != layout::Role::link)
            continue;
        if (run.text.front() >= '0' && run.text.front() <= '9' && run.x > 500) {
            EXPECT_EQ(run.text, std::to_string(pages.bookmarks.at(found).page + 1));
            EXPECT_NEAR(run.x + run.width, 550, 0.01); // At the right edge of the text.
            ++found;
        }
    }
    EXPECT_EQ(found, 80U);
    // The same pages as without numbers: 80 entries of 20 pt and 10 pt before the first heading.
    EXPECT_EQ(pages.bookmarks.front().page, 2U);
}

TEST(Contents, ListsTheHeadingsBehindItByDepth)
{
    make::Document document;
    document.blocks
        = make::blocks(document.heading(1, "Title"), document.block("toc", Contents { 2 }),
            numbered(document, 1, "1", "One"), numbered(document, 2, "1.1", "Deep"),
            document.block("p", document::Heading { 3, { { "x" } } }), document.heading(1, "Two"));
    auto const pages = make::lay_out(document);
    EXPECT_EQ(trace::print_tree(pages),
        "Document\n H1\n TOC\n  TOCI\n   Reference\n    Link\n   TOC\n    TOCI\n     Reference\n"
        "      Link\n  TOCI\n   Reference\n    Link\n H1\n H2\n H3\n H1\n");
    // Numbers hang at the edge and one level further in, titles to their right.
    auto const runs = trace::text_runs(pages, make::fonts());
    EXPECT_DOUBLE_EQ(runs.at(1).x, 50);
    EXPECT_DOUBLE_EQ(runs.at(2).x, 80);
    EXPECT_EQ(runs.at(2).text, "One ");
    EXPECT_EQ(pages.bookmarks.at(2).title, "1.1 Deep");
    // Each line is a link to its heading, as wide as the line.
    auto const& link = pages.pages.front().links.at(1);
    EXPECT_EQ(link.uri, "#heading:3");
    EXPECT_EQ(link.description, "Deep");
    EXPECT_EQ(link.x + link.width, base::Length::points(550));
    EXPECT_EQ(pages.destinations.at(2).id, "heading:3");
    EXPECT_EQ(pages.destinations.at(2).y, pages.bookmarks.at(2).y);
}

TEST(Contents, DotsStandBelowEachOther)
{
    make::Document document;
    document.blocks = make::blocks(document.block("toc", Contents {}), document.heading(1, "Short"),
        document.heading(1, "A much longer heading"));
    auto const pages = make::lay_out(document);
    std::vector<trace::Run> dots;
    for (auto const& run : trace::runs(pages, make::fonts()))
        if (run.text.starts_with(". ."))
            dots.push_back(run);
    ASSERT_EQ(dots.size(), 2U);
    EXPECT_EQ(dots.at(0).node, layout::artifact);
    EXPECT_NEAR(dots.at(0).x + dots.at(0).width, dots.at(1).x + dots.at(1).width, 0.01);
    EXPECT_LT(dots.at(0).x, dots.at(1).x);
}

TEST(Contents, NothingToListIsNothing)
{
    make::Document document;
    document.blocks
        = make::blocks(document.heading(1, "Title"), document.block("toc", Contents {}));
    EXPECT_EQ(trace::print_tree(make::lay_out(document)), "Document\n H1\n");
}

TEST(Headings, NumbersHangBeforeTheTitle)
{
    make::Document document;
    document.blocks = make::blocks(numbered(document, 2, "1.1", make::words(60)));
    auto const pages = make::lay_out(document);
    auto const runs = trace::text_runs(pages, make::fonts());
    ASSERT_GE(runs.size(), 3U);
    EXPECT_EQ(runs.at(0).text, "1.1 ");
    EXPECT_DOUBLE_EQ(runs.at(0).x, 50);
    EXPECT_NEAR(runs.at(1).x, 50 + runs.at(0).width, 0.01); // No width is set: it makes way.
    EXPECT_DOUBLE_EQ(runs.at(2).x, runs.at(1).x); // The second line begins below the first.
    EXPECT_EQ(runs.at(0).node, runs.at(1).node);
}

// A figure is an element of its own in the text around it, whatever lines it stands on.
TEST(Figures, HaveAnElementEach)
{
    make::Document document;
    document.figures = { "M-A1", "M-A2" };
    document::Spans text { { "Of " }, { "19" }, { " are " }, { "5" }, { "7%", document::strong },
        { "." } };
    text.at(1).figure = 1;
    text.at(3).figure = text.at(4).figure = 2;
    auto plain = text;
    for (auto& span : plain)
        span.figure = 0;
    document.blocks.push_back(document.block("p", document::Paragraph { "", text }));
    document.blocks.push_back(document.block("p", document::Paragraph { "", plain }));
    auto const pages = make::lay_out(document);
    EXPECT_EQ(trace::print_tree(pages), "Document\n P\n  Data\n  Data\n P\n");
    std::string told;
    for (auto const& node : pages.nodes)
        if (node.role == layout::Role::data)
            told += pages.figures.at(node.text - 1) + " ";
    EXPECT_EQ(told, "M-A1 M-A2 ");
    auto const with = trace::runs(pages, make::fonts());
    auto const right_end = [&](layout::NodeId paragraph) {
        double end = 0;
        for (auto const& run : with) {
            if (run.node == layout::artifact)
                continue;
            if (run.node == paragraph || pages.nodes.at(run.node).parent == paragraph)
                end = std::max(end, run.x + run.width);
        }
        return end;
    };
    EXPECT_NEAR(right_end(1), right_end(4), 0.01);
}

// Into a cell of a table over several pages, whose head is repeated: the first place counts.
TEST(Links, LeadToBlocksWhereverTheyAre)
{
    make::Document document;
    document.links = { "#cell", "#head", "#box" };
    document::Paragraph links;
    for (std::uint8_t i = 1; i <= 3; ++i)
        links.text.push_back({ "link" + std::to_string(i) + " ", document::plain, i });
    document.blocks.push_back(document.block("p", std::move(links)));
    auto table = std::make_unique<document::Table>();
    table->columns.resize(1);
    document::Cell head = document.th("");
    head.text.clear();
    head.blocks = make::blocks(document.p("Head"));
    head.blocks.front().id = "head";
    table->head.push_back(make::row(std::move(head)));
    for (int i = 0; i < 60; ++i)
        table->body.push_back(make::row(document.td("row")));
    document::Cell cell = document.td("");
    cell.text.clear();
    cell.blocks = make::blocks(document.p("Above", "tight"), document.p("Here", "tight"));
    cell.blocks.back().id = "cell";
    table->body.push_back(make::row(std::move(cell)));
    document.blocks.push_back(document.block("table", std::move(table)));
    auto box = document.group(make::blocks(document.p("In the box")), "box");
    box.id = "box";
    document.blocks.push_back(std::move(box));
    auto const pages = make::lay_out(document);

    std::map<std::string, layout::Destination> places;
    for (auto const& destination : pages.destinations)
        places[destination.id] = destination;
    ASSERT_EQ(places.size(), 3U);
    EXPECT_EQ(places.at("head").page, 0U);
    EXPECT_EQ(places.at("cell").page, saying(pages, "Here").page);
    EXPECT_GT(places.at("cell").page, 0U);
    // Lines of 20 pt: the top of a line is its height less what is below the baseline.
    EXPECT_NEAR(trace::points(places.at("cell").y), saying(pages, "Here").y - 13.5, 1);
    EXPECT_NEAR(trace::points(places.at("box").y), saying(pages, "In the box").y - 13.5, 1);
    ASSERT_EQ(pages.pages.front().links.size(), 3U);
    EXPECT_EQ(pages.pages.front().links.at(0).description, "Here");
    EXPECT_EQ(pages.pages.front().links.at(2).description, "In the box");
}

TEST(Notes, NumbersAreRaisedAndStayWithTheirWord)
{
    make::Document document;
    document.links = { "#note:1" };
    auto const spans = [](std::size_t count) {
        return document::Spans { { make::words(count) + "?", document::plain, 0 },
            { "12", document::raised, 1 }, { " more", document::plain, 0 } };
    };
    auto note = document.group(make::blocks(document.p("What it says", "tight")), "note", "Note");
    note.id = "note:1";
    std::get<std::unique_ptr<document::Group>>(note.content)->label = "12";
    for (std::size_t count = 15; count < 25; ++count)
        document.blocks.push_back(document.block("p", document::Paragraph { "", spans(count) }));
    document.blocks.push_back(std::move(note));
    auto const pages = make::lay_out(document);
    std::size_t numbers = 0;
    trace::Run before;
    for (auto const& run : trace::text_runs(pages, make::fonts())) {
        if (run.placed.size < base::Length::points(10)) {
            ++numbers;
            EXPECT_NEAR(run.x, before.x + before.width, 0.01); // Never at the start of a line.
            EXPECT_LT(run.y, before.y);
            EXPECT_TRUE(before.text.ends_with("?"));
            auto const& link = pages.nodes.at(run.node);
            EXPECT_EQ(link.role, layout::Role::link);
            EXPECT_EQ(pages.nodes.at(link.parent).role, layout::Role::reference);
        }
        before = run;
    }
    EXPECT_EQ(numbers, 10U);
    EXPECT_EQ(pages.pages.front().links.front().description, "What it says");
    auto const tree = trace::print_tree(pages);
    EXPECT_NE(tree.find(" Note\n  Lbl\n  P\n"), std::string::npos) << tree;
    EXPECT_DOUBLE_EQ(saying(pages, "What it says").x, 70);
}

TEST(OwnPages, AreOfTheirStyleAndTheTextAfterThemIsNot)
{
    make::Document document;
    document.blocks.push_back(document.p("Upright"));
    document.blocks.push_back(
        on_own_pages(document, make::blocks(document.p("Wide", "right")), { "landscape", {} }));
    document.blocks.push_back(
        on_own_pages(document, make::blocks(document.p("Wide too", "right")), { "landscape", {} }));
    document.blocks.push_back(document.p("Upright again", "right"));
    auto const pages = make::lay_out(document);
    ASSERT_EQ(pages.pages.size(), 4U);
    for (std::size_t page = 0; page < 4; ++page)
        EXPECT_EQ(pages.pages.at(page).width, base::Length::points(page % 3 == 0 ? 600 : 840));
    auto const wide = saying(pages, "Wide");
    EXPECT_NEAR(wide.x + wide.width, 790, 0.01);
    auto const last = saying(pages, "Upright again");
    EXPECT_NEAR(last.x + last.width, 550, 0.01);
    auto const number = saying(pages, "Page 2 of 4");
    EXPECT_NEAR(number.x + number.width, 790, 0.01);
    EXPECT_DOUBLE_EQ(number.y, 560); // 600 - 40
}

TEST(OwnPages, AtTheBeginningLeaveNoEmptyPage)
{
    make::Document document;
    document.blocks.push_back(on_own_pages(
        document, make::blocks(document.p("Wide")), { "landscape", document::Numbering::roman }));
    auto const pages = make::lay_out(document);
    ASSERT_EQ(pages.pages.size(), 1U);
    EXPECT_EQ(pages.pages.front().width, base::Length::points(840));
    saying(pages, "Page i of i");
}

TEST(OwnPages, EachNumberingCountsItsOwnPages)
{
    make::Document document;
    auto const breaks = [&] {
        return make::blocks(
            document.p("a"), document.block("p", document::PageBreak {}), document.p("b"));
    };
    document.blocks.push_back(on_own_pages(document, breaks(), { "", document::Numbering::roman }));
    document.blocks.push_back(document.block("toc", Contents {}));
    document.blocks.push_back(document.heading(1, "One"));
    document.blocks.push_back(on_own_pages(document, make::blocks(document.heading(1, "Two")),
        { "landscape", document::Numbering::roman }));
    document.blocks.push_back(document.heading(1, "Three"));
    auto const pages = make::lay_out(document);
    for (auto const* text :
        { "Page i of iii", "Page ii of iii", "Page 1 of 2", "Page iii of iii", "Page 2 of 2" })
        saying(pages, text);
    ASSERT_EQ(pages.page_ranges.size(), 4U);
    EXPECT_EQ(pages.page_ranges.at(3).first_page, 4U);
    EXPECT_EQ(pages.page_ranges.at(3).first_number, 2U);
    EXPECT_EQ(saying(pages, "iii").page, 2U); // In the table of contents.
}

TEST(RunningHeading, IsTheOneInForceAtTheTop)
{
    make::Document document;
    document.furniture.running_heading = true;
    document.furniture.header_left = "Board";
    auto const next
        = [&] { document.blocks.push_back(document.block("p", document::PageBreak {})); };
    document.blocks.push_back(document.heading(1, "One"));
    next();
    document.blocks.push_back(document.p("text"));
    document.blocks.push_back(document.heading(1, "Two"));
    next();
    document.blocks.push_back(document.p("text"));
    next();
    document.blocks.push_back(document.heading(1, make::words(60)));
    next();
    document.blocks.push_back(document.p("text"));
    auto const pages = make::lay_out(document);
    std::vector<std::string> heads(5);
    for (auto const& run : trace::runs(pages, make::fonts()))
        if (run.node == layout::artifact && run.y < 40)
            heads.at(run.page) += run.text;
    EXPECT_EQ(heads.at(0), "Board");
    EXPECT_EQ(heads.at(1), "One");
    EXPECT_EQ(heads.at(2), "Two");
    EXPECT_EQ(heads.at(3), ""); // It stands there itself.
    EXPECT_TRUE(heads.at(4).starts_with("word word")) << heads.at(4);
    EXPECT_TRUE(heads.at(4).ends_with("word…")) << heads.at(4);
}

TEST(Lists, HaveTheirTagsToTheFourthDepth)
{
    make::Document document;
    document::Blocks inner = make::blocks(document.p("text"));
    char const* const labels[] = { "–", "(i)", "(a)", "1." };
    for (auto const* label : labels) {
        document::List list;
        list.items.push_back({ label, std::move(inner), 1 });
        inner = make::blocks(document.block("ul", std::move(list)));
    }
    document.blocks = std::move(inner);
    auto const pages = make::lay_out(document);
    std::string tree = "Document\n";
    for (std::size_t depth = 0; depth < 4; ++depth) {
        std::string const indent(depth * 3 + 1, ' ');
        tree += indent + "L\n" + indent + " LI\n" + indent + "  Lbl\n" + indent + "  LBody\n";
    }
    EXPECT_EQ(trace::print_tree(pages), tree + std::string(13, ' ') + "P\n");
    using enum layout::ListNumbering;
    std::vector<layout::ListNumbering> found;
    for (auto const& node : pages.nodes)
        if (node.role == layout::Role::list)
            found.push_back(node.numbering);
    EXPECT_EQ(found, (std::vector { decimal, lower_alpha, lower_roman, disc }));
}

TEST(Lists, TermsInACellTakeItsSizeAndKeepTheirWeight)
{
    make::Document document;
    document::List list;
    list.items.push_back({ "", make::blocks(document.p("Who decides")), 1,
        { { "Board", document::plain, 0 } }, document.style("dt") });
    document::Cell cell = document.td("", "dense-td");
    cell.text.clear();
    cell.blocks.push_back(document.block("ul", std::move(list)));
    auto table = std::make_unique<document::Table>();
    table->columns.resize(1);
    table->body.push_back(make::row(std::move(cell)));
    document.blocks.push_back(document.block("table", std::move(table)));
    auto const pages = make::lay_out(document);
    EXPECT_EQ(saying(pages, "Board").placed.size, base::Length::points(8));
    EXPECT_EQ(saying(pages, "Who decides").placed.size, base::Length::points(8));
    EXPECT_NE(saying(pages, "Board").placed.font, saying(pages, "Who decides").placed.font);
}

TEST(Lists, TermsStandAboveWhatDefinesThem)
{
    make::Document document;
    document::List list;
    list.items.push_back({ "", make::blocks(document.p("Who decides")), 1,
        { { "Board", document::plain, 0 } }, document.style("dt") });
    document.blocks.push_back(document.block("ul", std::move(list)));
    auto const pages = make::lay_out(document);
    EXPECT_EQ(trace::print_tree(pages), "Document\n L\n  LI\n   Lbl\n   LBody\n    P\n");
    EXPECT_DOUBLE_EQ(saying(pages, "Board").x, 55); // 20 of indent less 15 in which labels hang.
    EXPECT_DOUBLE_EQ(saying(pages, "Who decides").x, 70);
    EXPECT_GT(saying(pages, "Who decides").y, saying(pages, "Board").y);
    EXPECT_EQ(pages.nodes.at(1).numbering, layout::ListNumbering::none);
}

} // namespace
