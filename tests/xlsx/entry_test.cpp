// Sheets that are filled in, as openpyxl reads them back.

#include "xlsx/sample.h"

using workbook::Format;

namespace {

workbook::Workbook form()
{
    workbook::Workbook made { "Form", "OFFICIAL", sample::date(2016, 4, 20), {} };
    workbook::Column date { "Date", Format::date, 12, {}, false };
    date.prompt = "dd/mm/yyyy";
    auto end = date;
    end.heading = "End";
    end.not_before = 1;
    workbook::Column who { "Who", Format::wrapped, 20, { "Mother", "Father" }, false, true };
    made.sheets.push_back(sample::sheet("Entries",
        { { "Ref", Format::integer, 6, {}, true }, date, end, who,
            { "Seen", Format::text, 12, { "Yes", "No" }, false },
            { "Note", Format::wrapped, 30, {}, false } },
        { { 1.0, sample::date(2015, 3, 14), std::string("?2015"), std::string("Mother"), {}, {} },
            { 2.0, {}, {}, {}, {}, {} } }));
    auto case_sheet = sample::sheet("Case",
        { { "Item", Format::text, 28, {}, true }, { "Detail", Format::wrapped, 90, {}, true } },
        { { std::string("Agency"), std::string("Police") }, { std::string("Checked on"), {} } });
    case_sheet.fields
        = { { "Agency", Format::wrapped }, { "Checked on", Format::date, 12, {}, false } };
    made.sheets.push_back(std::move(case_sheet));
    return made;
}

/// What a Python expression over the workbook `b` prints.
std::string read(std::string const& expression)
{
    sample::File const file(sample::written(form()));
    auto const [output, code] = sample::run("/usr/bin/python3 -c 'import openpyxl, sys\n"
                                            "b = openpyxl.load_workbook(sys.argv[1])\n"
                                            "print("
        + expression + ", end=\"\")' " + file.path());
    EXPECT_EQ(code, 0) << output;
    return output;
}

/// Of the validation of a cell of the sheet of entries.
std::string validation(std::string const& cell, std::string const& member)
{
    return read("[v." + member + " for v in b[\"Entries\"].data_validations.dataValidation if \""
        + cell + "\" in v.sqref][0]");
}

} // namespace

TEST(Entry, DatesAreRealOrText)
{
    EXPECT_EQ(validation("B6", "formula1"), "OR(ISTEXT(B5),AND(ISNUMBER(B5),B5>=DATE(1910,1,1)))");
    EXPECT_EQ(validation("C5", "formula1"),
        "OR(ISTEXT(C5),ISTEXT(B5),AND(ISNUMBER(C5),C5>=DATE(1910,1,1),C5>=B5))");
    EXPECT_EQ(validation("B5", "prompt"), "dd/mm/yyyy");
    EXPECT_EQ(read("b[\"Entries\"][\"B6\"].number_format"), "dd/mm/yyyy");
}

TEST(Entry, ListsRefuseOtherWordsUnlessThereMayBeSeveral)
{
    EXPECT_EQ(validation("E5", "formula1"), "\"Yes,No\"");
    EXPECT_EQ(validation("D5", "formula1"), "\"Mother,Father\"");
    auto const xml = sample::part(sample::written(form()), "xl/worksheets/sheet1.xml");
    auto const refuses = [&](std::string const& cells) {
        auto const end = xml.find("sqref=\"" + cells);
        auto const tag = xml.substr(xml.rfind('<', end), end - xml.rfind('<', end));
        return tag.find("showErrorMessage=\"1\"") != std::string::npos;
    };
    EXPECT_TRUE(refuses("E5:E6"));
    EXPECT_FALSE(refuses("D5:D6"));
}

TEST(Entry, OnlyWhatIsFilledInIsOpen)
{
    EXPECT_EQ(read("b[\"Entries\"].protection.sheet, b[\"Case\"].protection.sheet"), "True True");
    EXPECT_EQ(read("*[b[\"Entries\"].cell(6, c).protection.locked for c in range(1, 7)]"),
        "True False False False False False");
    EXPECT_EQ(read("*[b[\"Case\"].cell(r, 2).protection.locked for r in (5, 6)]"), "True False");
}

TEST(Entry, FieldsHaveTheirOwnFormat)
{
    EXPECT_EQ(read("b[\"Case\"][\"B6\"].number_format"), "dd/mm/yyyy");
    EXPECT_EQ(read("b[\"Case\"].data_validations.dataValidation[0].sqref"), "B6");
}

TEST(Entry, OpensInEveryReader)
{
    sample::File const file(sample::written(form()));
    auto const [output, code]
        = sample::run(CASEBINDER_SOURCE_DIR "/tests/workbooks-check/check " + file.path());
    EXPECT_EQ(code, 0) << output;
}
