#include "facts/escalation_list.h"

#include "facts/northbridge_board.h"

#include <gtest/gtest.h>

using namespace facts;
using base::Date;

namespace {

Date on(char const* iso)
{
    return *Date::parse(iso);
}

using Dates = std::vector<Date>;
using Texts = std::vector<std::string>;

class NorthbridgeEscalations : public testing::Test {
protected:
    examples::Documents m_documents;
    ReportSubject m_subject = examples::northbridge_board(m_documents);

    std::string name_of(char const* person) const
    {
        for (auto const& one : m_subject.board.list("people")) {
            if (one.text("id") == person)
                return one.text("display_name").value();
        }
        return "nobody";
    }
    /// The items of one agency from `level` up.
    std::vector<EscalationItem> of(
        std::string const& agency, int level, char const* as_at = "2018-03-31") const
    {
        auto items = escalations(m_subject, on(as_at));
        std::erase_if(items, [&](auto const& item) {
            return item.agency != agency || (level == 1 ? item.level != 1 : item.level < level);
        });
        return items;
    }
    /// The board's record with one value changed.
    void change_board(auto const& change)
    {
        auto value = m_subject.board.value();
        change(value);
        m_subject.board = m_documents.add_text(base::write_json(value), "board.json");
    }
};

} // namespace

// R-E02, R-E03, K9 for action P1-07.
TEST_F(NorthbridgeEscalations, TwoSilentMeetingsGoToTheExecutiveThenToTheBoard)
{
    auto const items = of("HOSP", 2);
    ASSERT_EQ(items.size(), 1u);
    auto const& item = items.front();
    EXPECT_EQ(item.level, 3);
    EXPECT_EQ(item.opened_on, on("2017-09-21"));
    EXPECT_EQ(item.missed, (Dates { on("2017-07-20"), on("2017-09-21") }));
    EXPECT_EQ(item.raised_by_role, "SUBGROUP_CHAIR");
    EXPECT_EQ(item.raised_by, name_of("P03"));
    EXPECT_EQ(item.email_to, (Texts { name_of("P10"), name_of("P11") }));
    EXPECT_EQ(item.taken_to, "Executive Group");
    EXPECT_EQ(item.executive_on, on("2017-10-12"));
    EXPECT_EQ(item.exception_on, on("2017-11-16"));
    EXPECT_EQ(item.board_on, on("2017-12-14"));
    EXPECT_FALSE(item.closed_on);
    EXPECT_EQ(item.state, "Open");
}

// R-E03 is not met before the subgroup has met again.
TEST_F(NorthbridgeEscalations, BeforeTheSubgroupMeetsAgainNothingGoesToTheBoard)
{
    auto const items = of("HOSP", 2, "2017-11-15");
    ASSERT_EQ(items.size(), 1u);
    EXPECT_EQ(items.front().level, 2);
    EXPECT_FALSE(items.front().board_on);
}

// R-E04, K9 for action P1-09.
TEST_F(NorthbridgeEscalations, TheViceChairRaisesWhatTheChairsOwnAgencyMissed)
{
    auto const items = of("CSC", 2);
    ASSERT_EQ(items.size(), 1u);
    auto const& item = items.front();
    EXPECT_EQ(item.level, 2);
    EXPECT_EQ(item.raised_by_role, "SUBGROUP_VICE_CHAIR");
    EXPECT_EQ(item.raised_by, name_of("P04"));
    EXPECT_NE(item.why.find("represented by the Subgroup Chair"), std::string::npos);
    EXPECT_EQ(item.email_to, (Texts { name_of("P03"), name_of("P13") }));
    EXPECT_EQ(item.executive_on, on("2017-10-12"));
    EXPECT_FALSE(item.board_on);
    EXPECT_EQ(item.closed_on, on("2017-11-01"));
    EXPECT_EQ(item.state, "Closed: update received");
}

