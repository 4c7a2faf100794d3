// Tables, totals and charts, as other programs read them back.

#include "xlsx/sample.h"

#include <regex>

using workbook::Format;

namespace {

/// Two agencies, their totals, a bar for each and one chart of the totals.
workbook::Workbook agencies(std::vector<workbook::Row> rows
    = { { std::string("Police"), 3.0, 0.0 }, { std::string("Health & care"), 2.0, 5.0 } })
{
    workbook::Workbook made { "Progress", "OFFICIAL-SENSITIVE", sample::date(2018, 3, 31), {} };
    made.properties = { "Case NB16/01", "Northbridge", "Council", "actions", "From the record" };
    made.look = { 16, 0x17456B, 0x17456B, 0xFFFFFF };
    auto sheet = sample::sheet("By agency",
        { { "Agency", Format::text, 20 }, { "Complete", Format::integer, 12 },
            { "Red", Format::integer, 12 } },
        std::move(rows));
    sheet.totals = workbook::Row { std::string("All"), 5.0, 5.0 };
    sheet.highlights = { { 2, "", 0xF7C9C6, 0x7A0A0A, 0.0 } };
    workbook::Chart bars { workbook::Chart::Kind::stacked_bar, "Actions by agency",
        "Police 3 complete, \"none\" red.", 0, { { 1, 0x17456B, 0xFFFFFF }, { 2, 0xF7C9C6 } } };
    bars.category_title = "Agency";
    bars.value_title = "Actions";
    bars.width = 900;
    bars.height = 300;
    auto totals = bars;
    totals.kind = workbook::Chart::Kind::column;
    totals.title = "All actions";
    totals.of_totals = true;
    sheet.charts = { bars, totals };
    made.sheets.push_back(std::move(sheet));
    return made;
}

std::string read(std::string const& expression, std::string const& bytes)
{
    sample::File const file(bytes);
    auto const [output, code] = sample::run("/usr/bin/python3 -c 'import openpyxl, sys\n"
                                            "b = openpyxl.load_workbook(sys.argv[1])\n"
                                            "s = b.worksheets[0]\n"
                                            "print("
        + expression + ", end=\"\")' " + file.path());
    EXPECT_EQ(code, 0) << output;
    return output;
}

/// What stands between the first `open` and the next `close`, line ends left out.
std::string between(std::string text, std::string const& open, std::string const& close)
{
    std::erase(text, '\n');
    auto const start = text.find(open);
    return start == std::string::npos
        ? "nothing"
        : text.substr(start + open.size(), text.find(close, start) - start - open.size());
}

} // namespace

TEST(Table, NamesItsColumnsAndLeavesTheTotalsOut)
{
    auto const bytes = sample::written(agencies());
    EXPECT_EQ(read("*[(t.displayName, t.ref, t.autoFilter.ref, t.column_names)"
                   " for t in s.tables.values()]",
                  bytes),
        "('Table1_By_agency', 'A4:C6', 'A4:C6', ['Agency', 'Complete', 'Red'])");
    EXPECT_EQ(read("*[c.value for c in s[7]]", bytes), "All 5 5");
    EXPECT_EQ(read("s.auto_filter.ref", bytes), "None");
}

TEST(Table, HasItsHeadingsOnceWhereRowsLeaveMemory)
{
    auto book = agencies();
    book.sheets.at(0).charts.clear();
    auto const bytes = sample::written(std::move(book));
    EXPECT_EQ(read("list(s.tables.values())[0].ref, s[\"A4\"].value, s[\"C6\"].value", bytes),
        "A4:C6 Agency 5");
    sample::File const file(bytes);
    auto const [parts, code] = sample::run("unzip -l " + file.path());
    EXPECT_EQ(parts.find("sharedStrings"), std::string::npos) << parts;
}

TEST(Table, HasAnEmptyRowWhereThereAreNone)
{
    workbook::Workbook book { "Empty", "", sample::date(2016, 9, 1), {} };
    book.sheets.push_back(sample::sheet("Empty", { { "A", Format::text, 12 } }, {}));
    sample::File const file(sample::written(std::move(book)));
    auto const [output, code]
        = sample::run(CASEBINDER_SOURCE_DIR "/tests/workbooks-check/check " + file.path());
    EXPECT_EQ(code, 0) << output;
}

TEST(Table, IsLeftOutWhereHeadingsRepeatAndWhereRowsAreFilledIn)
{
    auto book = agencies();
    book.sheets.at(0).columns.at(2).heading = "COMPLETE";
    EXPECT_EQ(
        read("len(s.tables), s.auto_filter.ref", sample::written(std::move(book))), "0 A4:C6");
    book = agencies();
    book.sheets.at(0).columns.at(2).locked = false;
    EXPECT_EQ(
        read("len(s.tables), s.auto_filter.ref", sample::written(std::move(book))), "0 A4:C6");
}

