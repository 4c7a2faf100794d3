#include "rules/support.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace northbridge;
using rules_test::check;
using rules_test::first;

// NB16/01: panel held on Monday 9 May 2016, recommendation written on 12 May, minutes sent on 20
// May. Each rule is met, then broken.

namespace {

base::Value parsed(char const* json)
{
    return base::parse_json(json, "a test").value();
}

bool mentions(base::Diagnostics const& findings, char const* words)
{
    return !findings.empty() && findings.front().message.find(words) != std::string::npos;
}

rules::Verdict::State state(Northbridge const& data, char const* rule, char const* as_at)
{
    auto const verdicts = rules::judge(data.subject(), calendar(), on(as_at));
    return std::ranges::find(verdicts, rule, &rules::Verdict::rule)->state;
}

using State = rules::Verdict::State;

/// The panel is adjourned, and reconvened two weeks later.
base::Value& reconvene(Northbridge& data)
{
    auto second = at(data.case_file, "/meetings/0");
    second.set("id", "SP-NB16-01b");
    second.set("date", "2016-05-23");
    second.set("reconvened_from", "SP-NB16-01");
    auto& meetings = *at(data.case_file, "/meetings").as_list();
    meetings.push_back(second);
    return meetings.back();
}

base::Value& recommendation(Northbridge& data)
{
    return at(data.case_file, "/scoping_recommendations/0");
}

} // namespace

TEST(ScopingRules, TheExamplesMeetThemAll)
{
    EXPECT_EQ(first(check(Northbridge(), "D08", "2016-05-20", "8")), "");
    EXPECT_EQ(first(check(Northbridge("case-nb16-02.json"), "D08", "2016-09-12", "8")), "");
    EXPECT_EQ(first(check(Northbridge("case-nb17-01.json"), "D08", "2017-08-14", "8")), "");
    EXPECT_EQ(first(check(Northbridge(), "D07", "2016-04-21", "7")), "");
}

TEST(ScopingRules, MinutesNeedAPanelThatMet)
{
    EXPECT_EQ(first(check(Northbridge(), "D08", "2016-05-08", "8")), "error panel-met /meetings");
    for (auto const* rule : { "R-P13", "R-P15", "R-P16", "R-P18" }) {
        EXPECT_EQ(state(Northbridge(), rule, "2016-05-08"), State::not_arisen) << rule;
        EXPECT_EQ(state(Northbridge(), rule, "2016-05-12"), State::kept) << rule;
    }
}

TEST(ScopingRules, APanelWithoutInformationIsReconvened)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-P13", "2016-05-20")), "");
    at(data.case_file, "/meetings/0/attendances/8").set("information_brought", false);
    auto const found = check(data, "R-P13", "2016-05-20");
    EXPECT_EQ(first(found), "warning R-P13 /meetings/0/attendances/8/information_brought");
    EXPECT_TRUE(mentions(found, "Riverside Practice came without its information"));
    at(reconvene(data), "/attendances/8").set("information_brought", true);
    EXPECT_EQ(first(check(data, "R-P13", "2016-05-20")), "");
}

TEST(ScopingRules, AnAdjournedPanelHasAnotherMeeting)
{
    Northbridge data;
    at(data.case_file, "/meetings/0").set("status", "ADJOURNED");
    EXPECT_EQ(first(check(data, "R-P13", "2016-05-20")), "error R-P13 /meetings/0/status");
    auto& second = reconvene(data);
    EXPECT_EQ(first(check(data, "R-P13", "2016-05-20")), "");
    second.set("status", "CANCELLED");
    EXPECT_EQ(first(check(data, "R-P13", "2016-05-20")), "error R-P13 /meetings/0/status");
    // An adjourned panel recommends nothing yet, but its people have heard and must have signed.
    EXPECT_EQ(first(check(data, "R-P16", "2016-05-20")), "");
    data.case_file.set("confidentiality_agreements", base::Value::List {});
    EXPECT_EQ(check(data, "R-P15", "2016-05-20").size(), 13u);
}

