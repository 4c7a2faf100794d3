#include "facts/escalation_report.h"

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

using Texts = std::vector<std::string>;

class NorthbridgeReports : public testing::Test {
protected:
    NorthbridgeReports() { m_subject.profile = m_subject.profiles.at("staffs_stoke_2015"); }

    /// The report to a meeting, with what was known on the day of the meeting.
    base::Result<Fact> make(EscalationAudience audience, char const* meeting) const
    {
        ReportOccasion occasion { .meeting_on = on(meeting),
            .period_from = *base::PartialDate::parse("2017-04"),
            .period_to = *base::PartialDate::parse("2018-03"),
            .as_at = on(meeting) };
        return escalation_report(m_subject, occasion, audience);
    }
    Fact to_executive(char const* meeting) const
    {
        auto made = make(EscalationAudience::executive, meeting);
        EXPECT_TRUE(made.ok()) << base::describe(made.errors().front());
        return made.ok() ? made.value() : Fact();
    }
    Fact to_board(char const* meeting) const
    {
        auto made = make(EscalationAudience::board, meeting);
        EXPECT_TRUE(made.ok()) << base::describe(made.errors().front());
        return made.ok() ? made.value() : Fact();
    }
    std::string name_of(std::string const& person) const
    {
        for (auto const& one : m_subject.board.list("people")) {
            if (one.text("id") == person)
                return one.text("display_name").value();
        }
        return "nobody";
    }
    /// A record of the subject with one value changed.
    void change(casefile::Record& record, auto const& edit)
    {
        auto value = record.value();
        edit(value);
        record = m_documents.add_text(base::write_json(value), "changed.json");
    }
    casefile::Record& case_file(char const* reference)
    {
        return *std::ranges::find_if(
            m_subject.cases, [&](auto const& one) { return one.text("ref") == reference; });
    }

    examples::Documents m_documents;
    ReportSubject m_subject = examples::northbridge_board(m_documents);
};

std::string printed(Fact const& fact, char const* key)
{
    auto const member = fact.member(key);
    return member ? member->printed().value_or("missing") : "no such key";
}

/// "P1-07 P1-09": the numbers of the actions in one of the lists.
std::string numbers(Fact const& report, char const* list)
{
    std::string all;
    for (auto const& row : *report.member(list)->list())
        all += (all.empty() ? "" : " ") + printed(row, "number");
    return all;
}

Fact row(Fact const& report, char const* list, std::size_t index = 0)
{
    return report.member(list)->list()->at(index);
}

} // namespace

// K9: both escalations of 21 September are new to the Executive of 12 October.
TEST_F(NorthbridgeReports, TheExecutiveHearsWhatIsNewFromTheChairAndTheViceChair)
{
    auto const report = to_executive("2017-10-12");
    EXPECT_EQ(printed(report, "audience"), "Executive Group");
    EXPECT_EQ(printed(report, "previous_on"), "8 June 2017");
    EXPECT_EQ(numbers(report, "opened"), "P1-09 P1-07");
    EXPECT_EQ(numbers(report, "continuing"), "");
    EXPECT_EQ(numbers(report, "closed"), "");
    auto const presenters = *report.member("presenters")->list();
    ASSERT_EQ(presenters.size(), 2u);
    EXPECT_EQ(printed(presenters.at(0), "name"), name_of("P03"));
    EXPECT_EQ(printed(presenters.at(0), "title"), "Chair of the SCR Subgroup");
    EXPECT_TRUE(*presenters.at(0).member("has_rest")->boolean());
    EXPECT_TRUE(presenters.at(0).member("actions")->list()->empty());
    EXPECT_EQ(printed(presenters.at(1), "name"), name_of("P04"));
    EXPECT_TRUE(*presenters.at(1).member("is_vice_chair")->boolean());
    EXPECT_EQ(*presenters.at(1).member("actions")->list()->front().text(),
        "Northbridge Children’s Social Care, NB16/01 action P1-09");
}

