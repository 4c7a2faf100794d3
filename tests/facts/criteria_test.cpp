#include "facts/criteria.h"

#include "northbridge.h"

#include <gtest/gtest.h>

using namespace facts;

namespace {

CriteriaInput incident(char const* outcome, char const* abuse, char const* concern = "CONCERN")
{
    CriteriaInput input;
    input.criteria_set = "WT2015";
    input.outcome = outcome;
    input.abuse_neglect = abuse;
    input.interagency_concern = concern;
    return input;
}

CriteriaResult result(CriteriaInput const& input)
{
    return review_criteria(input).result;
}

} // namespace

// K7, letter by letter.

TEST(Criteria, DiedWithAbuseSuspected)
{
    auto const a = review_criteria(incident("DIED", "SUSPECTED"));
    EXPECT_EQ(a.result, CriteriaResult::mandatory);
    EXPECT_EQ(a.limb, "5(2)(a) and (b)(i)");
    EXPECT_EQ(result(incident("DIED_SUSPECTED_SUICIDE", "SUSPECTED")), CriteriaResult::mandatory);
}

TEST(Criteria, SeriouslyHarmedUnlessThereIsDefinitiveEvidence)
{
    auto const b = review_criteria(incident("SERIOUSLY_HARMED", "KNOWN", "POSSIBLE"));
    EXPECT_EQ(b.result, CriteriaResult::mandatory);
    EXPECT_EQ(b.limb, "5(2)(a) and (b)(ii)");
    EXPECT_EQ(
        result(incident("SERIOUSLY_HARMED", "KNOWN", "NOT_ASSESSED")), CriteriaResult::mandatory);
    auto const c = incident("SERIOUSLY_HARMED", "KNOWN", "DEFINITIVE_EVIDENCE_OF_NONE");
    EXPECT_EQ(result(c), CriteriaResult::not_met);
    EXPECT_EQ(notifiable_limb(c), "(b)");
    EXPECT_TRUE(tell_national_panel(c)); // AMB-24, as K3 has it for the same case.
}

TEST(Criteria, LookedAfterChildOfNaturalCauses)
{
    auto d = incident("DIED", "NEITHER");
    d.looked_after = true;
    EXPECT_EQ(notifiable_limb(d), "(c)");
    EXPECT_EQ(result(d), CriteriaResult::not_met);
    EXPECT_FALSE(tell_national_panel(d));
    d.looked_after = false;
    d.in_regulated_setting = true;
    EXPECT_EQ(notifiable_limb(d), "(d)");
}

TEST(Criteria, DeathInCustodyNeedsNoAbuse)
{
    auto e = incident("DIED", "NEITHER");
    e.custody_context = "YOI";
    EXPECT_EQ(result(e), CriteriaResult::mandatory);
    e.custody_context = "DOL_MCA_2005_AGED_16_17";
    EXPECT_EQ(result(e), CriteriaResult::mandatory);
}

TEST(Criteria, AccidentIsNeitherNotifiableNorReviewed)
{
    auto const g = incident("DIED", "NEITHER");
    EXPECT_EQ(notifiable_limb(g), "");
    EXPECT_EQ(result(g), CriteriaResult::not_met);
    EXPECT_EQ(result(incident("DIED", "NOT_YET_KNOWN")), CriteriaResult::undetermined);
}

TEST(Criteria, WorkingTogether2018AsksForARapidReview)
{
    auto i = incident("DIED", "KNOWN");
    i.criteria_set = "WT2018";
    EXPECT_EQ(result(i), CriteriaResult::rapid_review_required);
    i.abuse_neglect = "NEITHER";
    EXPECT_EQ(result(i), CriteriaResult::not_met);
}

TEST(Criteria, WorkingTogether2018LeavesTheReviewToJudgement)
{
    auto i = incident("DIED", "KNOWN");
    i.criteria_set = "WT2018";
    EXPECT_TRUE(review_criteria(i).discretionary);
    i.abuse_neglect = "NOT_YET_KNOWN";
    EXPECT_EQ(result(i), CriteriaResult::undetermined);
    EXPECT_EQ(review_criteria(i).limbs.at(0).met, CriteriaLimb::Met::unclear);
}