TEST(ScopingRules, EverybodyPresentHasSigned)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-P15", "2016-05-20")), "");
    auto& agreement = at(data.case_file, "/confidentiality_agreements/6"); // P10
    remove(agreement, "signed_on");
    auto const found = check(data, "R-P15", "2016-05-20");
    EXPECT_EQ(first(found), "error R-P15 /meetings/0/attendances/6");
    EXPECT_TRUE(mentions(found, "Ottoline Peverell was present"));
    agreement.set("signed_on", "2016-05-21"); // The day after.
    EXPECT_EQ(check(data, "R-P15", "2016-05-20").size(), 1u);
    EXPECT_EQ(check(data, "R-P15", "2016-05-21").size(), 0u);
    // For another meeting it does not count; for the whole case it does.
    agreement.set("meeting", "SP-NB16-09");
    EXPECT_EQ(check(data, "R-P15", "2016-05-21").size(), 1u);
    remove(agreement, "meeting");
    EXPECT_EQ(check(data, "R-P15", "2016-05-21").size(), 0u);
}

TEST(ScopingRules, WhoWasNotThereNeedsNoAgreement)
{
    Northbridge data;
    auto& attendance = at(data.case_file, "/meetings/0/attendances/6");
    data.case_file.find("confidentiality_agreements");
    at(data.case_file, "/confidentiality_agreements")
        .as_list()
        ->erase(at(data.case_file, "/confidentiality_agreements").as_list()->begin() + 6);
    EXPECT_EQ(check(data, "R-P15", "2016-05-20").size(), 1u);
    attendance.set("status", "APOLOGIES");
    EXPECT_EQ(check(data, "R-P15", "2016-05-20").size(), 0u);
    attendance.set("status", "DEPUTY"); // Sent one.
    EXPECT_EQ(check(data, "R-P15", "2016-05-20").size(), 0u);
    attendance.set("deputy_for", "P11"); // Is one.
    EXPECT_EQ(check(data, "R-P15", "2016-05-20").size(), 1u);
}

TEST(ScopingRules, AGuestSignsByName)
{
    Northbridge data;
    auto& guest = at(data.case_file, "/meetings/0/attendances/6");
    remove(guest, "person");
    guest.set("name", "Evander Loxley");
    EXPECT_TRUE(mentions(check(data, "R-P15", "2016-05-20"), "Evander Loxley was present"));
    auto& agreement = at(data.case_file, "/confidentiality_agreements/6");
    remove(agreement, "person");
    agreement.set("name", "Evander Loxley");
    EXPECT_EQ(first(check(data, "R-P15", "2016-05-20")), "");
}

TEST(ScopingRules, TheSubgroupChairMaySetASignatureAside)
{
    Northbridge data;
    remove(at(data.case_file, "/confidentiality_agreements/6"), "signed_on");
    data.case_file.set(
        "overrides", parsed(R"([{ "rule": "R-P15", "role": "SUBGROUP_CHAIR", "on": "2016-05-19",
            "reason": "Called away before signing; has agreed by telephone." }])"));
    EXPECT_EQ(first(check(data, "R-P15", "2016-05-20")), "warning R-P15 /meetings/0/attendances/6");
    EXPECT_EQ(state(data, "R-P15", "2016-05-20"), State::set_aside);
    at(data.case_file, "/overrides/0").set("role", "LSCB_MANAGER");
    EXPECT_EQ(first(check(data, "R-P15", "2016-05-20")), "error R-P15 /meetings/0/attendances/6");
}

TEST(ScopingRules, TheRecommendationIsWrittenSignedAndDated)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-P16", "2016-05-12")), "");
    EXPECT_EQ(first(check(data, "R-P16", "2016-05-11")), "error R-P16 /scoping_recommendations");
    remove(recommendation(data), "signed_by");
    EXPECT_EQ(first(check(data, "R-P16", "2016-05-12")),
        "error R-P16 /scoping_recommendations/0/signed_by");
    recommendation(data).set("signed_by", "P04"); // P03 chaired.
    EXPECT_EQ(first(check(data, "R-P16", "2016-05-12")),
        "warning R-P16 /scoping_recommendations/0/signed_by");
    recommendation(data).set("signed_by", "P03");
    recommendation(data).set("written_on", "2016-05-08");
    EXPECT_EQ(first(check(data, "R-P16", "2016-05-12")),
        "error R-P16 /scoping_recommendations/0/written_on");
}

