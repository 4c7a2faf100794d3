// Workbooks that are filled in: empty rows, fields, choices from the facts.

#include "workbook/workbook.h"

#include "base/file.h"

#include <gtest/gtest.h>

using facts::Fact;
using workbook::Cell;
using workbook::Row;
using workbook::Use;

namespace {

base::Value json(std::string const& text)
{
    return base::parse_json(text, "test").value();
}

base::Value const& form()
{
    static auto const declared = json(R"({"title":"Form {case.ref}","as_at":"date","sheets":[
        {"name":"About","fields":[{"label":"Case","key":"case.ref"}]},
        {"name":"Case","title":"Case {case.ref}","fields":[
            {"label":"Agency","key":"agency"},
            {"label":"Checked on","key":"checked_on","format":"date","locked":false,
             "prompt":"dd/mm/yyyy"},
            {"label":"Person","each":"people","key":"name"}]},
        {"name":"{sheet}","title":"Entries","rows":"entries","empty_rows":2,"columns":[
            {"heading":"Ref","key":"ref","format":"integer","counts":true,"meaning":"Its number."},
            {"heading":"Date","key":"date","format":"date","locked":false,"example":"14/03/2015"},
            {"heading":"End","key":"date","format":"date","locked":false,"not_before":"Date"},
            {"heading":"Who","key":"who","choices_of":"people[].name","several":true,
             "locked":false}]}]})");
    return declared;
}

Fact known()
{
    return Fact::Object { { "date", *base::Date::of(2016, 4, 20) }, { "sheet", "Internal" },
        { "case", Fact::Object { { "ref", "NB16/01" } } }, { "agency", "Police" },
        { "checked_on", Fact::Missing { "Checked on", {} } },
        { "people",
            Fact::List {
                Fact::Object { { "name", "Mother" } }, Fact::Object { { "name", "Father" } } } },
        { "entries",
            Fact::List { Fact::Object { { "ref", Fact::count(7) },
                { "date", *base::Date::of(2015, 3, 14) }, { "who", "Mother" } } } } };
}

/// Nothing of a case.
Fact unknown()
{
    Fact::Object facts { { "sheet", "Internal" } };
    for (auto const* key : { "date", "case", "agency", "checked_on", "people", "entries" })
        facts.emplace(key, Fact::Missing { key, {} });
    return facts;
}

workbook::Workbook made(Use use, Fact const& facts = known())
{
    auto result = workbook::tabulate(form(), "form.json", facts, use);
    for (auto const& fault : result.ok() ? base::Diagnostics {} : result.errors())
        ADD_FAILURE() << base::describe(fault);
    return std::move(result).value();
}

std::vector<Row> rows_of(workbook::Sheet const& sheet)
{
    std::vector<Row> rows;
    for (Row row; sheet.next_row(row);)
        rows.push_back(row);
    return rows;
}

std::string code_of(std::string text, std::string const& from, std::string const& to)
{
    text.replace(text.find(from), from.size(), to);
    auto const result = workbook::tabulate(json(text), "form.json", known(), Use::entry);
    return result.ok() ? ""
                       : result.errors().front().code + " " + result.errors().front().place.pointer;
}

} // namespace

TEST(EntryWorkbook, HasEmptyRowsThatGoOnCounting)
{
    auto const book = made(Use::entry);
    std::vector<Row> const expected { { 7.0, *base::Date::of(2015, 3, 14),
                                          *base::Date::of(2015, 3, 14), "Mother" },
        { 8.0, {}, {}, {} }, { 9.0, {}, {}, {} } };
    EXPECT_EQ(rows_of(book.sheets.at(2)), expected);
    EXPECT_TRUE(book.sheets.at(2).columns.at(0).locked);
    EXPECT_FALSE(book.sheets.at(2).columns.at(1).locked);
}

TEST(EntryWorkbook, IsClosedForReading)
{
    auto const book = made(Use::reading);
    EXPECT_EQ(rows_of(book.sheets.at(2)).size(), 1U);
    for (auto const& column : book.sheets.at(2).columns)
        EXPECT_TRUE(column.locked) << column.heading;
    for (auto const& field : book.sheets.at(1).fields)
        EXPECT_TRUE(field.locked) << field.heading;
}

TEST(EntryWorkbook, HasAFieldInEachRow)
{
    auto const book = made(Use::entry);
    auto const& sheet = book.sheets.at(1);
    std::vector<Row> const expected { { "Agency", "Police" }, { "Checked on", {} },
        { "Person", "Mother" }, { "Person", "Father" } };
    EXPECT_EQ(rows_of(sheet), expected);
    ASSERT_EQ(sheet.fields.size(), 4U);
    EXPECT_TRUE(sheet.fields.at(0).locked);
    EXPECT_FALSE(sheet.fields.at(1).locked);
    EXPECT_EQ(sheet.fields.at(1).format, workbook::Format::date);
    EXPECT_EQ(sheet.fields.at(1).prompt, "dd/mm/yyyy");
}

