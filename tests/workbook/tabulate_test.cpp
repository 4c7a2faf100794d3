#include "workbook/workbook.h"

#include <gtest/gtest.h>

#include <limits>

using base::Date;
using facts::Fact;
using workbook::Cell;
using workbook::Row;

namespace {

base::Value json(std::string_view text)
{
    auto parsed = base::parse_json(text, "test");
    EXPECT_TRUE(parsed.ok()) << text;
    return std::move(parsed).value();
}

Fact action(int number, Fact due)
{
    return Fact::Object { { "no", Fact::count(number) }, { "text", "Train staff" },
        { "due", std::move(due) }, { "note", Fact::Missing { "Note", "/note" } } };
}

/// Two recommendations: the first with two actions, the second with one.
Fact plan_facts()
{
    Fact::List const first { action(1, *Date::of(2017, 3, 31)),
        action(2, *base::PartialDate::parse("2017-04")) };
    Fact::List const second { action(1, *base::PartialDate::parse("2017-05-09")) };
    return Fact::Object {
        { "case", Fact::Object { { "ref", "NB16/01" } } },
        { "document", Fact::Object { { "as_at", *Date::of(2016, 9, 1) }, { "number", "14" } } },
        { "plan",
            Fact::Object { { "recommendations",
                Fact::List { Fact::Object { { "no", Fact::count(1) }, { "actions", first } },
                    Fact::Object { { "no", Fact::count(2) }, { "actions", second } } } } } },
    };
}

std::string declaration(std::string_view columns, std::string_view more = "")
{
    return R"({"title":"Plan {case.ref}","marking":"OFFICIAL","as_at":"document.as_at","sheets":[
        {"name":"About","fields":[{"label":"Document","key":"document.number"}]},
        {"name":"Actions","title":"Actions","rows":"plan.recommendations[].actions","columns":[)"
        + std::string(columns) + "]" + std::string(more) + "}]}";
}

std::vector<Row> rows_of(workbook::Sheet const& sheet)
{
    std::vector<Row> rows;
    for (Row row; sheet.next_row(row);)
        rows.push_back(row);
    return rows;
}

workbook::Workbook tabulate(std::string const& text, Fact const& facts = plan_facts(),
    workbook::Use use = workbook::Use::reading)
{
    auto made = workbook::tabulate(json(text), "plan.json", facts, use);
    if (!made.ok()) {
        for (auto const& fault : made.errors())
            ADD_FAILURE() << base::describe(fault);
        return { "", "", *Date::of(2000, 1, 1), {} };
    }
    return std::move(made).value();
}

base::Diagnostics faults_of(std::string const& text, Fact const& facts = plan_facts())
{
    auto const made = workbook::tabulate(json(text), "plan.json", facts);
    return made.ok() ? base::Diagnostics {} : made.errors();
}

/// One table over a single row that holds `value`, in a column of `format`.
std::string one_cell(std::string const& format)
{
    return R"({"title":"T","as_at":"date","sheets":[{"name":"About","fields":[]},
        {"name":"S","title":"T","rows":"rows","columns":[
            {"heading":"H","key":"value","format":")"
        + format + R"("}]}]})";
}

Fact one_value(Fact value)
{
    return Fact::Object { { "date", *Date::of(2020, 1, 2) },
        { "rows", Fact::List { Fact::Object { { "value", std::move(value) } } } } };
}

Cell cell_of(std::string const& format, Fact value)
{
    auto const made = tabulate(one_cell(format), one_value(std::move(value)));
    return made.sheets.size() == 2 ? rows_of(made.sheets.at(1)).at(0).at(0) : Cell();
}

} // namespace

