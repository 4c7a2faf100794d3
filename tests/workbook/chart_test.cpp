// Totals, charts, looks and properties as a declaration describes them.

#include "workbook/workbook.h"

#include <gtest/gtest.h>

using facts::Fact;
using workbook::Row;

namespace {

Fact board()
{
    auto const row = [](char const* agency, long long red) {
        return Fact::Object { { "agency", agency }, { "red", Fact::count(red) } };
    };
    return Fact::Object { { "date", *base::Date::of(2018, 3, 31) }, { "name", "Northbridge" },
        { "words", "Police has 2." }, { "rows", Fact::List { row("Police", 2), row("Health", 1) } },
        { "totals", row("All", 3) } };
}

/// A sheet of agencies with these members after its columns, in a file with these before its
/// sheets.
base::Result<workbook::Workbook> made(std::string const& members, std::string const& before = "")
{
    auto const text = R"({"title":"T","as_at":"date",)" + before + R"("sheets":[
        {"name":"About","fields":[]},
        {"name":"S","title":"S","rows":"rows","columns":[{"heading":"Agency","key":"agency"},
            {"heading":"Red","key":"red","format":"integer"}],)"
        + members + "}]}";
    auto const parsed = base::parse_json(text, "test");
    EXPECT_TRUE(parsed.ok()) << text;
    return workbook::tabulate(parsed.value(), "t.json", board());
}

std::string chart(std::string const& members)
{
    return R"("totals":"totals","charts":[{"title":"Red in {name}","description":"{words}",
        "category_title":"Agency","value_title":"Actions","width":900,"height":300,)"
        + members + "}]";
}

std::vector<std::string> places(base::Result<workbook::Workbook> const& result)
{
    std::vector<std::string> found;
    for (auto const& fault : result.ok() ? base::Diagnostics {} : result.errors())
        found.push_back(base::describe(fault.place) + " " + fault.message);
    return found;
}

} // namespace

TEST(Charts, AreDeclaredByHeadings)
{
    auto const result = made(chart(R"("kind":"stacked bar","categories":"Agency",
        "series":[{"heading":"Red","fill":"#F7C9C6","ink":"#7A0A0A"}])"));
    ASSERT_TRUE(result.ok()) << places(result).front();
    auto const& one = result.value().sheets.at(1).charts.at(0);
    EXPECT_EQ(one.kind, workbook::Chart::Kind::stacked_bar);
    EXPECT_EQ(one.title, "Red in Northbridge");
    EXPECT_EQ(one.description, "Police has 2.");
    EXPECT_EQ(one.categories, 0U);
    ASSERT_EQ(one.series.size(), 1U);
    EXPECT_EQ(one.series.at(0).column, 1U);
    EXPECT_EQ(one.series.at(0).fill, 0xF7C9C6U);
    EXPECT_EQ(one.series.at(0).ink, 0x7A0A0AU);
    EXPECT_EQ(one.width, 900);
}

TEST(Charts, SayWhatIsWrongWithThem)
{
    auto const result = made(chart(R"("kind":"pie","categories":"Agencies",
        "series":[{"heading":"Rad","fill":"red"}])"));
    std::vector<std::string> const expected {
        "t.json /sheets/1/charts/0/kind \"kind\" must be column, stacked column, bar or stacked"
        " bar.",
        "t.json /sheets/1/charts/0/categories The sheet has no column \"Agencies\".",
        "t.json /sheets/1/charts/0/series/0/heading The sheet has no column \"Rad\".",
        "t.json /sheets/1/charts/0/series/0/fill \"fill\" must be a colour such as \"#FFC7CE\".",
    };
    EXPECT_EQ(places(result), expected);
    // Totals beside each other must be beside each other in the table.
    EXPECT_EQ(places(made(chart(R"("kind":"column","of_totals":true,
        "series":[{"heading":"Red","fill":"#FFFFFF"},{"heading":"Agency","fill":"#FFFFFF"}])"))),
        std::vector<std::string> {
            "t.json /sheets/1/charts/0/series \"series\" must be adjacent columns, from left to"
            " right." });
    EXPECT_FALSE(made(chart(R"("kind":"column","categories":"Agency","series":[])")).ok());
}

TEST(Totals, StandApartFromTheRows)
{
    auto const result = made(R"("totals":"totals")");
    ASSERT_TRUE(result.ok()) << places(result).front();
    auto const& sheet = result.value().sheets.at(1);
    EXPECT_EQ(sheet.totals, (Row { std::string("All"), 3.0 }));
    Row row;
    ASSERT_TRUE(sheet.next_row(row));
    EXPECT_EQ(row, (Row { std::string("Police"), 2.0 }));
    EXPECT_TRUE(sheet.next_row(row));
    EXPECT_FALSE(sheet.next_row(row));
}

TEST(Totals, MustHaveWhatTheColumnsAskFor)
{
    EXPECT_EQ(places(made(R"("totals":"total")")),
        std::vector<std::string> { "t.json /sheets/1/totals The facts have no \"total\"." });
    auto const without = places(made(R"("totals":"name")"));
    ASSERT_EQ(without.size(), 2U);
    EXPECT_EQ(without.at(0),
        "t.json /sheets/1/columns/0/key In the totals: The facts have no \"agency\".");
}

TEST(Highlights, MayBeNumbersAboveAnother)
{
    auto const result
        = made(R"("highlights":[{"heading":"Red","above":0,"fill":"#F7C9C6","ink":"#7A0A0A"}])");
    ASSERT_TRUE(result.ok()) << places(result).front();
    EXPECT_EQ(result.value().sheets.at(1).highlights.at(0).above, 0.0);
    EXPECT_FALSE(
        made(R"("highlights":[{"heading":"Red","above":"0","fill":"#F7C9C6","ink":"#7A0A0A"}])")
            .ok());
}

TEST(Looks, AndPropertiesAreDeclared)
{
    auto const result = made(R"("note":"N")",
        R"("look":{"title_size":16,"heading_fill":"#17456B","heading_ink":"#FFFFFF"},
           "properties":{"author":"{name}","subject":"Progress"},)");
    ASSERT_TRUE(result.ok()) << places(result).front();
    EXPECT_EQ(result.value().look.title_size, 16);
    EXPECT_EQ(result.value().look.heading_fill, 0x17456BU);
    EXPECT_EQ(result.value().properties.author, "Northbridge");
    EXPECT_EQ(result.value().properties.subject, "Progress");
    EXPECT_FALSE(made(R"("note":"N")", R"("look":{"title_size":"big"},)").ok());
    EXPECT_FALSE(made(R"("note":"N")", R"("properties":{"editor":"me"},)").ok());
}