TEST_F(NorthbridgeReports, ARowTellsTheWholeStory)
{
    auto const hospital = row(to_executive("2017-12-07"), "continuing");
    EXPECT_EQ(printed(hospital, "case"), "NB16/01");
    EXPECT_EQ(printed(hospital, "pseudonyms"), "Wren");
    EXPECT_EQ(printed(hospital, "due"), "30 November 2017");
    EXPECT_EQ(printed(hospital, "days_overdue"), "7");
    Texts missed;
    for (auto const& meeting : *hospital.member("missed")->list())
        missed.push_back(printed(meeting, "on"));
    EXPECT_EQ(missed, (Texts { "20 July 2017", "21 September 2017" }));
    Texts log;
    for (auto const& line : *hospital.member("chase_log")->list())
        log.push_back(printed(line, "on") + " " + printed(line, "what"));
    EXPECT_EQ(log,
        (Texts { "20 July 2017 chased in the next request",
            "21 September 2017 escalated to the Executive Group",
            "16 November 2017 nothing more received: exception to the Board" }));
    EXPECT_EQ(*hospital.member("email_to")->list()->front().text(), name_of("P10"));
    EXPECT_EQ(*hospital.member("email_to")->list()->back().text(), name_of("P11"));
    EXPECT_TRUE(*hospital.member("is_exception")->boolean());
    EXPECT_EQ(printed(hospital, "last_received"), "missing");
}

// K9: CSC's update of 1 November closes its escalation, the hospital's continues.
TEST_F(NorthbridgeReports, TheNextMeetingHearsWhatContinuesAndWhatWasClosed)
{
    auto const december = to_executive("2017-12-07");
    EXPECT_EQ(numbers(december, "opened"), "");
    EXPECT_EQ(numbers(december, "continuing"), "P1-07");
    EXPECT_EQ(numbers(december, "closed"), "P1-09");
    EXPECT_EQ(printed(row(december, "closed"), "closed_on"), "1 November 2017");
    // What was closed before the last meeting is not told again.
    EXPECT_EQ(numbers(to_executive("2018-02-01"), "closed"), "");
}

// K9: only the hospital's action goes to the Board of 14 December, raised by the same person.
TEST_F(NorthbridgeReports, TheBoardHearsExceptionsOnly)
{
    auto const nothing = to_board("2017-09-28");
    EXPECT_FALSE(*nothing.member("any")->boolean());
    EXPECT_EQ(printed(nothing.member("presenters")->list()->front(), "name"), name_of("P03"));
    auto const december = to_board("2017-12-14");
    EXPECT_EQ(numbers(december, "opened"), "P1-07");
    EXPECT_EQ(numbers(december, "closed"), "");
    EXPECT_EQ(printed(december.member("presenters")->list()->front(), "name"), name_of("P03"));
    auto const march = to_board("2018-03-08");
    EXPECT_EQ(numbers(march, "opened"), "");
    EXPECT_EQ(numbers(march, "continuing"), "P1-07");
}

// A subgroup that meets in the morning escalates to the Executive after this afternoon's.
TEST_F(NorthbridgeReports, WhatIsEscalatedOnTheDayOfAMeetingIsNewAtTheNext)
{
    change(m_subject.board, [](base::Value& board) {
        auto meetings = *board.find("meetings");
        for (auto& meeting : *meetings.as_list()) {
            if (meeting.text("id") == "EXEC-2017-06-08")
                meeting.set("date", base::Value("2017-09-21"));
        }
        board.set("meetings", meetings);
    });
    EXPECT_FALSE(*to_executive("2017-09-21").member("any")->boolean());
    EXPECT_EQ(numbers(to_executive("2017-10-12"), "opened"), "P1-09 P1-07");
}

TEST_F(NorthbridgeReports, APromiseIsToldAndThatItWasBroken)
{
    change(case_file("NB16/01"), [](base::Value& record) {
        auto text = base::write_json(record);
        std::string const action = R"("no":"P1-07",)";
        auto const at = text.find(action);
        ASSERT_NE(at, std::string::npos);
        text.insert(at + action.size(),
            R"("escalations":[{"level":"L2_EXECUTIVE","opened_on":"2017-09-21",)"
            R"("email_sent_on":"2017-09-22","timescale_promised":"2017-11-10"}],)");
        record = base::parse_json(text, "case.json").value();
    });
    auto const october = row(to_executive("2017-10-12"), "opened", 1);
    EXPECT_EQ(printed(october, "email_sent_on"), "22 September 2017");
    EXPECT_EQ(printed(october, "promised"), "10 November 2017");
    EXPECT_FALSE(*october.member("promise_broken")->boolean());
    auto const december = row(to_executive("2017-12-07"), "continuing");
    EXPECT_TRUE(*december.member("promise_broken")->boolean());
}

