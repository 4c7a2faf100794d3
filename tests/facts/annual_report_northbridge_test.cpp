#include "facts/northbridge_board.h"
#include "facts/report_part.h"
#include "facts/report_reader.h"

#include <gtest/gtest.h>

#include <set>

using namespace facts;
using base::Date;
using base::PartialDate;

namespace {

ReportOccasion const occasion { *Date::parse("2021-01-26"), *PartialDate::parse("2018"),
    *PartialDate::parse("2020-12"), *Date::parse("2021-01-26"), 1 };

/// The annual report of Northbridge for 2018 to 2020.
class NorthbridgeReport : public examples::ReportReader {
protected:
    void SetUp() override { make(); }
    void make()
    {
        base::Diagnostics warnings;
        auto result = report_facts(m_subject, examples::calendar(), occasion, warnings);
        ASSERT_TRUE(result.ok()) << base::describe(result.errors().front());
        m_root = result.value();
    }
    /// Repeats the case of one child so often, with these sexes.
    void children_of_one_case(std::vector<std::string> const& sexes)
    {
        auto const folder = examples::root() / "examples/northbridge";
        auto value
            = base::parse_json(base::read_file(folder / "case-nb18-01.json"), "case").value();
        auto child = value.find("children")->as_list()->front();
        base::Value::List children;
        for (auto const& sex : sexes) {
            auto const number = children.size() + 1;
            child.set("key", "child-" + std::to_string(number));
            child.set("order", static_cast<std::int64_t>(number));
            child.set("sex", sex);
            child.set("pseudonym", base::Value("Tree " + std::to_string(number)));
            children.push_back(child);
        }
        value.set("children", children);
        m_subject.cases = { m_documents.add_text(base::write_json(value), "case") };
    }

    examples::Documents m_documents;
    ReportSubject m_subject = examples::northbridge_board(m_documents);
};

using Strings = std::vector<std::string>;
Strings const girls_and_boys(int girls, int boys)
{
    Strings sexes(static_cast<std::size_t>(girls), "FEMALE");
    sexes.insert(sexes.end(), static_cast<std::size_t>(boys), "MALE");
    return sexes;
}

} // namespace

TEST_F(NorthbridgeReport, CountsWhatTheSpecificationExpects)
{
    EXPECT_EQ(figure("M-R1"), "4");
    EXPECT_EQ(figure("M-R2"), "5");
    EXPECT_EQ(figure("M-T1%"), "50.0%");
    EXPECT_EQ(figure("M-T3 median"), "7");
    EXPECT_EQ(figure("M-L1"), "4"); // K11
    EXPECT_EQ(figure("M-L2 attendances"), "18");
    EXPECT_EQ(figure("M-L2 people"), "12");
    EXPECT_EQ(figure("M-A1"), "19");
    EXPECT_EQ(figure("M-A1 complete"), "17");
    EXPECT_EQ(figure("M-E3 standing"), "1"); // P1-07, which the Board has not closed
}

TEST_F(NorthbridgeReport, DelaysHaveTheirReasons)
{
    EXPECT_EQ(printed("report.reviews.delays.criminal"), "1");
    EXPECT_EQ(printed("report.reviews.delays.none"), "1");
    EXPECT_FALSE(at("report.reviews.delays.any_agreed").shown());
    auto const& listed = *at("report.reviews.listed").list();
    EXPECT_EQ(listed.at(0).member("delay_reason")->printed(), "Criminal proceedings");
    EXPECT_TRUE(listed.at(1).member("delay_reason")->missing()); // in time
    EXPECT_EQ(listed.at(2).member("delay_reason")->printed(), "No reason recorded");
}

TEST_F(NorthbridgeReport, WhatSeveralActionsBroughtIsToldOnce)
{
    std::string const sentence = "Every agency now asks who lives with a child.";
    auto const folder = examples::root() / "examples/northbridge";
    auto value = base::parse_json(base::read_file(folder / "case-nb16-01.json"), "case").value();
    auto plan = *value.find("plan");
    base::Value::List recommendations;
    std::size_t changed = 0;
    for (auto recommendation : *plan.find("recommendations")->as_list()) {
        base::Value::List actions;
        for (auto action : *recommendation.find("actions")->as_list()) {
            if (action.find("scrutiny_bullet")) {
                action.set("scrutiny_bullet", sentence);
                ++changed;
            }
            actions.push_back(std::move(action));
        }
        recommendation.set("actions", std::move(actions));
        recommendations.push_back(std::move(recommendation));
    }
    plan.set("recommendations", std::move(recommendations));
    value.set("plan", plan);
    ASSERT_GT(changed, 1U);
    m_subject.cases = { m_documents.add_text(base::write_json(value), "case") };
    make();
    EXPECT_EQ(std::ranges::count_if(*at("report.done").list(),
                  [&](auto const& one) { return one.member("text")->printed() == sentence; }),
        1);
}

TEST_F(NorthbridgeReport, CoursesAreToldApart)
{
    auto const& courses = *at("report.training.by_course").list();
    ASSERT_EQ(courses.size(), 2u);
    EXPECT_EQ(courses.at(0).member("name")->printed(), "Neglect");
    EXPECT_FALSE(courses.at(0).member("has_learning")->shown());
    EXPECT_EQ(courses.at(0).member("attendances")->printed(), "4");
    EXPECT_EQ(courses.at(1).member("attendances")->printed(), "18");
    EXPECT_EQ(figure("M-L1 course C2 practitioners"), "4");
}

