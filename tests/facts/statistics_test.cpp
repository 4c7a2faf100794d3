#include "facts/statistics.h"

#include "facts/northbridge_board.h"

#include <gtest/gtest.h>

#include <set>

using namespace facts;
using base::Date;

namespace {

Date on(char const* iso)
{
    return *Date::parse(iso);
}

/// The figures of one request, by code.
class Figures {
public:
    Figures(ReportSubject const& subject, StatisticsRequest const& request)
    {
        auto result = statistics(subject, examples::calendar(), request);
        if (!result.ok())
            ADD_FAILURE() << base::describe(result.errors().front());
        else
            m_figures = result.value();
    }

    Figure of(std::string const& code) const
    {
        for (auto const& figure : m_figures) {
            if (figure.code == code)
                return figure;
        }
        ADD_FAILURE() << "no figure " << code;
        return {};
    }
    std::string printed(std::string const& code) const
    {
        return of(code).value.printed().value_or("nothing");
    }
    /// "rows of denominator"
    std::string counted(std::string const& code) const
    {
        auto const figure = of(code);
        return std::to_string(figure.rows.size()) + " of "
            + std::to_string(figure.denominator.size());
    }
    std::vector<Figure> const& all() const { return m_figures; }

private:
    std::vector<Figure> m_figures;
};

class NorthbridgeStatistics : public testing::Test {
protected:
    examples::Documents m_documents;
    ReportSubject m_subject = examples::northbridge_board(m_documents);

    Figures year() const
    {
        return { m_subject, { on("2017-04-01"), on("2018-03-31"), on("2018-03-31") } };
    }
    Figures everything() const
    {
        return { m_subject, { on("2015-01-01"), on("2020-12-31"), on("2020-12-31") } };
    }
};

} // namespace

TEST_F(NorthbridgeStatistics, K9EscalationsOfTheYear)
{
    auto const figures = year();
    EXPECT_EQ(figures.printed("M-E1"), "2"); // P1-07 and P1-09
    EXPECT_EQ(figures.printed("M-E1 agencies"), "2");
    EXPECT_EQ(figures.printed("M-E2"), "1"); // Board of 14 December 2017
    EXPECT_EQ(figures.printed("M-E3"), "1"); // P1-09, by the update of 1 November 2017
    EXPECT_EQ(figures.printed("M-E3 after"), "0");
    EXPECT_EQ(figures.printed("M-E3 open"), "1"); // P1-07
    EXPECT_EQ(figures.printed("M-E5"), "1");
}

TEST_F(NorthbridgeStatistics, K10Actions)
{
    auto const figures = year();
    EXPECT_EQ(figures.printed("M-A1"), "19");
    EXPECT_EQ(figures.printed("M-A1 withdrawn"), "1");
    EXPECT_EQ(figures.printed("M-A1 complete"), "11");
    EXPECT_EQ(figures.printed("M-A1 red"), "2");
    EXPECT_EQ(figures.printed("M-A1 amber"), "4");
    EXPECT_EQ(figures.printed("M-A1 green"), "2");
    EXPECT_EQ(figures.printed("M-A2"), "57.9%"); // 11 / 19
    EXPECT_EQ(figures.counted("M-A2"), "11 of 19");
    EXPECT_EQ(figures.printed("M-A3"), "2");
    EXPECT_EQ(figures.printed("M-A3 of counted"), "10.5%"); // 2 / 19
    EXPECT_EQ(figures.printed("M-A3 of open"), "25.0%"); // 2 / 8
    EXPECT_EQ(figures.counted("M-A3 of open"), "2 of 8");
    EXPECT_EQ(figures.printed("M-A4"), "50.0%"); // 7 / 14
    EXPECT_EQ(figures.counted("M-A4"), "7 of 14");
    EXPECT_EQ(figures.printed("M-A5"), "61.5%"); // 8 / 13
    EXPECT_EQ(figures.counted("M-A5"), "8 of 13");
    // P1-02 14, P1-04 51, P1-06 2 and P2-03 10 days late: 77 / 4 = 19.25
    EXPECT_EQ(figures.printed("M-A6"), "19.3");
    std::map<std::string, std::string> const complete { { "CSC", "75.0%" }, { "POL", "66.7%" },
        { "CCG", "100.0%" }, { "HOSP", "33.3%" }, { "COMM", "50.0%" }, { "EDU", "50.0%" },
        { "VCS", "0.0%" }, { "LSCB", "50.0%" }, { "HOUS", "–" } };
    for (auto const& [agency, share] : complete)
        EXPECT_EQ(figures.printed("M-A7 " + agency + " M-A2"), share) << agency;
    EXPECT_EQ(figures.counted("M-A7 CSC M-A4"), "2 of 3");
    EXPECT_EQ(figures.counted("M-A7 POL M-A4"), "1 of 3");
    EXPECT_EQ(figures.counted("M-A7 HOSP M-A4"), "1 of 3");
    EXPECT_EQ(figures.counted("M-A7 COMM M-A4"), "0 of 1");
    EXPECT_FALSE(figures.of("M-A7 HOUS M-A2").reason.empty());
}

