#include "facts/facts.h"

#include "facts/northbridge.h"

#include <gtest/gtest.h>

using namespace facts;
using namespace northbridge;

namespace {

Fact facts_of(
    Northbridge const& data, char const* document, char const* as_at, char const* recipient = "")
{
    bool const is_panel_letter = std::string_view(document).starts_with("2");
    auto const names = is_panel_letter ? NamePolicy::real : NamePolicy::initials;
    auto const facts = case_facts(data.subject(), calendar(),
        { document, recipient, on(as_at), 1, {}, names,
            is_panel_letter ? "panel-agencies" : "board-members" });
    base::ensure(facts.ok(), "the facts of the example are complete");
    return facts.value();
}

std::string ids(std::vector<Recipient> const& recipients)
{
    std::string line;
    for (auto const& recipient : recipients)
        line += recipient.id + " ";
    return line;
}

} // namespace

TEST(Recipients, PanelLettersGoToAgenciesThenToWhoElseIsInvited)
{
    Northbridge data;
    EXPECT_EQ(ids(recipients(data.subject(), "panel-agencies")),
        "csc pol hosp comm gp sch vcs p07 p08 ccg ");
    EXPECT_EQ(ids(recipients(data.subject(), "none")), "");
}

TEST(Recipients, WhoChairsThePanelDoesNotSpeakForTheAgency)
{
    Northbridge data;
    // P03 represents CSC and chairs, so its deputy P17 is written to; when P04 chairs, P03 is.
    auto const deputy = facts_of(data, "2a", "2016-04-21", "csc");
    EXPECT_EQ(printed_at(deputy, "recipient.job_title"),
        *data.subject().board.list("people").at(16).text("job_title"));
    at(data.case_file, "/meetings/0").set("chair", "P04");
    auto const representative = facts_of(data, "2a", "2016-04-21", "csc");
    EXPECT_EQ(printed_at(representative, "recipient.name"),
        *data.subject().board.list("people").at(2).text("display_name"));
}

TEST(Recipients, BoardMembersInTheOrderOfTheBoard)
{
    Northbridge data;
    EXPECT_EQ(ids(recipients(data.subject(), "board-members")),
        "csc pol ccg hosp comm yos edu prob vcs hous ");
}

TEST(Recipients, EveryPartHasItsOwnParagraphs)
{
    Northbridge data;
    auto shown = [&](char const* recipient, std::string const& key) {
        return shown_at(facts_of(data, "2a", "2016-04-21", recipient), "recipient." + key);
    };
    EXPECT_TRUE(shown("csc", "is_lead_agency"));
    EXPECT_FALSE(shown("pol", "is_lead_agency"));
    EXPECT_TRUE(shown("sch", "is_school"));
    EXPECT_FALSE(shown("comm", "is_school"));
    EXPECT_TRUE(shown("p07", "is_sio"));
    EXPECT_TRUE(shown("p08", "is_police_lead"));
    EXPECT_FALSE(shown("pol", "is_sio"));
    EXPECT_FALSE(shown("p07", "gives_chronology"));
    EXPECT_TRUE(shown("pol", "gives_chronology"));
    // The CCG answered "No" and sits as an independent member.
    EXPECT_TRUE(shown("ccg", "is_independent_member"));
    EXPECT_FALSE(shown("ccg", "knows_family"));
    EXPECT_FALSE(shown("ccg", "holds_records"));
    EXPECT_TRUE(shown("ccg", "represents_agency"));
    // Only the agency's representative has a Board member to be copied to.
    EXPECT_TRUE(shown("comm", "copied"));
    EXPECT_FALSE(shown("p07", "copied"));
}

TEST(Recipients, InspectoratesAsASentenceNamesThem)
{
    Northbridge data;
    auto inspectorate = [&](char const* recipient) {
        auto const facts = facts_of(data, "9", "2016-06-09", recipient);
        return shown_at(facts, "recipient.has_other_inspectorate")
            ? printed_at(facts, "recipient.inspectorate")
            : std::string();
    };
    EXPECT_EQ(inspectorate("hosp"), "the Care Quality Commission");
    EXPECT_EQ(inspectorate("csc"), "Ofsted");
    EXPECT_EQ(inspectorate("pol"), ""); // The police have a sentence of their own.
    EXPECT_EQ(inspectorate("ccg"), "");
    EXPECT_EQ(inspectorate("hous"), "");
}

