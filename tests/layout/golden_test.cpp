#include "make.h"
#include "trace.h"

namespace {

/// Compares with tests/golden/layout/`name`. CASEBINDER_UPDATE_GOLDEN=1 writes it instead.
void expect_golden(std::string const& text, std::string const& name)
{
    auto const path = std::string(CASEBINDER_SOURCE_DIR "/tests/golden/layout/") + name;
    if (std::getenv("CASEBINDER_UPDATE_GOLDEN"))
        base::write_file(path, text);
    EXPECT_EQ(text, base::read_file(path)) << "see " << path;
}

void add(make::Document& document, document::Block block)
{
    document.blocks.push_back(std::move(block));
}

document::Block address(make::Document& document)
{
    return document.block("address",
        document::Paragraph { "",
            { { "Ms Si\u00E2n \u0174yn-Jones" }, { "", document::line_break },
                { "Head of Safeguarding" }, { "", document::line_break },
                { "Northbridge Hospitals NHS Trust" } } });
}

document::Block numbered(make::Document& document)
{
    document::List list;
    list.ordered = true;
    for (auto const* const text :
        { "A case has been referred to the Board. The Subgroup decided on 3 May 2016 that a "
          "Scoping Panel should be held, and your agency has told us that it knows the child.",
            "The panel meets on Monday 23 May 2016 at 14:00 in Room 2 of the Civic Centre." })
        list.items.push_back({ std::to_string(list.items.size() + 1) + ".",
            make::blocks(document.p(text, "numbered-li")), 1 });
    return document.block("numbered", std::move(list));
}

document::Block schedule(make::Document& document)
{
    auto table = std::make_unique<document::Table>();
    table->caption = { { "People named in this letter" } };
    table->columns.resize(3, { document::Column::Kind::content, 1 });
    table->head.push_back(
        make::row(document.th("Name"), document.th("Born"), document.th("Status")));
    table->body.push_back(make::row(document.th("Child A", document::Scope::row),
        document.td("01/02/2014"), document.td("Red", "brag-red")));
    table->body.push_back(make::row(document.th("\u0645\u062D\u0645\u062F", document::Scope::row),
        document.td("03/04/1986"), document.td("Green", "brag-green")));
    return document.block("table", std::move(table));
}

TEST(Golden, ALetterInTheHouseStyle)
{
    make::Document document;
    document.links = { "mailto:board@northbridge.example" };
    document.furniture.header_left = "Northbridge Safeguarding Children Board";
    document.furniture.header_right = "NSCB";
    document.furniture.marking = "OFFICIAL-SENSITIVE";
    document.furniture.footer_left = "2a Scoping Panel Meeting Letter \u2013 Version 2";
    document.furniture.footer_second = "Case NB/2016/01 \u00B7 Issue 1";
    add(document, document.p("Northbridge Safeguarding Children Board", "letterhead-name"));
    add(document,
        document.block("letterhead-detail",
            document::Paragraph { "",
                { { "Tel 01632 960100 \u00B7 " },
                    { "board@northbridge.example", document::plain, 1 } } }));
    add(document, document.block("hr", document::Rule {}));
    add(document, address(document));
    add(document, document.p("Dear Ms Wyn-Jones"));
    auto subject = document.heading(1, "Scoping Panel \u2013 NB/2016/01");
    subject.style = document.style("subject");
    add(document, std::move(subject));
    add(document, numbered(document));
    add(document, document.p("Yours sincerely", "closing"));
    add(document,
        document.block("signature", document::SignatureLine { { "Priya Example, Manager" } }));
    add(document, schedule(document));
    add(document,
        document.group(
            make::blocks(document.block(
                "p", document::Paragraph { "\u2610", { { "I have secured the records." } } })),
            "warning"));
    auto const pages = make::lay_out(document, make::house_styles());
    expect_golden(trace::print(pages, make::fonts()) + trace::print_tree(pages), "letter.txt");
}

} // namespace