TEST_F(NorthbridgeStatistics, K11Training)
{
    Figures const figures(m_subject, { on("2018-01-01"), on("2020-12-31"), on("2020-12-31") });
    EXPECT_EQ(figures.printed("M-L1"), "4");
    EXPECT_EQ(figures.printed("M-L2 attendances"), "18"); // 5 + 4 + 5 + 4
    EXPECT_EQ(figures.printed("M-L2 people"), "12");
    EXPECT_EQ(figures.printed("M-L3"), "18");
    EXPECT_EQ(figures.of("M-L3").rows.size(), 8u);
    EXPECT_NE(figures.of("M-L2 people").definition.find("add up to 13"), std::string::npos);
    EXPECT_EQ(figures.printed("M-L4 2018 courses"), "2");
    EXPECT_EQ(figures.printed("M-L4 2018 attendances"), "9");
    EXPECT_EQ(figures.printed("M-L4 2019 attendances"), "5");
    EXPECT_EQ(figures.printed("M-L4 2020 attendances"), "4");
    EXPECT_EQ(figures.printed("M-L5"), "0"); // 20 - 2 - 2 + 2 = 18
    EXPECT_EQ(figures.printed("M-L6"), "10.0%"); // 2 / 20
    EXPECT_EQ(figures.printed("M-L7"), "52.9%"); // 18 / 34
    EXPECT_EQ(figures.printed("M-L8"), "–");
}

TEST_F(NorthbridgeStatistics, FinancialYearsRunFromApril)
{
    Figures const figures(
        m_subject, { on("2018-01-01"), on("2020-12-31"), on("2020-12-31"), true });
    EXPECT_EQ(figures.printed("M-L4 2017/18 courses"), "0");
    EXPECT_EQ(figures.printed("M-L4 2018/19 attendances"), "9"); // D1 and D2
    EXPECT_EQ(figures.printed("M-L4 2020/21 attendances"), "4"); // D6
    EXPECT_EQ(figures.of("M-L4 2017/18 courses").period, "1 January 2018 to 31 March 2018");
}

TEST_F(NorthbridgeStatistics, K12Timeliness)
{
    auto const figures = everything();
    EXPECT_EQ(figures.printed("M-R1"), "4");
    EXPECT_EQ(figures.printed("M-R2"), "5");
    EXPECT_EQ(figures.printed("M-T1"), "2");
    EXPECT_EQ(figures.printed("M-T1 not met"), "2");
    EXPECT_EQ(figures.printed("M-T1%"), "50.0%");
    EXPECT_EQ(figures.counted("M-T1%"), "2 of 4");
    EXPECT_EQ(figures.printed("M-T1 all%"), "60.0%"); // 3 / 5
    EXPECT_EQ(figures.printed("M-T2"), "5.8"); // (7 + 5 + 6 + 5) / 4
    EXPECT_EQ(figures.printed("M-T3"), "7.5"); // (10 + 6 + 8 + 6) / 4
    EXPECT_EQ(figures.printed("M-T3 median"), "7");
    EXPECT_EQ(figures.printed("M-T4"), "0");
    EXPECT_EQ(figures.counted("M-T4%"), "0 of 4");
    EXPECT_EQ(figures.printed("M-T7 CRIMINAL_PROCEEDINGS"), "1"); // NB16/01
    EXPECT_EQ(figures.printed("M-T7 NONE"), "1"); // NB18/01
    EXPECT_EQ(figures.printed("M-R3 started SCR"), "2");
    EXPECT_EQ(figures.printed("M-R3 concluded MULTI_AGENCY_LEARNING_REVIEW"), "1");
    EXPECT_EQ(figures.printed("M-R3 published LCSPR"), "2");
    EXPECT_EQ(figures.printed("M-R4"), "0");
}

TEST_F(NorthbridgeStatistics, EachCaseIsJudgedByItsOwnProfile)
{
    // NB16/01: sent 19 April for 27 April 2017, seven days would do. Seven working days before are
    // 18 April, so by the profile of the later cases it would be late.
    auto const figures = everything();
    EXPECT_EQ(figures.printed("M-T5"), "4");
    m_subject.profiles.clear();
    auto const by_one_profile = everything();
    EXPECT_EQ(by_one_profile.printed("M-T5"), "2"); // NB17/01: Easter 2018 lies in between
}

TEST_F(NorthbridgeStatistics, K13Register)
{
    auto const figures = everything();
    EXPECT_EQ(figures.printed("M-N1 all"), "6");
    EXPECT_EQ(figures.printed("M-N1"), "4");
    EXPECT_EQ(figures.printed("M-N1%"), "66.7%"); // 4 / 6
    for (auto const& row : figures.of("M-N1 all").rows)
        EXPECT_EQ(row.item.find("NB17/02"), std::string::npos);
}

