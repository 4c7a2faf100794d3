// What the golden files of one example cannot show: documents that wait, and other cases.

#include "assemble/assemble.h"

#include "facts/northbridge.h"

#include <gtest/gtest.h>

using namespace northbridge;

namespace {

assemble::Library const& library()
{
    static auto const loaded = assemble::Library::load(root());
    return loaded.value();
}

struct Wish {
    std::string document;
    char const* as_at;
    assemble::Mode mode = assemble::Mode::completed;
    assemble::Format format = assemble::Format::html;
    std::optional<std::string> recipient = {};
};

base::Result<std::vector<assemble::FinishedDocument>> make(
    Northbridge const& data, Wish const& wish)
{
    return assemble::assemble({ .document = wish.document,
                                  .recipient = wish.recipient,
                                  .format = wish.format,
                                  .as_at = on(wish.as_at),
                                  .mode = wish.mode },
        data.subject(), library());
}

std::string text(Northbridge const& data, Wish const& wish)
{
    auto const made = make(data, wish);
    EXPECT_TRUE(made.ok()) << (made.ok() ? "" : made.errors().front().message);
    return made.ok() ? made.value().front().bytes : "";
}

std::string code(Northbridge const& data, Wish const& wish)
{
    auto const made = make(data, wish);
    return made.ok() ? "" : made.errors().front().code;
}

bool has(std::string const& page, std::string_view words)
{
    return page.find(words) != std::string::npos;
}

} // namespace

TEST(PublicationDocuments, AnUnfinishedChecklistHoldsThePublicationBack)
{
    Northbridge data;
    at(data.case_file, "/publication/checklist/1/status") = base::Value("OPEN");
    EXPECT_EQ(code(data, { "16", "2017-04-26" }), "");
    EXPECT_EQ(code(data, { "16", "2017-04-27" }), "publication-checklist");
    at(data.case_file, "/publication/checklist/1/status") = base::Value("NOT_APPLICABLE");
    EXPECT_EQ(code(data, { "16", "2017-04-27" }), "");
}

TEST(PublicationDocuments, AnAgendaNeedsAPlannedDay)
{
    Northbridge data;
    remove(at(data.case_file, "/publication"), "planned_on");
    EXPECT_EQ(code(data, { "15", "2017-02-22" }), "publication-planned");
}

TEST(PublicationDocuments, APassedDayForThePanelsCopyIsSaidWithTheEarliestPublication)
{
    Northbridge data;
    remove(at(data.case_file, "/publication"), "panel_copy_sent_on");
    auto const made = make(data, { "15", "2017-04-21" });
    ASSERT_TRUE(made.ok());
    EXPECT_TRUE(
        has(made.value().front().bytes, "publication is possible from Friday 28 April 2017"));
    ASSERT_FALSE(made.value().front().warnings.empty());
    EXPECT_EQ(made.value().front().warnings.front().code, "panel-copy-date");
}

TEST(PublicationDocuments, MinutesNeedTheirDecision)
{
    Northbridge data;
    remove(at(data.case_file, "/publication"), "decision");
    EXPECT_EQ(code(data, { "17", "2017-03-08" }), "publication-decision");
    EXPECT_EQ(code(Northbridge(), { "17", "2017-02-28" }), "planning-meeting");
}

TEST(PublicationDocuments, ABlankChecklistTellsNothingOfTheCase)
{
    Northbridge const data;
    auto const page = text(data, { "16", "2017-04-27", assemble::Mode::blank });
    for (auto const* words : { "NB16/01", "Wren", "2017", "Not recorded" })
        EXPECT_FALSE(has(page.substr(page.find("<main")), words)) << words;
    auto const book
        = make(data, { "16", "2017-04-27", assemble::Mode::blank, assemble::Format::xlsx });
    ASSERT_TRUE(book.ok());
    EXPECT_EQ(book.value().front().file_name, "BLANK_D16_publication-checklist_v3.xlsx");
}

