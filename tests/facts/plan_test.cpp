#include "facts/plan.h"

#include "facts/example_records.h"
#include "facts/fields.h"
#include "facts/plan_record.h"
#include "facts/report_part.h"

#include <gtest/gtest.h>

#include <map>

using namespace facts;
using base::Date;

namespace {

Date on(char const* iso)
{
    return *Date::parse(iso);
}

Date const year_end = on("2018-03-31");

/// Both cases of examples/northbridge (data set N of spec/domain.md 6.1).
class NorthbridgePlans : public testing::Test {
protected:
    std::filesystem::path const m_folder = examples::root() / "examples/northbridge";
    examples::Documents m_documents;
    casefile::Record const m_board = m_documents.add(m_folder / "board.json");
    casefile::Record const m_profile
        = m_documents.add(examples::root() / "data/profiles/staffs_stoke_2015.json");
    casefile::Record const m_first = m_documents.add(m_folder / "case-nb16-01.json");
    casefile::Record const m_second = m_documents.add(m_folder / "case-nb16-02.json");

    std::string id_of(std::string const& short_name) const
    {
        auto const agency = find(m_board.list("agencies"), "short", short_name);
        return agency ? agency->text("id").value() : "no agency " + short_name;
    }
    std::vector<PlanAction> actions() const
    {
        std::vector<PlanAction> all;
        for (auto const& record : { m_first, m_second }) {
            for (auto& recommendation : read_plan(m_board, m_profile, record, year_end)) {
                for (auto& action : recommendation.actions)
                    all.push_back(std::move(action));
            }
        }
        return all;
    }
    /// The action of an agency with this original due date: numbers are the example's own.
    PlanAction action(std::string const& agency, char const* due) const
    {
        for (auto const& one : actions()) {
            if (one.action.agency == id_of(agency) && one.action.original_due == on(due))
                return one;
        }
        ADD_FAILURE() << "no action of " << agency << " due " << due;
        return actions().front();
    }
    ActionMeasures measures(std::string const& agency = {}) const
    {
        std::vector<RatedAction> rated;
        for (auto const& one : actions())
            rated.push_back({ one.action, one.brag });
        return measure(agency.empty() ? rated : led_by(rated, id_of(agency)), year_end);
    }
    std::string complete(std::string const& agency) const
    {
        auto const own = measures(agency);
        return *percent(own.of(Brag::blue), own.counted()).printed();
    }
    std::string on_time(std::string const& agency) const
    {
        auto const share = measures(agency).on_time_original;
        return std::to_string(share.n) + "/" + std::to_string(share.d);
    }
};

} // namespace

TEST_F(NorthbridgePlans, K9TheHospitalsSilenceReachesTheBoard)
{
    auto const record = action("HOSP", "2017-11-30").chase; // P1-07
    ASSERT_EQ(record.escalations.size(), 1u);
    auto const& escalation = record.escalations.front();
    EXPECT_EQ(escalation.opened_on, on("2017-09-21"));
    EXPECT_FALSE(escalation.by_vice_chair);
    EXPECT_EQ(escalation.executive_on, on("2017-10-12"));
    EXPECT_EQ(escalation.exception_on, on("2017-11-16"));
    EXPECT_EQ(escalation.board_on, on("2017-12-14"));
}

TEST_F(NorthbridgePlans, K9SocialCareIsRaisedByTheViceChairAndCloses)
{
    auto const record = action("CSC", "2018-03-31").chase; // P1-09
    ASSERT_EQ(record.escalations.size(), 1u);
    auto const& escalation = record.escalations.front();
    EXPECT_EQ(escalation.opened_on, on("2017-09-21"));
    EXPECT_TRUE(escalation.by_vice_chair);
    EXPECT_EQ(escalation.executive_on, on("2017-10-12"));
    EXPECT_EQ(escalation.closed_on, on("2017-11-01"));
    EXPECT_EQ(escalation.closure, Closure::update_received);
    EXPECT_FALSE(escalation.board_on);
}

TEST_F(NorthbridgePlans, K9ThePoliceAreOnlyChased)
{
    auto const record = action("POL", "2018-01-31").chase; // P1-11
    EXPECT_TRUE(record.escalations.empty());
    EXPECT_EQ(record.chased_at, (std::vector { on("2017-09-21"), on("2018-01-18") }));
}

TEST_F(NorthbridgePlans, K9MeasuresOfTheYear)
{
    std::vector<ChasedAction> chased;
    for (auto const& one : actions())
        chased.push_back({ one.action.number, one.action.agency, one.chase });
    auto const year = measure(chased, on("2017-04-01"), year_end);
    EXPECT_EQ(year.opened, 2);
    EXPECT_EQ(year.agencies, 2);
    EXPECT_EQ(year.exceptions, 1);
    EXPECT_EQ(year.by_vice_chair, 1);
    EXPECT_EQ(year.closed_before_board, 1);
}

TEST_F(NorthbridgePlans, K10StatusOfTheTwentyActions)
{
    auto const all = measures();
    EXPECT_EQ(all.all, 20);
    EXPECT_EQ(all.counted(), 19);
    EXPECT_EQ(all.of(Brag::blue), 11);
    EXPECT_EQ(all.of(Brag::red), 2);
    EXPECT_EQ(all.of(Brag::amber), 4);
    EXPECT_EQ(all.of(Brag::green), 2);
    EXPECT_EQ(all.withdrawn(), 1);
    EXPECT_EQ(action("CSC", "2018-03-31").brag, Brag::amber); // due that day
    EXPECT_EQ(action("HOSP", "2018-02-28").brag, Brag::red);
    EXPECT_EQ(action("VCS", "2018-06-30").brag, Brag::green);
}