TEST(Tabulate, MakesRowsOfNestedListsWithTheirParents)
{
    auto const made = tabulate(declaration(R"(
        {"heading":"Case","key":"outer.outer.case.ref"},
        {"heading":"Rec","key":"outer.no","format":"integer"},
        {"heading":"No","key":"no","format":"integer"},
        {"heading":"Due","key":"due","format":"date"},
        {"heading":"Note","key":"note","format":"wrapped"})"));
    ASSERT_EQ(made.sheets.size(), 2U);
    EXPECT_EQ(made.title, "Plan NB16/01");
    Row const first { "NB16/01", 1.0, 1.0, *Date::of(2017, 3, 31), {} };
    Row const second { "NB16/01", 1.0, 2.0, "April 2017", {} };
    Row const third { "NB16/01", 2.0, 1.0, *Date::of(2017, 5, 9), {} };
    EXPECT_EQ(rows_of(made.sheets.at(1)), (std::vector<Row> { first, second, third }));
}

TEST(Tabulate, PutsAboutFirst)
{
    auto const made = tabulate(declaration(R"({"heading":"No","key":"no"})"));
    ASSERT_EQ(made.sheets.size(), 2U);
    auto const& about = made.sheets.at(0);
    EXPECT_EQ(about.name, "About");
    EXPECT_EQ(about.title, "Plan NB16/01");
    EXPECT_FALSE(about.filter);
    std::vector<Row> const expected { { "Marking", "OFFICIAL" }, { "Document", "14" },
        { "Data as at", "1 September 2016" }, { "Sheet \"Actions\"", "Actions (3 rows)" },
        Row { Cell("Blank cells"), Cell("A blank cell means that nothing is recorded.") } };
    EXPECT_EQ(rows_of(about), expected);
}

TEST(Tabulate, TypesCellsByFactAndColumn)
{
    auto const date = *Date::of(2016, 5, 9);
    EXPECT_EQ(cell_of("date", date), Cell(date));
    EXPECT_EQ(cell_of("month", date), Cell(date));
    EXPECT_EQ(cell_of("text", date), Cell("9 May 2016"));
    EXPECT_EQ(cell_of("date", *base::PartialDate::parse("2016-05-09~")), Cell("c. 9 May 2016"));
    EXPECT_EQ(cell_of("month", *base::PartialDate::parse("2016")), Cell("2016"));
    EXPECT_EQ(cell_of("percent", Fact::Number { 0.4, "40%" }), Cell(0.4));
    EXPECT_EQ(cell_of("text", Fact::Number { 0.4, "40%" }), Cell("40%"));
    EXPECT_EQ(cell_of("integer", "not known"), Cell("not known"));
    EXPECT_EQ(cell_of("text", true), Cell("Yes"));
    EXPECT_EQ(cell_of("text", false), Cell("No"));
    EXPECT_EQ(cell_of("text", Fact::List { "a", "b" }), Cell("a; b"));
    EXPECT_EQ(cell_of("wrapped", Fact::List { "a", "b" }), Cell("a\nb"));
    EXPECT_EQ(cell_of("text", Fact::List {}), Cell());
    EXPECT_EQ(cell_of("date", Fact()), Cell());
    EXPECT_EQ(cell_of("text", "00123"), Cell("00123"));
}

TEST(Tabulate, ReadsColumnsAndHighlights)
{
    auto const made = tabulate(declaration(
                                   R"({"heading":"No","key":"no","format":"integer"},
           {"heading":"Text","key":"text","format":"wrapped","width":40.5,
            "choices":["Red","Green"],"locked":false})",
                                   R"(,"note":"Case {case.ref} {{not a key","highlights":[
            {"heading":"Text","value":"Red","fill":"#FFC7CE","ink":"#9c0006"}])"),
        plan_facts(), workbook::Use::entry);
    ASSERT_EQ(made.sheets.size(), 2U);
    auto const& sheet = made.sheets.at(1);
    EXPECT_EQ(sheet.note, "Case NB16/01 {not a key");
    EXPECT_EQ(sheet.columns.at(1).width, 40.5);
    EXPECT_EQ(sheet.columns.at(1).choices, (std::vector<std::string> { "Red", "Green" }));
    EXPECT_FALSE(sheet.columns.at(1).locked);
    EXPECT_TRUE(sheet.columns.at(0).locked);
    ASSERT_EQ(sheet.highlights.size(), 1U);
    EXPECT_EQ(sheet.highlights.at(0).column, 1U);
    EXPECT_EQ(sheet.highlights.at(0).fill, 0xFFC7CEU);
    EXPECT_EQ(sheet.highlights.at(0).ink, 0x9C0006U);
}

TEST(Tabulate, ReportsEveryFaultAtOnce)
{
    auto const faults = faults_of(R"({"title":"{case.reff}","as_at":"case.ref","sheats":[],
        "sheets":[
        {"name":"About","fields":[{"label":"X","key":"document.numbr"}]},
        {"name":"Act/ions","title":"A","rows":"plan.recommendation[].actions","columns":[
            {"heading":"A","key":"no","format":"intger"}]},
        {"name":"ABOUT","title":"B","rows":"plan.recommendations","columns":[
            {"heading":"A","key":"text"},{"heading":"B","key":"actions"}],
            "highlights":[{"heading":"C","value":"x","fill":"red","ink":"#000000"}]}]})");
    std::vector<std::string> seen;
    for (auto const& fault : faults)
        seen.push_back(fault.code + " " + base::describe(fault.place) + " " + fault.fix);
    std::vector<std::string> const expected {
        "workbook-declaration plan.json /sheats Did you mean \"sheets\"?",
        "workbook-format plan.json /sheets/1/columns/0/format Did you mean \"integer\"?",
        "workbook-declaration plan.json /sheets/2/highlights/0/fill Correct its value.",
        "workbook-declaration plan.json /sheets/2/highlights/0/heading Use the heading of one of"
        " its columns.",
        "workbook-unknown-key plan.json /title Did you mean \"ref\"?",
        "workbook-cell-type plan.json /as_at Name a date, for example document.as_at.",
        "workbook-unknown-key plan.json /sheets/0/fields/0/key Did you mean \"number\"?",
        "workbook-unknown-key plan.json /sheets/1/rows Did you mean \"recommendations\"?",
        "workbook-sheet-name plan.json /sheets/1/name Use other characters.",
        "workbook-unknown-key plan.json /sheets/2/columns/0/key Use one of these keys: actions,"
        " no.",
        "workbook-cell plan.json /sheets/2/columns/1/key Name one of its fields.",
        "workbook-sheet-name plan.json /sheets/2/name Give each sheet a name of its own; capitals"
        " make no difference.",
    };
    EXPECT_EQ(seen, expected);
}