TEST_F(NorthbridgeStatistics, PanelsAndDecisions)
{
    auto const figures = everything();
    // K2: NB16/01 9 May 2016, minutes 20 May, decision 8 June; NB16/02 31 August, 12 and 26
    // September 2016.
    EXPECT_EQ(figures.printed("M-T6 minutes%"), "100.0%");
    EXPECT_EQ(figures.counted("M-T6 decisions%"),
        figures.printed("M-T6 decisions") + " of "
            + std::to_string(figures.of("M-T6 decisions").denominator.size()));
    EXPECT_EQ(figures.printed("M-R5 MULTI_AGENCY_LEARNING_REVIEW UPHELD"), "1");
    EXPECT_EQ(figures.printed("M-R5 NFA OVERRULED"), "0");
}

TEST_F(NorthbridgeStatistics, NothingLaterThanTheAsAtDateIsKnown)
{
    Figures const figures(m_subject, { on("2015-01-01"), on("2017-12-31"), on("2017-12-31") });
    EXPECT_EQ(figures.printed("M-R1"), "1");
    EXPECT_EQ(figures.printed("M-R4"), "1"); // NB17/01 was decided in August 2017
    EXPECT_EQ(figures.printed("M-N1 all"), "3");
    EXPECT_EQ(figures.printed("M-T1%"), "0.0%"); // only NB16/01 had reported
}

TEST_F(NorthbridgeStatistics, SmallNumbersOfChildrenAreHidden)
{
    // NB16/01 and NB17/01 are girls; no count of one to two prints.
    auto const figures = everything();
    for (auto const& figure : figures.all()) {
        if (!figure.code.starts_with("M-R2 "))
            continue;
        EXPECT_NE(figure.value.printed(), "1") << figure.code;
        EXPECT_NE(figure.value.printed(), "2") << figure.code;
        EXPECT_TRUE(figure.rows.empty()) << figure.code;
    }
    EXPECT_EQ(figures.printed("M-R2 age Under 1"), "c"); // Wren, 7 months
}

TEST_F(NorthbridgeStatistics, EveryFigureIsCompleteAndItsCodeIsUnique)
{
    std::set<std::string> codes;
    auto const figures = everything();
    for (auto const& figure : figures.all()) {
        EXPECT_TRUE(codes.insert(figure.code).second) << figure.code;
        EXPECT_FALSE(figure.label.empty()) << figure.code;
        EXPECT_FALSE(figure.definition.empty()) << figure.code;
        EXPECT_FALSE(figure.filter.empty()) << figure.code;
        EXPECT_FALSE(figure.period.empty()) << figure.code;
        bool const is_number = figure.value.number() != nullptr;
        EXPECT_EQ(figure.reason.empty(), is_number) << figure.code;
    }
    for (auto const* code : { "M-L10", "M-Q1", "M-Q2", "M-Q3" })
        EXPECT_TRUE(codes.contains(code)) << code;
}

TEST(SeftonStatistics, DataSetS)
{
    examples::Documents documents;
    auto const folder = examples::root() / "examples/sefton-2021";
    auto const profile = documents.add(examples::root() / "data/profiles/sefton_2018.json");
    ReportSubject const subject { documents.add(folder / "board.json"), profile,
        documents.add_cases(folder), { documents.add(folder / "training.json") },
        { { "sefton_2018", profile } } };
    Figures const figures(subject, { on("2018-01-01"), on("2021-01-26"), on("2021-01-26") });
    EXPECT_EQ(figures.printed("M-R1"), "5");
    EXPECT_EQ(figures.printed("M-R2"), "7");
    EXPECT_EQ(figures.printed("M-R6"), "0");
    EXPECT_EQ(figures.printed("M-T1"), "2");
    EXPECT_EQ(figures.counted("M-T1"), "2 of 5");
    EXPECT_EQ(figures.printed("M-T2"), "6.2");
    EXPECT_EQ(figures.printed("M-T2 median"), "7");
    EXPECT_EQ(figures.printed("M-T3"), "8.4");
    EXPECT_EQ(figures.printed("M-T3 median"), "8");
    EXPECT_EQ(figures.printed("M-T4"), "1");
    EXPECT_EQ(figures.printed("M-T5"), "1");
    EXPECT_EQ(figures.printed("M-T5?"), "4");
    EXPECT_EQ(figures.printed("M-L1 reported C1"), "25");
    EXPECT_EQ(figures.printed("M-L2 reported C1"), "539");
    EXPECT_EQ(figures.printed("M-L2 per course C1"), "21.6");
    EXPECT_EQ(figures.printed("M-L9 E1"), "c. 1,000");
    EXPECT_EQ(figures.printed("M-A2"), "–"); // the record holds no action plan
    EXPECT_FALSE(figures.of("M-A2").reason.empty());
}