TEST(Chart, DrawsTheCellsOfItsTable)
{
    auto const bytes = sample::written(agencies());
    auto const chart = sample::part(bytes, "xl/charts/chart1.xml");
    EXPECT_EQ(between(chart, "<c:cat><c:strRef><c:f>", "</c:f>"), "'By agency'!$A$5:$A$6");
    EXPECT_EQ(between(chart, "<c:val><c:numRef><c:f>", "</c:f>"), "'By agency'!$B$5:$B$6");
    EXPECT_EQ(between(chart, "<c:tx><c:strRef><c:f>", "</c:f>"), "'By agency'!$B$4");
    // The values stand in the chart too, for programs that show it without computing.
    EXPECT_EQ(between(chart, "<c:numCache>", "</c:numCache>"),
        "<c:formatCode>General</c:formatCode><c:ptCount val=\"2\"/><c:pt idx=\"0\"><c:v>3</c:v>"
        "</c:pt><c:pt idx=\"1\"><c:v>2</c:v></c:pt>");
    for (auto const* text : { "Actions by agency", "<a:t>Agency</a:t>", "<a:t>Actions</a:t>",
             "<c:legend>", "<c:showVal val=\"1\"/>", "17456B" })
        EXPECT_NE(chart.find(text), std::string::npos) << text;
}

TEST(Chart, OfTotalsHasTheHeadingsForCategories)
{
    auto const chart = sample::part(sample::written(agencies()), "xl/charts/chart2.xml");
    EXPECT_EQ(between(chart, "<c:cat><c:strRef><c:f>", "</c:f>"), "'By agency'!$B$4:$C$4");
    EXPECT_EQ(between(chart, "<c:val><c:numRef><c:f>", "</c:f>"), "'By agency'!$B$7:$C$7");
    EXPECT_EQ(chart.find("<c:legend>"), std::string::npos);
}

TEST(Chart, IsToldInWordsAndStandsBelowTheLast)
{
    auto const drawing = sample::part(sample::written(agencies()), "xl/drawings/drawing1.xml");
    EXPECT_NE(drawing.find("descr=\"Police 3 complete, &quot;none&quot; red.\""), std::string::npos)
        << drawing;
    // Row 7 has the totals, so the first begins in row 9 (counted from 0: 8); 300 pixels are 15
    // rows, and one is left empty.
    std::vector<std::string> rows;
    std::regex const from("<xdr:from>\\s*<xdr:col>0</xdr:col>\\s*<xdr:colOff>0</xdr:colOff>\\s*"
                          "<xdr:row>(\\d+)</xdr:row>");
    for (std::sregex_iterator it(drawing.begin(), drawing.end(), from), end; it != end; ++it)
        rows.push_back((*it)[1]);
    EXPECT_EQ(rows, (std::vector<std::string> { "8", "24" }));
}

TEST(Chart, GrowsWithItsBarsSoThatEachHasItsName)
{
    auto const tops = "s._charts[0].anchor._from.row, s._charts[1].anchor._from.row";
    EXPECT_EQ(read(tops, sample::written(agencies())), "8 24");
    std::vector<workbook::Row> many;
    for (int i = 0; i < 60; ++i)
        many.push_back({ "Agency " + std::to_string(i), 3.0, 1.0 });
    auto const bytes = sample::written(agencies(std::move(many)));
    // 190 and 60 bars of 26 are 1750 pixels, 88 rows of 20; one more is left free.
    EXPECT_EQ(read(tops, bytes), "66 155");
    EXPECT_EQ(read("s._charts[0].x_axis.tickLblSkip", bytes), "1");
}

TEST(Chart, IsLeftOutWithoutRows)
{
    auto book = agencies();
    auto& sheet = book.sheets.at(0);
    sheet.next_row = [](workbook::Row&) { return false; };
    sheet.charts.pop_back();
    sample::File const file(sample::written(std::move(book)));
    auto const [parts, code] = sample::run("unzip -l " + file.path());
    EXPECT_EQ(parts.find("chart"), std::string::npos) << parts;
}

TEST(Chart, OpensInEveryReader)
{
    sample::File const file(sample::written(agencies()));
    auto const [output, code]
        = sample::run(CASEBINDER_SOURCE_DIR "/tests/workbooks-check/check " + file.path());
    EXPECT_EQ(code, 0) << output;
}

TEST(Chart, MatchesTheGoldenDump)
{
    sample::File const file(sample::written(agencies()));
    auto const [dump, code]
        = sample::run(CASEBINDER_SOURCE_DIR "/tests/workbooks-check/dump " + file.path());
    EXPECT_EQ(code, 0) << dump;
    sample::expect_golden(dump, "agencies.dump.txt");
}