TEST(EntryWorkbook, OffersWhatTheFactsHold)
{
    auto const book = made(Use::entry);
    auto const& sheet = book.sheets.at(2);
    EXPECT_EQ(sheet.name, "Internal");
    EXPECT_EQ(sheet.columns.at(3).choices, (std::vector<std::string> { "Mother", "Father" }));
    EXPECT_TRUE(sheet.columns.at(3).several);
    EXPECT_EQ(sheet.columns.at(2).not_before, std::optional<std::size_t>(1));
}

TEST(EntryWorkbook, ABlankKnowsNothingAndIsOpen)
{
    auto const book = made(Use::blank, unknown());
    EXPECT_EQ(book.title, "Form [case ref]");
    EXPECT_EQ(rows_of(book.sheets.at(0)).size(), 4U); // Case, two sheets, blank cells; no date.
    EXPECT_EQ(rows_of(book.sheets.at(1)).size(), 2U);
    EXPECT_FALSE(book.sheets.at(1).fields.at(0).locked);
    std::vector<Row> const expected { { 1.0, {}, {}, {} }, { 2.0, {}, {}, {} } };
    EXPECT_EQ(rows_of(book.sheets.at(2)), expected);
    EXPECT_TRUE(book.sheets.at(2).columns.at(3).choices.empty());
}

TEST(EntryWorkbook, ReportsWhatCannotBe)
{
    auto const text = base::write_json(form());
    EXPECT_EQ(code_of(text, "\"people[].name\"", "\"people[].nam\""),
        "workbook-unknown-key /sheets/2/columns/3/choices_of");
    EXPECT_EQ(code_of(text, "\"people[].name\"", "\"people\""),
        "workbook-declaration /sheets/2/columns/3/choices_of");
    EXPECT_EQ(code_of(text, "\"not_before\":\"Date\"", "\"not_before\":\"Ref\""),
        "workbook-declaration /sheets/2/columns/2/not_before");
    EXPECT_EQ(code_of(text, "\"empty_rows\":2", "\"empty_rows\":20000"),
        "workbook-declaration /sheets/2/empty_rows");
    EXPECT_EQ(code_of(text, "\"{sheet}\"", "\"case\""), "workbook-sheet-name /sheets/2/name");
}

TEST(EntryWorkbook, WhatIsRequiredIsAFaultForReadersOnly)
{
    auto text = base::write_json(form());
    auto const at = text.find("\"locked\":false");
    text.insert(at, "\"required\":true,");
    auto const code = [&](Use use) {
        auto const result = workbook::tabulate(json(text), "form.json", known(), use);
        return result.ok() ? "" : result.errors().front().code;
    };
    EXPECT_EQ(code(Use::entry), "");
    EXPECT_EQ(code(Use::reading), "workbook-missing");
}

TEST(EntryWorkbook, TellsItsColumns)
{
    auto const columns = workbook::column_facts(form());
    EXPECT_EQ(columns.member("all")->list()->size(), 4U);
    auto const date = *columns.member("B");
    EXPECT_EQ(date.member("heading")->printed(), "Date");
    EXPECT_EQ(date.member("example")->printed(), "14/03/2015");
    EXPECT_TRUE(date.member("meaning")->missing());
}

TEST(EntryWorkbook, TheChronologyOffersTheWordsOfTheSchema)
{
    std::filesystem::path const root = CASEBINDER_SOURCE_DIR;
    auto const read = [&](char const* file) { return json(base::read_file(root / file)); };
    auto const schema = read("data/schema/case.json");
    auto const declared = read("templates/workbooks/chronology-template.json");
    auto const words = [&](std::string const& name) {
        std::vector<std::string> all;
        auto const* printed = base::resolve(schema, "/definitions/" + name + "/x-printed");
        for (auto const& [code, word] : *printed->as_object())
            all.push_back(*word.as_string());
        return all;
    };
    auto const choices = [&](int column) {
        std::vector<std::string> all;
        auto const* list
            = base::resolve(declared, "/sheets/2/columns/" + std::to_string(column) + "/choices");
        for (auto const& choice : *list->as_list())
            all.push_back(*choice.as_string());
        return all;
    };
    EXPECT_EQ(choices(6), words("ChronologyEventType"));
    EXPECT_EQ(choices(8), words("ChildSeen"));
}