TEST_F(NorthbridgeEscalations, AnotherChairRaisesItHimself)
{
    change_board([](base::Value& board) {
        auto holdings = *board.find("role_holdings");
        for (auto& holding : *holdings.as_list()) {
            if (holding.text("role") == "SUBGROUP_CHAIR")
                holding.set("person", base::Value("P10")); // who represents the hospital
        }
        board.set("role_holdings", holdings);
    });
    EXPECT_EQ(of("CSC", 2).front().raised_by_role, "SUBGROUP_CHAIR");
    EXPECT_EQ(of("HOSP", 2).front().raised_by_role, "SUBGROUP_VICE_CHAIR");
}

// R-E01, R-E06, K9 for action P1-11: an update between two silent meetings breaks the run.
TEST_F(NorthbridgeEscalations, SingleMissesAreOnlyChased)
{
    EXPECT_TRUE(of("POL", 2).empty());
    auto const chased = of("POL", 1);
    ASSERT_EQ(chased.size(), 2u);
    EXPECT_EQ(chased.front().opened_on, on("2017-09-21"));
    EXPECT_EQ(chased.front().closed_on, on("2017-11-14"));
    EXPECT_EQ(chased.back().opened_on, on("2018-01-18"));
    EXPECT_EQ(chased.back().closed_on, on("2018-03-13"));
    EXPECT_TRUE(chased.back().email_to.empty());
}

// R-E01: an agency that answers after every meeting is not chased.
TEST_F(NorthbridgeEscalations, WhoAnswersIsNotChased)
{
    EXPECT_TRUE(of("VCS", 1).empty());
    EXPECT_TRUE(of("VCS", 2).empty());
}

// R-E02: the number of missed meetings is the profile's.
TEST_F(NorthbridgeEscalations, TheProfileSaysHowManyMeetingsMayBeMissed)
{
    auto value = m_subject.profiles.at("staffs_stoke_2015").value();
    value.set("escalation_misses", base::Value(std::int64_t { 3 }));
    m_subject.profiles.at("staffs_stoke_2015")
        = m_documents.add_text(base::write_json(value), "profile.json");
    EXPECT_TRUE(of("CSC", 2).empty()); // missed two meetings only
    ASSERT_EQ(of("HOSP", 2).size(), 1u);
    EXPECT_EQ(of("HOSP", 2).front().opened_on, on("2017-11-16"));
}

// R-E05
TEST_F(NorthbridgeEscalations, WithoutAnExecutiveTheIndependentChairIsTold)
{
    m_subject.profiles.clear(); // Leaves the report's profile, which has no Executive.
    auto const items = of("HOSP", 2);
    ASSERT_EQ(items.size(), 1u);
    EXPECT_EQ(items.front().taken_to, "Independent Chair");
    EXPECT_FALSE(items.front().executive_on);
    EXPECT_EQ(items.front().exception_on, on("2017-11-16"));
    EXPECT_EQ(items.front().board_on, on("2017-12-14"));
}

// One e-mail for each agency, however many of its actions were escalated.
TEST(EscalationEmails, GroupByAgencyAndMeeting)
{
    auto item = [](char const* agency, char const* action, int level, char const* date) {
        EscalationItem one { .opened_on = on(date), .missed = {}, .email_to = { "Ada Quill" } };
        one.level = level;
        one.case_reference = "NB16/01";
        one.action = action;
        one.agency_name = agency;
        return one;
    };
    auto const emails = escalation_emails({ item("Hospital", "1.1", 2, "2017-09-21"),
        item("Hospital", "1.2", 3, "2017-09-21"), item("Hospital", "1.3", 1, "2017-09-21"),
        item("Police", "2.1", 2, "2017-09-21"), item("Hospital", "1.4", 2, "2017-11-16") });
    ASSERT_EQ(emails.size(), 3u);
    EXPECT_EQ(emails.front().actions, (Texts { "NB16/01 action 1.1", "NB16/01 action 1.2" }));
    EXPECT_EQ(emails.front().to, (Texts { "Ada Quill" }));
    EXPECT_EQ(emails.back().opened_on, on("2017-11-16"));
}