TEST(ScopingRules, ThePanelRecommendsOneOption)
{
    Northbridge data;
    auto second = recommendation(data);
    second.set("option", "CDOP");
    at(data.case_file, "/scoping_recommendations").as_list()->push_back(second);
    EXPECT_EQ(
        first(check(data, "R-P16", "2016-05-12")), "error R-P16 /scoping_recommendations/1/option");
    // After a reconvened panel only its own recommendation counts.
    reconvene(data);
    EXPECT_EQ(first(check(data, "R-P16", "2016-05-23")), "error R-P16 /scoping_recommendations");
    at(data.case_file, "/scoping_recommendations/1").set("panel_meeting", "SP-NB16-01b");
    at(data.case_file, "/scoping_recommendations/1").set("written_on", "2016-05-24");
    EXPECT_EQ(first(check(data, "R-P16", "2016-05-24")), "");
}

TEST(ScopingRules, DisagreementsHaveAResponse)
{
    Northbridge data("case-nb16-02.json");
    EXPECT_EQ(first(check(data, "R-P18", "2016-09-12")), "");
    remove(at(data.case_file, "/scoping_recommendations/0/disagreements/0"), "response");
    auto const found = check(data, "R-P18", "2016-09-12");
    EXPECT_EQ(first(found), "error R-P18 /scoping_recommendations/0/disagreements/0/response");
    EXPECT_TRUE(mentions(found, "Northbridge Housing"));
    remove(recommendation(data), "disagreements");
    EXPECT_EQ(first(check(data, "R-P18", "2016-09-12")),
        "error R-P18 /scoping_recommendations/0/disagreements");
    remove(recommendation(data), "consensus"); // "None" has to be stated.
    EXPECT_EQ(first(check(data, "R-P18", "2016-09-12")),
        "error R-P18 /scoping_recommendations/0/disagreements");
    recommendation(data).set("consensus", true);
    EXPECT_EQ(first(check(data, "R-P18", "2016-09-12")), "");
}

TEST(ScopingRules, SafeguardingStartsAtOnce)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-P19", "2016-04-05")), "");
    EXPECT_EQ(state(data, "R-P19", "2016-04-04"), State::not_arisen);
    remove(at(data.case_file, "/notifications/0"), "safety_action");
    EXPECT_EQ(
        first(check(data, "R-P19", "2016-04-05")), "error R-P19 /notifications/0/safety_action");
    EXPECT_EQ(
        first(check(data, "D01", "2016-04-06", "1")), "error R-P19 /notifications/0/safety_action");
    remove(at(data.case_file, "/notifications/0"), "other_children_at_risk");
    EXPECT_EQ(first(check(data, "R-P19", "2016-04-05")),
        "warning R-P19 /notifications/0/other_children_at_risk");
    at(data.case_file, "/notifications/0").set("other_children_at_risk", false);
    EXPECT_EQ(first(check(data, "R-P19", "2016-04-05")), "");
}

TEST(ScopingRules, MinutesAreSentInTwoWeeks)
{
    // 9 May + 14 days = 23 May 2016.
    Northbridge data;
    EXPECT_EQ(first(check(data, "minutes-due", "2016-06-30")), "");
    at(data.case_file, "/meetings/0").set("minutes_sent_on", "2016-05-24");
    EXPECT_EQ(first(check(data, "minutes-due", "2016-05-23")), "");
    auto const found = check(data, "minutes-due", "2016-06-30");
    EXPECT_EQ(first(found), "warning minutes-due /meetings/0/minutes_sent_on");
    EXPECT_TRUE(mentions(found, "due by 23 May 2016, were sent 1 day late"));
    remove(at(data.case_file, "/meetings/0"), "minutes_sent_on");
    EXPECT_TRUE(mentions(check(data, "minutes-due", "2016-05-25"), "they are 2 days late"));
}

TEST(ScopingRules, AnotherCourseThanTheCriteriaAskForHasItsReasons)
{
    // NB16/01 meets the criteria; 99 characters are a remark, 100 are reasons.
    Northbridge data;
    recommendation(data).set("option", "CDOP");
    recommendation(data).set("rationale", std::string(100, 'x'));
    EXPECT_EQ(first(check(data, "recommendation-criteria", "2016-05-12")), "");
    recommendation(data).set("rationale", std::string(99, 'x'));
    EXPECT_EQ(first(check(data, "recommendation-criteria", "2016-05-12")),
        "error recommendation-criteria /scoping_recommendations/0/rationale");
    recommendation(data).set("option", "FORMAL_SCR");
    EXPECT_EQ(first(check(data, "recommendation-criteria", "2016-05-12")), "");
}
