// What the public and practitioners read of a review: the seven-minute briefing, the learning
// summary, the one-minute guide and the published statement (spec/domain.md 4.18 X06 and X08).

#include "assemble/assemble.h"

#include "facts/northbridge.h"
#include "pdf/outside.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

using namespace northbridge;

namespace {

using assemble::Format;
using assemble::Print;

constexpr auto anniversary = "2018-04-27";
constexpr auto approved = "2018-04-19";
/// The second briefing of the record.
constexpr auto briefing = "/learning_products/1";

assemble::Library const& library()
{
    static auto const loaded = assemble::Library::load(root());
    return loaded.value();
}

struct Made {
    std::string bytes;
    base::Diagnostics findings;

    bool has(std::string_view words) const { return bytes.find(words) != bytes.npos; }
    base::Diagnostic const* finding(std::string_view code) const
    {
        auto const found = std::ranges::find(findings, code, &base::Diagnostic::code);
        return found == findings.end() ? nullptr : &*found;
    }
};

Made make(Northbridge const& data, std::string const& document, char const* as_at,
    Format format = Format::html, Print print = Print::normal)
{
    auto const made = assemble::assemble({ .document = document,
                                             .recipient = {},
                                             .format = format,
                                             .as_at = on(as_at),
                                             .print = print },
        data.subject(), library());
    if (!made.ok())
        return { {}, made.errors() };
    return { made.value().front().bytes, made.value().front().warnings };
}

int pages_of(std::string const& pdf)
{
    auto const told = pdf_test::judged("pdfinfo", pdf);
    auto const at = told.find("Pages:");
    return at == told.npos ? 0 : std::stoi(told.substr(at + 6));
}

/// So many words of the length that English has on average.
std::string words(int count)
{
    std::string text;
    constexpr std::array samples { "agencies", "that", "know", "the", "family", "should", "ask",
        "and", "write", "down", "what", "changes" };
    for (int i = 0; i < count; ++i)
        text += (i == 0 ? "" : " ") + std::string(samples.at(static_cast<std::size_t>(i) % 12));
    return text;
}

base::Value texts(std::vector<std::string> const& all)
{
    base::Value::List list;
    for (auto const& text : all)
        list.emplace_back(text);
    return base::Value(std::move(list));
}

base::Value& panel(Northbridge& data, std::string const& key)
{
    return at(data.case_file, std::string(briefing) + "/" + key);
}

/// Recommendation and action by their places in the plan.
base::Value& action(Northbridge& data, int recommendation, int number)
{
    return at(data.case_file,
        "/plan/recommendations/" + std::to_string(recommendation) + "/actions/"
            + std::to_string(number));
}

} // namespace

TEST(Briefing, SaysWhichPanelHasTooManyWordsAndHowMany)
{
    Northbridge data;
    EXPECT_FALSE(make(data, "X06B", anniversary).finding("panel-words"));
    panel(data, "what_we_found") = texts({ words(45), words(45) });
    EXPECT_FALSE(make(data, "X06B", anniversary).finding("panel-words"));
    panel(data, "what_we_found") = texts({ words(45), words(46) });
    auto const made = make(data, "X06B", anniversary);
    auto const* finding = made.finding("panel-words");
    ASSERT_TRUE(finding);
    EXPECT_EQ(finding->severity, base::Severity::warning);
    EXPECT_TRUE(finding->message.starts_with("Panel 3 (What we found) has 91 words"));
}

TEST(Briefing, CountsTheSentencesOfAgenciesAsWell)
{
    Northbridge data;
    action(data, 0, 0).set("public_done", base::Value(words(80)));
    auto const made = make(data, "X06B", anniversary);
    auto const* finding = made.finding("panel-words");
    ASSERT_TRUE(finding);
    EXPECT_TRUE(finding->message.starts_with("Panel 6 (What agencies have done) has "));
    // P1-01 is the long one; P1-07 is not complete, and so not shown.
    at(data.case_file, briefing).set("actions_shown", texts({ "P1-04", "P1-07" }));
    auto const chosen = make(data, "X06B", anniversary);
    EXPECT_FALSE(chosen.finding("panel-words"));
    EXPECT_TRUE(chosen.has("All 23 GP practices"));
    EXPECT_FALSE(chosen.has("will ask which adults"));
    EXPECT_FALSE(chosen.has("Every permanent"));
    EXPECT_TRUE(chosen.has("(8 of 12 actions)"));
}

TEST(Briefing, AMissingPanelHoldsItBackByName)
{
    Northbridge data;
    remove(at(data.case_file, briefing), "what_worked_well");
    auto const made = make(data, "X06B", anniversary);
    EXPECT_TRUE(made.bytes.empty());
    ASSERT_TRUE(made.finding("learning-product"));
    EXPECT_EQ(made.finding("learning-product")->message, "Panel 4 (What worked well) has no text.");
}

