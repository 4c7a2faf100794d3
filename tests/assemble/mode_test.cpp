#include "assemble/assemble.h"

#include "facts/northbridge.h"
#include "pdf/outside.h"
#include "service/form_template.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using assemble::Mode;
using northbridge::Northbridge;

/// The product's own data with the form above.
assemble::Library const& library()
{
    static auto const loaded = [] {
        auto const home = std::filesystem::path(testing::TempDir())
            / ("casebinder-form-" + std::to_string(getpid()));
        std::filesystem::remove_all(home);
        std::filesystem::create_directories(home);
        std::filesystem::copy(northbridge::root() / "templates", home / "templates",
            std::filesystem::copy_options::recursive);
        for (auto const* folder : { "data", "fonts" })
            std::filesystem::create_directory_symlink(northbridge::root() / folder, home / folder);
        std::filesystem::remove(home / "templates/agendas/scoping-panel.xml");
        base::write_file(home / "templates/agendas/scoping-panel.xml", service_test::form);
        auto result = assemble::Library::load(home);
        std::filesystem::remove_all(home);
        return result;
    }();
    return loaded.value();
}

assemble::Order order(std::string const& document, Mode mode)
{
    return {
        .document = document, .recipient = {}, .as_at = northbridge::on("2016-05-09"), .mode = mode
    };
}

base::Result<std::vector<assemble::FinishedDocument>> make(
    std::string const& document, Mode mode, Northbridge const& data = Northbridge())
{
    return assemble::assemble(order(document, mode), data.subject(), library());
}

void forget_public_name(Northbridge& data)
{
    std::erase_if(*data.case_file.as_object(),
        [](auto const& member) { return member.first == "public_name"; });
}

std::string text_of(assemble::FinishedDocument const& document)
{
    return pdf_test::judged("pdftotext -layout", document.bytes, "-");
}

TEST(Mode, BlankPrintsNothingOfTheCase)
{
    auto const made = make("6", Mode::blank);
    ASSERT_TRUE(made.ok()) << base::describe(made.errors().front());
    auto const& blank = made.value().front();
    EXPECT_EQ(blank.file_name, "BLANK_D06_scoping-panel-agenda_v4.pdf");
    auto const text = text_of(blank);
    EXPECT_NE(text.find("form about [case ref]"), text.npos) << text;
    EXPECT_NE(text.find("Northbridge"), text.npos) << text;
    EXPECT_NE(text.find("Send it back"), text.npos) << text;
    for (auto const* of_the_case : { "NB16", "Child ", "Issue", "Data as at" })
        EXPECT_EQ(text.find(of_the_case), text.npos) << of_the_case << text;
    EXPECT_EQ(pdf_test::judged("pdftk", blank.bytes,
                  "dump_data_fields_utf8 | grep -E '^FieldValue: .*[A-Z]' | grep -v Off | wc -l"),
        "0\n");
}

TEST(Mode, ABlankIsTheSameForEveryCase)
{
    Northbridge other;
    other.case_file.set("ref", "NB17/09");
    EXPECT_EQ(make("6", Mode::blank).value().front().bytes,
        make("6", Mode::blank, other).value().front().bytes);
}

TEST(Mode, PrefilledLeavesOpenWhatIsNotKnown)
{
    Northbridge data;
    forget_public_name(data);
    auto const made = make("6", Mode::prefilled, data);
    ASSERT_TRUE(made.ok()) << base::describe(made.errors().front());
    auto const values = pdf_test::judged("pdftk", made.value().front().bytes,
        "dump_data_fields_utf8 | grep -E '^Field(Name|Value):' | sed 's/^[^:]*: //'"
        " | paste -d= - -");
    EXPECT_NE(values.find("D06.1=NB16/01\nD06.2=\n"), values.npos) << values;
    EXPECT_NE(values.find("D06.4=Yes\nD06.5=\n"), values.npos) << values;
}

TEST(Mode, CompletedInsistsOnWhatIsRequired)
{
    Northbridge data;
    forget_public_name(data);
    auto const refused = make("6", Mode::completed, data);
    ASSERT_FALSE(refused.ok());
    EXPECT_TRUE(std::ranges::any_of(
        refused.errors(), [](auto const& fault) { return fault.code == "form-field-empty"; }));
}

TEST(Mode, CompletedSaysWhatNobodyRecorded)
{
    document::Document document;
    document.file = "form.xml";
    document.fields.resize(3);
    document.fields.at(1).required = true;
    document.fields.at(1).line = 7;
    document.fields.at(2).kind = document::FieldKind::signature;
    document.fields.at(2).required = true;
    auto const faults = assemble::apply(Mode::completed, document);
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_EQ(faults.front().code, "form-field-empty");
    EXPECT_EQ(base::describe(faults.front().place), "form.xml:7");
    EXPECT_EQ(document.fields.at(0).value, "Not recorded");
    EXPECT_EQ(document.fields.at(2).value, "");
    EXPECT_TRUE(document.fields_are == document::Fields::flat);
}

TEST(Mode, AnAgendaHasNoBlankAndALetterNothingToFillIn)
{
    EXPECT_TRUE(make("2a", Mode::blank).ok());
    for (auto const& [document, mode] :
        { std::pair("15", Mode::blank), std::pair("2a", Mode::prefilled) }) {
        auto const refused = make(document, mode);
        ASSERT_FALSE(refused.ok());
        EXPECT_EQ(refused.errors().front().code, "mode-not-available");
    }
}

} // namespace