TEST_F(NorthbridgeReports, APresenterWithAConflictBlocksUntilSomebodyElseIsNamedForTheCase)
{
    change(case_file("NB16/01"), [](base::Value& record) {
        auto conflicts = *record.find("conflicts");
        conflicts.push(base::parse_json(
            R"({"person": "P03", "kind": "DIRECT_INVOLVEMENT", "effect": "CANNOT_CHAIR"})", "x")
                           .value());
        record.set("conflicts", conflicts);
    });
    auto const blocked = make(EscalationAudience::board, "2017-12-14");
    ASSERT_FALSE(blocked.ok());
    ASSERT_EQ(blocked.errors().size(), 1u);
    auto const& fault = blocked.errors().front();
    EXPECT_EQ(fault.code, "presenter-conflicted");
    EXPECT_EQ(fault.message,
        name_of("P03")
            + " cannot present action P1-07 of NB16/01: a conflict of interest is recorded in the "
              "case.");
    change(m_subject.board, [](base::Value& board) {
        auto holdings = *board.find("role_holdings");
        holdings.push(base::parse_json(
            R"({"person": "P12", "role": "SUBGROUP_CHAIR", "scope": "CASE", "case": "NB16/01"})",
            "x")
                          .value());
        board.set("role_holdings", holdings);
    });
    auto const presenters = *to_board("2017-12-14").member("presenters")->list();
    EXPECT_EQ(printed(presenters.front(), "name"), name_of("P12"));
}

TEST_F(NorthbridgeReports, NobodyPresentsAnActionOfTheAgencyTheyRepresent)
{
    change(m_subject.board, [](base::Value& board) {
        auto holdings = *board.find("role_holdings");
        for (auto& holding : *holdings.as_list()) {
            if (holding.text("role") == "SUBGROUP_VICE_CHAIR")
                holding.set("person", base::Value("P03"));
        }
        board.set("role_holdings", holdings);
    });
    auto const blocked = make(EscalationAudience::executive, "2017-10-12");
    ASSERT_FALSE(blocked.ok());
    EXPECT_EQ(blocked.errors().front().code, "presenter-conflicted");
}

// R-E05: under a profile without an Executive the Independent Chair hears of it.
TEST_F(NorthbridgeReports, WithoutAnExecutiveTheReportGoesToTheChairAfterEachSubgroupMeeting)
{
    m_subject.profile = m_subject.profiles.at("sefton_2018");
    auto const report = to_executive("2017-09-21");
    EXPECT_EQ(printed(report, "audience"), "Independent Chair");
    EXPECT_EQ(printed(report, "previous_on"), "20 July 2017");
    EXPECT_EQ(numbers(report, "opened"), "P1-09 P1-07");
}

// K9, and the same numbers as the statistics of 2017/18.
TEST_F(NorthbridgeReports, TheFiguresAreThoseOfTheStatistics)
{
    auto const made = escalation_report(m_subject,
        { .meeting_on = on("2018-03-31"),
            .period_from = *base::PartialDate::parse("2017-04"),
            .period_to = *base::PartialDate::parse("2018-03"),
            .as_at = on("2018-03-31") },
        EscalationAudience::executive);
    ASSERT_TRUE(made.ok());
    std::map<std::string, std::string> in_report;
    for (auto const& figure : *made.value().member("measures")->list())
        in_report[printed(figure, "code")] = printed(figure, "printed");
    EXPECT_EQ(in_report.at("M-E1"), "2");
    EXPECT_EQ(in_report.at("M-E1 agencies"), "2");
    EXPECT_EQ(in_report.at("M-E2"), "1");
    EXPECT_EQ(in_report.at("M-E3"), "1");
    EXPECT_EQ(in_report.at("M-E5"), "1");
    auto const all = statistics(m_subject, examples::calendar(),
        { .from = on("2017-04-01"), .to = on("2018-03-31"), .as_at = on("2018-03-31") });
    ASSERT_TRUE(all.ok());
    int compared = 0;
    for (auto const& figure : all.value()) {
        if (figure.code.starts_with("M-E")) {
            EXPECT_EQ(in_report.at(figure.code), figure.value.printed()) << figure.code;
            ++compared;
        }
        if (figure.code == "M-E4") {
            EXPECT_EQ(in_report.at("M-E4 answered"), std::to_string(figure.rows.size()));
            EXPECT_EQ(in_report.at("M-E4 due"), std::to_string(figure.denominator.size()));
            compared += 2;
        }
    }
    EXPECT_EQ(compared, static_cast<int>(in_report.size()));
}
