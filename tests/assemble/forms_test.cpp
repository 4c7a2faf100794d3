// Documents 1 and 3 and what goes with them, where a golden copy would not say what matters.

#include "assemble/assemble.h"

#include "base/file.h"
#include "facts/northbridge.h"

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
    EXPECT_TRUE(has(blank, "d01.d.4.1")) << blank;
    EXPECT_FALSE(has(blank, "d01.d.5.1"));
    EXPECT_TRUE(has(blank, "d01.e.6.1"));
    EXPECT_FALSE(has(blank, "d01.e.7.1"));
    EXPECT_FALSE(has(blank, "Wi\u015bniewska"));
    auto const prefilled = made(Northbridge(), "1", Mode::prefilled, "2016-04-20");
    // Four others of the case, and two more.
    EXPECT_TRUE(has(prefilled, "d01.e.6.1"));
    EXPECT_FALSE(has(prefilled, "d01.e.7.1"));
    EXPECT_FALSE(has(prefilled, "d01.d.2.1"));
}

TEST(Forms, AYouthOffendingIncidentTellsInitialsAndASummary)
{
    auto const form = made(Northbridge("case-nb17-02.json"), "1", Mode::prefilled, "2017-09-20");
    EXPECT_TRUE(has(form, "governance stays with the YOS Management Board and YJB")) << form;
    EXPECT_TRUE(has(form, "J.T."));
    EXPECT_TRUE(has(form, "d01.f.3"));
    for (auto const* left_out : { "d01.d.1.2", "d01.e.", "d01.g.", "d01.k.1" })
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
    EXPECT_TRUE(has(made(data, "1", Mode::prefilled, "2016-04-20"), "d01.d.1.14"));
}

TEST(Forms, TheRecordCheckGoesOutFirstAndTheRestAfterAYes)
{
    Northbridge const data;
    auto const first = made(data, "3", Mode::prefilled, "2016-04-13", "csc");
    EXPECT_TRUE(has(first, "d03.a.2.1")) << first;
    EXPECT_FALSE(has(first, "d03.b.2"));
    auto const second = made(data, "3", Mode::prefilled, "2016-04-20", "csc");
    EXPECT_TRUE(has(second, "d03.b.2"));
    EXPECT_TRUE(has(second, "start safeguarding procedures now"));
    EXPECT_FALSE(has(made(data, "3", Mode::prefilled, "2016-04-20", "prob"), "d03.b.2"));
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
        EXPECT_TRUE(has(made(data, "1", Mode::blank, "2016-04-20"), "d01.c.5.1")) << profile;
    }
}