TEST(PublicationDocuments, TheSevenAnswersMakeTheCaseAgainstPublication)
{
    Northbridge data;
    EXPECT_EQ(code(data, { "C10", "2017-03-01" }), "non-publication");
    at(data.case_file, "/publication/decision") = base::Value("DO_NOT_PUBLISH");
    EXPECT_EQ(code(data, { "C10", "2017-03-01" }), "non-publication-answers");
    base::Value::Object answers;
    for (auto const* question : { "report_briefing", "source_of_difficulty", "balance_of_interests",
             "legal_restrictions", "amendment_considered", "expert_advice", "media_handling" })
        answers.emplace_back(question, base::Value("Answer to " + std::string(question)));
    at(data.case_file, "/publication").set("non_publication_answers", base::Value(answers));
    auto const page = text(data, { "C10", "2017-03-01" });
    for (auto const& [question, answer] : answers)
        EXPECT_TRUE(has(page, *answer.as_string())) << question;
    EXPECT_FALSE(has(page, "Zofia"));
    EXPECT_TRUE(has(text(data, { "C06", "2017-03-01" }), "Do not publish"));
}

TEST(PublicationDocuments, AnEscalationGoesToTheAgenciesBehindOnly)
{
    Northbridge const data;
    EXPECT_EQ(code(data, { "C11", "2017-07-20" }), "recipient-none");
    auto const made = make(data, { "C11", "2017-09-21" });
    ASSERT_TRUE(made.ok());
    // K9: social care's representative chairs the Subgroup, so the Vice-Chair writes to it.
    ASSERT_EQ(made.value().size(), 2U);
    EXPECT_TRUE(has(made.value().front().bytes, "Dr Oluwaseun Fairbrass, Vice-Chair"));
    auto const& page = made.value().back().bytes;
    EXPECT_TRUE(has(page, "Marguerite Stonecroft, Chair of the SCR Subgroup"));
    EXPECT_TRUE(has(page, "Ottoline Peverell"));
    EXPECT_TRUE(has(page, "Rufus Cattermole"));
    EXPECT_TRUE(has(page, "(20 July 2017 and 21 September 2017)"));
    EXPECT_TRUE(has(page, "Thursday 28 September 2017")); // Five working days.
    // Social care answered on 1 November.
    auto const later = make(data, { "C11", "2017-11-16" });
    ASSERT_TRUE(later.ok());
    EXPECT_EQ(later.value().size(), 1U);
}

TEST(PublicationDocuments, AnUpdateRequestShowsAnAgencyItsOwnRows)
{
    Northbridge const data;
    auto const page = text(
        data, { "C11a", "2017-11-20", assemble::Mode::prefilled, assemble::Format::html, "pol" });
    EXPECT_TRUE(has(page, "P1-11"));
    EXPECT_FALSE(has(page, "P1-07")); // The hospital's.
    auto const books
        = make(data, { "C11a", "2017-11-20", assemble::Mode::completed, assemble::Format::xlsx });
    ASSERT_TRUE(books.ok());
    EXPECT_GT(books.value().size(), 1U); // One for each agency.
}

TEST(PublicationDocuments, TheListOfDocumentsUsesTheProfilesTitles)
{
    Northbridge data;
    auto const joint = text(data, { "APPC", "2017-11-20", assemble::Mode::blank });
    EXPECT_TRUE(has(joint, "Version 3 – 14.06.16"));
    EXPECT_TRUE(has(joint, "Scoping Panel Meeting Letter (Stoke SCB)"));
    data.profile = read_json("data/profiles/medway_2007.json");
    auto const medway = text(data, { "APPC", "2017-11-20", assemble::Mode::blank });
    EXPECT_TRUE(has(medway, "Individual Management Report (IMR) Template"));
    EXPECT_FALSE(has(medway, "Scoping Panel Meeting Letter"));
}