TEST(Tabulate, CountsTheRowsThatShareAFault)
{
    auto const faults = faults_of(declaration(R"({"heading":"Text","key":"txt"})"));
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults.at(0).message,
        "Sheet \"Actions\", column \"Text\", row 1 and 2 more: The"
        " facts have no \"txt\".");
    EXPECT_EQ(faults.at(0).fix, "Did you mean \"text\"?");
}

TEST(Tabulate, DoesNotFallThroughToTheParent)
{
    // "case" stands at the root only; a row must say outer.outer.case.
    auto const faults = faults_of(declaration(R"({"heading":"Case","key":"case.ref"})"));
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults.at(0).code, "workbook-unknown-key");
    EXPECT_EQ(
        faults_of(declaration(R"({"heading":"C","key":"outer.outer.outer.case"})")).size(), 1U);
}

TEST(Tabulate, RefusesWhatNoCellHolds)
{
    EXPECT_TRUE(faults_of(one_cell("text"), one_value(std::string(32767, 'a'))).empty());
    EXPECT_EQ(faults_of(one_cell("text"), one_value(std::string(32768, 'a'))).size(), 1U);
    // U+1F600 is two UTF-16 code units and four bytes: 16,384 of them are 32,768 units.
    std::string faces;
    for (int i = 0; i < 16383; ++i)
        faces += "\xF0\x9F\x98\x80";
    EXPECT_TRUE(faults_of(one_cell("text"), one_value(faces)).empty());
    EXPECT_EQ(faults_of(one_cell("text"), one_value(faces + "\xF0\x9F\x98\x80")).size(), 1U);
    auto const infinity = std::numeric_limits<double>::infinity();
    EXPECT_EQ(faults_of(one_cell("decimal"), one_value(Fact::Number { infinity, "" })).size(), 1U);
    EXPECT_EQ(faults_of(one_cell("date"), one_value(Fact::count(3))).size(), 1U);
    EXPECT_EQ(faults_of(one_cell("integer"), one_value(*Date::of(2016, 1, 1))).size(), 1U);
}

TEST(Tabulate, NamesAMissingFactOfATitle)
{
    auto const facts = Fact::Object { { "date", *Date::of(2020, 1, 2) },
        { "name", Fact::Missing { "Name of the board", "/name" } }, { "rows", Fact::List {} } };
    auto const faults = faults_of(
        R"({"title":"Plan of {name}","as_at":"date","sheets":[{"name":"About","fields":[]}]})",
        facts);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults.at(0).code, "workbook-missing");
    EXPECT_EQ(faults.at(0).message, "\"Name of the board\" is not recorded.");
}

TEST(Tabulate, SurvivesDeclarationsOfAnyShape)
{
    for (auto const* text : { "[]", "3", "{}", R"({"sheets":3})", R"({"sheets":[]})",
             R"({"sheets":[3]})", R"({"title":3,"as_at":null,"sheets":[{},{}]})",
             R"({"title":"{","as_at":"document.as_at","sheets":[{"name":"A","fields":[3]}]})",
             R"({"title":"T","as_at":"document.as_at","sheets":[{"name":"A","fields":[]},
                {"name":"B","title":"B","rows":"case","columns":[{"heading":1,"key":".",
                 "width":0,"choices":[1],"locked":1}]}]})" })
        EXPECT_FALSE(faults_of(text).empty()) << text;
}
