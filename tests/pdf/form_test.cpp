#include "base/file.h"
#include "layout/layout.h"
#include "markup/markup.h"
#include "pdf/pdf.h"

#include "outside.h"
#include "samples.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace {

using document::Fields;
using pdf_test::TemporaryPdf;

std::string const source_dir = CASEBINDER_SOURCE_DIR;

layout::StyleSheet const& styles()
{
    static auto const read = [] {
        std::string const file = "/templates/style/house.json";
        auto const value = base::parse_json(base::read_file(source_dir + file), file);
        return layout::StyleSheet::read(value.value(), file).value();
    }();
    return read;
}

document::Document specimen()
{
    markup::Markup source;
    source.text = base::read_file(source_dir + "/tests/specimens/form.xml");
    source.files = { "form.xml" };
    auto document = markup::parse(source);
    for (auto const& fault : document.ok() ? base::Diagnostics {} : document.errors())
        ADD_FAILURE() << base::describe(fault);
    auto made = std::move(document).value();
    made.metadata.title = "Referral for a serious case review";
    made.metadata.date = "2016-05-09";
    return made;
}

std::string printed(document::Document const& document)
{
    auto pages = layout::lay_out(document, styles(), pdf_test::fonts());
    for (auto const& fault : pages.ok() ? base::Diagnostics {} : pages.errors())
        ADD_FAILURE() << base::describe(fault);
    return pdf::write(pages.value(), pdf_test::fonts());
}

std::string fillable(document::Document document)
{
    document.fields_are = Fields::fillable;
    return printed(document);
}

/// The same form with nothing filled in.
document::Document blank(document::Document document)
{
    for (auto& field : document.fields) {
        field.value.clear();
        for (auto& option : field.options)
            option.chosen = false;
    }
    return document;
}

TEST(Form, EveryModeIsPdfUa1AndPdfA2a)
{
    TemporaryPdf const empty("blank", fillable(blank(specimen())));
    TemporaryPdf const prefilled("prefilled", fillable(specimen()));
    TemporaryPdf const completed("completed", printed(specimen()));
    if (auto const* keep = std::getenv("CASEBINDER_KEEP"))
        for (auto const* file : { &empty, &prefilled, &completed })
            std::filesystem::copy(
                file->path(), keep, std::filesystem::copy_options::overwrite_existing);
    auto const outcome = pdf_test::run(source_dir + "/tests/conformance/check ua1,2a "
        + empty.path() + " " + prefilled.path() + " " + completed.path());
    EXPECT_EQ(outcome.exit_code, 0) << outcome.output;
    for (auto const* file : { &empty, &prefilled, &completed }) {
        auto const checked = pdf_test::run("qpdf --check " + file->path());
        EXPECT_EQ(checked.exit_code, 0) << checked.output;
    }
}

/// "name: tip" of each field in the order in which another program finds them.
std::string fields_of(std::string const& bytes)
{
    return pdf_test::judged("pdftk", bytes,
        "dump_data_fields_utf8 | grep -E '^FieldName(Alt)?:' | sed 's/^[^:]*: //' | paste -d: - -");
}

std::string values_of(std::string const& path)
{
    return pdf_test::run("pdftk " + path
        + " dump_data_fields_utf8 | grep -E '^Field(Name|Value):' | sed 's/^[^:]*: //'"
          " | paste -d= - -")
        .output;
}

std::string text_of(std::string const& bytes)
{
    return pdf_test::judged("pdftotext -layout", bytes, "-");
}

TEST(Form, AnotherProgramFindsNamesTipsAndOrder)
{
    EXPECT_EQ(fields_of(fillable(blank(specimen()))),
        "D01.A1:Name of the child\n"
        "D01.A2:Other names of the child\n"
        "D01.A3:Date of birth of the child (dd/mm/yyyy)\n"
        "D01.A4:Name of the child in the script of the family\n"
        "D01.A5:Legal status of the child\n"
        "D01.A6:School or nursery\n"
        "D01.B1:What happened, when and where\n"
        "D01.B2:What the agency has done already\n"
        // Each button says what it stands for; this program tells the last.
        "D01.B3:Is the family known to your agency: Not known\n"
        "D01.B4.1:Who has been told: Police\n"
        "D01.B4.2:Who has been told: Children’s social care\n"
        "D01.B4.3:Who has been told: Coroner\n"
        "D01.B4.4:Who has been told: The parents, and everybody else who has parental "
        "responsibility for the child or for a brother or sister\n"
        "D01.B5:The family knows of this referral\n"
        "D01.C1:Name and role of who refers the case\n"
        "D01.C2:Signature of who refers the case\n"
        "D01.C3:Date of the referral (dd/mm/yyyy)\n"
        "D01.C4:Anything else the panel should know\n");
}

// Tab order follows the structure (/Tabs /S), so it is the order of the Form elements.
TEST(Form, EveryWidgetStandsInTheStructureInReadingOrder)
{
    auto const structure
        = pdf_test::judged("pdfinfo -struct-text", fillable(specimen()), "| tr -d ' '");
    std::size_t count = 0;
    for (auto at = structure.find("Form\n"); at != structure.npos;
         at = structure.find("Form\n", at + 1))
        ++count;
    // 18 fields, of which one has four radio buttons.
    EXPECT_EQ(count, 21u) << structure;
    EXPECT_NE(structure.find("\"Legalstatus\"\nTD\nForm\n"), structure.npos) << structure;
    EXPECT_NE(structure.find("Form\nObject"), structure.npos) << structure;
}

