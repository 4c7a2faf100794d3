#include "facts/criteria.h"

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