TEST(Briefing, AsksThreeQuestions)
{
    Northbridge data;
    panel(data, "questions") = texts({ "Only one?" });
    EXPECT_TRUE(make(data, "X06B", anniversary).finding("learning-product"));
    remove(at(data.case_file, briefing), "questions");
    EXPECT_TRUE(make(data, "X06B", anniversary).has("Which plan does this belong to"));
}

TEST(Briefing, IsOnePageWithSevenPanelsOfNinetyWords)
{
    Northbridge data;
    for (auto const* key : { "what_this_is", "what_happened" })
        panel(data, key) = texts({ words(90) });
    for (auto const* key : { "what_we_found", "what_worked_well", "what_to_do_differently" })
        panel(data, key) = texts({ words(30), words(30), words(30) });
    panel(data, "questions") = texts({ words(30), words(30), words(30) });
    // Nine words stand before the actions: 9 + 7 * 10 + 11 = 90.
    constexpr std::array<std::array<int, 2>, 8> complete { { { 0, 0 }, { 0, 1 }, { 0, 2 }, { 1, 0 },
        { 1, 1 }, { 1, 2 }, { 2, 1 }, { 4, 1 } } };
    for (auto const& [recommendation, number] : complete)
        action(data, recommendation, number)
            .set("public_done", base::Value(words(recommendation == 4 ? 11 : 10)));
    auto const made = make(data, "X06B", anniversary, Format::pdf);
    EXPECT_FALSE(made.finding("panel-words"));
    EXPECT_FALSE(made.finding("pages-too-many"));
    EXPECT_EQ(pages_of(made.bytes), 1);
    auto const large = make(data, "X06B", anniversary, Format::pdf, Print::large);
    EXPECT_GT(pages_of(large.bytes), 1);
    EXPECT_FALSE(large.finding("pages-too-many"));

    panel(data, "what_happened") = texts({ words(500) });
    auto const longer = make(data, "X06B", anniversary, Format::pdf);
    EXPECT_TRUE(longer.finding("pages-too-many"));
    EXPECT_EQ(pages_of(longer.bytes), 2);
}

TEST(Briefing, WarnsOfFullDatesAndKeepsNamesBack)
{
    Northbridge data;
    panel(data, "what_happened") = texts({ "In May 2016 it was 12 weeks, in 2015 one." });
    EXPECT_FALSE(make(data, "X06B", anniversary).finding("exact-dates"));
    for (auto const* date :
        { "9 May 2016", "9th May", "May 9, 2016", "09/05/2016", "2016-05-09", "9.5.16" }) {
        panel(data, "what_happened") = texts({ "It was on " + std::string(date) + "." });
        EXPECT_TRUE(make(data, "X06B", anniversary).finding("exact-dates")) << date;
    }
    auto const name = *at(data.case_file, "/children/0/given_names").as_string();
    panel(data, "what_happened") = texts({ name + " lived here." });
    EXPECT_TRUE(make(data, "X06B", anniversary).finding("learning-names"));
}

TEST(Briefing, TellsTheActionsOfItsDay)
{
    Northbridge const data;
    EXPECT_TRUE(make(data, "X06B", "2017-04-27").has("No agreed action was complete by"));
    auto const later = make(data, "X06B", anniversary);
    EXPECT_TRUE(later.has("(8 of 12 actions)"));
    EXPECT_TRUE(later.has("Version 2.0, 27"));
}

TEST(Briefing, ItsPanelsAreReadOneAfterTheOtherAndAreNoTable)
{
    Northbridge const data;
    for (auto const print : { Print::normal, Print::large }) {
        auto const pdf = make(data, "X06B", anniversary, Format::pdf, print);
        auto const tree = pdf_test::judged("pdfinfo -struct-text", pdf.bytes);
        for (auto const* role : { "Table", "TR", "TD" })
            EXPECT_EQ(tree.find(role), tree.npos) << role;
        std::size_t at = 0;
        for (auto const* heading :
            { "1 What this is", "2 What happened", "3 What we found", "4 What worked well",
                "5 What practitioners", "6 What agencies have done", "7 Reflect and act" }) {
            auto const found = tree.find(heading, at);
            EXPECT_NE(found, tree.npos) << heading;
            at = found;
        }
    }
    auto const twin = make(data, "X06B", anniversary);
    EXPECT_TRUE(twin.has("<div class=\"panels s-panels\">"));
    EXPECT_FALSE(twin.has("<table"));
}

TEST(Guide, WarnsWhenItIsOlderThanWhatItCites)
{
    Northbridge data;
    EXPECT_TRUE(make(data, "X06G", anniversary).findings.empty());
    at(data.case_file, "/learning_products/3/cited_guidance/0/published_on")
        = base::Value("2018-07");
    auto const made = make(data, "X06G", anniversary);
    EXPECT_FALSE(made.bytes.empty());
    ASSERT_TRUE(made.finding("cited-guidance"));
    EXPECT_TRUE(made.has("One-minute guide"));
    remove(at(data.case_file, "/learning_products/3"), "monitoring");
    EXPECT_TRUE(make(data, "X06G", anniversary).finding("learning-product"));
}