TEST(Criteria, WorkingTogether2006)
{
    auto j = incident("DIED", "SUSPECTED");
    j.criteria_set = "WT2006";
    EXPECT_EQ(result(j), CriteriaResult::should_undertake);
    auto murdered = incident("NONE", "NEITHER");
    murdered.criteria_set = "WT2006";
    EXPECT_EQ(result(murdered), CriteriaResult::not_met);
    murdered.parent_murdered = true;
    EXPECT_EQ(result(murdered), CriteriaResult::must_consider);
    auto harmed = incident("SERIOUSLY_HARMED", "KNOWN");
    harmed.criteria_set = "WT2006";
    EXPECT_EQ(result(harmed), CriteriaResult::must_consider);
}

TEST(Criteria, DeprivationOfLibertyIsForSixteenAndSeventeen)
{
    auto f = incident("DIED", "NEITHER");
    f.custody_context = "DOL_MCA_2005_AGED_16_17";
    f.age = 17;
    EXPECT_FALSE(custody_fault(f));
    f.age = 15;
    ASSERT_TRUE(custody_fault(f));
    EXPECT_NE(custody_fault(f)->find("the child was 15"), std::string::npos);
    f.custody_context = "YOI";
    EXPECT_FALSE(custody_fault(f));
}

TEST(Criteria, EveryLimbHasItsEvidence)
{
    auto const finding = review_criteria(incident("DIED", "SUSPECTED"));
    ASSERT_EQ(finding.limbs.size(), 5u);
    EXPECT_EQ(finding.limbs.at(1).met, CriteriaLimb::Met::yes);
    EXPECT_EQ(finding.limbs.at(1).evidence, "Abuse or neglect: SUSPECTED");
    EXPECT_EQ(finding.limbs.at(3).met, CriteriaLimb::Met::no);
}

TEST(Criteria, OtherSeriousHarmIsNotForTheNationalPanel)
{
    auto harmed = incident("SERIOUSLY_HARMED", "KNOWN", "DEFINITIVE_EVIDENCE_OF_NONE");
    harmed.serious_harm = { "OTHER" };
    EXPECT_FALSE(tell_national_panel(harmed));
    harmed.serious_harm = { "OTHER", "LIFE_THREATENING" };
    EXPECT_TRUE(tell_national_panel(harmed));
}

// K14: forms and precedence.

TEST(Criteria, FormsOfANotification)
{
    using Forms = std::vector<std::vector<std::string>>;
    EXPECT_EQ(
        notification_forms({ { "a", false, "f" }, { "b", false, "f" } }), (Forms { { "a", "b" } }));
    EXPECT_EQ(notification_forms({ { "a", true, "f" }, { "b", true, "f" } }),
        (Forms { { "a" }, { "b" } }));
    EXPECT_EQ(notification_forms({ { "a", false, "f" }, { "b", false, "g" } }),
        (Forms { { "a" }, { "b" } }));
    EXPECT_EQ(notification_forms({ { "a", true, "f" }, { "b", false, "f" }, { "c", false, "f" } }),
        (Forms { { "a" }, { "b", "c" } }));
}

TEST(Criteria, SiblingsOfNorthbridgeShareAForm)
{
    northbridge::Northbridge const siblings("case-nb19-01.json");
    EXPECT_EQ(notification_forms(harmed_children(siblings.subject().case_file)).size(), 1u);
}

TEST(Criteria, ReviewOfAChildComesBeforeTheHomicideReview)
{
    northbridge::Northbridge rowan("case-nb17-01.json");
    EXPECT_EQ(dhr_precedence(rowan.subject().case_file),
        "SCR takes precedence over the DHR (victim under 18)");
    northbridge::at(rowan.case_file, "/children/0").set("dob", "1999-01-01");
    EXPECT_FALSE(dhr_precedence(rowan.subject().case_file));
    EXPECT_FALSE(dhr_precedence(northbridge::Northbridge().subject().case_file));
}
