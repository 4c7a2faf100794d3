// Documents 1 and 3 and what goes with them, where a golden copy would not say what matters.

#include "assemble/assemble.h"

#include "base/file.h"
#include "facts/northbridge.h"
#include "pdf/outside.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using assemble::Mode;
using northbridge::at;
using northbridge::Northbridge;

assemble::Library const& library()
{
    static auto const loaded = assemble::Library::load(northbridge::root());
    return loaded.value();
}

/// The HTML twin of a document; its faults if it cannot be made.
std::string made(Northbridge const& data, std::string const& document, Mode mode, char const* as_at,
    std::optional<std::string> const& recipient = {})
{
    auto const result = assemble::assemble({ .document = document,
                                               .recipient = recipient,
                                               .format = assemble::Format::html,
                                               .as_at = northbridge::on(as_at),
                                               .mode = mode },
        data.subject(), library());
    if (result.ok())
        return result.value().front().bytes;
    std::string text;
    for (auto const& fault : result.errors())
        text += fault.code + " " + fault.message + "\n";
    return text;
}

bool has(std::string const& text, std::string const& words)
{
    return text.find(words) != std::string::npos;
}

/// How many tables have a row of this number.
int rows_numbered(std::string const& page, int number)
{
    auto const cell = "class=\"s-grid-no\">" + std::to_string(number) + "<";
    int count = 0;
    for (auto found = page.find(cell); found != page.npos; found = page.find(cell, found + 1))
        ++count;
    return count;
}

/// The words a choice of the case schema prints.
std::vector<std::string> words_of(std::string const& choice)
{
    auto const schema = northbridge::read_json("data/schema/case.json");
    auto const* printed = base::resolve(schema, "/definitions/" + choice + "/x-printed");
    std::vector<std::string> words;
    for (auto const& [code, word] : *printed->as_object())
        words.push_back(*word.as_string());
    return words;
}

} // namespace

TEST(Forms, OfferEveryChoiceTheRecordKnows)
{
    auto const folder = northbridge::root() / "templates";
    auto const text = base::read_file(folder / "forms/incident-information.xml")
        + base::read_file(folder / "partials/d01-child.xml")
        + base::read_file(folder / "forms/information-request.xml");
    for (auto const* choice : { "Sex", "Placement", "LegalStatus", "CpCategory", "Known", "Outcome",
             "HarmType", "KnownSuspected", "InteragencyConcern", "ParallelStatus", "ScreenDecision",
             "PersonKnown" }) {
        std::string options;
        for (auto const& word : words_of(choice))
            options += (options.empty() ? "\"" : "|") + word;
        EXPECT_TRUE(has(text, options + "\"")) << choice << ": " << options;
    }
}

TEST(Forms, AnEmptyFormHasRoomForWhatTheCaseWillHold)
{
    auto const blank = made(Northbridge(), "1", Mode::blank, "2016-04-20");
    EXPECT_TRUE(has(blank, "Child 4<")) << blank;
    EXPECT_FALSE(has(blank, "Child 5<"));
    EXPECT_EQ(rows_numbered(blank, 4), 3); // Family, agencies, parallel processes.
    EXPECT_EQ(rows_numbered(blank, 6), 2); // Family, agencies.
    EXPECT_EQ(rows_numbered(blank, 8), 1); // Agencies.
    EXPECT_FALSE(has(blank, "Wi\u015bniewska"));
    auto const prefilled = made(Northbridge(), "1", Mode::prefilled, "2016-04-20");
    // Four others of the case, seven agencies and two processes; two, two and one more.
    EXPECT_EQ(rows_numbered(prefilled, 3), 3);
    EXPECT_EQ(rows_numbered(prefilled, 6), 2);
    EXPECT_EQ(rows_numbered(prefilled, 9), 1);
    EXPECT_EQ(rows_numbered(prefilled, 10), 0);
    EXPECT_TRUE(has(prefilled, "Child 1 of 1"));
    EXPECT_FALSE(has(prefilled, "Child 2"));
}

TEST(Forms, AYouthOffendingIncidentTellsInitialsAndASummary)
{
    auto const form = made(Northbridge("case-nb17-02.json"), "1", Mode::prefilled, "2017-09-20");
    EXPECT_TRUE(has(form, "governance stays with the YOS Management Board and YJB")) << form;
    EXPECT_TRUE(has(form, "J.T."));
    EXPECT_TRUE(has(form, "D to K. Child and summary"));
    for (auto const* left_out : { "D. Child", "E. Family", "G. Agencies", "K. Media" })
        EXPECT_FALSE(has(form, left_out)) << left_out;
}

