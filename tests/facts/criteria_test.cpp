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
    auto murdered = incident("NONE", "NEITHER", "NOT_ASSESSED");
    murdered.criteria_set = "WT2006";
    auto const nothing = review_criteria(murdered);
    EXPECT_EQ(nothing.result, CriteriaResult::not_met);
    ASSERT_EQ(nothing.alternatives.size(), 5u);
    EXPECT_EQ(nothing.alternatives.at(0), "Local learning review");
    murdered.parent_murdered = true;
    EXPECT_EQ(result(murdered), CriteriaResult::must_consider);
    EXPECT_TRUE(review_criteria(murdered).alternatives.empty());
}

TEST(Criteria, WorkingTogether2006LimbByLimb)
{
    auto none = incident("SERIOUSLY_HARMED", "KNOWN", "NOT_ASSESSED");
    none.criteria_set = "WT2006";
    none.serious_harm = { "OTHER" };
    EXPECT_EQ(result(none), CriteriaResult::not_met);
    auto const met = [](CriteriaInput const& input) {
        auto const finding = review_criteria(input);
        EXPECT_EQ(finding.result, CriteriaResult::must_consider);
        return finding.limb;
    };
    auto one = none;
    one.serious_harm = { "LIFE_THREATENING" };
    EXPECT_TRUE(met(one).starts_with("Life-threatening"));
    one.serious_harm = { "PERMANENT_IMPAIRMENT" };
    EXPECT_TRUE(met(one).starts_with("Life-threatening"));
    one.serious_harm = { "SERIOUS_SEXUAL_ABUSE" };
    EXPECT_EQ(met(one), "Particularly serious sexual abuse");
    one.abuse_neglect = "NEITHER";
    EXPECT_EQ(result(one), CriteriaResult::not_met);
    one = none;
    one.killed_by_mentally_ill_parent = true;
    EXPECT_EQ(met(one), "The child was killed by a parent with a mental illness");
    one = none;
    one.interagency_concern = "CONCERN";
    EXPECT_EQ(met(one), "There are concerns about how agencies worked together");
    one.interagency_concern = "POSSIBLE";
    EXPECT_EQ(result(one), CriteriaResult::not_met);
    EXPECT_EQ(review_criteria(one).limbs.back().met, CriteriaLimb::Met::unclear);
    one.abuse_neglect = "NOT_YET_KNOWN";
    EXPECT_EQ(result(one), CriteriaResult::undetermined);
}

// R-C01 of Working Together 2018.

TEST(Criteria, WorkingTogether2018NotifiesTheNationalPanel)
{
    auto input = incident("DIED", "SUSPECTED");
    input.criteria_set = "WT2018";
    EXPECT_EQ(notifiable(input).limb, "(a)");
    EXPECT_EQ(notifiable(input).bodies, std::vector<std::string> { "NATIONAL_PANEL" });
    input.outcome = "SERIOUSLY_HARMED";
    EXPECT_EQ(notifiable(input).limb, "(b)");
    input.abuse_neglect = "NEITHER";
    EXPECT_EQ(notifiable(input).limb, "");
    EXPECT_TRUE(notifiable(input).bodies.empty());
}

TEST(Criteria, WorkingTogether2018OutsideEngland)
{
    auto input = incident("DIED", "SUSPECTED");
    input.criteria_set = "WT2018";
    input.outside_england = true;
    EXPECT_EQ(notifiable(input).limb, "(a)");
    EXPECT_EQ(notifiable(input).limbs.back().met, CriteriaLimb::Met::unclear);
    input.normally_resident = true;
    EXPECT_EQ(notifiable(input).limb, "(a)");
    EXPECT_EQ(notifiable(input).limbs.back().met, CriteriaLimb::Met::yes);
    input.normally_resident = false;
    EXPECT_EQ(notifiable(input).limb, "");
    input.outside_england = false;
    EXPECT_EQ(notifiable(input).limb, "(a)");
}

TEST(Criteria, WorkingTogether2018LookedAfterDeathGoesToOfstedAndTheDepartment)
{
    auto input = incident("DIED", "NEITHER");
    input.criteria_set = "WT2018";
    input.looked_after = true;
    EXPECT_EQ(notifiable(input).limb, "(c)");
    EXPECT_EQ(notifiable(input).bodies, (std::vector<std::string> { "OFSTED", "DFE" }));
    input.abuse_neglect = "KNOWN";
    EXPECT_EQ(
        notifiable(input).bodies, (std::vector<std::string> { "NATIONAL_PANEL", "OFSTED", "DFE" }));
    input.abuse_neglect = "NEITHER";
    input.looked_after = false;
    input.in_regulated_setting = true; // a limb of 2015 only
    EXPECT_EQ(notifiable(input).limb, "");
}

