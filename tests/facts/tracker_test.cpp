// The progress tracker of Northbridge as at 31 March 2018, against figures worked by hand
// (spec/domain.md 6.2, K9 and K10) and against the statistics.

#include "facts/tracker.h"

#include "facts/northbridge_board.h"
#include "facts/statistics.h"

#include <gtest/gtest.h>

using namespace facts;
using base::Date;

namespace {

Date on(char const* iso)
{
    return *Date::parse(iso);
}

class Tracker : public testing::Test {
protected:
    Fact made(std::string const& agency = "", char const* day = "2018-03-31") const
    {
        ReportOccasion occasion { on(day), *base::PartialDate::parse("2017-04-01"),
            *base::PartialDate::parse(day), on(day) };
        occasion.agency = agency;
        return tracker_facts(m_subject, occasion);
    }

    examples::Documents m_documents;
    ReportSubject m_subject = examples::northbridge_board(m_documents);
};

Fact at(Fact const& fact, std::string const& path)
{
    auto const dot = path.find('.');
    auto const member = fact.member(path.substr(0, dot));
    EXPECT_TRUE(member) << path;
    return dot == std::string::npos ? *member : at(*member, path.substr(dot + 1));
}

std::string printed(Fact const& fact, std::string const& path)
{
    return at(fact, path).printed().value_or("nothing");
}

/// The values of `key` in the rows of a list.
std::vector<std::string> column(Fact const& fact, std::string const& list, std::string const& key)
{
    std::vector<std::string> values;
    auto const rows = at(fact, list);
    for (auto const& row : *rows.list())
        values.push_back(printed(row, key));
    return values;
}

/// The row of a list that has `value` under `key`.
Fact row_of(
    Fact const& fact, std::string const& list, std::string const& key, std::string const& value)
{
    auto const rows = at(fact, list);
    for (auto const& row : *rows.list()) {
        if (printed(row, key) == value)
            return row;
    }
    ADD_FAILURE() << value;
    return Fact::Object {};
}

using Values = std::vector<std::string>;

} // namespace

TEST_F(Tracker, TotalsAreThoseWorkedByHand)
{
    auto const totals = at(made(), "totals");
    Values found;
    for (auto const* key : { "all", "counted", "complete", "red", "amber", "green", "withdrawn",
             "open", "overdue", "complete_percent", "overdue_percent", "overdue_open_percent",
             "on_time_original.n", "on_time_original.of", "on_time_original_percent",
             "on_time_agreed.n", "on_time_agreed.of", "on_time_agreed_percent" })
        found.push_back(printed(totals, key));
    EXPECT_EQ(found,
        (Values { "20", "19", "11", "2", "4", "2", "1", "8", "2", "57.9%", "10.5%", "25.0%", "7",
            "14", "50.0%", "8", "13", "61.5%" }));
    EXPECT_EQ(printed(made(), "counts_line"),
        "20 actions: 11 complete, 2 red, 4 amber, 2 green and 1 withdrawn");
}

TEST_F(Tracker, AgenciesAreThoseWorkedByHand)
{
    auto const facts = made();
    Values found;
    auto const agencies = at(facts, "agencies");
    for (auto const& row : *agencies.list())
        found.push_back(printed(row, "agency") + " " + printed(row, "complete") + "/"
            + printed(row, "counted") + " " + printed(row, "complete_percent") + ", on time "
            + printed(row, "on_time_original.n") + " of " + printed(row, "on_time_original.of")
            + " " + printed(row, "on_time_original_percent"));
    EXPECT_EQ(found,
        (Values { "CSC 3/4 75.0%, on time 2 of 3 66.7%", "POL 2/3 66.7%, on time 1 of 3 33.3%",
            "CCG 2/2 100.0%, on time 1 of 2 50.0%", "HOSP 1/3 33.3%, on time 1 of 3 33.3%",
            "COMM 1/2 50.0%, on time 0 of 1 0.0%", "EDU 1/2 50.0%, on time 1 of 1 100.0%",
            "VCS 0/1 0.0%, on time 0 of 0 –", "HOUS 0/0 –, on time 0 of 0 –",
            "LSCB 1/2 50.0%, on time 1 of 1 100.0%" }));
}

TEST_F(Tracker, FiguresAreThoseOfTheStatistics)
{
    auto const statistics_result = statistics(
        m_subject, examples::calendar(), { on("2017-04-01"), on("2018-03-31"), on("2018-03-31") });
    ASSERT_TRUE(statistics_result.ok());
    std::map<std::string, Figure> expected;
    for (auto const& figure : statistics_result.value())
        expected.emplace(figure.code, figure);
    auto const figures = at(made(), "figures");
    std::size_t compared = 0;
    for (auto const& figure : *figures.list()) {
        auto const code = printed(figure, "code");
        // The two numbers of a share are as many as its rows.
        bool const is_part = code.ends_with(" on time") || code.ends_with(" answered");
        if (is_part || code.ends_with(" judged") || code.ends_with(" due")) {
            auto const& share = expected.at(code.substr(0, code.find(' ')));
            EXPECT_EQ(printed(figure, "printed"),
                std::to_string(is_part ? share.rows.size() : share.denominator.size()))
                << code;
            continue;
        }
        ASSERT_TRUE(expected.contains(code)) << code;
        auto const other = to_fact(expected.at(code));
        for (auto const* key : { "printed", "definition", "period", "counted", "reason" })
            EXPECT_EQ(printed(figure, key), printed(other, key)) << code << " " << key;
        ++compared;
    }
    auto const of_plans = std::ranges::count_if(expected, [](auto const& entry) {
        return entry.first.starts_with("M-A") || entry.first.starts_with("M-E");
    });
    EXPECT_EQ(compared, static_cast<std::size_t>(of_plans));
}

