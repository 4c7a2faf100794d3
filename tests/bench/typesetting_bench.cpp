// How fast markup becomes a tagged PDF, on one core, beside the PDF library alone drawing the same
// glyphs at the same fixed places: untagged, in a built-in font, without layout.

#include "base/ensure.h"
#include "base/file.h"
#include "base/json.h"
#include "good.h"
#include "layout/layout.h"
#include "markup/markup.h"
#include "pdf/pdf.h"

#include <benchmark/benchmark.h>
#include <hpdf.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

namespace {

std::filesystem::path const home = CASEBINDER_SOURCE_DIR;

layout::FontSet const& fonts()
{
    static auto const set = layout::FontSet::load(home / "fonts/fonts.json");
    return set;
}

layout::StyleSheet const& styles()
{
    static auto const sheet = [] {
        auto const text = base::read_file(home / "templates/style/house.json");
        return good(layout::StyleSheet::read(good(base::parse_json(text, "house.json")), ""));
    }();
    return sheet;
}

document::Document parsed(std::string const& body, char const* page)
{
    auto document
        = good(markup::parse({ "<document>" + body + "</document>", { "bench.xml" }, {} }));
    document.page = page;
    document.metadata.title = "Benchmark";
    document.metadata.date = "2016-05-09";
    document.furniture.header_right = "Northbridge";
    document.furniture.marking = "OFFICIAL-SENSITIVE";
    document.furniture.footer_left = "2a Scoping Panel Meeting Letter";
    document.furniture.footer_second = "Case NB16/01 · Issue 1";
    return document;
}

std::string typeset(std::string const& body, char const* page, layout::Shaper& shaper)
{
    auto const document = parsed(body, page);
    pdf::Writer writer(fonts());
    auto const pages = good(layout::lay_out(document, styles(), shaper,
        [&](layout::PagedDocument& so_far, std::size_t full) { writer.take(so_far, full); }));
    return writer.finish(pages);
}

constexpr auto sentence = "Please secure all records for the people listed below, on paper and "
                          "electronic, and confirm by 9 May 2016 that this has been done. ";

std::string number_of(std::size_t number)
{
    return std::to_string(number);
}

std::string table_of(std::size_t rows, std::size_t columns)
{
    std::string text = "<table><thead><tr>";
    for (std::size_t column = 0; column < columns; ++column)
        text += "<th>Column " + number_of(column + 1) + "</th>";
    text += "</tr></thead><tbody>";
    for (std::size_t row = 0; row < rows; ++row) {
        text += "<tr><th scope=\"row\">" + number_of(row + 1) + "</th>";
        for (std::size_t column = 1; column < columns; ++column)
            text += "<td>cell " + number_of((row * 7 + column * 13) % 997) + "</td>";
        text += "</tr>";
    }
    return text + "</tbody></table>";
}

/// One page: an address, ten sentences and a table of six rows.
std::string letter()
{
    std::string text = "<p class=\"address\">Anna Kowalska<br/>Head of Safeguarding<br/>1 High "
                       "Street<br/>Northbridge</p><h1>Scoping Panel</h1>";
    for (int i = 0; i < 5; ++i)
        text += std::string("<p>") + sentence + sentence + "</p>";
    return text + table_of(6, 4) + "<p>Yours sincerely</p>";
}

/// 60 pages of headings, text, lists and tables.
std::string report()
{
    std::string text = "<h1>Annual report</h1>";
    for (std::size_t part = 1; part <= 30; ++part) {
        text += (part == 1 ? "" : "<page-break/>");
        text += "<h2>Part " + number_of(part) + "</h2>";
        for (int i = 0; i < 4; ++i)
            text += std::string("<p>") + sentence + sentence + sentence + "</p>";
        text += std::string("<ul><li>") + sentence + "</li><li>" + sentence + "</li></ul>"
            + table_of(10, 5);
    }
    return text;
}

/// What the floor draws: text at its place.
struct Placed {
    std::string text;
    float x, y, size;
};
using PlacedPages = std::vector<std::vector<Placed>>;

PlacedPages placed(std::string const& body, char const* page_name)
{
    layout::Shaper shaper(fonts());
    auto const pages = good(layout::lay_out(parsed(body, page_name), styles(), shaper));
    std::map<std::pair<layout::FontId, std::uint16_t>, char> letters;
    for (auto const& [font, glyph, text] : pages.glyph_texts)
        letters[{ font, glyph }]
            = text.size() == 1 && text[0] < 127 ? static_cast<char>(text[0]) : 'x';
    PlacedPages result;
    for (auto const& page : pages.pages) {
        auto& out = result.emplace_back();
        for (auto const& run : page.runs) {
            std::string text;
            for (auto i = run.first; i < run.first + run.count; ++i)
                text += letters[{ run.font, page.glyphs[i].glyph }];
            auto const points
                = [](base::Length length) { return static_cast<float>(length.millipoints) / 1000; };
            out.push_back({ text, points(run.x), points(page.height - run.y), points(run.size) });
        }
    }
    return result;
}

/// The lower bound.
std::string draw(PlacedPages const& pages)
{
    HPDF_Doc const pdf = HPDF_New(nullptr, nullptr);
    HPDF_SetCompressionMode(pdf, HPDF_COMP_ALL);
    HPDF_Font const font = HPDF_GetFont(pdf, "Helvetica", nullptr);
    for (auto const& runs : pages) {
        HPDF_Page const page = HPDF_AddPage(pdf);
        HPDF_Page_BeginText(page);
        float size = 0;
        for (auto const& run : runs) {
            if (run.size != size)
                HPDF_Page_SetFontAndSize(page, font, size = run.size);
            HPDF_Page_TextOut(page, run.x, run.y, run.text.c_str());
        }
        HPDF_Page_EndText(page);
    }
    HPDF_SaveToStream(pdf);
    std::string bytes(HPDF_GetStreamSize(pdf), '\0');
    auto size = static_cast<HPDF_UINT32>(bytes.size());
    HPDF_ReadFromStream(pdf, reinterpret_cast<HPDF_BYTE*>(bytes.data()), &size);
    HPDF_Free(pdf);
    return bytes;
}

struct Work {
    std::string body;
    char const* page;
};

constexpr std::size_t table_columns = 8;

Work work_of(std::size_t kind)
{
    if (kind == 1)
        return { letter(), "portrait" };
    if (kind == 60)
        return { report(), "portrait" };
    return { table_of(kind, table_columns), "portrait" };
}

void floor_of(benchmark::State& state, std::size_t kind)
{
    auto const work = work_of(kind);
    auto const pages = placed(work.body, work.page);
    for (auto _ : state)
        benchmark::DoNotOptimize(draw(pages));
    state.SetItemsProcessed(state.iterations());
    state.counters["pages"] = static_cast<double>(pages.size());
}

void tagged(benchmark::State& state, std::size_t kind)
{
    auto const work = work_of(kind);
    layout::Shaper shaper(fonts()); // As the service keeps one.
    std::size_t bytes = 0;
    for (auto _ : state)
        bytes = typeset(work.body, work.page, shaper).size();
    state.SetItemsProcessed(state.iterations());
    state.counters["bytes"] = static_cast<double>(bytes);
}

/// Makes a table as a process of its own and tells its peak memory, in KiB.
int make_table(char const* rows)
{
    {
        layout::Shaper shaper(fonts());
        auto const work = work_of(std::strtoul(rows, nullptr, 10));
        base::ensure(!typeset(work.body, work.page, shaper).empty(), "no table");
    }
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:"))
            std::cout << std::strtoul(line.c_str() + 6, nullptr, 10) << '\n';
    return 0;
}

/// Peak memory of a process that only makes the table: markup, fonts, libraries and all.
void table_memory(benchmark::State& state)
{
    auto const command = std::filesystem::read_symlink("/proc/self/exe").string() + " --table "
        + std::to_string(state.range(0));
    double kibibytes = 0;
    for (auto _ : state) {
        auto* const child = popen(command.c_str(), "r");
        if (!child || std::fscanf(child, "%lf", &kibibytes) != 1 || pclose(child) != 0)
            state.SkipWithError("the process that makes the table failed");
    }
    state.counters["peak_MiB"] = kibibytes / 1024;
}

} // namespace

BENCHMARK_CAPTURE(floor_of, letter, 1)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(tagged, letter, 1)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(floor_of, report_60_pages, 60)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(tagged, report_60_pages, 60)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(floor_of, table_10000, 10'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(tagged, table_10000, 10'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(floor_of, table_30000, 30'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(tagged, table_30000, 30'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(floor_of, table_100000, 100'000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(tagged, table_100000, 100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(table_memory)
    ->Arg(6)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);

int main(int count, char** arguments)
{
    if (count == 3 && std::strcmp(arguments[1], "--table") == 0)
        return make_table(arguments[2]);
    if (count == 4 && std::strcmp(arguments[1], "--write") == 0) {
        layout::Shaper shaper(fonts());
        auto const work = work_of(std::strtoul(arguments[2], nullptr, 10));
        base::write_file(arguments[3], typeset(work.body, work.page, shaper));
        return 0;
    }
    benchmark::Initialize(&count, arguments);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