TEST_F(NorthbridgeReport, EveryNumberOfATableIsAFigureOfItsOwn)
{
    std::set<std::string> codes;
    for (auto const& one : *at("figures").list())
        EXPECT_TRUE(codes.insert(one.member("code")->printed().value_or("")).second);
    for (auto const& row : *at("report.actions.by_agency").list()) {
        auto const code = "M-A7 " + row.member("agency")->printed().value_or("");
        EXPECT_TRUE(codes.contains(code + " M-A5")) << code;
        EXPECT_TRUE(codes.contains(code + " M-E4 answered")) << code;
    }
    // The last section lists every figure that is not one of a table.
    std::size_t listed = 0;
    for (auto const& group : *at("report.sources.groups").list()) {
        for (auto const& one : *group.member("entries")->list()) {
            EXPECT_TRUE(codes.contains(one.member("code")->printed().value_or("")));
            ++listed;
        }
    }
    EXPECT_GT(listed, 60u);
    EXPECT_TRUE(at("report.sources.by_agency").shown());
}

TEST_F(NorthbridgeReport, FiveChildrenAreTooFewToBeDescribed)
{
    // Three girls and two boys: the boys are hidden, and the girls, who would give them away.
    EXPECT_TRUE(at("report.reviews.characteristics.recorded").shown());
    EXPECT_FALSE(at("report.reviews.characteristics.any").shown());
    for (auto const& one : *at("figures").list())
        EXPECT_FALSE(one.member("code")->printed().value_or("").starts_with("M-R2 "));
}

TEST_F(NorthbridgeReport, AHiddenNumberCannotBeWorkedOutFromTheTotal)
{
    children_of_one_case(girls_and_boys(5, 2));
    make();
    EXPECT_EQ(figure("M-R2"), "7");
    EXPECT_EQ(figure("M-R2 sex Female"), "no such figure"); // 7 - 5 would be 2
    auto sexes = girls_and_boys(5, 2);
    sexes.insert(sexes.end(), 4, "NOT_KNOWN");
    children_of_one_case(sexes);
    make();
    EXPECT_EQ(figure("M-R2 sex Male"), "c");
    EXPECT_EQ(figure("M-R2 sex Female"), "5");
    EXPECT_TRUE(at("report.reviews.characteristics.any").shown());
}

TEST_F(NorthbridgeReport, NumbersThatAreLargeEnoughAreShown)
{
    children_of_one_case(girls_and_boys(4, 3));
    make();
    EXPECT_EQ(figure("M-R2 sex Female"), "4");
    EXPECT_EQ(figure("M-R2 sex Male"), "3");
    for (auto const& one : *at("figures").list()) {
        bool const is_characteristic
            = one.member("code")->printed().value_or("").starts_with("M-R2 ");
        EXPECT_TRUE(!is_characteristic || one.member("rows")->list()->empty()); // they tell who
    }
}

TEST_F(NorthbridgeReport, OneGroupAsLargeAsTheTotalIsNotNamedWhenItIsSmall)
{
    children_of_one_case(girls_and_boys(2, 0));
    make();
    EXPECT_EQ(figure("M-R2 sex Female"), "no such figure");
    EXPECT_FALSE(at("report.reviews.characteristics.any").shown());
}

TEST_F(NorthbridgeReport, ManyReviewsHaveARowEach)
{
    EXPECT_FALSE(at("report.reviews.milestones.many").shown());
    auto const folder = examples::root() / "examples/northbridge";
    auto value = base::parse_json(base::read_file(folder / "case-nb18-01.json"), "case").value();
    for (auto const* reference : { "NB18/02", "NB18/03", "NB18/04" }) {
        value.set("ref", reference);
        m_subject.cases.push_back(m_documents.add_text(base::write_json(value), reference));
    }
    make();
    EXPECT_TRUE(at("report.reviews.milestones.many").shown());
    auto const& reviews = *at("report.reviews.milestones.reviews").list();
    ASSERT_EQ(reviews.size(), 7u);
    // The same facts as in the table with a column for each review.
    auto const& rows = *at("report.reviews.milestones.rows").list();
    for (std::size_t review = 0; review < reviews.size(); ++review) {
        auto const& cells = *reviews.at(review).member("cells")->list();
        ASSERT_EQ(cells.size(), rows.size());
        for (std::size_t row = 0; row < rows.size(); ++row)
            EXPECT_EQ(cells.at(row).printed(),
                rows.at(row).member("cells")->list()->at(review).printed());
    }
}

TEST_F(NorthbridgeReport, EvidenceSaysWhereNothingWasMeasured)
{
    EXPECT_EQ(printed("report.evidence.returns_received"), "4");
    EXPECT_EQ(printed("report.evidence.audits_count"), "6"); // four of the board, two of a case
    std::size_t measured = 0;
    for (auto const& item : *at("report.evidence.items").list())
        measured += item.member("measured")->shown() ? 1 : 0;
    EXPECT_EQ(measured, 4u);
    EXPECT_EQ(at("report.evidence.items").list()->size(), 6u); // section 11 has no before
}

TEST_F(NorthbridgeReport, TheCycleIsDrawnBySubgroup)
{
    auto const& stages = *at("report.cycle_stages").list();
    EXPECT_EQ(stages.size(), 4u);
    EXPECT_EQ(stages.front().member("label")->printed(), "Evidence in: Quality");
    EXPECT_TRUE(at("report.cycle_drawing").shown());
    auto const text = stages.front().member("text")->printed().value_or("");
    EXPECT_TRUE(text.starts_with("Section 11 audits; ")) << text;
}
