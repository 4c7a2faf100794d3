#include "make.h"
#include "trace.h"

#include <random>

namespace {

/// Documents of many shapes from a seed, the same whenever one compiler built the test.
class Generator {
public:
    explicit Generator(unsigned seed)
        : m_random(seed)
    {
    }

    make::Document document()
    {
        make::Document result;
        m_document = &result;
        result.links = { "https://www.northbridge.example/" };
        result.blocks = blocks(depth_max, 1 + number(12));
        return result;
    }

private:
    static constexpr int depth_max = 3;
    std::mt19937 m_random;
    make::Document* m_document = nullptr;

    std::size_t number(std::size_t below) { return m_random() % below; }
    bool one_in(std::size_t chances) { return number(chances) == 0; }

    std::string word()
    {
        static char const* const odd[] = { "\u2610", "Si\u00E2n", "\u0141ukasz", "a\u00A0b",
            "\u0633\u0644\u0627\u0645", "\u0986\u09AE\u09BF", "\u2018quoted\u2019", "12-14",
            "m\u0301x", "fi\u00ADfl", "\u05E9\u05DC\u05D5\u05DD", "2016,", "http://a.example/b?c" };
        if (one_in(8))
            return odd[number(std::size(odd))];
        std::string result;
        auto const length = one_in(150) ? 400 + number(200) : 1 + number(12);
        for (std::size_t i = 0; i < length; ++i)
            result += static_cast<char>('a' + number(26));
        return result;
    }
    std::string text(std::size_t words_max)
    {
        std::string result;
        for (auto count = number(words_max + 1); count > 0; --count)
            result += word() + (count > 1 ? " " : "");
        return result;
    }
    document::Spans spans(std::size_t words_max)
    {
        document::Spans result;
        for (auto count = 1 + number(3); count > 0; --count) {
            if (one_in(6))
                result.push_back({ "", document::line_break, 0 });
            else
                result.push_back(
                    { text(words_max), static_cast<std::uint8_t>(number(4) | (one_in(8) ? 8U : 0U)),
                        one_in(6) ? 1U : 0U });
        }
        return result;
    }
    document::Blocks blocks(int depth, std::size_t count)
    {
        document::Blocks result;
        for (; count > 0; --count)
            result.push_back(block(depth));
        return result;
    }
    document::Block block(int depth)
    {
        auto& document = *m_document;
        switch (number(depth > 0 ? 14 : 4)) {
        case 0: {
            document::Heading heading { 1 + static_cast<int>(number(2)), { { text(8) } } };
            heading.number = one_in(3) && !heading.text.front().text.empty() ? "1.2" : "";
            return document.block(heading.level == 1 ? "h1" : "h2", std::move(heading));
        }
        case 1:
            return document.block(
                one_in(3) ? "step" : "p", document::Paragraph { word(), spans(30) });
        case 2:
            return document.block("hr", document::Rule {});
        case 4:
            return document.block("signature", document::SignatureLine { { text(3), word() } });
        case 5:
            return document.group(blocks(depth - 1, number(4)), one_in(2) ? "box" : "div");
        case 6:
            return document.group(blocks(depth - 1, number(4)), "whole");
        case 7:
            return list(depth);
        case 8:
        case 9:
            return table(depth);
        case 10:
            return document.block("p", document::PageBreak {});
        case 11:
            return note(depth);
        case 12:
            return depth == depth_max ? own_pages(depth) : list(depth);
        case 13:
            if (depth == depth_max)
                return document.block("toc", document::Contents { 2 });
            [[fallthrough]];
        default:
            return document.block("p", document::Paragraph { "", spans(120) });
        }
    }
    document::Block note(int depth)
    {
        auto result = m_document->group(blocks(depth - 1, 1 + number(2)), "note", "Note");
        std::get<std::unique_ptr<document::Group>>(result.content)->label = "12";
        return result;
    }
    document::Block own_pages(int depth)
    {
        auto result = m_document->group(blocks(depth - 1, number(4)), one_in(4) ? "box" : "div");
        auto const numbering = one_in(2) ? document::Numbering::roman : document::Numbering::arabic;
        std::get<std::unique_ptr<document::Group>>(result.content)->own_pages
            = { one_in(3) ? "" : "landscape", numbering };
        return result;
    }
    document::Block list(int depth)
    {
        document::List result;
        for (auto count = number(5); count > 0; --count)
            if (one_in(4))
                result.items.push_back({ "", blocks(depth - 1, number(3)), 1,
                    { { text(6), document::strong, 0 } }, m_document->style("dt") });
            else
                result.items.push_back({ one_in(3) ? "" : "-", blocks(depth - 1, number(3)), 1 });
        return m_document->block("ul", std::move(result));
    }
    document::Cell cell(int depth, std::size_t rows_left)
    {
        document::Cell result;
        static char const* const styles[] = { "th", "badge", "group", "td", "td", "td", "td" };
        result.style = m_document->style(styles[number(std::size(styles))]);
        result.scope = one_in(4) ? document::Scope::row : document::Scope::none;
        if (one_in(6))
            result.row_span
                = static_cast<std::uint8_t>(1 + number(std::min<std::size_t>(rows_left + 1, 4)));
        if (one_in(8))
            result.column_span = 2;
        if (one_in(6))
            result.blocks = blocks(depth - 1, 1 + number(2));
        else
            result.text = spans(depth == depth_max && one_in(20) ? 300 : 12);
        return result;
    }
    std::vector<document::Row> rows(int depth, std::size_t count, std::size_t columns)
    {
        std::vector<document::Row> result(count);
        for (std::size_t i = 0; i < count; ++i)
            for (auto cells = 1 + number(columns); cells > 0; --cells)
                result.at(i).cells.push_back(cell(depth, count - i));
        return result;
    }
    document::Block table(int depth)
    {
        auto result = std::make_unique<document::Table>();
        bool const outer = depth == depth_max;
        auto const columns = 1 + number(outer ? 6 : 2);
        for (std::size_t i = 0; i < number(columns + 1); ++i)
            result->columns.push_back({ static_cast<document::Column::Kind>(number(3)),
                static_cast<std::int64_t>(1 + number(3) * 40'000) });
        if (one_in(2))
            result->caption = spans(6);
        if (one_in(3))
            result->continued = "continued";
        result->head = rows(depth, number(outer ? 3 : 2), columns);
        result->body = rows(depth, number(outer ? 30 : 3), columns);
        result->foot = rows(depth, number(2), columns);
        return m_document->block("table", std::move(result));
    }
};

// What a document says, without spaces and without what has no shape (soft hyphens).

void add(std::u32string& letters, std::string const& text)
{
    for (char32_t const c : base::to_code_points(text))
        if (c != U' ' && c != 0xAD)
            letters += c;
}
void add(std::u32string& letters, document::Spans const& spans)
{
    for (auto const& span : spans)
        add(letters, span.text);
}
void add(std::u32string& letters, document::Blocks const& blocks);
void add(std::u32string& letters, std::vector<document::Row> const& rows)
{
    for (auto const& row : rows)
        for (auto const& cell : row.cells) {
            add(letters, cell.text);
            add(letters, cell.blocks);
        }
}
void add(std::u32string& letters, document::Block const& block)
{
    if (auto const* const paragraph = std::get_if<document::Paragraph>(&block.content)) {
        add(letters, paragraph->label);
        add(letters, paragraph->text);
    } else if (auto const* const heading = std::get_if<document::Heading>(&block.content)) {
        add(letters, heading->number);
        add(letters, heading->text);
    } else if (auto const* const list = std::get_if<document::List>(&block.content)) {
        for (auto const& item : list->items) {
            add(letters, item.label);
            add(letters, item.term);
            add(letters, item.content);
        }
    } else if (auto const* const table
        = std::get_if<std::unique_ptr<document::Table>>(&block.content)) {
        add(letters, (*table)->caption);
        for (auto const* const rows : { &(*table)->head, &(*table)->body, &(*table)->foot })
            add(letters, *rows);
    } else if (auto const* const group
        = std::get_if<std::unique_ptr<document::Group>>(&block.content)) {
        add(letters, (*group)->label);
        add(letters, (*group)->content);
    } else if (auto const* const lines = std::get_if<document::SignatureLine>(&block.content)) {
        for (auto const& caption : lines->captions)
            add(letters, caption);
    }
}
void add(std::u32string& letters, document::Blocks const& blocks)
{
    for (auto const& block : blocks)
        add(letters, block);
}

bool is_in_contents(layout::PagedDocument const& pages, layout::NodeId node)
{
    while (node != 0 && pages.nodes.at(node).role != layout::Role::contents)
        node = pages.nodes.at(node).parent;
    return node != 0;
}

/// The plain styles, or such as nobody should write.
layout::StyleSheet sheet(unsigned seed)
{
    std::string text = make::plain_styles;
    auto const replace = [&](std::string const& from, std::string const& to) {
        auto const at = text.find(from);
        ASSERT_NE(at, std::string::npos) << from;
        text.replace(at, from.size(), to);
    };
    if (seed % 4 == 1) // Paddings that leave nothing of a page, if they were kept.
        for (auto const* const padding : { "\"5pt\"", "\"9pt\"" })
            replace(std::string("\"padding\": ") + padding, "\"padding\": \"400pt\"");
    if (seed % 4 == 2) {
        replace("\"padding\": \"5pt\"", "\"padding\": \"60pt\", \"min_height\": \"900pt\"");
        replace("\"padding\": \"9pt\"", "\"padding\": \"60pt\"");
    }
    if (seed % 4 == 3)
        replace("\"padding\": \"5pt\"",
            "\"padding\": \"0pt\", \"border\": \"2pt\", \"orphans\": 4, \"widows\": 4");
    return make::read_styles(text, "any.json");
}

/// Whether letters of one run would be printed over those of another.
bool overlap(trace::Run const& a, trace::Run const& b)
{
    auto const height = [](trace::Run const& run) { return 0.5 * trace::points(run.placed.size); };
    auto const end = [](trace::Run const& run) {
        return run.x + run.width - (run.text.ends_with(' ') ? 6.0 : 0.1);
    };
    if (a.text == " " || b.text == " ")
        return false;
    return a.page == b.page && a.x < end(b) && b.x < end(a) && a.y - height(a) < b.y - 0.1
        && b.y - height(b) < a.y - 0.1;
}

void expect_no_overlaps(std::vector<trace::Run> const& runs)
{
    for (std::size_t i = 0; i < runs.size(); ++i)
        for (auto k = i + 1; k < runs.size() && runs.at(k).page == runs.at(i).page; ++k)
            EXPECT_FALSE(overlap(runs.at(i), runs.at(k)))
                << runs.at(i).text << " and " << runs.at(k).text << " on page "
                << runs.at(i).page + 1 << " at " << runs.at(i).y << " and " << runs.at(k).y;
}

/// CASEBINDER_SEEDS=5000 looks at more documents than the test needs every time.
unsigned seeds()
{
    auto const* const asked = std::getenv("CASEBINDER_SEEDS");
    return asked ? static_cast<unsigned>(std::strtoul(asked, nullptr, 10)) : 160U;
}

class AnyDocument : public testing::TestWithParam<unsigned> { };

TEST_P(AnyDocument, LandsOnPagesWithEveryCharacterOnceAndInside)
{
    auto const document = Generator(GetParam()).document();
    auto const styles = sheet(GetParam());
    auto const result = layout::lay_out(document, styles, make::fonts());
    if (!result.ok()) {
        // The one fault that such a document may have; a cell within a cell can be too narrow.
        for (auto const& fault : result.errors())
            EXPECT_EQ(fault.code, "layout-too-narrow") << base::describe(fault);
        return;
    }
    auto const& pages = result.value();
    std::u32string wanted, found;
    add(wanted, document.blocks);
    for (auto const& run : trace::text_runs(pages, make::fonts())) {
        auto const& page = pages.pages.at(run.page);
        // A table of contents says again what headings say.
        if (!is_in_contents(pages, run.node))
            add(found, run.text);
        auto const space = run.text.ends_with(' ') ? 6.0 : 0.0;
        // The space that ends a line may hang over; on the left in a right-to-left paragraph.
        EXPECT_GE(run.x + 3.4, 49.9) << run.text;
        EXPECT_LE(run.x + run.width, trace::points(page.width) + space) << run.text;
        EXPECT_GE(run.y, 70) << run.text;
        EXPECT_LE(run.y, trace::points(page.height) - 70) << run.text;
    }
    std::ranges::sort(wanted);
    std::ranges::sort(found);
    std::u32string lost, added;
    std::ranges::set_difference(wanted, found, std::back_inserter(lost));
    std::ranges::set_difference(found, wanted, std::back_inserter(added));
    EXPECT_TRUE(found == wanted) << found.size() << " characters of " << wanted.size() << ", lost "
                                 << base::to_utf8(lost).substr(0, 200) << ", added "
                                 << base::to_utf8(added).substr(0, 200);
    for (std::size_t i = 1; i < pages.nodes.size(); ++i)
        EXPECT_LT(pages.nodes.at(i).parent, i); // A parent stands before its kids.
    expect_no_overlaps(trace::runs(pages, make::fonts()));
    EXPECT_EQ(trace::print(pages, make::fonts()),
        trace::print(make::lay_out(document, styles), make::fonts()));
}

INSTANTIATE_TEST_SUITE_P(Seeds, AnyDocument, testing::Range(0U, seeds()));

} // namespace
