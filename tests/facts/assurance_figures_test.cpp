#include "facts/assurance_figures.h"

#include "facts/northbridge_board.h"
#include "facts/plan_record.h"

#include <gtest/gtest.h>

using namespace facts;
using base::Date;

namespace {

Date on(char const* iso)
{
    return *Date::parse(iso);
}

/// A board with this evidence of impact, and the cases of Northbridge.
class Assurance : public testing::Test {
protected:
    examples::Documents m_documents;
    ReportSubject m_subject = examples::northbridge_board(m_documents);
    Period m_period { on("2019-01-01"), on("2019-12-31"), "2019" };
    Date m_as_at = on("2019-12-31");

    /// A record of the example with this evidence in place of its own.
    casefile::Record with_evidence(std::string const& file, std::string const& evidence)
    {
        auto const text = base::read_file(examples::root() / "examples/northbridge" / file);
        auto value = base::parse_json(text, file).value();
        value.set("impact_evidence", base::parse_json("[" + evidence + "]", "evidence").value());
        return m_documents.add_text(base::write_json(value), file);
    }
    void set_evidence(std::string const& evidence)
    {
        m_subject.board = with_evidence("board.json", evidence);
    }
    /// Adds evidence of impact to a case of the example.
    void set_case_evidence(std::string const& file, std::string const& evidence)
    {
        auto const record = with_evidence(file, evidence);
        for (auto& one : m_subject.cases) {
            if (one.text("ref") == record.text("ref"))
                one = record;
        }
    }
    Figure of(std::string const& code) const
    {
        for (auto const& figure : assurance_figures(m_subject, m_period, m_as_at)) {
            if (figure.code == code)
                return figure;
        }
        ADD_FAILURE() << "no figure " << code;
        return {};
    }
    std::string printed(std::string const& code) const { return *of(code).value.printed(); }
};

constexpr auto self_assessment = R"({"kind": "SECTION_11", "title": "Section 11 2019",
    "finding": "Sound.", "returns_due_on": "2019-06-30", "returns": [
    {"agency": "CSC", "received_on": "2019-06-28", "standards": [
        {"standard": "1", "score": 3}, {"standard": "2", "score": 1},
        {"standard": "3", "score": 3, "moderated_score": 1}]},
    {"agency": "POL", "received_on": "2019-07-05", "standards": [
        {"standard": "1", "score": 1, "moderated_score": 2},
        {"standard": "2", "applicable": false}, {"standard": "3"}]},
    {"agency": "EDU", "received_on": "2020-01-10", "standards": [{"standard": "1", "score": 3}]},
    {"agency": "HOSP"}]})";

} // namespace

TEST_F(Assurance, SectionElevenReturnsAndStandards)
{
    set_evidence(self_assessment);
    EXPECT_EQ(printed("M-Q1 due"), "4");
    EXPECT_EQ(printed("M-Q1 received"), "2"); // EDU came after the as-at date, HOSP never
    EXPECT_EQ(printed("M-Q1"), "50.0%");
    // CSC 1 of 3 (moderation took one away), POL 1 of 2 (one does not apply, one is not graded).
    EXPECT_EQ(printed("M-Q1 standards"), "40.0%"); // 2 / 5
    EXPECT_EQ(of("M-Q1 standards").rows.size(), 2u);
    m_as_at = on("2020-12-31");
    EXPECT_EQ(printed("M-Q1"), "75.0%"); // EDU too
    m_period = { on("2020-01-01"), on("2020-12-31"), "2020" };
    EXPECT_EQ(printed("M-Q1"), "–"); // due in another year
    EXPECT_FALSE(of("M-Q1").reason.empty());
    EXPECT_FALSE(of("M-Q1 standards").reason.empty());
}

TEST_F(Assurance, SectionElevenAsReported)
{
    set_evidence(R"({"kind": "SECTION_11", "title": "A", "finding": "x", "returns_due": 8,
        "returns_received": 6, "completed_on": "2019-05-01"},
        {"kind": "SECTION_11", "title": "B", "finding": "x", "returns_due": 2,
        "returns_received": 2, "completed_on": "2019-05-02"},
        {"kind": "SECTION_11", "title": "C", "finding": "x", "returns_due": 9,
        "returns_received": 9})");
    EXPECT_EQ(printed("M-Q1 reported"), "8");
    EXPECT_EQ(printed("M-Q1 reported%"), "80.0%"); // 8 / 10
    EXPECT_EQ(of("M-Q1 reported").quality, Quality::as_reported);
    EXPECT_EQ(printed("M-Q1"), "–");
    EXPECT_NE(of("M-Q1").reason.find("1 without a date"), std::string::npos);
}