TEST(Recipients, AnAgencyWithoutRepresentativeIsMissingByName)
{
    Northbridge data;
    remove(at(data.board, "/agencies/4"), "scr_rep");
    auto const name = fact_at(facts_of(data, "2a", "2016-04-21", "comm"), "recipient.name");
    ASSERT_NE(name.missing(), nullptr);
    EXPECT_EQ(name.missing()->label, "Review representative of Northbridge Community Health Trust");
    EXPECT_EQ(name.missing()->pointer, "/agencies/4/scr_rep");
}

TEST(CaseFacts, LetterOfTheScopingPanel)
{
    Northbridge data;
    auto const facts = facts_of(data, "2a", "2016-04-21", "comm");
    EXPECT_EQ(printed_at(facts, "document.reference"), "NB16/01/D02a");
    EXPECT_EQ(printed_at(facts, "document.date.weekday"), "Thursday 21 April 2016");
    EXPECT_TRUE(shown_at(facts, "document.uses_chronolator"));
    EXPECT_FALSE(shown_at(facts_of(data, "2b", "2016-04-21", "comm"), "document.uses_chronolator"));
    EXPECT_EQ(printed_at(facts, "panel.date.weekday"), "Monday 9 May 2016");
    EXPECT_EQ(printed_at(facts, "panel.expected_length"), "4 hours");
    EXPECT_EQ(printed_at(facts, "case.screened_on"), "13 April 2016");
    EXPECT_TRUE(shown_at(facts, "case.criminal_process"));
    EXPECT_EQ(fact_at(facts, "others").list()->size(), 4u);
    EXPECT_EQ(printed_at(fact_at(facts, "children").list()->front(), "dob.table"), "12/08/2015");
}

TEST(CaseFacts, NotificationWithBothLimbs)
{
    // K1: due 4 April 2016; Ofsted on 1 April, the Board on 5 April.
    Northbridge data;
    auto const facts = facts_of(data, "6", "2016-04-21");
    EXPECT_EQ(printed_at(facts, "notification.national.due"), "4 April 2016");
    EXPECT_EQ(printed_at(facts, "notification.national.state"), "Done on time");
    EXPECT_EQ(printed_at(facts, "notification.board.lateness"), "1 working day late");
}

TEST(CaseFacts, DeadlinesOfThePanel)
{
    // K2, for both cases.
    Northbridge first;
    auto const facts = facts_of(first, "9", "2016-06-30", "pol");
    EXPECT_EQ(printed_at(facts, "panel.minutes_due.due"), "23 May 2016");
    EXPECT_EQ(printed_at(facts, "panel.minutes_due.state"), "Done on time");
    EXPECT_EQ(printed_at(facts, "panel.decision_due.due"), "9 June 2016");
    EXPECT_EQ(printed_at(facts, "panel.decision_due.state"), "Done on time");
    Northbridge second("case-nb16-02.json");
    auto const other = facts_of(second, "9", "2016-09-30", "pol");
    EXPECT_EQ(printed_at(other, "panel.minutes_due.due"), "14 September 2016");
    EXPECT_EQ(printed_at(other, "panel.decision_due.due"), "30 September 2016");
}

TEST(CaseFacts, TheViceChairChairsWhenTheChairIsConflicted)
{
    // K8: P03 had direct involvement in NB16/02. Computed, when the meeting names nobody.
    Northbridge data("case-nb16-02.json");
    remove(at(data.case_file, "/meetings/0"), "chair");
    remove(at(data.case_file, "/meetings/0"), "chair_basis");
    auto const facts = facts_of(data, "6", "2016-08-19");
    EXPECT_EQ(printed_at(facts, "panel.chair.name"),
        *data.subject().board.list("people").at(3).text("display_name"));
    EXPECT_EQ(printed_at(facts, "panel.chair.office"), "Vice-Chair");
    EXPECT_TRUE(shown_at(facts, "panel.chair.because_of_conflict"));

    Northbridge first;
    remove(at(first.case_file, "/meetings/0"), "chair");
    remove(at(first.case_file, "/meetings/0"), "chair_basis");
    EXPECT_EQ(printed_at(facts_of(first, "6", "2016-04-21"), "panel.chair.office"), "Chair");
}