TEST(LearningSummary, IsTwoToFourPages)
{
    auto const made = make(Northbridge(), "X06", anniversary, Format::pdf);
    auto const pages = pages_of(made.bytes);
    EXPECT_GE(pages, 2);
    EXPECT_LE(pages, 4);
}

TEST(Statement, PrintsNotYetMeasuredWhereEvidenceIsLacking)
{
    Northbridge data;
    auto const count = [](Made const& made) {
        int times = 0;
        for (auto at = made.bytes.find(">Not yet measured<"); at != made.bytes.npos;
             at = made.bytes.find(">Not yet measured<", at + 1))
            ++times;
        return times;
    };
    // Of eight complete actions six have evidence: P1-08 and P1-12 have none.
    EXPECT_EQ(count(make(data, "X08", approved)), 2);
    remove(data.case_file, "impact_evidence");
    auto const made = make(data, "X08", approved);
    EXPECT_EQ(count(made), 8);
    EXPECT_FALSE(made.has("Before:"));
}

TEST(Statement, EvidenceOfOpenActionsOrOfLaterDaysIsNoImpact)
{
    Northbridge data;
    at(data.case_file, "/impact_evidence/2/completed_on") = base::Value("2018-04-20");
    EXPECT_FALSE(make(data, "X08", approved).has("19 of 20"));
    at(data.case_file, "/impact_evidence/2/completed_on") = base::Value(approved);
    EXPECT_TRUE(make(data, "X08", approved).has("19 of 20"));
    at(data.case_file, "/impact_evidence/2/linked_actions") = texts({ "P1-07" });
    EXPECT_FALSE(make(data, "X08", approved).has("19 of 20"));
}

TEST(Statement, HoldsEveryRecommendationOrIsHeldBack)
{
    Northbridge data;
    for (int number : { 0, 1 }) {
        action(data, 3, number).set("status", base::Value("WITHDRAWN"));
        action(data, 3, number).set("withdrawn_on", base::Value("2018-01-10"));
        action(data, 3, number).set("withdrawn_reason", base::Value("Replaced."));
    }
    auto const made = make(data, "X08", approved);
    EXPECT_TRUE(made.bytes.empty());
    ASSERT_TRUE(made.finding("statement-complete"));
    EXPECT_TRUE(made.finding("statement-complete")->message.starts_with("Recommendation 4 "));
}

TEST(Statement, LeavesWithdrawnActionsOut)
{
    Northbridge data;
    action(data, 3, 1).set("status", base::Value("WITHDRAWN"));
    action(data, 3, 1).set("withdrawn_on", base::Value("2018-01-10"));
    action(data, 3, 1).set("withdrawn_reason", base::Value("Replaced."));
    auto const made = make(data, "X08", approved);
    EXPECT_TRUE(made.has("P1-09"));
    EXPECT_FALSE(made.has("P1-10"));
    EXPECT_TRUE(made.has("Withdrawn")); // In the counts, which would not add up else.
}

TEST(Statement, SaysMonthsNotDays)
{
    auto const made = make(Northbridge(), "X08", approved);
    EXPECT_TRUE(made.has("(at first January 2018)"));
    EXPECT_TRUE(made.has(">May 2017<"));
    EXPECT_FALSE(made.has("24 May 2017"));
    EXPECT_FALSE(made.has("24/05/2017"));
}

TEST(Statement, WaitsForTheIndependentChair)
{
    Northbridge data;
    auto const code = [&] {
        auto const made = make(data, "X08", approved);
        return made.bytes.empty() ? made.findings.front().code : "";
    };
    EXPECT_EQ(code(), "");
    at(data.case_file, "/statements/1/approved_on") = base::Value("2018-04-20");
    EXPECT_EQ(code(), "statement-approved");
    EXPECT_TRUE(make(data, "X08D", approved).has("Not yet approved by the Independent Chair"));
    remove(at(data.case_file, "/statements/1"), "approved_on");
    EXPECT_EQ(code(), "statement-approved");
    at(data.case_file, "/statements/1").set("approved_on", base::Value("2018-04-18"));
    EXPECT_EQ(code(), "statement-approved"); // Before the day whose position it tells.
}

TEST(Statement, TellsThePositionThatWasApproved)
{
    Northbridge const data;
    // P1-10 is due on 30 June 2018: late by July, but not in what was approved in April.
    auto const later = make(data, "X08", "2018-07-31");
    EXPECT_TRUE(later.has("Green – on track"));
    EXPECT_TRUE(later.has("Position on 19 April 2018"));
    EXPECT_FALSE(make(data, "X08D", "2018-07-31").has("Green – on track"));
}

TEST(Statement, NamesNobody)
{
    Northbridge data;
    auto const name = *at(data.case_file, "/children/0/given_names").as_string();
    at(data.case_file, "/impact_evidence/0/finding") = base::Value(name + " would be safe now.");
    auto const made = make(data, "X08", approved);
    EXPECT_TRUE(made.bytes.empty());
    EXPECT_TRUE(made.finding("statement-names"));
}