TEST(Criteria, InputHoldsWhatTheIncidentSays)
{
    northbridge::Northbridge wren;
    auto& happened = northbridge::at(wren.case_file, "/incident");
    happened.set("occurred_outside_england", true);
    happened.set("normally_resident", false);
    happened.set("parent_murdered", true);
    happened.set("killed_by_mentally_ill_parent", true);
    auto const subject = wren.subject();
    auto const input = criteria_input(subject.case_file, subject.profile);
    EXPECT_TRUE(input.outside_england);
    EXPECT_EQ(input.normally_resident, false);
    EXPECT_TRUE(input.parent_murdered);
    EXPECT_TRUE(input.killed_by_mentally_ill_parent);
}

TEST(Criteria, FactorsOfANationalReview)
{
    using Met = CriteriaLimb::Met;
    northbridge::Northbridge wren;
    auto const before = national_review_factors(wren.subject().case_file);
    ASSERT_EQ(before.size(), 4u);
    for (auto const& one : before)
        EXPECT_EQ(one.evidence, "Not recorded") << one.limb;
    wren.case_file.set("rapid_review",
        base::parse_json(R"({"received_on": "2018-12-19",
        "national_factors": [
            {"factor": "IMPROVEMENTS_NEEDED", "met": "YES", "previously_identified": true,
             "evidence": "Handovers were missed again."},
            {"factor": "RECURRENT_THEMES", "met": "NO", "evidence": "The first of its kind."},
            {"factor": "INSTITUTIONAL_SETTING", "met": "UNCLEAR"}]})",
            "rapid review")
            .value());
    auto const after = national_review_factors(wren.subject().case_file);
    EXPECT_EQ(after.at(0).met, Met::yes);
    auto const rapid = wren.subject().case_file.child("rapid_review").value();
    for (auto const& [limb, entry] : { std::pair(0, 0), std::pair(2, 1), std::pair(3, 2) })
        EXPECT_EQ(after.at(static_cast<std::size_t>(limb)).limb,
            rapid.list("national_factors").at(static_cast<std::size_t>(entry)).printed("factor"));
    EXPECT_EQ(after.at(0).evidence, "Handovers were missed again. (identified before)");
    EXPECT_EQ(after.at(1).met, Met::no);
    EXPECT_EQ(after.at(1).evidence, "Not recorded");
    EXPECT_EQ(after.at(2).met, Met::no);
    EXPECT_EQ(after.at(2).evidence, "The first of its kind.");
    EXPECT_EQ(after.at(3).met, Met::unclear);
}

// A person decides: a mismatch is only a warning.

TEST(Criteria, DecisionAgainstTheCriteriaIsAWarning)
{
    northbridge::Northbridge wren; // decided 8 June 2016 for a serious case review
    auto const warning = [&](CriteriaResult computed) {
        CriteriaFinding finding;
        finding.result = computed;
        finding.limb = "limb";
        return decision_warning(
            finding, wren.subject().case_file, wren.subject().case_file.list("decisions").back());
    };
    EXPECT_FALSE(warning(CriteriaResult::mandatory));
    EXPECT_FALSE(warning(CriteriaResult::should_undertake));
    EXPECT_FALSE(warning(CriteriaResult::must_consider));
    ASSERT_TRUE(warning(CriteriaResult::not_met));
    EXPECT_TRUE(warning(CriteriaResult::not_met)->starts_with("The decision of 8 June 2016 is "));
    EXPECT_NE(
        warning(CriteriaResult::not_met)->find("The criteria are not met"), std::string::npos);
    EXPECT_TRUE(warning(CriteriaResult::undetermined));
    EXPECT_TRUE(warning(CriteriaResult::rapid_review_required)); // the record holds none
    northbridge::at(wren.case_file, "/decisions/0").set("review_type", "NFA");
    EXPECT_FALSE(warning(CriteriaResult::not_met));
    ASSERT_TRUE(warning(CriteriaResult::mandatory));
    EXPECT_NE(warning(CriteriaResult::mandatory)->find("A review must be held (limb)"),
        std::string::npos);
    wren.case_file.set("rapid_review",
        base::parse_json(R"({"received_on": "2018-12-19"})", "rapid review").value());
    EXPECT_FALSE(warning(CriteriaResult::rapid_review_required));
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
    auto const precedence = [&](char const* as_at) {
        return dhr_precedence(rowan.subject().case_file, northbridge::on(as_at));
    };
    EXPECT_EQ(precedence("2017-07-10"), "SCR takes precedence over the DHR (victim under 18)");
    EXPECT_FALSE(precedence("2017-07-09")); // proposed on the 10th
    auto& review = northbridge::at(rowan.case_file, "/parallel/0");
    review.set("status", "CONCLUDED");
    EXPECT_FALSE(precedence("2018-01-01")); // nobody knows since when
    review.set("to", "2018-02-01");
    EXPECT_TRUE(precedence("2018-02-01"));
    EXPECT_FALSE(precedence("2018-02-02"));
    northbridge::at(rowan.case_file, "/children/0").set("dob", "1999-01-01");
    EXPECT_FALSE(precedence("2017-07-10"));
    EXPECT_FALSE(dhr_precedence(
        northbridge::Northbridge().subject().case_file, northbridge::on("2017-07-10")));
}