TEST_F(NorthbridgePlans, K10Rates)
{
    auto const all = measures();
    EXPECT_EQ(*percent(all.of(Brag::blue), all.counted()).printed(), "57.9%"); // 11 of 19
    EXPECT_EQ(all.overdue, 2);
    EXPECT_EQ(*percent(all.overdue, all.counted()).printed(), "10.5%");
    EXPECT_EQ(*percent(all.overdue, all.open()).printed(), "25.0%"); // of 8
    EXPECT_EQ(all.on_time_original.d, 14);
    EXPECT_EQ(*percent(all.on_time_original).printed(), "50.0%"); // 7
    EXPECT_EQ(all.on_time_agreed.d, 13);
    EXPECT_EQ(*percent(all.on_time_agreed).printed(), "61.5%"); // 8
    EXPECT_EQ(action("COMM", "2017-09-30").action.completed_on, on("2017-10-02")); // late by 2
}

TEST_F(NorthbridgePlans, K10ByAgency)
{
    std::map<std::string, std::string> const expected { { "CSC", "75.0%" }, { "POL", "66.7%" },
        { "CCG", "100.0%" }, { "HOSP", "33.3%" }, { "COMM", "50.0%" }, { "EDU", "50.0%" },
        { "VCS", "0.0%" }, { "LSCB", "50.0%" }, { "HOUS", "–" } };
    for (auto const& [agency, share] : expected)
        EXPECT_EQ(complete(agency), share) << agency;
    std::map<std::string, std::string> const punctual { { "CSC", "2/3" }, { "POL", "1/3" },
        { "HOSP", "1/3" }, { "CCG", "1/2" }, { "COMM", "0/1" }, { "EDU", "1/1" },
        { "LSCB", "1/1" } };
    for (auto const& [agency, share] : punctual)
        EXPECT_EQ(on_time(agency), share) << agency;
}

TEST_F(NorthbridgePlans, FactsOfDocument14)
{
    auto const plan = plan_facts({ m_board, m_first, m_profile }, year_end);
    EXPECT_EQ(
        plan.member("counts_line")->printed(), "12 actions: 8 complete, 1 red, 2 amber, 1 green");
    EXPECT_EQ(plan.member("review")->printed(), "Wren");
    auto const& actions = *plan.member("actions")->list();
    ASSERT_EQ(actions.size(), 12u);
    for (auto const* key :
        { "recommendation", "number", "text", "outcome", "measure_target", "lead_agency",
            "lead_role", "support", "original_due", "revised_due", "evidence_needed",
            "latest_update", "evidence_held", "status", "completed_on", "accepted_on" })
        EXPECT_TRUE(actions.front().member(key)) << key; // the sixteen columns
    EXPECT_TRUE(actions.front().member("original_due")->date());
    EXPECT_EQ(actions.front().member("status")->printed(), "Blue – complete");
    EXPECT_EQ(actions.front().member("status_style")->printed(), "brag-blue");
}

TEST_F(NorthbridgePlans, EveryRecommendationOfTheExampleIsSmart)
{
    for (auto const& record : { m_first, m_second }) {
        auto const plan = plan_facts({ m_board, record, m_profile }, year_end);
        for (auto const& recommendation : *plan.member("recommendations")->list()) {
            for (auto const& test : *recommendation.member("smart")->list()) {
                EXPECT_TRUE(test.member("passes")->shown())
                    << *recommendation.member("number")->printed() << " "
                    << *test.member("word")->printed() << ": "
                    << test.member("reason")->printed().value_or("");
            }
        }
    }
}

TEST_F(NorthbridgePlans, AsAtAnEarlierDayLaterThingsAreUnknown)
{
    auto const plan = plan_facts({ m_board, m_first, m_profile }, on("2017-05-01"));
    for (auto const& action : *plan.member("actions")->list()) {
        EXPECT_TRUE(action.member("completed_on")->missing());
        EXPECT_NE(action.member("status_style")->printed(), "brag-blue");
    }
}

TEST_F(NorthbridgePlans, ActionsInTheAnnualReport)
{
    ReportSubject const subject { m_board, m_profile, { m_first, m_second }, {} };
    auto const part = action_part(subject,
        { on("2018-05-01"), *base::PartialDate::parse("2017-04"),
            *base::PartialDate::parse("2018-03"), year_end, 1 });
    std::map<std::string, std::string> values;
    for (auto const& figure : part.figures)
        values[figure.code] = *figure.value.printed();
    EXPECT_EQ(values.at("M-A1"), "19");
    EXPECT_EQ(values.at("M-A2"), "57.9%");
    EXPECT_EQ(values.at("M-A4"), "50.0%");
    EXPECT_EQ(values.at("M-A5"), "61.5%");
    EXPECT_EQ(values.at("M-A7 HOUS M-A2"), "–");
    EXPECT_EQ(values.at("M-E1"), "2");
    EXPECT_EQ(values.at("M-E2"), "1");
    EXPECT_EQ(values.at("M-E3"), "1");
    EXPECT_EQ(values.at("M-E5"), "1");
}