TEST(CaseFacts, TheAgendaShowsInitialsOnly)
{
    Northbridge data;
    auto const facts = facts_of(data, "6", "2016-04-21");
    EXPECT_EQ(printed_at(facts, "case.children"), "ZW (born 2015)");
    EXPECT_FALSE(fact_at(facts, "children").list()->front().member("dob").has_value());
    EXPECT_FALSE(fact_at(facts, "others").list()->front().member("address").has_value());
}

TEST(CaseFacts, DecisionToHoldASeriousCaseReview)
{
    Northbridge data;
    auto const facts = facts_of(data, "9", "2016-06-09", "pol");
    EXPECT_TRUE(shown_at(facts, "decision.is_scr"));
    EXPECT_EQ(printed_at(facts, "decision.recommended"), "a formal serious case review");
    EXPECT_EQ(printed_at(facts, "decision.outcome"), "upheld");
    EXPECT_EQ(printed_at(facts, "decision.completion.due"), "8 December 2016"); // K6
    EXPECT_FALSE(shown_at(facts, "decision.national_notice"));
    EXPECT_TRUE(shown_at(facts, "recipient.is_police"));
    // The reviewer was appointed on 20 June, so the letter of 9 June cannot name anybody.
    EXPECT_FALSE(shown_at(facts, "decision.reviewer"));
    EXPECT_TRUE(shown_at(facts_of(data, "9", "2016-06-20", "pol"), "decision.reviewer"));
}

TEST(CaseFacts, DecisionNotToHoldOneIsToldToTheNationalPanel)
{
    // K3: decided 26 September 2016, told by 10 October, sent 11 October.
    Northbridge data("case-nb16-02.json");
    auto const facts = facts_of(data, "9", "2016-10-31", "pol");
    EXPECT_TRUE(shown_at(facts, "decision.is_learning_review"));
    EXPECT_EQ(
        printed_at(facts, "decision.review_type"), "a multi-agency learning review (commissioned)");
    EXPECT_EQ(printed_at(facts, "decision.national_notice.due"), "10 October 2016");
    EXPECT_EQ(printed_at(facts, "decision.national_notice.lateness"), "1 day late");
    EXPECT_EQ(printed_at(facts, "decision.national_body"),
        "National Panel of Independent Experts on Serious Case Reviews");
    EXPECT_FALSE(shown_at(facts, "decision.completion"));
}

TEST(CaseFacts, NothingIsKnownBeforeItsDay)
{
    Northbridge data;
    auto const facts = facts_of(data, "9", "2016-06-07", "pol"); // The decision came on 8 June.
    EXPECT_NE(fact_at(facts, "decision").missing(), nullptr);
    EXPECT_EQ(fact_at(facts, "decision.outcome").missing()->pointer, "/decisions");
}

TEST(CaseFacts, ACaseWithoutPanelOrIncidentStillHasAllKeys)
{
    Northbridge data;
    for (auto const* key : { "meetings", "incident", "notifications", "subgroup_screen", "plan",
             "decisions", "name_checks", "involvements" })
        remove(data.case_file, key);
    auto const facts = facts_of(data, "6", "2016-04-21");
    EXPECT_NE(fact_at(facts, "panel.venue").missing(), nullptr);
    EXPECT_NE(fact_at(facts, "notification.received_on").missing(), nullptr);
    EXPECT_NE(fact_at(facts, "plan").missing(), nullptr);
    EXPECT_NE(fact_at(facts, "case.screened_on").missing(), nullptr);
}

TEST(CaseFacts, ADeadlineOutsideTheCalendarIsRefused)
{
    Northbridge data;
    at(data.case_file, "/meetings/0").set("date", "2028-12-27");
    auto const facts = case_facts(data.subject(), calendar(), { "6", "", on("2028-12-01"), 1 });
    ASSERT_FALSE(facts.ok());
    EXPECT_EQ(facts.errors().at(0).code, "calendar-not-loaded");
}

TEST(CaseFacts, LeadReasonOfALookedAfterChild)
{
    Northbridge data;
    auto const normal = facts_of(data, "6", "2016-04-21");
    EXPECT_EQ(printed_at(normal, "case.lead_reason"),
        "the child is or was normally resident in the area of Northbridge Safeguarding Children "
        "Board");
    at(data.case_file, "/children/0").set("looked_after", true);
    at(data.case_file, "/children/0").set("responsible_la", "Eastmere Council");
    EXPECT_EQ(printed_at(facts_of(data, "6", "2016-04-21"), "case.lead_reason"),
        "the child is looked after by Eastmere Council");
}