TEST_F(Assurance, AuditsByKind)
{
    set_evidence(R"({"kind": "MULTI_AGENCY_AUDIT", "title": "Neglect", "finding": "x",
        "completed_on": "2019-01-01"},
        {"kind": "S175_157", "title": "Schools", "finding": "x", "completed_on": "2019-12-31"},
        {"kind": "SINGLE_AGENCY_AUDIT", "title": "Late", "finding": "x",
        "completed_on": "2020-01-01"},
        {"kind": "SINGLE_AGENCY_AUDIT", "title": "Undated", "finding": "x"},
        {"kind": "SURVEY", "title": "No audit", "finding": "x", "completed_on": "2019-03-01"})");
    set_case_evidence("case-nb16-01.json", R"({"kind": "SINGLE_AGENCY_AUDIT", "title": "Bruises",
        "finding": "x", "completed_on": "2019-03-01", "linked_actions": ["P1-01"]})");
    EXPECT_EQ(printed("M-Q2"), "3");
    EXPECT_EQ(of("M-Q2").rows.size(), 3u);
    EXPECT_EQ(printed("M-Q2 SINGLE_AGENCY_AUDIT"), "1");
    EXPECT_EQ(printed("M-Q2 MULTI_AGENCY_AUDIT"), "1");
    EXPECT_EQ(printed("M-Q2 S175_157"), "1");
    EXPECT_EQ(of("M-Q2 SINGLE_AGENCY_AUDIT").rows.at(0).item, "NB16/01");
    EXPECT_NE(of("M-Q2").definition.find("1 without a date"), std::string::npos);
}

TEST_F(Assurance, NoAuditIsACountOfNone)
{
    set_evidence("");
    EXPECT_EQ(printed("M-Q2"), "0");
    EXPECT_EQ(printed("M-Q1"), "–");
}

TEST_F(Assurance, RecommendationsWithEvidenceOfImpact)
{
    m_as_at = on("2018-03-31");
    auto const complete = of("M-Q3").denominator.size();
    ASSERT_GT(complete, 0u);
    EXPECT_EQ(printed("M-Q3"), "0.0%");
    EXPECT_EQ(of("M-Q3").period, "As at 31 March 2018");
    auto const evidence = [&](std::string const& date) {
        return R"({"kind": "DATASET", "title": "Data", "finding": "x", "completed_on": ")" + date
            + R"(", "linked_actions": ["P1-01"]})";
    };
    set_case_evidence("case-nb16-01.json", evidence("2018-04-01"));
    EXPECT_EQ(printed("M-Q3"), "0.0%"); // not known on 31 March
    set_case_evidence("case-nb16-01.json", evidence("2018-03-31"));
    EXPECT_EQ(of("M-Q3").rows.size(), 1u);
    EXPECT_EQ(of("M-Q3").rows.at(0).detail, "Data");
    EXPECT_EQ(printed("M-Q3"), *percent(1, static_cast<long long>(complete)).printed());
    m_as_at = on("2016-01-01");
    EXPECT_EQ(printed("M-Q3"), "–"); // no plan yet
    EXPECT_FALSE(of("M-Q3").reason.empty());
}

TEST_F(Assurance, CompleteIsWhatTheColoursOfThePlanSay)
{
    for (auto const* day : { "2017-06-30", "2017-12-31", "2018-03-31", "2020-12-31" }) {
        m_as_at = on(day);
        std::size_t complete = 0;
        for (auto const& record : m_subject.cases) {
            for (auto const& recommendation :
                read_plan(m_subject.board, m_subject.profile_of(record), record, m_as_at)) {
                auto const& actions = recommendation.actions;
                auto const is = [&](Brag brag) {
                    return std::ranges::count(actions, brag, &PlanAction::brag);
                };
                complete
                    += is(Brag::blue) > 0 && is(Brag::blue) + is(Brag::grey) == std::ssize(actions)
                    ? 1
                    : 0;
            }
        }
        EXPECT_EQ(of("M-Q3").denominator.size(), complete) << day;
    }
}