TEST(Form, WhatAnotherProgramFillsInIsReadBack)
{
    TemporaryPdf const form("form", fillable(blank(specimen())));
    TemporaryPdf const data("data", R"(%FDF-1.2
1 0 obj
<</FDF<</Fields[
<</T(D01.A1)/V<FEFF01410075006B00610073007A0020017B00F300420107>>>
<</T(D01.A3)/V(09/05/2012)>>
<</T(D01.A5)/V(Looked after)>>
<</T(D01.B1)/V(One long answer that goes on and on until it no longer fits on one line \
of the form and has to be set on the next one, too)>>
<</T(D01.B3)/V/In#20the#20past>>
<</T(D01.B4.1)/V/Police>>
<</T(D01.B4.2)/V/2>>
]>>>>
endobj
trailer <</Root 1 0 R>>
%%EOF
)");
    TemporaryPdf const filled("filled", "");
    auto const outcome = pdf_test::run(
        "pdftk " + form.path() + " fill_form " + data.path() + " output " + filled.path());
    ASSERT_EQ(outcome.exit_code, 0) << outcome.output;
    auto const values = values_of(filled.path());
    for (auto const* expected :
        { "D01.A1=Łukasz ŻóBć\n", "D01.A2=\n", "D01.A3=09/05/2012\n", "D01.A5=Looked after\n",
            "D01.B3=In the past\n", "D01.B4.1=Police\n", "D01.B4.2=2\n", "D01.B4.3=Off\n" })
        EXPECT_NE(values.find(expected), values.npos) << expected << values;
    // The program sets the text in the form's own font, which has the Polish letters, and the long
    // answer in several lines.
    auto const text = pdf_test::run("pdftotext -layout " + filled.path() + " -").output;
    EXPECT_NE(text.find("Łukasz ŻóBć"), text.npos) << text;
    EXPECT_NE(text.find("One long answer"), text.npos) << text;
    EXPECT_EQ(text.find("One long answer that goes on and on until it no longer fits on one line "
                        "of the form and has"),
        text.npos)
        << text;
    EXPECT_NE(text.find("⬤"), text.npos) << text;
    EXPECT_NE(text.find("☒"), text.npos) << text;
}

TEST(Form, BlankSaysNothingThatWasFilledIn)
{
    auto const bytes = fillable(blank(specimen()));
    auto const text = text_of(bytes);
    for (auto const* value : { "Łukasz", "2012", "Wenefreda", "sealed", "☒", "⬤" })
        EXPECT_EQ(text.find(value), text.npos) << value << text;
    // What can be chosen can be read on paper.
    EXPECT_NE(text.find("None / Child protection plan / Looked after / Not known"), text.npos);
}

TEST(Form, PrefilledShowsEveryScriptAndLocksWhatIsKnown)
{
    TemporaryPdf const form("form", fillable(specimen()));
    auto const text = pdf_test::run("pdftotext " + form.path() + " -").output;
    for (auto const* value : { "Łukasz Ŵyn-Ștefănescu", "محمد علی خان", "ਹਰਪ੍ਰੀਤ", "মোহাম্মদ" })
        EXPECT_NE(text.find(value), text.npos) << value << text;
    auto const flags = pdf_test::run("pdftk " + form.path()
        + " dump_data_fields_utf8 | grep -E '^Field(Name|Flags):' | sed 's/^[^:]*: //'"
          " | paste -d= - -")
                           .output;
    // Required and read only; neither; required and multi-line.
    for (auto const* expected : { "D01.A1=3\n", "D01.A2=0\n", "D01.B1=4098\n", "D01.A5=131072\n" })
        EXPECT_NE(flags.find(expected), flags.npos) << expected << flags;
}

TEST(Form, CompletedIsOrdinaryTextAndLosesNothing)
{
    auto document = specimen();
    std::string words;
    for (int i = 0; i < 3000; ++i)
        words += "word" + std::to_string(i) + " ";
    for (auto& field : document.fields)
        if (field.name == "D01.B2")
            field.value = words;
    auto const text = pdf_test::judged("pdftotext", printed(document), "-");
    EXPECT_EQ(fields_of(printed(document)), "");
    for (int i = 0; i < 3000; ++i)
        ASSERT_NE(text.find("word" + std::to_string(i)), text.npos) << i;
    for (auto const* value : { "Łukasz Ŵyn-Ștefănescu", "09/05/2012", "☒ Police", "☐ Children’s",
             "Pottery Road", "◯ Not known" })
        EXPECT_NE(text.find(value), text.npos) << value;
    // As a form it is text as well: a widget could not go on on the next page.
    auto const as_form = fillable(std::move(document));
    EXPECT_NE(pdf_test::judged("pdftotext", as_form, "-").find("word2999"), std::string::npos);
    EXPECT_EQ(fields_of(as_form).find("D01.B2"), std::string::npos);
}

} // namespace