TEST_F(Tracker, TablesShareTheOpenActions)
{
    auto const facts = made();
    EXPECT_EQ(
        column(facts, "live", "number"), (Values { "P1-09", "P1-10", "P1-11", "P2-06", "P2-07" }));
    EXPECT_EQ(column(facts, "outstanding", "number"), Values { "P2-05" });
    EXPECT_EQ(column(facts, "extension_requested", "number"), (Values { "P1-07", "P2-08" }));
    EXPECT_EQ(column(facts, "red", "number"), (Values { "P1-07", "P2-05" }));
    // 30/11/2017 to 31/03/2018: 121 days; 28/02/2018 to 31/03/2018: 31 days.
    EXPECT_EQ(column(facts, "red", "days_overdue"), (Values { "121", "31" }));
    // Before its approval a later date is asked for: P1-11, due 31/01/2018, now 30/04/2018.
    auto const before = made("", "2017-12-31");
    for (auto const& number : column(before, "extension_requested", "number")) {
        EXPECT_EQ(std::ranges::count(column(before, "live", "number"), number), 0);
        EXPECT_EQ(std::ranges::count(column(before, "outstanding", "number"), number), 0);
    }
    EXPECT_EQ(column(before, "live", "number").size()
            + column(before, "outstanding", "number").size()
            + column(before, "extension_requested", "number").size(),
        std::stoul(printed(before, "totals.open")));
}

TEST_F(Tracker, CompletedSinceCountsFromTheLastMeeting)
{
    auto const facts = made();
    EXPECT_EQ(printed(facts, "last_meeting_on"), "15 March 2018");
    for (auto const& day : *at(facts, "completed_since").list())
        EXPECT_GT(*at(day, "completed_on").date(), on("2018-03-15"));
}

TEST_F(Tracker, ActionsTellOfTheLadder)
{
    auto const facts = made();
    auto const hospital = row_of(facts, "actions", "number", "P1-07");
    EXPECT_EQ(printed(hospital, "escalation_level"), "3 – Board");
    // 20/07, 21/09 and 16/11/2017, 18/01 and 15/03/2018.
    EXPECT_EQ(printed(hospital, "meetings_missed"), "5");
    EXPECT_EQ(printed(hospital, "status"), "Red – overdue or escalated");
    EXPECT_EQ(printed(hospital, "last_update_on"), "nothing");
    EXPECT_EQ(printed(hospital, "case"), "NB16/01");
    EXPECT_EQ(printed(hospital, "rec.number"), "3");
    auto const care = row_of(facts, "actions", "number", "P1-09");
    EXPECT_EQ(printed(care, "days_overdue"), "nothing"); // Due on the day.
    EXPECT_EQ(printed(care, "escalation_level"), "nothing");
}

TEST_F(Tracker, EscalationsAreThoseWorkedByHand)
{
    auto const facts = made();
    Values found;
    auto const escalations = at(facts, "escalations");
    for (auto const& row : *escalations.list()) {
        if (at(row, "level").number()->value >= 2)
            found.push_back(printed(row, "action") + " " + printed(row, "level") + " "
                + printed(row, "opened_on") + ", closed " + printed(row, "closed_on"));
    }
    EXPECT_EQ(found,
        (Values { "P1-09 2 21 September 2017, closed 1 November 2017",
            "P1-07 3 21 September 2017, closed nothing" }));
}

TEST_F(Tracker, AnExtractHasItsAgencysRowsOnly)
{
    auto const facts = made("HOSP");
    EXPECT_EQ(printed(facts, "totals.all"), "3");
    EXPECT_EQ(column(facts, "agencies", "agency"), Values { "HOSP" });
    for (auto const* list : { "actions", "live", "outstanding", "red" }) {
        for (auto const& agency : column(facts, list, "lead_agency"))
            EXPECT_EQ(agency, "HOSP") << list;
    }
    for (auto const& agency : column(facts, "updates", "agency"))
        EXPECT_EQ(agency, "HOSP");
    for (auto const& agency : column(facts, "escalations", "agency"))
        EXPECT_EQ(agency, "HOSP");
    for (auto const& code : column(facts, "figures", "code"))
        EXPECT_TRUE(code.starts_with("M-A7 HOSP ")) << code;
    EXPECT_FALSE(column(facts, "updates", "agency").empty());
    EXPECT_FALSE(column(facts, "figures", "code").empty());
    EXPECT_EQ(printed(facts, "charts.total"),
        "3 actions: 1 complete, 2 red, 0 amber, 0 green and 0 withdrawn.");
}

TEST_F(Tracker, PlansAndRecommendationsAddUp)
{
    auto const facts = made();
    EXPECT_EQ(column(facts, "plans", "case"), (Values { "NB16/01", "NB16/02" }));
    EXPECT_EQ(column(facts, "plans", "all"), (Values { "12", "8" }));
    unsigned long actions = 0;
    for (auto const& all : column(facts, "recommendations", "all"))
        actions += std::stoul(all);
    EXPECT_EQ(actions, 20U);
}

TEST_F(Tracker, ABoardWithoutPlansHasEmptyTables)
{
    m_subject.cases.clear();
    auto const facts = made();
    EXPECT_EQ(printed(facts, "counts_line"),
        "0 actions: 0 complete, 0 red, 0 amber, 0 green and 0 withdrawn");
    EXPECT_EQ(printed(facts, "totals.complete_percent"), "–");
    EXPECT_TRUE(at(facts, "actions").list()->empty());
}
