#pragma once

// Documents that between them hold everything a page may hold.

#include "paged_builder.h"

#include <string>

namespace pdf_test {

inline layout::FontSet const& fonts()
{
    static auto const set = layout::FontSet::load(CASEBINDER_SOURCE_DIR "/fonts/fonts.json");
    return set;
}

/// One page: heading, paragraphs in several languages, link, list, figure, watermark, furniture.
inline layout::PagedDocument letter()
{
    using layout::Role;
    PagedBuilder build(fonts());
    auto& document = build.document();
    document.metadata.title = "Invitation to a scoping panel";
    document.metadata.marking = "RESTRICTED";
    document.metadata.document_number = "2a";
    document.metadata.version_label = "Version 2 – 14.06.16";
    document.texts.push_back("Three steps from referral to report");
    build.page();

    build.line(build.node(Role::heading1, 0), "Scoping panel",
        { .y = 80, .size = 18, .weight = layout::Weight::bold, .colour = 0x1D3F72 });

    auto const paragraph = build.node(Role::paragraph, 0);
    auto const before
        = build.line(paragraph, "Dear Łukasz Żółć and Siân Ŵyn (office), see ", { .y = 110 });
    auto const link = build.node(Role::link, paragraph);
    auto const x = 72 + static_cast<int>(before.millipoints / 1000);
    auto const width = build.line(link, "the guidance", { .x = x, .y = 110, .colour = 0x0000FF });
    build.line(paragraph, "before the first meeting.", { .y = 124 });
    document.pages.back().links.push_back({ base::Length::points(x), base::Length::points(100),
        width, base::Length::points(14), "https://example.org/a(b)", "Guidance for panels", link });

    build.line(build.node(Role::paragraph, 0), "سلام محمد",
        { .y = 150, .size = 14, .actual_text = "سلام محمد" });

    auto const list = build.node(Role::list, 0);
    build[list].numbering = layout::ListNumbering::decimal;
    for (int i = 0; i < 2; ++i) {
        auto const item = build.node(Role::list_item, list);
        auto const y = 180 + 15 * i;
        build.line(build.node(Role::label, item), std::to_string(i + 1) + ".", { .y = y });
        build.line(build.node(Role::list_body, item), i == 0 ? "Read the file" : "Reply",
            { .x = 90, .y = y });
    }

    auto const figure = build.node(Role::figure, 0);
    build[figure].text = 1;
    build.line(build.node(Role::paragraph, figure), "Referral", { .y = 240 });
    document.pages.back().boxes.push_back({ base::Length::points(60), base::Length::points(225),
        base::Length::points(200), { 500 }, 0x808080 });
    std::vector<std::pair<base::Length, base::Length>> const arrow { { { 72000 }, { 250000 } },
        { { 82000 }, { 250000 } }, { { 77000 }, { 260000 } } };
    document.pages.back().polygons.push_back({ arrow, 0x1D3F72 });

    build.line(layout::artifact, "RESTRICTED", { .x = 250, .y = 820, .size = 9 });
    build.line(layout::artifact, "DRAFT – not agreed",
        { .x = 150,
            .y = 650,
            .size = 60,
            .weight = layout::Weight::bold,
            .colour = 0xDDDDDD,
            .rotation = 45 });
    document.bookmarks = { { 1, "Scoping panel", 0, base::Length::points(60) },
        { 2, "Żółć", 0, base::Length::points(100) }, { 1, "End", 0, base::Length::points(200) } };
    return build.finish();
}

/// A table over `pages` pages whose header row is repeated, as an artifact, on each.
inline layout::PagedDocument table(int pages, int rows_per_page)
{
    using layout::Role;
    PagedBuilder build(fonts());
    build.document().metadata.title = "Actions";
    auto const table = build.node(Role::table, 0);
    auto const caption = build.node(Role::caption, table);
    auto const head_row = build.node(Role::table_row, build.node(Role::table_head, table));
    layout::NodeId body = 0;
    for (int page = 0; page < pages; ++page) {
        build.page();
        if (page == 0)
            build.line(caption, "Open actions", { .y = 50 });
        for (int column = 0; column < 3; ++column) {
            auto cell = layout::artifact;
            if (page == 0) {
                cell = build.node(Role::header_cell, head_row);
                build[cell].scope = document::Scope::column;
            }
            build.line(cell, "Heading " + std::to_string(column + 1),
                { .x = 72 + 100 * column, .y = 70, .weight = layout::Weight::bold });
        }
        if (page == 0)
            body = build.node(Role::table_body, table);
        for (int row = 0; row < rows_per_page; ++row) {
            auto const element = build.node(Role::table_row, body);
            auto const number = std::to_string(page * rows_per_page + row + 1);
            auto const y = 90 + 15 * (row % 45);
            auto const header = build.node(Role::header_cell, element);
            build[header].scope = document::Scope::row;
            build.line(header, "Action " + number, { .y = y });
            auto const wide = build.node(Role::data_cell, element);
            build[wide].column_span = 2;
            if (row % 2 == 0) // Every other cell is empty.
                build.line(wide, "done " + number, { .x = 172, .y = y });
        }
    }
    return build.finish();
}

/// One paragraph that goes on over the page break, and notes.
inline layout::PagedDocument split_paragraph()
{
    using layout::Role;
    PagedBuilder build(fonts());
    build.document().metadata.title = "Tom & Jerry <\"O’Brien\"> – سلام 会議";
    auto const paragraph = build.node(Role::paragraph, 0);
    auto const note = build.node(Role::note, 0);
    build.page();
    build.line(paragraph, "First half", { .y = 800 });
    build.page();
    build.line(paragraph, "and second half.", { .y = 72 });
    build.line(note, "A note.", { .y = 90 });
    build.page(); // An empty page.
    return build.finish();
}

} // namespace pdf_test