TEST(Forms, PartCWaitsForTheLocalAuthorityWhereAnotherAgencyRefers)
{
    Northbridge data;
    auto const words = "For completion by the local authority";
    EXPECT_FALSE(has(made(data, "1", Mode::prefilled, "2016-04-20"), words));
    at(data.case_file, "/notifications/0").set("referring_agency", "HOUS");
    EXPECT_TRUE(has(made(data, "1", Mode::prefilled, "2016-04-20"), words));
}

TEST(Forms, AFifthChildIsOnAContinuationSheet)
{
    Northbridge data;
    auto& children = *at(data.case_file, "/children").as_list();
    for (int i = 2; i <= 5; ++i) {
        auto child = children.front();
        child.set("key", "child-" + std::to_string(i));
        child.set("pseudonym", "Wren " + std::to_string(i));
        children.push_back(std::move(child));
    }
    auto const form = made(data, "1", Mode::completed, "2016-04-20");
    auto const sheet = form.find("continuation sheet</h2>");
    ASSERT_NE(sheet, form.npos) << form;
    EXPECT_LT(form.find("Child 4 of 5"), sheet);
    EXPECT_LT(sheet, form.find("Child 5 of 5"));
}

TEST(Forms, ACompletedNotificationInsistsOnItsAnswers)
{
    Northbridge data;
    northbridge::remove(at(data.case_file, "/children/0"), "legal_status");
    EXPECT_TRUE(has(made(data, "1", Mode::completed, "2016-04-20"), "form-field-empty"));
    EXPECT_TRUE(has(made(data, "1", Mode::prefilled, "2016-04-20"), "Legal status"));
}

TEST(Forms, TheRecordCheckGoesOutFirstAndTheRestAfterAYes)
{
    Northbridge const data;
    auto const first = made(data, "3", Mode::prefilled, "2016-04-13", "csc");
    EXPECT_TRUE(has(first, "Part A. Record check")) << first;
    EXPECT_FALSE(has(first, "Part B. Involvement"));
    auto const second = made(data, "3", Mode::prefilled, "2016-04-20", "csc");
    EXPECT_TRUE(has(second, "Part B. Involvement"));
    EXPECT_TRUE(has(second, "start safeguarding procedures now"));
    EXPECT_FALSE(
        has(made(data, "3", Mode::prefilled, "2016-04-20", "prob"), "Part B. Involvement"));
}

TEST(Forms, EveryPartnerIsAskedByLetterAndForm)
{
    Northbridge const data;
    for (auto const* document : { "3", "C01", "C02" }) {
        auto const result = assemble::assemble(
            { .document = document,
                .recipient = {},
                .format = assemble::Format::html,
                .as_at = northbridge::on("2016-04-18"),
                .mode = std::string_view(document) == "3" ? Mode::prefilled : Mode::completed },
            data.subject(), library());
        ASSERT_TRUE(result.ok()) << base::describe(result.errors().front());
        EXPECT_EQ(result.value().size(), 12u) << document;
    }
}

TEST(Forms, TheBlankIsMadeForEveryProfileThatHasIt)
{
    Northbridge data;
    for (auto const* profile : { "staffs_stoke_2015", "stoke_2018", "sunderland", "medway_2007" }) {
        data.profile = northbridge::read_json("data/profiles/" + std::string(profile) + ".json");
        EXPECT_TRUE(has(made(data, "1", Mode::blank, "2016-04-20"), "C. Notification by"))
            << profile;
    }
}

TEST(Forms, FieldsHaveTheCodesOfTheSpecification)
{
    auto const result = assemble::assemble({ .document = "3",
                                               .recipient = "csc",
                                               .as_at = northbridge::on("2016-04-13"),
                                               .mode = Mode::prefilled },
        Northbridge().subject(), library());
    ASSERT_TRUE(result.ok());
    // The first of each column; the rows of people and of names have the numbers 2 to 5.
    EXPECT_EQ(pdf_test::judged("pdftk", result.value().front().bytes,
                  "dump_data_fields_utf8 | grep '^FieldName: ' | sed 's/^FieldName: //'"
                  " | grep -v '[.]2$' | grep -v '[.][3-5]$' | paste -s -d' '"),
        "d03.return d03.due d03.brief d03.a.2.1 d03.a.3.1 d03.a.4.1 d03.a.5.1 d03.a.6.1 d03.a.7.1 "
        "d03.a.8.1 d03.a.9.1.1 d03.a.9.2.1 d03.a.10.1 d03.a.11 d03.e.1\n");
}
